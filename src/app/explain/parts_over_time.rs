//! Allocating in parts: what to do on each review day, what that spends, and what holding back is worth.

use super::written::{account_name, day, shown};
use crate::app::dialogs::Dialogs;
use crate::app::engine;
use crate::app::format::is_nothing;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::ui::cadence::{Cadence, days};
use crate::app::ui::facts::{list, paragraph, table};
use crate::app::ui::{Bound, DateField, Drawing, Drawn, Icon, live, part, press};
use crate::results::advice::{AdviceDocument, OptionValueDocument};
use leptos::prelude::*;

/// How many steps are listed.
const LISTED: usize = 100;

/// The section. It works only once it is unfolded.
#[component]
pub(super) fn PartsOverTime() -> impl IntoView {
    let unfolded = RwSignal::new(false);
    view! {
        <section class="explained in-parts">
            <h3>
                <button
                    class="disclosure"
                    type="button"
                    aria-expanded=live(move || unfolded.get().to_string())
                    on:click=press(move || unfolded.update(|it| *it = !*it))
                >
                    <Icon path="M6 4l4 4-4 4" />
                    <span class="name">{t("inParts.title")}</span>
                </button>
            </h3>
            {part(move || unfolded.get().then(|| view! { <Unfolded /> }))}
        </section>
    }
}

#[component]
fn Unfolded() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let typed = planner.comparing().cadence;
    let cadence = Memo::new(move |_| days(&typed.get()));
    view! {
        <p class="hint">{t("inParts.hint")}</p>
        <Cadence id="parts-cadence" typed />
        {part(move || Some(split(planner, cadence.get()?)))}
        {part(move || Some(view! { <HoldingBack days=cadence.get()? /> }))}
    }
}

/// The steps by review day, and what they come to.
fn split(planner: Planner, days: u32) -> Drawn {
    let Some(from) = planner.open_from() else { return paragraph(t("advice.over").to_owned()) };
    let advice = planner.with(|plan| engine::advise_in_parts(plan, days, &from));
    let Some(advice) = advice else { return paragraph(t("advice.waiting").to_owned()) };
    let dialogs = expect_context::<Dialogs>();
    let spends = fill(
        "inParts.spends",
        &[("spent", &shown(planner, &advice.spent)), ("stranded", &shown(planner, &advice.stranded))],
    );
    let none = advice.steps.is_empty();
    let take = move || {
        if planner.fit_in_parts(days) {
            dialogs.explain.set(false);
        }
    };
    view! {
        <p>{spends}</p>
        {list(steps(planner, &advice))}
        {if none { paragraph(t("inParts.none").to_owned()) } else { view! {
            <div class="actions">
                <button class="button" type="button" on:click=press(take)>{t("inParts.use")}</button>
            </div>
        }.drawn() }}
    }
    .drawn()
}

fn steps(planner: Planner, advice: &AdviceDocument) -> Vec<String> {
    let say =
        |on: &str, message: &str| fill("explain.step", &[("day", &day(planner, on)), ("step", message)]);
    let listed = advice.steps.iter().take(LISTED);
    let mut steps: Vec<String> =
        listed.map(|it| say(&it.on, &crate::app::wording::say(&it.message))).collect();
    if let Some(more) = advice.steps.len().checked_sub(LISTED).filter(|more| *more > 0) {
        steps.push(crate::app::text::count("problems.more", more, &[]));
    }
    steps
}

/// What holding back is worth if an ad account is suspended on a day.
#[component]
fn HoldingBack(days: u32) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let from = Memo::new(move |_| planner.open_from());
    let worst = |from: String| planner.peek(|plan| engine::worst_day(plan, days, &from)).or(Some(from));
    let on = RwSignal::new(untrack(move || from.get()).and_then(worst).unwrap_or_default());
    let worth = move || {
        // Before there is anything to allocate, nothing can be held back.
        let values = from
            .get()
            .filter(|from| *from <= on.get())
            .and_then(|from| planner.with(|plan| engine::holding_back(plan, days, &from, &on.get())));
        values.map_or_else(|| paragraph(t("inParts.noDay").to_owned()), |values| worths(planner, &values))
    };
    view! {
        <h4 id="holding-back">{t("inParts.worthTitle")}</h4>
        <div class="cadence">
            <DateField bound=Bound::entered("holding-back-on", t("inParts.on"), on) required=true />
        </div>
        {part(worth)}
    }
}

fn worths(planner: Planner, values: &[OptionValueDocument]) -> Drawn {
    let row = |value: &OptionValueDocument| {
        let worth = value.worth.as_ref()?;
        Some(vec![
            account_name(planner, &value.ad_account),
            shown(planner, value.spent_at_once.as_ref()?),
            shown(planner, value.spent_in_parts.as_ref()?),
            if is_nothing(worth) { t("inParts.nothing").to_owned() } else { shown(planner, worth) },
        ])
    };
    let head = [t("inParts.suspended"), t("inParts.atOnce"), t("inParts.inParts"), t("inParts.worth")];
    let says = if values.iter().all(|it| it.worth.as_deref().is_some_and(is_nothing)) {
        t("inParts.worthNothing")
    } else {
        t("inParts.worthSome")
    };
    let rows: Vec<_> = values.iter().filter_map(row).collect();
    let open = (rows.len() < values.len()).then(|| paragraph(t("inParts.open").to_owned()));
    vec![
        table("holding-back", head.map(str::to_owned).to_vec(), rows),
        view! { <p class="hint">{says}</p> }.drawn(),
    ]
    .into_iter()
    .chain(open)
    .collect::<Vec<_>>()
    .drawn()
}
