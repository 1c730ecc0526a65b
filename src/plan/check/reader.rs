//! Reading one value of a document at a time, noting every problem with its path.

use crate::day::Day;
use crate::money::{Currency, Decimal, DecimalError, Minor};
use crate::plan::limits;
use crate::plan::problem::{Problem, ProblemCode};
use serde_json::{Map, Value};
use std::cell::RefCell;

/// What has been noted so far, and what amounts are counted in.
pub(super) struct Notes {
    problems: RefCell<Vec<Problem>>,
    /// `None` while the currency is unknown: amounts are then only read, not counted.
    pub(super) currency: Option<Currency>,
}

impl Notes {
    pub(super) const fn new() -> Self {
        Self { problems: RefCell::new(Vec::new()), currency: None }
    }

    pub(super) fn note(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }
}

/// A value and where it stands.
#[derive(Clone)]
pub(super) struct Place<'a> {
    pub(super) value: &'a Value,
    pub(super) path: String,
    pub(super) notes: &'a Notes,
}

/// An object of the document and where it stands.
#[derive(Clone)]
pub(super) struct Object<'a> {
    map: &'a Map<String, Value>,
    pub(super) path: String,
    pub(super) notes: &'a Notes,
}

impl<'a> Object<'a> {
    /// The value of `field`, if there is one. `null` is as good as absent.
    pub(super) fn get(&self, field: &str) -> Option<Place<'a>> {
        let value = self.map.get(field).filter(|value| !value.is_null())?;
        Some(Place { value, path: format!("{}/{field}", self.path), notes: self.notes })
    }

    /// The value of `field`; noted if there is none.
    pub(super) fn need(&self, field: &'static str) -> Option<Place<'a>> {
        let place = self.get(field);
        if place.is_none() {
            let path = format!("{}/{field}", self.path);
            self.notes.note(Problem::new(ProblemCode::FieldMissing, path).with("field", field));
        }
        place
    }

    /// Notes every field that is not one of `known`.
    pub(super) fn only(&self, known: &[&str]) {
        for field in self.map.keys().filter(|field| !known.contains(&field.as_str())) {
            let pointer = field.replace('~', "~0").replace('/', "~1");
            let path = format!("{}/{pointer}", self.path);
            self.notes.note(Problem::new(ProblemCode::FieldUnknown, path).with("field", field));
        }
    }

    /// The items of the list in `field`; none where it is absent. `None` for what is no list, or one with
    /// more than `limit` items, which are then not looked at.
    pub(super) fn list(&self, field: &'static str, limit: usize) -> Option<Vec<Place<'a>>> {
        let Some(place) = self.get(field) else { return Some(Vec::new()) };
        let Value::Array(items) = place.value else {
            place.wrong_type("list");
            return None;
        };
        if items.len() > limit {
            place.note(
                place
                    .problem(ProblemCode::LimitExceeded)
                    .with("list", field)
                    .with("limit", limit)
                    .with("count", items.len()),
            );
            return None;
        }
        Some(place.items(items))
    }
}

impl<'a> Place<'a> {
    pub(super) fn problem(&self, code: ProblemCode) -> Problem {
        Problem::new(code, self.path.clone())
    }

    pub(super) fn note(&self, problem: Problem) {
        self.notes.note(problem);
    }

    fn wrong_type(&self, expected: &'static str) {
        self.note(self.problem(ProblemCode::FieldWrongType).with("expected", expected));
    }

    fn items(&self, items: &'a [Value]) -> Vec<Place<'a>> {
        items
            .iter()
            .enumerate()
            .map(|(index, value)| Place { value, path: format!("{}/{index}", self.path), notes: self.notes })
            .collect()
    }

    /// An object whose fields are all `known`.
    pub(super) fn object(&self, known: &[&str]) -> Option<Object<'a>> {
        let object = self.any_object()?;
        object.only(known);
        Some(object)
    }

    /// An object; which fields it may have is for the caller to say.
    pub(super) fn any_object(&self) -> Option<Object<'a>> {
        let Value::Object(map) = self.value else {
            self.wrong_type("object");
            return None;
        };
        Some(Object { map, path: self.path.clone(), notes: self.notes })
    }

    /// A list of any length.
    pub(super) fn list(&self) -> Option<Vec<Place<'a>>> {
        let Value::Array(items) = self.value else {
            self.wrong_type("list");
            return None;
        };
        Some(self.items(items))
    }

    pub(super) fn text(&self) -> Option<&'a str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.wrong_type("text");
        }
        text
    }

    pub(super) fn boolean(&self) -> Option<bool> {
        let value = self.value.as_bool();
        if value.is_none() {
            self.wrong_type("boolean");
        }
        value
    }

    /// A text of at most [`limits::NAME`] characters.
    pub(super) fn name(&self) -> Option<String> {
        let text = self.text()?;
        let length = text.chars().count();
        if length > limits::NAME {
            let problem = self.problem(ProblemCode::TextTooLong);
            self.note(problem.with("limit", limits::NAME).with("length", length));
            return None;
        }
        Some(text.to_owned())
    }

    /// A text of 1 to [`limits::ID`] characters.
    pub(super) fn id(&self) -> Option<&'a str> {
        let text = self.text()?;
        let length = text.chars().count();
        if length == 0 || length > limits::ID {
            let problem = self.problem(ProblemCode::IdLength);
            self.note(problem.with("limit", limits::ID).with("length", length));
            return None;
        }
        Some(text)
    }

    /// One of the words of `choices`, as what it stands for.
    pub(super) fn word<T: Copy>(&self, choices: &[(&'static str, T)]) -> Option<T> {
        let text = self.text()?;
        let chosen = choices.iter().find(|(word, _)| *word == text);
        if chosen.is_none() {
            let allowed = choices.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
            let problem = self.problem(ProblemCode::WordUnknown);
            self.note(problem.with("found", text).with("allowed", allowed));
        }
        chosen.map(|(_, value)| *value)
    }

    pub(super) fn day(&self) -> Option<Day> {
        let text = self.text()?;
        let day = Day::parse(text);
        if day.is_none() {
            self.note(self.problem(ProblemCode::DateInvalid).with("found", text));
        }
        day
    }

    /// An amount of the plan's currency. Where that is unknown, the text is checked and counts as nothing.
    pub(super) fn amount(&self) -> Option<Minor> {
        let Some(text) = self.value.as_str() else {
            self.note(self.problem(ProblemCode::AmountNotText));
            return None;
        };
        let limit = || self.problem(ProblemCode::AmountTooLarge).with("limit", limits::AMOUNT);
        let found = |code| self.problem(code).with("found", text);
        let problem = match (Decimal::parse(text), self.notes.currency) {
            (Ok(decimal), _) if decimal.exceeds(limits::AMOUNT) => limit(),
            (Ok(_), None) => return Some(Minor::ZERO),
            (Ok(decimal), Some(currency)) => match decimal.in_minor_units(currency) {
                Some(amount) => return Some(amount),
                None => found(ProblemCode::AmountTooManyDecimals)
                    .with("digits", currency.digits())
                    .with("currency", currency.code()),
            },
            (Err(DecimalError::Negative), _) => found(ProblemCode::AmountNegative),
            (Err(DecimalError::Malformed), _) => found(ProblemCode::AmountMalformed),
            (Err(DecimalError::TooLong), _) => limit(),
        };
        self.note(problem);
        None
    }

    /// A factor: a decimal as text, or a number written as a plain decimal.
    pub(super) fn factor(&self) -> Option<Decimal> {
        let text = match self.value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => {
                self.wrong_type("text");
                return None;
            }
        };
        let problem = match Decimal::parse(&text) {
            Ok(decimal) if decimal.exceeds(limits::FACTOR) => {
                self.problem(ProblemCode::FactorTooLarge).with("limit", limits::FACTOR)
            }
            Ok(decimal) if decimal.scale() > limits::FACTOR_DIGITS => {
                self.problem(ProblemCode::FactorTooManyDecimals).with("limit", limits::FACTOR_DIGITS)
            }
            Ok(decimal) => return Some(decimal),
            Err(DecimalError::Negative) => self.problem(ProblemCode::FactorNegative),
            Err(DecimalError::Malformed) => self.problem(ProblemCode::FactorMalformed),
            Err(DecimalError::TooLong) => {
                self.problem(ProblemCode::FactorTooManyDecimals).with("limit", limits::FACTOR_DIGITS)
            }
        };
        self.note(problem.with("found", text));
        None
    }
}
