//! Amounts become allocations with a day, an id and a member.

use super::flow_problem::{FlowNetwork, Group};
use crate::day::Day;
use crate::money::Minor;
use crate::plan::{AccountIndex, Allocation, CreditIndex, Execution, MemberIndex, Plan};
use std::collections::{BTreeMap, BTreeSet};

/// What is to be allocated.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) on: Day,
    pub(super) credit: CreditIndex,
    pub(super) account: AccountIndex,
    pub(super) amount: Minor,
    /// Which planned allocation it is, where that is decided.
    pub(super) planned: Option<String>,
}

/// What groups carry, each allocated on its first day.
pub(super) fn made_at_once(network: &FlowNetwork, groups: &[Group], amounts: &[Minor]) -> Vec<Made> {
    let made = groups.iter().zip(amounts).filter(|(_, amount)| amount.is_positive());
    made.map(|(group, amount)| Made {
        on: group.on,
        credit: network.sources[group.source].credit,
        account: group.account,
        amount: *amount,
        planned: None,
    })
    .collect()
}

/// What is advised, with the ids and members of what is planned: of the same allocation, else of one on the same day, of
/// the same ad credit and to the same ad account.
pub(super) fn advised_allocations(
    plan: &Plan,
    network: &FlowNetwork,
    mut made: Vec<Made>,
) -> Vec<Allocation> {
    made.sort_by_key(|it| (it.on, it.credit.position()));
    let mut names = FreeIds::new(&network.kept);
    // What is planned keeps its id whatever else is named, so those ids are reserved first.
    let mut planned = Planned::of(plan, &mut names);
    let decided: BTreeSet<String> = made.iter().filter_map(|it| it.planned.clone()).collect();
    planned.without(&decided);
    let by_id: BTreeMap<&str, &Allocation> =
        plan.allocations().iter().map(|it| (it.id.as_str(), it)).collect();
    made.into_iter()
        .map(|it| {
            let Made { on, credit, account, amount, planned: id } = it;
            let planned = match &id {
                Some(id) => by_id.get(id.as_str()).copied(),
                None => planned.find(on, credit, account),
            };
            Allocation {
                id: planned.map_or_else(|| names.next(), |planned| planned.id.clone()),
                on,
                credit,
                account,
                amount,
                by: planned.and_then(|planned| planned.by).filter(|member| may_allocate(plan, *member)),
                execution: Execution::Planned,
            }
        })
        .collect()
}

/// What is planned and may change, the first for each day, ad credit and ad account.
struct Planned<'a>(BTreeMap<(Day, usize, usize), &'a Allocation>);

impl<'a> Planned<'a> {
    fn of(plan: &'a Plan, names: &mut FreeIds) -> Self {
        let mut planned = BTreeMap::new();
        for it in plan.allocations() {
            // Every id of the plan is taken, those that stay by those that stay.
            if names.take(&it.id) {
                planned.entry((it.on, it.credit.position(), it.account.position())).or_insert(it);
            }
        }
        Self(planned)
    }

    /// Leaves out those of these ids.
    fn without(&mut self, ids: &BTreeSet<String>) {
        self.0.retain(|_, it| !ids.contains(&it.id));
    }

    fn find(&self, on: Day, credit: CreditIndex, account: AccountIndex) -> Option<&'a Allocation> {
        self.0.get(&(on, credit.position(), account.position())).copied()
    }
}

/// Ids for advised allocations, each used once.
struct FreeIds {
    taken: BTreeSet<String>,
    count: usize,
}

impl FreeIds {
    fn new(kept: &[Allocation]) -> Self {
        Self { taken: kept.iter().map(|it| it.id.clone()).collect(), count: 0 }
    }

    /// Whether an id was still free; it no longer is.
    fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }

    /// The next free number.
    fn next(&mut self) -> String {
        loop {
            self.count += 1;
            let id = format!("advice-{}", self.count);
            if self.take(&id) {
                return id;
            }
        }
    }
}

/// Whether a member may allocate (rule R18); advice names nobody who may not.
fn may_allocate(plan: &Plan, member: MemberIndex) -> bool {
    plan.assumptions().who_may_allocate.contain(plan.members()[member.position()].role)
}
