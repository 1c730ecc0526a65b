//! Step three of a day: allocations, each judged and then moved or refused.

use super::projection::{Refusal, Subject};
use super::state::Run;
use crate::ledger::{DayStep, Ending, Entry, Transfer};
use crate::rules::judgement::{self, Circumstances};

impl Run<'_> {
    pub(super) fn allocate(&mut self, position: usize) {
        let plan = self.given.plan;
        let allocation = &plan.allocations()[position];
        let circumstances = Circumstances {
            status: self.account(allocation.account).status,
            unallocated: self.state.ledger.balances().unallocated(allocation.credit),
        };
        if let Err(rule) = judgement::allocation(plan, allocation, circumstances) {
            self.state.refusals.push(Refusal {
                on: allocation.on,
                subject: Subject::Allocation(position),
                rule,
                amount: allocation.amount,
                available: circumstances.unallocated,
                status: circumstances.status,
            });
            return;
        }
        let (on, credit, account, amount) =
            (allocation.on, allocation.credit, allocation.account, allocation.amount);
        if !self.pays_without(credit, account, on.previous()) {
            self.settle(account, on.previous(), Ending::Settled);
        }
        let mut post = |transfer| {
            self.state.ledger.post(&Entry::once(on, DayStep::Allocations, transfer, amount));
        };
        post(Transfer::Allocate { credit, account });
        match self.state.accounts[account.position()].on_arrival {
            Some(taking) => post(taking.transfer(credit, account)),
            None => self.arrive(credit, account),
        }
    }
}
