//! The best split against trying everything, and against its own proof.

use super::support::exhaustive::{most_spent, unspendable};
use super::support::random_plans::{Size, random_plan};
use super::support::small_plans::small_plan;
use serde_json::Value;
use strandline::money::Minor;
use strandline::plan::{AccountIndex, DrawOrder, Execution, Plan, check};
use strandline::planning::{Advice, Reach, Request, Reviews, Scope, best_split};
use strandline::simulation::{Subject, run};

/// How many small plans are tried.
const PLANS: u64 = 2_000;

fn advice(plan: &Plan) -> Advice {
    best_split(plan, Request { from: plan.period().start, reviews: Reviews::AnyDay, scope: Scope::Plan })
}

fn plan_of(document: &Value) -> Plan {
    check(document).unwrap().plan
}

#[test]
fn the_best_split_spends_what_the_best_of_all_allocations_spends() {
    for seed in 0..PLANS {
        let document = small_plan(seed);
        let advice = advice(&plan_of(&document));
        let most = Minor::new(most_spent(&document).into());
        let soonest = document["assumptions"]["drawOrder"] == "soonestExpiry";
        if soonest || advice.reach == Reach::Best {
            assert_eq!(advice.figures.spent, most, "seed {seed}: {document:#}");
        } else {
            assert!(advice.figures.spent <= most, "seed {seed}: {document:#}");
        }
    }
}

#[test]
fn what_the_certificate_calls_unspendable_is_issued_and_not_spent() {
    for seed in 0..PLANS {
        let document = small_plan(seed);
        let advice = advice(&plan_of(&document));
        let unspent = advice.figures.issued - advice.figures.spent;
        match advice.reach {
            Reach::Best => assert_eq!(advice.unavoidable(), unspent, "seed {seed}: {document:#}"),
            Reach::ShortByDrawOrder(short) | Reach::ShortByMinimum(short, _) => {
                assert_eq!(advice.unavoidable() + short, unspent, "seed {seed}: {document:#}");
            }
        }
    }
}

#[test]
fn the_small_plans_meet_every_case() {
    let (mut best, mut minimum, mut order, mut lost) = (0, 0, 0, 0);
    for seed in 0..PLANS {
        let advice = advice(&plan_of(&small_plan(seed)));
        match advice.reach {
            Reach::Best => best += 1,
            Reach::ShortByMinimum(..) => minimum += 1,
            Reach::ShortByDrawOrder(_) => order += 1,
        }
        lost += u32::from(advice.unavoidable().is_positive());
    }
    assert!(best > 1_000 && minimum > 20 && order > 0 && lost > 500, "{best} {minimum} {order} {lost}");
}

/// Plans too large to try everything on.
fn larger_plans() -> impl Iterator<Item = (u64, Plan)> {
    (0..PLANS).map(|seed| (seed, plan_of(&random_plan(seed, Size::of_seed(seed)))))
}

#[test]
fn nothing_of_an_advice_is_refused_and_it_spends_what_it_says() {
    for (seed, plan) in larger_plans() {
        let advice = advice(&plan);
        let projection = run(&advice.plan);
        assert_eq!(projection.figures.totals, advice.figures, "seed {seed}");
        let refused = projection.refusals.iter().any(|refusal| match refusal.subject {
            Subject::Allocation(at) => at >= advice.kept,
            Subject::Event(_) => false,
        });
        assert!(!refused, "seed {seed}: {:?}", projection.refusals);
        let short = match advice.reach {
            Reach::Best => Minor::ZERO,
            Reach::ShortByDrawOrder(short) | Reach::ShortByMinimum(short, _) => short,
        };
        assert_eq!(advice.figures.spent + advice.unavoidable() + short, advice.figures.issued, "seed {seed}");
        let soonest = plan.assumptions().draw_order == DrawOrder::SoonestExpiry;
        assert!(!(soonest && matches!(advice.reach, Reach::ShortByDrawOrder(_))), "seed {seed}");
    }
}

#[test]
fn no_plan_spends_more_than_its_best_split_and_none_in_parts_does() {
    for (seed, plan) in larger_plans() {
        let best = advice(&plan);
        let parts = Request { from: plan.period().start, reviews: Reviews::Every(7), scope: Scope::Plan };
        assert!(best_split(&plan, parts).figures.spent <= best.figures.spent, "seed {seed}");
        let done = plan.allocations().iter().any(|it| it.execution == Execution::Done);
        if !done && best.reach == Reach::Best {
            assert!(run(&plan).figures.totals.spent <= best.figures.spent, "seed {seed}");
        }
    }
}

/// Derived again from the plan alone: on which days each of the certificate's ad credits can be spent, and what the
/// ad accounts spend on those days.
#[test]
fn the_certificate_can_be_checked_without_knowing_how_it_was_found() {
    for seed in 0..PLANS {
        let document = small_plan(seed);
        let plan = plan_of(&document);
        let certificate = advice(&plan).certificate;
        let credits: Vec<(usize, Option<usize>, u32)> = certificate
            .credits
            .iter()
            .map(|stuck| {
                let amount = u32::try_from(stuck.amount.units()).unwrap();
                (stuck.credit.position(), stuck.locked_in.map(AccountIndex::position), amount)
            })
            .collect();
        let unspendable = Minor::new(unspendable(&document, &credits));
        assert_eq!(unspendable, certificate.unspendable, "seed {seed}: {document:#}");
    }
}
