//! Reading assumptions.

use super::field::{Field, field};
use crate::plan::assumptions::{Assumptions, ClawBack, SharedAccounts, SpendOrder};
use crate::plan::document::AssumptionsDocument;
use crate::plan::member::{MemberRole, Roles};

pub(super) fn read(assumptions: Field<'_, AssumptionsDocument>) -> Option<Assumptions> {
    let default = Assumptions::default();
    let it = assumptions.object()?;
    let draw_order = field!(it, draw_order).or(default.draw_order, Field::word);
    let suspension = field!(it, suspension).or(default.suspension, Field::word);
    let spend_order = field!(it, credit_before_cash).or(default.spend_order, |is_first| {
        Some(if is_first.boolean()? { SpendOrder::CreditBeforeCash } else { SpendOrder::CashBeforeCredit })
    });
    let who_may_allocate = field!(it, who_may_allocate).or(default.who_may_allocate, roles);
    let minimum_allocation = field!(it, minimum_allocation).or(None, |least| least.amount().map(Some));
    let shared_accounts = field!(it, shared_accounts_may_receive).or(default.shared_accounts, |they_may| {
        Some(if they_may.boolean()? { SharedAccounts::MayReceive } else { SharedAccounts::MayNotReceive })
    });
    let claw_back = field!(it, claw_back_used).or(default.claw_back, |of_used| {
        Some(if of_used.boolean()? { ClawBack::UsedAsDebt } else { ClawBack::UnusedOnly })
    });
    Some(Assumptions {
        draw_order: draw_order?,
        suspension: suspension?,
        spend_order: spend_order?,
        who_may_allocate: who_may_allocate?,
        minimum_allocation: minimum_allocation?,
        shared_accounts: shared_accounts?,
        claw_back: claw_back?,
    })
}

fn roles(roles: Field<'_, Vec<String>>) -> Option<Roles> {
    // Each is looked at, so that all that is wrong is noted.
    let read: Vec<Option<MemberRole>> = roles.items(usize::MAX)?.into_iter().map(Field::word).collect();
    Some(Roles::of(&read.into_iter().collect::<Option<Vec<_>>>()?))
}
