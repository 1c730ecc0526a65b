//! The allocations that let the most ad credit be spent.

use super::certificate::Certificate;
use super::flow::{Arc, Flow};
use super::openings::{Openings, Whereabouts};
use super::reviews::Reviews;
use crate::day::Day;
use crate::ledger::CreditFigures;
use crate::money::Minor;
use crate::order::ordered;
use crate::plan::{AccountIndex, Allocation, CreditIndex, Execution, Plan};
use crate::simulation::run;
use std::collections::BTreeSet;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// The first day on which ad credit can be allocated.
    pub from: Day,
    /// On which days it is.
    pub reviews: Reviews,
}

/// How near an advice comes to what no split can beat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nothing beats it.
    Best,
    /// The draw order spends locked ad credit in an order that keeps so much from being spent.
    ShortByDrawOrder(Minor),
}

/// The allocations that let the most ad credit be spent, and why it is no more.
#[derive(Clone, Debug)]
pub struct Advice {
    /// The plan with these allocations: those already done, then the advised ones.
    pub plan: Plan,
    /// How many of its allocations, at the front, are already done.
    pub done: usize,
    /// What a run of that plan gives.
    pub figures: CreditFigures,
    /// Why no split lets more be spent.
    pub certificate: Certificate,
    /// Whether this split lets as much be spent as the certificate allows.
    pub reach: Reach,
}

impl Advice {
    /// What is issued and can't be spent, however it is split.
    #[must_use]
    pub fn unavoidable(&self) -> Minor {
        self.certificate.unspendable
    }

    /// The advised allocations.
    #[must_use]
    pub fn allocations(&self) -> &[Allocation] {
        &self.plan.allocations()[self.done..]
    }
}

/// The best split of what is still open in `plan`. Its planned allocations are replaced, those done are kept.
///
/// Among the splits that let the most be spent, it is one that spends sooner-expiring ad credit first and gives
/// each ad credit to the ad accounts that can spend most of it, which makes few allocations. The same plan gives
/// the same split.
#[must_use]
pub fn best_split(plan: &Plan, request: Request) -> Advice {
    let openings = Openings::of(plan, request.from, request.reviews);
    let flow = openings.network(plan).solve();
    let certificate = Certificate::of(&openings, &flow);
    let most: Minor = flow.arcs.iter().map(|arc| Minor::new(arc.flow)).sum();
    let attempt = |grain| {
        let mut allocations = openings.done.clone();
        allocations.extend(allocations_of(plan, &openings, &flow, grain));
        let plan = plan.with_allocations(allocations);
        let figures = run(&plan).figures.totals;
        (plan, figures)
    };
    // Few allocations first. They do unless a draw order spends the wrong ad credit first; then each slot gets
    // just what is spent in it, which leaves the draw order no choice but among locked ad credit.
    let coarse = match request.reviews {
        Reviews::AnyDay => Grain::Epoch,
        Reviews::Every(_) => Grain::Review,
    };
    let (mut split, mut figures) = attempt(coarse);
    if figures.spent < most {
        let (finer, finer_figures) = attempt(Grain::Slot);
        if finer_figures.spent > figures.spent {
            (split, figures) = (finer, finer_figures);
        }
    }
    let reach = match most.take(figures.spent) {
        Some(short) if short.is_positive() => Reach::ShortByDrawOrder(short),
        _ => Reach::Best,
    };
    Advice { plan: split, done: openings.done.len(), figures, certificate, reach }
}

/// How much is allocated at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grain {
    /// Everything that can be kept until it is spent.
    Epoch,
    /// What is spent until the next review.
    Review,
    /// What is spent in a slot.
    Slot,
}

/// What goes from one ad credit to one ad account at a time.
#[derive(Clone, Copy, Debug)]
struct Part {
    credit: CreditIndex,
    account: AccountIndex,
    on: Day,
    /// Parts of one epoch, review or slot are one allocation.
    group: i64,
    amount: Minor,
}

fn allocations_of(plan: &Plan, openings: &Openings, flow: &Flow, grain: Grain) -> Vec<Allocation> {
    let mut parts: Vec<Part> = flow.arcs.iter().filter_map(|arc| part(openings, arc, grain)).collect();
    parts = ordered(&parts, |part| {
        let pair = part.credit.position() * plan.ad_accounts().len() + part.account.position();
        [i64::try_from(pair).unwrap_or(i64::MAX), part.group, part.on.number()]
    });
    let mut merged: Vec<Part> = Vec::new();
    for part in parts {
        let same = |last: &&mut Part| {
            (last.credit, last.account, last.group) == (part.credit, part.account, part.group)
        };
        match merged.last_mut().filter(same) {
            Some(last) => last.amount += part.amount,
            None => merged.push(part),
        }
    }
    merged.retain(|part| part.amount.is_positive());
    let merged = ordered(&merged, |part| [part.on.number(), 0, 0]);
    let mut names = Names::new(openings.done.iter().map(|done| done.id.clone()).collect());
    merged.iter().map(|part| allocation(plan, part, &mut names)).collect()
}

/// Ids for advised allocations, each used once.
struct Names {
    taken: BTreeSet<String>,
    count: usize,
}

impl Names {
    const fn new(taken: BTreeSet<String>) -> Self {
        Self { taken, count: 0 }
    }

    /// `wanted` if it is free, or else the next free number.
    fn take(&mut self, wanted: Option<&str>) -> String {
        let mut id = wanted.map(ToOwned::to_owned).unwrap_or_default();
        while id.is_empty() || self.taken.contains(&id) {
            self.count += 1;
            id = format!("advice-{}", self.count);
        }
        self.taken.insert(id.clone());
        id
    }
}

/// What an arc asks to be allocated; nothing for locked ad credit. An arc without flow is a part of nothing: it
/// shows how early the others of its group can be allocated.
fn part(openings: &Openings, arc: &Arc, grain: Grain) -> Option<Part> {
    let (source, slot) = (openings.sources[arc.source], openings.slots[arc.sink]);
    if source.whereabouts != Whereabouts::Unallocated {
        return None;
    }
    let decided = slot.decided?;
    let group = match grain {
        Grain::Epoch => i64::try_from(slot.epoch).unwrap_or(i64::MAX),
        Grain::Review => decided.number(),
        Grain::Slot => slot.days.start.number(),
    };
    let on = if grain == Grain::Slot { slot.days.start.max(decided) } else { decided };
    let amount = Minor::new(arc.flow);
    Some(Part { credit: source.credit, account: slot.account, on, group, amount })
}

/// What is planned for the same day, ad credit and ad account keeps its id and its member.
fn allocation(plan: &Plan, part: &Part, names: &mut Names) -> Allocation {
    let planned = plan.allocations().iter().find(|planned| {
        planned.execution == Execution::Planned
            && (planned.on, planned.credit, planned.account) == (part.on, part.credit, part.account)
    });
    Allocation {
        id: names.take(planned.map(|planned| planned.id.as_str())),
        on: part.on,
        credit: part.credit,
        account: part.account,
        amount: part.amount,
        by: planned.and_then(|planned| planned.by),
        execution: Execution::Planned,
    }
}
