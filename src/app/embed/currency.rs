//! A preset in another currency: the same numbers, not what they are worth there. An article for readers in Japan shows
//! 9,000 yen where another shows 9,000 dollars.

use crate::app::engine;
use crate::editor::currency::keep_numbers;
use crate::money::Currency;
use crate::plan::document::PlanDocument;

/// The plan with the same amounts in the currency of this code; nothing where that currency has no such amounts, or
/// where the plan would come out otherwise in it, for spend is rounded to what a currency has.
pub(super) fn in_currency(plan: &PlanDocument, code: &str) -> Option<PlanDocument> {
    let mut other = plan.clone();
    let unfit = keep_numbers(&mut other, Currency::from_code(code)?);
    (unfit == 0 && outcome(plan)? == outcome(&other)?).then_some(other)
}

/// A number without zeros at its end that say nothing.
fn plain(amount: &str) -> &str {
    if amount.contains('.') { amount.trim_end_matches('0').trim_end_matches('.') } else { amount }
}

/// What becomes of all ad credit, as numbers.
fn outcome(plan: &PlanDocument) -> Option<[String; 6]> {
    let totals = engine::evaluate(plan).projection?.totals;
    let own = [
        totals.spent,
        totals.unallocated,
        totals.remaining,
        totals.expired_unallocated,
        totals.stranded,
        totals.issued,
    ];
    Some(own.map(|it| plain(&it).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::draft;

    #[test]
    fn the_numbers_stay_and_the_currency_changes() {
        let plan = draft::tests::small();
        for code in ["EUR", "JPY", "KWD"] {
            let other = in_currency(&plan, code);
            assert_eq!(other.as_ref().map(|it| it.currency.as_str()), Some(code));
            assert_eq!(other.as_ref().and_then(outcome), outcome(&plan));
        }
    }

    #[test]
    fn no_amount_is_rounded() {
        let mut plan = draft::tests::small();
        plan.ad_accounts[0].daily_spend = Some("62.50".into());
        assert_eq!(in_currency(&plan, "JPY"), None);
        assert!(in_currency(&plan, "EUR").is_some());
        assert_eq!(in_currency(&plan, "XXX"), None);
    }

    #[test]
    fn a_day_that_would_be_rounded_otherwise_is_refused() {
        let mut plan = draft::tests::small();
        // Half of 5 a day is 2.50, or 2 where there are no decimals.
        plan.ad_accounts[0].daily_spend = Some("5".into());
        plan.ad_accounts[0].weekday_factors = Some(vec!["0.5".into(); 7]);
        assert!(in_currency(&plan, "KWD").is_some());
        assert_eq!(in_currency(&plan, "JPY"), None);
    }
}
