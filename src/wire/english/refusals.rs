//! A sentence for each refusal.

use super::fill;
use crate::money::Minor;
use crate::plan::{Plan, Status};
use crate::rules::RuleId;
use crate::rules::judgement::least_allocation;
use crate::simulation::{Refusal, Subject};
use crate::wire::wording;

/// Why it was refused and what to do about it.
pub(crate) fn refusal(plan: &Plan, refusal: &Refusal) -> String {
    fill(template(refusal), &params(plan, refusal))
}

const fn template(refusal: &Refusal) -> &'static str {
    match refusal.rule {
        RuleId::Role => "{member} can't allocate ad credit: it takes {roles}.",
        RuleId::Locked => {
            "“{credit}” was issued to an ad account and never leaves it. Allocate from ad credit of the Business Center."
        }
        RuleId::Owned => {
            "“{account}” is shared with this Business Center. Only an ad account it owns is known to receive ad credit."
        }
        RuleId::Status => match refusal.status {
            Status::Suspended => {
                "Can't allocate to a suspended ad account: “{account}” is suspended on {on}."
            }
            Status::Closed => "Can't allocate to a closed ad account: “{account}” is closed on {on}.",
            _ => "Can't allocate before an ad account is approved: “{account}” is in review on {on}.",
        },
        RuleId::NotIssued => "“{credit}” is issued on {issued}. Allocate it then or later.",
        RuleId::Expired => "“{credit}” expired on {expires}. Allocate it by then.",
        RuleId::Minimum => "{amount} is less than one allocation may be. Allocate {least} or more.",
        RuleId::Insufficient => {
            "You've allocated {amount}. “{credit}” has {available} unallocated on {on}. Remove {over}."
        }
        RuleId::CashMoves => {
            "Cash moves between the Business Center and an ad account, not from one ad account to another. Make it two moves."
        }
        RuleId::CashStatus => "Cash moves only while an ad account is approved: “{account}” isn't on {on}.",
        RuleId::Transferable => {
            "{amount} is more than the {available} of cash that is there on {on}. Move less."
        }
        _ => "The rules don't allow this.",
    }
}

fn params(plan: &Plan, refusal: &Refusal) -> Vec<(&'static str, String)> {
    let money = |amount: Minor| amount.to_text(plan.currency());
    let over = refusal.amount.take(refusal.available).unwrap_or(Minor::ZERO);
    let mut params = vec![
        ("on", refusal.on.to_string()),
        ("amount", money(refusal.amount)),
        ("available", money(refusal.available)),
        ("over", money(over)),
        ("least", money(least_allocation(plan))),
    ];
    let account = match refusal.subject {
        Subject::Allocation(position) => {
            let allocation = &plan.allocations()[position];
            let credit = plan.credit(allocation.credit);
            let member = allocation.by.map(|by| plan.members()[by.position()].name.clone());
            params.push(("credit", credit.name.clone()));
            params.push(("issued", credit.issued.to_string()));
            params.push(("expires", credit.expires.to_string()));
            params.push(("member", member.unwrap_or_default()));
            params.push(("roles", roles(plan)));
            allocation.account
        }
        Subject::Event(position) => plan.events()[position].account,
    };
    params.push(("account", plan.account(account).name.clone()));
    params
}

fn roles(plan: &Plan) -> String {
    use crate::plan::Role;
    let names: Vec<&str> = plan
        .assumptions()
        .who_may_allocate
        .iter()
        .map(|role| match role {
            Role::Admin => "an admin",
            Role::FinanceManager => "a finance manager",
            Role::FinanceAnalyst => "a finance analyst",
            Role::Standard => "a standard member",
        })
        .map(wording::sentence)
        .collect();
    match names.as_slice() {
        [] => wording::sentence("a role that this plan gives to nobody").to_owned(),
        names => names.join(wording::sentence(" or ")),
    }
}
