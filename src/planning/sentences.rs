//! What advice and a comparison have to say.

use super::{Certificate, GapReason, Optimality};
use crate::ledger::CreditFigures;
use crate::messages::{CORE, Joined, Message, Value};
use crate::money::Minor;
use crate::plan::{AdAccount, Allocation, Plan};

fn advice(key: &'static str) -> Message {
    Message::new(&CORE, "advice", key)
}

fn money(plan: &Plan, amount: Minor) -> Value {
    Value::Amount(amount, Some(plan.currency()))
}

fn list(items: Vec<Value>) -> Value {
    Value::List(items, 0, Joined::Comma)
}

/// Why no split lets more be spent.
#[must_use]
pub fn proof(plan: &Plan, certificate: &Certificate) -> Message {
    if certificate.unspendable.is_zero() {
        return advice("all");
    }
    let mut total = Minor::ZERO;
    let mut credits = Vec::new();
    for stuck in &certificate.credits {
        total += stuck.amount;
        let credit = plan.credit(stuck.credit);
        let named = match stuck.locked_in {
            None => advice("credit"),
            Some(account) => {
                advice("lockedCredit").with("account", Value::Name(plan.account(account).name.clone()))
            }
        };
        let named = named.with("credit", Value::Name(credit.name.clone())).with("expires", credit.expires);
        credits.push(named.into());
    }
    let mut accounts = Vec::new();
    for full in &certificate.accounts {
        let name = Value::Name(plan.account(full.account).name.clone());
        let full = advice("fullAccount").with("account", name).with("amount", money(plan, full.amount));
        accounts.push(full.into());
    }
    let key = match (credits.len(), accounts.is_empty()) {
        (_, true) => "nobody",
        (1, _) => "one",
        _ => "several",
    };
    advice(key)
        .with("credits", list(credits))
        .with("accounts", list(accounts))
        .with("total", money(plan, total))
        .with("spendable", money(plan, total - certificate.unspendable))
        .with("unspendable", money(plan, certificate.unspendable))
}

/// Whether anything can beat the advice.
#[must_use]
pub fn optimality(plan: &Plan, optimality: Optimality) -> Message {
    let Optimality::Gap { amount, reason } = optimality else { return advice("proven") };
    let key = match reason {
        GapReason::DrawOrder => "gap.drawOrder",
        GapReason::Minimum => "gap.minimum",
        GapReason::Limit => "gap.limit",
    };
    advice(key).with("amount", money(plan, amount))
}

/// What an ad account can spend and what it gets.
#[must_use]
pub fn share(plan: &Plan, account: &AdAccount, can: Minor, gets: Minor) -> Message {
    let key = match (can.is_zero(), gets.is_zero()) {
        (true, _) => "share.none",
        (false, true) => "share.nothingMore",
        (false, false) => "share.gets",
    };
    let share = advice(key).with("account", Value::Name(account.name.clone()));
    share.with("can", money(plan, can)).with("gets", money(plan, gets))
}

/// One allocation in TikTok's own terms (rule R48).
#[must_use]
pub fn step(plan: &Plan, allocation: &Allocation) -> Message {
    advice("step")
        .with("account", Value::Name(plan.account(allocation.account).name.clone()))
        .with("amount", money(plan, allocation.amount))
        .with("currency", plan.currency().code())
        .with("credit", Value::Name(plan.credit(allocation.credit).name.clone()))
}

/// What matters between two plans of one currency.
#[must_use]
pub fn comparison(a: &Plan, b: &Plan, first: &CreditFigures, second: &CreditFigures) -> Message {
    let more = second.spent - first.spent;
    // The better plan is named first.
    let (better, other, gain, mine, theirs) = if more.units() < 0 {
        (a, b, Minor::ZERO - more, first, second)
    } else {
        (b, a, more, second, first)
    };
    let stranded = theirs.stranded() - mine.stranded();
    let key = match (gain.is_zero(), stranded.units().signum()) {
        (true, 0) => "same",
        (true, 1) => "strandsLess",
        (true, _) => "strandsMore",
        (false, 0) => "spendsMore",
        (false, 1) => "spendsMoreStrandsLess",
        (false, _) => "spendsMoreStrandsMore",
    };
    Message::new(&CORE, "comparison", key)
        .with("better", Value::Name(better.name().to_owned()))
        .with("other", Value::Name(other.name().to_owned()))
        .with("gain", money(a, gain))
        .with("less", money(a, stranded))
        .with("more", money(a, Minor::ZERO - stranded))
}
