//! The steps in TikTok, day by day, each with its mark.

use super::keeping::offer_day;
use super::mark_day::MarkDay;
use super::other_amount::{mark_step, other_amount};
use super::overdue::{Overdue, ways};
use super::steps::{Progress, Step, by_credit, by_day, total};
use super::words::Words;
use crate::app::browser;
use crate::app::printing::Printing;
use crate::app::screen::address_of;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Bar, Drawing, Drawn, Icon, Share, live_text, part, press, rest};
use crate::editor::draft;
use leptos::prelude::*;

/// How many steps are drawn until all are asked for.
const DRAWN: usize = 200;

/// What the list needs to know besides the steps.
#[derive(Clone, Copy)]
struct List {
    planner: Planner,
    /// Id of the allocation that was made for another amount.
    amending: RwSignal<Option<String>>,
    /// Id of the allocation that is about to be corrected.
    correcting: RwSignal<Option<String>>,
    /// The day whose steps are about to be marked.
    marking: RwSignal<Option<String>>,
}

/// The list.
#[component]
pub(super) fn StepList(steps: Memo<Vec<Step>>) -> impl IntoView {
    let list = List {
        planner: expect_context::<Planner>(),
        amending: RwSignal::new(None),
        correcting: RwSignal::new(None),
        marking: RwSignal::new(None),
    };
    let all = RwSignal::new(false);
    let printing = expect_context::<Printing>();
    let most = move || if all.get() { usize::MAX } else { printing.at_most(DRAWN) };
    let summary = move || {
        steps.with(|steps| {
            let done = steps.iter().filter(|it| it.progress == Progress::Done).count();
            count("review.doneOf", steps.len(), &[("done", &crate::app::format::whole_number(done))])
        })
    };
    let days = move || {
        let words = Words::of(list.planner);
        let drawn = most();
        let mut number = 0;
        steps.with(|steps| {
            let next = steps.iter().find(|it| it.progress == Progress::Planned).map(|it| it.id.clone());
            let steps = steps.get(..drawn).unwrap_or(steps);
            let day = |day| list.day(&words, day, &mut number, next.as_deref());
            by_day(steps).into_iter().map(day).collect_view()
        })
    };
    let hidden = move || steps.with(Vec::len).saturating_sub(most());
    view! {
        <section class="panel review-part steps-part" aria-labelledby="steps-title">
            <div class="panel-head">
                <h3 id="steps-title" tabindex="-1">{t("review.steps")}</h3>
                <div class="steps-made">
                    <p class="panel-sub">{live_text(summary)}</p>
                    <Bar shares=Signal::derive(move || steps.with(|it| made(it))) />
                </div>
            </div>
            <div class="days">{part(days)}</div>
            {part(move || rest(hidden(), move || all.set(true)))}
        </section>
    }
}

/// How many of the steps are made: those are in ad accounts, the others still in the Business Center.
fn made(steps: &[Step]) -> Vec<Share> {
    let made = steps.iter().filter(|it| it.progress == Progress::Done).count();
    let to = u32::try_from(made * 1000 / steps.len().max(1)).unwrap_or(1000);
    let share = |class, from, to| Share { class, from, to };
    let all = [share("part remaining", 0, to), share("part unallocated", to, 1000)];
    all.into_iter().filter(|it| it.to > it.from).collect()
}

impl List {
    /// The steps of one day. `next` is the id of the one to make next.
    fn day(self, words: &Words, steps: &[Step], number: &mut usize, next: Option<&str>) -> Drawn {
        let on = steps.first().map(|it| it.on.clone()).unwrap_or_default();
        let title = words.day(&on);
        let open: Vec<Step> = steps.iter().filter(|it| it.progress == Progress::Planned).cloned().collect();
        let is_open = !open.is_empty();
        let is_late = steps.iter().any(|it| it.is_overdue);
        let add = fill("review.addDay", &[("day", &title)]);
        let done = steps.iter().filter(|it| it.progress == Progress::Done).count();
        let sum = [
            words.exact(&total(steps, words.currency())),
            count("review.doneOf", steps.len(), &[("done", &crate::app::format::whole_number(done))]),
        ];
        let mark = fill("review.markDayOf", &[("day", &title)]);
        let button = ["mark-", &on].concat();
        let (of_day, of_calendar) = (on.clone(), on.clone());
        let is_marking = self.marking.with(|it| it.as_ref() == Some(&on));
        let groups =
            by_credit(steps).into_iter().map(|it| self.group(words, it, number, next)).collect_view();
        view! {
            <div class="day">
                <div class="day-head">
                    <h4>
                        {title}
                        {is_late.then(|| view! { <span class="day-late">{t("review.overdue")}</span> })}
                    </h4>
                    <p class="day-total">{sum.join(" · ")}</p>
                    {is_open.then(|| view! {
                        <button class="button quiet" type="button" id=button.clone() aria-label=mark on:click=press(move || {
                            self.marking.set(Some(of_day.clone()));
                            browser::focus("mark-on");
                        })>{t("review.markDay")}</button>
                        <button class="button quiet" type="button" aria-label=add
                            on:click=press(move || offer_day(self.planner, &of_calendar))
                        >{t("review.calendar")}</button>
                    })}
                </div>
                {(is_open && is_marking).then(|| view! { <MarkDay steps=open back=button marking=self.marking /> })}
                {groups}
            </div>
        }
        .drawn()
    }

    /// The steps of one day and one ad credit.
    fn group(self, words: &Words, steps: &[Step], number: &mut usize, next: Option<&str>) -> Drawn {
        let Some(first) = steps.first() else { return ().drawn() };
        let expires = fill("review.expiresOn", &[("day", &words.day(&first.expires))]);
        let sum = words.exact(&total(steps, words.currency()));
        let path = Words::path(first);
        let credit = first.credit.clone();
        let rows = steps
            .iter()
            .map(|step| {
                *number += 1;
                self.step(words, step, *number, next == Some(step.id.as_str()))
            })
            .collect_view();
        view! {
            <div class="group">
                <div class="group-head">
                    <h5><bdi>{credit}</bdi></h5>
                    <p class="hint">{expires}</p>
                    <p class="group-total">{sum}</p>
                    <p class="step-path">{path}</p>
                </div>
                <ol class="steps">{rows}</ol>
            </div>
        }
        .drawn()
    }

    /// One step.
    fn step(self, words: &Words, step: &Step, number: usize, is_next: bool) -> Drawn {
        let by = step.by.as_ref().map(|by| fill("review.by", &[("name", by)]));
        let strands = step.strands.as_ref().map(|amount| {
            let says =
                fill("review.strands", &[("account", &step.account), ("amount", &words.amount(amount))]);
            view! { <span class="step-strands">{says}</span> }
        });
        let between = (by.is_some() && strands.is_some()).then_some(" · ");
        let facts =
            (by.is_some() || strands.is_some()).then(|| view! { <p class="hint">{by}{between}{strands}</p> });
        let other = (step.progress == Progress::Planned)
            .then(|| other_amount(self.planner, words, step, self.amending, button_id(step)));
        // While it is asked for which amount, that is the question.
        let is_asked = self.amending.with(|it| it.as_ref() == Some(&step.id));
        let marks = (!is_asked).then(|| self.mark(words, step, is_next));
        let class = match step.progress {
            Progress::Done => "step step-done",
            _ if is_next => "step step-next",
            _ => "step",
        };
        view! {
            <li class=class>
                <span class="step-number" aria-hidden="true">{crate::app::format::whole_number(number)}</span>
                <div class="step-text">
                    <p class="step-what">
                        <bdi class="step-account">{step.account.clone()}</bdi>
                        " "
                        <span class="step-amount">{words.exact(&step.amount)}</span>
                    </p>
                    {facts}
                </div>
                <div class="step-mark">{marks}{other}</div>
            </li>
        }
        .drawn()
    }

    /// What can be done with a step.
    fn mark(self, words: &Words, step: &Step, is_next: bool) -> Drawn {
        let id = step.id.clone();
        let button = button_id(step);
        let names = [words.exact(&step.amount), step.account.clone()];
        let says = |key| fill(key, &[("amount", &names[0]), ("account", &names[1])]);
        match step.progress {
            // That it was made says not yet when.
            Progress::Planned if step.is_overdue => {
                let late = Overdue {
                    id,
                    on: step.on.clone(),
                    account: step.account.clone(),
                    credit: step.credit.clone(),
                    amount: step.amount.clone(),
                };
                ways(self.planner, words, &late, Some(button))
            }
            Progress::Planned => {
                let label = says("review.markOf");
                let (words, step, focus) = (words.clone(), step.clone(), button.clone());
                view! {
                    <button class="button" class:primary=is_next type="button" id=button aria-label=label on:click=press(move || {
                        mark_step(self.planner, &words, &step, None, None);
                        browser::focus(focus.clone());
                    })>{t("review.mark")}</button>
                }
                .drawn()
            }
            Progress::Refused => view! {
                <a class="step-refused" href=address_of(&format!("/allocations/{}", step.position))>
                    {t("review.refused")}
                </a>
            }
            .drawn(),
            Progress::Done if self.correcting.with(|it| it.as_ref() == Some(&id)) => {
                let (label, did) = (says("review.correctOf"), says("review.corrected"));
                let (focus, back) = (button.clone(), button.clone());
                view! {
                    <div class="correcting" role="group" aria-label=label>
                        <p>{t("review.correctHint")}</p>
                        <button class="button" type="button" id=["sure-", &button].concat() on:click=press(move || {
                            self.correcting.set(None);
                            self.planner.change(did.clone(), |plan| draft::mark(plan, &id, false));
                            browser::focus(focus.clone());
                        })>{t("review.correctPlan")}</button>
                        <button class="button quiet" type="button" on:click=press(move || {
                            self.correcting.set(None);
                            browser::focus(back.clone());
                        })>{t("review.leave")}</button>
                    </div>
                }
                .drawn()
            }
            Progress::Done => {
                let label = says("review.correctOf");
                let sure = ["sure-", &button].concat();
                view! {
                    <span class="done-mark"><Icon path="M3 8.5l3.5 3.5L13 4.5" />{t("review.done")}</span>
                    <button class="link" type="button" id=button aria-label=label on:click=press(move || {
                        self.correcting.set(Some(id.clone()));
                        browser::focus(sure.clone());
                    })>{t("review.correct")}</button>
                }
                .drawn()
            }
        }
    }
}

/// Whatever can be done with a step next has this id, so that the focus stays where it was.
fn button_id(step: &Step) -> String {
    format!("step-{}", step.position)
}
