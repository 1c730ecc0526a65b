//! The allocations that let the most ad credit be spent.

use super::certificate::Certificate;
use super::openings::{Grain, Group, Openings};
use super::request::{Request, Reviews};
use super::split::{Search, most, split};
use crate::ledger::CreditFigures;
use crate::money::Minor;
use crate::order::ordered;
use crate::plan::{Allocation, CreditIndex, DrawOrder, Execution, MemberIndex, Plan};
use crate::rules::judgement::least_allocation;
use crate::simulation::run;
use std::collections::BTreeSet;

/// How near an advice comes to what no split can beat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nothing beats it.
    Best,
    /// The minimum for one allocation keeps so much from being spent.
    ShortByMinimum(Minor, Search),
    /// The draw order spends locked ad credit in an order that keeps so much from being spent.
    ShortByDrawOrder(Minor),
}

/// The allocations that let the most ad credit be spent, and why it is no more.
#[derive(Clone, Debug)]
pub struct Advice {
    /// The plan with these allocations: those that stay, then the advised ones.
    pub plan: Plan,
    /// How many of its allocations, at the front, stay: they are done already, or out of scope.
    pub kept: usize,
    /// What a run of that plan gives.
    pub figures: CreditFigures,
    /// The most ad credit each ad account could spend, in document order.
    pub can_spend: Vec<Minor>,
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
        &self.plan.allocations()[self.kept..]
    }
}

/// The best split of what is still open in `plan`. The planned allocations in scope are replaced; those done, or out of
/// scope, stay.
///
/// Among the splits that let the most be spent, it is one with few allocations, found in this order:
///
/// 1. Ad credit that expires within the plan is spent before any that can still be spent after it.
/// 2. Of three ways to lay it out, the one with the fewest allocations is taken; at a tie the first. Day by day, the ad
///    credit that expires first to everybody. Each ad credit, the soonest to expire first, to the ad account that can
///    spend most of it, then to the next. Or the plan in stretches as long as may be, in each of which one ad account
///    after the other is filled from one ad credit that lives all through it; ad credit that would end within a
///    stretch is passed over if the rest suffices.
/// 3. Then each allocation, the smallest first and of equals the one of the sooner-expiring ad credit, is left out if
///    its amount can go along with the others. So small leftovers go first. In a plan too large to try all of
///    them, the largest are left as they are.
///
/// Once all have been tried, none of the allocations can be left out with the same of each ad credit spent. Where all
/// ad credit is live all the time and nothing else happens, there are then fewer than ad credits and ad accounts
/// together. Where each ad credit has days of its own and there is enough of each for all, every ad account needs
/// each of them. An allocation of less than an ad account spends in a day is advised only where it can't be left out.
///
/// The same plan gives the same split.
#[must_use]
pub fn best_split(plan: &Plan, request: Request) -> Advice {
    let openings = Openings::of(plan, request);
    let least = least_allocation(plan);
    let attempt = |grain| {
        let groups = openings.groups(plan, grain);
        let split = split(plan, &openings, &groups, least);
        let mut allocations = openings.kept.clone();
        allocations.extend(allocations_of(plan, &openings, &groups, &split.amounts));
        let plan = plan.with_allocations(allocations);
        let projection = run(&plan);
        let outcome = Outcome { figures: projection.figures.totals, can_spend: projection.can_spend };
        (plan, outcome, split)
    };
    // Few allocations first. They do unless a draw order spends the wrong ad credit first; then each slot gets
    // just what is spent in it, which leaves the draw order no choice but among locked ad credit.
    let mut best = match request.reviews {
        Reviews::AnyDay => attempt(Grain::Epoch),
        Reviews::Every(_) => attempt(Grain::Review),
    };
    if best.1.figures.spent < best.2.spent && request.reviews == Reviews::AnyDay {
        let finer = attempt(Grain::Slot);
        if finer.1.figures.spent > best.1.figures.spent {
            best = finer;
        }
    }
    let (plan, Outcome { figures, can_spend }, split) = best;
    let certificate = Certificate::of(&openings, &split.bound);
    let most = Minor::new(split.bound.total);
    let short = most.take(figures.spent).unwrap_or(Minor::ZERO);
    let reach = match split.spent {
        _ if short.is_zero() => Reach::Best,
        spent if figures.spent < spent => Reach::ShortByDrawOrder(short),
        _ => Reach::ShortByMinimum(short, split.search),
    };
    Advice { plan, kept: openings.kept.len(), figures, can_spend, certificate, reach }
}

/// What the best split lets be spent. Where it reaches what the flow comes to, as it does unless a minimum or a draw
/// order is in the way, nobody needs to know how it is laid out.
pub(super) fn most_spent(plan: &Plan, request: Request) -> Minor {
    let assumed = plan.assumptions();
    if assumed.draw_order == DrawOrder::SoonestExpiry && assumed.minimum_allocation.is_none() {
        most(plan, &Openings::of(plan, request))
    } else {
        best_split(plan, request).figures.spent
    }
}

/// What a run of a split gives.
struct Outcome {
    figures: CreditFigures,
    can_spend: Vec<Minor>,
}

fn allocations_of(plan: &Plan, openings: &Openings, groups: &[Group], amounts: &[Minor]) -> Vec<Allocation> {
    let mut names = Names::new(&openings.kept);
    let made: Vec<usize> = (0..groups.len()).filter(|at| amounts[*at].is_positive()).collect();
    let by_day = ordered(&made, |at| {
        let group = &groups[*at];
        let credit = openings.sources[group.source].credit.position();
        [group.on.number(), i64::try_from(credit).unwrap_or(i64::MAX), 0]
    });
    let credit = |group: &Group| openings.sources[group.source].credit;
    by_day
        .into_iter()
        .map(|at| allocation(plan, &groups[at], credit(&groups[at]), amounts[at], &mut names))
        .collect()
}

/// Ids for advised allocations, each used once.
struct Names {
    taken: BTreeSet<String>,
    count: usize,
}

impl Names {
    fn new(kept: &[Allocation]) -> Self {
        let mut taken = BTreeSet::new();
        for allocation in kept {
            taken.insert(allocation.id.clone());
        }
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

/// What is planned for the same day, ad credit and ad account keeps its id, and its member if that one may allocate.
fn allocation(
    plan: &Plan,
    group: &Group,
    credit: CreditIndex,
    amount: Minor,
    names: &mut Names,
) -> Allocation {
    let planned = plan.allocations().iter().find(|planned| {
        planned.execution == Execution::Planned
            && (planned.on, planned.credit, planned.account) == (group.on, credit, group.account)
    });
    Allocation {
        id: names.take(planned.map(|planned| planned.id.as_str())),
        on: group.on,
        credit,
        account: group.account,
        amount,
        by: planned.and_then(|planned| planned.by).filter(|member| may_allocate(plan, *member)),
        execution: Execution::Planned,
    }
}

/// Whether a member may allocate (rule R18); advice names nobody who may not.
fn may_allocate(plan: &Plan, member: MemberIndex) -> bool {
    plan.assumptions().who_may_allocate.contain(plan.members()[member.position()].role)
}
