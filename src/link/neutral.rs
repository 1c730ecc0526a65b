//! A plan that can be shown to anybody: nothing in it says whose it is.

use crate::plan::document::PlanDocument;
use serde_json::{Map, Value};

/// The same plan, as JSON, without the names of its Business Center, ad accounts, ad credits and members. What it comes to is the
/// same to the cent.
///
/// Neutral names take their place, in English: a name is text of the plan, not of the page. Business entities become
/// numbers, equal where they were equal. Ids go too, because they are a person's own words or TikTok's numbers; ad
/// credits keep the order of theirs, for that decides which of two is spent first. References follow. One to nothing
/// becomes `unknown`, and stays wrong. The title of the plan stays: it is there to be read.
#[must_use]
pub fn without_names(plan: &PlanDocument) -> Value {
    let mut plan = plan.to_value();
    let members = Neutral::by_position(&plan, "members", "member-");
    let accounts = Neutral::by_position(&plan, "adAccounts", "account-");
    let credits = Neutral::in_order(texts(&plan, "adCredits", "id"), "credit-");
    let allocations = Neutral::by_position(&plan, "allocations", "allocation-");
    let of_center = plan.get("businessCenter").and_then(|it| it.get("entity")).and_then(Value::as_str);
    let entities = Neutral::in_order(texts(&plan, "adAccounts", "entity").chain(of_center), "Entity ");

    if let Some(center) = plan.get_mut("businessCenter") {
        entities.put(center, "entity");
        rename(center, "Business Center".to_owned());
    }
    each(&mut plan, "members", &mut |number, member| {
        members.put(member, "id");
        rename(member, format!("Member {number}"));
    });
    each(&mut plan, "adAccounts", &mut |number, account| {
        accounts.put(account, "id");
        entities.put(account, "entity");
        rename(account, format!("Ad account {number}"));
    });
    each(&mut plan, "adCredits", &mut |number, credit| {
        credits.put(credit, "id");
        accounts.put_holder(credit, "heldBy");
        rename(credit, format!("Ad credit {number}"));
    });
    each(&mut plan, "allocations", &mut |_, allocation| {
        allocations.put(allocation, "id");
        credits.put(allocation, "adCredit");
        accounts.put(allocation, "adAccount");
        members.put(allocation, "by");
    });
    each(&mut plan, "events", &mut |_, event| {
        accounts.put(event, "adAccount");
        accounts.put_holder(event, "from");
        accounts.put_holder(event, "to");
    });
    each(&mut plan, "actuals", &mut |_, actual| accounts.put(actual, "adAccount"));
    plan
}

/// What the items of a list say in a field.
fn texts<'v>(plan: &'v Value, list: &str, field: &str) -> impl Iterator<Item = &'v str> {
    let items = plan.get(list).and_then(Value::as_array).into_iter().flatten();
    items.filter_map(move |item| item.get(field)?.as_str())
}

/// Each item of a list, numbered from 1.
fn each(plan: &mut Value, list: &str, change: &mut dyn FnMut(usize, &mut Value)) {
    let items = plan.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
    for (number, item) in (1..).zip(items) {
        change(number, item);
    }
}

fn rename(item: &mut Value, name: String) {
    if let Some(it) = item.get_mut("name") {
        *it = Value::String(name);
    }
}

/// What takes the place of each id. A JSON object, being a sorted map that the program has already.
struct Neutral(Map<String, Value>);

impl Neutral {
    /// Numbered as they stand in the plan.
    fn by_position(plan: &Value, list: &str, words: &str) -> Self {
        let mut map = Map::new();
        for (number, id) in (1..).zip(texts(plan, list, "id")) {
            // Two that share an id in a draft go on sharing one.
            if !map.contains_key(id) {
                map.insert(id.to_owned(), Value::String(format!("{words}{number}")));
            }
        }
        Self(map)
    }

    /// Numbered in byte order, with as many digits each, so that they sort as before.
    fn in_order<'v>(ids: impl Iterator<Item = &'v str>, words: &str) -> Self {
        let mut map = Map::new();
        for id in ids {
            map.insert(id.to_owned(), Value::Null);
        }
        let digits = map.len().to_string().len();
        for (number, (_, neutral)) in (1..).zip(&mut map) {
            *neutral = Value::String(format!("{words}{number:0digits$}"));
        }
        Self(map)
    }

    fn put(&self, item: &mut Value, field: &str) {
        // Nothing is said of nobody by an empty text.
        if let Some(Value::String(id)) = item.get_mut(field)
            && !id.is_empty()
        {
            let neutral = self.0.get(id.as_str()).and_then(Value::as_str);
            neutral.unwrap_or("unknown").clone_into(id);
        }
    }

    fn put_holder(&self, item: &mut Value, field: &str) {
        if let Some(holder) = item.get_mut(field) {
            self.put(holder, "adAccount");
        }
    }
}
