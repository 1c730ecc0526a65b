//! What the figures of the result take for granted where that could be otherwise: steps whose day is past without a mark,
//! that nothing counts after the last day, and that ad accounts go on to spend what is expected of them, whatever they spent lately.

use crate::app::format;
use crate::app::screen::Screen;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Drawing, Drawn, part, whether};
use crate::editor::draft;
use crate::editor::tracking::{AtPace, at_pace};
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

/// Whether there is anything to say of a plan on the day `today`.
pub(crate) fn is_worth_saying(plan: &PlanDocument, today: &str) -> bool {
    !plan.actuals.is_empty() || overdue(plan, today) > 0 || draft::outlasting(plan).is_some()
}

fn overdue(plan: &PlanDocument, today: &str) -> usize {
    plan.allocations.iter().filter(|it| draft::is_overdue(it, today)).count()
}

/// The sentences.
#[component]
pub(crate) fn Basis() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let shown = expect_context::<RwSignal<Screen>>();
    let late = Memo::new(move |_| {
        let today = planner.today.get();
        planner.with(|plan| overdue(plan, &today))
    });
    // Review asks what became of each; Plan says below its ad credits that it ends before one expires.
    let asks = whether(move || shown.get() == Screen::Review);
    let has_box = whether(move || shown.get() == Screen::Plan);
    let ends_before = Memo::new(move |_| {
        planner.with(|plan| {
            let (credit, day, _) = draft::outlasting(plan)?;
            let day = format::day(&day.to_string(), &plan.start);
            Some(fill("credits.endsBefore", &[("credit", credit), ("day", &day)]))
        })
    });
    // It takes some runs, so it follows an edit when advice does.
    let found = RwSignal::new(None::<AtPace>);
    let is_behind = planner.advising.is_behind;
    Effect::new(move |_| {
        if !is_behind.get() {
            found.set(planner.peek(at_pace));
        }
    });
    let runs = whether(move || planner.outcome.with(|it| it.projection.is_some()));
    let overdue = move || {
        let late = late.get();
        (late > 0 && runs.get() && !asks.get()).then(|| {
            view! {
                <p data-figure="basis-overdue">
                    {count("basis.overdue", late, &[])}" "
                    <a href=format!("#{}", Screen::Review.name())>{t("basis.toReview")}</a>
                </p>
            }
        })
    };
    let ends = move || {
        let says = ends_before.get().filter(|_| runs.get() && !has_box.get());
        says.map(|text| view! { <p data-figure="basis-ends">{text}</p> })
    };
    let pace =
        move || found.with(|it| it.as_ref().filter(|_| runs.get()).map(|it| of_pace(planner, shown, it)));
    view! { <div class="basis" class:is-behind=whether(move || is_behind.get())>{part(overdue)}{part(ends)}{part(pace)}</div> }
}

/// From when on the figures are a forecast, by what, and what the recent pace makes of it.
fn of_pace(planner: Planner, shown: RwSignal<Screen>, it: &AtPace) -> Drawn {
    let day = planner.with(|plan| format::day(&it.on.to_string(), &plan.start));
    let expected = fill("basis.expected", &[("day", &day)]);
    let says = it.figures.as_ref().zip(planner.currency.get()).and_then(|(figures, currency)| {
        let stranded = figures.stranded();
        let lost = stranded.checked_add(figures.expired_unallocated)?;
        let written = [lost, stranded, figures.expired_unallocated].map(|it| it.to_text(currency));
        let is_same = planner.outcome.with(|it| {
            let totals =
                it.projection.as_ref().map(|it| [&it.totals.stranded, &it.totals.expired_unallocated]);
            totals == Some([&written[1], &written[2]])
        });
        Some(if is_same {
            t("basis.same").to_owned()
        } else if written.iter().all(|it| format::is_nothing(it)) {
            t("basis.nothing").to_owned()
        } else {
            let [lost, stranded, expired] = written.map(|it| format::amount(&it, currency.digits()));
            let values = [("lost", lost.as_str()), ("stranded", &stranded), ("expired", &expired)];
            let already = format::amount(&it.lost.to_text(currency), currency.digits());
            let already = it.lost.is_positive().then(|| fill("basis.already", &[("amount", &already)]));
            [Some(fill("basis.pace", &values)), already].into_iter().flatten().collect::<Vec<_>>().join(" ")
        })
    });
    let to_track = move || {
        (shown.get() != Screen::Track)
            .then(|| view! { <a href=format!("#{}", Screen::Track.name())>{t("basis.toTrack")}</a> })
    };
    view! { <p data-figure="basis-pace">{expected}" "{says}" "{part(to_track)}</p> }.drawn()
}
