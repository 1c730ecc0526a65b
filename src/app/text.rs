//! The sentences of the screens. Views name them by key; what they say stands in the locale files.

use super::format;
use super::translation::{isolated, translated};
use serde_json::Value;
use std::borrow::Cow;
use std::sync::OnceLock;

/// The English of the first screen is built in, because the first frame needs it. Other languages are downloaded by those
/// who read them.
const ENGLISH: &str = include_str!("../../www/locales/en.json");

/// The English of figures in articles, of curves, of lessons, and of what else is downloaded when it is first shown. Each comes with
/// what says it.
static FIGURES: OnceLock<Value> = OnceLock::new();
static CURVES: OnceLock<Value> = OnceLock::new();
static LESSONS: OnceLock<Value> = OnceLock::new();
static LATER: OnceLock<Value> = OnceLock::new();

fn english() -> &'static Value {
    static SENTENCES: OnceLock<Value> = OnceLock::new();
    SENTENCES.get_or_init(|| read(ENGLISH))
}

/// Has the sentences of figures from now on.
pub(crate) fn bring_figures() {
    FIGURES.get_or_init(|| read(include_str!("../../www/locales/en-figures.json")));
}

/// Has the sentences of curves from now on. Only what is itself downloaded later calls this.
pub(crate) fn bring_curves() {
    CURVES.get_or_init(|| read(include_str!("../../www/locales/en-curve.json")));
}

/// Has the sentences of lessons from now on. Only what is itself downloaded later calls this.
pub(crate) fn bring_lessons() {
    LESSONS.get_or_init(|| read(include_str!("../../www/locales/en-lessons.json")));
}

/// Has all sentences from now on. Only what is itself downloaded later calls this.
pub(crate) fn bring_later() {
    bring_figures();
    bring_curves();
    bring_lessons();
    LATER.get_or_init(|| read(include_str!("../../www/locales/en-later.json")));
}

fn read(sentences: &str) -> Value {
    serde_json::from_str(sentences).unwrap_or_default()
}

fn sentence(key: &str) -> Option<&'static str> {
    let brought = || [&FIGURES, &CURVES, &LESSONS, &LATER].into_iter().find_map(|it| it.get()?.get(key));
    let english = || english().get(key).or_else(brought)?.as_str();
    translated("screens", key).or_else(english)
}

/// The sentence of this key; the key itself where the locale file has none, which a test rules out.
pub(crate) fn t(key: &'static str) -> &'static str {
    sentence(key).unwrap_or(key)
}

/// The sentence of this key, with each `{name}` in it replaced.
pub(crate) fn fill(key: &'static str, values: &[(&str, &str)]) -> String {
    replaced(t(key), values)
}

/// The sentence for so many: `key.one`, `key.other` and whatever else the language has. `{count}` is the number.
#[allow(clippy::needless_pass_by_value, reason = "a number, which is copied")]
pub(crate) fn count(key: &'static str, number: impl ToString, values: &[(&str, &str)]) -> String {
    let number = number.to_string();
    let form = |category: &str| sentence(&[key, ".", category].concat());
    let sentence = form(&format::plural_category(&number)).or_else(|| form("other"));
    let number = format::whole_number(number);
    let mut all = vec![("count", number.as_str())];
    all.extend_from_slice(values);
    replaced(sentence.unwrap_or(key), &all)
}

/// Puts values into a sentence: `{name}` becomes the value of that name.
pub(crate) fn replaced(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value);
        out.push_str(&isolated(value).map_or(Cow::Borrowed(value), Cow::Owned));
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// The days from one to another as `2 Mar to 8 Mar`, a single one as that day.
pub(crate) fn days(first: &str, last: &str, near: &str) -> String {
    let (from, to) = (format::day(first, near), format::day(last, near));
    if first == last { from } else { fill("days.fromTo", &[("from", &from), ("to", &to)]) }
}

#[cfg(test)]
mod tests;
