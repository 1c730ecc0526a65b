//! The best split against trying everything, and against its own proof.

use super::support::dice::Dice;
use super::support::exhaustive::{most_spent, unspendable};
use super::support::random_plans::{Size, random_plan};
use super::support::small_plans::small_plan;
use crate::support::by_value::check_plan as check;
use serde_json::{Value, json};
use strandline::money::Minor;
use strandline::plan::{AccountIndex, Allocation, DrawOrder, Execution, Plan};
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

fn document(accounts: Vec<Value>, credits: Vec<Value>, events: Vec<Value>) -> Value {
    json!({
        "version": 1,
        "name": "Steps",
        "currency": "USD",
        "start": "2026-01-01",
        "end": "2026-03-31",
        "businessCenter": { "name": "Example" },
        "adAccounts": Value::from(accounts),
        "adCredits": Value::from(credits),
        "events": Value::from(events),
    })
}

fn day(number: u32) -> String {
    let (month, day) = match number {
        0..31 => (1, number),
        31..59 => (2, number - 31),
        _ => (3, number - 59),
    };
    format!("2026-{month:02}-{:02}", day + 1)
}

fn account(at: u32, spend: &str) -> Value {
    json!({ "id": format!("a{at}"), "name": "Account", "dailySpend": spend })
}

fn credit(at: u32, amount: &str, issued: u32, expires: u32) -> Value {
    json!({ "id": format!("c{at}"), "name": "Credit", "amount": amount, "issued": day(issued), "expires": day(expires) })
}

#[test]
fn of_ad_credit_that_is_always_live_there_are_fewer_steps_than_ad_credits_and_ad_accounts() {
    for seed in 0..200 {
        let mut dice = Dice::new(seed, 0);
        let (accounts, credits) = (1 + dice.below(12), 1 + dice.below(12));
        let mut amount = |most| (1 + dice.below(most)).to_string();
        let document = document(
            (0..accounts).map(|at| account(at, &amount(300))).collect(),
            (0..credits).map(|at| credit(at, &amount(30_000), 0, 89)).collect(),
            Vec::new(),
        );
        let steps = advice(&plan_of(&document)).allocations().len();
        assert!(steps < (accounts + credits) as usize, "seed {seed}: {steps}");
    }
}

#[test]
fn ad_credits_with_days_of_their_own_are_each_needed_by_everybody() {
    let document = document(
        (0..4).map(|at| account(at, "10.00")).collect(),
        (0..5).map(|at| credit(at, "400.00", 10 * at, 10 * at + 9)).collect(),
        Vec::new(),
    );
    let advice = advice(&plan_of(&document));
    assert_eq!((advice.allocations().len(), advice.unavoidable()), (20, Minor::ZERO));
}

/// More ad credit than can be spent, with overlapping days and ten suspensions.
fn large() -> Value {
    let mut document = document(
        (0..50).map(|at| account(at, &format!("{}.37", 20 + at * 7))).collect(),
        (0..20).map(|at| credit(at, "45000.00", at * 2, 30 + at * 3)).collect(),
        (0..10)
            .map(|at| json!({ "on": day(20 + at * 3), "type": "suspend", "adAccount": format!("a{}", at * 3) }))
            .collect(),
    );
    for account in document["adAccounts"].as_array_mut().unwrap() {
        account["weekdayFactors"] = json!(["1", "1.1", "1.2", "0.9", "1.3", "0.5", "0.4"]);
    }
    document
}

#[test]
fn a_large_plan_takes_few_steps_and_none_of_less_than_a_day() {
    let plan = plan_of(&large());
    let advice = advice(&plan);
    assert_eq!(advice.figures.spent, Minor::new(71_450_802));
    // One for each ad account and each ad credit would be 1,000.
    assert!(advice.allocations().len() < 330, "{}", advice.allocations().len());
    let of_a_day = |it: &&Allocation| it.amount < plan.ad_accounts()[it.account.position()].daily_spend;
    assert_eq!(advice.allocations().iter().filter(of_a_day).count(), 0);
}

#[test]
fn the_same_plan_gives_the_same_split_and_the_order_of_ad_accounts_changes_nothing_that_is_spent() {
    let mut document = large();
    let first = advice(&plan_of(&document));
    assert_eq!(advice(&plan_of(&document)).allocations(), first.allocations());
    document["adAccounts"].as_array_mut().unwrap().reverse();
    assert_eq!(advice(&plan_of(&document)).figures, first.figures);
}
