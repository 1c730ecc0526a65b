//! What can be wrong with a document or with what is asked of it, each under a stable code.
//!
//! A problem names its code, where it is, and the values a sentence about it needs. The sentence itself
//! is written at the edge, in the reader's language. Each room declares the codes of what it finds wrong, in `codes`.

use crate::messages::{CORE, Message, Params, Value};

/// Whether a plan runs in spite of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The plan does not run.
    Error,
    /// The plan runs; the person should know.
    Warning,
}

/// Something wrong, or worth knowing, about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub code: ProblemCode,
    /// Where: a JSON pointer, empty for the whole document.
    pub path: String,
    /// What a sentence about it names.
    pub params: Params,
}

impl Problem {
    /// A problem at `path`, without parameters yet.
    #[must_use]
    pub fn new(code: ProblemCode, path: impl Into<String>) -> Self {
        Self { code, path: path.into(), params: Params::new() }
    }

    /// The same problem, of what stands at `path`.
    pub(crate) fn at(self, path: impl Into<String>) -> Self {
        Self { path: path.into(), ..self }
    }

    /// The same problem, with one parameter more. Long values are cut, so that a message stays a message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.params.push(name, shortened(value.into()));
        self
    }

    /// What is wrong and what to do about it.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new(&CORE, "problems", self.code.name).with_all(self.params.clone())
    }
}

/// What somebody wrote, at most 80 characters of it.
fn shortened(mut value: Value) -> Value {
    const LONGEST: usize = 80;
    if let Value::Text(text) | Value::Name(text) | Value::Number(text) = &mut value
        && let Some((cut, _)) = text.char_indices().nth(LONGEST)
    {
        text.truncate(cut);
        text.push('…');
    }
    value
}

/// A kind of problem. Two are the same if their names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProblemCode {
    /// The stable name.
    pub name: &'static str,
    /// Whether a plan runs in spite of it.
    pub severity: Severity,
}

/// Declares the codes of a room, each once: its constant, its stable name and its severity.
macro_rules! problem_codes {
    ($($(#[doc = $doc:literal])+ $code:ident = $name:literal, $severity:ident;)+) => {
        use $crate::plan::problem::{ProblemCode, Severity};

        $($(#[doc = $doc])+ pub const $code: ProblemCode =
            ProblemCode { name: $name, severity: Severity::$severity };)+

        /// All of them.
        pub const ALL: &[ProblemCode] = &[$($code),+];
    };
}
pub(crate) use problem_codes;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_cut_between_characters() {
        let problem = Problem::new(ProblemCode { name: "a", severity: Severity::Error }, "")
            .with("found", "ä".repeat(200));
        assert_eq!(problem.params.text("found").unwrap().chars().count(), 81);
    }
}
