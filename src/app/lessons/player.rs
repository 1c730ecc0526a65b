//! A lesson being taken: the step one is at, the plan as one has made it, and what one guessed, chose and tried.

use super::library::Taken;
use super::progress::Progress;
use super::record::{Answer, Record};
use super::words::{Word, appearing};
use crate::app::browser;
use crate::app::engine;
use crate::app::figure::{Controls, Question, Trial};
use crate::app::format;
use crate::app::text::t;
use crate::lessons::numbers::{Piece, pieces, value_of};
use crate::lessons::texts::StepTexts;
use crate::lessons::{Lesson, Offer, Start, Step, Task};
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use serde_json::Value;

/// The id of the heading of a step, which gets the focus when the step begins.
pub(crate) const STEP: &str = "lesson-step";
/// The id of what happened in a step. It gets the focus where the button that had it is gone.
pub(crate) const EXPLAINED: &str = "lesson-explained";

/// A lesson being taken. It is copied freely: it holds only handles.
#[derive(Clone, Copy)]
pub(crate) struct Player {
    taken: StoredValue<Taken>,
    /// The words that first appear in each step.
    words: StoredValue<Vec<Vec<String>>>,
    progress: Progress,
    /// The plan of the lesson. It is nobody's own, and kept nowhere.
    pub(crate) trial: Trial,
    /// The step one is at; the number of steps at the end.
    pub(crate) at: RwSignal<usize>,
    records: RwSignal<Vec<Record>>,
    /// The step one began at.
    first: usize,
    /// What is read out.
    pub(crate) says: RwSignal<String>,
}

impl Player {
    /// Begins a lesson at a step, or else goes on where it was left.
    pub(crate) fn new(taken: Taken, words: &[Word], progress: Progress, at: Option<usize>) -> Option<Self> {
        let count = taken.lesson.steps.len();
        let first = at.unwrap_or_else(|| progress.step(&taken.lesson.id)).min(count.checked_sub(1)?);
        let start = engine::document(&taken.lesson.expected_start_of(first))?;
        let words = first_words(&taken.texts.steps, words);
        let taken = StoredValue::new(taken);
        let (at, records) = (RwSignal::new(first), RwSignal::new(vec![Record::default(); count]));
        let controls = move || taken.with_value(|it| controls(&it.lesson, at.get()));
        let hidden = move || {
            let at = at.get();
            let predicts =
                |step: &Step| matches!(step.task, Task::Predict { .. }) && records.with(|all| !all[at].done);
            taken.with_value(|it| it.lesson.steps.get(at).is_some_and(predicts))
        };
        let (controls, hidden) = (Signal::derive(controls), Signal::derive(hidden));
        let player = Self {
            taken,
            words: StoredValue::new(words),
            progress,
            trial: Trial::new(start, Question::default(), controls, hidden),
            at,
            records,
            first,
            says: RwSignal::new(String::new()),
        };
        player.watch();
        Some(player)
    }

    /// A step is done as soon as the plan is where it asks for, by whatever way, and as long as it is there.
    fn watch(self) {
        Effect::new(move |before: Option<(usize, Option<String>)>| {
            let is_done = || self.with_record_untracked(|it| it.done);
            let met = self.is_met();
            let explained = (self.at.get(), self.explained().filter(|_| met == Some(true)));
            match met {
                Some(true) if !is_done() => {
                    self.record(|it| it.tries += usize::from(!it.shown));
                    self.finish(untrack(|| self.praise()));
                }
                // Reached with other figures: what is read out has them too.
                Some(true) if before.is_some_and(|it| it.0 == explained.0 && it != explained) => {
                    self.finish(untrack(|| self.praise()));
                }
                Some(false) if is_done() => {
                    self.record(|it| it.done = false);
                    self.say_how_far();
                }
                // What was said of the plan as it was is not said of it as it is.
                Some(false) if self.with_record_untracked(|it| it.not_yet.is_some()) => {
                    self.record(|it| it.not_yet = None);
                    self.says.set(String::new());
                }
                _ => {}
            }
            explained
        });
        // Where there is nothing to do, reading is enough.
        Effect::new(move |_| {
            if self.step(|step| step.task == Task::Explain) == Some(true) {
                self.record(|it| it.done = true);
            }
        });
    }

    /// What happened in the step one is at, in the figures of the plan as it is now.
    pub(super) fn explained(self) -> Option<String> {
        self.texts(|it| it.explanation.clone()).map(|it| self.filled(&it))
    }

    /// What there is to say of a step that is done: that it is right, or that it was shown.
    pub(crate) fn praise(self) -> &'static str {
        t(if self.with_record(|it| it.shown) { "lesson.shown" } else { "lesson.reached" })
    }

    /// Whether the plan is where the step asks for; nothing where it asks for nothing of the plan.
    fn is_met(self) -> Option<bool> {
        let asks = self.step(|step| matches!(step.task, Task::Do { .. }))?;
        let met = self.trial.run(|run| self.step(|step| step.is_met(run).unwrap_or_default())).flatten();
        asks.then(|| met.unwrap_or_default())
    }

    /// How many steps there are.
    pub(crate) fn count(self) -> usize {
        self.taken.with_value(|taken| taken.lesson.steps.len())
    }

    /// Reads the lesson and its texts.
    pub(crate) fn taken<T>(self, read: impl FnOnce(&Taken) -> T) -> T {
        self.taken.with_value(read)
    }

    /// Reads the step one is at, and follows it; nothing at the end.
    pub(crate) fn step<T>(self, read: impl FnOnce(&Step) -> T) -> Option<T> {
        let at = self.at.get();
        self.taken.with_value(|taken| taken.lesson.steps.get(at).map(read))
    }

    pub(super) fn step_untracked<T>(self, read: impl FnOnce(&Step) -> T) -> Option<T> {
        untrack(|| self.step(read))
    }

    /// Reads the texts of the step one is at, and follows it; nothing at the end.
    pub(crate) fn texts<T>(self, read: impl FnOnce(&StepTexts) -> T) -> Option<T> {
        let at = self.at.get();
        self.taken.with_value(|taken| taken.texts.steps.get(at).map(read))
    }

    /// Reads what was done in the step one is at, and follows it.
    pub(crate) fn with_record<T>(self, read: impl FnOnce(&Record) -> T) -> T {
        let at = self.at.get();
        let none = Record::default();
        self.records.with(|records| read(records.get(at).unwrap_or(&none)))
    }

    pub(super) fn with_record_untracked<T>(self, read: impl FnOnce(&Record) -> T) -> T {
        untrack(|| self.with_record(read))
    }

    /// Changes what was done in the step one is at.
    pub(super) fn record(self, change: impl FnOnce(&mut Record)) {
        let at = self.at.get_untracked();
        self.records.update(|records| {
            if let Some(record) = records.get_mut(at) {
                change(record);
            }
        });
    }

    /// Whether every step since the beginning was done, by whatever help.
    pub(crate) fn is_done(self) -> bool {
        self.records.with(|all| all[self.first..].iter().all(|it| it.done))
    }

    /// Whether the reader did every step since the beginning, had none of them shown, and guessed and chose only what
    /// is right.
    pub(crate) fn is_earned(self) -> bool {
        self.records.with(|all| all[self.first..].iter().all(|it| it.done && !it.shown && it.misses == 0))
    }

    /// How a step was answered.
    pub(crate) fn answer(self, at: usize) -> Option<Answer> {
        let record = |records: &Vec<Record>| records.get(at).cloned();
        let record = self.records.with(record)?;
        self.taken.with_value(|taken| taken.lesson.steps.get(at).and_then(|step| record.answer(step)))
    }

    /// How many steps since the beginning were answered right, and how many could be.
    pub(crate) fn score(self) -> (usize, usize) {
        let graded = (self.first..self.count()).filter_map(|at| self.answer(at)?.right);
        graded.fold((0, 0), |(right, of), it| (right + usize::from(it), of + 1))
    }

    /// That what was guessed or chosen is open, and what can be done about it.
    pub(crate) fn open(self) -> Option<String> {
        let rule = self.with_record(|it| it.open)?.rule();
        let switch =
            if rule.switch.is_some() { [" ", t("lesson.openSwitch")].concat() } else { String::new() };
        Some([t("lesson.open"), &switch].concat())
    }

    /// Begins the lesson anew.
    pub(crate) fn restart(self) {
        self.records.update(|all| all.fill(Record::default()));
        if let Some(start) = self.taken(|it| engine::document(&it.lesson.expected_start_of(0))) {
            self.at.set(0);
            self.trial.begin(start, Question::default());
            self.announce_step();
        }
    }

    /// The words that first appear in the step one is at.
    pub(crate) fn new_words(self) -> Vec<String> {
        let at = self.at.get();
        self.words.with_value(|words| words.get(at).cloned().unwrap_or_default())
    }

    /// What the simulator offers to allocate: what the step names, and what its plan allocates when it begins, so that a
    /// field stays where it is when it is cleared.
    pub(crate) fn offers(self) -> Vec<Offer> {
        let at = self.at.get().min(self.count().saturating_sub(1));
        self.taken(|taken| {
            let named = taken.lesson.steps.get(at).map(|step| step.offers.clone()).unwrap_or_default();
            let start = engine::document(&taken.lesson.expected_start_of(at));
            let planned = start.into_iter().flat_map(|plan| plan.allocations);
            let planned = planned.map(|it| Offer { ad_credit: it.ad_credit, on: it.on });
            planned.chain(named).collect()
        })
    }

    /// The day for which an ad account can be suspended, once the lesson is done.
    pub(crate) fn suspend(self) -> Option<String> {
        let ended = self.at.get() >= self.count();
        self.taken(|taken| taken.lesson.suspend.clone()).filter(|_| ended)
    }

    /// A text with the figures of the plan as it is now.
    pub(crate) fn filled(self, text: &str) -> String {
        let digits = self.trial.digits.get();
        let plan = self.trial.with(PlanDocument::to_value);
        let own = |own: &str| {
            if let Some((_, path)) = own.split_once(':') {
                let day = plan.pointer(path).and_then(Value::as_str).unwrap_or_default();
                return format::day(day, plan["start"].as_str().unwrap_or_default());
            }
            let found = self.trial.run(|run| value_of(own, &plan, run).ok()).flatten();
            found.map_or_else(|| "–".to_owned(), |it| format::amount(&it, digits))
        };
        let shown = |piece: Piece<'_>| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Number(number) => format::amount(&number.replace(',', ""), 0),
            Piece::Own(text) => own(text),
        };
        pieces(text).into_iter().map(shown).collect()
    }

    /// Goes to a step: back, on, or past one that isn't done.
    pub(crate) fn go(self, to: usize) {
        let from = self.at.get_untracked();
        let left = self.trial.now();
        if to > from {
            self.record(|it| it.skipped = !it.done);
        }
        self.leave(from, &left);
        let kept = self.records.with_untracked(|records| records.get(to).and_then(|it| it.left.clone()));
        let fresh = || {
            let start = self.taken(|taken| {
                // Who skips a step goes on as if it had been done.
                let plan = left.to_value();
                let done = self.with_record_untracked(|it| it.done);
                let step = taken.lesson.steps.get(from).filter(|_| !done);
                let left = step.map_or_else(|| plan.clone(), |step| step.after_first_route(&plan));
                taken.lesson.start_of(to, &left)
            });
            engine::document(&start)
        };
        if to < self.count()
            && let Some(document) = kept.or_else(fresh)
        {
            self.at.set(to);
            self.trial.begin(document, Question::default());
            self.progress.reached(&self.taken(|taken| taken.lesson.id.clone()), to);
        } else {
            self.at.set(self.count());
            self.progress.ended(&self.taken(|taken| taken.lesson.id.clone()), untrack(|| self.is_done()));
        }
        self.announce_step();
        browser::focus(STEP);
    }

    /// Keeps the plan as it was left in a step. What was done after it on another plan, which went on from there, was
    /// not done on this one.
    fn leave(self, step: usize, left: &PlanDocument) {
        let follow = self.taken(|taken| {
            let later = taken.lesson.steps.iter().skip(step + 1);
            later.take_while(|it| it.start == Start::AsLeft).count()
        });
        self.records.update(|all| {
            let Some(record) = all.get_mut(step) else { return };
            let is_other = record.left.as_ref().is_some_and(|before| before != left);
            record.left = Some(left.clone());
            if is_other {
                all[step + 1..].iter_mut().take(follow).for_each(|it| *it = Record::default());
            }
        });
    }

    /// What the end of the lesson is called.
    pub(crate) fn ending(self) -> &'static str {
        t(if self.is_done() { "lesson.finished" } else { "lesson.ended" })
    }

    /// Reads a step out as it begins.
    pub(crate) fn announce_step(self) {
        let prompt = untrack(|| self.texts(|texts| texts.prompt.clone()).map(|it| self.filled(&it)));
        self.says.set(prompt.unwrap_or_else(|| untrack(|| self.ending()).to_owned()));
    }
}

/// How far the plan is to be changed in a step, and after the last.
fn controls(lesson: &Lesson, step: usize) -> Controls {
    let Some(step) = lesson.steps.get(step) else { return Controls::Minimal };
    match (&step.task, &step.start) {
        // Here it shows what was learned.
        (Task::Do { .. }, Start::Own(_)) => Controls::Amounts,
        (Task::Do { .. }, _) => Controls::Minimal,
        _ => Controls::None,
    }
}

/// The words that first appear in each step, in what it says before and after it is done.
fn first_words(steps: &[StepTexts], words: &[Word]) -> Vec<Vec<String>> {
    let mut seen: Vec<String> = Vec::new();
    let mut all = Vec::with_capacity(steps.len());
    for step in steps {
        let fresh = appearing(&[step.prompt.as_str(), " ", &step.explanation].concat(), words, &seen);
        seen.extend(fresh.iter().cloned());
        all.push(fresh);
    }
    all
}
