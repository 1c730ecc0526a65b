//! Which of the splits that spend the most is advised, against every split of small plans.

use super::support::every_split::{Split, World, policy_plan};
use super::support::random_plans::{Size, random_plan};
use crate::support::by_value::check_plan as check;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use strandline::money::Minor;
use strandline::plan::{Plan, Preference};
use strandline::planning::{
    Advice, AdviceScope, BindingBound, GapReason, Optimality, Request, Reviews, best_split,
};
use strandline::simulation::run;

/// How many small plans are tried.
const PLANS: u64 = 2_000;

fn plan_of(document: &Value) -> Plan {
    check(document).unwrap().plan
}

fn advice(plan: &Plan) -> Advice {
    let request = Request { from: plan.period().start, reviews: Reviews::AnyDay, scope: AdviceScope::Plan };
    best_split(plan, request)
}

fn preferring(document: &Value, prefer: &str) -> Plan {
    let mut document = document.clone();
    document["splitPolicy"]["prefer"] = json!(prefer);
    plan_of(&document)
}

/// What each ad account gets of each ad credit, as the advice says.
fn gets(plan: &Plan, advice: &Advice) -> Vec<Vec<u32>> {
    let mut gets = vec![vec![0; plan.ad_accounts().len()]; plan.ad_credits().len()];
    for it in advice.allocations() {
        gets[it.credit.position()][it.account.position()] += u32::try_from(it.amount.units()).unwrap();
    }
    gets
}

fn spends(advice: &Advice) -> Vec<u32> {
    let figures = run(&advice.plan).figures;
    figures.ad_accounts.iter().map(|it| u32::try_from(it.credit.spent.units()).unwrap()).collect()
}

#[test]
fn each_policy_spends_the_most_and_is_the_fairest_or_the_nearest_of_all_splits_that_do() {
    let (mut bounded, mut fair, mut near, mut sooner) = (0, 0, 0, 0);
    for seed in 0..PLANS {
        let document = policy_plan(seed);
        let world = World::of(&document);
        let splits = world.splits(1);
        let best = world.best(&splits);
        let most = best[0].spent();
        for prefer in Preference::ALL {
            let plan = preferring(&document, prefer.name());
            let advice = advice(&plan);
            let told = format!("seed {seed}, {}: {:?} {document:#}", prefer.name(), advice.allocations());
            assert_eq!(advice.figures.spent, Minor::new(most.into()), "{told}");
            assert!(advice.is_as_preferred, "{told}");
            let gets = gets(&plan, &advice);
            assert!(splits.iter().any(|split| split.gets == gets), "out of bounds, {told}");
            // The old rule may spend ad credit that expires soon in the place of what is locked.
            let is_best = prefer == Preference::FewestSteps || best.iter().any(|split| split.gets == gets);
            assert!(is_best, "strands, or misses a floor, {told}");
            if let Optimality::Gap { reason, .. } = advice.optimality {
                assert_eq!(reason, GapReason::Bound, "{told}");
                bounded += 1;
            }
            match prefer {
                Preference::Proportional => {
                    let fairest = best.iter().map(|split| world.fills(&split.spends)).min().unwrap();
                    assert_eq!(world.fills(&spends(&advice)), fairest, "{told}");
                    fair += u32::from(best.iter().any(|it| world.fills(&it.spends) > fairest));
                    // Of those alike, the one that allocates what expires sooner.
                    let alike = best.iter().filter(|it| it.spends == spends(&advice));
                    let by_expiry: BTreeSet<Vec<u32>> = alike.map(|it| world.by_expiry(&it.gets)).collect();
                    assert_eq!(Some(&world.by_expiry(&gets)), by_expiry.last(), "{told}");
                    sooner += u32::from(by_expiry.len() > 1);
                }
                Preference::LeastChange => {
                    let nearest = best.iter().map(|split| world.change(&split.gets)).min().unwrap();
                    assert_eq!(world.change(&gets), nearest, "{told}");
                    near += u32::from(best.iter().any(|it| world.change(&it.gets) > nearest));
                }
                Preference::FewestSteps => {}
            }
        }
    }
    assert!(bounded > 1_000 && fair > 400 && near > 250, "{bounded} {fair} {near}");
    assert!(sooner > 100, "{sooner}");
}

#[test]
fn rounded_amounts_are_multiples_and_the_gap_is_no_smaller_than_the_true_one() {
    let mut rounded = 0;
    for seed in 0..PLANS {
        let mut document = policy_plan(seed);
        document["splitPolicy"]["roundTo"] = json!("2");
        let world = World::of(&document);
        let most = world.splits(2).iter().map(Split::spent).max().unwrap();
        for prefer in Preference::ALL {
            let advice = advice(&preferring(&document, prefer.name()));
            let told = format!("seed {seed}, {}: {:?} {document:#}", prefer.name(), advice.allocations());
            assert!(advice.allocations().iter().all(|it| it.amount.units() % 2 == 0), "{told}");
            let gap = match advice.optimality {
                Optimality::Proven => Minor::ZERO,
                Optimality::Gap { amount, reason } => {
                    rounded += u32::from(reason == GapReason::Rounding);
                    amount
                }
            };
            assert!(Minor::new(most.into()) <= advice.figures.spent + gap, "{told}");
        }
    }
    assert!(rounded > 100, "{rounded}");
}

#[test]
fn what_each_bound_costs_is_what_every_split_without_it_alone_spends_more_and_rounding_costs_the_rest() {
    let most = |document: &Value| {
        let spent = World::of(document).splits(1).iter().map(Split::spent).max();
        Minor::new(spent.unwrap().into())
    };
    let mut found = BTreeMap::new();
    for seed in 0..PLANS / 4 {
        let mut document = policy_plan(seed);
        if seed % 2 == 0 {
            document["splitPolicy"]["maxShare"] = json!("0.5");
        }
        if seed % 3 > 0 {
            document["splitPolicy"]["roundTo"] = json!("2");
        }
        let (within, mut free, mut expected) = (most(&document), document.clone(), Vec::new());
        for at in 0..document["adAccounts"].as_array().unwrap().len() {
            let mut without = document.clone();
            for document in [&mut without, &mut free] {
                document["adAccounts"][at].as_object_mut().unwrap().remove("atMost");
            }
            expected.push(("atMost", at, most(&without) - within));
        }
        free["splitPolicy"].as_object_mut().unwrap().remove("maxShare");
        let mut without = document.clone();
        without["splitPolicy"].as_object_mut().unwrap().remove("maxShare");
        expected.push(("maxShare", 0, most(&without) - within));
        expected.retain(|(_, _, cost)| cost.is_positive());
        let together = most(&free) - within;
        if expected.is_empty() && together.is_positive() {
            expected.push(("together", 0, together));
        }
        for prefer in Preference::ALL {
            let plan = preferring(&document, prefer.name());
            let advice = advice(&plan);
            let told = format!("seed {seed}, {}: {:?} {document:#}", prefer.name(), advice.binding);
            let said: Vec<(&str, usize, Minor)> = advice
                .binding
                .iter()
                .map(|bound| match *bound {
                    BindingBound::AtMost(account, cost) => ("atMost", account.position(), cost),
                    BindingBound::AtLeast(account, cost) => ("atLeast", account.position(), cost),
                    BindingBound::MaxShare(cost) => ("maxShare", 0, cost),
                    BindingBound::Together(cost) => ("together", 0, cost),
                })
                .collect();
            let mut expected = expected.clone();
            for (at, account) in plan.ad_accounts().iter().enumerate() {
                let own = advice.plan.allocations().iter().filter(|it| it.account.position() == at);
                let gets: Minor = own.map(|it| it.amount).sum();
                expected.push(("atLeast", at, account.at_least.unwrap_or(Minor::ZERO) - gets));
            }
            expected.retain(|(_, _, cost)| cost.is_positive());
            assert_eq!(said, expected, "{told}");
            for (name, _, _) in said {
                *found.entry(name).or_insert(0) += 1;
            }
            if let Optimality::Gap { amount, reason } = advice.optimality {
                let missed = within - advice.figures.spent;
                let is_rounding = missed.is_positive();
                assert_eq!(amount, if is_rounding { missed } else { together }, "{told}");
                assert_eq!(reason == GapReason::Rounding, is_rounding, "{told}");
                *found
                    .entry(if is_rounding && together.is_positive() { "both" } else { "one" })
                    .or_insert(0) += 1;
            }
        }
    }
    assert!(found.len() == 6 && found.values().all(|count| *count > 10), "{found:?}");
}

#[test]
fn every_policy_spends_as_much_as_the_others_and_nothing_of_it_is_refused() {
    for seed in 0..1_000 {
        let document = random_plan(seed, Size::of_seed(seed));
        let spent: Vec<Minor> = Preference::ALL
            .iter()
            .map(|prefer| {
                let plan = preferring(&document, prefer.name());
                let advice = advice(&plan);
                let projection = run(&advice.plan);
                assert_eq!(projection.figures.totals, advice.figures, "seed {seed}");
                advice.figures.spent
            })
            .collect();
        let plan = plan_of(&document);
        let is_flow = plan.assumptions().minimum_allocation.is_none()
            && plan.assumptions().draw_order == strandline::plan::DrawOrder::SoonestExpiry;
        assert!(!is_flow || spent.iter().all(|it| *it == spent[0]), "seed {seed}: {spent:?}");
    }
}

#[test]
fn in_parts_each_ad_account_gets_what_it_gets_at_once() {
    let mut same = 0;
    for seed in 0..500 {
        let document = random_plan(seed, Size::of_seed(seed));
        let plan = preferring(&document, "leastChange");
        let parts =
            Request { from: plan.period().start, reviews: Reviews::Every(3), scope: AdviceScope::Plan };
        let (once, parts) = (advice(&plan), best_split(&plan, parts));
        if once.figures.spent != parts.figures.spent || !parts.is_as_preferred || !once.is_as_preferred {
            continue;
        }
        let by_pair = |advice: &Advice| {
            let mut amounts = BTreeMap::new();
            for it in advice.allocations() {
                *amounts.entry((it.credit, it.account)).or_insert(Minor::ZERO) += it.amount;
            }
            amounts
        };
        same += u32::from(by_pair(&once) == by_pair(&parts));
    }
    assert!(same > 200, "{same}");
}

/// Fourteen ad accounts that could spend more than there is.
fn fourteen() -> Value {
    let accounts: Vec<Value> = (0..14)
        .map(|at| json!({ "id": format!("a{at}"), "name": format!("Brand {at}"), "dailySpend": "100.00" }))
        .collect();
    json!({
        "version": 1, "name": "Fourteen", "currency": "USD", "start": "2026-03-01", "end": "2026-04-30",
        "businessCenter": { "name": "Example" }, "adAccounts": accounts,
        "adCredits": [{
            "id": "spring", "name": "Spring", "amount": "16500.00", "issued": "2026-03-01", "expires": "2026-03-22",
        }],
    })
}

fn by_account(advice: &Advice) -> BTreeMap<usize, i64> {
    let mut amounts = BTreeMap::new();
    for it in advice.allocations() {
        *amounts.entry(it.account.position()).or_insert(0) += it.amount.units();
    }
    amounts
}

#[test]
fn of_fourteen_ad_accounts_each_gets_its_share_where_nothing_else_is_said() {
    let advice = advice(&plan_of(&fourteen()));
    let amounts = by_account(&advice);
    assert_eq!((advice.prefer, amounts.len()), (Preference::Proportional, 14));
    assert!(amounts.values().all(|it| (117_857..=117_858).contains(it)), "{amounts:?}");
}

#[test]
fn a_minimum_leaves_out_who_would_get_less_and_the_others_share_as_before() {
    let mut document = fourteen();
    // Two would get 135 each of all ad credit, which comes in two.
    for at in [4, 9] {
        document["adAccounts"][at]["dailySpend"] = json!("10.00");
    }
    document["assumptions"] = json!({ "minimumAllocation": "200.00" });
    let credit = document["adCredits"][0].clone();
    let half = |id: &str| {
        let mut half = credit.clone();
        (half["id"], half["amount"]) = (json!(id), json!("8250.00"));
        half
    };
    document["adCredits"] = json!([half("one"), half("other")]);
    for prefer in ["proportional", "leastChange"] {
        let advice = advice(&preferring(&document, prefer));
        let amounts = by_account(&advice);
        assert_eq!(advice.optimality, Optimality::Proven, "{prefer}");
        assert!(advice.is_as_preferred, "{prefer}");
        assert!(
            advice.allocations().iter().all(|it| it.amount >= Minor::new(20_000)),
            "{prefer}: {amounts:?}"
        );
        assert!(amounts.len() == 12 && amounts.values().all(|it| *it == 137_500), "{prefer}: {amounts:?}");
    }
}

#[test]
fn of_a_split_with_one_ad_account_over_its_capacity_only_the_excess_moves() {
    let mut document = fourteen();
    // The first can spend 2,200.00 until the ad credit expires.
    document["allocations"] = (0..14)
        .map(|at| {
            let amount = if at == 0 { "2500.00" } else { "1000.00" };
            json!({ "id": format!("p{at}"), "on": "2026-03-01", "adCredit": "spring", "adAccount": format!("a{at}"), "amount": amount })
        })
        .collect();
    document["adCredits"][0]["amount"] = json!("15500.00");
    let plan = plan_of(&document);
    let advice = advice(&plan);
    assert_eq!(advice.prefer, Preference::LeastChange);
    assert_eq!((advice.figures.spent, advice.optimality), (Minor::new(1_550_000), Optimality::Proven));
    let ids: Vec<&str> = advice.allocations().iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids.len(), 14);
    for it in advice.allocations() {
        let before = plan.allocations().iter().find(|before| before.id == it.id).unwrap();
        let moved = it.amount.units() - before.amount.units();
        let expected = if it.id == "p0" { -30_000..=-30_000 } else { 2_307..=2_308 };
        assert!(expected.contains(&moved) && it.on == before.on, "{it:?}");
    }
}

#[test]
fn a_largest_share_is_kept_and_what_it_costs_is_said() {
    let mut document = fourteen();
    document["adAccounts"].as_array_mut().unwrap().truncate(3);
    document["adCredits"][0]["amount"] = json!("6000.00");
    document["splitPolicy"] = json!({ "maxShare": "0.3" });
    let advice = advice(&plan_of(&document));
    assert!(by_account(&advice).values().all(|it| *it == 180_000));
    assert_eq!(advice.optimality, Optimality::Gap { amount: Minor::new(60_000), reason: GapReason::Bound });
}

#[test]
fn rounded_to_fifty_every_amount_of_a_random_plan_is_a_multiple_and_what_that_costs_is_said() {
    let (mut amounts, mut costs) = (0, 0);
    for seed in 0..1_000 {
        let mut document = random_plan(seed, Size::of_seed(seed));
        let exact = advice(&plan_of(&document)).figures.spent;
        document["splitPolicy"]["roundTo"] = json!("50");
        let plan = plan_of(&document);
        let step = plan.split_policy().round_to.unwrap();
        let advice = advice(&plan);
        let told = format!("seed {seed}: {:?}", advice.allocations());
        assert!(advice.allocations().iter().all(|it| it.amount.units() % step.units() == 0), "{told}");
        amounts += advice.allocations().len();
        let gap = match advice.optimality {
            Optimality::Proven => Minor::ZERO,
            Optimality::Gap { amount, .. } => amount,
        };
        assert!(exact <= advice.figures.spent + gap, "{told}");
        costs += u32::from(advice.figures.spent < exact);
    }
    assert!(amounts > 500 && costs > 200, "{amounts} {costs}");
}
