//! Step three of a day: allocations, each judged and then moved or refused.

use super::projection::{Refusal, Subject};
use super::run::{Run, Taking};
use crate::ledger::{Entry, EntryKind, Place, Span, Step};
use crate::rules::RuleId;
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
        self.settle(allocation.account, allocation.on.previous());
        let arrival = Entry {
            on: allocation.on,
            step: Step::Allocations,
            kind: EntryKind::Allocate,
            credit: Some(allocation.credit),
            from: Place::BusinessCenter,
            to: Place::AdAccount(allocation.account),
            amount: allocation.amount,
            rule: RuleId::Allocate,
            span: Span::OneDay,
        };
        self.state.ledger.post(&arrival);
        match self.account(allocation.account).on_arrival {
            None => self.arrive(allocation.credit, allocation.account),
            Some(Taking { kind, to, rule }) => {
                self.state.ledger.post(&Entry { kind, from: arrival.to, to, rule, ..arrival });
            }
        }
    }
}
