//! The best split against trying everything, and against its own proof.

use super::support::exhaustive::most_spent;
use super::support::small_plans::small_plan;
use serde_json::Value;
use strandline::money::Minor;
use strandline::plan::{Plan, check};
use strandline::planning::{Advice, Reach, Request, Reviews, best_split};

/// How many small plans are tried.
const PLANS: u64 = 2_000;

fn advice(plan: &Plan) -> Advice {
    best_split(plan, Request { from: plan.period().start, reviews: Reviews::AnyDay })
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
            Reach::ShortByDrawOrder(short) => {
                assert_eq!(advice.unavoidable() + short, unspent, "seed {seed}: {document:#}");
            }
        }
    }
}
