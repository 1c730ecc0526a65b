//! Amounts become allocations with a day, an id and a member.

use super::flow_problem::{FlowNetwork, Group};
use crate::day::Day;
use crate::money::Minor;
use crate::order::{sort_by_key, sort_by_number};
use crate::plan::{AccountIndex, Allocation, CreditIndex, Execution, MemberIndex, Plan};
use std::collections::BTreeSet;

/// What is to be allocated.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) on: Day,
    pub(super) credit: CreditIndex,
    pub(super) account: AccountIndex,
    pub(super) amount: Minor,
    /// Which planned allocation it is, by its place, where that is decided.
    pub(super) planned: Option<usize>,
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
/// the same ad credit and to the same ad account. What is made names its place in `planned`.
pub(super) fn advised_allocations(
    plan: &Plan,
    network: &FlowNetwork,
    planned: &[Allocation],
    mut made: Vec<Made>,
) -> Vec<Allocation> {
    sort_by_key(&mut made, |it| (it.on, it.credit.position()));
    let decided = made.iter().filter_map(|it| it.planned).map(|at| planned[at].id.as_str()).collect();
    let open = OpenAllocations::of(plan, &network.kept, decided);
    let mut names = FreeIds::beside(plan);
    made.into_iter()
        .map(|it| {
            let Made { on, credit, account, amount, planned: at } = it;
            let planned = at.map_or_else(|| open.find(on, credit, account), |at| Some(&planned[at]));
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
struct OpenAllocations<'a> {
    /// In the order of their keys, and of the plan where those are equal.
    planned: Vec<(i64, &'a Allocation)>,
    /// Of which it is decided already what becomes of them.
    decided: BTreeSet<&'a str>,
}

impl<'a> OpenAllocations<'a> {
    fn of(plan: &'a Plan, kept: &[Allocation], decided: BTreeSet<&'a str>) -> Self {
        let kept: BTreeSet<&str> = kept.iter().map(|it| it.id.as_str()).collect();
        let open = plan.allocations().iter().filter(|it| !kept.contains(it.id.as_str()));
        let mut planned: Vec<_> = open.map(|it| (Self::key(it.on, it.credit, it.account), it)).collect();
        sort_by_number(&mut planned, |(key, _)| *key);
        Self { planned, decided }
    }

    /// Neither ad credits nor ad accounts are as many as 16 bits count.
    fn key(on: Day, credit: CreditIndex, account: AccountIndex) -> i64 {
        let place = |position: usize| position.cast_signed() as i64;
        (on.number() << 32) | (place(credit.position()) << 16) | place(account.position())
    }

    fn find(&self, on: Day, credit: CreditIndex, account: AccountIndex) -> Option<&'a Allocation> {
        let key = Self::key(on, credit, account);
        let at = self.planned.partition_point(|(other, _)| *other < key);
        let (other, planned) = self.planned.get(at)?;
        (*other == key && !self.decided.contains(planned.id.as_str())).then_some(planned)
    }
}

/// How ids for what nobody has planned begin. A number follows.
const ADVISED: &str = "advice-";

/// Ids for advised allocations, each used once.
struct FreeIds<'a> {
    /// Those of the plan that begin like them.
    taken: BTreeSet<&'a str>,
    count: usize,
}

impl<'a> FreeIds<'a> {
    /// Free are those that the plan has not: what is planned keeps its id whatever else is named.
    fn beside(plan: &'a Plan) -> Self {
        let ids = plan.allocations().iter().map(|it| it.id.as_str());
        Self { taken: ids.filter(|id| id.starts_with(ADVISED)).collect(), count: 0 }
    }

    /// The next free number.
    fn next(&mut self) -> String {
        loop {
            self.count += 1;
            let id = format!("{ADVISED}{}", self.count);
            if !self.taken.contains(id.as_str()) {
                return id;
            }
        }
    }
}

/// Whether a member may allocate (rule R18); advice names nobody who may not.
fn may_allocate(plan: &Plan, member: MemberIndex) -> bool {
    plan.assumptions().who_may_allocate.contain(plan.members()[member.position()].role)
}
