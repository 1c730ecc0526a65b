//! What a refusal has to say: why, and what to do about it.

use super::{Refusal, Subject};
use crate::messages::{CORE, Joined, Message, Value};
use crate::money::Minor;
use crate::plan::{Plan, Status};
use crate::rules::RuleId;
use crate::rules::judgement::least_allocation;

impl Refusal {
    /// Why it was refused in a run of `plan`, and what to do about it.
    #[must_use]
    pub fn message(&self, plan: &Plan) -> Message {
        let money = |amount: Minor| Value::Amount(amount, Some(plan.currency()));
        let over = self.amount.take(self.available).unwrap_or(Minor::ZERO);
        let mut message = Message::new(&CORE, "refusals", self.key())
            .with("on", self.on)
            .with("amount", money(self.amount))
            .with("available", money(self.available))
            .with("over", money(over))
            .with("least", money(least_allocation(plan)));
        let account = match self.subject {
            Subject::Allocation(position) => {
                let allocation = &plan.allocations()[position];
                let credit = plan.credit(allocation.credit);
                let member = allocation.by.map(|by| plan.members()[by.position()].name.clone());
                message = message
                    .with("credit", Value::Name(credit.name.clone()))
                    .with("issued", credit.issued)
                    .with("expires", credit.expires)
                    .with("member", Value::Name(member.unwrap_or_default()))
                    .with("roles", roles(plan));
                allocation.account
            }
            Subject::Event(position) => plan.events()[position].account,
        };
        message.with("account", Value::Name(plan.account(account).name.clone()))
    }

    const fn key(&self) -> &'static str {
        match self.rule {
            RuleId::Role => "role",
            RuleId::Locked => "locked",
            RuleId::Owned => "owned",
            RuleId::Status => match self.status {
                Status::Suspended => "status.suspended",
                Status::Closed => "status.closed",
                _ => "status.inReview",
            },
            RuleId::NotIssued => "notIssued",
            RuleId::Expired => "expired",
            RuleId::Minimum => "minimum",
            RuleId::Insufficient => "insufficient",
            RuleId::CashMoves => "cashMoves",
            RuleId::CashStatus => "cashStatus",
            RuleId::Transferable => "transferable",
            _ => "other",
        }
    }
}

/// The roles that may allocate.
fn roles(plan: &Plan) -> Value {
    let role = |name| Message::new(&CORE, "roles", name);
    let roles: Vec<Value> =
        plan.assumptions().who_may_allocate.iter().map(|it| role(it.name()).into()).collect();
    if roles.is_empty() { role("nobody").into() } else { Value::List(roles, 0, Joined::Or) }
}
