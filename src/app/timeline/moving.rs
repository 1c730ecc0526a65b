//! Moving ad credit: out of the Business Center it is an allocation. Anything else people look for, and TikTok has no
//! button for it: it can be tried here, and the rule says why not.

use super::days::{Days, Task};
use super::move_draft::{Moving, Verdict};
use crate::app::browser;
use crate::app::engine;
use crate::app::text::{fill, t};
use crate::app::ui::rule_card::rule_card;
use crate::app::ui::{Bound, Choice, Drawing, Drawn, NumberField, live_text, part, press};
use crate::editor::draft::{self, Movable, is_held};
use leptos::prelude::*;
use serde_json::{Map, Value};

impl Days {
    /// Proposes to move ad credit from one lane to another. What is refused whatever the amount is refused at once.
    pub(super) fn propose_move(self, from: Option<String>, to: Option<String>) {
        let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
        let attempt = !from.is_empty();
        self.moving.set(Moving { from, to, ..Moving::default() });
        self.task.set(Task::MoveCredit);
        if attempt {
            try_it(self);
        } else {
            browser::focus("move-amount");
        }
    }
}

/// The control of what is entered. Another entry has to be tried anew.
fn field(days: Days, id: &'static str, label: &'static str, of: fn(&mut Moving) -> &mut String) -> Bound {
    let text = Signal::derive(move || of(&mut days.moving.get()).clone());
    Bound::new(id, label, text, move |text| {
        days.moving.update(|it| {
            *of(it) = text;
            it.verdict = None;
        });
    })
}

/// The form.
#[component]
pub(super) fn MoveCredit() -> impl IntoView {
    let days = expect_context::<Days>();
    let places = Signal::derive(move || {
        let center = [(String::new(), t("credits.title").to_owned())];
        days.planner.with(|plan| center.into_iter().chain(draft::account_choices(plan)).collect::<Vec<_>>())
    });
    let others = Signal::derive(move || {
        let from = days.moving.with(|it| it.from.clone());
        places.with(|all| all.iter().filter(|(id, _)| *id != from).cloned().collect::<Vec<_>>())
    });
    let credits = Signal::derive(move || {
        days.planner.with(|plan| {
            let free = plan.ad_credits.iter().filter(|it| !is_held(it));
            free.map(|it| (it.id.clone(), it.name.clone())).collect::<Vec<_>>()
        })
    });
    // Something is chosen from the start, and never both ends the same.
    Effect::new(move |_| {
        let first = others.with(|all| all.first().map(|(id, _)| id.clone())).unwrap_or_default();
        let credit = credits.with(|all| all.first().map(|(id, _)| id.clone())).unwrap_or_default();
        let (same, unchosen) = days.moving.with(|it| (it.from == it.to, it.credit.is_empty()));
        if same || unchosen {
            days.moving.update(|it| {
                if same {
                    it.to = first;
                }
                if unchosen {
                    it.credit = credit;
                }
            });
        }
    });
    let allocates = Memo::new(move |_| days.moving.with(|it| it.from.is_empty()));
    let verb =
        live_text(move || if allocates.get() { t("accounts.allocate") } else { t("move.move") }.to_owned());
    let hint = live_text(move || {
        let day = days.day.get().map(|day| days.say(|words| words.day(day))).unwrap_or_default();
        fill("move.on", &[("day", &day)])
    });
    view! {
        <form class="task" aria-label=t("timeline.moveCredit") on:submit=move |event| {
            event.prevent_default();
            try_it(days);
        }>
            <div class="fields">
                <Choice bound=field(days, "move-from", t("rows.from"), |it| &mut it.from) options=places />
                <Choice bound=field(days, "move-to", t("rows.to"), |it| &mut it.to) options=others />
                {part(move || allocates.get().then(|| view! {
                    <Choice bound=field(days, "move-credit", t("part.credit"), |it| &mut it.credit) options=credits />
                }))}
                <NumberField bound=field(days, "move-amount", t("part.amount"), |it| &mut it.amount)
                    digits=days.planner.digits placeholder="0" />
            </div>
            <p class="hint">{hint}</p>
            <div class="actions">
                <button class="button primary" type="submit">{verb}</button>
                <button class="button" type="button" on:click=press(move || {
                    days.task.set(Task::None);
                    browser::focus("timeline-chart");
                })>{t("import.cancel")}</button>
            </div>
            <div class="verdict" id="verdict" role="status" tabindex="-1">
                {part(move || days.moving.with(|it| it.verdict.as_ref().map(verdict)))}
            </div>
        </form>
    }
}

/// Why not, and who says so.
fn verdict(it: &Verdict) -> Drawn {
    match it {
        Verdict::Wrong(why) => view! { <p class="says says-wrong">{why.clone()}</p> }.drawn(),
        Verdict::Refused(why, rule) => {
            let card = engine::rule_named(rule);
            // Where the rule itself is the reason it is not said twice.
            let why =
                card.as_ref().is_none_or(|it| it.statement != why).then(|| view! { <p>{why.clone()}</p> });
            view! {
                <div class="note-bar note-look refused">
                    <p><strong>{t("move.refused")}</strong></p>
                    {why}
                    <ul class="rule-cards">{card.as_ref().map(rule_card)}</ul>
                </div>
            }
            .drawn()
        }
    }
}

/// Tries it by the rules; an allocation that they allow is planned.
fn try_it(days: Days) {
    let it = days.moving.get_untracked();
    let Some(on) = days.day.get_untracked().map(|day| day.to_string()) else { return };
    let tried = days.planner.peek(|plan| engine::attempt(plan, &action(&it, &on)));
    let verdict = match tried {
        Ok(verdict) if verdict.allowed => return allocate(days, &it, &on),
        Ok(verdict) => Verdict::Refused(
            verdict.message.as_ref().map(crate::app::wording::say).unwrap_or_default(),
            verdict.rule.unwrap_or_default(),
        ),
        Err(why) => Verdict::Wrong(why.trim_start_matches("/action/amount ").to_owned()),
    };
    days.moving.update(|it| it.verdict = Some(verdict));
}

/// What is tried, as the rules take it.
fn action(it: &Moving, on: &str) -> Value {
    let mut action = Map::new();
    let mut put = |name: &str, text: &str| {
        action.insert(name.to_owned(), Value::String(text.to_owned()));
    };
    if it.from.is_empty() {
        put("type", "allocate");
        put("on", on);
        put("adCredit", &it.credit);
        put("adAccount", &it.to);
        put("amount", &it.amount);
    } else {
        put("type", "takeBack");
    }
    Value::Object(action)
}

fn allocate(days: Days, it: &Moving, on: &str) {
    let position = days.planner.edit(|plan| {
        let position = draft::add_part(plan, &it.to, &it.credit, None)?;
        let part = plan.allocations.get_mut(position)?;
        on.clone_into(&mut part.on);
        part.amount.clone_from(&it.amount);
        Some(position)
    });
    days.task.set(Task::None);
    days.moving.set(Moving::default());
    if let Some(position) = position {
        days.edit(Movable::Allocation(position));
    }
}
