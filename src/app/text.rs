//! The sentences of the screens. Views name them by key; what they say stands in the locale files.

use super::format;
use std::collections::HashMap;
use std::sync::OnceLock;

const ENGLISH: &str = include_str!("../../www/locales/en.json");

/// The language of the sentences.
pub(crate) const LANGUAGE: &str = "en";

fn sentences() -> &'static HashMap<String, String> {
    static SENTENCES: OnceLock<HashMap<String, String>> = OnceLock::new();
    SENTENCES.get_or_init(|| serde_json::from_str(ENGLISH).unwrap_or_default())
}

/// The sentence of this key; the key itself where the locale file has none, which a test rules out.
pub(crate) fn t(key: &'static str) -> &'static str {
    sentences().get(key).map_or(key, String::as_str)
}

/// The sentence of this key, with each `{name}` in it replaced.
pub(crate) fn fill(key: &'static str, values: &[(&str, &str)]) -> String {
    replaced(t(key), values)
}

/// The sentence for so many: `key.one`, `key.other` and whatever else the language has. `{count}` is the number.
pub(crate) fn count(key: &'static str, number: usize, values: &[(&str, &str)]) -> String {
    let form = format!("{key}.{}", format::plural_category(number));
    let sentence = sentences().get(&form).or_else(|| sentences().get(&format!("{key}.other")));
    let number = format::whole_number(number);
    let mut all = vec![("count", number.as_str())];
    all.extend_from_slice(values);
    replaced(sentence.map_or(key, String::as_str), &all)
}

fn replaced(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        out.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value));
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn placeholders_are_replaced_once() {
        assert_eq!(replaced("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
        assert_eq!(replaced("open {", &[]), "open {");
    }

    /// Every text literal of the planner's sources that is written like a key.
    fn literals_in(folder: &Path, into: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                literals_in(&path, into);
            } else if let Ok(source) = std::fs::read_to_string(&path) {
                let literals = source.split('"').filter(|it| it.contains('.') && it.len() < 80);
                let is_key = |it: &&str| it.chars().all(|it| it.is_ascii_alphanumeric() || it == '.');
                into.extend(literals.filter(is_key).map(str::to_owned));
            }
        }
    }

    #[test]
    fn every_key_has_a_sentence_and_every_sentence_is_used() {
        let mut literals = BTreeSet::new();
        literals_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app"), &mut literals);
        let keys: BTreeSet<&str> = sentences()
            .keys()
            .map(|key| key.strip_suffix(".one").or_else(|| key.strip_suffix(".other")).unwrap_or(key))
            .collect();
        let groups: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('.').next()).collect();
        let is_key = |it: &&str| it.split('.').next().is_some_and(|group| groups.contains(group));
        let used: BTreeSet<&str> = literals.iter().map(String::as_str).filter(is_key).collect();
        let missing: Vec<_> = used.difference(&keys).collect();
        let unused: Vec<_> = keys.difference(&used).collect();
        assert!(missing.is_empty() && unused.is_empty(), "missing {missing:?}, unused {unused:?}");
    }
}
