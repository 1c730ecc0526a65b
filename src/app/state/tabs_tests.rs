//! Two tabs that edit, keep, delete and load scenarios in any order, on one storage.

use super::page::fake;
use super::shelves::{Elsewhere, Shelves, plan_key};
use super::store::Saving;
use super::store::Store;
use crate::app::engine;
use crate::editor::draft::tests::small;
use crate::editor::shelf::ScenarioName;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What somebody does in a tab, or what becomes of it.
#[derive(Clone, Copy, Debug)]
enum Act {
    /// The plan is edited.
    Edit,
    /// The pause after an edit is over.
    Keep,
    /// The browser says what the other tab has done to storage.
    Hear,
    /// The other tab's version is taken over, where one was said.
    TakeOver,
    /// The open scenario is deleted.
    Delete,
    /// The page is loaded again.
    Load,
    /// The process is killed, and the tab opened anew.
    Kill,
}

/// A tab, as the planner has one.
struct Tab {
    name: &'static str,
    shelves: Shelves,
    plan: PlanDocument,
    edited: bool,
    /// What the browser still has to say of what the other tab wrote: by key, its text, or that it is gone.
    events: VecDeque<(String, Option<String>)>,
    /// It was said that the other tab has changed the open scenario.
    said: bool,
    /// It was said that what is changed here is not kept.
    unkept: bool,
}

/// Every version by its number, with the one that it was made of.
#[derive(Default)]
struct Versions {
    before: BTreeMap<u32, u32>,
    last: u32,
}

impl Versions {
    fn after(&mut self, version: u32) -> u32 {
        self.last += 1;
        self.before.insert(self.last, version);
        self.last
    }

    fn is_made_of(&self, version: u32, earlier: u32) -> bool {
        let mut at = Some(version);
        while let Some(it) = at {
            if it == earlier {
                return true;
            }
            at = self.before.get(&it).copied();
        }
        false
    }
}

fn version(plan: &PlanDocument) -> u32 {
    plan.business_center.cash.as_deref().and_then(|it| it.parse().ok()).unwrap_or_default()
}

impl Tab {
    fn open(name: &'static str) -> Self {
        fake::turn_to(name);
        let shelves = Shelves::new();
        let plan = shelves.load().0.map_or_else(small, |it| it.0);
        Self { name, shelves, plan, edited: false, events: VecDeque::new(), said: false, unkept: false }
    }

    fn named(&self) -> ScenarioName {
        ScenarioName::of(self.shelves.open.get_untracked(), &self.plan)
    }

    /// As `Planner::write` does it.
    fn keep(&mut self) {
        let text = engine::text(&self.plan);
        match self.shelves.write_open(self.named(), (&text, "")) {
            Ok(saving) => assert_eq!(saving, Saving::Kept),
            Err(Elsewhere::Changed) => {
                let name = self.shelves.stand_apart(&self.plan.name);
                self.plan.name = name;
                self.keep();
                self.said = false;
            }
            Err(Elsewhere::Deleted) => self.unkept = true,
        }
        self.edited = self.unkept;
    }

    /// As `other_tab` does it.
    fn hear(&mut self) {
        let Some((key, text)) = self.events.pop_front() else { return };
        self.shelves.list_again();
        if key != plan_key(&self.shelves.open.get_untracked()) {
            return;
        }
        match text {
            None => self.unkept = true,
            Some(text) if engine::open(&text).unwrap() == self.plan => {
                self.shelves.see_open(&text);
                (self.said, self.unkept) = (false, false);
            }
            Some(_) => self.said = true,
        }
    }

    fn act(&mut self, act: Act, versions: &mut Versions) {
        fake::turn_to(self.name);
        match act {
            Act::Edit => {
                let next = versions.after(version(&self.plan));
                self.plan.business_center.cash = Some(next.to_string());
                self.edited = true;
            }
            Act::Keep => {
                if self.edited {
                    self.keep();
                }
            }
            Act::Hear => self.hear(),
            Act::TakeOver => {
                let id = self.shelves.open.get_untracked();
                if let Some(Ok((plan, _))) = self.said.then(|| self.shelves.read(&id)).flatten() {
                    (self.plan, self.edited, self.said) = (plan, true, false);
                }
            }
            Act::Delete => {
                let id = self.shelves.open.get_untracked();
                self.shelves.forget(&id);
                *self = Self::open(self.name);
            }
            Act::Load => {
                self.act(Act::Keep, versions);
                *self = Self::open(self.name);
            }
            Act::Kill => *self = Self::open(self.name),
        }
    }
}

/// Every plan that is kept, by its key.
fn kept() -> BTreeMap<String, String> {
    let keys = Store::keys(&plan_key("")).into_iter();
    keys.filter_map(|key| Some((key.clone(), fake::storage()?.get_item(&key).ok()??))).collect()
}

/// The version of a plan that is kept. Each can be read.
fn version_of(text: &str) -> u32 {
    version(&engine::open(text).unwrap())
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => Just(Act::Edit),
        6 => Just(Act::Keep),
        3 => Just(Act::Hear),
        2 => Just(Act::TakeOver),
        1 => Just(Act::Delete),
        1 => Just(Act::Load),
        1 => Just(Act::Kill),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn two_tabs_lose_nothing_of_each_other_without_a_word(
        acts in prop::collection::vec((prop::bool::ANY, act()), 1..60),
    ) {
        fake::clear();
        let owner = Owner::new();
        owner.set();
        let mut versions = Versions::default();
        let mut tabs = [Tab::open("one"), Tab::open("two")];
        for (is_second, act) in acts {
            let before = kept();
            let [one, two] = &mut tabs;
            let (tab, other) = if is_second { (two, one) } else { (one, two) };
            let was_edited = tab.edited;
            tab.act(act, &mut versions);
            let after = kept();
            let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            for key in keys.into_iter().filter(|key| before.get(*key) != after.get(*key)) {
                other.events.push_back((key.clone(), after.get(key).cloned()));
            }
            for (key, text) in &before {
                let version = version_of(text);
                match after.get(key).map(|text| version_of(text)) {
                    // Only what it was made of is written over.
                    Some(now) => {
                        prop_assert!(versions.is_made_of(now, version), "{act:?} wrote {now} over {version}");
                    }
                    None => prop_assert!(matches!(act, Act::Delete), "{act:?} deleted {version}"),
                }
            }
            // What was to be kept is kept, or its tab knows that it isn't.
            if matches!(act, Act::Keep) && was_edited && !tab.unkept {
                let own = version(&tab.plan);
                prop_assert!(after.values().any(|it| version_of(it) == own), "{own} is not kept");
            }
            // The list and what is kept are the same scenarios, once each.
            tab.shelves.list_again();
            let mut listed: Vec<String> =
                tab.shelves.shelf.with_untracked(|it| it.scenarios.iter().map(|it| it.id.clone()).collect());
            listed.sort();
            let ids: Vec<String> =
                after.keys().map(|it| it.trim_start_matches(&plan_key("")).to_owned()).collect();
            prop_assert_eq!(listed, ids);
        }
    }
}
