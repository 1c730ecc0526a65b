//! Taking out of a plan what it allocates and does not spend.

use crate::day::Day;
use crate::ledger::Transfer;
use crate::money::Minor;
use crate::order::sort_by_key;
use crate::plan::{AccountIndex, Allocation, CreditIndex, Holder, Plan};
use crate::rules::judgement::least_allocation;
use crate::simulation::{Projection, Subject, run};
use std::collections::BTreeMap;

/// Ad credit in an ad account that is not spent there.
struct Unspent {
    pair: (CreditIndex, AccountIndex),
    /// The last day on which what is lost may have been allocated.
    by: Day,
    amount: Minor,
}

/// The allocations of a plan without those, from place `kept` on, that are refused, and without what is not spent of
/// them: of one ad credit in one ad account, the last that arrived before it was lost. No allocation is made smaller than
/// the minimum; where `elsewhere`, what is therefore left unspent of one ad credit is taken from others in the same ad
/// account, which may spend that one instead. And how much is left unspent even so in each ad account.
pub(super) fn without_unspent(plan: &Plan, kept: usize, elsewhere: bool) -> (Vec<Allocation>, Vec<Minor>) {
    let projection = run(plan);
    let mut allocations = plan.allocations().to_vec();
    for refusal in &projection.refusals {
        if let Subject::Allocation(at) = refusal.subject
            && at >= kept
        {
            allocations[at].amount = Minor::ZERO;
        }
    }
    let least = least_allocation(plan);
    let mut over = take_losses(&mut allocations, kept, losses(&projection), least, plan.ad_accounts().len());
    for it in allocations[kept..].iter_mut().rev().filter(|_| elsewhere) {
        let over = &mut over[it.account.position()];
        let part = it.amount.take(least).unwrap_or(Minor::ZERO).min(*over);
        it.amount -= part;
        *over -= part;
    }
    let mut at = 0;
    allocations.retain(|it| {
        at += 1;
        at <= kept || it.amount.is_positive()
    });
    (allocations, over)
}

/// What is lost in ad accounts, in the order of days. What is left at the end is lost for this purpose.
fn losses(projection: &Projection<'_>) -> Vec<Unspent> {
    let mut losses: Vec<Unspent> = Vec::new();
    let mut held: BTreeMap<_, Minor> = BTreeMap::new();
    for entry in projection.journal.entries() {
        let amount = entry.amount;
        let (credit, account, lost_by) = match entry.transfer {
            Transfer::Issue { credit, to: Holder::AdAccount(account) }
            | Transfer::Allocate { credit, account } => {
                *held.entry((credit, account)).or_insert(Minor::ZERO) += amount;
                continue;
            }
            Transfer::Spend { credit, account } => (credit, account, None),
            Transfer::Expire { credit, holder: Holder::AdAccount(account) } => {
                (credit, account, Some(entry.on))
            }
            // It is taken in the morning, before that day's allocations, unless it was lost on arrival.
            Transfer::Forfeit { credit, account, .. } | Transfer::Revoke { credit, account, .. } => {
                (credit, account, Some(entry.on.previous()))
            }
            _ => continue,
        };
        let pair = (credit, account);
        *held.entry(pair).or_insert(Minor::ZERO) -= amount;
        losses.extend(lost_by.map(|by| Unspent { pair, by, amount }));
    }
    let by = projection.plan.period().end;
    losses.extend(held.into_iter().map(|(pair, amount)| Unspent { pair, by, amount }));
    losses
}

/// Takes losses from the last allocations of their pair, none of which becomes smaller than `least`. Gives how much of the
/// losses is left in each ad account.
fn take_losses(
    allocations: &mut [Allocation],
    kept: usize,
    losses: Vec<Unspent>,
    least: Minor,
    accounts: usize,
) -> Vec<Minor> {
    let mut order: Vec<usize> = (kept..allocations.len()).collect();
    sort_by_key(&mut order, |at| allocations[*at].on);
    let mut by_pair: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for at in order {
        by_pair.entry((allocations[at].credit, allocations[at].account)).or_default().push(at);
    }
    let mut over = vec![Minor::ZERO; accounts];
    for Unspent { pair, by, mut amount } in losses {
        for at in by_pair.get(&pair).into_iter().flatten().rev() {
            let it = &mut allocations[*at];
            if it.on > by || amount.is_zero() || it.amount.is_zero() {
                continue;
            }
            let part = amount.min(it.amount);
            let rest = it.amount - part;
            // The minimum keeps some of it.
            it.amount = if rest.is_zero() { rest } else { rest.max(least.min(it.amount)) };
            amount -= part;
            over[pair.1.position()] += it.amount - rest;
        }
    }
    over
}
