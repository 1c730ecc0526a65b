//! Step five of a day: what is left of an expiring ad credit is lost.

use super::run::Run;
use crate::day::Day;
use crate::ledger::{Entry, EntryKind, Place, Span, Step};
use crate::plan::CreditIndex;
use crate::rules::RuleId;

impl Run<'_> {
    pub(super) fn expire(&mut self, on: Day, credit: CreditIndex) {
        // The day's spend comes before its expiry.
        for at in 0..self.holders[credit.position()].len() {
            self.settle(self.holders[credit.position()][at], on);
        }
        self.lapse(on, Step::Expiry, credit);
    }

    /// Everything that is left of an ad credit lapses: in the Business Center, then in each ad account.
    pub(super) fn lapse(&mut self, on: Day, step: Step, credit: CreditIndex) {
        let holders = std::mem::take(&mut self.holders[credit.position()]);
        let unallocated = (Place::BusinessCenter, self.ledger.balances().unallocated(credit));
        let held: Vec<_> = holders
            .into_iter()
            .map(|account| {
                self.accounts[account.position()].queue.remove(credit);
                (Place::AdAccount(account), self.ledger.balances().held(account, credit))
            })
            .collect();
        for (from, amount) in [unallocated].into_iter().chain(held) {
            self.ledger.post(Entry {
                on,
                step,
                kind: EntryKind::Expire,
                credit: Some(credit),
                from,
                to: Place::Expired,
                amount,
                rule: RuleId::Expired,
                span: Span::OneDay,
            });
        }
    }
}
