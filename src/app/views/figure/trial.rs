//! What a figure holds: a plan to try things on, and what follows from it. It is kept nowhere.

use super::apart;
use super::question::Question;
use crate::app::amounts::AmountDigits;
use crate::app::draft::AllocationIndex;
use crate::app::engine::{self, Outcome};
use crate::app::format;
use crate::app::messages::{Message, Messages};
use crate::app::text::{fill, t};
use crate::money::Currency;
use crate::plan::document::PlanDocument;
use crate::results::projection::{AdAccountFigures, Figures, ProjectionDocument};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

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
    /// The plan before the best split was put into it, until something else is done.
    before_fit: RwSignal<Option<PlanDocument>>,
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
        let first = RwSignal::new(plan.clone());
        let plan = RwSignal::new(plan);
        let outcome = Memo::new(move |_| plan.with(engine::evaluate));
        let trial = Self {
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
            before_fit: RwSignal::new(None),
            controls,
            hidden,
            is_best: RwSignal::new(None),
        };
        trial.judge();
        trial
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
        self.question.set(question);
        self.first.set(plan.clone());
        self.plan.set(plan);
    }

    /// Shows the plan of another figure, which it follows. What is asked, and what it began with, stays. Two that follow
    /// each other are at rest once they show the same.
    pub(crate) fn follow(self, plan: PlanDocument) {
        if self.plan.with_untracked(|now| *now == plan) {
            return;
        }
        self.forget_done();
        self.plan.set(plan);
    }

    /// Takes back everything the reader changed.
    pub(crate) fn reset(self) {
        self.forget_done();
        self.plan.set(self.first.get_untracked());
    }

    /// Puts the best split in the place of what is planned, where that is better, and says so.
    pub(crate) async fn fit(self) {
        let Ok(fit) = apart::fit().await else { return self.done.set(Some(t("later.missing").to_owned())) };
        let fitted = self.plan.with_untracked(fit);
        let sentence = if let Some(plan) = fitted {
            self.before_fit.set(Some(self.now()));
            self.plan.set(plan);
            let (spent, stranded) = (self.total(|it| &it.spent), self.total(|it| &it.stranded));
            fill("fit.did", &[("spent", &spent), ("stranded", &stranded)])
        } else {
            t("advice.noGain").to_owned()
        };
        self.done.set(Some(sentence));
    }

    /// Whether the best split was put into the plan just now.
    pub(crate) fn is_fitted(self) -> bool {
        self.before_fit.with(Option::is_some)
    }

    /// Takes back the best split.
    pub(crate) fn unfit(self) {
        if let Some(plan) = self.before_fit.get_untracked() {
            self.forget_done();
            self.plan.set(plan);
        }
    }

    fn forget_done(self) {
        self.done.set(None);
        self.before_fit.set(None);
    }

    /// Changes the plan.
    pub(crate) fn edit<T>(self, change: impl FnOnce(&mut PlanDocument) -> T) -> Option<T> {
        self.forget_done();
        self.plan.try_update(change)
    }

    /// Reads the plan, and follows it.
    pub(crate) fn with<T>(self, read: impl FnOnce(&PlanDocument) -> T) -> T {
        self.plan.with(read)
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

    /// The plan's currency, where there is one of that code.
    pub(crate) fn currency(self) -> Option<Currency> {
        self.with(|plan| Currency::from_code(&plan.currency))
    }

    /// What is to be said about the field at `path`.
    pub(super) fn messages_at(self, path: String) -> Signal<Vec<Message>> {
        Signal::derive(move || self.messages.with(|all| all.at(&path)))
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

/// The figures of a run that an article is told, as fields of a JSON object: in all, and of each ad account and ad credit.
pub(crate) fn figures_of(run: &ProjectionDocument) -> Option<String> {
    let figures = |it: &Figures| serde_json::to_string_pretty(it).ok();
    let text = |it: &str| Value::from(it).to_string();
    // The figures are an object: what comes before its first field makes it one with more.
    let one = |id: &str, own: &str, it: &Figures| {
        Some(["{\"id\":", &text(id), own, ",", figures(it)?.strip_prefix('{')?].concat())
    };
    let accounts = run.ad_accounts.iter().map(|it| {
        let own = [",\"allocated\":", &text(&it.allocated), ",\"canSpend\":", &text(&it.can_spend)].concat();
        one(&it.id, &own, &it.credit)
    });
    let accounts = accounts.collect::<Option<Vec<_>>>()?.join(",");
    let credits = run.ad_credits.iter().map(|it| one(&it.id, "", &it.credit));
    let credits = credits.collect::<Option<Vec<_>>>()?.join(",");
    let refused = run.refusals.len().to_string();
    let totals = ["\"totals\":", &figures(&run.totals)?, ",\"refused\":", &refused].concat();
    Some([&totals, ",\"adAccounts\":[", &accounts, "],\"adCredits\":[", &credits, "]"].concat())
}

/// None while every amount entered and every figure is whole, else all of the currency's.
fn digits(plan: &PlanDocument, outcome: &Outcome) -> u8 {
    let has_fraction =
        |text: &String| text.split_once('.').is_some_and(|(_, digits)| !format::is_nothing(digits));
    let spends = plan.ad_accounts.iter().filter_map(|it| it.daily_spend.as_ref());
    let amounts =
        plan.allocations.iter().map(|it| &it.amount).chain(plan.ad_credits.iter().map(|it| &it.amount));
    let totals = outcome.projection.iter().flat_map(|run| {
        let totals = &run.totals;
        let own = [&totals.spent, &totals.stranded, &totals.unallocated, &totals.remaining];
        own.into_iter().chain(run.ad_accounts.iter().map(|it| &it.can_spend))
    });
    let some = spends.chain(amounts).chain(totals).any(has_fraction);
    Currency::from_code(&plan.currency).filter(|_| some).map_or(0, Currency::digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::draft;

    #[test]
    fn an_article_is_told_the_figures_of_all_of_each_ad_account_and_of_each_ad_credit() {
        let mut plan = draft::tests::small();
        plan.ad_accounts[0].name = "A \"quoted\" one".into();
        let run = engine::evaluate(&plan).projection;
        let run = run.unwrap_or_else(|| panic!("a plan without errors"));
        let told = figures_of(&run).unwrap_or_default();
        let told: Value = serde_json::from_str(&["{", &told, "}"].concat()).unwrap_or_default();
        let figures = |it: &Figures| serde_json::to_value(it).unwrap_or_default();
        assert_eq!(told["totals"], figures(&run.totals));
        assert_eq!(told["refused"], 0);
        for (told, own) in told["adAccounts"].as_array().into_iter().flatten().zip(&run.ad_accounts) {
            let mut expected = figures(&own.credit);
            expected["id"] = own.id.as_str().into();
            expected["allocated"] = own.allocated.as_str().into();
            expected["canSpend"] = own.can_spend.as_str().into();
            assert_eq!(*told, expected);
        }
        assert_eq!(told["adAccounts"].as_array().map(Vec::len), Some(run.ad_accounts.len()));
        assert_eq!(told["adCredits"][0]["spent"], run.ad_credits[0].credit.spent.as_str());
    }

    #[test]
    fn digits_show_as_soon_as_one_amount_has_them() {
        let mut plan = draft::tests::small();
        assert_eq!(digits(&plan, &engine::evaluate(&plan)), 0);
        plan.allocations[0].amount = "62.5".into();
        assert_eq!(digits(&plan, &engine::evaluate(&plan)), 2);
    }
}
