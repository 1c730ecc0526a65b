//! A lesson from JSON, with a problem for each place that can't be read.

use super::claim::Claim;
use super::lesson::{Basis, Choice, Lesson, LessonProblem, Offer, Start, Step, Task, Try};
use crate::rules::RuleId;
use serde_json::{Map, Value};

/// What a lesson, a step and the items of its lists may have.
const LESSON: &[&str] = &["id", "rule", "minutes", "plan", "suspend", "steps"];
const STEP: &[&str] = &[
    "kind",
    "plan",
    "change",
    "asks",
    "rules",
    "open",
    "goal",
    "routes",
    "options",
    "tries",
    "offers",
    "numbers",
    "numbersAfter",
];
const KINDS: &str = "predict, do, choose, attempt or explain";

impl Lesson {
    /// Reads a lesson.
    ///
    /// # Errors
    ///
    /// All that keeps it from being read, each with its place.
    pub fn read(value: &Value) -> Result<Self, Vec<LessonProblem>> {
        let mut reader = LessonReader { problems: Vec::new() };
        let lesson = reader.lesson(value);
        if reader.problems.is_empty() { Ok(lesson) } else { Err(reader.problems) }
    }
}

struct LessonReader {
    problems: Vec<LessonProblem>,
}

impl LessonReader {
    fn problem(&mut self, path: &str, message: impl Into<String>) {
        self.problems.push(LessonProblem { path: path.to_owned(), message: message.into() });
    }

    fn lesson(&mut self, value: &Value) -> Lesson {
        self.only(value, LESSON, "");
        let rule = self.text(value, "rule", "");
        if RuleId::from_name(&rule).is_none() {
            self.problem("/rule", "Name a rule of the rulebook by its id, such as expired.");
        }
        let minutes = value["minutes"].as_u64().and_then(|it| u32::try_from(it).ok()).unwrap_or_default();
        let items = value["steps"].as_array().cloned().unwrap_or_default();
        let steps = items.iter().enumerate().map(|(at, it)| self.step(it, &format!("/steps/{at}"))).collect();
        if !value["plan"].is_object() {
            self.problem("/plan", "Give the plan that the lesson begins with.");
        }
        Lesson {
            id: self.text(value, "id", ""),
            rule,
            minutes,
            plan: value["plan"].clone(),
            suspend: value["suspend"].as_str().map(str::to_owned),
            steps,
        }
    }

    fn step(&mut self, value: &Value, path: &str) -> Step {
        self.only(value, STEP, path);
        let start = match (value.get("plan"), value.get("change").and_then(Value::as_object)) {
            (Some(_), Some(_)) => {
                self.problem(
                    path,
                    "A step has a plan of its own or a change of the lesson's plan, not both.",
                );
                Start::AsLeft
            }
            (Some(plan), None) => Start::Own(plan.clone()),
            (None, Some(change)) => Start::Changed(change.clone()),
            (None, None) => Start::AsLeft,
        };
        Step {
            start,
            task: self.task(value, path),
            offers: self.list(value, "offers", path, |reader, it, path| Offer {
                ad_credit: reader.text(it, "adCredit", path),
                on: reader.text(it, "on", path),
            }),
            numbers: self.numbers(value, "numbers", path),
            numbers_after: self.numbers(value, "numbersAfter", path),
        }
    }

    fn task(&mut self, value: &Value, path: &str) -> Task {
        match value["kind"].as_str().unwrap_or_default() {
            "predict" => {
                Task::Predict { asks: self.text(value, "asks", path), basis: self.basis(value, path) }
            }
            "do" => {
                let goal = self.text(value, "goal", path);
                let goal = Claim::parse_all(&goal).unwrap_or_else(|error| {
                    self.problem(&format!("{path}/goal"), error.to_string());
                    Vec::new()
                });
                let routes = self.list(value, "routes", path, Self::object);
                Task::Do { goal, routes }
            }
            "choose" => Task::Choose(self.list(value, "options", path, |reader, it, path| Choice {
                id: reader.text(it, "id", path),
                right: it["right"] == Value::Bool(true),
                basis: reader.basis(it, path),
            })),
            "attempt" => Task::Attempt(self.list(value, "tries", path, |reader, it, path| Try {
                id: reader.text(it, "id", path),
                action: Value::Object(reader.object(&it["action"], &format!("{path}/action"))),
                refused_by: it["refusedBy"].as_str().map(str::to_owned),
            })),
            "explain" => Task::Explain,
            _ => {
                self.problem(&format!("{path}/kind"), format!("Use {KINDS}."));
                Task::Explain
            }
        }
    }

    /// What an answer is judged by: rules, or the one that leaves it open.
    fn basis(&mut self, value: &Value, path: &str) -> Basis {
        if let Some(open) = value.get("open") {
            if let (Some(rule), None) = (open.as_str().and_then(RuleId::from_name), value.get("rules")) {
                return Basis::Open(rule);
            }
            self.problem(&format!("{path}/open"), "Name one rule of the rulebook, and no rules beside it.");
        }
        let names = value["rules"].as_array().cloned().unwrap_or_default();
        let rules: Option<Vec<_>> = names.iter().map(|it| RuleId::from_name(it.as_str()?)).collect();
        let rules = rules.filter(|it| !it.is_empty());
        if rules.is_none() && value.get("open").is_none() {
            let message = "List the rules of the rulebook that the answer is judged by, or say what is open.";
            self.problem(&format!("{path}/rules"), message);
        }
        Basis::Rules(rules.unwrap_or_default())
    }

    fn numbers(&mut self, value: &Value, field: &str, path: &str) -> Vec<(String, String)> {
        let Some(numbers) = value.get(field) else { return Vec::new() };
        let numbers = self.object(numbers, &format!("{path}/{field}"));
        let text = |value: Value| value.as_str().unwrap_or_default().to_owned();
        numbers.into_iter().map(|(number, is)| (number.replace(',', ""), text(is))).collect()
    }

    /// A list that must have something in it, where the field is there at all or the step is of its kind.
    fn list<T>(
        &mut self,
        value: &Value,
        field: &str,
        path: &str,
        item: impl Fn(&mut Self, &Value, &str) -> T,
    ) -> Vec<T> {
        let path = format!("{path}/{field}");
        match value.get(field).map(Value::as_array) {
            None if field == "offers" => Vec::new(),
            Some(Some(items)) if !items.is_empty() => {
                items.iter().enumerate().map(|(at, it)| item(self, it, &format!("{path}/{at}"))).collect()
            }
            _ => {
                self.problem(&path, "Give a list with at least one item.");
                Vec::new()
            }
        }
    }

    fn object(&mut self, value: &Value, path: &str) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_else(|| {
            self.problem(path, "Give an object.");
            Map::new()
        })
    }

    fn text(&mut self, value: &Value, field: &str, path: &str) -> String {
        let text = value[field].as_str().unwrap_or_default();
        if text.is_empty() {
            self.problem(&format!("{path}/{field}"), "Give a text.");
        }
        text.to_owned()
    }

    /// A typo in the name of a field is said, not passed over.
    fn only(&mut self, value: &Value, known: &[&str], path: &str) {
        for field in value.as_object().into_iter().flat_map(Map::keys) {
            if !known.contains(&field.as_str()) {
                self.problem(&format!("{path}/{field}"), format!("Use one of {}.", known.join(", ")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_cant_be_read_says_where() {
        let lesson = json!({
            "id": "x", "rule": "nothing", "minutes": 2, "plan": {},
            "steps": [{"kind": "predict", "asks": "spent", "open": "nothing"}, {"kind": "guess"}, {"kind": "do", "goal": "stranded", "routes": []}, {"kind": "explain", "hints": 3}],
        });
        let paths: Vec<_> = Lesson::read(&lesson).err().into_iter().flatten().map(|it| it.path).collect();
        assert_eq!(
            paths,
            ["/rule", "/steps/0/open", "/steps/1/kind", "/steps/2/goal", "/steps/2/routes", "/steps/3/hints"]
        );
    }
}
