//! What a figure holds: a plan to try things on, and what follows from it. It is kept nowhere.

use super::apart;
use super::question::Question;
use super::scale;
use super::steps::Steps;
use super::told::figures_of;
use crate::app::amounts::{AmountDigits, digits};
use crate::app::engine::{self, Outcome};
use crate::app::format;
use crate::app::messages::{Message, Messages};
use crate::app::place::Edited;
use crate::app::text::{count, fill, t};
use crate::app::ui::Share;
use crate::editor::draft::AllocationIndex;
use crate::money::Currency;
use crate::plan::document::PlanDocument;
use crate::results::projection::{AdAccountFigures, Figures, ProjectionDocument};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the reader can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Controls {
    /// Also expected daily spend, expiry, and the day of a suspension.
    Full,
    /// What each ad account gets, also by the best split, and whether it is suspended.
    Minimal,
    /// What each ad account gets, by hand.
    Amounts,
    /// Nothing.
    None,
}

/// A plan to try things on. It is copied freely: it holds only handles.
#[derive(Clone, Copy)]
pub(crate) struct Trial {
    plan: RwSignal<PlanDocument>,
    /// What it began with.
    first: RwSignal<PlanDocument>,
    question: RwSignal<Question>,
    outcome: Memo<Outcome>,
    messages: Memo<Messages>,
    /// Where the allocations to each ad account stand.
    pub(super) allocations: Memo<AllocationIndex>,
    /// How many digits amounts show after the point: none while all are whole.
    pub(crate) digits: AmountDigits,
    /// What was done last, in words.
    pub(crate) done: RwSignal<Option<String>>,
    /// The way back through what the reader changed.
    steps: RwSignal<Steps>,
    /// Whether the best split was what the reader did last.
    is_fitted: RwSignal<bool>,
    controls: Signal<Controls>,
    /// Whether the figures are not to be seen yet.
    hidden: Signal<bool>,
    /// Of a plan of which all claims of the goal hold: whether no split does better, where that is known.
    is_best: RwSignal<Option<bool>>,
}

impl Trial {
    /// Begins with a plan. Its figures are not to be seen while they are `hidden`.
    pub(crate) fn new(
        plan: PlanDocument,
        question: Question,
        controls: Signal<Controls>,
        hidden: Signal<bool>,
    ) -> Self {
        let trial = Self::holding(plan, question, controls, hidden);
        trial.judge();
        trial
    }

    fn holding(
        plan: PlanDocument,
        question: Question,
        controls: Signal<Controls>,
        hidden: Signal<bool>,
    ) -> Self {
        let first = RwSignal::new(plan.clone());
        let plan = RwSignal::new(plan);
        let outcome = Memo::new(move |_| plan.with(engine::evaluate));
        Self {
            plan,
            first,
            question: RwSignal::new(question),
            outcome,
            messages: Memo::new(move |_| plan.with(|plan| outcome.with(|it| Messages::of(plan, it)))),
            allocations: Memo::new(move |_| plan.with(AllocationIndex::of)),
            digits: AmountDigits::new(
                Memo::new(move |_| plan.with(|plan| outcome.with(|it| digits(plan, it)))),
                Memo::new(move |_| plan.with(|plan| Currency::from_code(&plan.currency))),
            ),
            done: RwSignal::new(None),
            steps: RwSignal::new(Steps::default()),
            is_fitted: RwSignal::new(false),
            controls,
            hidden,
            is_best: RwSignal::new(None),
        }
    }

    /// Finds out whether a plan of which all claims hold can still be made better. Until that is known, or where what
    /// finds the best split doesn't load, its goal is not reached.
    fn judge(self) {
        Effect::new(move |_| {
            if self.is_best.get_untracked().is_some() {
                self.is_best.set(None);
            }
            let plan = self.plan.get();
            if self.goal_count() == 0 || self.claims_that_hold() < self.goal_count() {
                return;
            }
            spawn_local(async move {
                let Ok(fit) = apart::fit().await else { return };
                let is_still = self.plan.try_with_untracked(|now| *now == plan).unwrap_or_default();
                if is_still {
                    self.is_best.set(Some(fit(&plan).is_none()));
                }
            });
        });
    }

    /// Begins anew with another plan.
    pub(crate) fn begin(self, plan: PlanDocument, question: Question) {
        self.forget_done();
        self.steps.set(Steps::default());
        self.question.set(question);
        self.first.set(plan.clone());
        self.plan.set(plan);
    }

    /// Shows the plan of another figure, which it follows. What is asked, and what it began with, stays. What was done
    /// there is taken back there. Two that follow each other are at rest once they show the same.
    pub(crate) fn follow(self, plan: PlanDocument) {
        if self.plan.with_untracked(|now| *now == plan) {
            return;
        }
        self.forget_done();
        self.steps.set(Steps::default());
        self.plan.set(plan);
    }

    /// Puts the plan there that it began with. That is a change too, which can be taken back.
    pub(crate) fn reset(self) {
        self.edit(|plan| *plan = self.first.get_untracked());
    }

    /// Takes back the last change, and says how many more can be.
    pub(crate) fn undo(self) {
        if !self.go_back() {
            return;
        }
        self.say(match self.steps.with_untracked(Steps::count) {
            0 => t("trial.undoneAll").to_owned(),
            more => count("trial.undone", more, &[]),
        });
    }

    /// Takes back the best split, where that was put in last.
    pub(crate) fn unfit(self) {
        self.go_back();
    }

    fn go_back(self) -> bool {
        let Some(before) = self.steps.try_update(Steps::take_back).flatten() else { return false };
        self.forget_done();
        self.plan.set(before);
        true
    }

    /// How many changes can be taken back.
    pub(super) fn changes(self) -> usize {
        self.steps.with(Steps::count)
    }

    /// Says what was done.
    pub(super) fn say(self, sentence: String) {
        self.done.set(Some(sentence));
    }

    /// The reader has left a field: what is typed into it from now on is another change.
    pub(super) fn leave_field(self) {
        self.steps.update_untracked(Steps::leave_field);
    }

    /// Puts the best split in the place of what is planned, where that is better, and says so.
    pub(crate) async fn fit(self) {
        let Ok(fit) = apart::fit().await else { return self.say(t("later.missing").to_owned()) };
        let fitted = self.plan.with_untracked(fit);
        let sentence = if let Some(plan) = fitted {
            self.edit(|now| *now = plan);
            self.is_fitted.set(true);
            let (spent, stranded) = untrack(|| (self.total(|it| &it.spent), self.total(|it| &it.stranded)));
            fill("fit.did", &[("spent", &spent), ("stranded", &stranded)])
        } else {
            t("advice.noGain").to_owned()
        };
        self.say(sentence);
    }

    /// Whether the best split was put into the plan just now.
    pub(crate) fn is_fitted(self) -> bool {
        self.is_fitted.get()
    }

    fn forget_done(self) {
        self.done.set(None);
        self.is_fitted.set(false);
    }

    /// Changes the plan, in one step.
    pub(crate) fn edit<T>(self, change: impl FnOnce(&mut PlanDocument) -> T) -> Option<T> {
        self.change(None, change)
    }

    /// Changes the plan as the reader types into the field of this id, or chooses in it.
    pub(crate) fn edit_in<T>(self, field: &str, change: impl FnOnce(&mut PlanDocument) -> T) -> Option<T> {
        self.change(Some(field), change)
    }

    fn change<T>(self, field: Option<&str>, change: impl FnOnce(&mut PlanDocument) -> T) -> Option<T> {
        self.forget_done();
        let before = self.plan.try_get_untracked()?;
        let made = self.plan.try_update(change);
        self.plan.with_untracked(|after| self.steps.update(|steps| steps.record(before, after, field)));
        made
    }

    /// Reads the plan, and follows it.
    pub(crate) fn with<T>(self, read: impl FnOnce(&PlanDocument) -> T) -> T {
        self.plan.with(read)
    }

    /// Reads the plan, without following it.
    pub(super) fn peek<T>(self, read: impl FnOnce(&PlanDocument) -> T) -> T {
        self.plan.with_untracked(read)
    }

    /// The plan as it is now.
    pub(crate) fn now(self) -> PlanDocument {
        self.plan.get_untracked()
    }

    /// The plan as it is now, as JSON.
    pub(crate) fn plan_text(self) -> String {
        self.plan.with_untracked(|plan| plan.to_value().to_string())
    }

    /// Whether the reader has changed something.
    pub(super) fn is_changed(self) -> bool {
        self.plan.with(|plan| self.first.with(|first| plan != first))
    }

    /// What the reader can change.
    pub(crate) fn controls(self) -> Controls {
        self.controls.get()
    }

    /// Whether the figures are not to be seen yet.
    pub(crate) fn is_hidden(self) -> bool {
        self.hidden.get()
    }

    /// What is asked.
    pub(super) fn question(self) -> Question {
        self.question.get()
    }

    /// How many claims are to be reached.
    pub(crate) fn goal_count(self) -> usize {
        self.question.with(Question::goal_count)
    }

    /// How many of them are. The last is only where nothing more is lost than must be, and the most is spent.
    pub(crate) fn reached(self) -> usize {
        match self.claims_that_hold() {
            all if all == self.goal_count() && self.is_best.get() != Some(true) => all.saturating_sub(1),
            some => some,
        }
    }

    /// Whether there is something to reach that can't be read, or that this plan knows nothing of.
    pub(crate) fn has_wrong_goal(self) -> bool {
        self.run(|run| self.question.with(|it| !it.is_about(run))).unwrap_or_default()
    }

    /// Whether all claims hold, but another split spends more or loses less.
    pub(super) fn is_beaten(self) -> bool {
        self.is_best.get() == Some(false)
    }

    fn claims_that_hold(self) -> usize {
        self.run(|run| self.question.with(|it| it.holding(run))).unwrap_or_default()
    }

    /// Reads what a run gives; nothing while the plan has errors.
    pub(crate) fn run<T>(self, read: impl FnOnce(&ProjectionDocument) -> T) -> Option<T> {
        self.outcome.with(|it| it.projection.as_ref().map(read))
    }

    /// One of the figures of all ad credit, to show.
    pub(super) fn total(self, read: fn(&Figures) -> &String) -> String {
        self.shown(self.run(|run| read(&run.totals).clone()))
    }

    /// One of the figures of an ad account, to show.
    pub(super) fn figure(self, position: usize, read: fn(&AdAccountFigures) -> &String) -> String {
        self.shown(self.run(|run| run.ad_accounts.get(position).map(|it| read(it).clone())).flatten())
    }

    fn shown(self, amount: Option<String>) -> String {
        amount.map_or_else(|| "–".to_owned(), |amount| format::amount(&amount, self.digits.get()))
    }

    /// The bar of an ad account; nothing on it while the figures are not to be seen.
    pub(crate) fn bar(self, account: &AdAccountFigures) -> Vec<Share> {
        let Some(currency) = self.currency().filter(|_| !self.is_hidden()) else { return Vec::new() };
        self.run(|run| scale::bar(run, account, currency)).unwrap_or_default()
    }

    /// The plan's currency, where there is one of that code.
    pub(crate) fn currency(self) -> Option<Currency> {
        self.with(|plan| Currency::from_code(&plan.currency))
    }

    /// What is to be said about what is at `path` and in it.
    pub(crate) fn messages_under(self, path: &str) -> Vec<Message> {
        self.messages.with(|all| all.under(path))
    }

    /// What an article is told of the plan: its figures and how far its goal is reached. Nothing while it has errors.
    pub(crate) fn summary(self) -> Option<String> {
        let figures = self.run(figures_of).flatten()?;
        let changed = if self.is_changed() { "true" } else { "false" };
        let (reached, goals) = (self.reached().to_string(), self.goal_count().to_string());
        let fields = ["{\"summary\":{", &figures, ",\"changed\":", changed, ",\"reached\":", &reached];
        Some([&fields.concat(), ",\"goals\":", &goals, "}}"].concat())
    }
}

impl Edited for Trial {
    fn read<V>(self, read: impl FnOnce(&PlanDocument) -> V) -> V {
        self.with(read)
    }

    fn write(self, control: &str, change: impl FnOnce(&mut PlanDocument)) {
        self.edit_in(control, change);
    }

    fn said(self, path: &str) -> Vec<Message> {
        self.messages.with(|all| all.at(path))
    }
}

#[cfg(test)]
mod tests;
