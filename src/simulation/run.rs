//! One run of a plan, from its first day to its last.

use super::agenda::{Item, agenda};
use super::capacity::capacities;
use super::course::{Course, Stretch, courses};
use super::draw_order::{Queue, ranks};
use super::projection::{Projection, Refusal};
use crate::day::Day;
use crate::ledger::{Entry, EntryKind, Figures, Ledger, Place, Span, Step};
use crate::money::Minor;
use crate::plan::{AccountIndex, CreditIndex, Plan, Status};
use crate::rules::RuleId;

/// Runs a plan. The same plan gives the same projection on every machine.
#[must_use]
pub fn run(plan: &Plan) -> Projection<'_> {
    let mut run = Run::new(plan);
    run.open_cash();
    for (day, item) in agenda(plan) {
        match item {
            Item::Issue(credit) => run.issue(day, credit),
            Item::Event(position) => run.event(position),
            Item::Allocation(position) => run.allocate(position),
            Item::Expiry(credit) => run.expire(day, credit),
        }
    }
    for position in 0..run.accounts.len() {
        run.settle(AccountIndex::new(position), plan.period().end);
    }
    run.finish()
}

/// A run under way.
pub(super) struct Run<'p> {
    pub(super) plan: &'p Plan,
    pub(super) ledger: Ledger,
    pub(super) accounts: Vec<AccountState>,
    /// The ad accounts that an ad credit has reached, by ad credit.
    pub(super) holders: Vec<Vec<AccountIndex>>,
    pub(super) ranks: Vec<usize>,
    pub(super) refusals: Vec<Refusal>,
    courses: Vec<Course>,
}

/// What a run knows of an ad account besides its balances.
#[derive(Clone, Debug)]
pub(super) struct AccountState {
    pub(super) status: Status,
    /// The ad credits in it, in draw order.
    pub(super) queue: Queue,
    /// The first day whose spend is not yet written down.
    pub(super) unsettled: Day,
    /// The stretch of its course that day is in or before.
    pub(super) stretch: usize,
}

impl<'p> Run<'p> {
    fn new(plan: &'p Plan) -> Self {
        let state = |status| AccountState {
            status,
            queue: Queue::default(),
            unsettled: plan.period().start,
            stretch: 0,
        };
        Self {
            plan,
            ledger: Ledger::open(plan.ad_accounts().len(), plan.ad_credits().len()),
            accounts: plan.ad_accounts().iter().map(|account| state(account.status)).collect(),
            holders: vec![Vec::new(); plan.ad_credits().len()],
            ranks: ranks(plan),
            refusals: Vec::new(),
            courses: courses(plan),
        }
    }

    fn open_cash(&mut self) {
        let business_center = (Place::CashBusinessCenter, self.plan.business_center().cash);
        let accounts = self
            .plan
            .ad_accounts()
            .iter()
            .enumerate()
            .map(|(position, account)| (Place::CashAdAccount(AccountIndex::new(position)), account.cash));
        let opening: Vec<(Place, Minor)> = [business_center].into_iter().chain(accounts).collect();
        for (to, amount) in opening {
            self.ledger.post(Entry {
                on: self.plan.period().start,
                step: Step::Opening,
                kind: EntryKind::OpenCash,
                credit: None,
                from: Place::CashIssuer,
                to,
                amount,
                rule: RuleId::CashMoves,
                span: Span::OneDay,
            });
        }
    }

    pub(super) fn account(&mut self, account: AccountIndex) -> &mut AccountState {
        &mut self.accounts[account.position()]
    }

    pub(super) fn stretches(&self, account: AccountIndex) -> &[Stretch] {
        &self.courses[account.position()].stretches
    }

    /// Notes that an ad credit has reached an ad account.
    pub(super) fn arrive(&mut self, credit: CreditIndex, account: AccountIndex) {
        self.accounts[account.position()].queue.insert(credit, &self.ranks);
        let holders = &mut self.holders[credit.position()];
        if let Err(at) = holders.binary_search(&account) {
            holders.insert(at, account);
        }
    }

    fn finish(self) -> Projection<'p> {
        let plan = self.plan;
        let journal = self.ledger.close();
        Projection {
            plan,
            figures: Figures::of(&journal, plan.ad_accounts().len(), plan.ad_credits().len()),
            journal,
            refusals: self.refusals,
            statuses: self.accounts.iter().map(|account| account.status).collect(),
            can_spend: capacities(plan, &self.courses),
        }
    }
}
