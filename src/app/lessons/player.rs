//! A lesson being taken: the step one is at, the plan as one has made it, and what one guessed, chose and tried.

use super::library::Taken;
use super::progress::Progress;
use super::record::{Answer, Record};
use super::words::{Word, appearing};
use crate::app::browser;
use crate::app::engine;
use crate::app::figure::{Controls, Question, Trial};
use crate::app::format;
use crate::app::text::{fill, t};
use crate::editor::draft;
use crate::lessons::numbers::{Piece, pieces, value_of};
use crate::lessons::texts::StepTexts;
use crate::lessons::{Choice, Lesson, Offer, Start, Step, Task};
use crate::money::Minor;
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
        Effect::new(move |_| {
            let is_done = || self.with_record_untracked(|it| it.done);
            match self.is_met() {
                Some(true) if !is_done() => {
                    self.record(|it| it.tries += usize::from(!it.shown));
                    self.finish(t("lesson.reached"));
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
        });
        // Where there is nothing to do, reading is enough.
        Effect::new(move |_| {
            if self.step(|step| step.task == Task::Explain) == Some(true) {
                self.record(|it| it.done = true);
            }
        });
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

    fn step_untracked<T>(self, read: impl FnOnce(&Step) -> T) -> Option<T> {
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

    fn with_record_untracked<T>(self, read: impl FnOnce(&Record) -> T) -> T {
        untrack(|| self.with_record(read))
    }

    /// Changes what was done in the step one is at.
    fn record(self, change: impl FnOnce(&mut Record)) {
        let at = self.at.get_untracked();
        self.records.update(|records| {
            if let Some(record) = records.get_mut(at) {
                change(record);
            }
        });
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
            self.progress.done(&self.taken(|taken| taken.lesson.id.clone()));
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

    /// Reads a step out as it begins.
    pub(crate) fn announce_step(self) {
        let prompt = untrack(|| self.texts(|texts| texts.prompt.clone()).map(|it| self.filled(&it)));
        self.says.set(prompt.unwrap_or_else(|| t("lesson.finished").to_owned()));
    }

    /// The step is done: says how it went, and what happened.
    fn finish(self, verdict: &str) {
        self.record(|it| {
            it.done = true;
            it.not_yet = None;
        });
        let explained = untrack(|| self.texts(|it| it.explanation.clone()).map(|it| self.filled(&it)));
        self.says.set([verdict, " ", &explained.unwrap_or_default()].concat());
        browser::focus_if_lost(EXPLAINED);
    }

    /// Takes a guess, or none, and shows the truth.
    pub(crate) fn guess(self, typed: &str) {
        let guess = untrack(|| self.trial.currency()).and_then(|it| draft::amount(typed, it));
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
        let minor = |text: Option<&str>| draft::amount(text?, currency?);
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

    fn say_how_far(self) {
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
            self.finish(t("lesson.reached"));
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
        let minor = |text: Option<String>| text.and_then(|text| draft::amount(&text, currency));
        let (guess, truth) = self.with_record(|it| (it.guess.clone(), it.truth.clone()));
        let (guess, truth) = (minor(guess)?, minor(truth)?);
        let issued = self.trial.run(|run| run.totals.issued.clone());
        let whole = minor(issued).unwrap_or(Minor::ZERO).max(guess).max(truth).units().max(1);
        let share =
            |it: Minor| u32::try_from(i128::from(it.units()) * 1000 / i128::from(whole)).unwrap_or(1000);
        Some((share(guess), share(truth)))
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
