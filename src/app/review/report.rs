//! A report to share: of everything, or of some ad accounts only.

use super::keeping::offer_named;
use super::report_words::ReportWords;
use super::words::Words;
use crate::app::browser;
use crate::app::engine::{self, Names};
use crate::app::screen::REPORT;
use crate::app::state::{MARK, Planner};
use crate::app::text::t;
use crate::app::ui::{live_text, part, press};
use crate::editor::draft;
use crate::export::report::{Report, for_accounts};
use crate::export::sheet;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many ad accounts are listed at once; the filter finds the others.
const LISTED: usize = 100;

/// The plan that is reported, and the file of it; nothing where the plan doesn't run.
fn report(planner: Planner, chosen: Option<&BTreeSet<String>>) -> Option<(PlanDocument, String)> {
    let whole = planner.peek(PlanDocument::clone);
    let now = planner.outcome.with_untracked(|it| it.projection.clone())?;
    let plan = chosen.map_or_else(|| whole.clone(), |chosen| for_accounts(&whole, &now, chosen));
    let projection = engine::evaluate(&plan).projection?;
    let data = engine::to_address(&plan, Names::With).ok();
    let link = data.map(|data| [browser::address().as_str(), MARK, &data].concat());
    let today = planner.today.peek();
    let outlasting = draft::outlasting(&plan).map(|(credit, day, _)| (credit, day.to_string()));
    let report = Report {
        plan: &plan,
        projection: &projection,
        today: &today,
        is_chosen: chosen.is_some(),
        outlasting: outlasting.as_ref().map(|(credit, day)| (*credit, day.as_str())),
        link: link.as_deref(),
    };
    let html = report.html(&ReportWords(Words::of_plan(&plan)));
    Some((plan, html))
}

/// The choice and the buttons.
#[component]
pub(super) fn ReportPart() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let some_only = RwSignal::new(false);
    let chosen: RwSignal<BTreeSet<String>> = RwSignal::new(BTreeSet::new());
    let wrong = RwSignal::new(false);
    if browser::fragment() == REPORT {
        browser::focus("report-title");
    }
    let offer = move |as_sheet: bool| {
        let some = some_only.get_untracked().then(|| {
            let there: BTreeSet<String> =
                planner.peek(|plan| plan.ad_accounts.iter().map(|it| it.id.clone()).collect());
            chosen.with_untracked(|all| all.intersection(&there).cloned().collect::<BTreeSet<_>>())
        });
        let is_empty = some.as_ref().is_some_and(BTreeSet::is_empty);
        wrong.set(is_empty);
        if is_empty {
            browser::focus("report-filter");
            return;
        }
        let Some((plan, html)) = untrack(|| report(planner, some.as_ref())) else { return };
        if as_sheet {
            let text = ["\u{feff}", &sheet(&plan)].concat();
            offer_named(&plan.name, "csv", "text/csv", &text);
        } else {
            offer_named(&plan.name, "html", "text/html", &html);
        }
    };
    let says = move || if wrong.get() { t("report.chooseOne") } else { "" };
    view! {
        <section class="panel review-part keeping" aria-labelledby="report-title">
            <h3 id="report-title" tabindex="-1">{t("report.heading")}</h3>
            <p class="hint">{t("report.lead")}</p>
            <fieldset class="report-of">
                <legend class="label">{t("report.of")}</legend>
                <label class="radio">
                    <input type="radio" name="report-of" prop:checked=move || !some_only.get() on:change=move |_| {
                        some_only.set(false);
                        wrong.set(false);
                    } />
                    {t("report.all")}
                </label>
                <label class="radio">
                    <input type="radio" name="report-of" prop:checked=move || some_only.get() on:change=move |_| some_only.set(true) />
                    {t("report.some")}
                </label>
            </fieldset>
            {part(move || some_only.get().then(|| view! { <Accounts chosen /> }))}
            <p class="says says-wrong" role="alert">{live_text(move || says().to_owned())}</p>
            <div class="actions">
                <button class="button" type="button" on:click=press(move || offer(false))>{t("report.html")}</button>
                <button class="button" type="button" on:click=press(move || offer(true))>{t("report.sheet")}</button>
            </div>
        </section>
    }
}

/// The ad accounts to choose from.
#[component]
fn Accounts(chosen: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let filter = RwSignal::new(String::new());
    let list = move || {
        let wanted = filter.get().to_lowercase();
        let found: Vec<(String, String)> = planner.with(|plan| {
            let found = draft::account_choices(plan).into_iter().filter(|(id, name)| {
                name.to_lowercase().contains(&wanted) || id.to_lowercase().contains(&wanted)
            });
            found.take(LISTED).collect()
        });
        let account = |(id, name): (String, String)| {
            let is_chosen = chosen.with_untracked(|all| all.contains(&id));
            view! {
                <li>
                    <label class="radio">
                        <input type="checkbox" checked=is_chosen on:change:target=move |event| {
                            let is_chosen = event.target().checked();
                            chosen.update(|all| {
                                all.remove(&id);
                                if is_chosen {
                                    all.insert(id.clone());
                                }
                            });
                        } />
                        <bdi>{name}</bdi>
                    </label>
                </li>
            }
        };
        found.into_iter().map(account).collect_view()
    };
    view! {
        <div class="report-accounts">
            <label class="label" for="report-filter">{t("report.filter")}</label>
            <input class="input" id="report-filter" type="search" autocomplete="off"
                on:input:target=move |event| filter.set(event.target().value()) />
            <div class="report-choice" tabindex="0" role="group" aria-label=t("report.some")>
                <ul>{part(list)}</ul>
            </div>
            <p class="hint">{t("report.withheld")}</p>
        </div>
    }
}
