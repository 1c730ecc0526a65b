//! Words of TikTok's families to words of a plan, and texts from outside for a sentence.

use super::row::Row;
use crate::messages::{Joined, Value};
use crate::plan::document::AdAccountDocument;
use crate::plan::{Status, limits};

/// A name within a plan's limit.
pub(in crate::import) fn clipped(name: &str) -> String {
    cut(name.trim(), limits::NAME).to_owned()
}

/// Texts that come from outside are shown, but not at any length.
pub(in crate::import) fn brief(text: &str) -> String {
    let shown = cut(text, 60);
    if shown.len() == text.len() { text.to_owned() } else { format!("{shown}…") }
}

/// The first characters of a text.
pub(in crate::import) fn cut(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(end, _)| &text[..end])
}

/// Several names for a sentence, the first few of them.
pub(in crate::import) fn first_few(texts: &[&str]) -> Value {
    const SHOWN: usize = 5;
    let shown = texts.iter().take(SHOWN).map(|text| Value::Name(brief(text)));
    Value::List(shown.collect(), texts.len().saturating_sub(SHOWN), Joined::Comma)
}

/// What an ad account is called in a sentence: by its name, or by its id where it has none.
pub(in crate::import) fn called(account: &AdAccountDocument) -> Value {
    Value::Name(brief(if account.name.is_empty() { &account.id } else { &account.name }))
}

/// Adds a text to a list of them.
pub(in crate::import) fn add(list: &mut String, separator: &str, text: &str) {
    if !list.is_empty() {
        list.push_str(separator);
    }
    list.push_str(text);
}

/// The status that a word of either family means (C14): `SHOW_ACCOUNT_STATUS_*` of balances, `STATUS_*` of assets. What
/// is neither free, punished nor closed can receive nothing, which a plan calls `inReview`.
pub(in crate::import) fn status(word: &str) -> Status {
    match word {
        "SHOW_ACCOUNT_STATUS_APPROVED" | "STATUS_ENABLE" => Status::Approved,
        "SHOW_ACCOUNT_STATUS_PUNISHED" | "STATUS_LIMIT" => Status::Suspended,
        "STATUS_DISABLE" => Status::Closed,
        _ => Status::InReview,
    }
}

/// Whether a word that came out as `inReview` says something else in TikTok.
pub(in crate::import) fn is_stretched(word: &str) -> bool {
    const REVIEWED: [&str; 5] = [
        "SHOW_ACCOUNT_STATUS_IN_REVIEW",
        "STATUS_PENDING_CONFIRM",
        "STATUS_PENDING_VERIFIED",
        "STATUS_PENDING_CONFIRM_MODIFY",
        "STATUS_SELF_SERVICE_UNAUDITED",
    ];
    status(word) == Status::InReview && !REVIEWED.contains(&word)
}

/// The basic and the finance role of a row, the finance role first (R17).
pub(in crate::import) fn role(row: &Row<'_>) -> Option<&'static str> {
    let finance = row.inside("ext_user_role").and_then(|roles| roles.text("finance_role"));
    match (finance, row.text("user_role")) {
        (Some("MANAGER"), _) => Some("financeManager"),
        (_, Some("ADMIN")) => Some("admin"),
        (Some("ANALYST"), _) => Some("financeAnalyst"),
        (_, Some("STANDARD")) => Some("standard"),
        _ => None,
    }
}
