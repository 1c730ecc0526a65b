//! Ids and references to them. Most ids count up, so that each follows from the one before.

use super::codec::{Codec, Coded};
use super::forms::{folded, unfolded};
use serde_json::Value;
use std::collections::BTreeMap;

/// The ids of a list that others refer to.
pub(super) struct Ids<'d> {
    ids: Vec<&'d str>,
    positions: BTreeMap<&'d str, usize>,
}

impl<'d> Ids<'d> {
    pub(super) fn of(items: &'d [Value]) -> Self {
        let id = |item: &'d Value| item.get("id").and_then(Value::as_str).unwrap_or_default();
        let ids: Vec<&str> = items.iter().map(id).collect();
        let mut positions = BTreeMap::new();
        for (position, id) in ids.iter().enumerate() {
            // Of two that share an id in a draft, either will do.
            positions.insert(*id, position);
        }
        Self { ids, positions }
    }

    fn find(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    fn get(&self, position: u64) -> Option<&'d str> {
        self.ids.get(usize::try_from(position).ok()?).copied()
    }

    /// The first of them.
    pub(super) fn first(&self) -> String {
        self.ids.first().copied().unwrap_or_default().to_owned()
    }

    /// The one after `id`, and the first again after the last.
    pub(super) fn after(&self, id: &str) -> String {
        let next = self.find(id).and_then(|position| self.ids.get(position + 1));
        next.map_or_else(|| self.first(), |id| (*id).to_owned())
    }
}

/// The id that follows from the one before: the same words with the next number.
pub(super) fn next(id: &str) -> String {
    match numbered(id) {
        Some((words, number)) => format!("{words}{}", number + 1),
        None => String::new(),
    }
}

/// An id as words and a number at its end that has no zeros before it.
fn numbered(id: &str) -> Option<(&str, i64)> {
    // Of ids that TikTok gives, which have 19 digits, all fit.
    const MOST_DIGITS: usize = 19;
    let words = id.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = id.get(words.len()..)?;
    let zeros = digits.bytes().take_while(|digit| *digit == b'0').count().min(digits.len().saturating_sub(1));
    let (words, digits) = id.split_at(words.len() + zeros);
    let number = digits.parse().ok().filter(|number| *number < i64::MAX && digits.len() <= MOST_DIGITS)?;
    Some((words, number))
}

impl Codec<'_> {
    /// An id, counted from the one that was `expected`.
    pub(super) fn id(&mut self, it: &str, expected: &str) -> Coded<String> {
        // What a code may be with two more added and a sign folded in.
        const FARTHEST: i64 = 1 << 60;
        let like = numbered(expected);
        let code = match (numbered(it), like) {
            (Some((words, number)), Some((same, counted))) if words == same => {
                Some(number - counted).filter(|distance| distance.abs() < FARTHEST).map(folded)
            }
            _ => None,
        };
        let id = self.coded(Some(it), code, &|code| {
            let (words, counted) = like?;
            let number = counted.checked_add(unfolded(code)).filter(|number| *number >= 0)?;
            Some(format!("{words}{number}"))
        })?;
        super::forms::needed(id)
    }

    /// A reference to one of `ids`.
    pub(super) fn reference(&mut self, it: Option<&str>, ids: &Ids<'_>) -> Coded<Option<String>> {
        let code = it.and_then(|id| ids.find(id)).map(|position| position as u64);
        self.coded(it, code, &|code| ids.get(code).map(ToOwned::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_count_up() {
        for (id, following) in [
            ("account-0", "account-1"),
            ("account-9", "account-10"),
            ("7", "8"),
            ("credit-009", "credit-0010"),
            ("7012345678901234567", "7012345678901234568"),
            ("9223372036854775807", ""),
            ("99999999999999999999", ""),
            ("north", ""),
            ("", ""),
        ] {
            assert_eq!(next(id), following, "{id}");
        }
    }
}
