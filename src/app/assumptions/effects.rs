//! What each alternative would change in this plan.

use crate::app::alternatives::{Alternative, alternatives};
use crate::app::engine;
use crate::money::{Currency, Minor};
use crate::plan::document::PlanDocument;
use crate::results::projection::{AdAccountFigures, ProjectionDocument};
use leptos::prelude::*;

/// What the alternatives would change, once it is known.
pub(super) type Effects = RwSignal<Option<Vec<(Alternative, Effect)>>>;

/// How an amount would differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Change {
    /// Not at all.
    #[default]
    Same,
    /// By so much more.
    More(String),
    /// By so much less.
    Less(String),
}

/// What an alternative would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing at all.
    Nothing,
    /// No figure, but what is refused, or by which rule.
    Refusals,
    /// None of the amounts below, but something.
    Elsewhere,
    /// These amounts.
    Amounts {
        /// What is stranded.
        stranded: Change,
        /// What expires in the Business Center.
        lapsed: Change,
        /// What is spent.
        spent: Change,
        /// What is owed in cash.
        debt: Change,
    },
}

/// What every alternative to the plan's own assumptions would change, in the order of the assumptions. `now` is what
/// the plan gives.
pub(super) fn effects(plan: &PlanDocument, now: &ProjectionDocument) -> Vec<(Alternative, Effect)> {
    let mut effects = Vec::new();
    for (alternative, assumptions) in alternatives(&plan.assumptions) {
        let other = PlanDocument { assumptions, ..plan.clone() };
        if let Some(then) = engine::evaluate(&other).projection {
            effects.push((alternative, effect(now, &then)));
        }
    }
    effects
}

fn effect(now: &ProjectionDocument, then: &ProjectionDocument) -> Effect {
    // What an ad account could spend if it got any is none of what becomes of the plan.
    let of_account = |it: &AdAccountFigures| AdAccountFigures { can_spend: String::new(), ..it.clone() };
    let figures = |it: &ProjectionDocument| {
        let accounts: Vec<_> = it.ad_accounts.iter().map(of_account).collect();
        (it.totals.clone(), accounts, it.ad_credits.clone(), it.cash.clone())
    };
    if figures(now) == figures(then) {
        // What a message says besides, as who may allocate, is no effect.
        let refused = |it: &ProjectionDocument| -> Vec<_> {
            it.refusals.iter().map(|it| (it.what.clone(), it.rule)).collect()
        };
        return if refused(now) == refused(then) { Effect::Nothing } else { Effect::Refusals };
    }
    let change = |from: &str, to: &str| change(&now.currency, from, to);
    let stranded = change(&now.totals.stranded, &then.totals.stranded);
    let lapsed = change(&now.totals.expired_unallocated, &then.totals.expired_unallocated);
    let spent = change(&now.totals.spent, &then.totals.spent);
    let debt = change(&now.cash.debt, &then.cash.debt);
    if [&stranded, &lapsed, &spent, &debt].into_iter().all(|it| *it == Change::Same) {
        return Effect::Elsewhere;
    }
    Effect::Amounts { stranded, lapsed, spent, debt }
}

fn change(currency: &str, from: &str, to: &str) -> Change {
    let difference = || {
        let currency = Currency::from_code(currency)?;
        Some((Minor::parse(from, currency)?, Minor::parse(to, currency)?, currency))
    };
    let Some((from, to, currency)) = difference() else { return Change::Same };
    let by = |more: Minor, less: Minor| more.take(less).unwrap_or(Minor::ZERO).to_text(currency);
    match to.cmp(&from) {
        std::cmp::Ordering::Equal => Change::Same,
        std::cmp::Ordering::Greater => Change::More(by(to, from)),
        std::cmp::Ordering::Less => Change::Less(by(from, to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::draft::tests::small;
    use crate::plan::document::{EventDocument, MemberDocument};

    fn of(plan: &PlanDocument, says: &str) -> Option<Effect> {
        let now = engine::evaluate(plan).projection?;
        effects(plan, &now).into_iter().find(|it| it.0.says == says).map(|it| it.1)
    }

    /// Account A spends 20 a day and is suspended for three days.
    fn suspended() -> PlanDocument {
        let mut plan = small();
        plan.ad_credits.truncate(1);
        plan.ad_accounts[0].daily_spend = Some("20.00".into());
        for (on, kind) in [("2026-03-06", "suspend"), ("2026-03-09", "reinstate")] {
            plan.events.push(EventDocument {
                on: on.into(),
                kind: kind.into(),
                ad_account: "a".into(),
                ..Default::default()
            });
        }
        plan
    }

    #[test]
    fn the_alternative_says_what_is_stranded_and_spent_otherwise() {
        let plan = suspended();
        let effect = Effect::Amounts {
            stranded: Change::Less("200.00".into()),
            lapsed: Change::Same,
            spent: Change::More("200.00".into()),
            debt: Change::Same,
        };
        assert_eq!(of(&plan, "assumptions.if.freeze"), Some(effect));
        assert_eq!(of(&plan, "assumptions.if.forfeit"), None);
        assert_eq!(of(&plan, "assumptions.if.latestExpiry"), Some(Effect::Nothing));
    }

    #[test]
    fn without_its_minimum_a_plan_may_spend_more() {
        let mut plan = suspended();
        plan.assumptions.minimum_allocation = Some("500.00".into());
        let effect = of(&plan, "assumptions.if.noMinimum");
        assert!(matches!(effect, Some(Effect::Amounts { spent: Change::More(_), .. })), "{effect:?}");
        // Who else may allocate is in what refusals say, and no effect.
        assert_eq!(of(&plan, "assumptions.if.admins"), Some(Effect::Nothing));
        // A shared ad account of which every allocation is refused anyway is refused by another rule then.
        plan.assumptions.shared_accounts_may_receive = Some(true);
        plan.ad_accounts[1].relation = Some("shared".into());
        plan.ad_accounts[1].daily_spend = Some("10.00".into());
        assert_eq!(of(&plan, "assumptions.if.notShared"), Some(Effect::Refusals));
    }

    #[test]
    fn what_then_expires_unallocated_is_said_and_so_is_what_another_rule_refuses() {
        let mut plan = suspended();
        plan.members.push(MemberDocument {
            id: "m".into(),
            name: "Mo".into(),
            role: "financeManager".into(),
        });
        plan.allocations[0].by = Some("m".into());
        let effect = of(&plan, "assumptions.if.admins");
        assert!(matches!(effect, Some(Effect::Amounts { lapsed: Change::More(_), .. })), "{effect:?}");
        plan.allocations[0].on.clone_from(&plan.end);
        plan.events[1].on = "2026-03-31".into();
        assert_eq!(of(&plan, "assumptions.if.admins"), Some(Effect::Refusals));
    }
}
