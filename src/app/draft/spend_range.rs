//! By how much an ad account's spend may vary.

use crate::plan::document::{AdAccountDocument, SpendRangeDocument};

/// An end of the range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RangeEnd {
    /// The factor in the poorest weeks.
    Low,
    /// The factor in the strongest weeks.
    High,
}

/// The factor at one end; nothing where the ad account has no range.
pub(crate) fn range_end(account: &AdAccountDocument, end: RangeEnd) -> String {
    account.spend_range.as_ref().map_or_else(String::new, |range| match end {
        RangeEnd::Low => range.low.clone(),
        RangeEnd::High => range.high.clone(),
    })
}

/// Sets one end of the range. An end that was left empty is 1, and a range from 1 to 1 is none.
pub(crate) fn set_range_end(account: &mut AdAccountDocument, end: RangeEnd, factor: &str) {
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

#[cfg(test)]
mod tests {
    use super::*;

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
