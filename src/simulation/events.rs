//! Step two of a day: what happens to ad accounts.

use super::projection::{Refusal, Subject};
use super::state::{Run, Taking};
use crate::day::Day;
use crate::ledger::{DayStep, Ending, Entry, Forfeiture, Lot, Transfer};
use crate::money::Minor;
use crate::plan::{AccountIndex, ClawBack, EventKind, Holder, Status, SuspensionEffect, Violation};
use crate::rules::judgement::{self, CashMove};
use crate::rules::life::{Turn, turn};

impl Run<'_> {
    pub(super) fn event(&mut self, position: usize) {
        let plan = self.given.plan;
        let event = self.given.events[position];
        let (on, account) = (event.on, event.account);
        let Turn::To(status) = turn(self.account(account).status, event.kind) else { return };
        let ending = match event.kind {
            EventKind::SetDailySpend(_) => Ending::PaceChanges,
            EventKind::MoveCash { .. } => Ending::Settled,
            EventKind::Suspend | EventKind::Reinstate | EventKind::Close | EventKind::Violation(_) => {
                Ending::Status
            }
        };
        self.settle(account, on.previous(), ending);
        match event.kind {
            EventKind::Suspend => {
                if plan.assumptions().suspension == SuspensionEffect::Forfeit {
                    self.take_credit(on, account, Taking::Forfeited(Forfeiture::Suspension));
                }
            }
            EventKind::Close => {
                self.take_credit(on, account, Taking::Forfeited(Forfeiture::Closure));
                let amount = self.state.ledger.balances().account_cash(account);
                self.post(on, Transfer::ReturnCash { account }, amount);
            }
            EventKind::Violation(violation) => self.punish(on, account, violation),
            EventKind::MoveCash { from, to, amount } => self.move_cash(position, on, from, to, amount),
            EventKind::Reinstate => self.account(account).on_arrival = None,
            // It only changes the spend schedule.
            EventKind::SetDailySpend(_) => {}
        }
        self.account(account).status = status;
    }

    fn post(&mut self, on: Day, transfer: Transfer, amount: Minor) {
        self.state.ledger.post(&Entry::once(on, DayStep::Events, transfer, amount));
    }

    /// Takes all unused ad credit out of an ad account, and what is allocated to it while that lasts.
    fn take_credit(&mut self, on: Day, account: AccountIndex, taking: Taking) {
        let state = self.account(account);
        state.queue.clear();
        state.on_arrival = Some(taking);
        for Lot { credit, amount } in self.state.ledger.balances().lots(account).to_vec() {
            self.post(on, taking.transfer(credit, account), amount);
        }
    }

    /// Unused ad credit is revoked; what was spent may become a debt (rules R62 to R64). Cash stays where it
    /// is: whether it comes back after enforcement is decided case by case (rule R60).
    fn punish(&mut self, on: Day, account: AccountIndex, violation: Violation) {
        self.take_credit(on, account, Taking::RevokedAfter(violation));
        if self.given.plan.assumptions().claw_back == ClawBack::UsedAsDebt {
            let balances = self.state.ledger.balances();
            let amount = balances.credit_spent(account) - balances.debt(account);
            self.post(on, Transfer::ClawBack { account }, amount);
        }
    }

    fn move_cash(&mut self, position: usize, on: Day, from: Holder, to: Holder, amount: Minor) {
        let movement = self.cash_move(on, from, to, amount);
        match (judgement::cash(&movement), from, to) {
            (Err(rule), ..) => self.state.refusals.push(Refusal {
                on,
                subject: Subject::Event(position),
                rule,
                amount,
                available: movement.available,
                status: movement.status,
            }),
            (Ok(()), _, Holder::AdAccount(account)) => self.post(on, Transfer::TopUp { account }, amount),
            (Ok(()), Holder::AdAccount(account), _) => self.post(on, Transfer::Withdraw { account }, amount),
            // From the Business Center to itself nothing moves.
            (Ok(()), Holder::BusinessCenter, Holder::BusinessCenter) => {}
        }
    }

    /// What a move of cash meets at this moment.
    fn cash_move(&mut self, on: Day, from: Holder, to: Holder, amount: Minor) -> CashMove {
        let mut status = Status::Approved;
        for end in [from, to] {
            if let Holder::AdAccount(account) = end {
                self.settle(account, on.previous(), Ending::Settled);
                if status == Status::Approved {
                    status = self.account(account).status;
                }
            }
        }
        let balances = self.state.ledger.balances();
        let available = match from {
            Holder::BusinessCenter => balances.cash(),
            Holder::AdAccount(account) => balances.account_cash(account),
        };
        CashMove { on, from, to, amount, status, available }
    }
}
