//! Two plans beside each other: where their journals part, and what that is worth.

use crate::day::Day;
use crate::ledger::{Entry, Transfer};
use crate::money::Minor;
use crate::order::ordered;
use crate::plan::Plan;
use crate::simulation::Projection;
use std::collections::BTreeMap;

/// A movement of ad credit that both plans may make, told by ids: positions differ from plan to plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Movement {
    /// Its place in the order of kinds, so that a list of them reads like a day.
    order: u8,
    /// What kind it is.
    kind_name: &'static str,
    /// Id of the ad credit.
    pub credit: String,
    /// Id of the ad account it concerns; empty where none is.
    pub account: String,
}

impl Movement {
    /// What kind it is, as a journal names it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.kind_name
    }
}

/// How much two plans move in the same way, where that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parting {
    /// The movement.
    pub movement: Movement,
    /// The first day by whose end the two have moved different amounts.
    pub since: Day,
    /// What the first plan moves in all.
    pub first: Minor,
    /// What the second plan moves in all.
    pub second: Minor,
}

/// All that is moved in one way, and when.
#[derive(Default)]
struct Sums<'a> {
    entries: [Vec<&'a Entry>; 2],
}

/// Where the journals of two projections part, by movement of ad credit. Both must be in the same currency.
///
/// A difference in when, with the same amount in the end, is a difference too.
#[must_use]
pub fn partings(first: &Projection<'_>, second: &Projection<'_>) -> Vec<Parting> {
    let mut sums: BTreeMap<Movement, Sums<'_>> = BTreeMap::new();
    for (side, projection) in [first, second].into_iter().enumerate() {
        for entry in projection.journal.entries() {
            if let Some(movement) = movement(projection.plan, entry) {
                sums.entry(movement).or_default().entries[side].push(entry);
            }
        }
    }
    let mut partings = Vec::new();
    for (movement, sums) in sums {
        if let Some(since) = first_difference(&sums) {
            let [first, second] = [0, 1].map(|side| sums.entries[side].iter().map(|it| it.amount).sum());
            partings.push(Parting { movement, since, first, second });
        }
    }
    partings
}

fn movement(plan: &Plan, entry: &Entry) -> Option<Movement> {
    let order = match entry.transfer {
        Transfer::Issue { .. } => 0,
        Transfer::Allocate { .. } => 1,
        Transfer::Spend { .. } => 2,
        Transfer::Expire { .. } => 3,
        Transfer::Forfeit { .. } => 4,
        Transfer::Revoke { .. } => 5,
        // Cash is shown for contrast; what two plans differ in is ad credit.
        _ => return None,
    };
    Some(Movement {
        order,
        kind_name: entry.transfer.kind().name(),
        credit: plan.credit(entry.transfer.credit()?).id.clone(),
        account: entry.transfer.account().map(|account| plan.account(account).id.clone()).unwrap_or_default(),
    })
}

/// The first day by whose end the two sides have moved different amounts. Only the first and last days of entries, and
/// those beside them, need to be looked at: in between, both go on as they did, so one week tells.
fn first_difference(sums: &Sums<'_>) -> Option<Day> {
    let mut days = Vec::new();
    for entry in sums.entries.iter().flatten() {
        for offset in 0..7 {
            days.extend([entry.on.plus(offset), entry.last().plus(offset)]);
        }
    }
    let moved = |side: usize, day| -> Minor { sums.entries[side].iter().map(|it| it.moved_by(day)).sum() };
    ordered(&days, |day| [day.number(), 0, 0]).into_iter().find(|day| moved(0, *day) != moved(1, *day))
}
