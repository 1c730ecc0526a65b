//! How much ad credit each ad account holds on a day by what a plan says: the plan is run.

use crate::day::Day;
use crate::ledger::Transfer;
use crate::money::Minor;
use crate::plan::document::PlanDocument;
use crate::plan::{AccountIndex, Holder, check};
use crate::simulation::run;

/// What an ad account may hold at some hour of a day if the plan is right: from [`Holding::least`] to [`Holding::opening`]
/// while nothing is allocated to it on that day, and from [`Holding::closing`] to [`Holding::most`] once all of it is.
pub(super) struct Holding {
    /// At the end of the day, without what is allocated on it.
    least: Minor,
    /// Before what is allocated on the day and before its spend; with no spend on earlier days but actual spend.
    opening: Minor,
    /// At the end of the day.
    closing: Minor,
    /// Before the day's spend, with all that is allocated on it.
    most: Minor,
}

impl Holding {
    /// The balance itself if the plan explains it; else the nearest above it that the plan explains, or the most.
    pub(super) fn explained(&self, balance: Minor) -> Minor {
        let is_between = self.opening < balance && balance < self.closing;
        if is_between { self.closing } else { balance.max(self.least).min(self.most.max(self.least)) }
    }
}

/// Says what ad accounts hold on a day of a plan.
pub(super) type Holdings = fn(&PlanDocument, Day) -> Option<Vec<Holding>>;

/// That of every ad account, in the order of the document; `None` where the plan can't be run, or does not have the day.
/// An ad credit whose expiry is not known yet does not expire.
pub(super) fn holdings(plan: &PlanDocument, on: Day) -> Option<Vec<Holding>> {
    let mut document = plan.clone();
    for credit in document.ad_credits.iter_mut().filter(|credit| credit.expires.is_none()) {
        credit.expires = Some(credit.issued.clone().max(plan.end.clone()));
    }
    let plan = check(&document).ok()?.plan;
    let accounts = || (0..plan.ad_accounts().len()).map(AccountIndex::new);
    if !plan.period().contains(on) {
        return None;
    }
    let silent = accounts().map(|account| (account, Minor::ZERO)).collect::<Vec<_>>();
    let silent = plan.expecting(plan.period().start, &silent);
    let (expected, silent) = (run(&plan), run(&silent));
    if expected.fault.is_some() || silent.fault.is_some() {
        return None;
    }
    let (before, after) = (silent.balances_at(on.previous()), expected.balances_at(on));
    let mut arrived = vec![(Minor::ZERO, Minor::ZERO); plan.ad_accounts().len()];
    for entry in expected.journal.entries().iter().filter(|entry| entry.on == on) {
        match entry.transfer {
            Transfer::Issue { to: Holder::AdAccount(account), .. } => {
                arrived[account.position()].0 += entry.moved_by(on);
            }
            Transfer::Allocate { account, .. } => arrived[account.position()].1 += entry.moved_by(on),
            _ => {}
        }
    }
    let holding = |account: AccountIndex| {
        let (issued, allocated) = arrived[account.position()];
        let closing = after.account_credit(account);
        let opening = before.account_credit(account) + issued;
        let least = closing.take(allocated).unwrap_or(Minor::ZERO);
        Holding { least, opening, closing, most: opening + allocated }
    };
    Some(accounts().map(holding).collect())
}
