//! How sentences are written. In English, with dates and amounts as a document has them, unless the planner says
//! otherwise when it starts: then in the reader's language and notation.

use crate::rules::Rule;
use std::sync::OnceLock;

/// How sentences are to be written. Where a function gives nothing, it stays as it is.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// What stands for an English sentence or word, with the same `{parameters}`.
    pub sentence: fn(&str) -> Option<&'static str>,
    /// What stands for the `statement` or the `caution` of the rule with this id.
    pub rule: fn(&str, &str) -> Option<&'static str>,
    /// How the parameter of this name is written.
    pub value: fn(&str, &str) -> Option<String>,
}

static CHOSEN: OnceLock<Wording> = OnceLock::new();

/// Writes sentences so from now on. Only the first choice counts.
pub fn choose(wording: Wording) {
    // A second one would leave a page in two languages.
    let _ = CHOSEN.set(wording);
}

/// A sentence or word, given in English.
pub(crate) fn sentence(english: &str) -> &str {
    CHOSEN.get().and_then(|it| (it.sentence)(english)).unwrap_or(english)
}

/// The parameter of this name.
pub(crate) fn value(name: &str, text: &str) -> Option<String> {
    CHOSEN.get().and_then(|it| (it.value)(name, text))
}

/// What a rule says.
pub(crate) fn statement(rule: &Rule) -> &'static str {
    of_rule(rule, "statement").unwrap_or(rule.statement)
}

/// What is contested or unknown about it.
pub(crate) fn caution(rule: &Rule) -> Option<&'static str> {
    rule.caution.map(|english| of_rule(rule, "caution").unwrap_or(english))
}

fn of_rule(rule: &Rule, part: &str) -> Option<&'static str> {
    CHOSEN.get().and_then(|it| (it.rule)(rule.id.name(), part))
}
