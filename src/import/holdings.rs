//! How much ad credit each ad account holds on a day by what a plan says: the plan is run.

use crate::day::Day;
use crate::ledger::Transfer;
use crate::money::Minor;
use crate::plan::document::PlanDocument;
use crate::plan::{AccountIndex, Holder, check};
use crate::simulation::run;

/// What an ad account may hold at some hour of a day if the plan is right.
pub(super) struct Holding {
    /// The least: without what is allocated on the day, and with its spend.
    pub(super) least: Minor,
    /// The most: with all that arrives on the day, before its spend, and with no spend on earlier days but actual spend.
    pub(super) most: Minor,
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
        Holding {
            least: after.account_credit(account).take(allocated).unwrap_or(Minor::ZERO),
            most: before.account_credit(account) + issued + allocated,
        }
    };
    Some(accounts().map(holding).collect())
}
