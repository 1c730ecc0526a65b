//! What a movement is, in a sentence with names.

use crate::ledger::{EntryKind, WrittenRow};
use crate::messages::{CORE, Message, Value};
use crate::plan::Plan;

/// Such as “Brand North spends March credit”.
pub(super) fn sentence(plan: &Plan, row: &WrittenRow) -> String {
    let credit = row.credit.map(|credit| plan.credit(credit).name.clone()).unwrap_or_default();
    // Cash that moves is told by where it goes.
    let account = row.to.account().or(row.from.account().filter(|_| row.kind != EntryKind::MoveCash));
    let account = account.map_or(&plan.business_center().name, |account| &plan.account(account).name);
    let sentence = Message::new(&CORE, "journal", row.kind.name()).with("credit", Value::Name(credit));
    sentence.with("account", Value::Name(account.clone())).in_english()
}
