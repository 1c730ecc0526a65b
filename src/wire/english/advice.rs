//! Sentences for advice.

use super::fill;
use crate::money::Minor;
use crate::plan::{AdAccount, Allocation, Plan};
use crate::planning::{Certificate, GapReason, Optimality};

/// Why no split lets more be spent.
pub(crate) fn proof(plan: &Plan, certificate: &Certificate) -> String {
    let money = |amount: Minor| amount.to_text(plan.currency());
    if certificate.unspendable.is_zero() {
        return fill("All ad credit of this plan can be spent.", &[]);
    }
    let mut total = Minor::ZERO;
    let mut credits = Vec::new();
    for stuck in &certificate.credits {
        total += stuck.amount;
        let credit = plan.credit(stuck.credit);
        let mut params = vec![("credit", credit.name.clone()), ("expires", credit.expires.to_string())];
        let template = match stuck.locked_in {
            None => "“{credit}” (expires {expires})",
            Some(account) => {
                params.push(("account", plan.account(account).name.clone()));
                "“{credit}” in “{account}” (expires {expires})"
            }
        };
        credits.push(fill(template, &params));
    }
    let mut accounts = Vec::new();
    for full in &certificate.accounts {
        let name = &plan.account(full.account).name;
        accounts
            .push(fill("“{account}” {amount}", &[("account", name.clone()), ("amount", money(full.amount))]));
    }
    let params = [
        ("credits", credits.join(", ")),
        ("accounts", accounts.join(", ")),
        ("total", money(total)),
        ("spendable", money(total - certificate.unspendable)),
        ("unspendable", money(certificate.unspendable)),
    ];
    fill(
        match (credits.len(), accounts.is_empty()) {
            (_, true) => "No ad account can spend {credits}: {unspendable} is lost however it is split.",
            (1, _) => {
                "On the days on which {credits} can be spent, the ad accounts that can spend it spend {spendable} in \
                 all: {accounts}. It has {total}, so {unspendable} can't be spent by anyone."
            }
            _ => {
                "On the days on which {credits} can be spent, the ad accounts that can spend them spend {spendable} \
                 in all: {accounts}. Together they have {total}, so {unspendable} can't be spent by anyone."
            }
        },
        &params,
    )
}

/// Whether anything can beat the advice.
pub(crate) fn optimality(plan: &Plan, optimality: Optimality) -> String {
    let Optimality::Gap { amount, reason } = optimality else { return fill("No split spends more.", &[]) };
    let template = match reason {
        GapReason::DrawOrder => {
            "Up to {amount} more might be spent: with this draw order it is not known whether another split reaches it."
        }
        GapReason::Minimum => {
            "Up to {amount} more might be spent: there are too many ways to keep to the minimum for one allocation to \
             try them all."
        }
        GapReason::Limit => {
            "Up to {amount} more might be spent: the plan is too large to try every split, or to hold all of its \
             allocations."
        }
    };
    fill(template, &[("amount", amount.to_text(plan.currency()))])
}

/// What an ad account can spend and what it gets.
pub(crate) fn share(plan: &Plan, account: &AdAccount, can: Minor, gets: Minor) -> String {
    let money = |amount: Minor| amount.to_text(plan.currency());
    let params = [("account", account.name.clone()), ("can", money(can)), ("gets", money(gets))];
    let template = match (can.is_zero(), gets.is_zero()) {
        (true, _) => "“{account}” can't spend ad credit of this plan, so it gets none.",
        (false, true) => {
            "“{account}” can spend {can}. It gets nothing more: others spend it, or it has enough."
        }
        (false, false) => "“{account}” can spend {can}. It gets {gets}.",
    };
    fill(template, &params)
}

/// One allocation in TikTok's own terms (rule R48).
pub(crate) fn step(plan: &Plan, allocation: &Allocation) -> String {
    let params = [
        ("account", plan.account(allocation.account).name.clone()),
        ("amount", allocation.amount.to_text(plan.currency())),
        ("currency", plan.currency().code().to_owned()),
        ("credit", plan.credit(allocation.credit).name.clone()),
    ];
    fill(
        "Finance > Payment Management > {account} > Add Balance > {amount} {currency} of “{credit}” > Confirm",
        &params,
    )
}
