//! Allocations of the draft: one cell of the table is what one ad account gets of one ad credit.

use super::fresh_id::fresh_id;
use crate::day::Day;
use crate::money::{Currency, Minor};
use crate::plan::document::{AdCreditDocument, AllocationDocument, PlanDocument};
use std::collections::HashMap;

/// Where the allocations to each ad account stand, so that a row of the table needn't look through all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllocationIndex(HashMap<String, Vec<usize>>);

impl AllocationIndex {
    /// The index of a document as it is.
    #[must_use]
    pub fn of(document: &PlanDocument) -> Self {
        let mut index: HashMap<_, Vec<usize>> = HashMap::new();
        for (position, it) in document.allocations.iter().enumerate() {
            index.entry(it.ad_account.clone()).or_default().push(position);
        }
        Self(index)
    }

    /// What `account` gets, in document order, each with its position in `document`.
    pub fn of_account<'a>(
        &'a self,
        document: &'a PlanDocument,
        account: &str,
    ) -> impl Iterator<Item = (usize, &'a AllocationDocument)> {
        let positions = self.0.get(account).map_or(&[][..], Vec::as_slice);
        positions.iter().filter_map(|&at| Some((at, document.allocations.get(at)?)))
    }

    /// The positions of what `account` gets of `credit`, in document order.
    #[must_use]
    pub fn cell(&self, document: &PlanDocument, account: &str, credit: &str) -> Vec<usize> {
        let of_credit = self.of_account(document, account).filter(|(_, it)| it.ad_credit == credit);
        of_credit.map(|(at, _)| at).collect()
    }
}

/// The positions of what `account` gets, of any credit, in document order.
#[must_use]
pub fn parts(document: &PlanDocument, account: &str) -> Vec<usize> {
    let of_account = document.allocations.iter().enumerate().filter(|(_, it)| it.ad_account == account);
    of_account.map(|(position, _)| position).collect()
}

/// The first day on which a credit can be allocated.
#[must_use]
pub fn day_for(document: &PlanDocument, credit: &AdCreditDocument) -> String {
    match (Day::parse(&document.start), Day::parse(&credit.issued)) {
        (Some(start), Some(issued)) => start.max(issued).to_string(),
        _ => document.start.clone(),
    }
}

/// The day of a new allocation of a credit where what is to come is planned from the day `open` on: that day, as long as
/// the credit can be spent then, else the first one.
fn fresh_day(document: &PlanDocument, credit: &AdCreditDocument, open: Option<&str>) -> String {
    let first = day_for(document, credit);
    let last =
        [credit.expires.as_deref(), Some(&document.end)].into_iter().flatten().filter_map(Day::parse).min();
    let later = open.and_then(Day::parse).zip(Day::parse(&first)).map(|(open, first)| open.max(first));
    later.filter(|day| last.is_none_or(|last| *day <= last)).map_or(first, |day| day.to_string())
}

/// Sets what `account` gets of `credit` to `amount`. No text, or 0, takes the allocation away and returns it, so that
/// what is typed next has the same id and day; `like` is what was returned before. A new one is of the day `open`, the
/// first on which anything can still be allocated, or of the first day of all where that is `None`.
pub fn set_amount(
    document: &mut PlanDocument,
    (account, credit): (&str, &str),
    amount: String,
    like: Option<AllocationDocument>,
    open: Option<&str>,
) -> Option<AllocationDocument> {
    let position =
        document.allocations.iter().position(|it| it.ad_account == account && it.ad_credit == credit);
    match position {
        Some(position) if is_none(&amount) => Some(document.allocations.remove(position)),
        Some(position) => {
            document.allocations[position].amount = amount;
            None
        }
        None if is_none(&amount) => like,
        None => {
            // What was taken out may not fit any more: another allocation may have its id by now.
            let is_free =
                |it: &AllocationDocument| document.allocations.iter().all(|other| other.id != it.id);
            let fresh = like.filter(is_free).or_else(|| fresh_part(document, account, credit, open))?;
            document.allocations.push(AllocationDocument { amount, ..fresh });
            None
        }
    }
}

/// Whether a field with this text allocates nothing.
fn is_none(text: &str) -> bool {
    text.is_empty() || text.contains('0') && text.bytes().all(|byte| matches!(byte, b'0' | b'.'))
}

fn fresh_part(
    document: &PlanDocument,
    account: &str,
    credit: &str,
    open: Option<&str>,
) -> Option<AllocationDocument> {
    let on = fresh_day(document, document.ad_credits.iter().find(|it| it.id == credit)?, open);
    let id = fresh_id("allocation-", document.allocations.iter().map(|it| it.id.as_str()));
    let (ad_credit, ad_account) = (credit.to_owned(), account.to_owned());
    Some(AllocationDocument { id, on, ad_credit, ad_account, ..Default::default() })
}

/// Adds one more part of `credit` for `account`, a week after the last one, and returns its position. `open` is as for
/// [`set_amount`].
pub fn add_part(
    document: &mut PlanDocument,
    account: &str,
    credit: &str,
    open: Option<&str>,
) -> Option<usize> {
    let mut part = fresh_part(document, account, credit, open)?;
    let last = document
        .allocations
        .iter()
        .filter(|it| it.ad_account == account && it.ad_credit == credit)
        .filter_map(|it| Day::parse(&it.on))
        .max();
    if let Some(last) = last {
        let next = Day::parse(&part.on).map_or(last.plus(7), |open| open.max(last.plus(7)));
        part.on = Day::parse(&document.end).map_or(next, |end| next.min(end)).to_string();
    }
    document.allocations.push(part);
    Some(document.allocations.len() - 1)
}

/// Removes one allocation.
pub fn remove_allocation(document: &mut PlanDocument, position: usize) {
    if position < document.allocations.len() {
        document.allocations.remove(position);
    }
}

/// Says of an allocation whether it is done in TikTok.
pub fn mark(document: &mut PlanDocument, id: &str, done: bool) {
    if let Some(it) = document.allocations.iter_mut().find(|it| it.id == id) {
        it.done = done;
    }
}

/// Says of some allocations that they were made in TikTok on the day `on`, by a member where one is named.
pub fn mark_made(document: &mut PlanDocument, is_made: impl Fn(&str) -> bool, by: Option<&str>, on: &str) {
    for it in document.allocations.iter_mut().filter(|it| !it.done && is_made(&it.id)) {
        it.done = true;
        on.clone_into(&mut it.on);
        if let Some(by) = by {
            it.by = Some(by.to_owned());
        }
    }
}

/// Whether something is marked as made.
#[must_use]
pub fn has_made(plan: &PlanDocument) -> bool {
    plan.allocations.iter().any(|it| it.done)
}

/// Whether the allocation that a JSON pointer names is marked as made.
#[must_use]
pub fn is_made_at(plan: &PlanDocument, path: &str) -> bool {
    let at = path.strip_prefix("/allocations/").and_then(|at| at.parse::<usize>().ok());
    at.and_then(|at| plan.allocations.get(at)).is_some_and(|it| it.done)
}

/// Whether this is still to be done in TikTok, for `account` where one is named.
#[must_use]
pub fn is_planned(it: &AllocationDocument, account: Option<&str>) -> bool {
    !it.done && account.is_none_or(|account| it.ad_account == account)
}

/// Removes all that is planned for `account`, or for every ad account.
pub fn clear_planned(document: &mut PlanDocument, account: Option<&str>) {
    document.allocations.retain(|it| !is_planned(it, account));
}

/// Puts `advised` in the place of all that is planned for `account`, or for every ad account.
pub fn replace_planned(document: &mut PlanDocument, account: Option<&str>, advised: Vec<AllocationDocument>) {
    clear_planned(document, account);
    document.allocations.extend(advised);
}

/// More allocated of one ad credit than it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverAllocation {
    /// All allocations together.
    pub allocated: Minor,
    /// What the ad credit has.
    pub has: Minor,
    /// The difference.
    pub too_much: Minor,
}

/// What is allocated too much of `credit`, where it is too much and every amount can be read.
#[must_use]
pub fn over_allocation(document: &PlanDocument, credit: &str) -> Option<OverAllocation> {
    let it = document.ad_credits.iter().find(|it| it.id == credit)?;
    let currency = Currency::from_code(&document.currency)?;
    let has = Minor::parse(&it.amount, currency)?;
    let mut allocated = Minor::ZERO;
    for it in document.allocations.iter().filter(|it| it.ad_credit == credit) {
        allocated = allocated.checked_add(Minor::parse(&it.amount, currency)?)?;
    }
    allocated.take(has).filter(|too_much| too_much.is_positive()).map(|too_much| OverAllocation {
        allocated,
        has,
        too_much,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::small;
    use super::*;

    #[test]
    fn clearing_and_typing_again_keeps_the_allocation() {
        let mut document = small();
        let cleared = set_amount(&mut document, ("a", "pool"), String::new(), None, None);
        assert_eq!(document.allocations.len(), 1);
        set_amount(&mut document, ("a", "pool"), "5".into(), cleared, None);
        assert_eq!(document.allocations[1].id, "1");
        assert_eq!(document.allocations[1].amount, "5");
    }

    #[test]
    fn nothing_is_no_allocation_and_what_is_typed_after_it_has_its_id() {
        for nothing in ["0", "0.00"] {
            let mut document = small();
            let cleared = set_amount(&mut document, ("a", "pool"), nothing.into(), None, None);
            assert_eq!(document.allocations.len(), 1, "{nothing}");
            set_amount(&mut document, ("a", "pool"), "0.5".into(), cleared, None);
            assert_eq!((&*document.allocations[1].id, &*document.allocations[1].amount), ("1", "0.5"));
        }
        // What can't be read stays, with its problem.
        for unreadable in [".", "-0", "0 EUR"] {
            let mut document = small();
            assert!(set_amount(&mut document, ("a", "pool"), unreadable.into(), None, None).is_none());
            assert_eq!(document.allocations[0].amount, unreadable);
        }
    }

    #[test]
    fn what_is_typed_again_gets_another_id_where_its_own_was_given_away_meanwhile() {
        let mut document = small();
        let cleared = set_amount(&mut document, ("a", "pool"), String::new(), None, None);
        let credit = AdCreditDocument { id: "other".into(), ..document.ad_credits[0].clone() };
        document.ad_credits.push(credit);
        let stranger = AllocationDocument { id: "1".into(), ..document.allocations[0].clone() };
        document.allocations.push(AllocationDocument { ad_credit: "other".into(), ..stranger });
        set_amount(&mut document, ("a", "pool"), "5".into(), cleared, None);
        let ids: std::collections::HashSet<&str> =
            document.allocations.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids.len(), document.allocations.len());
        assert_eq!(document.allocations[2].amount, "5");
    }

    #[test]
    fn a_first_amount_is_allocated_when_the_credit_is_there() {
        let mut document = small();
        document.allocations.clear();
        document.ad_credits[0].issued = "2026-03-10".into();
        set_amount(&mut document, ("b", "pool"), "5".into(), None, None);
        assert_eq!(document.allocations[0].on, "2026-03-10");
    }

    #[test]
    fn a_first_amount_is_allocated_on_no_day_that_has_gone_by_while_the_credit_can_still_be_spent() {
        for (open, on) in [
            ("2026-02-01", "2026-03-01"),
            ("2026-03-20", "2026-03-20"),
            ("2026-03-31", "2026-03-31"),
            ("2026-04-01", "2026-03-01"),
            ("never", "2026-03-01"),
        ] {
            let mut document = small();
            document.allocations.clear();
            document.ad_credits[0].expires = Some("2026-03-31".into());
            set_amount(&mut document, ("b", "pool"), "5".into(), None, Some(open));
            assert_eq!(document.allocations[0].on, on, "{open}");
            add_part(&mut document, "a", "pool", Some(open));
            assert_eq!(document.allocations[1].on, on, "{open}");
        }
    }

    #[test]
    fn a_part_follows_a_week_after_the_last_but_not_after_the_end() {
        let mut document = small();
        add_part(&mut document, "a", "pool", None);
        assert_eq!(document.allocations[2].on, "2026-03-08");
        document.end = "2026-03-12".into();
        add_part(&mut document, "a", "pool", None);
        assert_eq!(document.allocations[3].on, "2026-03-12");
        assert_eq!(parts(&document, "a"), [0, 2, 3]);
        assert_eq!(AllocationIndex::of(&document).cell(&document, "a", "pool"), [0, 2, 3]);
    }

    #[test]
    fn what_is_planned_is_replaced_but_not_what_is_done() {
        let mut document = small();
        document.allocations[0].done = true;
        let advised = AllocationDocument { amount: "5".into(), ..document.allocations[1].clone() };
        replace_planned(&mut document, Some("a"), Vec::new());
        assert_eq!(document.allocations.len(), 2);
        replace_planned(&mut document, None, vec![advised]);
        let amounts: Vec<&str> = document.allocations.iter().map(|it| it.amount.as_str()).collect();
        assert_eq!(amounts, ["300.00", "5"]);
    }

    #[test]
    fn over_allocation_is_the_exact_difference() {
        let mut document = small();
        assert_eq!(over_allocation(&document, "pool"), None);
        set_amount(&mut document, ("a", "pool"), "500.01".into(), None, None);
        let over = over_allocation(&document, "pool").map(|over| over.too_much);
        assert_eq!(over, Some(Minor::new(1)));
        set_amount(&mut document, ("a", "pool"), "five".into(), None, None);
        assert_eq!(over_allocation(&document, "pool"), None);
    }

    #[test]
    fn what_was_made_says_who_and_when_and_what_was_made_before_stays() {
        let mut plan = small();
        plan.allocations[0].done = true;
        plan.allocations[0].by = Some("mo".into());
        mark_made(&mut plan, |id| ["1", "2"].contains(&id), Some("ana"), "2026-03-03");
        let told = |it: &AllocationDocument| (it.done, it.by.clone(), it.on.clone());
        assert_eq!(told(&plan.allocations[0]), (true, Some("mo".into()), "2026-03-01".into()));
        assert_eq!(told(&plan.allocations[1]), (true, Some("ana".into()), "2026-03-03".into()));
    }
}
