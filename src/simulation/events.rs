//! Step two of a day: what happens to ad accounts.

use super::projection::{Refusal, Subject};
use super::run::{Run, Taking};
use crate::day::Day;
use crate::ledger::{Entry, EntryKind, Lot, Place, Span, Step};
use crate::money::Minor;
use crate::plan::{AccountIndex, ClawBack, EventKind, Holder, Status, SuspensionEffect, Violation};
use crate::rules::RuleId;
use crate::rules::judgement::{self, CashMove};
use crate::rules::life::{Turn, turn};
use crate::rules::violations::consequence;

impl Run<'_> {
    pub(super) fn event(&mut self, position: usize) {
        let plan = self.given.plan;
        let event = self.given.events[position];
        let account = event.account;
        let Turn::To(status) = turn(self.account(account).status, event.kind) else { return };
        self.settle(account, event.on.previous());
        match event.kind {
            EventKind::Suspend => {
                if plan.assumptions().suspension == SuspensionEffect::Forfeit {
                    self.take_credit(event.on, account, Taking::forfeit(RuleId::SuspensionForfeits));
                }
            }
            EventKind::Close => self.close(event.on, account),
            EventKind::Violation(violation) => self.punish(event.on, account, violation),
            EventKind::MoveCash { from, to, amount } => {
                self.move_cash(position, event.on, from, to, amount);
            }
            EventKind::Reinstate => self.account(account).on_arrival = None,
            // It only changes the course of spend.
            EventKind::SetDailySpend(_) => {}
        }
        self.account(account).status = status;
    }

    /// Takes all unused ad credit out of an ad account, and what still arrives.
    fn take_credit(&mut self, on: Day, account: AccountIndex, taking: Taking) {
        let Taking { kind, to, rule } = taking;
        let state = self.account(account);
        state.queue.clear();
        state.on_arrival = Some(taking);
        for Lot { credit, amount } in self.state.ledger.balances().lots(account).to_vec() {
            self.state.ledger.post(&Entry {
                on,
                step: Step::Events,
                kind,
                credit: Some(credit),
                from: Place::AdAccount(account),
                to,
                amount,
                rule,
                span: Span::OneDay,
            });
        }
    }

    fn close(&mut self, on: Day, account: AccountIndex) {
        self.take_credit(on, account, Taking::forfeit(RuleId::ClosureForfeits));
        let amount = self.state.ledger.balances().account_cash(account);
        self.post_cash(on, EntryKind::ReturnCash, account, Place::CashBusinessCenter, amount);
    }

    fn post_cash(&mut self, on: Day, kind: EntryKind, account: AccountIndex, to: Place, amount: Minor) {
        self.state.ledger.post(&Entry {
            on,
            step: Step::Events,
            kind,
            credit: None,
            from: Place::CashAdAccount(account),
            to,
            amount,
            rule: RuleId::ClosureCash,
            span: Span::OneDay,
        });
    }

    /// Unused ad credit is revoked; what was spent may become a debt (rules R62 to R64). Cash stays where it
    /// is: whether it comes back after enforcement is decided case by case (rule R60).
    fn punish(&mut self, on: Day, account: AccountIndex, violation: Violation) {
        let rule = consequence(violation).rule;
        self.take_credit(on, account, Taking { kind: EntryKind::Revoke, to: Place::Revoked, rule });
        if self.given.plan.assumptions().claw_back == ClawBack::UsedAsDebt {
            let balances = self.state.ledger.balances();
            let amount = balances.credit_spent(account) - balances.debt(account);
            self.state.ledger.post(&Entry {
                on,
                step: Step::Events,
                kind: EntryKind::ClawBack,
                credit: None,
                from: Place::CashIssuer,
                to: Place::Debt(account),
                amount,
                rule: RuleId::ClawBack,
                span: Span::OneDay,
            });
        }
    }

    fn move_cash(&mut self, position: usize, on: Day, from: Holder, to: Holder, amount: Minor) {
        let movement = self.cash_move(on, from, to, amount);
        if let Err(rule) = judgement::cash(&movement) {
            self.state.refusals.push(Refusal {
                on,
                subject: Subject::Event(position),
                rule,
                amount,
                available: movement.available,
                status: movement.status,
            });
            return;
        }
        let place = |holder| match holder {
            Holder::BusinessCenter => Place::CashBusinessCenter,
            Holder::AdAccount(account) => Place::CashAdAccount(account),
        };
        self.state.ledger.post(&Entry {
            on,
            step: Step::Events,
            kind: EntryKind::MoveCash,
            credit: None,
            from: place(from),
            to: place(to),
            amount,
            rule: RuleId::CashMoves,
            span: Span::OneDay,
        });
    }

    /// What a move of cash meets at this moment.
    fn cash_move(&mut self, on: Day, from: Holder, to: Holder, amount: Minor) -> CashMove {
        let mut status = Status::Approved;
        for end in [from, to] {
            if let Holder::AdAccount(account) = end {
                self.settle(account, on.previous());
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
