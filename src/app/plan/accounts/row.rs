//! One ad account in the table.

use super::columns::{Column, Columns};
use super::name::AccountName;
use super::shown::Row;
use super::totals::{Sums, sum};
use super::words::{balances, elsewhere, in_short, status_name};
use crate::app::explain::explaining::{Asked, Whose, explained};
use crate::app::format;
use crate::app::messages::Message;
use crate::app::place::{Place, value};
use crate::app::state::Added;
use crate::app::state::{Planner, account_key, field_id};
use crate::app::text::{count, fill, t};
use crate::app::ui::later::{Later, on_demand};
use crate::app::ui::{
    Bar, Bound, Choice, Drawing, Icon, LiveText, MessageList, NumberField, described_by, each, live,
    live_text, options, part, press, shares, whether,
};
use crate::editor::draft;
use crate::ledger::Figure;
use crate::plan::document::{AdAccountDocument, AllocationDocument, PlanDocument};
use crate::results::projection::AdAccountFigures;
use leptos::prelude::*;

/// What an ad account can be on the first day.
const STATUSES: [&str; 4] = ["approved", "inReview", "suspended", "closed"];

on_demand!(
    /// One ad account in full.
    details: details,
    crate::app::plan::accounts::details::AccountDetails
);

/// A row and, while it is unfolded, its details.
#[component]
pub(crate) fn AccountRow(key: String) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let columns = expect_context::<Columns>();
    let key = StoredValue::new(key);
    let account: Place<Planner, AdAccountDocument> = Place::new(planner, move || {
        planner.account_keys.with(|keys| key.with_value(|key| keys.iter().position(|it| it == key)))
    });
    let row = Row::of(account);
    let figures = row.figures;
    let spend_of = live(move || fill("spend.of", &[("account", &row.name())]));
    let unfolded = Memo::new(move |_| key.with_value(|key| planner.is_unfolded(&account_key(key))));
    let name = live(move || row.name());
    let figure = move |figure: fn(&AdAccountFigures) -> &String| {
        let shown = figures.with(|it| it.as_ref().map(|it| figure(it).clone()));
        shown.map_or_else(|| "–".to_owned(), |text| format::amount(&text, planner.digits.get()))
    };
    let can_spend = move || figure(|it| &it.can_spend);
    let credits =
        Signal::derive(move || columns.shown.with(|all| all.iter().map(|it| it.id.clone()).collect()));
    let unfold = Callback::new(move |()| key.with_value(|key| planner.unfold(account_key(key))));
    let allocated_elsewhere = move || elsewhere(planner, columns, row);
    let added = expect_context::<Added>().key;
    let is_added = whether(move || added.with(|it| key.with_value(|key| it.as_ref() == Some(key))));
    let parts = Signal::derive(move || {
        let figures = figures.with(|it| it.as_ref().map(|it| it.credit.clone()));
        figures.zip(planner.currency.get()).map_or_else(Vec::new, |(it, currency)| shares(&it, currency))
    });
    // Where nothing is allocated and nothing held there is nothing to explain.
    let gets = whether(move || parts.with(|it| !it.is_empty()));
    let stranded = live(move || if gets.get() { figure(|it| &it.credit.stranded) } else { "–".to_owned() });
    let strands =
        move || figures.with(|it| it.as_ref().is_some_and(|it| !format::is_nothing(&it.credit.stranded)));
    view! {
        <tbody role="rowgroup" class="account" class:is-unfolded=whether(move || unfolded.get()) class:is-added=is_added>
            <tr role="row">
                <th scope="row" role="rowheader" class="account-name">
                    <AccountName row key />
                    <p class="in-account">{live_text(move || balances(planner, row))}</p>
                    <p class="in-short">{live_text(move || in_short(planner, columns, row))}</p>
                </th>
                <td role="cell" class="status-cell">
                    <span class="cell-label" aria-hidden="true">{t("accounts.status")}</span>
                    <StatusCell row name />
                </td>
                <td role="cell" class="number-cell spend-cell">
                    <span class="cell-label" aria-hidden="true">{t("accounts.dailySpend")}</span>
                    <NumberField
                        bound=account.field("/dailySpend", spend_of, value!(daily_spend)).quiet()
                        digits=planner.digits
                        placeholder="0"
                    />
                </td>
                <td role="cell" class="number-cell figure-cell">
                    <span class="cell-label" aria-hidden="true">{t("accounts.canSpendShort")}</span>
                    <span class="figure-text" translate="no">{live_text(can_spend)}</span>
                </td>
                {each(credits, move |credit| view! { <AllocationCell credit row unfold /> }.drawn())}
                {part(move || columns.hide_some().then(|| view! {
                    <td role="cell" class="number-cell figure-cell">
                        <span class="cell-label" aria-hidden="true">{t("accounts.elsewhere")}</span>
                        <span class="figure-text" translate="no">{live_text(allocated_elsewhere)}</span>
                    </td>
                }))}
                <td role="cell" class="number-cell figure-cell stranded-cell" class:strands=whether(strands)>
                    <span class="cell-label" aria-hidden="true">{t("accounts.stranded")}</span>
                    <span class="figure-text" translate="no">{part(move || if gets.get() {
                        explained(Figure::Stranded, stranded, move || {
                            Asked::new(Figure::Stranded, Whose::AdAccount(row.id()))
                        })
                    } else {
                        LiveText::from(stranded).drawn()
                    })}</span>
                    <Bar shares=parts />
                </td>
            </tr>
            {part(move || unfolded.get().then(|| view! {
                <tr role="row" class="details-row">
                    <td role="cell" colspan=live(move || (5 + columns.shown.with(Vec::len) + usize::from(columns.hide_some())).to_string())>
                        {
                            provide_context(row);
                            view! { <Later wanted=Signal::stored(true) bring=details /> }
                        }
                    </td>
                </tr>
            }))}
        </tbody>
    }
}

/// The status on the first day, and the one it ends with where that is another.
#[component]
fn StatusCell(row: Row, name: Signal<String>) -> impl IntoView {
    let Row { account, figures, .. } = row;
    let planner = account.plan;
    let status = move || account.read(|it| it.status.clone()).unwrap_or_else(|| "approved".into());
    let ends = move || {
        let end = figures.with(|it| it.as_ref().map(|it| it.status))?;
        (end != status()).then(|| fill("status.ends", &[("status", status_name(end))]))
    };
    let label = live(move || name.with(|name| fill("status.of", &[("account", name)])));
    let choose = move |status: String| {
        let Some(position) = account.at.get_untracked() else { return };
        let start = planner.peek(|plan| plan.start.clone());
        // What happened since the plan began is not taken back without a word.
        let is_under_way = untrack(|| planner.open_from()).is_none_or(|from| from > start);
        let says = [
            ("account", name.get_untracked()),
            ("status", status_name(&status).to_owned()),
            ("day", format::day(&start, &start)),
        ];
        let change = |plan: &mut PlanDocument| {
            if let Some(account) = plan.ad_accounts.get_mut(position) {
                account.status = Some(status).filter(|status| status != "approved");
            }
        };
        if is_under_way {
            let says = says.each_ref().map(|(name, it)| (*name, it.as_str()));
            planner.change(fill("status.fromStart", &says), change);
        } else {
            planner.edit(change);
        }
    };
    view! {
        <Choice
            bound=account.field("/status", label, value!(status or "approved")).quiet().editing(choose)
            options=options(STATUSES.map(|it| (it, status_name(it))))
        />
        {part(move || ends().map(|sentence| view! { <p class="hint ends">{sentence}</p> }))}
    }
}

/// What the ad account gets of one ad credit: a field, or where it comes in parts, the way to them.
#[component]
fn AllocationCell(credit: String, row: Row, unfold: Callback<()>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let columns = expect_context::<Columns>();
    let credit = StoredValue::new(credit);
    let column = Memo::new(move |_| {
        let is_it = |it: &&Column| credit.with_value(|id| it.id == *id);
        columns.all.with(|all| all.iter().find(is_it).cloned()).unwrap_or_default()
    });
    let parts: Memo<Vec<(usize, AllocationDocument)>> = Memo::new(move |_| {
        let of_credit = |it: &&(usize, AllocationDocument)| credit.with_value(|id| it.1.ad_credit == *id);
        row.gets.with(|all| all.iter().filter(of_credit).cloned().collect())
    });
    let fixed =
        Memo::new(move |_| parts.with(|parts| parts.len() > 1 || parts.iter().any(|(_, it)| it.done)));
    let messages = Signal::derive(move || {
        parts.with(|parts| {
            planner.messages.with(|all| {
                parts
                    .iter()
                    .flat_map(|(position, _)| all.under(&format!("/allocations/{position}")))
                    .collect::<Vec<_>>()
            })
        })
    });
    let sums = expect_context::<Sums>();
    let has_focus = RwSignal::new(false);
    let room =
        move || has_focus.get().then(|| credit.with_value(|credit| sums.room(&row.id(), credit))).flatten();
    view! {
        <td
            role="cell"
            class="number-cell allocate-cell"
            on:focusin=move |_| has_focus.set(true)
            on:focusout=move |_| _ = has_focus.try_set(false)
        >
            <span class="cell-label" aria-hidden="true">{t("accounts.allocate")}" "<span translate="no">{live_text(move || column.with(|it| it.name.clone()))}</span></span>
            {part(move || if fixed.get() {
                view! { <PartsCell parts messages unfold /> }.drawn()
            } else {
                view! { <AmountCell credit column row parts messages /> }.drawn()
            })}
            {part(move || room().map(|room| view! { <p class="hint room">{room}</p> }))}
        </td>
    }
}

/// One amount.
#[component]
fn AmountCell(
    credit: StoredValue<String>,
    column: Memo<Column>,
    row: Row,
    parts: Memo<Vec<(usize, AllocationDocument)>>,
    messages: Signal<Vec<Message>>,
) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let columns = expect_context::<Columns>();
    // What was cleared, so that typing goes on where it was.
    let cleared: StoredValue<Option<AllocationDocument>> = StoredValue::new(None);
    let id = Signal::derive(move || {
        parts.with(|parts| match parts.first() {
            Some((position, _)) => field_id(&format!("/allocations/{position}")),
            None => [&field_id(&row.account.path("/allocate")), "-", &credit.get_value()].concat(),
        })
    });
    let label = Signal::derive(move || {
        let account = row.name();
        column.with(|credit| fill("allocate.to", &[("credit", &credit.name), ("account", &account)]))
    });
    let value =
        live(move || parts.with(|parts| parts.first().map(|(_, it)| it.amount.clone()).unwrap_or_default()));
    let edit = move |amount: String| {
        let (account, open) = untrack(|| (row.id(), planner.open_from()));
        let like = cleared.try_update_value(Option::take).flatten();
        let taken = credit.with_value(|credit| {
            planner.edit(|plan| draft::set_amount(plan, (&account, credit), amount, like, open.as_deref()))
        });
        cleared.set_value(taken);
    };
    let later = move || {
        parts.with(|parts| {
            let (_, it) = parts.first()?;
            let is_usual = column.with(|credit| credit.first_day == it.on);
            (!is_usual).then(|| columns.start.with(|start| format::day(&it.on, start)))
        })
    };
    view! {
        <div class="given">
            <NumberField
                bound=Bound::new(id, label, value, edit).quiet().saying(messages)
                digits=planner.digits
            />
            {part(move || later().map(|day| view! { <p class="hint">{day}</p> }))}
        </div>
    }
}

/// Several amounts, or one that is carried out already.
#[component]
fn PartsCell(
    parts: Memo<Vec<(usize, AllocationDocument)>>,
    messages: Signal<Vec<Message>>,
    unfold: Callback<()>,
) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let sum = move || {
        let sum = planner.currency.get().and_then(|currency| {
            let sum = parts.with(|parts| sum(parts.iter().map(|(_, it)| it.amount.as_str()), currency))?;
            Some(format::amount(&sum.to_text(currency), planner.digits.get()))
        });
        sum.unwrap_or_else(|| "–".to_owned())
    };
    let is_made = whether(move || parts.with(|parts| parts.len() < 2));
    let kind = live(move || {
        if is_made.get() {
            t("allocate.done").to_owned()
        } else {
            count("allocate.parts", parts.with(Vec::len), &[])
        }
    });
    let id = Signal::derive(move || {
        parts.with(|parts| parts.first().map(|(at, _)| format!("parts-{at}")).unwrap_or_default())
    });
    view! {
        <div class="given">
            <span class="figure-text" translate="no">{live_text(sum)}</span>
            <button
                class="link"
                class:made=is_made
                type="button"
                id=id
                title=kind
                aria-describedby=described_by(id, messages)
                on:click=press(move || unfold.run(()))
            >
                {part(move || is_made.get().then(|| view! { <Icon path="M4 7.5h8v6H4zM5.75 7.5V5.25a2.25 2.25 0 0 1 4.5 0V7.5" /> }))}
                {LiveText::from(kind)}
            </button>
        </div>
        <MessageList id messages />
    }
}
