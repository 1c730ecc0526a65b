//! One run of a plan, from its first day to its last.

use super::agenda::{Item, agenda};
use super::capacity::capacities;
use super::course::courses;
use super::draw_order::ranks;
use super::projection::Projection;
use super::state::{Given, Run, State};
use crate::day::Day;
use crate::ledger::{Ending, Entry, Figures, Ledger, Step, Transfer};
use crate::plan::{AccountIndex, Holder, Plan};

/// Runs a plan. The same plan gives the same projection on every machine.
#[must_use]
pub fn run(plan: &Plan) -> Projection<'_> {
    let (ad_accounts, ad_credits) = (plan.ad_accounts().len(), plan.ad_credits().len());
    let (courses, ranks) = (courses(plan), ranks(plan));
    let given = Given { plan, events: plan.events(), courses: &courses, ranks: &ranks };
    let mut run = Run::new(given, State::new(plan, Ledger::open(ad_accounts, ad_credits)));
    run.open_cash();
    for (day, item) in agenda(plan) {
        run.carry_out(day, item);
    }
    run.settle_all();
    let state = run.state;
    let fault = state.ledger.fault();
    let journal = state.ledger.close();
    Projection {
        plan,
        figures: Figures::of(&journal, ad_accounts, ad_credits),
        journal,
        refusals: state.refusals,
        statuses: state.accounts.iter().map(|account| account.status).collect(),
        can_spend: capacities(plan, &courses),
        fault,
    }
}

impl Run<'_> {
    pub(super) fn carry_out(&mut self, day: Day, item: Item) {
        match item {
            Item::Issue(credit) => self.issue(day, credit),
            Item::Event(position) => self.event(position),
            Item::Allocation(position) => self.allocate(position),
            Item::Expiry(credit) => self.expire(day, credit),
        }
    }

    /// Writes down all spend up to the last day.
    pub(super) fn settle_all(&mut self) {
        for position in 0..self.state.accounts.len() {
            self.settle(AccountIndex::new(position), self.given.plan.period().end, Ending::Settled);
        }
    }

    /// Cash that is there on the first day.
    pub(super) fn open_cash(&mut self) {
        let plan = self.given.plan;
        let first = plan.period().start;
        let mut open = |holder, amount| {
            self.state.ledger.post(&Entry::once(first, Step::Opening, Transfer::OpenCash { holder }, amount));
        };
        open(Holder::BusinessCenter, plan.business_center().cash);
        for (position, account) in plan.ad_accounts().iter().enumerate() {
            open(Holder::AdAccount(AccountIndex::new(position)), account.cash);
        }
    }
}
