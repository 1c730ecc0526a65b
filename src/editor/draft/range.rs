//! The draft as it would run if spend were lower, or higher, than expected.

use crate::money::{Currency, Decimal, Minor, parse_decimal};
use crate::plan::document::{AdAccountDocument, PlanDocument};
use std::collections::HashMap;

/// How much is spent, compared with what is expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Range {
    /// As much as expected.
    #[default]
    Expected,
    /// As in poor days.
    Low,
    /// As in strong days.
    High,
}

impl Range {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Expected, Self::Low, Self::High];

    fn factor(self, account: &AdAccountDocument) -> Option<Decimal> {
        let range = account.spend_range.as_ref()?;
        match self {
            Self::Expected => None,
            Self::Low => parse_decimal(&range.low).ok(),
            Self::High => parse_decimal(&range.high).ok(),
        }
    }
}

/// Whether spend is said to vary in some ad account.
#[must_use]
pub fn has_range(document: &PlanDocument) -> bool {
    document.ad_accounts.iter().any(|account| account.spend_range.is_some())
}

/// The draft with each ad account's expected spend times its factor, rounded half to even like every spend. An ad
/// account without a range spends as expected.
#[must_use]
pub fn at_range(document: &PlanDocument, range: Range) -> PlanDocument {
    let mut document = document.clone();
    let Some(currency) = Currency::from_code(&document.currency) else { return document };
    let scaled = |text: &str, factor: Decimal| {
        Minor::parse(text, currency)
            .and_then(|spend| spend.times(factor))
            .map(|spend| spend.to_text(currency))
    };
    let mut factors = HashMap::new();
    for account in &mut document.ad_accounts {
        let Some(factor) = range.factor(account) else { continue };
        factors.insert(account.id.clone(), factor);
        let spend = account.daily_spend.as_deref().and_then(|text| scaled(text, factor));
        account.daily_spend = spend.or(account.daily_spend.take());
    }
    for event in &mut document.events {
        let Some(factor) = factors.get(&event.ad_account) else { continue };
        let spend = event.daily_spend.as_deref().and_then(|text| scaled(text, *factor));
        event.daily_spend = spend.or(event.daily_spend.take());
    }
    document
}

#[cfg(test)]
mod tests {
    use super::super::tests::small;
    use super::*;
    use crate::plan::document::{EventDocument, SpendRangeDocument};

    fn ranged() -> PlanDocument {
        let mut plan = small();
        plan.ad_accounts[0].daily_spend = Some("10.01".into());
        plan.ad_accounts[0].spend_range = Some(SpendRangeDocument { low: "0.5".into(), high: "1.25".into() });
        plan.ad_accounts[1].daily_spend = Some("7.00".into());
        plan.events.push(EventDocument {
            on: "2026-03-10".into(),
            kind: "setDailySpend".into(),
            ad_account: "a".into(),
            daily_spend: Some("20.00".into()),
            ..Default::default()
        });
        plan
    }

    #[test]
    fn spend_is_scaled_exactly_where_there_is_a_range() {
        let low = at_range(&ranged(), Range::Low);
        // Half to even: 5.005 is 5.00.
        assert_eq!(low.ad_accounts[0].daily_spend.as_deref(), Some("5.00"));
        assert_eq!(low.ad_accounts[1].daily_spend.as_deref(), Some("7.00"));
        assert_eq!(low.events[0].daily_spend.as_deref(), Some("10.00"));
        let high = at_range(&ranged(), Range::High);
        assert_eq!(high.ad_accounts[0].daily_spend.as_deref(), Some("12.51"));
        assert_eq!(high.events[0].daily_spend.as_deref(), Some("25.00"));
    }

    #[test]
    fn what_is_expected_or_cannot_be_read_stays() {
        assert!(has_range(&ranged()) && !has_range(&small()));
        assert_eq!(at_range(&ranged(), Range::Expected), ranged());
        let mut odd = ranged();
        odd.ad_accounts[0].daily_spend = Some("much".into());
        assert_eq!(at_range(&odd, Range::Low).ad_accounts[0].daily_spend.as_deref(), Some("much"));
    }
}
