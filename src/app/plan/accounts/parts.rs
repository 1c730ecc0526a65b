//! What one ad account gets: its allocations, each with its day and who makes it.

use super::columns::Columns;
use super::shown::Row;
use crate::app::browser;
use crate::app::format;
use crate::app::place::{Place, value};
use crate::app::state::{Planner, credit_key, field_id};
use crate::app::text::{count, fill, t};
use crate::app::ui::allocator::allocators;
use crate::app::ui::{
    Choice, DateField, Drawing, NumberField, each, live, live_text, part, press, true_while,
};
use crate::editor::draft;
use crate::plan::document::AllocationDocument;
use leptos::prelude::*;

/// Its allocations, each with its day, and the ad credit that was in it before.
#[component]
pub(super) fn Parts(row: Row) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let columns = expect_context::<Columns>();
    let ids =
        Memo::new(move |_| row.gets.with(|all| all.iter().map(|(_, it)| it.id.clone()).collect::<Vec<_>>()));
    let add = move || {
        let chosen = columns.shown.with_untracked(|it| it.first().map(|it| it.id.clone()));
        let Some(credit) = chosen else { return };
        let (account, open) = untrack(|| (row.id(), planner.open_from()));
        if let Some(position) = planner.edit(|plan| draft::add_part(plan, &account, &credit, open.as_deref()))
        {
            browser::focus(field_id(&format!("/allocations/{position}/amount")));
        }
    };
    let add_held = move || {
        let (id, name) = untrack(|| (row.id(), row.name()));
        let name = fill("credit.heldName", &[("account", &name)]);
        let position = planner.edit(|plan| draft::add_held_credit(plan, &id, name));
        let key = planner.credit_keys.with_untracked(|keys| keys.get(position).cloned());
        if let Some(key) = key {
            planner.unfold(credit_key(&key));
        }
        browser::focus(field_id(&format!("/adCredits/{position}/amount")));
    };
    let can_add = move || columns.all.with(|all| !all.is_empty());
    view! {
        <fieldset class="group">
            <legend>{t("account.allocations")}</legend>
            {part(move || ids.with(Vec::is_empty).then(|| view! { <p class="hint">{t("account.noAllocations")}</p> }))}
            <ul class="parts">
                {each(ids.into(), |id| view! { <Allocated id /> }.drawn())}
            </ul>
            <div class="actions">
                {part(move || can_add().then(|| view! {
                    <button class="button" type="button" on:click=press(add)>{t("account.addPart")}</button>
                }))}
                <button class="button" type="button" on:click=press(add_held)>{t("account.addHeld")}</button>
                <button class="button" type="button" aria-haspopup="dialog" on:click=press(move || planner.reveal("/members"))>
                    {t("account.whoAllocates")}
                </button>
            </div>
            <Fit row />
        </fieldset>
    }
}

/// Gives the ad account what it can spend, or nothing.
#[component]
fn Fit(row: Row) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let name = live(move || row.name());
    let whose = move || row.account.item.get_untracked().unwrap_or_default();
    // What a press could not do, until the plan is another.
    let said = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        planner.with(|_| ());
        said.set(None);
    });
    let planned = Memo::new(move |_| {
        let account = row.id();
        planner
            .with(|plan| plan.allocations.iter().filter(|it| draft::is_planned(it, Some(&account))).count())
    });
    let runs = Memo::new(move |_| planner.outcome.with(|it| it.projection.is_some()));
    let fit = move || {
        let account = whose();
        if !runs.get_untracked() {
            said.set(Some(t("advice.waiting").to_owned()));
        } else if untrack(|| planner.open_from()).is_none() {
            said.set(Some(t("advice.over").to_owned()));
        } else if !planner.fit_account(&account.id, &account.name) {
            said.set(Some(fill("fit.noGainAccount", &[("account", &account.name)])));
        }
    };
    let clear = move || {
        let (account, allocations) = (whose(), planned.get_untracked());
        if allocations == 0 {
            said.set(Some(fill("fit.nothingPlanned", &[("account", &account.name)])));
            return;
        }
        let sentence = count("undo.cleared", allocations, &[("account", &account.name)]);
        planner.change(sentence, |plan| draft::clear_planned(plan, Some(&account.id)));
    };
    view! {
        <div class="actions">
            <button
                class="button"
                type="button"
                aria-label=live(move || name.with(|name| fill("fit.account", &[("account", name)])))
                on:click=press(fit)
            >{t("advice.fit")}</button>
            <button
                class="button"
                type="button"
                aria-label=live(move || name.with(|name| fill("fit.clearAccount", &[("account", name)])))
                aria-disabled=true_while(move || planned.get() == 0)
                on:click=press(clear)
            >{t("fit.clear")}</button>
            <p class="hint fit-says" role="status">{live_text(move || said.get().unwrap_or_default())}</p>
        </div>
    }
}

/// One allocation.
#[component]
fn Allocated(id: String) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let columns = expect_context::<Columns>();
    let id = StoredValue::new(id);
    let place: Place<_, AllocationDocument> = Place::new(planner, move || {
        planner.with(|plan| id.with_value(|id| plan.allocations.iter().position(|it| it.id == *id)))
    });
    let remove = move || {
        let Some((at, it)) = place.at.get_untracked().zip(place.item.get_untracked()) else { return };
        let name = format::amount(&it.amount, planner.digits.get_untracked());
        planner.change(fill("undo.removedAllocation", &[("amount", &name)]), |plan| {
            draft::remove_allocation(plan, at);
        });
        browser::focus("undo");
    };
    let done = Memo::new(move |_| place.read(|it| it.done));
    let locked = move || {
        let it = place.item.get()?;
        let name = columns
            .all
            .with(|all| all.iter().find(|column| column.id == it.ad_credit).map(|it| it.name.clone()));
        let digits = planner.digits.get();
        let day = planner.with(|plan| format::day(&it.on, &plan.start));
        let says = fill(
            "part.locked",
            &[
                ("amount", &format::amount(&it.amount, digits)),
                ("credit", &name.unwrap_or(it.ad_credit)),
                ("day", &day),
            ],
        );
        Some(view! { <p>{says}" "<span class="hint">{t("allocate.done")}</span></p> })
    };
    // Where there are no members, there is nobody to name.
    let named =
        Memo::new(move |_| place.read(|it| it.by.is_some()) || planner.with(|plan| !plan.members.is_empty()));
    // While it can be edited, its field in the table has this id.
    let own = place.id("");
    view! {
        <li class="part-row" id=Signal::derive(move || done.get().then(|| own.get())) tabindex="-1">
            {part(move || if done.get() { locked().drawn() } else { view! {
                <Choice
                    bound=place.field("/adCredit", t("part.credit"), value!(ad_credit))
                    options=Signal::derive(move || columns.all.with(|all| all.iter().map(|it| (it.id.clone(), it.name.clone())).collect::<Vec<_>>()))
                />
                <DateField bound=place.field("/on", t("part.on"), value!(on)) required=true />
                <NumberField
                    bound=place.field("/amount", t("part.amount"), value!(amount)).saying(place.messages(["/amount", ""]))
                    digits=planner.digits
                />
                {part(move || named.get().then(|| view! {
                    <Choice
                        bound=place.field("/by", t("part.by"), value!(by))
                        options=Signal::derive(move || planner.with(allocators))
                    />
                }))}
                <button class="button" type="button" on:click=press(remove)>{t("part.remove")}</button>
            }.drawn() })}
        </li>
    }
}
