//! What a reader answers in a step of a lesson, and what comes of it: guesses, choices, attempts, hints, and what is shown.

use super::player::{EXPLAINED, Player, STEP};
use crate::app::browser;
use crate::app::engine;
use crate::app::figure::Question;
use crate::app::format;
use crate::app::text::{fill, t};
use crate::lessons::{Choice, Step, Task};
use crate::money::Minor;
use leptos::prelude::*;

impl Player {
    /// The step is done: says how it went, and what happened.
    pub(super) fn finish(self, verdict: &str) {
        self.record(|it| {
            it.done = true;
            it.not_yet = None;
        });
        let explained = untrack(|| self.explained());
        self.says.set([verdict, " ", &explained.unwrap_or_default()].concat());
        browser::focus_if_lost(EXPLAINED);
    }

    /// Takes a guess, or none, and shows the truth.
    pub(crate) fn guess(self, typed: &str) {
        let guess = untrack(|| self.trial.currency()).and_then(|it| Minor::parse(typed, it));
        if guess.is_none() {
            return self.not_yet(t("lesson.guess.ask").to_owned());
        }
        self.reveal(Some(typed.to_owned()));
    }

    fn reveal(self, guess: Option<String>) {
        let truth = untrack(|| {
            let truth = |run: &_| self.step(|step| step.truth(run)).flatten();
            self.trial.run(truth).flatten()
        });
        let open = self.step_untracked(|step| match &step.task {
            Task::Predict { basis, .. } => basis.open(),
            _ => None,
        });
        self.record(|it| it.open = open.flatten());
        let verdict = self.verdict(guess.as_deref(), truth.as_deref());
        self.record(|it| {
            it.tries += usize::from(guess.is_some());
            it.misses += usize::from(guess.is_some() && it.open.is_none() && verdict != t("lesson.reached"));
            it.guess = guess;
            it.truth = truth;
        });
        self.finish(&verdict);
    }

    /// What there is to say of a guess: only the truth itself is it, and where nobody has published it, nothing is.
    fn verdict(self, guess: Option<&str>, truth: Option<&str>) -> String {
        let currency = untrack(|| self.trial.currency());
        let minor = |text: Option<&str>| Minor::parse(text?, currency?);
        let digits = self.trial.digits.get_untracked();
        let shown = |text: Option<&str>| text.map_or_else(|| "–".to_owned(), |it| format::amount(it, digits));
        let truth_shown = shown(truth);
        match minor(guess) {
            Some(_) if let Some(open) = untrack(|| self.open()) => {
                let read = fill("lesson.guess.open", &[("guess", &shown(guess)), ("truth", &truth_shown)]);
                [&read, " ", &open].concat()
            }
            Some(_) if minor(guess) == minor(truth) => t("lesson.reached").to_owned(),
            Some(_) => fill("lesson.guess.wrong", &[("guess", &shown(guess)), ("truth", &truth_shown)]),
            None => fill("lesson.guess.shown", &[("truth", &truth_shown)]),
        }
    }

    fn not_yet(self, why: String) {
        self.says.set(why.clone());
        self.record(|it| it.not_yet = Some(why));
    }

    /// Says how far the plan is from what the step asks for.
    pub(crate) fn check(self) {
        if self.with_record_untracked(|it| it.done) {
            return;
        }
        self.record(|it| it.tries += 1);
        self.say_how_far();
    }

    pub(super) fn say_how_far(self) {
        let digits = self.trial.digits.get_untracked();
        let figures = untrack(|| self.trial.run(|run| run.totals.clone()));
        let why = figures.map_or_else(
            || t("lesson.broken").to_owned(),
            |it| {
                let spent = format::amount(&it.spent, digits);
                let stranded = format::amount(&it.stranded, digits);
                fill("lesson.notYet", &[("spent", &spent), ("stranded", &stranded)])
            },
        );
        self.not_yet(why);
    }

    /// Takes an answer.
    pub(crate) fn choose(self, id: &str) {
        let chosen = self.step_untracked(|step| match &step.task {
            Task::Choose(options) => options.iter().find(|it| it.id == id).cloned(),
            _ => None,
        });
        let Some(Choice { right, basis, .. }) = chosen.flatten() else { return };
        self.pick(id);
        let why = self.why(id);
        if let Some(rule) = basis.open() {
            self.record(|it| it.open = Some(rule));
            let open = untrack(|| self.open()).unwrap_or_default();
            self.finish(&[&open, " ", &why].concat());
        } else if right {
            self.finish(untrack(|| self.praise()));
        } else {
            self.record(|it| it.misses += 1);
            self.says.set([t("lesson.wrong"), " ", &why].concat());
        }
    }

    /// Tries something.
    pub(crate) fn attempt(self, id: &str) {
        self.pick(id);
        self.says.set(self.why(id));
        if self.refused_by(id).is_some() {
            self.record(|it| it.done = true);
        }
    }

    /// The rule that refuses something tried; none where it is allowed.
    pub(crate) fn refused_by(self, id: &str) -> Option<&'static str> {
        let plan = self.trial.now().to_value();
        let verdict = untrack(|| {
            self.step(|step| match &step.task {
                Task::Attempt(tries) => tries.iter().find(|it| it.id == id).and_then(|it| it.on(&plan)),
                _ => None,
            })
        });
        verdict.flatten().and_then(|verdict| verdict.rule)
    }

    fn pick(self, id: &str) {
        self.record(|it| {
            it.tries += usize::from(!it.shown);
            it.picked.retain(|picked| picked != id);
            it.picked.push(id.to_owned());
        });
    }

    fn why(self, id: &str) -> String {
        let why = untrack(|| self.texts(|texts| texts.answer(id).map(|it| it.why.clone())).flatten());
        untrack(|| self.filled(&why.unwrap_or_default()))
    }

    /// Gives the next hint; the last one does it.
    pub(crate) fn hint(self) {
        let given = self.with_record_untracked(|it| it.hints) + 1;
        let all = untrack(|| self.texts(|texts| texts.hints.len())).unwrap_or_default();
        if given >= all {
            return self.show();
        }
        self.record(|it| it.hints = given);
        let hint = untrack(|| self.texts(|texts| texts.hints.get(given - 1).cloned())).flatten();
        self.says.set(untrack(|| self.filled(&hint.unwrap_or_default())));
    }

    /// Does it, in a way that can be taken back.
    pub(crate) fn show(self) {
        let all = untrack(|| self.texts(|texts| texts.hints.len())).unwrap_or_default();
        self.record(|it| {
            it.hints = all;
            it.shown = true;
        });
        let Some(task) = untrack(|| self.step(|step| step.task.clone())) else { return };
        match task {
            Task::Predict { .. } => self.reveal(None),
            Task::Do { .. } => {
                let before = self.trial.now();
                let after = untrack(|| self.step(|step| step.after_first_route(&before.to_value())));
                if let Some(document) = after.as_ref().and_then(engine::document) {
                    self.record(|it| it.before = Some(before));
                    self.trial.begin(document, Question::default());
                }
            }
            Task::Choose(options) => {
                if let Some(right) = options.iter().find(|it| it.right) {
                    self.choose(&right.id);
                }
            }
            Task::Attempt(tries) => {
                if let Some(it) = tries.iter().find(|it| it.refused_by.is_some()) {
                    self.attempt(&it.id);
                }
            }
            Task::Explain => {}
        }
        browser::focus_if_lost(EXPLAINED);
    }

    /// Whether something was shown that can be taken back.
    pub(crate) fn can_undo(self) -> bool {
        self.with_record(|it| it.before.is_some())
    }

    /// Takes back what was shown.
    pub(crate) fn undo(self) {
        let before = self.with_record_untracked(|it| it.before.clone());
        if let Some(before) = before {
            self.record(|it| {
                it.before = None;
                it.done = false;
                it.shown = false;
            });
            self.trial.begin(before, Question::default());
            browser::focus_if_lost(STEP);
        }
    }

    /// How a bar shows the figure that is asked for: as everywhere else.
    pub(crate) fn asked_part(self) -> &'static str {
        let part = |step: &Step| match &step.task {
            Task::Predict { asks, .. } => match asks.split('(').next().unwrap_or_default() {
                "spent" => "part spent",
                "unallocated" => "part unallocated",
                "expiredUnallocated" => "part lapsed",
                "stranded" | "forfeited" | "revoked" | "expiredInAccounts" => "part stranded",
                _ => "part remaining",
            },
            _ => "part remaining",
        };
        self.step(part).unwrap_or("part remaining")
    }

    /// A guess and the truth, in thousandths of the larger of them or of what was issued.
    pub(crate) fn guess_beside_truth(self) -> Option<(u32, u32)> {
        let currency = self.trial.currency()?;
        let minor = |text: Option<String>| text.and_then(|text| Minor::parse(&text, currency));
        let (guess, truth) = self.with_record(|it| (it.guess.clone(), it.truth.clone()));
        let (guess, truth) = (minor(guess)?, minor(truth)?);
        let issued = self.trial.run(|run| run.totals.issued.clone());
        let whole = minor(issued).unwrap_or(Minor::ZERO).max(guess).max(truth).units().max(1);
        let share =
            |it: Minor| u32::try_from(i128::from(it.units()) * 1000 / i128::from(whole)).unwrap_or(1000);
        Some((share(guess), share(truth)))
    }
}
