//! All steps of a day marked at once, with who made them and when.

use super::steps::Step;
use super::words::Words;
use crate::app::browser;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::allocator::allocators;
use crate::app::ui::{live_text, press};
use crate::day::Day;
use crate::editor::draft;
use crate::plan::document::PlanDocument;
use leptos::html;
use leptos::prelude::*;
use std::collections::HashSet;

/// The first and the last day on which steps can have been made: their ad credits have to be there, and no later than today.
/// Where those are all ahead, the first of them.
fn span(plan: &PlanDocument, steps: &[Step], today: &str) -> Option<(Day, Day)> {
    let credits: HashSet<usize> = steps.iter().map(|it| it.credit_position).collect();
    let credits = credits.into_iter().filter_map(|at| plan.ad_credits.get(at));
    let (mut first, mut last) = (Day::parse(&plan.start)?, Day::parse(&plan.end)?);
    for credit in credits {
        first = first.max(Day::parse(&credit.issued)?);
        last = last.min(credit.expires.as_deref().map_or(Some(last), Day::parse)?);
    }
    (first <= last).then_some((first, last.min(Day::parse(today)?).max(first)))
}

/// The day that is proposed: the one that was planned, or the nearest that can be.
fn proposed(planned: &str, (first, last): (Day, Day)) -> Option<Day> {
    Some(Day::parse(planned)?.clamp(first, last))
}

/// Who is named for all of them; nobody where it isn't one for all.
fn named_for_all(plan: &PlanDocument, steps: &[Step]) -> String {
    let mut by = steps.iter().map(|step| plan.allocations.get(step.position).and_then(|it| it.by.clone()));
    let first = by.next().flatten().unwrap_or_default();
    if by.all(|it| it.as_deref().unwrap_or_default() == first) { first } else { String::new() }
}

/// The question, below the head of the day.
#[component]
pub(super) fn MarkDay(
    /// Those that are still to be done.
    steps: Vec<Step>,
    /// Id of the button that gets the focus back.
    back: String,
    /// The day whose steps are about to be marked.
    marking: RwSignal<Option<String>>,
) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let words = untrack(|| Words::of(planner));
    let day = steps.first().map(|it| it.on.clone()).unwrap_or_default();
    let today = planner.today.peek();
    let (members, by, days) =
        planner.peek(|plan| (allocators(plan), named_for_all(plan, &steps), span(plan, &steps, &today)));
    let on = days.and_then(|days| proposed(&day, days));
    let has_members = members.len() > 1;
    let (field, choice) = (NodeRef::<html::Input>::new(), NodeRef::<html::Select>::new());
    let wrong = RwSignal::new(String::new());
    let number = steps.len();
    let ids: HashSet<String> = steps.into_iter().map(|it| it.id).collect();
    let [first, last] =
        days.map_or_else(Default::default, |(first, last)| [first, last].map(|it| it.to_string()));
    let needed = fill("review.markNeeds", &[("from", &words.day(&first)), ("to", &words.day(&last))]);
    let day_words = words.clone();
    let mark = move || {
        let typed = field.get_untracked().map(|it| it.value()).unwrap_or_default();
        let is_within = |day: &Day| days.is_some_and(|(first, last)| (first..=last).contains(day));
        let Some(on) = Day::parse(&typed).filter(is_within) else {
            wrong.set(needed.clone());
            browser::focus("mark-on");
            return;
        };
        let by = choice.get_untracked().map(|it| it.value()).filter(|by| !by.is_empty());
        let on = on.to_string();
        marking.set(None);
        let sentence = count("review.markedDay", number, &[("day", &day_words.day(&on))]);
        planner.change(sentence, |plan| draft::mark_made(plan, |id| ids.contains(id), by.as_deref(), &on));
        browser::focus("steps-title");
    };
    let title = fill("review.markDayOf", &[("day", &words.day(&day))]);
    let options = members
        .into_iter()
        .map(|(id, name)| {
            let is_chosen = id == by;
            view! { <option value=id selected=is_chosen>{name}</option> }
        })
        .collect_view();
    view! {
        <div class="mark-day" role="group" aria-label=title>
            <div class="mark-fields">
                <div class="field">
                    <label class="label" for="mark-on">{t("review.markOn")}</label>
                    <input
                        class="input"
                        id="mark-on"
                        type="date"
                        min=first
                        max=last
                        value=on.map(|it| it.to_string())
                        node_ref=field
                        aria-describedby="mark-wrong"
                        aria-invalid=move || wrong.with(|it| !it.is_empty()).to_string()
                    />
                </div>
                {has_members.then(|| view! {
                    <div class="field">
                        <label class="label" for="mark-by">{t("review.markBy")}</label>
                        <select class="input" id="mark-by" node_ref=choice>{options}</select>
                    </div>
                })}
            </div>
            <p class="says says-wrong" id="mark-wrong" role="alert">{live_text(move || wrong.get())}</p>
            <p class="hint">{t("review.markHint")}</p>
            <div class="actions">
                <button class="button primary" type="button" on:click=press(mark)>
                    {count("review.markAll", number, &[])}
                </button>
                <button class="button quiet" type="button" on:click=press(move || {
                    marking.set(None);
                    browser::focus(back.clone());
                })>{t("review.leave")}</button>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::super::steps::tests::of;
    use super::*;
    use crate::editor::draft::tests::small;
    use crate::plan::document::MemberDocument;

    #[test]
    fn the_day_that_is_proposed_is_one_on_which_it_can_have_been_made() {
        let mut plan = small();
        plan.ad_credits[0].issued = "2026-03-04".into();
        for it in &mut plan.allocations {
            it.on = "2026-03-10".into();
        }
        for (today, last, on) in [
            ("2026-04-02", "2026-03-30", "2026-03-10"),
            ("2026-03-20", "2026-03-20", "2026-03-10"),
            ("2026-03-07", "2026-03-07", "2026-03-07"),
            ("2026-03-01", "2026-03-04", "2026-03-04"),
        ] {
            let days = span(&plan, &of(&plan), today).unwrap();
            let proposed = proposed("2026-03-10", days).unwrap();
            assert_eq!([days.0, days.1, proposed].map(|it| it.to_string()), ["2026-03-04", last, on]);
        }
    }

    #[test]
    fn who_is_proposed_is_named_for_all() {
        let mut plan = small();
        assert_eq!(named_for_all(&plan, &of(&plan)), "");
        let role = "admin".into();
        plan.members.push(MemberDocument { id: "mo".into(), name: "Mo".into(), role });
        plan.allocations[1].by = Some("mo".into());
        assert_eq!(named_for_all(&plan, &of(&plan)), "");
        plan.allocations[0].by = Some("mo".into());
        assert_eq!(named_for_all(&plan, &of(&plan)), "mo");
    }
}
