//! Whether an allocation or a move of cash may be carried out.
//!
//! A planned allocation and one only tried are judged by the same functions, so a preview can't differ
//! from what a run does.

use super::rulebook::RuleId;
use crate::day::Day;
use crate::money::Minor;
use crate::plan::{AdAccount, Allocation, Execution, Holder, Plan, Relation, SharedAccounts, Status};

/// What an allocation meets on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// The ad account's status, after the events of the day.
    pub status: Status,
    /// What the Business Center still has of the ad credit.
    pub unallocated: Minor,
}

/// Whether `allocation` may be carried out under `circumstances`.
///
/// One that is marked as done was carried out in TikTok, so the status of its ad account does not refuse it: the ad
/// credit is in that account. What becomes of it there is for the run to say.
///
/// # Errors
///
/// The first rule that forbids it, in the order: who, locked, owned, status, not issued, expired, minimum,
/// insufficient.
pub fn allocation(plan: &Plan, allocation: &Allocation, circumstances: Circumstances) -> Result<(), RuleId> {
    let assumptions = plan.assumptions();
    let credit = plan.credit(allocation.credit);
    let account = plan.account(allocation.account);
    let role = allocation.by.map(|member| plan.members()[member.position()].role);
    let forbidden = |rule: RuleId, applies: bool| if applies { Err(rule) } else { Ok(()) };

    forbidden(RuleId::Role, role.is_some_and(|role| !assumptions.who_may_allocate.contain(role)))?;
    forbidden(RuleId::Locked, credit.held_by != Holder::BusinessCenter)?;
    forbidden(RuleId::Owned, !may_receive(plan, account))?;
    let status_forbids = circumstances.status != Status::Approved && allocation.execution != Execution::Done;
    forbidden(RuleId::Status, status_forbids)?;
    forbidden(RuleId::NotIssued, allocation.on < credit.issued)?;
    forbidden(RuleId::Expired, allocation.on > credit.expires)?;
    forbidden(RuleId::Minimum, allocation.amount < least_allocation(plan))?;
    forbidden(RuleId::Insufficient, allocation.amount > circumstances.unallocated)
}

/// Whether an ad account may receive ad credit at all: another owner's only where the plan assumes so (rule R7).
pub(crate) fn may_receive(plan: &Plan, account: &AdAccount) -> bool {
    account.relation == Relation::Owned || plan.assumptions().shared_accounts == SharedAccounts::MayReceive
}

/// The least that one allocation may carry: the plan's minimum, and in any case something (rule R50).
#[must_use]
pub fn least_allocation(plan: &Plan) -> Minor {
    plan.assumptions().minimum_allocation.unwrap_or(Minor::ZERO).max(Minor::new(1))
}

/// A move of cash and what it meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CashMove {
    /// The day.
    pub on: Day,
    /// Where it comes from.
    pub from: Holder,
    /// Where it goes.
    pub to: Holder,
    /// How much.
    pub amount: Minor,
    /// The status of the ad account, or of the first of two that is not approved.
    pub status: Status,
    /// The cash there is where it comes from.
    pub available: Minor,
}

/// Whether cash may move (rules R2, R4 and R5).
///
/// # Errors
///
/// The first rule that forbids it: between two ad accounts there is no way; the ad account must be
/// approved; no more than there is.
pub fn cash(movement: &CashMove) -> Result<(), RuleId> {
    match (movement.from, movement.to) {
        (Holder::AdAccount(_), Holder::AdAccount(_)) => Err(RuleId::CashMoves),
        _ if movement.status != Status::Approved => Err(RuleId::CashStatus),
        _ if movement.amount > movement.available => Err(RuleId::Transferable),
        _ => Ok(()),
    }
}
