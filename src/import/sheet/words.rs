//! The words over columns, and what they say of a column.

use super::role::Role;
use super::values::folded;
use super::vocabulary::{PLANNED, WORDS};
use serde::Serialize;
use std::sync::OnceLock;

/// How sure it is what a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Sure {
    /// By what its cells hold.
    Guess,
    /// By a part of the words over it.
    Likely,
    /// By the words over it.
    Certain,
}

/// A word of the vocabulary.
#[derive(Clone, Copy)]
struct Word {
    text: &'static str,
    role: Role,
    rank: Rank,
}

/// How well words over a column say what it is: of two columns for one thing the one of the lesser rank is meant. Words
/// that may stand beside those that say it come after them, otherwise the order in the vocabulary counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// Whether the words may stand beside others that say it.
    pub(super) is_weak: bool,
    place: usize,
}

/// The vocabulary, word by word.
fn words() -> &'static [Word] {
    static ALL: OnceLock<Vec<Word>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Vec::new();
        for (role, strong, weak) in WORDS {
            for (texts, is_weak) in [(strong, false), (weak, true)] {
                for text in texts.split(", ").filter(|text| !text.is_empty()) {
                    let rank = Rank { is_weak, place: all.len() };
                    all.push(Word { text, role, rank });
                }
            }
        }
        all
    })
}

/// No word for a header or a total is longer; longer cells need not be folded.
pub(super) fn folded_short(cell: &str) -> String {
    if cell.len() > 120 { String::new() } else { folded(cell) }
}

/// What folded words over a column say it is.
pub(super) fn role_of(header: &str) -> Option<(Role, Sure)> {
    said(header).map(|(word, sure)| (word.role, sure))
}

/// How well folded words over a column say what it is; `None` where they don't.
pub(super) fn rank(header: &str) -> Option<Rank> {
    said(header).map(|(word, _)| word.rank)
}

/// Whether folded words over a column are just a name, which may be that of anything.
pub(super) fn is_bare_name(header: &str) -> bool {
    ["name", "nombre", "nome", "nama", "nom", "ten", "الاسم"].contains(&header)
}

/// Whether folded words say that what stands below them is meant to be rather than known.
pub(super) fn is_of_plan(header: &str) -> bool {
    PLANNED.split(", ").any(|word| contains_words(header, word))
}

fn said(header: &str) -> Option<(Word, Sure)> {
    said_by(header).filter(|(word, _)| !(word.role.is_known() && is_of_plan(header)))
}

fn said_by(header: &str) -> Option<(Word, Sure)> {
    let bare = without_currency(header);
    if let Some(word) = whole(bare) {
        return Some((word, Sure::Certain));
    }
    // The longest words that stand in it say the most.
    let mut best: Option<Word> = None;
    for word in words().iter().filter(|word| word.text.len() > 3 && contains_words(bare, word.text)) {
        if best.is_none_or(|best| word.text.len() > best.text.len()) {
            best = Some(*word);
        }
    }
    best.map(|word| (word, Sure::Likely))
}

/// Whether folded words say without doubt what a column is.
pub(super) fn is_certain(header: &str) -> bool {
    whole(without_currency(header)).is_some()
}

fn whole(bare: &str) -> Option<Word> {
    words().iter().find(|word| word.text == bare).copied()
}

/// The words without a currency code at the end: `spend usd`.
fn without_currency(header: &str) -> &str {
    match header.rsplit_once(' ') {
        Some((before, last)) if crate::money::Currency::from_code(&last.to_ascii_uppercase()).is_some() => {
            before
        }
        _ => header,
    }
}

/// Whether `words` stand in `text` as whole words.
fn contains_words(text: &str, words: &str) -> bool {
    let mut starts = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
    let is_whole = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    starts.any(|at| text[at..].strip_prefix(words).is_some_and(is_whole))
}

/// Whether a cell begins a line of totals.
pub(super) fn is_total(cell: &str) -> bool {
    const TOTALS: [&str; 20] = [
        "total",
        "totals",
        "grand total",
        "sum",
        "subtotal",
        "sub total",
        "totales",
        "total general",
        "suma",
        "all",
        "summary",
        "overall",
        "total geral",
        "soma",
        "jumlah",
        "tong cong",
        "summe",
        "gesamt",
        "somme",
        "الاجمالي",
    ];
    // Each row is asked several times: few cells begin like one of the words, and are folded.
    let first = cell.chars().find(|letter| letter.is_alphanumeric());
    if !first.is_some_and(|letter| "TtGgSsAaOoJjا".contains(letter)) {
        return false;
    }
    let cell = folded_short(cell);
    TOTALS.contains(&cell.as_str())
        || ["total ", "totals ", "grand total ", "subtotal "].iter().any(|word| cell.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_in_english_and_spanish() {
        for (header, role) in [
            ("Ad account ID", Role::AccountId),
            ("advertiser_id", Role::AccountId),
            ("Advertiser name", Role::AccountName),
            ("Cuenta publicitaria", Role::AccountName),
            ("Daily spend (USD)", Role::DailySpend),
            ("Gasto diario", Role::DailySpend),
            ("Ad Credit", Role::AdCreditHeld),
            ("Crédito publicitario", Role::AdCreditHeld),
            ("voucher_spend", Role::CreditSpend),
            ("Válido hasta", Role::Expires),
            ("Fecha", Role::Date),
            ("Cost", Role::Spend),
            ("To allocate", Role::Allocate),
            ("Moneda", Role::Currency),
        ] {
            assert_eq!(role_of(&folded(header)), Some((role, Sure::Certain)), "{header}");
        }
        assert_eq!(role_of("our expected daily spend next month"), Some((Role::DailySpend, Sure::Likely)));
        assert_eq!((role_of("impressions"), role_of("")), (None, None));
    }
}
