//! What is asked besides a plan: options, an action, how a sheet is to be read.
//!
//! Each is declared as a struct, read whatever is wrong with it, and nothing of it is guessed: what isn't known and
//! what has another type is an error with its path. What several of them ask, such as a day of the plan, is read here.

use super::projection::ProblemDocument;
use super::writing::problem_documents;
use crate::day::Day;
use crate::messages;
use crate::order::sort_by_key;
use crate::plan::document::{Given, Unread, Wanted, read_part};
use crate::plan::{AccountIndex, Plan, Problem, codes, text};
use crate::planning::Reviews;
use serde::Deserialize;
use serde_json::Value;

/// What was asked, and what is wrong with how.
pub(super) struct Asked<T> {
    /// What was asked; in the place of what is wrong, the plainest value.
    pub(super) value: T,
    pub(super) problems: Vec<Problem>,
}

/// Reads what is asked, whose problems then have paths that begin with `path`.
///
/// # Errors
///
/// All that is wrong with it.
pub fn options<T: for<'n> Deserialize<'n>>(value: &Value, path: &str) -> Result<T, Vec<ProblemDocument>> {
    let asked = asked(value, path)?;
    if asked.problems.is_empty() { Ok(asked.value) } else { Err(problem_documents(&asked.problems)) }
}

/// Reads what may be asked; where nothing is, that is what there is by default.
///
/// # Errors
///
/// All that is wrong with it.
pub fn options_if_any<T: for<'n> Deserialize<'n> + Default>(
    value: &Value,
    path: &str,
) -> Result<T, Vec<ProblemDocument>> {
    if value.is_null() { Ok(T::default()) } else { options(value, path) }
}

/// Reads what is asked, and notes what is wrong with it.
///
/// # Errors
///
/// One problem, where its type refuses it as a whole.
pub(super) fn asked<T: for<'n> Deserialize<'n>>(value: &Value, path: &str) -> Result<Asked<T>, Problem> {
    let (value, unread) = read_part(value, path).map_err(|_| wrong(path, "object"))?;
    Ok(Asked { value, problems: unread.iter().map(problem).collect() })
}

impl<T> Asked<T> {
    /// The same problems, of what this makes of the value.
    pub(super) fn map<R>(self, of: impl FnOnce(T) -> R) -> Asked<R> {
        Asked { value: of(self.value), problems: self.problems }
    }

    /// All that is wrong, in document order: how it was asked, and `others` about what was asked. Of what could not
    /// be read nothing else is said.
    pub(super) fn with(self, others: Vec<Problem>) -> Vec<Problem> {
        let mut all = self.problems;
        let unread: Vec<String> = all.iter().map(|problem| problem.path.clone()).collect();
        let is_new = |problem: &Problem| !unread.iter().any(|path| is_within(&problem.path, path));
        all.extend(others.into_iter().filter(is_new));
        sort_by_key(&mut all, |problem| place(&problem.path));
        all
    }
}

/// Whether a path leads to what another leads to, or into it.
pub(super) fn is_within(path: &str, other: &str) -> bool {
    path.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The steps of a path, items of a list in the order of the list.
fn place(path: &str) -> Vec<(usize, String)> {
    path.split('/').map(|step| (step.parse().unwrap_or(0), step.to_owned())).collect()
}

/// The day of the plan that is asked about; `absent` where none is.
pub(super) fn day(plan: &Plan, path: &str, text: Option<&str>, absent: Day) -> Result<Day, Problem> {
    text.map_or(Ok(absent), |text| text::day_within(text, plan.period()).map_err(|problem| problem.at(path)))
}

/// The reviews that are asked about; any day where none are.
pub(super) fn reviews(cadence_days: Option<u32>) -> Result<Reviews, Problem> {
    match cadence_days.map(i32::try_from) {
        None => Ok(Reviews::AnyDay),
        Some(Ok(days)) if days > 0 => Ok(Reviews::Every(days)),
        Some(_) => Err(wrong("/options/cadenceDays", "number of days, 1 or more")),
    }
}

/// The ad account that is asked about.
pub(super) fn account(plan: &Plan, path: impl Into<String>, id: &str) -> Result<AccountIndex, Problem> {
    let unknown = || Problem::new(codes::REFERENCE_UNKNOWN, path).with("id", id).with("list", "adAccounts");
    plan.find_account(id).ok_or_else(unknown)
}

/// That so much was spent that a forecast at that pace could not be counted.
pub(super) fn spend_too_large() -> Problem {
    Problem::new(codes::TOTAL_TOO_LARGE, "/actuals").with("what", messages::Value::Word("spend"))
}

/// A value that is not what is expected.
pub(super) fn wrong(path: impl Into<String>, expected: &'static str) -> Problem {
    Problem::new(codes::FIELD_WRONG_TYPE, path).with("expected", messages::Value::Word(expected))
}

fn problem(unread: &Unread) -> Problem {
    let path = unread.path.as_str();
    let name = || path.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~");
    let expected = match (&unread.given, unread.wanted) {
        (Given::Unknown(field), _) => {
            return Problem::new(super::codes::OPTION_UNKNOWN, path).with("field", field);
        }
        (Given::Nothing, _) => return Problem::new(codes::FIELD_MISSING, path).with("field", name()),
        (Given::Text(found), Some(Wanted::Word(words))) => {
            let problem = Problem::new(codes::WORD_UNKNOWN, path).with("found", found);
            return problem.with("allowed", messages::Value::texts(words));
        }
        (_, Some(Wanted::Amount)) => return Problem::new(codes::AMOUNT_NOT_TEXT, path),
        (_, Some(Wanted::Boolean)) => "boolean",
        (_, Some(Wanted::Whole(_))) => "whole number, 0 to 9007199254740991",
        (_, Some(Wanted::List)) => "list",
        (_, Some(Wanted::Object(_) | Wanted::Map)) => "object",
        (_, _) => "text",
    };
    wrong(path, expected)
}
