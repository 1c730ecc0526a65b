//! Reading what is asked of risk, noting every problem with its path.

use crate::day::Day;
use crate::money::{Decimal, DecimalError, Minor, parse_decimal};
use crate::plan::document::{amount, factor};
use crate::plan::{AccountIndex, Plan, Problem, codes, limits};
use crate::planning::Reviews;
use crate::planning::risk::{Question, Suspension};
use crate::results::options::{asked, wrong};
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
    let mut reader = Reader { plan, problems: Vec::new() };
    let mut monthly = vec![None; plan.ad_accounts().len()];
    let question = Question {
        // How many there may be depends on the plan, and none is too few.
        runs: usize::try_from(it.runs).unwrap_or(0),
        seed: it.seed,
        from: reader.from(it.from.as_deref()),
        reviews: reader.reviews(it.cadence_days),
        histories: reader.histories(&it.history),
        suspensions: reader.suspensions(&it.suspensions, &mut monthly),
    };
    let problems = asked.with(reader.problems);
    if problems.is_empty() { Ok(Options { question, monthly }) } else { Err(problems) }
}

/// Notes problems, and reads on with something in place of what is wrong.
struct Reader<'p> {
    plan: &'p Plan,
    problems: Vec<Problem>,
}

/// A path one step further. A step may be any text.
fn step(path: &str, step: &str) -> String {
    [path, "/", &step.replace('~', "~0").replace('/', "~1")].concat()
}

impl Reader<'_> {
    fn note(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn from(&mut self, from: Option<&str>) -> Day {
        let period = self.plan.period();
        let Some(text) = from else { return period.start };
        let day = self.day(text, "/options/from".to_owned()).unwrap_or(period.start);
        if !period.contains(day) {
            let problem = Problem::new(codes::ON_OUTSIDE_PERIOD, "/options/from");
            self.note(problem.with("start", period.start).with("end", period.end));
        }
        day
    }

    fn reviews(&mut self, cadence_days: Option<u32>) -> Reviews {
        let Some(days) = cadence_days else { return Reviews::AnyDay };
        let days = i32::try_from(days).ok().filter(|days| *days > 0);
        if days.is_none() {
            self.note(wrong("/options/cadenceDays", "number of days, 1 or more"));
        }
        days.map_or(Reviews::AnyDay, Reviews::Every)
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
        let account = self.account(&stated.ad_account, step(path, "adAccount"));
        let monthly = self.chance(&stated.monthly, step(path, "monthly"));
        let (account, monthly) = (account?, monthly?);
        if all[account.position()].replace(stated.monthly.clone()).is_some() {
            let problem = Problem::new(codes::ID_DUPLICATE, step(path, "adAccount"));
            self.note(problem.with("id", &self.plan.account(account).id));
        }
        Some(Suspension { account, monthly })
    }

    /// A chance: a decimal from 0 to 1.
    fn chance(&mut self, text: &str, path: String) -> Option<Decimal> {
        let problem = match parse_decimal(text) {
            Ok(chance) if chance > Decimal::ONE => {
                Problem::new(codes::FACTOR_TOO_LARGE, path).with("limit", 1)
            }
            Ok(chance) if chance.scale() <= limits::FACTOR_DIGITS => return Some(chance),
            Err(DecimalError::TooLong { whole }) if whole > 1 => {
                Problem::new(codes::FACTOR_TOO_LARGE, path).with("limit", 1)
            }
            Ok(_) | Err(DecimalError::TooLong { .. }) => {
                Problem::new(codes::FACTOR_TOO_MANY_DECIMALS, path).with("limit", limits::FACTOR_DIGITS)
            }
            Err(DecimalError::Negative) => Problem::new(codes::FACTOR_NEGATIVE, path),
            Err(DecimalError::Malformed) => Problem::new(codes::FACTOR_MALFORMED, path),
        };
        self.note(problem.with("found", text));
        None
    }

    fn histories(
        &mut self,
        accounts: &BTreeMap<String, Vec<PastDay>>,
    ) -> Vec<(AccountIndex, Vec<(Day, Minor)>)> {
        let mut histories = Vec::new();
        for (id, days) in accounts {
            let path = step("/options/history", id);
            let account = self.account(id, path.clone());
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
            let on = self.day(&item.on, step(&path, "on"));
            let spend = self.amount(&item.spend, step(&path, "spend"));
            let (Some(on), Some(spend)) = (on, spend) else { continue };
            if days.insert(on) {
                history.push((on, spend));
            } else {
                self.note(Problem::new(codes::ID_DUPLICATE, step(&path, "on")).with("id", on));
            }
        }
        history
    }

    fn day(&mut self, text: &str, path: String) -> Option<Day> {
        let day = Day::parse(text);
        if day.is_none() {
            self.note(Problem::new(codes::DATE_INVALID, path).with("found", text));
        }
        day
    }

    fn account(&mut self, id: &str, path: String) -> Option<AccountIndex> {
        let account = self.plan.find_account(id);
        if account.is_none() {
            let problem = Problem::new(codes::REFERENCE_UNKNOWN, path);
            self.note(problem.with("id", id).with("list", "adAccounts"));
        }
        account
    }

    fn amount(&mut self, text: &str, path: String) -> Option<Minor> {
        let currency = self.plan.currency();
        let problem = match parse_decimal(text) {
            Ok(decimal) if decimal > Decimal::from(limits::AMOUNT) => {
                Problem::new(codes::AMOUNT_TOO_LARGE, path)
            }
            Err(DecimalError::TooLong { whole }) if whole > limits::AMOUNT.cast_unsigned() => {
                Problem::new(codes::AMOUNT_TOO_LARGE, path)
            }
            Ok(_) | Err(DecimalError::TooLong { .. }) => {
                let read = parse_decimal(text).ok();
                if let Some(amount) = read.and_then(|decimal| Minor::from_decimal(decimal, currency)) {
                    return Some(amount);
                }
                Problem::new(codes::AMOUNT_TOO_MANY_DECIMALS, path)
                    .with("digits", currency.digits())
                    .with("currency", currency.code())
            }
            Err(DecimalError::Negative) => Problem::new(codes::AMOUNT_NEGATIVE, path),
            Err(DecimalError::Malformed) => Problem::new(codes::AMOUNT_MALFORMED, path),
        };
        self.note(problem.with("found", text).with("limit", limits::AMOUNT));
        None
    }
}
