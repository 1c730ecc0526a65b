//! Which scenarios this browser keeps, in which order, and which is open.

use crate::plan::document::PlanDocument;
use serde_json::{Value, json};

/// The version of the text the list is kept as.
const VERSION: u64 = 1;

/// What scenarios have in common that can be held against one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Belonging {
    /// The name of their Business Center.
    pub center: String,
    /// The code of their currency.
    pub currency: String,
}

impl Belonging {
    /// That of a plan.
    #[must_use]
    pub fn of(plan: &PlanDocument) -> Self {
        Self { center: plan.business_center.name.trim().to_owned(), currency: plan.currency.clone() }
    }
}

/// One scenario in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioName {
    /// What it is kept by.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it belongs to; nothing in a list that was kept before it was listed.
    pub belongs: Option<Belonging>,
}

impl ScenarioName {
    /// That of a plan that is kept by `id`.
    #[must_use]
    pub fn of(id: String, plan: &PlanDocument) -> Self {
        Self { id, name: plan.name.clone(), belongs: Some(Belonging::of(plan)) }
    }
}

/// The scenarios by their Business Centers, in the order in which each first comes.
#[must_use]
pub fn by_center(all: Vec<ScenarioName>) -> Vec<(String, Vec<ScenarioName>)> {
    let mut groups: Vec<(String, Vec<ScenarioName>)> = Vec::new();
    for it in all {
        let center = it.belongs.as_ref().map(|it| it.center.clone()).unwrap_or_default();
        match groups.iter_mut().find(|group| group.0 == center) {
            Some(group) => group.1.push(it),
            None => groups.push((center, vec![it])),
        }
    }
    groups
}

/// What is best put beside a scenario that belongs so, of those that `is_free`: one of its own Business Center, or else
/// of another one; none in another currency.
pub fn best_beside<'a>(
    all: &'a [ScenarioName],
    belongs: &Belonging,
    is_free: impl Fn(&str) -> bool,
) -> Option<&'a ScenarioName> {
    let alike = |it: &&ScenarioName| {
        is_free(&it.id) && it.belongs.as_ref().is_some_and(|it| it.currency == belongs.currency)
    };
    let own = |it: &&ScenarioName| it.belongs.as_ref().is_some_and(|it| it.center == belongs.center);
    let mut found = all.iter().filter(alike);
    found.clone().find(own).or_else(|| found.next())
}

/// The list of scenarios.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The id of the one that is open.
    pub open: String,
    /// All of them, in order.
    pub scenarios: Vec<ScenarioName>,
}

impl Shelf {
    /// As text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let scenarios = self.scenarios.iter().map(|it| {
            let belongs = it.belongs.clone().unwrap_or_default();
            let fields = [
                ("id", &it.id),
                ("name", &it.name),
                ("center", &belongs.center),
                ("currency", &belongs.currency),
            ];
            let listed = fields.into_iter().take(if it.belongs.is_some() { 4 } else { 2 });
            listed.map(|(name, value)| (name.to_owned(), json!(value))).collect()
        });
        let scenarios = scenarios.collect::<Vec<Value>>();
        json!({ "version": VERSION, "open": self.open, "scenarios": scenarios }).to_string()
    }

    /// The list of a text; nothing where it is damaged, or of another version.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let shelf: Value = serde_json::from_str(text).ok()?;
        if shelf["version"].as_u64() != Some(VERSION) {
            return None;
        }
        let text = |value: &Value, field: &str| value[field].as_str().map(str::to_owned);
        let belongs =
            |it: &Value| Some(Belonging { center: text(it, "center")?, currency: text(it, "currency")? });
        let scenario = |it: &Value| {
            Some(ScenarioName { id: text(it, "id")?, name: text(it, "name")?, belongs: belongs(it) })
        };
        let scenarios = shelf["scenarios"].as_array()?.iter().map(scenario).collect::<Option<Vec<_>>>()?;
        Some(Self { open: text(&shelf, "open")?, scenarios })
    }

    /// Where a scenario stands.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.scenarios.iter().position(|it| it.id == id)
    }

    /// Puts a scenario in: with the name it has now where it is there already, else at `at`, or at the end.
    pub fn put(&mut self, scenario: ScenarioName, at: Option<usize>) {
        let end = self.scenarios.len();
        match self.position(&scenario.id) {
            Some(position) => self.scenarios[position] = scenario,
            None => self.scenarios.insert(at.unwrap_or(end).min(end), scenario),
        }
    }

    /// Takes a scenario out, and says where it stood.
    pub fn take(&mut self, id: &str) -> Option<usize> {
        let position = self.position(id)?;
        self.scenarios.remove(position);
        Some(position)
    }

    /// The scenario beside one that goes: the one after it, or before it if it is the last.
    #[must_use]
    pub fn beside(&self, id: &str) -> Option<&str> {
        let position = self.position(id)?;
        let beside =
            self.scenarios.get(position + 1).or_else(|| self.scenarios.get(position.checked_sub(1)?));
        beside.map(|it| it.id.as_str())
    }

    /// `name`, with a number behind it where another scenario is called that already.
    #[must_use]
    pub fn fresh_name(&self, name: &str) -> String {
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
        let scenario =
            |name: &&str| ScenarioName { id: name.to_lowercase(), name: (*name).to_owned(), belongs: None };
        Shelf { open: "a".into(), scenarios: names.iter().map(scenario).collect() }
    }

    fn named(id: &str, name: &str) -> ScenarioName {
        ScenarioName { id: id.into(), name: name.into(), belongs: None }
    }

    fn of(id: &str, center: &str, currency: &str) -> ScenarioName {
        let belongs = Some(Belonging { center: center.into(), currency: currency.into() });
        ScenarioName { belongs, ..named(id, id) }
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        let mut shelf = shelf(&["A", "\u{201c}B\u{201d} \"quoted\"\n"]);
        shelf.scenarios.push(of("c", "North \"BC\"", "JPY"));
        assert_eq!(Shelf::from_text(&shelf.to_text()), Some(shelf));
    }

    #[test]
    fn scenarios_stand_by_their_business_center_in_the_order_in_which_each_first_comes() {
        let all = vec![of("1", "North", "USD"), of("2", "South", "USD"), of("3", "North", "EUR")];
        let groups = by_center(all);
        let ids = |group: &(String, Vec<ScenarioName>)| {
            (group.0.clone(), group.1.iter().map(|it| it.id.clone()).collect::<String>())
        };
        let ids: Vec<(String, String)> = groups.iter().map(ids).collect();
        assert_eq!(ids, [("North".into(), "13".into()), ("South".into(), "2".into())]);
    }

    #[test]
    fn beside_a_scenario_comes_one_of_its_business_center_and_never_one_of_another_currency() {
        let all =
            [of("1", "North", "EUR"), of("2", "South", "USD"), of("3", "North", "USD"), named("4", "4")];
        let beside = |center: &str, currency: &str, taken: &str| {
            let belongs = Belonging { center: center.into(), currency: currency.into() };
            best_beside(&all, &belongs, |id| !taken.contains(id)).map(|it| it.id.as_str())
        };
        assert_eq!(beside("North", "USD", ""), Some("3"));
        assert_eq!(beside("North", "USD", "3"), Some("2"));
        assert_eq!(beside("North", "USD", "23"), None);
        assert_eq!(beside("West", "EUR", ""), Some("1"));
        assert_eq!(beside("North", "JPY", ""), None);
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
        all.put(named("b", "B"), at);
        assert_eq!(all, shelf(&["A", "B", "C"]));
        all.put(named("c", "Renamed"), None);
        assert_eq!(all.scenarios[2].name, "Renamed");
    }

    #[test]
    fn another_is_opened_in_the_place_of_one_that_goes() {
        let all = shelf(&["A", "B", "C"]);
        assert_eq!([all.beside("a"), all.beside("b"), all.beside("c")], [Some("b"), Some("c"), Some("b")]);
        assert_eq!(shelf(&["A"]).beside("a"), None);
    }

    #[test]
    fn names_are_told_apart() {
        let all = shelf(&["March", "March (2)", "(2)"]);
        assert_eq!(all.fresh_name("April"), "April");
        assert_eq!(all.fresh_name("March"), "March (3)");
        assert_eq!(all.fresh_name("March (2)"), "March (3)");
        assert_eq!(all.fresh_name("(2)"), "(2) (2)");
    }
}
