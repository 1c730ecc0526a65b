//! The sentences of a language, by part and key.

use std::fmt;
use std::sync::OnceLock;

/// English sentences that are compiled in, as JSON text. Each room that has sentences of its own has such a part, so
/// that they are downloaded with it and not before.
pub struct Part {
    text: &'static str,
    read: OnceLock<serde_json::Value>,
}

/// The English of the core: problems, refusals, advice, comparison, and the words in sentences.
pub static CORE: Part = Part::new(include_str!("../../www/locales/en-messages.json"));

impl Part {
    /// The sentences in this text.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, read: OnceLock::new() }
    }

    /// The sentence of this key in the part of this name.
    #[must_use]
    pub fn sentence(&self, part: &str, key: &str) -> Option<Sentence<'_>> {
        let all = self.read.get_or_init(|| serde_json::from_str(self.text).unwrap_or_default());
        Sentence::of(all, part, key)
    }
}

/// A message that is written down for a reader of the code holds a part: without all of its sentences.
impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Part")
    }
}

/// Two parts are the same where they hold the same text.
impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Part {}

/// A sentence of a catalogue: a text, or a text for each form that a number gives it.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'c>(&'c serde_json::Value);

impl<'c> Sentence<'c> {
    /// The sentence of this key, in this part of a catalogue.
    #[must_use]
    pub fn of(catalogue: &'c serde_json::Value, part: &str, key: &str) -> Option<Self> {
        catalogue.get(part)?.get(key).map(Self)
    }

    /// The text for what it names: `count` gives the number of a parameter, `category` the plural category of a number.
    pub(super) fn form(
        self,
        count: impl FnOnce(&str) -> Option<u64>,
        category: impl FnOnce(u64) -> String,
    ) -> &'c str {
        let text = |key: &str| self.0.get(key).and_then(serde_json::Value::as_str);
        if let Some(text) = self.0.as_str() {
            return text;
        }
        let number = text("by").and_then(count).unwrap_or_default();
        text(&category(number)).or_else(|| text("other")).unwrap_or_default()
    }
}
