//! Step one of a day: TikTok issues ad credit.

use super::state::Run;
use crate::day::Day;
use crate::ledger::{DayStep, Ending, Entry, Transfer};
use crate::plan::{CreditIndex, Holder};

impl Run<'_> {
    pub(super) fn issue(&mut self, on: Day, credit: CreditIndex) {
        let issued = self.given.plan.credit(credit);
        let to = issued.held_by;
        if let Holder::AdAccount(account) = to {
            self.settle(account, on.previous(), Ending::Settled);
            self.arrive(credit, account);
        }
        self.state.ledger.post(&Entry::once(
            on,
            DayStep::Issue,
            Transfer::Issue { credit, to },
            issued.amount,
        ));
        if issued.expires < on {
            self.lapse(on, DayStep::Issue, credit);
        }
    }
}
