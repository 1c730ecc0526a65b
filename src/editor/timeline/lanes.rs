//! Lanes: what the Business Center or one ad account holds, day by day, and what happens to it.

use super::lane::Lane;
use super::markers;
use super::run::Timeline;
use crate::ledger::Series;
use crate::money::Minor;
use crate::plan::{AccountIndex, Holder};

impl Timeline {
    /// The lane of the Business Center, and those of the ad accounts at these positions of the plan.
    #[must_use]
    pub fn lanes(&self, ad_accounts: &[usize]) -> Vec<Lane> {
        let plan = &self.plan;
        let shown: Vec<AccountIndex> = ad_accounts
            .iter()
            .filter(|position| **position < plan.ad_accounts().len())
            .map(|position| AccountIndex::new(*position))
            .collect();
        let mut asked = vec![false; plan.ad_accounts().len()];
        for account in &shown {
            asked[account.position()] = true;
        }
        let is_shown = |account: AccountIndex| asked[account.position()];
        let mut series = Series::showing(&self.journal, asked.len(), plan.period(), is_shown);
        let start = plan.period().start;
        let nothing = vec![Minor::ZERO; series.unallocated.len()];
        let mut lanes = vec![Lane {
            holder: Holder::BusinessCenter,
            held: std::mem::take(&mut series.unallocated),
            spent: nothing,
            lost: std::mem::take(&mut series.expired_unallocated),
            markers: Vec::new(),
            start,
        }];
        for account in shown {
            let own = std::mem::take(&mut series.ad_accounts[account.position()]);
            let (held, spent, lost) = (own.remaining, own.spent, own.stranded);
            let (holder, markers) = (Holder::AdAccount(account), Vec::new());
            lanes.push(Lane { holder, held, spent, lost, markers, start });
        }
        markers::mark(self, &mut lanes);
        lanes
    }
}
