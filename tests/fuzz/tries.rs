//! What must hold of whatever bytes are brought: nothing panics, and what is read says the same when read again.
//!
//! Each of these is a target of `make fuzz-coverage`, and is given every file of its corpus in `make test`.
#![allow(dead_code, reason = "each target uses one of these")]

use serde_json::Value;
use strandline::import::{sheet, tiktok};
use strandline::lessons::claims::check_claims;
use strandline::lessons::texts::LessonTexts;
use strandline::lessons::{Lesson, Task};
use strandline::link::{self, Names};
use strandline::plan::document::PlanDocument;
use strandline::results::projection::Figures;
use strandline::results::{
    self, JournalOption, any_document, check, document_from_text, document_from_value, text,
};

/// A document runs exactly where it has no error, and what runs conserves ad credit.
pub(crate) fn documents(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(document) = document_from_text(text) else { return };
    runs(&document);
    assert_eq!(document_from_value(&document.to_value()).ok(), Some(document), "read again");
}

/// What a link holds, a link holds again.
pub(crate) fn links(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(document) = link::open(text) else { return };
    let Ok(again) = link::encode(&document, Names::With) else { return };
    assert_eq!(link::decode(&again).ok().as_ref(), Some(&document), "in a link again");
    runs(&document);
}

/// The same sheet again changes nothing.
pub(crate) fn sheets(data: &[u8]) {
    let said = sheet::SheetMapping::default();
    let brought = || sheet::Sheet::Bytes(data);
    let plan = sheet::import(None, brought(), &said).plan;
    let _ = sheet::preview(Some(&plan), brought(), &said);
    let _ = sheet::tables(&brought());
    let _ = check(&plan);
    assert_eq!(sheet::import(Some(plan.clone()), brought(), &said).plan, plan, "the same sheet again");
}

/// One response of TikTok's, or a list of them, makes a plan and brings it up to date.
pub(crate) fn responses(data: &[u8]) {
    let Some(value) = json(data) else { return };
    let responses = match value {
        Value::Array(all) => all,
        one => vec![one],
    };
    let plan = tiktok::import(None, &responses).plan;
    let _ = check(&plan);
    let _ = tiktok::import(Some(plan), &responses);
}

/// What an article claims of a plan is answered.
pub(crate) fn claims(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let plan = document_from_text(include_str!("../../www/examples/two-credits.json"));
    for found in plan.and_then(|plan| check_claims(&plan, text)).into_iter().flatten() {
        assert!(!(found.holds && found.problem.is_some()), "holds, and is none: {found:?}");
    }
}

/// A lesson is read or refused, and what it does to plans is done.
pub(crate) fn lessons(data: &[u8]) {
    let Some(value) = json(data) else { return };
    if let Some(file) = value.as_object() {
        for id in file.keys() {
            let _ = LessonTexts::read(&value, id);
        }
    }
    let Ok(lesson) = Lesson::read(&value) else { return };
    for (at, step) in lesson.steps.iter().enumerate() {
        let plan = lesson.expected_start_of(at);
        if let Ok(run) = results::simulate(&any_document(&plan), JournalOption::Without) {
            let _ = (step.is_met(&run), step.truth(&run));
        }
        if let Task::Attempt(tries) = &step.task {
            for it in tries {
                drop(it.on(&plan));
            }
        }
    }
}

fn json(data: &[u8]) -> Option<Value> {
    text::json(std::str::from_utf8(data).ok()?).ok()
}

fn runs(document: &PlanDocument) {
    let is_wrong = check(document).iter().any(|it| it.severity == "error");
    let Ok(run) = results::simulate(document, JournalOption::Without) else {
        assert!(is_wrong, "it does not run, and nothing is wrong with it");
        return;
    };
    assert!(!is_wrong, "it runs in spite of what is wrong with it");
    conserves(&run.totals);
    run.ad_credits.iter().for_each(|it| conserves(&it.credit));
}

/// What was issued is all somewhere.
fn conserves(it: &Figures) {
    let minor = |text: &str| text.replace('.', "").parse::<i128>().ok();
    let parts = [&it.spent, &it.unallocated, &it.remaining, &it.expired_unallocated, &it.stranded];
    let sum: Option<i128> = parts.into_iter().map(|it| minor(it)).sum();
    assert!(sum.is_some() && sum == minor(&it.issued), "not conserved: {it:?}");
}
