//! What advice and a comparison have to say.

use super::{Advice, BindingBound, Certificate, GapReason, Optimality};
use crate::day::Day;
use crate::ledger::CreditFigures;
use crate::messages::{CORE, Joined, Message, Value};
use crate::money::{Decimal, Minor};
use crate::plan::{AccountIndex, AdAccount, Allocation, Execution, Plan, Preference};
use std::cmp::Ordering;
use std::collections::BTreeSet;

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
pub fn proof(plan: &Plan, advised: &Advice) -> Message {
    let (shown, kept) = (&advised.certificate, advised.kept_by_minimum());
    let minimum = advice("minimum").with("amount", money(plan, kept));
    match (kept.is_zero(), shown.unspendable.is_zero()) {
        (true, _) => certified(plan, shown),
        (false, true) => minimum,
        (false, false) => advice("andMinimum").with("proof", certified(plan, shown)).with("minimum", minimum),
    }
}

/// Why nobody can spend what a certificate says.
fn certified(plan: &Plan, certificate: &Certificate) -> Message {
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
pub fn optimality(plan: &Plan, advised: &Advice) -> Message {
    let Optimality::Gap { amount, reason } = advised.optimality else {
        return advice(if advised.is_narrowed { "proven.asked" } else { "proven" });
    };
    let key = match reason {
        GapReason::DrawOrder => "gap.drawOrder",
        GapReason::Minimum => "gap.minimum",
        GapReason::Limit => "gap.limit",
        GapReason::Bound => "gap.bound",
        GapReason::Rounding => "gap.rounding",
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

/// Why this of the splits that spend as much.
#[must_use]
pub fn preference(plan: &Plan, advised: &Advice) -> Message {
    if !advised.is_as_preferred {
        return advice("prefer.other");
    }
    match advised.prefer {
        Preference::LeastChange => advice("prefer.leastChange"),
        Preference::FewestSteps => advice("prefer.fewestSteps"),
        Preference::Proportional => {
            let percent = |percent: i128| Value::Number(percent.to_string());
            let says = match fills(advised) {
                None => advice("prefer.proportional.none"),
                Some((low, high)) if low == high => advice("prefer.proportional").with("part", percent(low)),
                Some((low, high)) => advice("prefer.proportional.between")
                    .with("low", percent(low))
                    .with("high", percent(high)),
            };
            says.with("day", last_day(plan))
        }
    }
}

/// The last day of the plan on which any ad credit can be spent.
fn last_day(plan: &Plan) -> Day {
    let end = plan.period().end;
    plan.ad_credits().iter().map(|it| it.expires.min(end)).max().unwrap_or(end)
}

/// The least and the most of what it can spend that an ad account spends, in whole percent, rounded down; nothing where
/// none can spend.
fn fills(advised: &Advice) -> Option<(i128, i128)> {
    let spent = advised.spends.iter().zip(&advised.can_spend).filter(|(_, can)| can.is_positive());
    let percents = spent.map(|(spends, can)| i128::from(spends.units()) * 100 / i128::from(can.units()));
    percents.map(|it| (it, it)).reduce(|(low, high), (it, _)| (low.min(it), high.max(it)))
}

/// A bound that is in the way, and what it costs.
#[must_use]
pub fn bound(plan: &Plan, bound: BindingBound) -> Message {
    let of = |account: AccountIndex| Value::Name(plan.account(account).name.clone());
    let limit = |limit: Option<Minor>| money(plan, limit.unwrap_or(Minor::ZERO));
    match bound {
        BindingBound::AtMost(account, cost) => advice("bound.atMost")
            .with("account", of(account))
            .with("limit", limit(plan.account(account).at_most))
            .with("amount", money(plan, cost)),
        BindingBound::AtLeast(account, missing) => advice("bound.atLeast")
            .with("account", of(account))
            .with("limit", limit(plan.account(account).at_least))
            .with("amount", money(plan, missing)),
        BindingBound::MaxShare(cost) => {
            let share = plan.split_policy().max_share.unwrap_or(Decimal::ONE) * Decimal::ONE_HUNDRED;
            advice("bound.maxShare")
                .with("part", Value::Number(share.normalize().to_string()))
                .with("amount", money(plan, cost))
        }
        BindingBound::Together(cost) => advice("bound.together").with("amount", money(plan, cost)),
    }
}

/// How many ad accounts a sentence about changes names.
const NAMED: usize = 6;

/// What changes against the open allocations of `plan` if `advised` takes their place: of each ad account in all.
#[must_use]
pub fn change(plan: &Plan, advised: &Advice) -> Message {
    let kept: BTreeSet<&str> =
        advised.plan.allocations()[..advised.kept].iter().map(|it| it.id.as_str()).collect();
    let open = plan.allocations().iter().filter(|it| !kept.contains(it.id.as_str()));
    let before = Allocation::by_account(plan.ad_accounts().len(), open);
    let after = Allocation::by_account(plan.ad_accounts().len(), advised.allocations());
    let (mut more, mut less, mut stays) = (Vec::new(), Vec::new(), 0_usize);
    for ((account, before), after) in plan.ad_accounts().iter().zip(&before).zip(after) {
        match after.cmp(before) {
            Ordering::Greater => more.push((account, after - *before)),
            Ordering::Less => less.push((account, *before - after)),
            Ordering::Equal => stays += usize::from(before.is_positive()),
        }
    }
    let is_new = before.iter().all(|it| it.is_zero());
    let mut change = changed(plan, &more, &less, is_new);
    if stays > 0 && !(more.is_empty() && less.is_empty()) {
        change = advice("change.andStays").with("change", change).with("count", stays);
    }
    // What the figures rest on, though nobody has said that it was made.
    let is_open = |it: &Allocation| it.execution == Execution::Planned && it.on < advised.from;
    if advised.plan.allocations()[..advised.kept].iter().any(is_open) {
        change = advice("change.andEarlier").with("change", change).with("day", advised.from);
    }
    change
}

/// What some ad accounts get more and others less, in one sentence.
fn changed(plan: &Plan, more: &[(&AdAccount, Minor)], less: &[(&AdAccount, Minor)], is_new: bool) -> Message {
    let name = |account: &AdAccount| Value::Name(account.name.clone());
    // What is only planned has no bound in all.
    let sum = |changes: &[(&AdAccount, Minor)]| {
        changes.iter().fold(Minor::ZERO, |sum, (_, amount)| sum.saturating_add(*amount))
    };
    let (gained, lost) = (sum(more), sum(less));
    match (more, less) {
        ([], []) => advice("change.none"),
        ([(account, amount)], []) if is_new => {
            advice("change.givesOne").with("account", name(account)).with("amount", money(plan, *amount))
        }
        (_, []) if is_new => {
            advice("change.gives").with("count", more.len()).with("amount", money(plan, gained))
        }
        ([(to, _)], [(from, amount)]) if gained == lost => {
            let moves = advice("change.moves").with("amount", money(plan, *amount));
            moves.with("from", name(from)).with("to", name(to))
        }
        (_, [(from, amount)]) if gained == lost => {
            let moves = advice("change.movesToSeveral").with("amount", money(plan, *amount));
            moves.with("from", name(from)).with("count", more.len())
        }
        _ => {
            let said = |key: &'static str| {
                move |(account, amount): &(&AdAccount, Minor)| -> Value {
                    advice(key).with("account", name(account)).with("amount", money(plan, *amount)).into()
                }
            };
            let less = less.iter().map(said("change.less"));
            let mut changes: Vec<Value> = more.iter().map(said("change.more")).chain(less).collect();
            let rest = changes.len().saturating_sub(NAMED);
            changes.truncate(NAMED);
            // Beside amounts, a number alone could be taken for one.
            changes.extend((rest > 0).then(|| advice("change.others").with("count", rest).into()));
            advice("change").with("changes", Value::List(changes, 0, Joined::Semicolon))
        }
    }
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
