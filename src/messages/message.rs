//! A message, what it names, and the values of that, which may be messages.

use super::catalogue::{CORE, Part};
use super::speaker::{English, Joined, Speaker, plain_amount};
use crate::day::Day;
use crate::money::{Currency, Minor};
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
            (Some(sentence), _) => {
                sentence.form(|name| self.params.count(name), |number| speaker.form(number))
            }
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

/// What a message names, by name. Written as an object of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, Value)>);

impl Params {
    /// No parameters.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// These and one more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.push(name, value.into());
        self
    }

    /// Adds one.
    pub fn push(&mut self, name: &'static str, value: Value) {
        self.0.push((name, value));
    }

    /// The value of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(param, _)| *param == name).map(|(_, value)| value)
    }

    fn count(&self, name: &str) -> Option<u64> {
        match self.get(name)? {
            Value::Count(number) => Some(*number),
            _ => None,
        }
    }

    /// The value of this name as a text of codes and digits, as it is written.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(Value::text)
    }
}

impl FromIterator<(&'static str, Value)> for Params {
    fn from_iter<I: IntoIterator<Item = (&'static str, Value)>>(params: I) -> Self {
        Self(params.into_iter().collect())
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value.text())))
    }
}

/// A value that a message names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An id, a code, or what somebody wrote where something else belongs.
    Text(String),
    /// A name, or the text of a cell, which may hold any sign. In a list or a change it stands between quotation marks.
    Name(String),
    /// A word of a plan, such as `inReview`, that each language has in its catalogue.
    Word(&'static str),
    /// A number of things.
    Count(u64),
    /// A decimal as it stands in a document, such as a factor.
    Number(String),
    /// An amount; of two decimals, where no currency is known.
    Amount(Minor, Option<Currency>),
    /// A calendar day.
    Day(Day),
    /// Several values, of which the first ones are here; and how many there are besides.
    List(Vec<Value>, usize, Joined),
    /// What was changed, field by field.
    Changes(Vec<Change>),
    /// A message within a message.
    Message(Box<Message>),
}

/// A field that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field, a word of the catalogue.
    pub field: &'static str,
    /// What it said; absent for nothing.
    pub old: Option<Value>,
    /// What it says; absent for nothing.
    pub new: Option<Value>,
}

impl Value {
    /// Texts side by side.
    #[must_use]
    pub fn texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        let texts = texts.into_iter().map(|text| Self::Text(text.as_ref().to_owned()));
        Self::List(texts.collect(), 0, Joined::Comma)
    }

    /// A text that means a day, as that day.
    #[must_use]
    pub fn day_in(text: &str) -> Self {
        Day::parse(text).map_or_else(|| Self::Text(text.to_owned()), Self::Day)
    }

    /// The value as codes and digits, for programs.
    #[must_use]
    pub fn text(&self) -> String {
        let all = |values: &[Self]| values.iter().map(Self::text).collect::<Vec<_>>();
        match self {
            Self::Text(text) | Self::Name(text) | Self::Number(text) => text.clone(),
            Self::Word(word) => (*word).to_owned(),
            Self::Count(number) => number.to_string(),
            Self::Amount(amount, currency) => plain_amount(*amount, *currency),
            Self::Day(day) => day.to_string(),
            Self::List(items, 0, _) => all(items).join(", "),
            Self::List(items, more, _) => format!("{} and {more} more", all(items).join(", ")),
            Self::Changes(changes) => changes.iter().map(Change::text).collect::<Vec<_>>().join("; "),
            Self::Message(message) => message.in_english(),
        }
    }

    /// The value as a part of a sentence.
    pub(super) fn said_by(&self, speaker: &dyn Speaker) -> String {
        match self {
            Self::Text(text) | Self::Name(text) => speaker.name(text),
            Self::Word(word) => Message::new(&CORE, "words", word).said_by(speaker),
            Self::Count(number) => speaker.count(*number),
            Self::Number(text) => speaker.number(text),
            Self::Amount(amount, currency) => speaker.amount(*amount, *currency),
            Self::Day(day) => speaker.day(*day),
            Self::List(items, more, joined) => {
                let items: Vec<_> = items.iter().map(|item| item.quoted_by(speaker)).collect();
                let list = speaker.list(&items, *joined);
                if *more == 0 {
                    return list;
                }
                phrase("list.more").with("names", Self::Text(list)).with("count", *more).said_by(speaker)
            }
            Self::Changes(changes) => {
                let changes: Vec<_> = changes.iter().map(|change| change.said_by(speaker)).collect();
                speaker.list(&changes, Joined::Semicolon)
            }
            Self::Message(message) => message.said_by(speaker),
        }
    }

    /// The same among others of its kind, where a name needs marks to be told from what surrounds it.
    fn quoted_by(&self, speaker: &dyn Speaker) -> String {
        match self {
            Self::Name(_) => phrase("list.name").with("name", self.clone()).said_by(speaker),
            other => other.said_by(speaker),
        }
    }
}

impl Change {
    fn text(&self) -> String {
        let said = |value: &Option<Value>| value.as_ref().map_or_else(|| "nothing".to_owned(), Value::text);
        format!("{} from {} to {}", self.field, said(&self.old), said(&self.new))
    }

    fn said_by(&self, speaker: &dyn Speaker) -> String {
        let nothing = Value::Word("nothing");
        let said = |value: &Option<Value>| {
            Value::List(vec![value.clone().unwrap_or(nothing.clone())], 0, Joined::Comma)
        };
        let change = phrase("change").with("field", Value::Word(self.field));
        change.with("old", said(&self.old)).with("new", said(&self.new)).said_by(speaker)
    }
}

/// How phrases are put together.
fn phrase(key: &'static str) -> Message {
    Message::new(&CORE, "phrases", key)
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
