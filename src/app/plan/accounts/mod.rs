//! The table of ad accounts.

mod bounds;
mod columns;
mod details;
mod down_column;
mod name;
mod order;
mod parts;
mod row;
mod shown;
mod totals;
mod words;

use crate::app::dialogs::Dialogs;
use crate::app::format;
use crate::app::printing::Printing;
use crate::app::state::Added;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::ui::{
    Bound, Choice, Drawing, Icon, Swatch, TextField, each, live, live_text, part, press, whether,
};
use crate::day::Day;
use columns::{Column, Columns};
use down_column::go_down;
use leptos::prelude::*;
use order::{By, Order, SortedHead};
use row::AccountRow;
use totals::{Sums, TotalsRow};

/// How many ad accounts are on a page.
const PAGE: usize = 50;
/// From how many on the table can be filtered.
const MANY: usize = 12;
/// The right-hand side.
#[component]
pub(crate) fn Accounts() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let columns = Columns::of(planner);
    provide_context(columns);
    let sums = Sums::of(planner, columns);
    provide_context(sums);
    let order = Order::of(planner);
    // The positions of those that the filter lets through, in the order that is shown.
    let matching = Memo::new(move |_| {
        let filter = format::lowercase(&planner.account_filter.get());
        let positions = planner.with(|plan| {
            let all = plan.ad_accounts.iter().enumerate();
            all.filter(|(_, it)| {
                filter.is_empty() || format::lowercase(&it.name).contains(&filter) || it.id.contains(&filter)
            })
            .map(|(position, _)| position)
            .collect::<Vec<_>>()
        });
        order.shown(positions)
    });
    let printing = expect_context::<Printing>();
    let page = Memo::new(move |_| {
        if printing.is_on() {
            return 0;
        }
        let first = planner.first_account.get();
        matching.with(|matching| {
            let index = matching.iter().position(|it| *it == first).unwrap_or_default();
            index / PAGE
        })
    });
    let keys = Memo::new(move |_| {
        planner.account_keys.with(|keys| {
            matching.with(|matching| {
                let on_page = matching.iter().skip(page.get() * PAGE).take(printing.at_most(PAGE));
                on_page.filter_map(|position| keys.get(*position).cloned()).collect::<Vec<_>>()
            })
        })
    });
    let added = expect_context::<Added>();
    let none = Memo::new(move |_| planner.with(|plan| plan.ad_accounts.is_empty()));
    let dialogs = expect_context::<Dialogs>();
    view! {
        <section class="panel accounts" aria-labelledby="accounts-title">
            <div class="panel-head">
                <h2 id="accounts-title">{t("accounts.title")}</h2>
                <TableTools columns />
            </div>
            <div class="sheet">
                <table
                    class="table"
                    role="table"
                    class:is-empty=whether(move || none.get())
                    on:keydown=|event| go_down(&event)
                    on:focusout=move |_| order.focus_left()
                >
                    <caption class="visually-hidden">{t("accounts.caption")}</caption>
                    <TableHead columns sums order />
                    {each(keys.into(), |key| view! { <AccountRow key /> }.drawn())}
                    <TotalsRow columns sums />
                </table>
                {part(move || none.get().then(|| view! {
                    <div class="empty">
                        <p>{t("accounts.empty")}</p>
                        <button class="button" type="button" on:click=press(move || dialogs.import.set(true))>
                            {t("toolbar.import")}
                        </button>
                    </div>
                }))}
                <Pages matching page />
                <button id="add-account" class="button" class:add=whether(move || !none.get()) class:primary=whether(move || none.get()) type="button" on:click=press(move || added.add(planner))>
                    <Icon path="M8 3v10M3 8h10" />
                    {t("accounts.add")}
                </button>
            </div>
        </section>
    }
}

/// The heads of the columns.
#[component]
fn TableHead(columns: Columns, sums: Sums, order: Order) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let allocate = move |(at, column): (usize, Column)| {
        let single = columns.all.with(Vec::len) == 1;
        let (name, expires) =
            if single { Default::default() } else { (format!(" {}", column.name), column.expires) };
        view! {
            <th scope="col" role="columnheader" class="number-head allocate-head">
                {t("accounts.allocate")}<span class="head-name">{name}</span>
                <span class="head-sub">{expires}</span>
                <span class="head-left">{part(move || sums.left(at).map(|left| view! {
                    <Swatch class="part unallocated" /><span>{left}</span>
                }))}</span>
            </th>
        }
    };
    // What it can spend later is not counted.
    let can_spend = move || {
        planner.with(|plan| {
            let days = plan
                .ad_credits
                .iter()
                .map(|it| Day::parse(it.expires.as_deref()?))
                .collect::<Option<Vec<_>>>();
            let end = Day::parse(&plan.end);
            match days.unwrap_or_default()[..] {
                [] => t("accounts.canSpend").to_owned(),
                [day] if Some(day) <= end => t("accounts.canSpend").to_owned(),
                ref days => {
                    let last =
                        days.iter().max().copied().min(end).map(|it| it.to_string()).unwrap_or_default();
                    fill("accounts.canSpendBy", &[("day", &format::day(&last, &plan.start))])
                }
            }
        })
    };
    view! {
        <thead role="rowgroup">
            <tr role="row">
                <SortedHead order by=By::Name name="accounts.account" class="sorts" />
                <th scope="col" role="columnheader">{t("accounts.status")}</th>
                <SortedHead order by=By::DailySpend name="accounts.dailySpend" class="sorts number-head spend-head" />
                <th scope="col" role="columnheader" class="number-head">
                    {live_text(can_spend)}
                </th>
                {part(move || columns.shown.get().into_iter().enumerate().map(allocate).collect_view())}
                {part(move || columns.hide_some().then(|| view! {
                    <th scope="col" role="columnheader" class="number-head">{t("accounts.elsewhere")}</th>
                }))}
                <SortedHead order by=By::Stranded name="accounts.stranded" class="sorts number-head" />
            </tr>
        </thead>
    }
}

/// What is needed only for many ad accounts or many ad credits.
#[component]
fn TableTools(columns: Columns) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let many = Memo::new(move |_| planner.with(|plan| plan.ad_accounts.len() >= MANY));
    let hide_some = Memo::new(move |_| columns.hide_some());
    let chosen =
        live(move || columns.shown.with(|it| it.first().map(|it| it.id.clone()).unwrap_or_default()));
    let options = Signal::derive(move || {
        let option = |it: &Column| (it.id.clone(), format!("{} {}", it.name, it.expires));
        columns.all.with(|all| all.iter().map(option).collect::<Vec<_>>())
    });
    let choose = move || {
        let set = move |id| planner.allocating.set(Some(id));
        view! { <Choice bound=Bound::new("allocating", t("accounts.allocateFrom"), chosen, set) options /> }
    };
    let filter = move || {
        let set = move |text| {
            planner.first_account.set(0);
            planner.account_filter.set(text);
        };
        let typed = live(move || planner.account_filter.get());
        let name = t("accounts.filter");
        view! { <TextField bound=Bound::new("account-filter", name, typed, set).quiet() placeholder=name /> }
    };
    view! {
        <div class="tools">
            {part(move || hide_some.get().then(choose))}
            {part(move || many.get().then(filter))}
        </div>
    }
}

/// Which ad accounts are shown, and the way to the others.
#[component]
fn Pages(matching: Memo<Vec<usize>>, page: Memo<usize>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let go = move |page: usize| {
        let first = matching.with_untracked(|all| all.get(page * PAGE).copied());
        planner.first_account.set(first.unwrap_or_default());
    };
    let shown = move || {
        let all = matching.with(Vec::len);
        let page = page.get();
        let last = all.div_ceil(PAGE).max(1) - 1;
        let (is_first, is_last) = (page == 0, page >= last);
        let sentence = fill(
            "accounts.shown",
            &[
                ("first", &format::whole_number((page * PAGE + 1).min(all))),
                ("last", &format::whole_number(((page + 1) * PAGE).min(all))),
                ("all", &format::whole_number(all)),
            ],
        );
        (last > 0 || planner.account_filter.with(|filter| !filter.is_empty())).then(|| {
            view! {
                <nav class="pages" aria-label=t("accounts.pages")>
                    <button class="button" type="button" disabled=is_first on:click=press(move || go(page.saturating_sub(1)))>
                        {t("accounts.previous")}
                    </button>
                    <p role="status">{sentence}</p>
                    <button class="button" type="button" disabled=is_last on:click=press(move || go(page + 1))>
                        {t("accounts.next")}
                    </button>
                </nav>
            }
        })
    };
    part(shown)
}
