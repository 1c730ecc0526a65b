//! What an import changed in a plan that was there: the two documents compared, field by field.

use super::words::{add, first_few};
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::table::{ByText, Table};
use crate::messages::{Change, Value};
use crate::plan::Status;
use serde_json::Value as Json;

/// What an import may change of an ad account or ad credit.
const OF_ITEMS: [&str; 9] =
    ["name", "entity", "status", "relation", "cash", "dailySpend", "weekdayFactors", "amount", "issued"];
/// What it may change besides.
const OF_PLAN: [&str; 5] =
    ["/businessCenter/name", "/businessCenter/entity", "/businessCenter/cash", "/end", "/currency"];

/// Tells what is new, changed and gone from one document to the next.
pub(in crate::import) fn tell(before: &Json, after: &Json, notices: &mut Notices) {
    tell_list(before, after, "adAccounts", [Kind::AccountChanged, Kind::AccountAdded], notices);
    tell_list(before, after, "adCredits", [Kind::CreditChanged, Kind::CreditAdded], notices);
    for path in OF_PLAN {
        let (old, new) = (text(before.pointer(path)), text(after.pointer(path)));
        if old != new {
            let field = &path[path.rfind('/').map_or(0, |slash| slash + 1)..];
            let notice = notices.tell(Kind::CenterChanged, path);
            notice.with("fields", field).with("changes", Value::Changes(vec![change(field, &old, &new)]));
        }
    }
    let mut left = Table::default();
    for credit in list(after, "adCredits") {
        left.number(&text(credit.get("id")));
    }
    for credit in list(before, "adCredits") {
        if !left.has(&text(credit.get("id"))) {
            let notice = notices.tell(Kind::CreditRemoved, "/adCredits");
            for name in ["id", "name", "amount", "expires"] {
                notice.with(name, text(credit.get(name)));
            }
        }
    }
}

fn tell_list(before: &Json, after: &Json, name: &str, [changed, added]: [Kind; 2], notices: &mut Notices) {
    let mut old = ByText::default();
    for item in list(before, name) {
        old.entry(&text(item.get("id")), || item);
    }
    let mut names = Vec::new();
    for (position, item) in list(after, name).iter().enumerate() {
        match old.get(&text(item.get("id"))) {
            Some(old) => tell_fields(changed, &format!("/{name}/{position}"), old, item, notices),
            None => names.push(item.get("name").and_then(Json::as_str).unwrap_or_default()),
        }
    }
    if !names.is_empty() {
        let notice = notices.tell(added, &format!("/{name}"));
        notice.with("count", names.len()).with("names", first_few(&names));
    }
}

fn tell_fields(kind: Kind, path: &str, old: &Json, new: &Json, notices: &mut Notices) {
    let (mut names, mut changes) = (String::new(), Vec::new());
    for field in OF_ITEMS {
        let (old, new) = (text(old.get(field)), text(new.get(field)));
        if old != new {
            add(&mut names, ", ", field);
            changes.push(change(field, &old, &new));
        }
    }
    if !names.is_empty() {
        notices.tell(kind, path).with("fields", &names).with("changes", Value::Changes(changes));
    }
}

fn list<'p>(plan: &'p Json, name: &str) -> &'p [Json] {
    plan.get(name).and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

/// A text, or the texts of a list.
#[inline(never)]
fn text(value: Option<&Json>) -> String {
    let mut text = String::new();
    match value {
        Some(Json::String(value)) => text.push_str(value),
        Some(Json::Array(items)) => {
            for item in items {
                add(&mut text, " ", item.as_str().unwrap_or_default());
            }
        }
        _ => {}
    }
    text
}

fn change(field: &'static str, old: &str, new: &str) -> Change {
    let said = |text: &str| match field {
        _ if text.is_empty() => None,
        "status" => Status::from_name(text).map(|it| Value::Word(it.name())),
        "name" | "entity" => Some(Value::Name(text.to_owned())),
        "issued" | "end" => Some(Value::day_in(text)),
        "cash" | "dailySpend" | "amount" => Some(Value::Number(text.to_owned())),
        _ => Some(text.into()),
    };
    Change { field, old: said(old), new: said(new) }
}
