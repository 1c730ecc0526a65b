//! Step one of a day: TikTok issues ad credit.

use super::run::Run;
use crate::day::Day;
use crate::ledger::{Entry, EntryKind, Place, Span, Step};
use crate::plan::{CreditIndex, Holder};
use crate::rules::RuleId;

impl Run<'_> {
    pub(super) fn issue(&mut self, on: Day, credit: CreditIndex) {
        let plan = self.given.plan;
        let issued = plan.credit(credit);
        let holder = match issued.held_by {
            Holder::BusinessCenter => Place::BusinessCenter,
            Holder::AdAccount(account) => {
                self.settle(account, on.previous());
                self.arrive(credit, account);
                Place::AdAccount(account)
            }
        };
        let entry = Entry {
            on,
            step: Step::Issue,
            kind: EntryKind::Issue,
            credit: Some(credit),
            from: Place::Issuer,
            to: holder,
            amount: issued.amount,
            rule: RuleId::Issue,
            span: Span::OneDay,
        };
        self.state.ledger.post(&entry);
        if issued.expires < on {
            self.lapse(on, Step::Issue, credit);
        }
    }
}
