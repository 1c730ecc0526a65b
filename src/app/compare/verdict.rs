//! What one scenario is worth against another if an ad account is suspended, and what it costs if it isn't.

use super::columns::Column;
use crate::money::{Currency, Minor};
use std::cmp::Ordering;

/// What the better of two scenarios is worth. Amounts are as a document writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It lets more be spent after the suspension.
    Beats {
        /// Its name.
        better: String,
        /// That of the other.
        other: String,
        /// How much more.
        gain: String,
        /// What it means where nobody is suspended.
        otherwise: Otherwise,
    },
    /// It strands less, but nobody can spend what it saves.
    Holds {
        /// Its name.
        better: String,
        /// That of the other.
        other: String,
        /// How much less it strands.
        less: String,
        /// What it means where nobody is suspended.
        otherwise: Otherwise,
    },
    /// Both come to the same.
    Same,
}

/// What the better scenario means where nobody is suspended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Otherwise {
    /// It spends as much as the other and strands as much.
    CostsNothing,
    /// It spends as much as the other and strands so much less.
    StrandsLess(String),
    /// It spends as much as the other but strands more.
    SpendsTheSame,
    /// It spends so much less.
    Costs(String),
    /// It spends so much more.
    Gains(String),
}

/// What counts in one scenario.
struct Stake<'a> {
    name: &'a str,
    spent: Minor,
    strands: Minor,
    spent_anew: Minor,
    /// Under the suspension.
    stranded: Minor,
}

/// Which of two scenarios is better under the suspension; nothing where it does not concern both.
pub(super) fn verdict(a: &Column, b: &Column) -> Option<Verdict> {
    let currency = Currency::from_code(&a.plan.currency).filter(|_| a.plan.currency == b.plan.currency)?;
    let (a, b) = (stake(a, currency)?, stake(b, currency)?);
    let by = |more: Minor, less: Minor| more.take(less).unwrap_or(Minor::ZERO).to_text(currency);
    let named = |better: &Stake<'_>, other: &Stake<'_>| {
        let otherwise = match better.spent.cmp(&other.spent) {
            Ordering::Equal if better.strands > other.strands => Otherwise::SpendsTheSame,
            Ordering::Equal if better.strands < other.strands => {
                Otherwise::StrandsLess(by(other.strands, better.strands))
            }
            Ordering::Equal => Otherwise::CostsNothing,
            Ordering::Less => Otherwise::Costs(by(other.spent, better.spent)),
            Ordering::Greater => Otherwise::Gains(by(better.spent, other.spent)),
        };
        (better.name.to_owned(), other.name.to_owned(), otherwise)
    };
    let (first, second) = if b.spent_anew >= a.spent_anew { (&b, &a) } else { (&a, &b) };
    if first.spent_anew > second.spent_anew {
        let (better, other, otherwise) = named(first, second);
        return Some(Verdict::Beats {
            better,
            other,
            gain: by(first.spent_anew, second.spent_anew),
            otherwise,
        });
    }
    let (first, second) = if b.stranded <= a.stranded { (&b, &a) } else { (&a, &b) };
    if first.stranded < second.stranded {
        let (better, other, otherwise) = named(first, second);
        return Some(Verdict::Holds { better, other, less: by(second.stranded, first.stranded), otherwise });
    }
    Some(Verdict::Same)
}

fn stake(column: &Column, currency: Currency) -> Option<Stake<'_>> {
    let suspended = column.suspended.as_ref()?;
    let planned = column.planned.as_ref()?;
    Some(Stake {
        name: &column.plan.name,
        spent: Minor::parse(&planned.spent, currency)?,
        strands: Minor::parse(&planned.stranded, currency)?,
        spent_anew: Minor::parse(&suspended.spent_anew, currency)?,
        stranded: Minor::parse(&suspended.figures.stranded, currency)?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::columns::tests::{at_once, if_a_is_suspended, in_parts};
    use super::*;
    use crate::plan::document::{EventDocument, PlanDocument};

    fn of(a: PlanDocument, b: PlanDocument) -> Option<Verdict> {
        let what_if = if_a_is_suspended();
        let column = |plan: PlanDocument| {
            Column::of(plan.name.clone(), plan, Some(&what_if), "2026-03-13", "2026-03-01")
        };
        verdict(&column(a), &column(b))
    }

    /// From 13 March on Account B spends 240 a day.
    fn with_room(mut plan: PlanDocument) -> PlanDocument {
        plan.events.push(EventDocument {
            on: "2026-03-13".into(),
            kind: "setDailySpend".into(),
            ad_account: "b".into(),
            daily_spend: Some("240.00".into()),
            ..Default::default()
        });
        plan
    }

    #[test]
    fn in_parts_beats_all_at_once_where_somebody_can_spend_what_it_saves() {
        let beats = Verdict::Beats {
            better: "In parts".into(),
            other: "All at once".into(),
            gain: "2450.00".into(),
            otherwise: Otherwise::CostsNothing,
        };
        assert_eq!(of(with_room(at_once()), with_room(in_parts())), Some(beats.clone()));
        assert_eq!(of(with_room(in_parts()), with_room(at_once())), Some(beats));
    }

    #[test]
    fn where_nobody_can_spend_it_holding_back_only_strands_less() {
        let holds = Verdict::Holds {
            better: "In parts".into(),
            other: "All at once".into(),
            less: "2450.00".into(),
            otherwise: Otherwise::CostsNothing,
        };
        assert_eq!(of(at_once(), in_parts()), Some(holds));
        assert_eq!(of(at_once(), at_once()), Some(Verdict::Same));
    }

    #[test]
    fn what_strands_more_if_nobody_is_suspended_does_not_cost_nothing() {
        let what_if = if_a_is_suspended();
        let column = |plan: PlanDocument| {
            Column::of(plan.name.clone(), plan, Some(&what_if), "2026-03-13", "2026-03-01")
        };
        let (at_once, mut in_parts) = (column(at_once()), column(in_parts()));
        if let Some(planned) = &mut in_parts.planned {
            planned.stranded = "0.01".into();
        }
        let verdict = verdict(&at_once, &in_parts);
        let Some(Verdict::Holds { otherwise, .. }) = verdict else { unreachable!("{verdict:?}") };
        assert_eq!(otherwise, Otherwise::SpendsTheSame);
    }

    #[test]
    fn what_strands_less_also_if_nobody_is_suspended_says_so() {
        // Account B is planned to be suspended early; what is asked about is Account A.
        let leaving = |mut plan: PlanDocument, kept: &str| {
            plan.events.push(EventDocument {
                on: "2026-03-10".into(),
                kind: "suspend".into(),
                ad_account: "b".into(),
                ..Default::default()
            });
            plan.name = kept.into();
            plan
        };
        let (much, mut little) = (leaving(at_once(), "much"), leaving(at_once(), "little"));
        for it in little.allocations.iter_mut().filter(|it| it.ad_account == "b") {
            it.amount = "900.00".into();
        }
        let verdict = of(much, little);
        let Some(Verdict::Holds { better, less, otherwise, .. }) = verdict else {
            unreachable!("{verdict:?}")
        };
        assert_eq!(better, "little");
        assert_eq!(otherwise, Otherwise::StrandsLess(less));
    }

    #[test]
    fn parts_that_are_too_small_cost_something_if_nobody_is_suspended() {
        let mut small = with_room(in_parts());
        small.allocations.retain(|it| it.id != "a-2026-03-22");
        let verdict = of(with_room(at_once()), small);
        let Some(Verdict::Beats { otherwise, .. }) = verdict else { unreachable!("{verdict:?}") };
        assert_eq!(otherwise, Otherwise::Costs("1050.00".into()));
    }
}
