//! The language of the page, and its locale file where that is not English.

use super::browser;
use serde_json::Value;
use std::sync::OnceLock;

/// What was downloaded.
static TRANSLATION: OnceLock<Value> = OnceLock::new();

/// Speaks the language of this locale file from now on; English where it can't be read.
pub(crate) fn speak(locale: &str) {
    if let Ok(translation) = serde_json::from_str(locale) {
        // There is one start of the page, and one language.
        let _ = TRANSLATION.set(translation);
    }
}

/// The language of the sentences.
pub(crate) fn language() -> &'static str {
    section("language").and_then(Value::as_str).unwrap_or("en")
}

/// Each language that there is: its code, and what it calls itself.
pub(crate) fn languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    static ALL: OnceLock<Value> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        serde_json::from_str::<Value>(include_str!("../../www/locales/languages.json")).unwrap_or_default()
    });
    all.as_array().into_iter().flatten().filter_map(|it| Some((it["id"].as_str()?, it["name"].as_str()?)))
}

/// The address of a page that is there to be read, such as a guide, in the language of the sentences where it is
/// written in it, or else in English.
pub(crate) fn reading(page: &str) -> String {
    let folder = section("pages").and_then(Value::as_str).unwrap_or_default();
    [page, folder].concat()
}

/// What was downloaded, where the language isn't English.
pub(crate) fn translation() -> Option<&'static Value> {
    TRANSLATION.get()
}

/// A part of the locale file, where the language isn't English.
pub(crate) fn section(name: &str) -> Option<&'static Value> {
    TRANSLATION.get()?.get(name)
}

/// What stands for `key` in a part of the locale file.
pub(crate) fn translated(name: &str, key: &str) -> Option<&'static str> {
    section(name)?.get(key)?.as_str()
}

/// A name or a date, kept from reordering what stands around it; nothing where neither it nor the page is written from
/// right to left.
pub(crate) fn isolated(text: &str) -> Option<String> {
    static PAGE: OnceLock<bool> = OnceLock::new();
    let needed = *PAGE.get_or_init(browser::is_leftwards) || text.contains(is_leftwards);
    needed.then(|| ["\u{2068}", text, "\u{2069}"].concat())
}

/// Whether a letter is of a script that is written from right to left, such as Hebrew or Arabic.
fn is_leftwards(letter: char) -> bool {
    let scripts = [0x590..=0x8ff, 0xfb1d..=0xfdff, 0xfe70..=0xfefc, 0x1_0800..=0x1_0fff, 0x1_e800..=0x1_efff];
    scripts.iter().any(|it| it.contains(&u32::from(letter)))
}
