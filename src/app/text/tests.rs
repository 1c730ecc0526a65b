//! What holds the locale files to the sources, and to each other.

use super::*;
use crate::rules::rulebook;
use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn json(path: &str) -> Value {
    let text = read_to_string(at(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What `languages.json` says of each language but English.
fn others() -> Vec<Value> {
    let all = json("www/locales/languages.json");
    let all = all.as_array().expect("a list of languages").iter();
    all.filter(|it| it["id"] != "en").cloned().collect()
}

/// The codes of all languages but English, each with its locale file.
fn translations() -> Vec<(String, Value)> {
    let ids = others().into_iter().map(|it| it["id"].as_str().expect("a code").to_owned());
    ids.map(|id| (id.clone(), json(&format!("www/locales/{id}.json")))).collect()
}

/// The English sentences by file, in the order in which their files come to somebody.
fn files() -> [(&'static str, Value); 5] {
    bring_later();
    let brought = |file: &OnceLock<Value>| file.get().expect("it was brought").clone();
    [
        ("en.json", super::english().clone()),
        ("en-figures.json", brought(&FIGURES)),
        ("en-curve.json", brought(&CURVES)),
        ("en-lessons.json", brought(&LESSONS)),
        ("en-later.json", brought(&LATER)),
    ]
}

/// All English sentences.
fn english() -> Value {
    let mut all = serde_json::Map::new();
    for (file, sentences) in files() {
        for (key, sentence) in sentences.as_object().expect("an object of sentences") {
            assert!(
                all.insert(key.clone(), sentence.clone()).is_none(),
                "{key} stands twice, once in {file}"
            );
        }
    }
    Value::Object(all)
}

/// What comes later than the first screen, within src/app.
const LATER_SOURCES: [&str; 37] = [
    "assumptions/",
    "alternatives.rs",
    "changed.rs",
    "compare/",
    "curve/",
    "embed/",
    "explain/best_split.rs",
    "explain/journal_table.rs",
    "explain/number/",
    "explain/parts_over_time.rs",
    "figure/",
    "files.rs",
    "happening.rs",
    "import/",
    "importing/",
    "learn/",
    "lessons/",
    "plan/accounts/bounds.rs",
    "plan/accounts/details.rs",
    "plan/accounts/parts.rs",
    "preferences/",
    "result/basis.rs",
    "result/split_panel.rs",
    "review/",
    "risk/",
    "share/",
    "shell/currency_dialog.rs",
    "snippet.rs",
    "start/",
    "timeline/",
    "track/",
    "ui/allocator.rs",
    "ui/cadence.rs",
    "ui/copy_text.rs",
    "ui/facts.rs",
    "ui/rule_card.rs",
    "wording.rs",
];

/// What a lesson says in an article, of that.
const LESSON_SOURCES: [&str; 8] = [
    "embed/lesson.rs",
    "lessons/",
    "learn/coach.rs",
    "learn/glossary.rs",
    "learn/said_by.rs",
    "learn/simulator/",
    "learn/taking.rs",
    "learn/task.rs",
];

/// What a figure says there only when it is asked, of that.
const CURVE_SOURCES: [&str; 3] = ["curve/", "figure/more.rs", "figure/replay.rs"];

/// What a figure says in an article, of that.
const FIGURE_SOURCES: [&str; 2] = ["embed/", "figure/"];

/// Which of the files a source needs, by its place in `files`.
fn file_of(source: &str) -> usize {
    let is_of = |sources: &[&str]| sources.iter().any(|it| source.starts_with(it));
    if !is_of(&LATER_SOURCES) {
        0
    } else if is_of(&LESSON_SOURCES) {
        3
    } else if is_of(&CURVE_SOURCES) {
        2
    } else if is_of(&FIGURE_SOURCES) {
        1
    } else {
        4
    }
}

/// A key without what tells its plural forms apart.
fn stem(key: &str) -> &str {
    key.strip_suffix(".one").or_else(|| key.strip_suffix(".other")).unwrap_or(key)
}

/// A key of any language without what tells its plural forms apart.
fn whole(key: &str) -> &str {
    let forms = [".zero", ".one", ".two", ".few", ".many", ".other"];
    forms.iter().find_map(|form| key.strip_suffix(form)).unwrap_or(key)
}

#[test]
fn each_sentence_stands_in_the_first_file_that_somebody_needs_it_of() {
    let root = at("src/app");
    let name = |path: &Path| path.strip_prefix(&root).expect("a path within src/app").display().to_string();
    let sources: Vec<(usize, String)> = files_in(&root)
        .iter()
        .map(|path| (name(path), path))
        .filter(|(name, _)| !name.starts_with("text/"))
        .filter_map(|(name, path)| Some((file_of(&name), read_to_string(path).ok()?)))
        .collect();
    let literals = |number: usize| -> BTreeSet<&str> {
        let own = sources.iter().filter(|it| it.0 == number);
        own.flat_map(|it| it.1.split('"')).collect()
    };
    let all = english();
    let mut before: BTreeSet<&str> = BTreeSet::new();
    for (number, (file, sentences)) in files().iter().enumerate() {
        let literals = literals(number);
        let said = pairs(&all).map(|(key, _)| stem(key)).filter(|key| literals.contains(key));
        let needed: BTreeSet<&str> = said.filter(|key| !before.contains(key)).collect();
        let own: BTreeSet<&str> = pairs(sentences).map(|(key, _)| stem(key)).collect();
        let missing: Vec<_> = needed.difference(&own).collect();
        let needless: Vec<_> = own.difference(&needed).collect();
        assert!(missing.is_empty(), "www/locales/{file} lacks: {missing:?}");
        assert!(needless.is_empty(), "these belong into another file than www/locales/{file}: {needless:?}");
        before.extend(needed);
    }
}

/// The pairs of key and sentence in a part of a locale file.
fn pairs(part: &Value) -> impl Iterator<Item = (&str, &str)> {
    let pairs = part.as_object().expect("an object of sentences").iter();
    pairs.map(|(key, sentence)| (key.as_str(), sentence_of(sentence).expect("a sentence")))
}

/// A sentence, or its form for many where it depends on a number.
fn sentence_of(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("other")?.as_str())
}

/// Every file in a folder, and in the folders in it.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

fn placeholders(sentence: &str) -> BTreeSet<&str> {
    sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// Whether a text that is the same in another language was left in English: a word of one language may well be one of
/// the other, and so may a name; two in small letters are a sentence.
fn is_untranslated(text: &str) -> bool {
    let spoken = text.split('{').map(|it| it.rsplit('}').next().unwrap_or(it));
    let words = spoken.flat_map(str::split_whitespace);
    let is_word = |word: &&str| word.len() > 2 && word.starts_with(char::is_lowercase);
    words.filter(is_word).count() > 1
}

/// What is wrong with the translations, one line each.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    /// Every key of `english` has a sentence in `own` with the same placeholders, and no other key has one. Beside a
    /// form for many there may be one for each number that the language tells apart.
    fn compare<'a>(&mut self, part: &str, english: impl Iterator<Item = (&'a str, &'a str)>, own: &Value) {
        let mut known = BTreeSet::new();
        for (key, english) in english {
            known.extend([key, stem(key)]);
            // Not every language has a form for one.
            if key.ends_with(".one") {
                continue;
            }
            match own.get(key).and_then(sentence_of) {
                None => self.0.push(format!("{part}: not translated: {key:?}: {english:?}")),
                Some(own) => {
                    if placeholders(english) != placeholders(own) {
                        self.0.push(format!("{part}: other placeholders: {key:?}"));
                    }
                    if english == own && is_untranslated(own) {
                        self.0.push(format!("{part}: still English: {key:?}: {own:?}"));
                    }
                }
            }
        }
        let is_known = |key: &str| known.contains(key) || known.contains(whole(key));
        for (key, _) in pairs(own).filter(|(key, _)| !is_known(key)) {
            self.0.push(format!("{part}: translated, but not in English: {key:?}"));
        }
    }

    fn expect_none(self) {
        assert!(self.0.is_empty(), "www/locales:\n{}", self.0.join("\n"));
    }
}

/// Compares with each translation what `english` gives of its part.
fn compare_all(part: &str, english: &[(&str, &str)]) {
    let mut faults = Faults::default();
    for (id, own) in translations() {
        faults.compare(&format!("{id}.json, {part}"), english.iter().copied(), &own[part]);
    }
    faults.expect_none();
}

#[test]
fn placeholders_are_replaced_once() {
    assert_eq!(replaced("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
    assert_eq!(replaced("open {", &[]), "open {");
}

#[test]
fn a_name_from_right_to_left_is_isolated() {
    assert_eq!(replaced("“{a}” 3", &[("a", "חנות")]), "“\u{2068}חנות\u{2069}” 3");
    assert_eq!(isolated("Account A"), None);
}

#[test]
fn every_key_has_a_sentence_and_every_sentence_is_used() {
    let sources: Vec<String> =
        files_in(&at("src/app")).iter().filter_map(|path| read_to_string(path).ok()).collect();
    let literals = sources.iter().flat_map(|it| it.split('"')).filter(|it| it.contains('.') && it.len() < 80);
    let is_key = |it: &&str| it.chars().all(|it| it.is_ascii_alphanumeric() || it == '.');
    let literals: BTreeSet<&str> = literals.filter(is_key).collect();
    let all = english();
    let keys: BTreeSet<&str> = pairs(&all).map(|(key, _)| stem(key)).collect();
    let groups: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('.').next()).collect();
    let is_of_group = |it: &&str| it.split('.').next().is_some_and(|group| groups.contains(group));
    let used: BTreeSet<&str> = literals.into_iter().filter(is_of_group).collect();
    let missing: Vec<_> = used.difference(&keys).collect();
    let unused: Vec<_> = keys.difference(&used).collect();
    assert!(missing.is_empty() && unused.is_empty(), "missing {missing:?}, unused {unused:?}");
}

#[test]
fn each_language_has_every_text_of_the_page_itself() {
    let page = read_to_string(at("www/index.html")).expect("the page");
    let marked = page.split("data-text=\"").skip(1).map(|rest| {
        let (key, rest) = rest.split_once('"').expect("a key");
        let (_, text) = rest.split_once('>').expect("the end of the tag");
        (key, text.split('<').next().unwrap_or_default())
    });
    compare_all("page", &marked.collect::<Vec<_>>());
}

#[test]
fn each_language_has_every_sentence_of_the_screens() {
    compare_all("screens", &pairs(&english()).collect::<Vec<_>>());
}

#[test]
fn each_language_has_every_message() {
    for file in ["en-messages.json", "en-notices.json"] {
        let english = json(&format!("www/locales/{file}"));
        for (part, sentences) in english.as_object().expect("parts") {
            compare_all(part, &pairs(sentences).collect::<Vec<_>>());
        }
    }
}

#[test]
fn each_language_has_every_rule_and_every_source() {
    let statements = rulebook::rules().map(|rule| (rule.id.name().to_owned(), rule.statement));
    let cautions =
        rulebook::rules().filter_map(|rule| Some((format!("{}.caution", rule.id.name()), rule.caution?)));
    let all: Vec<(String, &str)> = statements.chain(cautions).collect();
    compare_all("rules", &all.iter().map(|(key, text)| (key.as_str(), *text)).collect::<Vec<_>>());
    let titles: BTreeSet<&str> = rulebook::rules().flat_map(|it| it.sources).map(|it| it.title).collect();
    // A title may stay as it is: a page that there is in English only is called so.
    for (id, own) in translations() {
        let own: BTreeSet<&str> = pairs(&own["sources"]).map(|(title, _)| title).collect();
        assert_eq!(own, titles, "{id}.json, sources");
    }
}

#[test]
fn each_language_has_the_names_of_the_examples() {
    let names = crate::app::examples::EXAMPLES.iter().filter_map(|it| it.plan()).flat_map(|plan| {
        let accounts = plan.ad_accounts.into_iter().map(|it| it.name);
        let credits = plan.ad_credits.into_iter().map(|it| it.name);
        [plan.name, plan.business_center.name].into_iter().chain(accounts).chain(credits)
    });
    let names: BTreeSet<String> = names.collect();
    compare_all("examples", &names.iter().map(|it| (it.as_str(), it.as_str())).collect::<Vec<_>>());
}

#[test]
fn the_page_knows_each_language_its_direction_and_what_to_say_without_it() {
    let page = read_to_string(at("www/index.html")).expect("the page");
    let listed = |name: &str| {
        let (_, rest) = page.split_once(&format!("{name}=\"")).expect("the attribute");
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let ids = |all: &[Value]| -> Vec<String> {
        all.iter().map(|it| it["id"].as_str().expect("a code").to_owned()).collect()
    };
    let others = others();
    assert_eq!(
        listed("data-languages"),
        ["en".to_owned()].into_iter().chain(ids(&others)).collect::<Vec<_>>().join(" ")
    );
    let leftwards: Vec<Value> = others.iter().filter(|it| it["direction"] == "rtl").cloned().collect();
    assert_eq!(listed("data-leftwards"), ids(&leftwards).join(" "));
    for id in ids(&others) {
        assert!(page.contains(&format!("data-unspoken lang=\"{id}\"")), "{id}");
    }
}

/// A translation that nobody has reviewed says so, at the end of the page.
#[test]
fn a_language_says_that_it_was_translated_by_machine_until_somebody_reviews_it() {
    for language in others() {
        let id = language["id"].as_str().expect("a code");
        let own = json(&format!("www/locales/{id}.json"));
        let says = own["page"]["translated"].as_str().expect("a text");
        assert_eq!(says.is_empty(), language["isReviewed"] != false, "{id}: {says:?}");
        let framed = json(&format!("www/locales/pages.{id}.json"));
        assert_eq!(framed["frame"]["translated"].as_str(), Some(says), "{id}");
    }
}

/// The guide and how to write a lesson are not written in every language.
#[test]
fn a_language_leads_to_the_pages_that_are_written_in_it() {
    for (id, own) in translations() {
        for page in [format!("www/embed/guide/{id}.md"), format!("www/lessons/WRITING.{id}.md")] {
            let folder = at(&page).exists().then(|| format!("{id}/"));
            assert_eq!(own["pages"].as_str(), folder.as_deref(), "{id}.json, {page}");
        }
    }
}
