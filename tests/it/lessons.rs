//! Every lesson, held against the core: what `make lessons` runs.

use serde_json::Value;
use std::path::Path;
use strandline::wire::lesson::review::{ENGLISH, SPANISH, compare, review};
use strandline::wire::lesson::texts::LessonTexts;
use strandline::wire::lesson::{Lesson, Start};

const LANGUAGES: [&str; 2] = ["en", "es"];

fn file(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/lessons").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("www/lessons/{name}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("www/lessons/{name}: {error}"))
}

/// The ids of the lessons, in the order in which the screen shows them.
fn ids() -> Vec<String> {
    file("index.json").as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_lesson_teaches_what_the_core_computes() {
    let texts = LANGUAGES.map(|language| file(&format!("{language}.json")));
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
            read.unwrap_or_else(|| panic!("{}.json: {id} lacks a text", LANGUAGES[language]))
        };
        let (english, spanish) = (read(0), read(1));
        wrong.extend(review(&lesson, &english, ENGLISH).iter().map(|it| format!("{name}, en.json: {it}")));
        wrong.extend(review(&lesson, &spanish, SPANISH).iter().map(|it| format!("{name}, es.json: {it}")));
        wrong.extend(compare(&english, &spanish).iter().map(|it| format!("{id}: {it}")));
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
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let other = ["index.json", "en.json", "es.json", "questions.json", "questions.en.json", "questions.es.json"];
    let lessons: Vec<String> =
        files.filter(|name| name.ends_with(".json") && !other.contains(&name.as_str())).collect();
    assert_eq!(lessons.len(), ids().len(), "each lesson stands in index.json: {lessons:?}");
}

/// Names in a plan are shown, so another language has its own for each.
#[test]
fn every_name_in_a_plan_has_one_in_spanish() {
    let spanish = file("es.json");
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
                    assert!(spanish["names"][name].is_string(), "{id}: {name}");
                }
            }
        }
    }
}
