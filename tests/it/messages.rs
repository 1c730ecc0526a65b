//! Messages in other languages: names stay whole, and nothing is left in English.

use crate::scenarios::{every_document, problem_examples};
use crate::support::by_value::{advise, compare, simulate};
use crate::tiktok::business_center;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use strandline::import::tiktok::{import, responses_from_text};
use strandline::messages::{CORE, English, Joined, Message, Params, Sentence, Speaker};
use strandline::results::JournalOption;

const CATALOGUES: [&str; 2] =
    [include_str!("../../www/locales/en-messages.json"), include_str!("../../www/locales/en-notices.json")];

/// Whoever speaks the language of this catalogue.
struct Native(Value);

impl Speaker for Native {
    fn sentence(&self, part: &str, key: &str) -> Option<Sentence<'_>> {
        Sentence::of(&self.0, part, key)
    }

    fn list(&self, items: &[String], joined: Joined) -> String {
        let between = match joined {
            Joined::Comma => "、",
            Joined::Or => "／",
            Joined::Semicolon => "；",
        };
        items.join(between)
    }
}

fn spanish() -> Native {
    Native(serde_json::from_str(include_str!("../../www/locales/es.json")).unwrap())
}

/// The parts of the English catalogue, and their sentences by key.
fn english() -> Map<String, Value> {
    let parts = CATALOGUES.map(|text| serde_json::from_str::<Map<String, Value>>(text).unwrap());
    parts.into_iter().flatten().collect()
}

/// A language nobody speaks: English in wide letters, parameters where they were.
fn wide() -> Native {
    let mut parts = english();
    for part in parts.values_mut() {
        for sentence in part.as_object_mut().unwrap().values_mut() {
            match sentence {
                Value::Object(forms) => {
                    for (_, text) in forms.iter_mut().filter(|(form, _)| *form != "by") {
                        *text = widened(text);
                    }
                }
                text => *text = widened(text),
            }
        }
    }
    Native(Value::Object(parts))
}

fn widened(sentence: &Value) -> Value {
    let mut is_name = false;
    let wide = sentence.as_str().unwrap().chars().map(|letter| {
        is_name = letter == '{' || (is_name && letter != '}');
        let width = u32::from('Ａ') - u32::from('A');
        let wide = char::from_u32(u32::from(letter) + width).filter(|_| letter.is_ascii_alphabetic());
        if is_name { letter } else { wide.unwrap_or(letter) }
    });
    Value::String(wide.collect())
}

/// The words in the letters of English.
fn narrow_words(said: &str) -> impl Iterator<Item = &str> {
    said.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty())
}

#[test]
fn each_sentence_of_the_catalogue_is_said_in_a_third_language_with_all_it_names() {
    let wide = wide();
    for (part, sentences) in english() {
        let part: &'static str = part.leak();
        for (key, sentence) in sentences.as_object().unwrap() {
            let texts: Vec<&str> = match sentence {
                Value::Object(forms) => forms.values().filter_map(Value::as_str).collect(),
                text => vec![text.as_str().unwrap()],
            };
            let names: BTreeSet<&str> = texts
                .iter()
                .flat_map(|text| text.split('{').skip(1))
                .filter_map(|rest| rest.split_once('}'))
                .map(|(name, _)| name)
                .collect();
            let params: Params =
                names.iter().map(|name| (&*name.to_string().leak(), format!("〈{name}〉").into())).collect();
            let message = Message::new(&CORE, part, key.clone().leak()).with_all(params);
            let sentence = message.said_by(&wide);
            let mut rest = sentence.clone();
            for name in &names {
                let shown = format!("〈{name}〉");
                assert!(sentence.contains(&shown), "{part} {key} leaves out {name}: {sentence}");
                rest = rest.replace(&shown, "");
            }
            assert_eq!(narrow_words(&rest).collect::<String>(), "", "{part} {key}: {sentence}");
        }
    }
}

/// What is said of `from`, and holds a word that is neither wide nor in `from`.
fn leftovers<'m>(from: &str, messages: impl IntoIterator<Item = &'m Message>) -> BTreeSet<String> {
    let (wide, known) = (wide(), narrow_words(from).collect::<BTreeSet<_>>());
    let is_left = |message: &Message| {
        // What may be written in a document, and its fields, are the same in every language.
        let codes = ["allowed", "list"].map(|name| message.params().text(name).unwrap_or_default()).join(" ");
        let codes: BTreeSet<&str> = narrow_words(&codes).collect();
        let said = message.said_by(&wide);
        let left = narrow_words(&said).any(|word| !known.contains(word) && !codes.contains(word));
        left.then_some(said)
    };
    messages.into_iter().filter_map(is_left).collect()
}

#[test]
fn what_is_said_of_plans_and_imports_leaves_no_english_in_a_third_language() {
    let mut left = BTreeSet::new();
    for (text, problems) in problem_examples() {
        left.extend(leftovers(&text, problems.iter().map(|it| &it.message)));
    }
    for plan in every_document() {
        let text = plan.to_string();
        let Ok(projection) = simulate(&plan, JournalOption::Without) else { continue };
        left.extend(leftovers(&text, projection.refusals.iter().map(|it| &it.message)));
        if let Ok(advice) = advise(&plan) {
            let shares = advice.why.shares.iter().map(|it| &it.message);
            let steps = advice.steps.iter().map(|it| &it.message);
            let all = shares.chain(steps).chain([&advice.why.message, &advice.optimality.message]);
            left.extend(leftovers(&text, all));
        }
        let mut without = plan.clone();
        without["allocations"] = json!([]);
        if let Ok(comparison) = compare(&plan, &without) {
            left.extend(leftovers(&text, [&comparison.message]));
        }
    }
    let mut imports = vec![business_center()];
    for fault in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/faults")).unwrap() {
        let text = String::from_utf8_lossy(&std::fs::read(fault.unwrap().path()).unwrap()).into_owned();
        imports.extend(responses_from_text(&text).ok());
    }
    for responses in imports {
        let first = import(None, &responses);
        let mut other = first.plan.clone();
        for account in &mut other.ad_accounts {
            account.name.push_str(" before");
            account.status = Some("closed".to_owned());
        }
        let text = [json!(responses).to_string(), other.to_value().to_string()].concat();
        let again = import(Some(other), &responses);
        left.extend(leftovers(&text, first.notices.iter().chain(&again.notices).map(|it| &it.message)));
    }
    assert_eq!(left, BTreeSet::new());
}

#[test]
fn a_name_that_reads_like_a_part_of_a_sentence_stays_a_name() {
    let name = "Ads to Go; from A to B";
    let mut responses = business_center();
    let before = import(None, &responses).plan;
    responses[1]["data"]["advertiser_account_list"][0]["advertiser_name"] = json!(name);
    let after = import(Some(before.clone()), &responses);
    let back = import(Some(after.plan.clone()), &business_center());
    let mut fewer = before.clone();
    fewer.ad_accounts.retain(|account| account.name != "Brand North EU");
    let added = import(Some(fewer), &responses);
    let said = |import: &strandline::import::Import, code: &str, speaker: &dyn Speaker| {
        let told = import.notices.iter().find(|notice| notice.code == code);
        told.map(|notice| notice.message.said_by(speaker)).unwrap_or_default()
    };
    let spanish = spanish();
    assert_eq!(
        said(&after, "account.changed", &English),
        "The import changed name from “Brand North EU” to “Ads to Go; from A to B”."
    );
    assert_eq!(
        said(&after, "account.changed", &spanish),
        "La importación cambió: nombre, de “Brand North EU” a “Ads to Go; from A to B”."
    );
    assert_eq!(
        said(&back, "account.changed", &English),
        "The import changed name from “Ads to Go; from A to B” to “Brand North EU”."
    );
    assert_eq!(
        said(&back, "account.changed", &spanish),
        "La importación cambió: nombre, de “Ads to Go; from A to B” a “Brand North EU”."
    );
    assert_eq!(
        said(&added, "account.added", &English),
        "New ad accounts, 1 in all: “Ads to Go; from A to B”."
    );
    assert_eq!(
        said(&added, "account.added", &spanish),
        "Cuentas publicitarias nuevas, 1 en total: “Ads to Go; from A to B”."
    );
}
