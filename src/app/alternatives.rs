//! The ways in which each assumption may be set.

use crate::editor::draft::usual;
use crate::plan::AssumptionKey;
use crate::plan::document::AssumptionsDocument;

/// One way an assumption may be set.
#[derive(Clone, Copy)]
pub(crate) struct Alternative {
    /// Which assumption.
    pub(crate) key: AssumptionKey,
    /// Key of the sentence's beginning: "If …".
    pub(crate) says: &'static str,
    set: fn(&mut AssumptionsDocument),
}

const fn either(key: AssumptionKey, says: &'static str, set: fn(&mut AssumptionsDocument)) -> Alternative {
    Alternative { key, says, set }
}

/// Every way that can be tried. Of a minimum there are too many: only that there is none can.
const ALTERNATIVES: [Alternative; 15] = [
    either(AssumptionKey::DrawOrder, "assumptions.if.soonestExpiry", |it| it.draw_order = None),
    either(AssumptionKey::DrawOrder, "assumptions.if.latestExpiry", |it| {
        it.draw_order = Some("latestExpiry".to_owned());
    }),
    either(AssumptionKey::DrawOrder, "assumptions.if.oldestIssue", |it| {
        it.draw_order = Some("oldestIssue".to_owned());
    }),
    either(AssumptionKey::Suspension, "assumptions.if.forfeit", |it| it.suspension = None),
    either(AssumptionKey::Suspension, "assumptions.if.freeze", |it| {
        it.suspension = Some("freeze".to_owned());
    }),
    either(AssumptionKey::CreditBeforeCash, "assumptions.if.credit", |it| it.credit_before_cash = None),
    either(AssumptionKey::CreditBeforeCash, "assumptions.if.cash", |it| it.credit_before_cash = Some(false)),
    either(AssumptionKey::WhoMayAllocate, "assumptions.if.bothRoles", |it| it.who_may_allocate = None),
    either(AssumptionKey::WhoMayAllocate, "assumptions.if.admins", |it| {
        it.who_may_allocate = Some(vec!["admin".to_owned()]);
    }),
    either(AssumptionKey::WhoMayAllocate, "assumptions.if.financeManagers", |it| {
        it.who_may_allocate = Some(vec!["financeManager".to_owned()]);
    }),
    either(AssumptionKey::MinimumAllocation, "assumptions.if.noMinimum", |it| it.minimum_allocation = None),
    either(AssumptionKey::SharedAccountsMayReceive, "assumptions.if.notShared", |it| {
        it.shared_accounts_may_receive = None;
    }),
    either(AssumptionKey::SharedAccountsMayReceive, "assumptions.if.shared", |it| {
        it.shared_accounts_may_receive = Some(true);
    }),
    either(AssumptionKey::ClawBackUsed, "assumptions.if.notClawed", |it| it.claw_back_used = None),
    either(AssumptionKey::ClawBackUsed, "assumptions.if.clawed", |it| it.claw_back_used = Some(true)),
];

/// Every alternative to assumptions, in their order, and the assumptions with it.
pub(crate) fn alternatives(it: &AssumptionsDocument) -> Vec<(Alternative, AssumptionsDocument)> {
    let own = usual(it);
    let set = |alternative: Alternative| {
        let mut other = own.clone();
        (alternative.set)(&mut other);
        (other != own).then_some((alternative, other))
    };
    ALTERNATIVES.into_iter().filter_map(set).collect()
}
