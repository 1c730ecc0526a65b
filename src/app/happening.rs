//! What can happen to an ad account, in words.

use super::text::t;

/// By its name in a document, and the key of what it is called. What is rare comes last.
const KINDS: [(&str, &str); 6] = [
    ("suspend", "event.suspend"),
    ("reinstate", "event.reinstate"),
    ("close", "event.close"),
    ("setDailySpend", "event.setDailySpend"),
    ("moveCash", "event.moveCash"),
    ("violation", "event.violation"),
];

/// All that can happen, and what it is called.
pub(crate) fn event_kinds() -> [(&'static str, &'static str); 6] {
    KINDS.map(|(kind, key)| (kind, t(key)))
}

/// What an event is called.
pub(crate) fn event_name(kind: &str) -> &'static str {
    t(KINDS.iter().find(|it| it.0 == kind).map_or("event.violation", |it| it.1))
}
