//! What a reader can do to the plan of a figure, as plain functions.

use crate::app::engine;
use crate::day::Day;
use crate::money::Minor;
use crate::plan::document::PlanDocument;
use crate::results::projection::Figures;
use std::cmp::Reverse;

/// The plan with the best split; nothing where that spends no more, and neither loses nor strands less. What is lost is
/// what is stranded and what expires unallocated.
pub(super) fn fitted(plan: &PlanDocument) -> Option<PlanDocument> {
    let currency = crate::money::Currency::from_code(&plan.currency)?;
    let advice = engine::advise(plan, &plan.start)?;
    let mut fitted = plan.clone();
    fitted.allocations.retain(|it| it.done);
    fitted.allocations.extend(advice.allocations);
    let totals = |plan: &PlanDocument| engine::evaluate(plan).projection.map(|run| run.totals);
    let minor = |text: &str| Minor::parse(text, currency).unwrap_or_default();
    let worth = |it: &Figures| {
        let stranded = minor(&it.stranded);
        (minor(&it.spent), Reverse(stranded + minor(&it.expired_unallocated)), Reverse(stranded))
    };
    (worth(&totals(&fitted)?) > worth(&totals(plan)?)).then_some(fitted)
}

/// When an ad account is suspended where nobody says when: after two fifths of the plan, so that something has been
/// spent and something is still there.
pub(super) fn usual_suspension(plan: &PlanDocument) -> String {
    let (Some(start), Some(end)) = (Day::parse(&plan.start), Day::parse(&plan.end)) else {
        return plan.start.clone();
    };
    start.plus((end.since(start) + 1) * 2 / 5).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::examples::EXAMPLES;
    use crate::editor::draft::{suspend, suspended_on};
    use crate::plan::document::AdCreditDocument;

    fn evenly() -> PlanDocument {
        EXAMPLES[0].plan().unwrap_or_else(|| panic!("an example opens"))
    }

    fn stranded(plan: &PlanDocument) -> Option<String> {
        engine::evaluate(plan).projection.map(|run| run.totals.stranded)
    }

    #[test]
    fn fitting_strands_nothing_and_then_there_is_nothing_left_to_fit() {
        let fitted = fitted(&evenly());
        assert_eq!(fitted.as_ref().and_then(stranded).as_deref(), Some("0.00"));
        assert_eq!(fitted.as_ref().and_then(super::fitted), None);
    }

    #[test]
    fn a_plan_is_not_the_best_while_what_nobody_gets_expires() {
        // Nothing is stranded, but as much is lost as before.
        let mut plan = evenly();
        plan.allocations[2].amount = "750.00".into();
        assert_eq!(stranded(&plan).as_deref(), Some("0.00"));
        assert!(super::fitted(&plan).is_some());
        plan.allocations.clear();
        assert!(super::fitted(&plan).is_some());
        // All is spent, and a later credit rather than one that expires unallocated.
        let mut two = evenly();
        let later = AdCreditDocument {
            id: "later".into(),
            amount: "20000.00".into(),
            expires: Some("2026-06-30".into()),
            ..two.ad_credits[0].clone()
        };
        two.ad_credits.push(later);
        two.allocations.iter_mut().for_each(|it| it.ad_credit = "later".into());
        two.allocations[0].amount = "6000.00".into();
        two.allocations[2].amount = "750.00".into();
        assert_eq!(stranded(&two).as_deref(), Some("0.00"));
        assert!(super::fitted(&two).is_some());
    }

    #[test]
    fn a_suspension_comes_after_twelve_of_thirty_days_and_can_be_taken_back() {
        let mut plan = evenly();
        let on = usual_suspension(&plan);
        suspend(&mut plan, "a", Some(on));
        assert_eq!(suspended_on(&plan, "a"), Some("2026-03-13"));
        assert_eq!(stranded(&plan).as_deref(), Some("2850.00"));
        suspend(&mut plan, "a", Some("2026-03-20".into()));
        assert_eq!(plan.events.len(), 1);
        suspend(&mut plan, "a", None);
        assert_eq!(plan, evenly());
    }
}
