//! Reading what is asked of risk, noting every problem with its path.

use crate::day::Day;
use crate::money::Minor;
use crate::plan::document::{amount, escaped, factor};
use crate::plan::{AccountIndex, Plan, Problem, codes, limits, text};
use crate::planning::Reviews;
use crate::planning::risk::{Question, Suspension};
use crate::results::options::{account, asked, day, reviews};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What `risk` is asked.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
struct RiskOptions {
    /// How many runs: 1 to 100,000, fewer for a very large plan.
    runs: u32,
    /// What the draws begin with, a whole number: the same seed gives the same answer, on every machine.
    seed: u64,
    /// Days from one review to the next, for the best split in parts; without it, there is none.
    #[cfg_attr(feature = "js", tsify(optional))]
    cadence_days: Option<u32>,
    /// The first day on which the best split can allocate; the plan's first if absent.
    #[cfg_attr(feature = "js", tsify(optional))]
    from: Option<String>,
    /// Which ad accounts may be suspended. One that isn't named is not: no chance is assumed.
    #[serde(default)]
    #[cfg_attr(feature = "js", tsify(optional))]
    suspensions: Vec<SuspensionChance>,
    /// What ad accounts, by id, have spent on past days. Whole weeks of it, Monday to Sunday, are drawn in place of the
    /// ad account's `spendRange`; where there is no whole week, the range is.
    #[serde(default)]
    #[cfg_attr(feature = "js", tsify(optional, type = "Record<string, PastDay[]>"))]
    history: BTreeMap<String, Vec<PastDay>>,
}

/// The chance that an ad account is suspended.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
struct SuspensionChance {
    /// Id of the ad account.
    ad_account: String,
    /// A decimal from 0 to 1 for each 30 days, counted from the first day of the plan.
    #[serde(deserialize_with = "factor")]
    monthly: String,
}

/// What an ad account spent on a day that is over.
#[derive(Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
struct PastDay {
    /// The day.
    on: String,
    /// How much.
    #[serde(deserialize_with = "amount")]
    spend: String,
}

/// What was asked.
pub(super) struct Options {
    pub(super) question: Question,
    /// The chance stated for each ad account, as text.
    pub(super) monthly: Vec<Option<String>>,
}

/// Reads the options of a plan.
///
/// # Errors
///
/// All problems.
pub(super) fn read(plan: &Plan, options: &Value) -> Result<Options, Vec<Problem>> {
    let asked = asked::<RiskOptions>(options, "/options").map_err(|problem| vec![problem])?;
    let it = &asked.value;
    let mut reader = OptionReader { plan, problems: Vec::new() };
    let mut monthly = vec![None; plan.ad_accounts().len()];
    let start = plan.period().start;
    let question = Question {
        // How many there may be depends on the plan, and none is too few.
        runs: usize::try_from(it.runs).unwrap_or(0),
        seed: it.seed,
        from: reader.read(day(plan, "/options/from", it.from.as_deref(), start)).unwrap_or(start),
        reviews: reader.read(reviews(it.cadence_days)).unwrap_or(Reviews::AnyDay),
        histories: reader.histories(&it.history),
        suspensions: reader.suspensions(&it.suspensions, &mut monthly),
    };
    let problems = asked.with(reader.problems);
    if problems.is_empty() { Ok(Options { question, monthly }) } else { Err(problems) }
}

/// Notes problems, and reads on with something in place of what is wrong.
struct OptionReader<'p> {
    plan: &'p Plan,
    problems: Vec<Problem>,
}

/// A path one step further. A step may be any text.
fn step(path: &str, step: &str) -> String {
    [path, "/", &escaped(step)].concat()
}

impl OptionReader<'_> {
    fn note(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// What was read; what is wrong with it is noted.
    fn read<T>(&mut self, read: Result<T, Problem>) -> Option<T> {
        read.map_err(|problem| self.note(problem)).ok()
    }

    fn suspensions(
        &mut self,
        chances: &[SuspensionChance],
        stated: &mut [Option<String>],
    ) -> Vec<Suspension> {
        let mut suspensions = Vec::new();
        for (position, chance) in chances.iter().enumerate() {
            let path = step("/options/suspensions", &position.to_string());
            suspensions.extend(self.suspension(chance, &path, stated));
        }
        suspensions
    }

    fn suspension(
        &mut self,
        stated: &SuspensionChance,
        path: &str,
        all: &mut [Option<String>],
    ) -> Option<Suspension> {
        let account = self.read(account(self.plan, step(path, "adAccount"), &stated.ad_account));
        let monthly = text::factor(&stated.monthly, 1).map_err(|problem| problem.at(step(path, "monthly")));
        let monthly = self.read(monthly);
        let (account, monthly) = (account?, monthly?);
        if all[account.position()].replace(stated.monthly.clone()).is_some() {
            let problem = Problem::new(codes::ID_DUPLICATE, step(path, "adAccount"));
            self.note(problem.with("id", &self.plan.account(account).id));
        }
        Some(Suspension { account, monthly })
    }

    fn histories(
        &mut self,
        accounts: &BTreeMap<String, Vec<PastDay>>,
    ) -> Vec<(AccountIndex, Vec<(Day, Minor)>)> {
        let mut histories = Vec::new();
        for (id, days) in accounts {
            let path = step("/options/history", id);
            let account = self.read(account(self.plan, path.as_str(), id));
            let history = self.history(days, &path);
            histories.extend(account.map(|account| (account, history)));
        }
        histories
    }

    fn history(&mut self, past: &[PastDay], path: &str) -> Vec<(Day, Minor)> {
        let limit = usize::try_from(limits::DAYS).unwrap_or(0);
        if past.len() > limit {
            let problem = Problem::new(codes::LIMIT_EXCEEDED, path).with("list", "history");
            self.note(problem.with("limit", limit).with("count", past.len()));
            return Vec::new();
        }
        let (mut history, mut days) = (Vec::with_capacity(past.len()), BTreeSet::new());
        for (position, item) in past.iter().enumerate() {
            let path = step(path, &position.to_string());
            let on = self.read(text::day(&item.on).map_err(|problem| problem.at(step(&path, "on"))));
            let spend = text::amount(&item.spend, Some(self.plan.currency()));
            let spend = self.read(spend.map_err(|problem| problem.at(step(&path, "spend"))));
            let (Some(on), Some(spend)) = (on, spend) else { continue };
            if days.insert(on) {
                history.push((on, spend));
            } else {
                self.note(Problem::new(codes::ID_DUPLICATE, step(&path, "on")).with("id", on));
            }
        }
        history
    }
}
