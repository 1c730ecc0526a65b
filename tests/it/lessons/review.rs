//! Holds a lesson and its texts against the core: what `make lessons` runs.

use super::reading::{reading_grade, sentences, words};
use serde_json::Value;
use strandline::lessons::numbers::{Piece, pieces, value_of};
use strandline::lessons::texts::{LessonTexts, StepTexts};
use strandline::lessons::{Lesson, LessonProblem, Start, Step, Task, changed};
use strandline::money::{Currency, Minor};
use strandline::results::projection::ProjectionDocument;
use strandline::results::{JournalOption, any_document, simulate};

/// What a language allows a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// The highest reading grade of a step, in hundredths: see [`reading_grade`]. None where the formula, which counts
    /// letters of words, says nothing of the language.
    pub(crate) grade: Option<i64>,
    /// The most words of a sentence.
    pub(crate) sentence: usize,
}

/// What this language allows. In English it is what a reader of about twelve reads with ease; Spanish words are longer at
/// the same ease, which the formula takes for difficulty.
pub(crate) fn bounds_of(language: &str) -> Bounds {
    match language {
        "en" => Bounds { grade: Some(600), sentence: 25 },
        "es" => Bounds { grade: Some(800), sentence: 25 },
        _ => Bounds { grade: None, sentence: 40 },
    }
}

/// What a number in a text comes to.
fn amount(text: &str, run: &ProjectionDocument) -> Minor {
    Minor::parse(&text.replace(',', ""), Currency::from_code(&run.currency).unwrap()).unwrap()
}

/// The most words of each text of a step.
const LONGEST: [(&str, usize); 4] = [("prompt", 65), ("hints", 35), ("explanation", 75), ("answers", 35)];

/// Everything that is wrong with a lesson and its texts in one language.
#[must_use]
pub(crate) fn review(lesson: &Lesson, texts: &LessonTexts, bounds: Bounds) -> Vec<LessonProblem> {
    let mut review = Review { lesson, bounds, problems: Vec::new() };
    review.shape(texts);
    for (at, (step, texts)) in lesson.steps.iter().zip(&texts.steps).enumerate() {
        review.step(at, step, texts);
    }
    review.problems
}

/// What texts in another language lack, or have too much, beside these.
#[must_use]
pub(crate) fn compare(texts: &LessonTexts, other: &LessonTexts) -> Vec<LessonProblem> {
    let mut problems = Vec::new();
    let mut problem = |path: String, message: &str| {
        problems.push(LessonProblem { path, message: message.to_owned() });
    };
    if texts.steps.len() != other.steps.len() {
        problem("/steps".to_owned(), "Give all languages the same steps.");
    }
    for (at, (one, two)) in texts.steps.iter().zip(&other.steps).enumerate() {
        let (one, two) = (one.all(), two.all());
        if one.iter().map(|it| &it.0).ne(two.iter().map(|it| &it.0)) {
            problem(format!("/steps/{at}"), "Give all languages the same hints and answers.");
        }
        for ((name, one), (_, two)) in one.iter().zip(&two) {
            if marks(one) != marks(two) {
                problem(format!("/steps/{at}/{name}"), "Use the same numbers and braces in all languages.");
            }
        }
    }
    problems
}

struct Review<'a> {
    lesson: &'a Lesson,
    bounds: Bounds,
    problems: Vec<LessonProblem>,
}

impl Review<'_> {
    fn problem(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.problems.push(LessonProblem { path: path.into(), message: message.into() });
    }

    /// One rule, three or four steps, two minutes; the first loses money, the last asks again with other numbers.
    fn shape(&mut self, texts: &LessonTexts) {
        let steps = &self.lesson.steps;
        if !(3..=4).contains(&steps.len()) {
            self.problem("/steps", "Give a lesson three or four steps.");
        }
        if !(1..=2).contains(&self.lesson.minutes) {
            self.problem("/minutes", "A lesson takes one or two minutes.");
        }
        let last = steps.last();
        if !last.is_some_and(|it| matches!(it.start, Start::Own(_)) && it.task != Task::Explain) {
            self.problem("/steps", "End with a question on a plan of its own: does the rule carry over?");
        }
        match run(&self.lesson.expected_start_of(0)) {
            Ok(run) => {
                let nothing = |text: &str| !text.bytes().any(|it| it.is_ascii_digit() && it != b'0');
                if nothing(&run.totals.stranded) && nothing(&run.totals.expired_unallocated) {
                    self.problem("/plan", "Begin with a plan that loses money: failure first.");
                }
            }
            Err(message) => self.problem("/plan", message),
        }
        let last = self.lesson.expected_start_of(steps.len().saturating_sub(1));
        if let Some(day) = &self.lesson.suspend {
            let within = |from: &Value, to: &Value| {
                from.as_str() <= Some(day.as_str()) && Some(day.as_str()) <= to.as_str()
            };
            if !within(&last["start"], &last["end"]) {
                self.problem("/suspend", "Name a day of the last step's plan.");
            }
        }
        if texts.steps.len() != steps.len() {
            self.problem("/steps", "Give each step its texts.");
        }
        self.words("/title", &texts.title, 6);
        self.words("/rule", &texts.rule, 20);
    }

    fn step(&mut self, at: usize, step: &Step, texts: &StepTexts) {
        let path = format!("/steps/{at}");
        let plan = self.lesson.expected_start_of(at);
        match run(&plan) {
            Ok(before) => {
                let after = step.after_first_route(&plan);
                let after_run = run(&after).unwrap_or_else(|_| before.clone());
                self.task(&path, step, &plan, &before, texts);
                self.numbers(&path, step, texts, (&plan, &before), (&after, &after_run));
            }
            Err(message) => self.problem(format!("{path}/change"), message),
        }
        let after_doing = at > 0 && matches!(self.lesson.steps[at - 1].task, Task::Do { .. });
        let as_left = after_doing && step.start == Start::AsLeft;
        if as_left && (matches!(step.task, Task::Predict { .. }) || !step.numbers.is_empty()) {
            self.problem(
                &path,
                "The learner may have left another plan here. Give the step a change, or use braces.",
            );
        }
        self.reading(&path, step, texts);
    }

    fn task(
        &mut self,
        path: &str,
        step: &Step,
        plan: &Value,
        before: &ProjectionDocument,
        texts: &StepTexts,
    ) {
        match &step.task {
            Task::Predict { .. } => {
                // A number of days is counted from one day to another.
                let says = |day: &str| texts.prompt.contains(day);
                let has_end = says("{day:/events/") || says("/expires}");
                let has_start = ["{day:/allocations/", "/issued}", "{day:/start}"].into_iter().any(says);
                let has_length = step.numbers.iter().any(|(_, what)| what.contains("days("));
                if has_end && !has_start && !has_length {
                    self.problem(
                        format!("{path}/prompt"),
                        "Say also from which day on: the figure shows no days.",
                    );
                }
                if step.truth(before).is_none() {
                    self.problem(
                        format!("{path}/asks"),
                        "Name a figure as a claim does, such as stranded(c).",
                    );
                }
            }
            Task::Do { routes, .. } => {
                match step.is_met(before) {
                    Ok(false) => {}
                    Ok(true) => {
                        self.problem(format!("{path}/goal"), "The goal is reached before anything is done.");
                    }
                    Err(error) => self.problem(format!("{path}/goal"), error.to_string()),
                }
                if can_be_done_with_hindsight(step, plan) {
                    let message = "Mark as done what was allocated before the day on which something happens and more can be allocated.";
                    self.problem(format!("{path}/change/allocations"), message);
                }
                if routes.len() < 2 {
                    self.problem(format!("{path}/routes"), "List a second way: a goal is not a path.");
                }
                for (at, route) in routes.iter().enumerate() {
                    let path = format!("{path}/routes/{at}");
                    match run(&changed(plan, route)) {
                        Ok(run) if step.is_met(&run) == Ok(true) => {}
                        Ok(run) => {
                            let totals = &run.totals;
                            let found = format!("spent {}, stranded {}", totals.spent, totals.stranded);
                            self.problem(path, format!("This way does not reach the goal: {found}."));
                        }
                        Err(message) => self.problem(path, message),
                    }
                }
            }
            Task::Choose(options) => {
                if options.len() < 2
                    || !options.iter().any(|it| it.right)
                    || options.iter().all(|it| it.right)
                {
                    self.problem(
                        format!("{path}/options"),
                        "Give at least one right answer and one that isn't.",
                    );
                }
                self.answers(path, options.iter().map(|it| it.id.as_str()), texts);
            }
            Task::Attempt(tries) => {
                for (at, it) in tries.iter().enumerate() {
                    let found = it.on(plan).map(|verdict| verdict.rule.map(str::to_owned));
                    if found != Some(it.refused_by.clone()) {
                        let message = format!("The rules say otherwise: {found:?}.");
                        self.problem(format!("{path}/tries/{at}"), message);
                    }
                }
                if tries.iter().all(|it| it.refused_by.is_none()) {
                    self.problem(format!("{path}/tries"), "Give something to try that is refused.");
                }
                self.answers(path, tries.iter().map(|it| it.id.as_str()), texts);
            }
            Task::Explain => {}
        }
    }

    fn answers<'b>(&mut self, path: &str, ids: impl Iterator<Item = &'b str>, texts: &StepTexts) {
        let mut ids: Vec<&str> = ids.collect();
        ids.sort_unstable();
        let mut known: Vec<&str> = texts.answers.iter().map(|it| it.id.as_str()).collect();
        known.sort_unstable();
        if ids != known {
            self.problem(format!("{path}/answers"), "Give each option its text and why, and no others.");
        }
    }

    /// Every number that is written out is said to be something, and is that.
    fn numbers(
        &mut self,
        path: &str,
        step: &Step,
        texts: &StepTexts,
        before: (&Value, &ProjectionDocument),
        after: (&Value, &ProjectionDocument),
    ) {
        let first = run(&self.lesson.plan);
        for (field, numbers, (plan, run)) in
            [("numbers", &step.numbers, before), ("numbersAfter", &step.numbers_after, after)]
        {
            for (number, what) in numbers {
                let path = format!("{path}/{field}/{number}");
                // What the lesson's own plan gives, for contrast.
                let (what, plan, run) = match (what.strip_prefix("first "), &first) {
                    (Some(what), Ok(run)) => (what, &self.lesson.plan, run),
                    _ => (what.as_str(), plan, run),
                };
                match value_of(what, plan, run) {
                    Ok(found) if amount(&found, run) == amount(number, run) => {}
                    Ok(found) => self.problem(path, format!("It is said to be {what}, which is {found}.")),
                    Err(error) => self.problem(path, format!("{what}: {error}")),
                }
            }
        }
        let mut used = Vec::new();
        for (name, text) in texts.all() {
            // What is said once it is done may be about the plan as it was, or as it is then. The last hint says how.
            let done = name == "explanation" || name == "hints/2" || name.ends_with("/why");
            for piece in pieces(text) {
                let path = format!("{path}/{name}");
                match piece {
                    Piece::Number(number) => {
                        let number = number.replace(',', "");
                        let has = |all: &[(String, String)]| all.iter().any(|(it, _)| *it == number);
                        let asked = is_of_goal(&number, step);
                        let said = has(&step.numbers) || (done && has(&step.numbers_after));
                        if !asked && !said {
                            self.problem(path, format!("Say in numbers what {number} is."));
                        }
                        used.push(number);
                    }
                    Piece::Own(own) => {
                        if !is_own(own, step, before) {
                            self.problem(path, format!("{{{own}}} is no figure of this plan."));
                        }
                    }
                    Piece::Words(_) => {}
                }
            }
        }
        for (number, _) in step.numbers.iter().chain(&step.numbers_after) {
            if !used.contains(number) {
                self.problem(format!("{path}/numbers/{number}"), "No text of this step has this number.");
            }
        }
    }

    fn reading(&mut self, path: &str, step: &Step, texts: &StepTexts) {
        if texts.hints.len() != 3 && step.task != Task::Explain {
            self.problem(
                format!("{path}/hints"),
                "Give three hints: where to look, what to use, how to do it.",
            );
        }
        let mut all = String::new();
        for (name, text) in texts.all() {
            let kind = name.split('/').next().unwrap_or_default();
            let most = LONGEST.iter().find(|it| it.0 == kind).map_or(0, |it| it.1);
            self.words(&format!("{path}/{name}"), text, most);
            all.push_str(text);
            all.push(' ');
        }
        let grade = reading_grade(&all);
        if let Some(most) = self.bounds.grade.filter(|most| grade > *most) {
            let message = format!(
                "Reading grade {}, at most {}: shorter words, shorter sentences.",
                grade / 100,
                most / 100
            );
            self.problem(path, message);
        }
    }

    fn words(&mut self, path: &str, text: &str, most: usize) {
        let found = words(text).len();
        if found > most {
            self.problem(path, format!("{found} words, at most {most}."));
        }
        for sentence in sentences(text) {
            let found = words(sentence).len();
            if found > self.bounds.sentence {
                let message =
                    format!("A sentence of {found} words, at most {}: {sentence}", self.bounds.sentence);
                self.problem(path, message);
            }
        }
        if text.contains(['\'', '"']) {
            self.problem(path, "Use typographic quotes and apostrophes.");
        }
    }
}

/// Whether something can be allocated on the day of an event, and what the plan allocates before that can still be changed: by
/// somebody who knows what will happen.
fn can_be_done_with_hindsight(step: &Step, plan: &Value) -> bool {
    let all = |list: &str| plan[list].as_array().cloned().unwrap_or_default();
    let happens = |day: &str| all("events").iter().any(|it| it["on"] == day);
    let is_open_before = |day: &str| {
        all("allocations").iter().any(|it| it["done"] != true && it["on"].as_str().is_some_and(|on| on < day))
    };
    step.offers.iter().any(|it| happens(&it.on) && is_open_before(&it.on))
}

/// Whether a number is one that the goal names: every listed route reaches it.
fn is_of_goal(number: &str, step: &Step) -> bool {
    let Task::Do { goal, .. } = &step.task else { return false };
    goal.iter().any(|claim| claim.to_string().rsplit(' ').next() == Some(number))
}

/// Whether braces hold something that can be shown: a figure, the learner's guess, a day or the name of an ad account.
fn is_own(own: &str, step: &Step, (plan, run): (&Value, &ProjectionDocument)) -> bool {
    match own.split_once(':') {
        Some(("day", path)) => plan.pointer(path).is_some_and(Value::is_string),
        Some(_) => false,
        None if own == "guess" => matches!(step.task, Task::Predict { .. }),
        None => value_of(own, plan, run).is_ok(),
    }
}

fn run(plan: &Value) -> Result<ProjectionDocument, String> {
    simulate(&any_document(plan), JournalOption::Without).map_err(|problems| {
        let first = problems.first().map(|it| format!("{} {}", it.path, it.message.in_english()));
        format!("The plan does not run: {}", first.unwrap_or_default())
    })
}

/// The numbers and braces of a text, sorted.
fn marks(text: &str) -> Vec<&str> {
    let mut marks: Vec<&str> = pieces(text)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Words(_) => None,
            Piece::Number(it) | Piece::Own(it) => Some(it),
        })
        .collect();
    marks.sort_unstable();
    marks
}
