//! Importing: files, dropped or chosen, or what is pasted; what was recognised; what only the person can say.

mod brought;
mod changes;
mod choosing;
mod expiries;
mod outward;
mod questions;
mod sheet;

use crate::app::browser;
use crate::app::dialogs::Dialogs;
use crate::app::engine::Notice;
use crate::app::importing::{Holds, preview, with_expiries};
use crate::app::state::{Origin, Planner};
use crate::app::text::{count, fill, t};
use crate::app::ui::{Dialog, Drawing, part, press, whether};
use crate::editor::draft;
use crate::plan::document::PlanDocument;
use brought::{Importing, LISTED};
use changes::changes_to;
use choosing::{ChooseSources, Recognised};
use expiries::AskExpiries;
use leptos::prelude::*;
use outward::Outward;
use sheet::Sheets;

/// The dialog.
#[component]
pub(crate) fn ImportDialog() -> impl IntoView {
    let Dialogs { import: open, dropped, pasted, .. } = expect_context::<Dialogs>();
    let planner = expect_context::<Planner>();
    let importing = Importing::none(open);
    Effect::new(move |_| {
        if !open.get() {
            importing.clear();
        }
    });
    propose(planner, importing);
    Effect::new(move |_| {
        let files = dropped.get();
        if files.is_some() {
            importing.take_files(files);
        }
    });
    Effect::new(move |_| {
        if let Some(pasted) = pasted.get() {
            importing.take_pasted(&pasted);
        }
    });
    view! {
        <Dialog open id="import-title" title=t("import.title")>
            <ChooseSources importing />
            <div role="status">
                <Recognised importing />
            </div>
            <Sheets importing />
            <Proposal importing />
            <Outward importing />
        </Dialog>
    }
}

/// Makes the proposal anew whenever something else was brought along.
fn propose(planner: Planner, importing: Importing) {
    Effect::new(move |_| {
        importing.sources.track();
        if !importing.is_chosen.get_untracked() {
            importing.update.set(is_for_open_plan(planner, importing));
        }
    });
    Effect::new(move |_| {
        let open = importing.update.get().then(|| planner.peek(PlanDocument::clone));
        let made = importing.sources.with(|sources| preview(sources, open, &planner.today.peek()));
        importing.failure.set(made.as_ref().err().cloned());
        importing.preview.set(made.ok().flatten());
    });
}

/// Whether what was brought is most likely of the open plan. An example is nothing to bring up to date, and a sheet that
/// names no ad account of the plan is of another.
fn is_for_open_plan(planner: Planner, importing: Importing) -> bool {
    if planner.origin.get_untracked() == Origin::Example {
        return false;
    }
    let (open, today) = (planner.peek(PlanDocument::clone), planner.today.peek());
    let has_none = open.ad_accounts.is_empty();
    let preview = importing.sources.with_untracked(|sources| preview(sources, Some(open), &today));
    let sheets = preview.ok().flatten().map(|it| it.sheets).unwrap_or_default();
    let is_of_another = sheets.iter().any(|(_, sheet)| sheet.matched == 0 && !sheet.unmatched.is_empty())
        && sheets.iter().all(|(_, sheet)| sheet.matched == 0);
    has_none || !is_of_another
}

/// The plan that would take the place of the open one.
#[component]
fn Proposal(importing: Importing) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let has_evidence = move || {
        importing.sources.with(|all| {
            all.iter().any(|it| matches!(it.holds, Holds::Responses(..) | Holds::Sheet(_)))
                && !all.iter().any(|it| matches!(it.holds, Holds::Plan(..)))
        })
    };
    let accept = move || {
        let Some(preview) = importing.preview.get_untracked() else { return };
        let is_update = preview.changes.is_some();
        let Some(plan) = preview.plan else { return };
        let plan = importing.expiries.with_untracked(|entered| with_expiries(plan, entered));
        let missing = draft::without_expiry(&plan);
        if is_update {
            planner.replace(plan, t("import.updated").to_owned());
        } else {
            let id = planner.add_scenario(plan);
            planner.bring_baseline(&id, &preview.baseline);
        }
        importing.open.set(false);
        if missing > 0 {
            planner.reveal_first_missing_expiry();
        } else {
            browser::focus("main");
        }
    };
    part(move || {
        let preview = importing.preview.get()?;
        let Some(plan) = preview.plan.clone() else {
            return Some(view! { <div class="proposal"><Notices notices=preview.notices /></div> }.drawn());
        };
        let accounts = count("import.accounts", plan.ad_accounts.len(), &[]);
        let credits = count("import.credits", plan.ad_credits.len(), &[]);
        let proposal = view! {
            <div class="proposal">
                <h3>{plan.name.clone()}</h3>
                <p data-figure="recognised">{fill("import.holds", &[("accounts", &accounts), ("credits", &credits)])}</p>
                {has_evidence().then(|| view! { <UpdateOrNew importing /> })}
                {preview.changes.map(|changes| changes_to(planner, &changes, &plan))}
                <AskExpiries importing plan />
                <Notices notices=preview.notices />
            </div>
            // Beside it and not in it, so that they stay in view while what stands above it is read.
            <div class="dialog-actions">
                <button class="button" type="button" on:click=press(move || importing.open.set(false))>{t("import.cancel")}</button>
                <button class="button primary" type="button" on:click=press(accept)>{t("import.accept")}</button>
            </div>
        };
        Some(proposal.drawn())
    })
}

/// Whether responses make a new plan or bring the open one up to date.
#[component]
fn UpdateOrNew(importing: Importing) -> impl IntoView {
    let option = move |update: bool, name: &'static str| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name="import-into"
                    prop:checked=whether(move || importing.update.get() == update)
                    on:change=move |_| {
                        importing.is_chosen.set(true);
                        importing.update.set(update);
                    }
                />
                {name}
            </label>
        }
    };
    view! {
        <fieldset class="group plain">
            <legend>{t("import.into")}</legend>
            {option(false, t("import.intoNew"))}
            {option(true, t("import.intoOpen"))}
        </fieldset>
    }
}

/// What the import has to say: questions first.
#[component]
fn Notices(notices: Vec<Notice>) -> impl IntoView {
    let group = |severity: &str, title: String, open: bool| {
        let all: Vec<String> = notices
            .iter()
            .filter(|it| it.severity == severity)
            .map(|it| crate::app::wording::say(&it.message))
            .collect();
        let more = all.len().checked_sub(LISTED).filter(|more| *more > 0);
        (!all.is_empty()).then(|| {
            view! {
                <details class="notices" open=open>
                    <summary>{title}</summary>
                    <ul>
                        {all.into_iter().take(LISTED).map(|it| view! { <li>{it}</li> }).collect_view()}
                        {more.map(|more| view! { <li class="more">{count("problems.more", more, &[])}</li> })}
                    </ul>
                </details>
            }
        })
    };
    let number = |severity: &str| notices.iter().filter(|it| it.severity == severity).count();
    let asks = count("import.asks", number("ask"), &[]);
    let warnings = count("import.warnings", number("warning"), &[]);
    let infos = count("import.infos", number("info"), &[]);
    (group("ask", asks, true), group("warning", warnings, true), group("info", infos, false))
}
