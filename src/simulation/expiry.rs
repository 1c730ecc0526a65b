//! Step five of a day: what is left of an expiring ad credit is lost.

use super::state::Run;
use crate::day::Day;
use crate::ledger::{DayStep, Ending, Entry, Transfer};
use crate::money::Minor;
use crate::plan::{CreditIndex, Holder};

impl Run<'_> {
    /// Everything that is left of an ad credit lapses: in the Business Center, then in each ad account.
    pub(super) fn lapse(&mut self, on: Day, step: DayStep, credit: CreditIndex) {
        let unallocated = self.state.ledger.balances().unallocated(credit);
        self.lapse_at(on, step, credit, Holder::BusinessCenter, unallocated);
        for at in 0..self.state.holders[credit.position()].len() {
            let account = self.state.holders[credit.position()][at];
            let mut held = self.state.ledger.balances().held(account, credit);
            // The day's spend comes before its expiry. It can't bring back what was used up already.
            if step == DayStep::Expiry && held.is_positive() {
                self.settle(account, on, Ending::Expired);
                held = self.state.ledger.balances().held(account, credit);
            }
            // One that is used up leaves the draw order by itself, when it would be next.
            if held.is_positive() {
                self.account(account).queue.remove(credit);
                self.lapse_at(on, step, credit, Holder::AdAccount(account), held);
            }
        }
        self.state.holders[credit.position()].clear();
    }

    fn lapse_at(&mut self, on: Day, step: DayStep, credit: CreditIndex, holder: Holder, amount: Minor) {
        self.state.ledger.post(&Entry::once(on, step, Transfer::Expire { credit, holder }, amount));
    }
}
