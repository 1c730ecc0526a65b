//! How far a run has come, and what it goes by. The steps of a day are functions over it.

use super::draw_order::Queue;
use super::projection::Refusal;
use super::spend_schedule::SpendSchedule;
use crate::day::Day;
use crate::ledger::{Forfeiture, Ledger, Transfer};
use crate::money::Minor;
use crate::order::place;
use crate::plan::{AccountIndex, CreditIndex, Event, Plan, Status, Violation};

/// What a run goes by.
#[derive(Clone, Copy)]
pub(super) struct RunInput<'p> {
    pub(super) plan: &'p Plan,
    /// What happens to ad accounts; a schedule names it by its place in here.
    pub(super) events: &'p [Event],
    /// By ad account.
    pub(super) spend_schedules: &'p [SpendSchedule],
    /// By ad credit.
    pub(super) ranks: &'p [usize],
}

/// A run under way.
pub(super) struct Run<'p> {
    pub(super) given: RunInput<'p>,
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
    /// The first day whose spend is not yet written down, in a run with a journal.
    pub(super) unsettled: Day,
    /// What its spend schedule has it spend on the days that are written down, in a run without.
    pub(super) settled: Minor,
    /// The segment of its spend schedule that spend has come to.
    pub(super) segment: usize,
    /// What becomes of ad credit that arrives all the same, while the ad account is suspended by an event or closed.
    pub(super) on_arrival: Option<Taking>,
}

/// How unused ad credit is taken out of an ad account.
#[derive(Clone, Copy, Debug)]
pub(super) enum Taking {
    Forfeited(Forfeiture),
    RevokedAfter(Violation),
}

impl Taking {
    pub(super) const fn transfer(self, credit: CreditIndex, account: AccountIndex) -> Transfer {
        match self {
            Self::Forfeited(to) => Transfer::Forfeit { credit, account, to },
            Self::RevokedAfter(after) => Transfer::Revoke { credit, account, after },
        }
    }

    /// What becomes of ad credit that arrives in an ad account of this status on the first day.
    fn at_first(status: Status) -> Option<Self> {
        (status == Status::Closed).then_some(Self::Forfeited(Forfeiture::Closure))
    }
}

impl State {
    /// Before the first day of `plan`.
    pub(super) fn new(plan: &Plan, ledger: Ledger) -> Self {
        let state = |status| AccountState {
            status,
            queue: Queue::default(),
            unsettled: plan.period().start,
            settled: Minor::ZERO,
            segment: 0,
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
            (state.status, state.unsettled) = (account.status, plan.period().start);
            (state.settled, state.segment) = (Minor::ZERO, 0);
            state.on_arrival = Taking::at_first(account.status);
            state.queue.clear();
        }
        self.holders.iter_mut().for_each(Vec::clear);
        self.refusals.clear();
    }
}

impl Run<'_> {
    pub(super) fn account(&mut self, account: AccountIndex) -> &mut AccountState {
        &mut self.state.accounts[account.position()]
    }

    /// Notes that an ad credit has reached an ad account.
    pub(super) fn arrive(&mut self, credit: CreditIndex, account: AccountIndex) {
        self.state.accounts[account.position()].queue.insert(credit, self.given.ranks);
        let holders = &mut self.state.holders[credit.position()];
        if let Err(at) = place(holders, &account, |holder| *holder) {
            holders.insert(at, account);
        }
    }
}
