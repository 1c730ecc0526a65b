//! One run of a plan, from its first day to its last.

use super::agenda::{Item, agenda};
use super::capacity::capacities;
use super::course::{Course, courses};
use super::draw_order::{Queue, ranks};
use super::projection::{Projection, Refusal};
use crate::day::Day;
use crate::ledger::{Entry, EntryKind, Figures, Ledger, Place, Span, Step};
use crate::money::Minor;
use crate::plan::{AccountIndex, CreditIndex, Event, Plan, Status};
use crate::rules::RuleId;

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
    let journal = state.ledger.close();
    Projection {
        plan,
        figures: Figures::of(&journal, ad_accounts, ad_credits),
        journal,
        refusals: state.refusals,
        statuses: state.accounts.iter().map(|account| account.status).collect(),
        can_spend: capacities(plan, &courses),
    }
}

/// What a run goes by.
#[derive(Clone, Copy)]
pub(super) struct Given<'p> {
    pub(super) plan: &'p Plan,
    /// What happens to ad accounts; an agenda names it by its place in here.
    pub(super) events: &'p [Event],
    /// By ad account.
    pub(super) courses: &'p [Course],
    /// By ad credit.
    pub(super) ranks: &'p [usize],
}

/// A run under way.
pub(super) struct Run<'p> {
    pub(super) given: Given<'p>,
    pub(super) state: State,
}

/// How far a run has come.
pub(super) struct State {
    pub(super) ledger: Ledger,
    pub(super) accounts: Vec<AccountState>,
    /// The ad accounts that an ad credit has reached, by ad credit.
    pub(super) holders: Vec<Vec<AccountIndex>>,
    pub(super) refusals: Vec<Refusal>,
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
    /// What becomes of ad credit that arrives all the same, while the ad account is suspended by an event or closed.
    pub(super) on_arrival: Option<Taking>,
}

/// How unused ad credit is taken out of an ad account.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taking {
    pub(super) kind: EntryKind,
    pub(super) to: Place,
    pub(super) rule: RuleId,
}

impl Taking {
    pub(super) const fn forfeit(rule: RuleId) -> Self {
        Self { kind: EntryKind::Forfeit, to: Place::Forfeited, rule }
    }

    /// What becomes of ad credit that arrives in an ad account of this status on the first day.
    fn at_first(status: Status) -> Option<Self> {
        (status == Status::Closed).then_some(Self::forfeit(RuleId::ClosureForfeits))
    }
}

impl State {
    /// Before the first day of `plan`.
    pub(super) fn new(plan: &Plan, ledger: Ledger) -> Self {
        let state = |status| AccountState {
            status,
            queue: Queue::default(),
            unsettled: plan.period().start,
            stretch: 0,
            on_arrival: Taking::at_first(status),
        };
        Self {
            ledger,
            accounts: plan.ad_accounts().iter().map(|account| state(account.status)).collect(),
            holders: vec![Vec::new(); plan.ad_credits().len()],
            refusals: Vec::new(),
        }
    }

    /// As [`State::new`] of the same plan, in the same memory.
    pub(super) fn clear(&mut self, plan: &Plan) {
        self.ledger.clear();
        for (state, account) in self.accounts.iter_mut().zip(plan.ad_accounts()) {
            (state.status, state.unsettled, state.stretch) = (account.status, plan.period().start, 0);
            state.on_arrival = Taking::at_first(account.status);
            state.queue.clear();
        }
        self.holders.iter_mut().for_each(Vec::clear);
        self.refusals.clear();
    }
}

impl<'p> Run<'p> {
    pub(super) const fn new(given: Given<'p>, state: State) -> Self {
        Self { given, state }
    }

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
            self.settle(AccountIndex::new(position), self.given.plan.period().end);
        }
    }

    /// Cash that is there on the first day.
    pub(super) fn open_cash(&mut self) {
        let plan = self.given.plan;
        self.open(Place::CashBusinessCenter, plan.business_center().cash);
        for (position, account) in plan.ad_accounts().iter().enumerate() {
            self.open(Place::CashAdAccount(AccountIndex::new(position)), account.cash);
        }
    }

    fn open(&mut self, to: Place, amount: Minor) {
        self.state.ledger.post(&Entry {
            on: self.given.plan.period().start,
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

    pub(super) fn account(&mut self, account: AccountIndex) -> &mut AccountState {
        &mut self.state.accounts[account.position()]
    }

    /// Notes that an ad credit has reached an ad account.
    pub(super) fn arrive(&mut self, credit: CreditIndex, account: AccountIndex) {
        self.state.accounts[account.position()].queue.insert(credit, self.given.ranks);
        let holders = &mut self.state.holders[credit.position()];
        if let Err(at) = holders.binary_search(&account) {
            holders.insert(at, account);
        }
    }
}
