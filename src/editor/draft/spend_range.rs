//! By how much an ad account's spend may vary.

use crate::plan::document::{AdAccountDocument, PlanDocument, SpendRangeDocument};

/// An end of the range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeEnd {
    /// The factor in the poorest weeks.
    Low,
    /// The factor in the strongest weeks.
    High,
}

/// The factor at one end; nothing where the ad account has no range.
pub fn range_end(account: &AdAccountDocument, end: RangeEnd) -> String {
    account.spend_range.as_ref().map_or_else(String::new, |range| match end {
        RangeEnd::Low => range.low.clone(),
        RangeEnd::High => range.high.clone(),
    })
}

/// Sets one end of the range. An end that was left empty is 1, and a range from 1 to 1 is none.
pub fn set_range_end(account: &mut AdAccountDocument, end: RangeEnd, factor: &str) {
    let one = || "1".to_owned();
    let mut range =
        account.spend_range.take().unwrap_or_else(|| SpendRangeDocument { low: one(), high: one() });
    let factor = if factor.is_empty() { one() } else { factor.to_owned() };
    match end {
        RangeEnd::Low => range.low = factor,
        RangeEnd::High => range.high = factor,
    }
    account.spend_range = Some(range).filter(|range| range.low != "1" || range.high != "1");
}

/// How steady spend is: a range for every ad account at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steadiness {
    /// Budgets that are kept.
    Steady,
    /// Weeks that differ.
    Usual,
    /// Campaigns that come and go.
    Wild,
}

impl Steadiness {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Steady, Self::Usual, Self::Wild];

    /// The factors of the poorest and of the strongest weeks.
    #[must_use]
    pub const fn factors(self) -> (&'static str, &'static str) {
        match self {
            Self::Steady => ("0.9", "1.1"),
            Self::Usual => ("0.7", "1.2"),
            Self::Wild => ("0.4", "1.5"),
        }
    }

    fn range(self) -> SpendRangeDocument {
        let (low, high) = self.factors();
        SpendRangeDocument { low: low.to_owned(), high: high.to_owned() }
    }

    /// Gives every ad account this range.
    pub fn set(self, plan: &mut PlanDocument) {
        for account in &mut plan.ad_accounts {
            account.spend_range = Some(self.range());
        }
    }

    /// Whether every ad account has this range.
    #[must_use]
    pub fn is_set(self, plan: &PlanDocument) -> bool {
        let range = Some(self.range());
        !plan.ad_accounts.is_empty() && plan.ad_accounts.iter().all(|it| it.spend_range == range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_steady_spend_is_holds_for_every_ad_account_or_not_at_all() {
        let mut plan = super::super::tests::small();
        let set = |plan: &PlanDocument| Steadiness::ALL.map(|it| it.is_set(plan));
        assert_eq!(set(&plan), [false, false, false]);
        Steadiness::Wild.set(&mut plan);
        assert_eq!(set(&plan), [false, false, true]);
        set_range_end(&mut plan.ad_accounts[1], RangeEnd::Low, "0.5");
        assert_eq!(set(&plan), [false, false, false]);
    }

    #[test]
    fn a_range_begins_with_either_end_and_goes_with_both() {
        let mut account = AdAccountDocument::default();
        assert_eq!(range_end(&account, RangeEnd::Low), "");
        set_range_end(&mut account, RangeEnd::Low, "0.7");
        assert_eq!(range_end(&account, RangeEnd::Low), "0.7");
        assert_eq!(range_end(&account, RangeEnd::High), "1");
        set_range_end(&mut account, RangeEnd::Low, "");
        assert_eq!(account.spend_range, None);
    }
}
