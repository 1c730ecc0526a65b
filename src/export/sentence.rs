//! What a movement is, in a sentence with names.

use crate::ledger::{EntryKind, Row};
use crate::plan::Plan;
use crate::wire::english::fill;

/// Such as “Brand North spends March credit”.
pub(super) fn sentence(plan: &Plan, row: &Row) -> String {
    let credit = row.credit.map(|credit| plan.credit(credit).name.clone()).unwrap_or_default();
    // Cash that moves is told by where it goes.
    let account = row.to.account().or(row.from.account().filter(|_| row.kind != EntryKind::MoveCash));
    let account = account.map_or(&plan.business_center().name, |account| &plan.account(account).name);
    fill(template(row.kind), &[("credit", credit), ("account", account.clone())])
}

const fn template(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Issue => "TikTok issues {credit} to {account}",
        EntryKind::Allocate => "Allocate {credit} to {account}",
        EntryKind::Spend => "{account} spends {credit}",
        EntryKind::Expire => "{credit} expires in {account}",
        EntryKind::Forfeit => "{account} forfeits {credit}",
        EntryKind::Revoke => "{credit} is revoked in {account}",
        EntryKind::OpenCash => "Opening cash of {account}",
        EntryKind::MoveCash => "Move cash to {account}",
        EntryKind::ReturnCash => "Cash returns from {account}",
        EntryKind::SpendCash => "{account} spends cash",
        EntryKind::Bill => "The payment method of {account} is charged",
        EntryKind::Invoice => "The monthly invoice of {account} is charged",
        EntryKind::ClawBack => "{account} owes what it should not have spent",
    }
}
