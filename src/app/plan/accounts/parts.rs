//! What one ad account gets: its allocations, each with its day and who makes it.

use super::columns::Columns;
use super::shown::{Row, read};
use crate::app::browser;
use crate::app::format;
use crate::app::state::{Planner, credit_key, field_id};
use crate::app::text::{count, fill, t};
use crate::app::ui::allocator::allocators;
use crate::app::ui::{Choice, DateField, Drawing, NumberField, each, live, live_text, part, press};
use crate::editor::draft;
use crate::plan::document::AllocationDocument;
use leptos::prelude::*;

/// Its allocations, each with its day, and the ad credit that was in it before.
#[component]
pub(super) fn Parts(row: Memo<Option<Row>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let columns = expect_context::<Columns>();
    let account = move || read(row, |row| row.account.id.clone());
    let ids = Memo::new(move |_| {
        let account = account();
        planner.with(|plan| {
            let positions = draft::parts(plan, &account);
            positions
                .into_iter()
                .filter_map(|at| plan.allocations.get(at).map(|it| it.id.clone()))
                .collect::<Vec<_>>()
        })
    });
    let add = move || {
        let chosen = columns.shown.with_untracked(|it| it.first().map(|it| it.id.clone()));
        let Some(credit) = chosen else { return };
        let account =
            row.with_untracked(|row| row.as_ref().map(|row| row.account.id.clone())).unwrap_or_default();
        let open = untrack(|| planner.open_from());
        if let Some(position) = planner.edit(|plan| draft::add_part(plan, &account, &credit, open.as_deref()))
        {
            browser::focus(field_id(&format!("/allocations/{position}/amount")));
        }
    };
    let add_held = move || {
        let Some((id, name)) = row
            .with_untracked(|row| row.as_ref().map(|row| (row.account.id.clone(), row.account.name.clone())))
        else {
            return;
        };
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
fn Fit(row: Memo<Option<Row>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let name = Signal::derive(move || read(row, |row| row.account.name.clone()));
    let whose =
        move || row.with_untracked(|row| row.as_ref().map(|it| it.account.clone())).unwrap_or_default();
    // What a press could not do, until the plan is another.
    let said = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        planner.with(|_| ());
        said.set(None);
    });
    let planned = Memo::new(move |_| {
        let account = read(row, |row| row.account.id.clone());
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
                aria-disabled=Signal::derive(move || (planned.get() == 0).then(|| "true".to_owned()))
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
    let allocation: Memo<Option<(usize, AllocationDocument)>> = Memo::new(move |_| {
        planner.with(|plan| {
            let all = plan.allocations.iter().enumerate();
            id.with_value(|id| all.into_iter().find(|(_, it)| it.id == *id).map(|(at, it)| (at, it.clone())))
        })
    });
    let value = move |of: fn(&AllocationDocument) -> String| {
        Signal::derive(move || allocation.with(|it| it.as_ref().map(|(_, it)| of(it)).unwrap_or_default()))
    };
    let path = move |field: &'static str| {
        Signal::derive(move || {
            allocation.with(|part| {
                part.as_ref().map(|(at, _)| format!("/allocations/{at}{field}")).unwrap_or_default()
            })
        })
    };
    let field = move |name: &'static str| {
        let path = path(name);
        Signal::derive(move || path.with(|path| field_id(path)))
    };
    let messages = move |name: &'static str, whole: bool| {
        let (path, own) = (path(name), path(""));
        Signal::derive(move || {
            planner.messages.with(|all| {
                let mut said = path.with(|path| all.at(path));
                if whole {
                    said.extend(own.with(|path| all.at(path)));
                }
                said
            })
        })
    };
    let edit = move |change: fn(&mut AllocationDocument, String)| {
        move |value: String| {
            let Some(at) = allocation.with_untracked(|it| it.as_ref().map(|(at, _)| *at)) else { return };
            planner.edit(|plan| {
                if let Some(it) = plan.allocations.get_mut(at) {
                    change(it, value);
                }
            });
        }
    };
    let remove = move || {
        let Some((at, it)) = allocation.get_untracked() else { return };
        let name = format::amount(&it.amount, planner.digits.get_untracked());
        planner.change(fill("undo.removedAllocation", &[("amount", &name)]), |plan| {
            draft::remove_allocation(plan, at);
        });
        browser::focus("undo");
    };
    let done = Memo::new(move |_| allocation.with(|it| it.as_ref().is_some_and(|(_, it)| it.done)));
    let locked = move || {
        let (_, it) = allocation.get()?;
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
    let named = Memo::new(move |_| {
        let names_one = allocation.with(|it| it.as_ref().is_some_and(|(_, it)| it.by.is_some()));
        names_one || planner.with(|plan| !plan.members.is_empty())
    });
    // While it can be edited, its field in the table has this id.
    let own = field("");
    view! {
        <li class="part-row" id=Signal::derive(move || done.get().then(|| own.get())) tabindex="-1">
            {part(move || if done.get() { locked().drawn() } else { view! {
                <Choice
                    id=field("/adCredit")
                    label=t("part.credit")
                    value=value(|it| it.ad_credit.clone())
                    options=Signal::derive(move || columns.all.with(|all| all.iter().map(|it| (it.id.clone(), it.name.clone())).collect::<Vec<_>>()))
                    on_edit=edit(|it, credit| it.ad_credit = credit)
                    messages=messages("/adCredit", false)
                />
                <DateField
                    id=field("/on")
                    label=t("part.on")
                    required=true
                    value=value(|it| it.on.clone())
                    on_edit=edit(|it, day| it.on = day)
                    messages=messages("/on", false)
                />
                <NumberField
                    id=field("/amount")
                    label=t("part.amount")
                    value=value(|it| it.amount.clone())
                    digits=planner.digits
                    on_edit=edit(|it, amount| it.amount = amount)
                    messages=messages("/amount", true)
                />
                {part(move || named.get().then(|| view! {
                    <Choice
                        id=field("/by")
                        label=t("part.by")
                        value=value(|it| it.by.clone().unwrap_or_default())
                        options=Signal::derive(move || planner.with(allocators))
                        on_edit=edit(|it, by| it.by = Some(by).filter(|by| !by.is_empty()))
                        messages=messages("/by", false)
                    />
                }))}
                <button class="button" type="button" on:click=press(remove)>{t("part.remove")}</button>
            }.drawn() })}
        </li>
    }
}
