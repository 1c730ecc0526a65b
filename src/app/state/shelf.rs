//! Which scenarios this browser keeps, in which order, and which is open.

use serde_json::{Value, json};

/// The version of the text the list is kept as.
const VERSION: u64 = 1;

/// One scenario in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ScenarioName {
    /// What it is kept by.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: String,
}

/// The list of scenarios.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shelf {
    /// The id of the one that is open.
    pub(super) open: String,
    /// All of them, in order.
    pub(super) scenarios: Vec<ScenarioName>,
}

impl Shelf {
    /// As text.
    pub(super) fn to_text(&self) -> String {
        let scenarios = self.scenarios.iter().map(|it| json!({ "id": it.id, "name": it.name }));
        let scenarios = scenarios.collect::<Vec<Value>>();
        json!({ "version": VERSION, "open": self.open, "scenarios": scenarios }).to_string()
    }

    /// The list of a text; nothing where it is damaged, or of another version.
    pub(super) fn from_text(text: &str) -> Option<Self> {
        let shelf: Value = serde_json::from_str(text).ok()?;
        if shelf["version"].as_u64() != Some(VERSION) {
            return None;
        }
        let text = |value: &Value, field: &str| value[field].as_str().map(str::to_owned);
        let scenario = |it: &Value| Some(ScenarioName { id: text(it, "id")?, name: text(it, "name")? });
        let scenarios = shelf["scenarios"].as_array()?.iter().map(scenario).collect::<Option<Vec<_>>>()?;
        Some(Self { open: text(&shelf, "open")?, scenarios })
    }

    /// Where a scenario stands.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.scenarios.iter().position(|it| it.id == id)
    }

    /// Puts a scenario in: with the name it has now where it is there already, else at `at`, or at the end.
    pub(super) fn put(&mut self, scenario: ScenarioName, at: Option<usize>) {
        let end = self.scenarios.len();
        match self.position(&scenario.id) {
            Some(position) => self.scenarios[position] = scenario,
            None => self.scenarios.insert(at.unwrap_or(end).min(end), scenario),
        }
    }

    /// Takes a scenario out, and says where it stood.
    pub(super) fn take(&mut self, id: &str) -> Option<usize> {
        let position = self.position(id)?;
        self.scenarios.remove(position);
        Some(position)
    }

    /// The scenario beside one that goes: the one after it, or before it if it is the last.
    pub(super) fn beside(&self, id: &str) -> Option<&str> {
        let position = self.position(id)?;
        let beside =
            self.scenarios.get(position + 1).or_else(|| self.scenarios.get(position.checked_sub(1)?));
        beside.map(|it| it.id.as_str())
    }

    /// `id`, changed until no scenario has it, nor `open`, which need not be in the list.
    pub(super) fn fresh_id(&self, id: String, open: &str) -> String {
        let mut id = id;
        while id == open || self.position(&id).is_some() {
            id.push('x');
        }
        id
    }

    /// `name`, with a number behind it where another scenario is called that already.
    pub(super) fn fresh_name(&self, name: &str) -> String {
        let is_taken = |name: &str| self.scenarios.iter().any(|it| it.name == name);
        if !is_taken(name) {
            return name.to_owned();
        }
        let base = numbered(name).unwrap_or(name);
        let names = (2_usize..).map(|number| format!("{base} ({number})"));
        // Of so many numbers one is free.
        names.take(self.scenarios.len() + 1).find(|it| !is_taken(it)).unwrap_or_default()
    }
}

/// What stands before the number of a name like `March (2)`.
fn numbered(name: &str) -> Option<&str> {
    let (base, number) = name.strip_suffix(')')?.rsplit_once(" (")?;
    number.parse::<u32>().ok().map(|_| base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf(names: &[&str]) -> Shelf {
        let scenario = |name: &&str| ScenarioName { id: name.to_lowercase(), name: (*name).to_owned() };
        Shelf { open: "a".into(), scenarios: names.iter().map(scenario).collect() }
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        let shelf = shelf(&["A", "\u{201c}B\u{201d} \"quoted\"\n"]);
        assert_eq!(Shelf::from_text(&shelf.to_text()), Some(shelf));
    }

    #[test]
    fn what_is_damaged_or_of_another_version_is_not_read() {
        let text = shelf(&["A"]).to_text();
        let future = text.replace("\"version\":1", "\"version\":2");
        for damaged in ["", "{}", "[]", &text[..20], &future, &text.replace("name", "nome")] {
            assert_eq!(Shelf::from_text(damaged), None, "{damaged}");
        }
    }

    #[test]
    fn what_is_put_back_stands_where_it_stood() {
        let mut all = shelf(&["A", "B", "C"]);
        let at = all.take("b");
        assert_eq!(at, Some(1));
        all.put(ScenarioName { id: "b".into(), name: "B".into() }, at);
        assert_eq!(all, shelf(&["A", "B", "C"]));
        all.put(ScenarioName { id: "c".into(), name: "Renamed".into() }, None);
        assert_eq!(all.scenarios[2].name, "Renamed");
    }

    #[test]
    fn another_is_opened_in_the_place_of_one_that_goes() {
        let all = shelf(&["A", "B", "C"]);
        assert_eq!([all.beside("a"), all.beside("b"), all.beside("c")], [Some("b"), Some("c"), Some("b")]);
        assert_eq!(shelf(&["A"]).beside("a"), None);
    }

    #[test]
    fn names_and_ids_are_told_apart() {
        let all = shelf(&["March", "March (2)", "(2)"]);
        assert_eq!(all.fresh_name("April"), "April");
        assert_eq!(all.fresh_name("March"), "March (3)");
        assert_eq!(all.fresh_name("March (2)"), "March (3)");
        assert_eq!(all.fresh_name("(2)"), "(2) (2)");
        assert_eq!(all.fresh_id("march".into(), ""), "marchx");
        assert_eq!(all.fresh_id("march".into(), "marchx"), "marchxx");
    }
}
