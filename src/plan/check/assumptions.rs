//! Reading assumptions.

use super::reader::Place;
use super::{ROLES, all, items, optional};
use crate::plan::assumptions::{ClawBack, SharedAccounts};
use crate::plan::{AssumptionKey, Assumptions, DrawOrder, Roles, SpendOrder, SuspensionEffect};

const DRAW_ORDERS: [(&str, DrawOrder); 3] = [
    ("soonestExpiry", DrawOrder::SoonestExpiry),
    ("latestExpiry", DrawOrder::LatestExpiry),
    ("oldestIssue", DrawOrder::OldestIssue),
];
const SUSPENSIONS: [(&str, SuspensionEffect); 2] =
    [("forfeit", SuspensionEffect::Forfeit), ("freeze", SuspensionEffect::Freeze)];

pub(super) fn read(place: &Place<'_>) -> Option<Assumptions> {
    let object = place.object(&AssumptionKey::ALL.map(AssumptionKey::name))?;
    let draw_order = optional(&object, AssumptionKey::DrawOrder.name(), |it| it.word(&DRAW_ORDERS));
    let suspension = optional(&object, AssumptionKey::Suspension.name(), |it| it.word(&SUSPENSIONS));
    let credit_first = optional(&object, AssumptionKey::CreditBeforeCash.name(), Place::boolean);
    let roles = optional(&object, AssumptionKey::WhoMayAllocate.name(), roles);
    let minimum = optional(&object, AssumptionKey::MinimumAllocation.name(), Place::amount);
    let shared = optional(&object, AssumptionKey::SharedAccountsMayReceive.name(), Place::boolean);
    let claw_back = optional(&object, AssumptionKey::ClawBackUsed.name(), Place::boolean);
    let default = Assumptions::default();
    Some(Assumptions {
        draw_order: draw_order?.or(default.draw_order),
        suspension: suspension?.or(default.suspension),
        spend_order: match credit_first?.given() {
            Some(false) => SpendOrder::CashBeforeCredit,
            Some(true) => SpendOrder::CreditBeforeCash,
            None => default.spend_order,
        },
        who_may_allocate: roles?.or(default.who_may_allocate),
        minimum_allocation: minimum?.given(),
        shared_accounts: match shared?.given() {
            Some(true) => SharedAccounts::MayReceive,
            Some(false) => SharedAccounts::MayNotReceive,
            None => default.shared_accounts,
        },
        claw_back: match claw_back?.given() {
            Some(true) => ClawBack::UsedAsDebt,
            Some(false) => ClawBack::UnusedOnly,
            None => default.claw_back,
        },
    })
}

fn roles(place: &Place<'_>) -> Option<Roles> {
    let roles = all(items(place.list(), |item| item.word(&ROLES))?)?;
    Some(Roles::of(&roles))
}
