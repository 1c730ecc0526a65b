//! Every lesson, held against the core: what `make lessons` runs.

mod reading;
mod review;

use review::{bounds_of, compare, review};
use serde_json::Value;
use std::path::Path;
use strandline::lessons::numbers::{Piece, pieces};
use strandline::lessons::texts::LessonTexts;
use strandline::lessons::{Basis, Lesson, Start, Task};
use strandline::plan::AssumptionKey;
use strandline::rules::rulebook::{Confidence, RuleId};

/// The codes of all languages, English first.
fn languages() -> Vec<String> {
    let all = file("../locales/languages.json");
    all.as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
}

fn file(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/lessons").join(name);
    // Which file it is stands in the message of what could not be read.
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{name}: {error}")).unwrap();
    serde_json::from_str(&text).map_err(|error| format!("{name}: {error}")).unwrap()
}

/// The ids of the lessons, in the order in which the screen shows them.
fn ids() -> Vec<String> {
    file("index.json").as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_lesson_teaches_what_the_core_computes() {
    let languages = languages();
    let texts: Vec<Value> = languages.iter().map(|language| file(&format!("{language}.json"))).collect();
    let mut wrong = Vec::new();
    for id in ids() {
        let name = format!("{id}.json");
        let lesson = match Lesson::read(&file(&name)) {
            Ok(lesson) => lesson,
            Err(problems) => {
                wrong.extend(problems.iter().map(|problem| format!("{name}: {problem}")));
                continue;
            }
        };
        assert_eq!(lesson.id, id, "{name} says another id");
        let read = |language: usize| {
            let read = LessonTexts::read(&texts[language], &id);
            read.unwrap_or_else(|| panic!("{}.json: {id} lacks a text", languages[language]))
        };
        let english = read(0);
        for (at, language) in languages.iter().enumerate() {
            let own = read(at);
            let found = review(&lesson, &own, bounds_of(language)).into_iter().chain(compare(&english, &own));
            wrong.extend(found.map(|it| format!("{name}, {language}.json: {it}")));
        }
        println!("{id}: {} steps", lesson.steps.len());
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_index_says_of_each_lesson_how_long_it_takes() {
    let index = file("index.json");
    for it in index.as_array().unwrap() {
        let lesson = file(&format!("{}.json", it["id"].as_str().unwrap()));
        assert_eq!(it["minutes"], lesson["minutes"], "{}", it["id"]);
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/lessons");
    let files =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let languages = languages();
    // What isn't a lesson is the index, and the texts, questions and words, which have the language or a kind in their name.
    let is_lesson = |name: &String| {
        let stem = name.strip_suffix(".json").unwrap_or_default();
        let is_other = ["index", "questions"].contains(&stem) || languages.iter().any(|it| it == stem);
        !stem.is_empty() && !stem.contains('.') && !is_other
    };
    let lessons: Vec<String> = files.filter(is_lesson).collect();
    assert_eq!(lessons.len(), ids().len(), "each lesson stands in index.json: {lessons:?}");
}

/// Names in a plan are shown, so another language has its own for each.
#[test]
fn every_name_in_a_plan_has_one_in_each_language() {
    let others: Vec<Value> = languages()[1..].iter().map(|it| file(&format!("{it}.json"))).collect();
    for id in ids() {
        let lesson = Lesson::read(&file(&format!("{id}.json"))).unwrap();
        let own = lesson.steps.iter().filter_map(|step| match &step.start {
            Start::Own(plan) => Some(plan),
            _ => None,
        });
        for plan in own.chain([&lesson.plan]) {
            for list in ["adAccounts", "adCredits"] {
                for it in plan[list].as_array().unwrap() {
                    let name = it["name"].as_str().unwrap();
                    assert!(others.iter().all(|it| it["names"][name].is_string()), "{id}: {name}");
                }
            }
        }
    }
}

/// The 40 questions cite rules that there are, and every number in an answer stands in a rule it cites.
#[test]
fn every_answer_has_its_sources_and_its_numbers_are_theirs() {
    let questions = file("questions.json");
    let questions = questions.as_array().unwrap();
    assert_eq!(questions.len(), 40);
    let texts: Vec<Value> = languages().iter().map(|it| file(&format!("questions.{it}.json"))).collect();
    for it in questions {
        let id = it["id"].as_str().unwrap();
        let rules: Vec<_> =
            it["rules"].as_array().unwrap().iter().map(|rule| rule.as_str().unwrap()).collect();
        let rules: Vec<_> = rules.iter().map(|name| RuleId::from_name(name).expect(name).rule()).collect();
        let confidence = it["confidence"].as_str().unwrap();
        assert!(Confidence::ALL.iter().any(|it| it.name() == confidence), "{id}: {confidence}");
        let own = it["sources"].as_array();
        let cited = rules.iter().any(|rule| !rule.sources.is_empty()) || own.is_some();
        assert!(cited || confidence == "inferred", "{id} cites nobody");
        for source in own.into_iter().flatten() {
            assert!(source["address"].as_str().unwrap().starts_with("https://"), "{id}");
        }
        if let Some(lesson) = it["lesson"].as_str() {
            assert!(ids().iter().any(|id| id == lesson), "{id}: no lesson {lesson}");
        }
        if let Some(switch) = it["switch"].as_str() {
            assert!(AssumptionKey::ALL.iter().any(|it| it.name() == switch), "{id}: no assumption {switch}");
        }
        let said: Vec<&str> =
            rules.iter().flat_map(|rule| [rule.statement, rule.caution.unwrap_or("")]).collect();
        let said = said.join(" ");
        for text in &texts {
            assert!(text[id]["question"].is_string(), "{id}");
            let answer = text[id]["answer"].as_str().unwrap();
            assert!(answer.split_whitespace().count() <= 60, "{id}: one or two sentences");
            for piece in pieces(answer) {
                if let Piece::Number(number) = piece {
                    assert!(
                        pieces(&said).contains(&Piece::Number(number)),
                        "{id}: no rule it cites says {number}"
                    );
                }
            }
        }
    }
    for text in &texts {
        assert_eq!(text.as_object().unwrap().len(), questions.len());
    }
}

/// All languages explain the same words.
#[test]
fn the_glossary_is_the_same_in_all_languages() {
    let words = |language: &String| {
        let words = file(&format!("glossary.{language}.json"));
        let words = words.as_array().unwrap().clone();
        words.iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let languages = languages();
    for language in &languages {
        assert_eq!(words(language), words(&languages[0]), "{language}");
    }
}

/// An answer is graded only by what TikTok publishes or one of the two articles states. What is open names a rule that
/// is neither, or one that a person can switch.
#[test]
fn no_answer_is_right_or_wrong_by_what_nobody_has_published() {
    let mut graded = 0;
    let mut wrong = Vec::new();
    for id in ids() {
        let lesson = Lesson::read(&file(&format!("{id}.json"))).unwrap();
        for (at, step) in lesson.steps.iter().enumerate() {
            let bases: Vec<&Basis> = match &step.task {
                Task::Predict { basis, .. } => vec![basis],
                Task::Choose(options) => options.iter().map(|it| &it.basis).collect(),
                _ => vec![],
            };
            for basis in bases {
                let is_sure =
                    |rule: &RuleId| matches!(rule.rule().confidence, Confidence::Official | Confidence::Seed);
                match basis {
                    Basis::Rules(rules) => {
                        graded += 1;
                        let unsure = rules.iter().filter(|rule| !is_sure(rule));
                        wrong.extend(unsure.map(|rule| format!("{id}, step {}: {}", at + 1, rule.name())));
                    }
                    Basis::Open(rule) => {
                        let is_open = !is_sure(rule) || rule.rule().switch.is_some();
                        assert!(is_open, "{id}, step {}: {} is published", at + 1, rule.name());
                    }
                }
            }
        }
    }
    assert!(graded > 20, "{graded}");
    assert!(wrong.is_empty(), "graded by what is not known:\n{}", wrong.join("\n"));
}
