//! How sure a plan's figures are, if spend varies and ad accounts may be suspended.
//!
//! The plan is run many times over. Each run draws what every ad account spends in each week, from its range or its
//! own history, and which ad accounts are suspended when, with the chances that somebody stated: none is assumed. Each
//! way of allocating is then run under the same draws, by the same simulation as any plan.
//!
//! The schedule of allocations is fixed. What was to go to an ad account after it was suspended is refused and stays
//! unallocated; nobody redirects it. Where somebody would, at the next review, allocating in parts does better than the
//! figures say, so for parts they are a lower bound of what is spent.

mod chances;
mod dice;
mod samples;
mod suspension;
mod variation;

pub use samples::{Distribution, PERCENTS, Quantiles};
pub use suspension::Suspension;
pub use variation::SpendFrom;

use super::advise::best_split;
use super::request::{AdviceScope, Request, Reviews};
use crate::day::Day;
use crate::ledger::Fault;
use crate::messages::{CORE, Message, Value};
use crate::money::Minor;
use crate::plan::check::most_spend;
use crate::plan::{AccountIndex, Event, EventKind, Plan, Problem, codes, limits};
use crate::simulation::{Expected, RepeatedRun};
use chances::{Chances, DrawnRun};
use samples::{Samples, figures_kept, write_figures};
use std::ops::Range;
use variation::Variation;

/// The most runs.
pub const MOST_RUNS: usize = 100_000;
/// The most figures kept of all runs: 256 MB.
const MOST_FIGURES: usize = 1 << 25;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// How many runs.
    pub runs: usize,
    /// What the draws begin with: the same seed draws the same.
    pub seed: u64,
    /// The first day on which advice may allocate.
    pub from: Day,
    /// The reviews of the split in parts; [`Reviews::AnyDay`] leaves it out.
    pub reviews: Reviews,
    /// What ad accounts have spent on past days, each day once.
    pub histories: Vec<(AccountIndex, Vec<(Day, Minor)>)>,
    /// The chances of suspensions, each ad account once.
    pub suspensions: Vec<Suspension>,
}

/// A way of allocating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// As the plan has it.
    Current,
    /// The best split of what is expected, all at once.
    BestSplit,
    /// The best split in parts, on review days.
    InParts,
}

/// How the figures of one way of allocating are spread over the runs made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrategySpread {
    /// Which way.
    pub strategy: Strategy,
    /// All ad credit.
    pub totals: Distribution,
    /// By ad account, in document order.
    pub ad_accounts: Vec<Distribution>,
    /// By ad credit, in document order.
    pub ad_credits: Vec<Distribution>,
}

/// Many runs of one plan, made a few at a time.
pub struct Risk {
    plan: Plan,
    question: Question,
    chances: Chances,
    drawn_run: DrawnRun,
    strategies: Vec<StrategyRuns>,
    done: usize,
    fault: Option<Fault>,
}

/// One way of allocating, and what came of it so far.
struct StrategyRuns {
    strategy: Strategy,
    repeated_run: RepeatedRun,
    samples: Samples,
}

impl Risk {
    /// Gets ready to make the runs of `question`.
    ///
    /// # Errors
    ///
    /// Problems where there are too few or too many runs, or where spend at its strongest could not be counted.
    pub fn new(plan: Plan, question: Question) -> Result<Self, Vec<Problem>> {
        let (accounts, credits) = (plan.ad_accounts().len(), plan.ad_credits().len());
        let strategies = match question.reviews {
            Reviews::AnyDay => 2,
            Reviews::Every(_) => 3,
        };
        let most = (MOST_FIGURES / (strategies * figures_kept(accounts, credits))).clamp(1, MOST_RUNS);
        if question.runs == 0 || question.runs > most {
            let expected = Message::new(&CORE, "phrases", "runs").with("most", most);
            let problem = Problem::new(codes::FIELD_WRONG_TYPE, "/options/runs");
            return Err(vec![problem.with("expected", expected)]);
        }
        let variations = variations(&plan, &question);
        spend_counts(&plan, &variations)?;
        let chances = Chances::new(&plan, question.seed, variations, question.suspensions.clone());
        let strategy_runs = |strategy, plan| StrategyRuns {
            strategy,
            repeated_run: RepeatedRun::new(plan),
            samples: Samples::new(question.runs, accounts, credits),
        };
        let split = |reviews| {
            best_split(&plan, Request { from: question.from, reviews, scope: AdviceScope::Plan }).plan
        };
        let mut strategies = vec![
            strategy_runs(Strategy::Current, plan.clone()),
            strategy_runs(Strategy::BestSplit, split(Reviews::AnyDay)),
        ];
        if question.reviews != Reviews::AnyDay {
            strategies.push(strategy_runs(Strategy::InParts, split(question.reviews)));
        }
        Ok(Self {
            drawn_run: chances.nothing_drawn(&plan),
            chances,
            plan,
            question,
            strategies,
            done: 0,
            fault: None,
        })
    }

    /// Makes the next `runs` runs, or as many as are left.
    pub fn advance(&mut self, runs: usize) {
        let last = self.question.runs.min(self.done.saturating_add(runs));
        let mut figures = Vec::new();
        for run in self.done..last {
            figures.clear();
            if self.make(run, &mut figures) {
                self.note(&figures);
            }
        }
        self.done = last;
    }

    /// The figures of these runs, one after the other, for [`Risk::take`] of the same question, here or elsewhere; `None`
    /// where one could not be made. What a run comes to depends on nothing but its number.
    pub fn made(&mut self, runs: Range<usize>) -> Option<Vec<i64>> {
        let mut figures = Vec::new();
        runs.into_iter().all(|run| self.make(run, &mut figures)).then_some(figures)
    }

    /// Takes what [`Risk::made`] gave, in any order, but each run once. More than were asked for are not taken.
    pub fn take(&mut self, figures: &[i64]) {
        let kept: usize = self.strategies.iter().map(|it| it.samples.kept()).sum();
        for run in figures.chunks_exact(kept) {
            if self.done < self.question.runs {
                self.note(run);
                self.done += 1;
            }
        }
    }

    /// Makes one run, and writes its figures down, one way of allocating after the other. Whether it could be made.
    fn make(&mut self, run: usize, figures: &mut Vec<i64>) -> bool {
        self.chances.draw(&self.plan, u64::try_from(run).unwrap_or(u64::MAX), &mut self.drawn_run);
        let DrawnRun { events, spend_schedules, .. } = &self.drawn_run;
        for strategy_runs in &mut self.strategies {
            match strategy_runs.repeated_run.run(events, spend_schedules) {
                Ok(totals) => totals.into_iter().for_each(|totals| write_figures(totals, figures)),
                Err(fault) => {
                    self.fault = Some(fault);
                    return false;
                }
            }
        }
        true
    }

    fn note(&mut self, mut figures: &[i64]) {
        for StrategyRuns { samples, .. } in &mut self.strategies {
            let (own, others) = figures.split_at(samples.kept().min(figures.len()));
            samples.note(own);
            figures = others;
        }
    }

    /// How many runs were made so far.
    #[must_use]
    pub const fn done(&self) -> usize {
        self.done
    }

    /// What stopped a run, where the program made a mistake: then no outcome is to be shown.
    #[must_use]
    pub const fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// The plan, as it is.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What was asked.
    #[must_use]
    pub const fn question(&self) -> &Question {
        &self.question
    }

    /// Where the spend of an ad account comes from, and of how many weeks of its history.
    #[must_use]
    pub fn spend_from(&self, account: AccountIndex) -> (SpendFrom, usize) {
        let variation = &self.chances.variations[account.position()];
        (variation.spend_from(), variation.weeks())
    }

    /// How figures are spread over the runs made so far, for each way of allocating.
    ///
    /// Takes `&mut self` because it puts what is kept into another order; the answer stays the same.
    pub fn outcomes(&mut self) -> Vec<StrategySpread> {
        let accounts = self.plan.ad_accounts().len();
        let outcome = |strategy_runs: &mut StrategyRuns| {
            let spreads = strategy_runs.samples.spreads();
            let (totals, rest) = spreads.split_first()?;
            let (ad_accounts, ad_credits) = rest.split_at_checked(accounts)?;
            Some(StrategySpread {
                strategy: strategy_runs.strategy,
                totals: *totals,
                ad_accounts: ad_accounts.to_vec(),
                ad_credits: ad_credits.to_vec(),
            })
        };
        self.strategies.iter_mut().filter_map(outcome).collect()
    }

    /// What run `run` draws, to look at one run by itself.
    #[must_use]
    pub fn draws(&self, run: u64) -> Draws<'_> {
        let mut drawn_run = self.chances.nothing_drawn(&self.plan);
        self.chances.draw(&self.plan, run, &mut drawn_run);
        Draws { risk: self, drawn_run }
    }
}

/// What one run draws.
pub struct Draws<'r> {
    risk: &'r Risk,
    drawn_run: DrawnRun,
}

impl Draws<'_> {
    /// What an ad account spends on a day if it is approved on that day.
    #[must_use]
    pub fn spend(&self, account: AccountIndex, day: Day) -> Minor {
        self.risk.chances.spend(&self.drawn_run, account, day)
    }

    /// The suspensions, by day.
    #[must_use]
    pub fn suspensions(&self) -> &[Event] {
        &self.drawn_run.events[self.risk.plan.events().len()..]
    }
}

fn variations(plan: &Plan, question: &Question) -> Vec<Variation> {
    let mut histories: Vec<&[(Day, Minor)]> = vec![&[]; plan.ad_accounts().len()];
    for (account, history) in &question.histories {
        histories[account.position()] = history;
    }
    let accounts = plan.ad_accounts().iter().zip(histories);
    accounts.map(|(account, history)| Variation::new(account, history)).collect()
}

/// Whether spend can be counted at its strongest, as the check has found of the plan as it is.
fn spend_counts(plan: &Plan, variations: &[Variation]) -> Result<(), Vec<Problem>> {
    let mut expected: Vec<Vec<Expected>> = vec![vec![Expected::AtFirst]; variations.len()];
    for event in plan.events() {
        if let EventKind::SetDailySpend(daily_spend) = event.kind {
            expected[event.account.position()].push(Expected::Set(daily_spend));
        }
    }
    let most = limits::amount(plan.currency());
    let mut strongest_days = Vec::with_capacity(variations.len());
    for (at, variation) in variations.iter().enumerate() {
        let strongest = variation.strongest_day(expected[at].iter().copied());
        let Some(strongest) = strongest.filter(|it| *it <= most) else {
            let path = ["/adAccounts/", &at.to_string(), "/spendRange"].concat();
            let problem = Problem::new(codes::SPEND_TOO_LARGE, path);
            return Err(vec![problem.with("limit", limits::AMOUNT)]);
        };
        strongest_days.push(strongest);
    }
    let (expected, actual) = most_spend(&strongest_days, plan.period().days(), plan.actuals());
    if expected + actual > i128::from(Minor::MAX.units()) {
        return Err(vec![
            Problem::new(codes::TOTAL_TOO_LARGE, "/adAccounts").with("what", Value::Word("spend")),
        ]);
    }
    Ok(())
}
