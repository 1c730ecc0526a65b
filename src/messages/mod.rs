//! What the program has to say: a code and typed parameters, which become a sentence only where somebody reads it.
//!
//! The rooms to the right make a [`Message`] and never a sentence. A message names its sentence in a catalogue and holds
//! the [`Value`]s that the sentence names: an amount with its currency, a day, a count, a name, a list. Whoever shows it
//! has a [`Speaker`], who knows the sentences of one language and how it writes values. English is a catalogue like any
//! other, `www/locales/en-messages.json`; it is compiled in, and says what a speaker has no sentence for.
//!
//! A catalogue has parts, and a part has sentences by key:
//!
//! ```json
//! {"problems": {"field.missing": "“{field}” is missing. Add it."}}
//! ```
//!
//! `{name}` stands for the parameter of that name. Where a sentence depends on a number, it has a form for each plural
//! category of its language, and says which parameter the number is:
//! `{"by": "count", "one": "… {count} row …", "other": "… {count} rows …"}`.

mod catalogue;
mod params;
mod speaker;
mod value;

pub use catalogue::{CORE, Part, Sentence};
pub use params::Params;
pub use speaker::{English, Speaker, plain_amount, plain_list};
pub use value::{Change, Joined, Value};

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A sentence that is still to be said: where it stands in a catalogue, and what it names.
///
/// Serialized it is a `message` in English and the `params` in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct Message {
    /// What is said, in English.
    #[cfg_attr(feature = "js", serde(rename = "message"), tsify(type = "string"))]
    name: Name,
    /// What the message names, for other languages.
    #[cfg_attr(feature = "js", tsify(type = "Record<string, string>"))]
    params: Params,
}

/// Where the sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Name {
    part: &'static str,
    key: &'static str,
    english: InEnglish,
    /// The key of a sentence of the same part that is said after it, with the same parameters.
    then: Option<&'static str>,
}

/// What says it in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InEnglish {
    /// A part of the catalogue.
    Part(&'static Part),
    /// This text, where the English stands beside what it is about: the rulebook.
    Text(&'static str),
}

impl Message {
    /// The sentence of this key in a part of the catalogue, without parameters yet. The part is looked for by `name`.
    #[must_use]
    pub const fn new(part: &'static Part, name: &'static str, key: &'static str) -> Self {
        Self::named(name, key, InEnglish::Part(part))
    }

    /// A text that stands beside what it is about, such as what a rule says. Other languages have it in the part `name`.
    #[must_use]
    pub const fn of_text(name: &'static str, key: &'static str, english: &'static str) -> Self {
        Self::named(name, key, InEnglish::Text(english))
    }

    const fn named(part: &'static str, key: &'static str, english: InEnglish) -> Self {
        Self { name: Name { part, key, english, then: None }, params: Params::new() }
    }

    /// The same message, with one parameter more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.params.push(name, value.into());
        self
    }

    /// The same message with all these parameters.
    #[must_use]
    pub fn with_all(mut self, params: Params) -> Self {
        self.params = params;
        self
    }

    /// The same message, followed by the sentence of another key.
    #[must_use]
    pub const fn then(mut self, key: &'static str) -> Self {
        self.name.then = Some(key);
        self
    }

    /// What the message names.
    #[must_use]
    pub const fn params(&self) -> &Params {
        &self.params
    }

    /// The sentence in the speaker's language; in English, where the speaker has none.
    #[must_use]
    pub fn said_by(&self, speaker: &dyn Speaker) -> String {
        let mut said = String::new();
        self.say(self.name.key, speaker, &mut said);
        if let Some(then) = self.name.then {
            said.push(' ');
            self.say(then, speaker, &mut said);
        }
        said
    }

    /// The sentence in English, with dates and amounts as a document has them: the same bytes on every machine.
    #[must_use]
    pub fn in_english(&self) -> String {
        self.said_by(&English)
    }

    fn say(&self, key: &str, speaker: &dyn Speaker, said: &mut String) {
        let template = speaker.sentence(self.name.part, key).or_else(|| match self.name.english {
            InEnglish::Part(part) => part.sentence(self.name.part, key),
            InEnglish::Text(_) => None,
        });
        let template = match (template, self.name.english) {
            (Some(sentence), _) => sentence.form(&self.params, speaker),
            (None, InEnglish::Text(english)) => english,
            // A test rules it out: each message that can be made has a sentence.
            (None, InEnglish::Part(_)) => key,
        };
        fill(template, &self.params, speaker, said);
    }
}

/// Puts values into a sentence: `{name}` becomes the parameter of that name.
fn fill(template: &str, params: &Params, speaker: &dyn Speaker, said: &mut String) {
    said.reserve(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        said.push_str(before);
        match params.get(name) {
            None => said.push('?'),
            Some(value) => said.push_str(&value.said_by(speaker)),
        }
        rest = after;
    }
    said.push_str(rest);
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Message", 2)?;
        fields.serialize_field("message", &self.in_english())?;
        fields.serialize_field("params", &self.params)?;
        fields.end()
    }
}

/// Writes the sentence of a message alone, in English.
///
/// # Errors
///
/// Those of the serializer.
pub fn in_english<S: Serializer>(message: &Message, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&message.in_english())
}

/// Writes the sentence of a message that may be absent, in English.
///
/// # Errors
///
/// Those of the serializer.
pub fn some_in_english<S: Serializer>(message: &Option<Message>, serializer: S) -> Result<S::Ok, S::Error> {
    message.as_ref().map(Message::in_english).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_parameter_stays_as_it_is() {
        let params = Params::new().with("found", "{limit}").with("limit", 5_usize);
        let mut said = String::new();
        fill("“{found}” is over {limit}.", &params, &English, &mut said);
        assert_eq!(said, "“{limit}” is over 5.");
    }
}
