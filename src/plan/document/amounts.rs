//! The amounts of money in a plan, each as it is written.

use super::fields::PlanDocument;

impl PlanDocument {
    /// Every amount of money in the plan, to be read or written anew. Factors are none.
    pub fn amounts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let center = &mut self.business_center;
        let center = [&mut center.cash, &mut center.credit_line].into_iter().flatten();
        let accounts = self.ad_accounts.iter_mut().flat_map(|it| {
            [&mut it.cash, &mut it.daily_spend, &mut it.at_least, &mut it.at_most].into_iter().flatten()
        });
        let credits = self.ad_credits.iter_mut().map(|it| &mut it.amount);
        let allocations = self.allocations.iter_mut().map(|it| &mut it.amount);
        let events = self.events.iter_mut();
        let events = events.flat_map(|it| [&mut it.daily_spend, &mut it.amount].into_iter().flatten());
        let actuals = self.actuals.iter_mut().map(|it| &mut it.spend);
        let set = [&mut self.split_policy.round_to, &mut self.assumptions.minimum_allocation];
        let set = set.into_iter().flatten();
        center.chain(accounts).chain(credits).chain(allocations).chain(events).chain(actuals).chain(set)
    }
}
