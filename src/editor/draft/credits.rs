//! Ad credits of the draft.

use super::fresh_id::fresh_id;
use crate::day::Day;
use crate::plan::document::{AdCreditDocument, HolderDocument, PlanDocument};
use crate::plan::limits;

/// Whether a credit lies in an ad account from the first day, and so can't be allocated.
#[must_use]
pub fn is_held(credit: &AdCreditDocument) -> bool {
    credit.ad_account_id().is_some()
}

/// Adds an ad credit of the Business Center, its amount and expiry still to be entered, and returns its position.
pub fn add_credit(document: &mut PlanDocument, name: impl FnOnce(usize) -> String) -> usize {
    let number = document.ad_credits.iter().filter(|credit| !is_held(credit)).count() + 1;
    push(document, name(number), None)
}

/// Adds an ad credit that is already in an ad account, and returns its position.
pub fn add_held_credit(document: &mut PlanDocument, account: &str, name: String) -> usize {
    push(document, name, Some(HolderDocument::ad_account(account)))
}

fn push(document: &mut PlanDocument, name: String, held_by: Option<HolderDocument>) -> usize {
    let position = document.ad_credits.len();
    document.ad_credits.push(AdCreditDocument {
        id: fresh_id("credit-", document.ad_credits.iter().map(|credit| credit.id.as_str())),
        name,
        issued: document.start.clone(),
        held_by,
        ..Default::default()
    });
    position
}

/// Removes an ad credit with its allocations.
pub fn remove_credit(document: &mut PlanDocument, position: usize) {
    if position < document.ad_credits.len() {
        let id = document.ad_credits.remove(position).id;
        document.allocations.retain(|it| it.ad_credit != id);
    }
}

/// How many ad credits have no expiry date yet.
#[must_use]
pub fn without_expiry(document: &PlanDocument) -> usize {
    document.ad_credits.iter().filter(|credit| credit.expires.is_none()).count()
}

/// Gives every ad credit that has no expiry date this one.
pub fn set_missing_expiries(document: &mut PlanDocument, expires: &str) {
    for credit in document.ad_credits.iter_mut().filter(|credit| credit.expires.is_none()) {
        credit.expires = Some(expires.to_owned());
    }
}

/// The ad credit that expires last, where that is after the plan's last day: its name, the day, and whether the plan can
/// last until then.
#[must_use]
pub fn outlasting(document: &PlanDocument) -> Option<(&str, Day, bool)> {
    let (start, end) = (Day::parse(&document.start)?, Day::parse(&document.end)?);
    let expiry = |it: &AdCreditDocument| it.expires.as_deref().and_then(Day::parse);
    let (day, credit) = document
        .ad_credits
        .iter()
        .filter_map(|it| Some((expiry(it)?, it)))
        .max_by_key(|(day, _)| *day)
        .filter(|(day, _)| *day > end)?;
    Some((&credit.name, day, day.since(start) < limits::DAYS))
}

/// On how many of the plan's days a credit can still be spent: from today on, or from its issue or the plan's start where
/// that is later.
#[must_use]
pub fn days_left(credit: &AdCreditDocument, start: &str, today: &str) -> Option<i32> {
    let expires = Day::parse(credit.expires.as_deref()?)?;
    let from = Day::parse(start)?.max(Day::parse(&credit.issued)?).max(Day::parse(today)?);
    Some((expires.since(from) + 1).max(0))
}

#[cfg(test)]
mod tests {
    use super::super::tests::small;
    use super::*;

    #[test]
    fn removing_a_credit_takes_its_allocations() {
        let mut document = small();
        remove_credit(&mut document, 0);
        assert_eq!(document.allocations, []);
        assert_eq!(document.ad_credits.len(), 1);
    }

    #[test]
    fn days_left_count_the_first_and_the_last_day() {
        let mut credit = small().ad_credits[0].clone();
        let left = |credit: &AdCreditDocument, today| days_left(credit, "2026-03-01", today);
        assert_eq!(left(&credit, "2026-02-01"), Some(30));
        assert_eq!(left(&credit, "2026-03-24"), Some(7));
        assert_eq!(left(&credit, "2026-03-31"), Some(0));
        credit.issued = "2026-03-29".into();
        assert_eq!(left(&credit, "2026-03-24"), Some(2));
        credit.expires = Some("2026-03-02".into());
        assert_eq!(left(&credit, "2026-03-01"), Some(0));
        credit.expires = None;
        assert_eq!(left(&credit, "2026-03-01"), None);
    }

    #[test]
    fn an_ad_credit_that_outlasts_the_plan_is_found_and_the_plan_can_be_as_long_if_it_may() {
        let mut document = small();
        assert_eq!(outlasting(&document), None);
        for (expires, fits) in [("2026-05-30", true), ("2036-03-07", true), ("2036-03-08", false)] {
            document.ad_credits[0].expires = Some(expires.to_owned());
            let name = document.ad_credits[0].name.as_str();
            assert_eq!(outlasting(&document), Day::parse(expires).map(|day| (name, day, fits)));
            let mut longer = document.clone();
            longer.end = expires.to_owned();
            let is_valid = crate::plan::check(&longer).is_ok();
            assert_eq!(is_valid, fits, "{expires}");
        }
    }

    #[test]
    fn only_missing_expiries_are_set() {
        let mut document = small();
        add_credit(&mut document, |number| format!("Ad credit {number}"));
        assert_eq!(document.ad_credits[2].name, "Ad credit 2");
        assert_eq!(without_expiry(&document), 1);
        set_missing_expiries(&mut document, "2026-04-30");
        assert_eq!(document.ad_credits[0].expires.as_deref(), Some("2026-03-30"));
        assert_eq!(document.ad_credits[2].expires.as_deref(), Some("2026-04-30"));
    }
}
