//! The best split against trying everything, and against its own proof.

use super::support::dice::Dice;
use super::support::exhaustive::{most_spent, unspendable};
use super::support::random_plans::{Size, random_plan};
use super::support::small_plans::small_plan;
use crate::support::by_value::check_plan as check;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use strandline::ledger::Transfer;
use strandline::money::Minor;
use strandline::plan::{AccountIndex, Allocation, DrawOrder, Execution, Holder, Plan};
use strandline::planning::{
    Advice, AdviceScope, GapReason, Optimality, Request, Reviews, best_split, sentences,
};
use strandline::simulation::{Subject, run};

/// How many small plans are tried.
const PLANS: u64 = 2_000;

fn advice(plan: &Plan) -> Advice {
    best_split(
        plan,
        Request { from: plan.period().start, reviews: Reviews::AnyDay, scope: AdviceScope::Plan },
    )
}

fn plan_of(document: &Value) -> Plan {
    check(document).unwrap().plan
}

/// What an advice does not rule out.
fn gap(advice: &Advice) -> Minor {
    match advice.optimality {
        Optimality::Proven => Minor::ZERO,
        Optimality::Gap { amount, .. } => amount,
    }
}

#[test]
fn what_is_proven_is_the_best_of_all_allocations_and_a_gap_is_no_smaller_than_the_true_one() {
    let mut missed = 0;
    for seed in 0..PLANS {
        let document = small_plan(seed);
        let advice = advice(&plan_of(&document));
        let most = Minor::new(most_spent(&document).into());
        let spent = advice.figures.spent;
        let gap = gap(&advice);
        assert!(spent <= most && most <= spent + gap, "seed {seed}: {spent:?} {gap:?} {most:?} {document:#}");
        missed += u32::from(spent < most);
        let usual = document["assumptions"]["drawOrder"] == "soonestExpiry";
        assert!(!usual || advice.optimality == Optimality::Proven, "seed {seed}: {document:#}");
    }
    assert!(missed <= 4, "{missed}");
}

#[test]
fn what_the_certificate_calls_unspendable_is_issued_and_not_spent() {
    for seed in 0..PLANS {
        let document = small_plan(seed);
        let advice = advice(&plan_of(&document));
        let unspent = advice.figures.issued - advice.figures.spent;
        assert_eq!(advice.unavoidable() + advice.short(), unspent, "seed {seed}: {document:#}");
        assert!(advice.short() >= gap(&advice), "seed {seed}: {document:#}");
    }
}

#[test]
fn the_small_plans_meet_every_case() {
    let (mut proven, mut minimum, mut order, mut lost) = (0, 0, 0, 0);
    for seed in 0..PLANS {
        let advice = advice(&plan_of(&small_plan(seed)));
        match advice.optimality {
            Optimality::Proven if advice.kept_by_minimum().is_positive() => minimum += 1,
            Optimality::Proven => proven += 1,
            Optimality::Gap { reason, .. } => order += u32::from(reason == GapReason::DrawOrder),
        }
        lost += u32::from(advice.unavoidable().is_positive());
    }
    let found = format!("{proven} {minimum} {order} {lost}");
    assert!(proven > 1_000 && minimum > 20 && order > 0 && lost > 500, "{found}");
}

/// The plan of a document with these allocations.
fn allocating(document: &Value, plan: &Plan, allocations: &[Allocation]) -> Plan {
    let written = |it: &Allocation| {
        json!({
            "id": it.id, "on": it.on.to_string(), "amount": it.amount.to_text(plan.currency()),
            "adCredit": plan.credit(it.credit).id, "adAccount": plan.account(it.account).id,
            "done": it.execution == Execution::Done,
        })
    };
    let mut document = document.clone();
    document["allocations"] = allocations.iter().map(written).collect();
    plan_of(&document)
}

/// The ad accounts that lose some of an ad credit that they are advised to get.
fn losing(advice: &Advice) -> Vec<AccountIndex> {
    let is_advised =
        |credit, account| advice.allocations().iter().any(|it| (it.credit, it.account) == (credit, account));
    let lost = |transfer: Transfer| match transfer {
        Transfer::Expire { credit, holder: Holder::AdAccount(account) }
        | Transfer::Forfeit { credit, account, .. }
        | Transfer::Revoke { credit, account, .. } => Some((credit, account)),
        _ => None,
    };
    let journal = run(&advice.plan).journal;
    let pairs = journal.entries().iter().filter_map(|it| lost(it.transfer));
    pairs.filter(|(credit, account)| is_advised(*credit, *account)).map(|(_, account)| account).collect()
}

#[test]
fn nothing_is_advised_that_could_as_well_stay_unallocated() {
    let mut stranding = 0;
    for seed in 0..PLANS {
        for prefer in [None, Some("fewestSteps")] {
            let mut document = small_plan(seed);
            if let Some(prefer) = prefer {
                document["splitPolicy"] = json!({ "prefer": prefer });
            }
            let plan = plan_of(&document);
            let least = plan.assumptions().minimum_allocation.unwrap_or(Minor::new(1));
            let advice = advice(&plan);
            let told = format!("seed {seed}, {prefer:?}: {:?} {document:#}", advice.allocations());
            let losing = losing(&advice);
            for (at, it) in
                advice.allocations().iter().enumerate().filter(|(_, it)| losing.contains(&it.account))
            {
                for less in [it.amount - Minor::new(1), Minor::ZERO] {
                    if less.is_positive() && less < least {
                        continue;
                    }
                    let mut allocations = advice.plan.allocations().to_vec();
                    allocations[advice.kept + at].amount = less;
                    allocations.retain(|it| it.amount.is_positive());
                    let spent = run(&allocating(&document, &plan, &allocations)).figures.totals.spent;
                    assert!(spent < advice.figures.spent, "{less:?} will do, {told}");
                }
            }
            stranding += u32::from(advice.figures.stranded().is_positive());
        }
    }
    assert!(stranding > 100, "{stranding}");
}

#[test]
fn what_the_minimum_keeps_from_being_spent_is_unavoidable_and_said() {
    let mut document = document(vec![account(0, "1000.00")], vec![credit(0, "1000.00", 0, 9)], Vec::new());
    document["assumptions"] = json!({ "minimumAllocation": "2000.00" });
    let plan = plan_of(&document);
    let advice = advice(&plan);
    assert_eq!(advice.optimality, Optimality::Proven);
    assert_eq!((advice.unavoidable(), advice.short()), (Minor::new(100_000), Minor::ZERO));
    assert_eq!(
        sentences::proof(&plan, &advice).in_english(),
        "1000.00 less is spent than could be: that much is below the minimum for one allocation."
    );
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
        let Optimality::Gap { reason, .. } = advice.optimality else { continue };
        let soonest = plan.assumptions().draw_order == DrawOrder::SoonestExpiry;
        assert!(!(soonest && reason == GapReason::DrawOrder), "seed {seed}");
    }
}

#[test]
fn advice_never_spends_less_than_the_plan_it_was_asked_about_under_any_draw_order() {
    let mut displaced = 0;
    for seed in 0..PLANS {
        let mut document = random_plan(seed, Size::of_seed(seed));
        for order in ["soonestExpiry", "latestExpiry", "oldestIssue"] {
            document["assumptions"]["drawOrder"] = json!(order);
            let plan = plan_of(&document);
            let (now, best) = (run(&plan), advice(&plan));
            // What is done is not undone: a plan in which something planned takes its ad credit can't be followed.
            let refused_done = |plan: &Plan| {
                let done = |at: usize| plan.allocations()[at].execution == Execution::Done;
                let is_done = |it: &Subject| matches!(it, Subject::Allocation(at) if done(*at));
                run(plan).refusals.iter().filter(|it| is_done(&it.subject)).count()
            };
            if refused_done(&plan) > refused_done(&best.plan) {
                displaced += 1;
                continue;
            }
            let (now, best) = (now.figures.totals.spent, best.figures.spent);
            assert!(now <= best, "seed {seed}, {order}: {now:?} {best:?}");
        }
    }
    assert!(displaced < PLANS / 10, "{displaced}");
}

#[test]
fn no_split_in_parts_spends_more_than_the_best_split_does() {
    for (seed, plan) in larger_plans() {
        let best = advice(&plan);
        let parts =
            Request { from: plan.period().start, reviews: Reviews::Every(7), scope: AdviceScope::Plan };
        assert!(best_split(&plan, parts).figures.spent <= best.figures.spent + gap(&best), "seed {seed}");
    }
}

#[test]
fn advice_that_is_applied_and_asked_again_keeps_every_id() {
    for (seed, plan) in larger_plans() {
        let once = advice(&plan);
        for it in advice(&once.plan).allocations() {
            let same = |other: &&Allocation| {
                (other.on, other.credit, other.account) == (it.on, it.credit, it.account)
            };
            let ids: Vec<&str> = once.allocations().iter().filter(same).map(|it| it.id.as_str()).collect();
            assert!(ids.is_empty() || ids.contains(&it.id.as_str()), "seed {seed}: {it:?} {ids:?}");
        }
    }
}

fn faults() -> Value {
    serde_json::from_str(include_str!("../fixtures/advice-faults.json")).unwrap()
}

#[test]
fn the_plan_itself_is_the_advice_where_its_draw_order_is_met_by_no_layout() {
    let mut document = faults()["below the plan"].clone();
    for order in ["latestExpiry", "oldestIssue"] {
        document["assumptions"]["drawOrder"] = json!(order);
        let plan = plan_of(&document);
        let advice = advice(&plan);
        assert_eq!(
            (advice.figures.spent, advice.optimality),
            (Minor::new(10_000), Optimality::Proven),
            "{order}"
        );
        assert_eq!(advice.allocations(), plan.allocations(), "{order}");
    }
}

#[test]
fn a_new_allocation_is_not_called_what_a_planned_one_is() {
    let advice = advice(&plan_of(&faults()["keeps ids"]));
    let ids = advice.allocations().iter().map(|it| (it.credit.position(), it.id.as_str()));
    assert_eq!(ids.collect::<Vec<_>>(), [(0, "advice-2"), (1, "advice-1")]);
}

#[test]
fn a_planned_allocation_that_is_kept_is_judged_as_planned() {
    // It stays because it is out of scope; its ad account is suspended on that day.
    let mut document = document(
        (0..2).map(|at| account(at, "10.00")).collect(),
        vec![credit(0, "100.00", 0, 89)],
        vec![json!({ "on": day(3), "type": "suspend", "adAccount": "a0" })],
    );
    document["allocations"] =
        json!([{ "id": "1", "on": day(4), "adCredit": "c0", "adAccount": "a0", "amount": "100.00" }]);
    let plan = plan_of(&document);
    let scope = AdviceScope::AdAccount(plan.find_account("a1").unwrap());
    let advice = best_split(&plan, Request { from: plan.period().start, reviews: Reviews::AnyDay, scope });
    assert_eq!(advice.figures.spent, Minor::new(10_000));
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

/// So many ad accounts and ad credits, each credit with days of its own that overlap with its neighbours'.
fn wide(accounts: u32, credits: u32, days: i32, amount: &str) -> Value {
    let start = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let date = |offset: u32| (start + Days::new(offset.into())).format("%Y-%m-%d").to_string();
    let days = days.unsigned_abs();
    let credit = |at: u32| {
        let issued = at * days * 4 / 5 / credits;
        json!({
            "id": format!("c{at}"), "name": "Credit", "amount": amount,
            "issued": date(issued), "expires": date(issued + days * 3 / 20),
        })
    };
    let mut document = document(
        (0..accounts).map(|at| account(at, &format!("{}.37", 1 + at % 97))).collect(),
        (0..credits).map(credit).collect(),
        Vec::new(),
    );
    document["start"] = json!(date(0));
    document["end"] = json!(date(days - 1));
    document
}

#[test]
fn with_a_minimum_advice_is_bounded_and_keeps_to_it() {
    let mut document = wide(200, 50, 365, "60000.00");
    document["assumptions"] = json!({ "minimumAllocation": "500.00" });
    let advice = advice(&plan_of(&document));
    assert!(advice.allocations().iter().all(|it| it.amount >= Minor::new(50_000)));
    // Of that, up to 20 million are for the minimum, and the rest is for sharing fairly.
    assert!(advice.work < 40_000_000, "{}", advice.work);
    let within = gap(&advice).units() * 20 <= advice.figures.spent.units();
    assert!(within, "{:?} of {:?}", advice.optimality, advice.figures.spent);
}

#[test]
fn at_the_limits_of_a_plan_advice_is_bounded_and_passes_the_check() {
    let mut document = wide(2_000, 500, 3_660, "3000000.00");
    document["assumptions"] = json!({ "minimumAllocation": "500.00" });
    let advice = advice(&plan_of(&document));
    assert!(advice.allocations().len() <= 20_000, "{}", advice.allocations().len());
    assert!(advice.work < 100_000_000, "{}", advice.work);
    // More is issued than can be spent, so what all accounts can spend is what it is measured against.
    let spendable: Minor = advice.can_spend.iter().copied().sum();
    assert!(advice.figures.spent.units() * 100 >= spendable.units() * 80, "{:?}", advice.figures.spent);
}

#[test]
fn more_parts_than_a_plan_holds_are_put_together_and_none_is_left_out() {
    // 250 ad accounts on 90 days: 22,500 parts.
    let accounts = (0..250).map(|at| account(at, "1.00")).collect();
    let plan = plan_of(&document(accounts, vec![credit(0, "22500.00", 0, 89)], Vec::new()));
    let request = Request { from: plan.period().start, reviews: Reviews::Every(1), scope: AdviceScope::Plan };
    let advice = best_split(&plan, request);
    assert_eq!(advice.figures.spent, Minor::new(2_250_000));
    assert_eq!(advice.allocations().len(), 11_250);
}

#[test]
fn the_same_plan_gives_the_same_split_and_the_order_of_ad_accounts_changes_nothing_that_is_spent() {
    let mut document = large();
    let first = advice(&plan_of(&document));
    assert_eq!(advice(&plan_of(&document)).allocations(), first.allocations());
    document["adAccounts"].as_array_mut().unwrap().reverse();
    assert_eq!(advice(&plan_of(&document)).figures, first.figures);
}

#[test]
fn what_an_ad_account_gets_is_said_as_more_where_something_was_planned() {
    let said = |planned: &[(u32, &str)]| {
        let accounts = vec![account(0, "1.00"), account(1, "0.00")];
        let mut document = document(accounts, vec![credit(0, "30.00", 0, 29)], Vec::new());
        let allocation = |(at, (account, amount)): (usize, &(u32, &str))| {
            json!({
                "id": at.to_string(), "on": day(0), "adCredit": "c0", "adAccount": format!("a{account}"), "amount": amount,
            })
        };
        document["adAccounts"][1]["name"] = json!("Other");
        document["allocations"] = planned.iter().enumerate().map(allocation).collect();
        let plan = plan_of(&document);
        sentences::change(&plan, &advice(&plan)).in_english()
    };
    assert_eq!(said(&[]), "“Account” gets 30.00.");
    assert_eq!(said(&[(0, "10.00")]), "Against what is planned: “Account” 20.00 more.");
    assert_eq!(said(&[(1, "30.00")]), "Moves 30.00 from “Other” to “Account”.");
    assert_eq!(said(&[(0, "30.00")]), "Every ad account gets what is planned for it.");
}

#[test]
fn of_many_changes_the_first_few_are_named_and_the_others_counted_as_ad_accounts() {
    let accounts = (0..8).map(|at| account(at, "1.00")).collect();
    let mut document = document(accounts, vec![credit(0, "240.00", 0, 29)], Vec::new());
    let planned = |at: u32| {
        json!({
            "id": at.to_string(), "on": day(0), "adCredit": "c0", "adAccount": format!("a{at}"), "amount": "10.00",
        })
    };
    document["allocations"] = (0..8).map(planned).collect();
    let plan = plan_of(&document);
    let said = sentences::change(&plan, &advice(&plan)).in_english();
    assert!(said.ends_with("“Account” 20.00 more; 2 other ad accounts."), "{said}");
}
