//! Reading what is asked of risk, noting every problem with its path.

use crate::day::Day;
use crate::messages;
use crate::money::{Decimal, DecimalError, Minor, parse_decimal};
use crate::plan::{AccountIndex, Plan, Problem, ProblemCode, Severity, limits};
use crate::planning::Reviews;
use crate::planning::risk::{Question, Suspension};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What was asked.
pub(super) struct Options {
    pub(super) question: Question,
    /// The chance stated for each ad account, as text.
    pub(super) monthly: Vec<Option<String>>,
    pub(super) warnings: Vec<Problem>,
}

/// The largest whole number that JavaScript can tell from the next.
const LARGEST_SEED: u64 = (1 << 53) - 1;

/// Reads the options of a plan.
///
/// # Errors
///
/// All problems, if at least one is an error.
pub(super) fn read(plan: &Plan, options: &Value) -> Result<Options, Vec<Problem>> {
    let Value::Object(fields) = options else { return Err(vec![wrong("/options", "object")]) };
    let mut reader = Reader { plan, problems: Vec::new() };
    reader.only(fields, "/options", &["runs", "seed", "from", "cadenceDays", "history", "suspensions"]);
    let mut monthly = vec![None; plan.ad_accounts().len()];
    let question = Question {
        // How many there may be depends on the plan, and none is too few.
        runs: reader.runs(fields),
        seed: reader.seed(fields),
        from: reader.from(fields),
        reviews: reader.reviews(fields),
        histories: reader.histories(fields),
        suspensions: reader.suspensions(fields, &mut monthly),
    };
    if reader.problems.iter().any(|problem| problem.code.severity() == Severity::Error) {
        return Err(reader.problems);
    }
    Ok(Options { question, monthly, warnings: reader.problems })
}

/// Notes problems, and reads on with something in place of what is wrong.
struct Reader<'p> {
    plan: &'p Plan,
    problems: Vec<Problem>,
}

fn wrong(path: impl Into<String>, expected: &'static str) -> Problem {
    Problem::new(ProblemCode::FieldWrongType, path).with("expected", messages::Value::Word(expected))
}

/// A path one step further. A step may be any text.
fn step(path: &str, step: &str) -> String {
    [path, "/", &step.replace('~', "~0").replace('/', "~1")].concat()
}

fn given<'v>(fields: &'v Map<String, Value>, field: &str) -> Option<&'v Value> {
    fields.get(field).filter(|value| !value.is_null())
}

impl Reader<'_> {
    fn note(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// A value that must be there.
    fn need<'v>(&mut self, fields: &'v Map<String, Value>, path: &str, field: &str) -> Option<&'v Value> {
        let value = given(fields, field);
        if value.is_none() {
            self.note(Problem::new(ProblemCode::FieldMissing, step(path, field)).with("field", field));
        }
        value
    }

    fn only(&mut self, fields: &Map<String, Value>, path: &str, known: &[&str]) {
        for field in fields.keys().filter(|field| !known.contains(&field.as_str())) {
            self.note(Problem::new(ProblemCode::FieldUnknown, step(path, field)).with("field", field));
        }
    }

    fn runs(&mut self, fields: &Map<String, Value>) -> usize {
        let runs = self.need(fields, "/options", "runs");
        runs.and_then(Value::as_u64).and_then(|runs| usize::try_from(runs).ok()).unwrap_or(0)
    }

    fn seed(&mut self, fields: &Map<String, Value>) -> u64 {
        let Some(seed) = self.need(fields, "/options", "seed") else { return 0 };
        let seed = seed.as_u64().filter(|seed| *seed <= LARGEST_SEED);
        if seed.is_none() {
            self.note(wrong("/options/seed", "whole number, 0 to 9007199254740991"));
        }
        seed.unwrap_or(0)
    }

    fn from(&mut self, fields: &Map<String, Value>) -> Day {
        let period = self.plan.period();
        let Some(value) = given(fields, "from") else { return period.start };
        let day = self.day(value, "/options/from".to_owned()).unwrap_or(period.start);
        if !period.contains(day) {
            let problem = Problem::new(ProblemCode::OnOutsidePeriod, "/options/from");
            self.note(problem.with("start", period.start).with("end", period.end));
        }
        day
    }

    fn reviews(&mut self, fields: &Map<String, Value>) -> Reviews {
        let Some(value) = given(fields, "cadenceDays") else { return Reviews::AnyDay };
        let days = value.as_u64().and_then(|days| i32::try_from(days).ok()).filter(|days| *days > 0);
        if days.is_none() {
            self.note(wrong("/options/cadenceDays", "number of days, 1 or more"));
        }
        days.map_or(Reviews::AnyDay, Reviews::Every)
    }

    fn suspensions(&mut self, fields: &Map<String, Value>, stated: &mut [Option<String>]) -> Vec<Suspension> {
        let items = match given(fields, "suspensions") {
            None => return Vec::new(),
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.note(wrong("/options/suspensions", "list"));
                return Vec::new();
            }
        };
        let mut suspensions = Vec::new();
        for (position, item) in items.iter().enumerate() {
            let path = step("/options/suspensions", &position.to_string());
            suspensions.extend(self.suspension(item, &path, stated));
        }
        suspensions
    }

    fn suspension(&mut self, item: &Value, path: &str, stated: &mut [Option<String>]) -> Option<Suspension> {
        let Value::Object(fields) = item else {
            self.note(wrong(path, "object"));
            return None;
        };
        self.only(fields, path, &["adAccount", "monthly"]);
        let id = self.need(fields, path, "adAccount");
        let account = id
            .and_then(|id| self.text(id, step(path, "adAccount")))
            .and_then(|id| self.account(id, step(path, "adAccount")));
        let monthly = self.need(fields, path, "monthly");
        let (chance, text) = monthly.and_then(|value| self.chance(value, step(path, "monthly")))?;
        let account = account?;
        if stated[account.position()].replace(text).is_some() {
            let problem = Problem::new(ProblemCode::IdDuplicate, step(path, "adAccount"));
            self.note(problem.with("id", &self.plan.account(account).id));
        }
        Some(Suspension { account, monthly: chance })
    }

    /// A chance: a decimal from 0 to 1, as text or as a number written as a plain decimal.
    fn chance(&mut self, value: &Value, path: String) -> Option<(Decimal, String)> {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => {
                self.note(wrong(path, "text"));
                return None;
            }
        };
        let problem = match parse_decimal(&text) {
            Ok(chance) if chance > Decimal::ONE => {
                Problem::new(ProblemCode::FactorTooLarge, path).with("limit", 1)
            }
            Ok(chance) if chance.scale() <= limits::FACTOR_DIGITS => return Some((chance, text)),
            Ok(_) | Err(DecimalError::TooLong) => {
                Problem::new(ProblemCode::FactorTooManyDecimals, path).with("limit", limits::FACTOR_DIGITS)
            }
            Err(DecimalError::Negative) => Problem::new(ProblemCode::FactorNegative, path),
            Err(DecimalError::Malformed) => Problem::new(ProblemCode::FactorMalformed, path),
        };
        self.note(problem.with("found", text));
        None
    }

    fn histories(&mut self, fields: &Map<String, Value>) -> Vec<(AccountIndex, Vec<(Day, Minor)>)> {
        let accounts = match given(fields, "history") {
            None => return Vec::new(),
            Some(Value::Object(accounts)) => accounts,
            Some(_) => {
                self.note(wrong("/options/history", "object"));
                return Vec::new();
            }
        };
        let mut histories = Vec::new();
        for (id, days) in accounts {
            let path = step("/options/history", id);
            let account = self.account(id, path.clone());
            let history = self.history(days, &path);
            histories.extend(account.map(|account| (account, history)));
        }
        histories
    }

    fn history(&mut self, value: &Value, path: &str) -> Vec<(Day, Minor)> {
        let Value::Array(items) = value else {
            self.note(wrong(path, "list"));
            return Vec::new();
        };
        let limit = usize::try_from(limits::DAYS).unwrap_or(0);
        if items.len() > limit {
            let problem = Problem::new(ProblemCode::LimitExceeded, path).with("list", "history");
            self.note(problem.with("limit", limit).with("count", items.len()));
            return Vec::new();
        }
        let (mut history, mut days) = (Vec::with_capacity(items.len()), BTreeSet::new());
        for (position, item) in items.iter().enumerate() {
            let path = step(path, &position.to_string());
            let Some((on, spend)) = self.past_day(item, &path) else { continue };
            if days.insert(on) {
                history.push((on, spend));
            } else {
                self.note(Problem::new(ProblemCode::IdDuplicate, step(&path, "on")).with("id", on));
            }
        }
        history
    }

    fn past_day(&mut self, item: &Value, path: &str) -> Option<(Day, Minor)> {
        let Value::Object(fields) = item else {
            self.note(wrong(path, "object"));
            return None;
        };
        self.only(fields, path, &["on", "spend"]);
        let on = self.need(fields, path, "on").and_then(|on| self.day(on, step(path, "on")));
        let spend =
            self.need(fields, path, "spend").and_then(|spend| self.amount(spend, step(path, "spend")));
        Some((on?, spend?))
    }

    fn text<'v>(&mut self, value: &'v Value, path: String) -> Option<&'v str> {
        let text = value.as_str();
        if text.is_none() {
            self.note(wrong(path, "text"));
        }
        text
    }

    fn day(&mut self, value: &Value, path: String) -> Option<Day> {
        let text = self.text(value, path.clone())?;
        let day = Day::parse(text);
        if day.is_none() {
            self.note(Problem::new(ProblemCode::DateInvalid, path).with("found", text));
        }
        day
    }

    fn account(&mut self, id: &str, path: String) -> Option<AccountIndex> {
        let account = self.plan.find_account(id);
        if account.is_none() {
            let problem = Problem::new(ProblemCode::ReferenceUnknown, path);
            self.note(problem.with("id", id).with("list", "adAccounts"));
        }
        account
    }

    fn amount(&mut self, value: &Value, path: String) -> Option<Minor> {
        let Some(text) = value.as_str() else {
            self.note(Problem::new(ProblemCode::AmountNotText, path));
            return None;
        };
        let currency = self.plan.currency();
        let problem = match parse_decimal(text) {
            Ok(decimal) if decimal > Decimal::from(limits::AMOUNT) => {
                Problem::new(ProblemCode::AmountTooLarge, path)
            }
            Ok(decimal) => match Minor::from_decimal(decimal, currency) {
                Some(amount) => return Some(amount),
                None => Problem::new(ProblemCode::AmountTooManyDecimals, path)
                    .with("digits", currency.digits())
                    .with("currency", currency.code()),
            },
            Err(DecimalError::TooLong) => Problem::new(ProblemCode::AmountTooLarge, path),
            Err(DecimalError::Negative) => Problem::new(ProblemCode::AmountNegative, path),
            Err(DecimalError::Malformed) => Problem::new(ProblemCode::AmountMalformed, path),
        };
        self.note(problem.with("found", text).with("limit", limits::AMOUNT));
        None
    }
}
