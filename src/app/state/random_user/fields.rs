//! The fields of a plan, and what is typed into them.

use crate::plan::document::PlanDocument;
use serde_json::Value;

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Day,
    Amount,
    Factor,
    /// One of several words.
    Word(&'static [&'static str]),
}

use Kind::{Amount, Day, Factor, Text, Word};

const PLAN: &[(&str, Kind)] = &[
    ("name", Text),
    ("start", Day),
    ("end", Day),
    ("businessCenter/name", Text),
    ("businessCenter/entity", Text),
    ("businessCenter/cash", Amount),
    ("businessCenter/creditLine", Amount),
    ("splitPolicy/roundTo", Amount),
    ("splitPolicy/maxShare", Factor),
    ("assumptions/minimumAllocation", Amount),
];
const ACCOUNT: &[(&str, Kind)] = &[
    ("name", Text),
    ("entity", Text),
    ("relation", Word(&["", "owned", "shared"])),
    ("status", Word(&["", "approved", "inReview", "suspended", "closed"])),
    ("billing", Word(&["", "automatic", "manual", "monthlyInvoicing"])),
    ("cash", Amount),
    ("dailySpend", Amount),
    ("dailySpend", Amount),
    ("dailySpend", Amount),
    ("atLeast", Amount),
    ("atMost", Amount),
    ("spendRange/low", Factor),
    ("spendRange/high", Factor),
];
const CREDIT: &[(&str, Kind)] = &[
    ("name", Text),
    ("amount", Amount),
    ("amount", Amount),
    ("issued", Day),
    ("expires", Day),
    ("expires", Day),
    ("kind", Word(&["", "free", "assignable", "gift"])),
];
const ALLOCATION: &[(&str, Kind)] = &[("on", Day), ("amount", Amount), ("by", Text)];
const EVENT: &[(&str, Kind)] = &[("on", Day), ("amount", Amount), ("dailySpend", Amount)];
const MEMBER: &[(&str, Kind)] =
    &[("name", Text), ("role", Word(&["admin", "financeManager", "financeAnalyst", "standard"]))];

/// Every field of a plan, by its JSON pointer.
pub(super) fn of(plan: &PlanDocument) -> Vec<(String, Kind)> {
    let mut all: Vec<(String, Kind)> = PLAN.iter().map(|(name, kind)| (format!("/{name}"), *kind)).collect();
    for (list, length, fields) in [
        ("adAccounts", plan.ad_accounts.len(), ACCOUNT),
        ("adCredits", plan.ad_credits.len(), CREDIT),
        ("allocations", plan.allocations.len(), ALLOCATION),
        ("events", plan.events.len(), EVENT),
        ("members", plan.members.len(), MEMBER),
    ] {
        for at in 0..length {
            all.extend(fields.iter().map(|(name, kind)| (format!("/{list}/{at}/{name}"), *kind)));
        }
    }
    all
}

const AMOUNTS: &[&str] = &[
    "100",
    "250.50",
    "900",
    "40",
    "3000",
    "12.5",
    "0",
    "1",
    "1,234.50",
    "75",
    "500",
    "",
    "1.005",
    "-5",
    "abc",
    "1e3",
    "9999999999999",
    "10000000000000",
    "99999999999999999999",
    " 7 ",
    "€5",
    "5%",
    "0.01",
    "٣",
    "20",
];
const FACTORS: &[&str] = &["0.5", "1", "1.25", "0", "", "much", "-1", "0.333333333333", "2,5"];
const TEXTS: &[&str] = &[
    "North",
    "South",
    "",
    "A name",
    "Ünïcode 😀",
    "tab\there",
    "line\nbreak",
    "\"quoted\" \\",
    "اسم",
    "North (2)",
    "\u{2028}",
    "{count}",
    "<b>bold</b>",
    "=1+1",
];
const DAYS: &[&str] = &[
    "2026-03-01",
    "2026-03-05",
    "2026-03-10",
    "2026-03-15",
    "2026-03-30",
    "2026-04-15",
    "2026-05-01",
    "2026-05-29",
    "",
    "2026-02-30",
    "soon",
    "0001-01-01",
    "9999-12-31",
    "2026-03-31",
    "2026-02-01",
    "2027-01-01",
];

/// A text that is typed into a field of this kind.
pub(super) fn typed(kind: Kind, how: u32) -> String {
    let all = match kind {
        Text if how % 50 == 49 => return "long ".repeat(50),
        Text => TEXTS,
        Day => DAYS,
        Amount => AMOUNTS,
        Factor => FACTORS,
        Word(words) => words,
    };
    // What comes first comes more often: most of what people type is right.
    let (of, how) = (how as usize % 3, how as usize / 3);
    all[how % if of == 0 { all.len() } else { all.len().div_ceil(2) }].to_owned()
}

/// The plan with another text in a field; an optional one is left out where the text is empty.
pub(super) fn set(plan: &PlanDocument, path: &str, text: &str) -> Option<PlanDocument> {
    let mut value = plan.to_value();
    let (outer, name) = path.rsplit_once('/')?;
    let mut object = &mut value;
    for step in outer.split('/').skip(1) {
        object = match object {
            Value::Array(all) => all.get_mut(step.parse::<usize>().ok()?)?,
            Value::Object(all) => all.entry(step).or_insert_with(|| serde_json::json!({})),
            _ => return None,
        };
    }
    let object = object.as_object_mut()?;
    if text.is_empty() && !matches!(name, "name" | "start" | "end" | "amount" | "issued" | "on" | "role") {
        object.remove(name);
    } else {
        object.insert(name.to_owned(), text.into());
    }
    if outer.ends_with("/spendRange") {
        if object.is_empty() {
            value.pointer_mut(outer.strip_suffix("/spendRange")?)?.as_object_mut()?.remove("spendRange");
        } else {
            for end in ["low", "high"] {
                object.entry(end).or_insert_with(|| "1".into());
            }
        }
    }
    PlanDocument::from_value(&value)
}
