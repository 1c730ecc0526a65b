//! The core's sentences in the language of the page, with dates and amounts as its reader writes them.

use super::format;
use super::text::{isolated, replaced, section, translated};
use crate::day::Day;
use crate::wire::wording::{self, Wording};

/// Parameters that are names, ids, or what somebody wrote: they stay as they are.
const NAMES: [&str; 23] = [
    "account",
    "accounts",
    "allowed",
    "better",
    "changes",
    "code",
    "credit",
    "currency",
    "field",
    "found",
    "id",
    "ids",
    "list",
    "member",
    "message",
    "name",
    "names",
    "other",
    "pages",
    "plan",
    "portfolio",
    "values",
    "written",
];

/// From now on the core's sentences are those of the page.
pub(super) fn choose() {
    wording::choose(Wording {
        sentence: |english| ["core", "words", "sources"].iter().find_map(|it| translated(it, english)),
        rule: |id, part| section("rules")?.get(id)?.get(part)?.as_str(),
        value: written,
    });
}

/// How the parameter `name` is written, where that isn't the text as it is.
fn written(name: &str, text: &str) -> Option<String> {
    if let Some(list) = listed(name, text) {
        return Some(list);
    }
    if NAMES.contains(&name) {
        // What was found to be a number with a fraction is read as one; a year, say, isn't.
        let number = (name == "found" && text.contains('.')).then(|| format::number_in_sentence(text));
        return number.flatten().or_else(|| isolated(text));
    }
    if let Some(word) = translated("words", text) {
        return Some(word.to_owned());
    }
    if Day::parse(text).is_some() {
        return Some(format::day_with_year(text));
    }
    format::number_in_sentence(text).or_else(|| isolated(text))
}

/// A list that was made for a sentence: of changes, or of names, the first few of them.
fn listed(name: &str, text: &str) -> Option<String> {
    if name == "changes" {
        let form = translated("words", "{field} from {old} to {new}")?;
        let said = |text: &str| written("", text).unwrap_or_else(|| text.to_owned());
        let change = |change: &str| {
            let (field, ends) = change.split_once(" from ")?;
            let (old, new) = ends.split_once(" to ")?;
            Some(replaced(form, &[("field", &said(field)), ("old", &said(old)), ("new", &said(new))]))
        };
        let changes = text.split("; ").map(|it| change(it).unwrap_or_else(|| it.to_owned()));
        return Some(changes.collect::<Vec<_>>().join("; "));
    }
    let (names, count) = text.strip_suffix(" more")?.rsplit_once(" and ")?;
    let form = translated("words", "{names} and {count} more")?;
    count.parse::<usize>().ok().map(|_| replaced(form, &[("names", names), ("count", count)]))
}
