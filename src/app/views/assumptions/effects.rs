//! What each alternative would change in this plan.

use crate::app::draft::{amount, usual};
use crate::app::engine;
use crate::money::{Currency, Minor};
use crate::plan::AssumptionKey;
use crate::plan::document::{AssumptionsDocument, PlanDocument};
use crate::results::projection::ProjectionDocument;

/// One way an assumption may be set.
#[derive(Clone, Copy)]
pub(super) struct Alternative {
    /// Which assumption.
    pub(super) key: AssumptionKey,
    /// Key of the sentence's beginning: "If …".
    pub(super) says: &'static str,
    set: fn(&mut AssumptionsDocument),
}

const fn either(key: AssumptionKey, says: &'static str, set: fn(&mut AssumptionsDocument)) -> Alternative {
    Alternative { key, says, set }
}

/// Every way that can be tried. Of a minimum there are too many: only that there is none can.
const ALTERNATIVES: [Alternative; 15] = [
    either(AssumptionKey::DrawOrder, "assumptions.if.soonestExpiry", |it| it.draw_order = None),
    either(AssumptionKey::DrawOrder, "assumptions.if.latestExpiry", |it| {
        it.draw_order = Some("latestExpiry".to_owned());
    }),
    either(AssumptionKey::DrawOrder, "assumptions.if.oldestIssue", |it| {
        it.draw_order = Some("oldestIssue".to_owned());
    }),
    either(AssumptionKey::Suspension, "assumptions.if.forfeit", |it| it.suspension = None),
    either(AssumptionKey::Suspension, "assumptions.if.freeze", |it| {
        it.suspension = Some("freeze".to_owned());
    }),
    either(AssumptionKey::CreditBeforeCash, "assumptions.if.credit", |it| it.credit_before_cash = None),
    either(AssumptionKey::CreditBeforeCash, "assumptions.if.cash", |it| it.credit_before_cash = Some(false)),
    either(AssumptionKey::WhoMayAllocate, "assumptions.if.bothRoles", |it| it.who_may_allocate = None),
    either(AssumptionKey::WhoMayAllocate, "assumptions.if.admins", |it| {
        it.who_may_allocate = Some(vec!["admin".to_owned()]);
    }),
    either(AssumptionKey::WhoMayAllocate, "assumptions.if.financeManagers", |it| {
        it.who_may_allocate = Some(vec!["financeManager".to_owned()]);
    }),
    either(AssumptionKey::MinimumAllocation, "assumptions.if.noMinimum", |it| it.minimum_allocation = None),
    either(AssumptionKey::SharedAccountsMayReceive, "assumptions.if.notShared", |it| {
        it.shared_accounts_may_receive = None;
    }),
    either(AssumptionKey::SharedAccountsMayReceive, "assumptions.if.shared", |it| {
        it.shared_accounts_may_receive = Some(true);
    }),
    either(AssumptionKey::ClawBackUsed, "assumptions.if.notClawed", |it| it.claw_back_used = None),
    either(AssumptionKey::ClawBackUsed, "assumptions.if.clawed", |it| it.claw_back_used = Some(true)),
];

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
    /// Neither what is spent nor what is stranded nor what is owed, but something.
    Elsewhere,
    /// These amounts.
    Amounts {
        /// What is stranded.
        stranded: Change,
        /// What is spent.
        spent: Change,
        /// What is owed in cash.
        debt: Change,
    },
}

/// What every alternative to the plan's own assumptions would change, in the order of the assumptions. `now` is what
/// the plan gives.
pub(super) fn effects(plan: &PlanDocument, now: &ProjectionDocument) -> Vec<(Alternative, Effect)> {
    let own = usual(&plan.assumptions);
    let mut effects = Vec::new();
    for alternative in ALTERNATIVES {
        let mut other = plan.clone();
        other.assumptions = own.clone();
        (alternative.set)(&mut other.assumptions);
        if other.assumptions == own {
            continue;
        }
        if let Some(then) = engine::evaluate(&other).projection {
            effects.push((alternative, effect(now, &then)));
        }
    }
    effects
}

fn effect(now: &ProjectionDocument, then: &ProjectionDocument) -> Effect {
    let same = now.totals == then.totals
        && now.ad_accounts == then.ad_accounts
        && now.ad_credits == then.ad_credits
        && now.cash == then.cash
        && now.refusals == then.refusals;
    if same {
        return Effect::Nothing;
    }
    let change = |from: &str, to: &str| change(&now.currency, from, to);
    let stranded = change(&now.totals.stranded, &then.totals.stranded);
    let spent = change(&now.totals.spent, &then.totals.spent);
    let debt = change(&now.cash.debt, &then.cash.debt);
    if [&stranded, &spent, &debt].into_iter().all(|it| *it == Change::Same) {
        return Effect::Elsewhere;
    }
    Effect::Amounts { stranded, spent, debt }
}

fn change(currency: &str, from: &str, to: &str) -> Change {
    let difference = || {
        let currency = Currency::from_code(currency)?;
        Some((amount(from, currency)?, amount(to, currency)?, currency))
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
    use crate::app::draft::tests::small;
    use crate::plan::document::EventDocument;

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
    }
}
