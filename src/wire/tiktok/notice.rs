//! What an import has to say: what it took, what it left, and what only a person can answer.

use serde::Serialize;
use std::collections::BTreeMap;

/// Something an import did, could not do, or needs to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", tsify(rename = "Notice"))]
pub struct NoticeDocument {
    /// Stable, such as `expiry.needed`.
    pub code: &'static str,
    /// A JSON pointer: into the responses (`/0/data/list/3/amount`, the first part being the response) or,
    /// where it begins with a field of the plan, into the plan (`/adCredits/0/expires`).
    pub path: String,
    /// Worth knowing, worth checking, or a question.
    #[cfg_attr(feature = "js", tsify(type = "\"info\" | \"warning\" | \"ask\""))]
    pub severity: &'static str,
    /// What it is and what to do, in English.
    pub message: String,
    /// What the message names, for other languages.
    #[cfg_attr(feature = "js", tsify(type = "Record<string, string>"))]
    pub params: BTreeMap<&'static str, String>,
}

impl NoticeDocument {
    /// Worth knowing; nothing to do.
    pub(super) fn info(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(code, "info", path.into(), message.into())
    }

    /// Worth checking: something was left out, or does not add up.
    pub(super) fn warning(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(code, "warning", path.into(), message.into())
    }

    /// A question: the responses can't say, a person can.
    pub(super) fn ask(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(code, "ask", path.into(), message.into())
    }

    fn new(code: &'static str, severity: &'static str, path: String, message: String) -> Self {
        Self { code, path, severity, message, params: BTreeMap::new() }
    }

    /// The same with one more parameter.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "a chain of these reads better without borrows")]
    pub(super) fn with(mut self, key: &'static str, value: impl ToString) -> Self {
        self.params.insert(key, value.to_string());
        self
    }
}

/// The notices of one import, in the order in which they came up.
#[derive(Default)]
pub(super) struct Notices {
    list: Vec<NoticeDocument>,
    told: BTreeMap<&'static str, usize>,
}

impl Notices {
    /// The most notices of one code; a hundred thousand bad rows are one fault, not a hundred thousand.
    const PER_CODE: usize = 2_000;

    /// Adds a notice, or counts it where its code has been heard often enough.
    pub(super) fn tell(&mut self, notice: NoticeDocument) {
        let told = self.told.entry(notice.code).or_default();
        *told += 1;
        if *told <= Self::PER_CODE {
            self.list.push(notice);
        }
    }

    /// All of them, with a line for each code that was cut short.
    pub(super) fn into_list(mut self) -> Vec<NoticeDocument> {
        for (code, told) in &self.told {
            if let Some(more) = told.checked_sub(Self::PER_CODE).filter(|more| *more > 0) {
                let message = format!("There are {more} more notices of the kind {code}.");
                self.list.push(
                    NoticeDocument::info("notices.more", "", message).with("code", code).with("count", more),
                );
            }
        }
        self.list
    }
}
