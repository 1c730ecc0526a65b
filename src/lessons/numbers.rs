//! Numbers in texts: where they stand, and what they are said to be.
//!
//! A number in a lesson's text is either written out, `2,250`, and then the lesson says what it is, so that it can be
//! checked and shown as the reader writes numbers; or it stands as `{stranded(c)}` for whatever the learner's own plan
//! gives.

use super::claim::{Claim, ClaimError};
use crate::day::Day;
use crate::money::{Currency, Minor};
use crate::results::projection::ProjectionDocument;
use serde_json::Value;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// As it is.
    Words(&'a str),
    /// A number, as written.
    Number(&'a str),
    /// What stands between braces.
    Own(&'a str),
}

/// The parts of a text, in order.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut words = 0;
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let piece = match next {
            '{' => text[at..].find('}').map(|end| (end + 1, Piece::Own(&text[at + 1..at + end]))),
            '0'..='9' if !is_in_word(&text[..at]) => {
                let length = number_length(&text[at..]);
                Some((length, Piece::Number(&text[at..at + length])))
            }
            _ => None,
        };
        let Some((length, piece)) = piece else {
            at += next.len_utf8();
            continue;
        };
        if words < at {
            pieces.push(Piece::Words(&text[words..at]));
        }
        pieces.push(piece);
        at += length;
        words = at;
    }
    if words < text.len() {
        pieces.push(Piece::Words(&text[words..]));
    }
    pieces
}

/// Whether what comes next belongs to a name, such as the 1 of `credit-1`.
fn is_in_word(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some('-' | '_') => back.next().is_some_and(char::is_alphanumeric),
        last => last.is_some_and(char::is_alphanumeric),
    }
}

/// How long the number is with which a text begins. A comma or point belongs to it where a digit follows.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut length = 0;
    while let Some(byte) = bytes.get(length) {
        let mark = matches!(byte, b',' | b'.') && bytes.get(length + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_digit() && !mark {
            break;
        }
        length += 1;
    }
    length
}

/// What a number is said to be: a figure as a claim names it, `days(credit)` for how many days of the plan an ad credit
/// can be spent, or a JSON pointer into the plan; or several of these with ` + ` or ` - ` between them.
///
/// # Errors
///
/// Says which part is none of these.
pub fn value_of(what: &str, plan: &Value, run: &ProjectionDocument) -> Result<String, ClaimError> {
    let mut terms = what.split(' ');
    let first = terms.next().unwrap_or_default();
    let mut text = one(first, plan, run)?;
    while let (Some(sign), Some(next)) = (terms.next(), terms.next()) {
        let (a, b) = (minor(&text, run)?, minor(&one(next, plan, run)?, run)?);
        let sum = match sign {
            "+" => a.checked_add(b),
            "-" => a.take(b),
            _ => None,
        };
        let currency = Currency::from_code(&run.currency).ok_or(ClaimError::NotAnAmount)?;
        text = sum.ok_or(ClaimError::NoRelation)?.to_text(currency);
    }
    Ok(text)
}

fn minor(text: &str, run: &ProjectionDocument) -> Result<Minor, ClaimError> {
    let currency = Currency::from_code(&run.currency).ok_or(ClaimError::NotAnAmount)?;
    Minor::parse(text, currency).ok_or(ClaimError::NotAnAmount)
}

fn one(what: &str, plan: &Value, run: &ProjectionDocument) -> Result<String, ClaimError> {
    if what.starts_with('/') {
        let found = plan.pointer(what).and_then(Value::as_str);
        return found.map(str::to_owned).ok_or(ClaimError::UnknownPlace);
    }
    match what.strip_prefix("days(").and_then(|rest| rest.strip_suffix(')')) {
        Some(credit) => days(credit, plan).map(|it| it.to_string()).ok_or(ClaimError::UnknownPlace),
        None => Claim::figure(what, run),
    }
}

/// On how many days of the plan an ad credit can be spent, from its issue on.
fn days(credit: &str, plan: &Value) -> Option<i32> {
    let credit = plan["adCredits"].as_array()?.iter().find(|it| it["id"].as_str() == Some(credit))?;
    let day = |value: &Value| value.as_str().and_then(Day::parse);
    let from = day(&credit["issued"])?.max(day(&plan["start"])?);
    let to = day(&credit["expires"])?.min(day(&plan["end"])?);
    Some((to.since(from) + 1).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::text;
    use crate::results::{JournalOption, any_document, simulate};

    #[test]
    fn a_text_falls_apart_into_words_numbers_and_ones_own() {
        assert_eq!(
            pieces("Of 9,000.50, {stranded(c)} in credit-1 stay."),
            [
                Piece::Words("Of "),
                Piece::Number("9,000.50"),
                Piece::Words(", "),
                Piece::Own("stranded(c)"),
                Piece::Words(" in credit-1 stay."),
            ]
        );
        assert_eq!(pieces("R2 {open"), [Piece::Words("R2 {open")]);
    }

    #[test]
    fn what_numbers_are_said_to_be_is_worked_out_from_the_plan_and_its_run() {
        let plan = text::json(include_str!("../../www/examples/split-evenly.json")).unwrap_or_default();
        let run = simulate(&any_document(&plan), JournalOption::Without)
            .unwrap_or_else(|problems| panic!("{problems:?}"));
        for (what, value) in [
            ("stranded(c)", Ok("2250.00")),
            ("days(credit-1)", Ok("30")),
            ("/adAccounts/2/dailySpend", Ok("25.00")),
            ("spent + stranded", Ok("9000.00")),
            ("allocated(c) - stranded(c)", Ok("750.00")),
            ("/adAccounts/9/dailySpend", Err(ClaimError::UnknownPlace)),
            ("wasted", Err(ClaimError::UnknownFigure)),
        ] {
            assert_eq!(value_of(what, &plan, &run), value.map(str::to_owned), "{what}");
        }
    }
}
