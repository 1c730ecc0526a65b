//! What holds for every plan, tried on two thousand random ones.
//!
//! Which two thousand is fixed; `STRANDLINE_SEED=number` tries others, `STRANDLINE_PLANS=number` as many.

use crate::support::books::{Balances, Posting, digits, figures, minor, postings};
use crate::support::by_value::{check_plan, simulate};
use crate::support::day_by_day::{Refusal, day_by_day};
use crate::support::random_plans::{Character, Size, random_plan};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use strandline::day::Day;
use strandline::ledger::{Balances as CoreBalances, CreditFigures, Series};
use strandline::money::Minor;
use strandline::plan::{self, AccountIndex, CreditIndex, Plan, ProblemCode};
use strandline::results::{JournalOption, document_from_text};
use strandline::rules;
use strandline::simulation::{self, Projection};

const CASES: u32 = 2_000;

#[test]
fn a_run_from_change_to_change_moves_what_a_run_day_by_day_moves() {
    for_random_plans(same_as_day_by_day);
}

/// That a run comes to what the slow model comes to: movements, refusals, events without effect, statuses.
pub(crate) fn same_as_day_by_day(plan: &Value) -> Result<(), TestCaseError> {
    let (projection, expected) = (written(plan), day_by_day(plan));
    let rows = postings(&projection, digits(plan));
    // The first difference says more than two long lists.
    if let Some((row, wanted)) = rows.iter().zip(&expected.postings).find(|(row, wanted)| row != wanted) {
        prop_assert_eq!(row, wanted);
    }
    prop_assert_eq!(rows.len(), expected.postings.len());
    prop_assert_eq!(refusals(&projection), expected.refusals);
    prop_assert_eq!(idle_events(&projection), expected.idle_events);
    prop_assert_eq!(unapplied(&projection), expected.unapplied);
    for account in projection["adAccounts"].as_array().unwrap() {
        let id = account["id"].as_str().unwrap();
        prop_assert_eq!(&account["status"], &expected.statuses[id], "status of {}", id);
        let can_spend = minor(account["canSpend"].as_str().unwrap(), digits(plan));
        prop_assert_eq!(can_spend, expected.can_spend[id], "what {} can spend", id);
    }
    Ok(())
}

#[test]
fn a_run_without_a_journal_comes_to_the_same() {
    for_random_plans(|plan| {
        let checked = check_plan(plan).unwrap().plan;
        let (run, outcome) = (simulation::run(&checked), simulation::outcome(&checked));
        prop_assert!(outcome.journal.entries().is_empty());
        prop_assert_eq!(outcome.figures, run.figures);
        prop_assert_eq!(outcome.refusals, run.refusals);
        prop_assert_eq!(outcome.statuses, run.statuses);
        prop_assert_eq!(outcome.can_spend, run.can_spend);
        Ok(())
    });
}

#[test]
fn balances_at_the_end_of_every_day_are_those_of_a_run_day_by_day() {
    for_random_plans(|plan| {
        let checked = check_plan(plan).unwrap().plan;
        let projection = simulation::run(&checked);
        let indices = Indices::named_in(&projection);
        for (day, expected) in day_by_day(plan).days {
            let balances = projection.balances_at(Day::parse(&day).unwrap());
            prop_assert_eq!(indices.in_hand(&checked, &balances), expected.in_hand(), "on {}", day);
        }
        Ok(())
    });
}

#[test]
fn series_are_the_balances_of_a_run_day_by_day() {
    for_random_plans(|plan| {
        let checked = check_plan(plan).unwrap().plan;
        let series = simulation::run(&checked).series();
        let expected = day_by_day(plan);
        prop_assert_eq!(series.issued.len(), expected.days.len());
        let mut postings = expected.postings.iter().peekable();
        let mut lines = Lines::of(plan);
        for (at, (day, _)) in expected.days.iter().enumerate() {
            while let Some(posting) = postings.next_if(|it| it.on <= *day) {
                lines.post(posting);
            }
            prop_assert_eq!(
                series_at(&series, at),
                lines.0.values().copied().collect::<Vec<_>>(),
                "on {}",
                day
            );
        }
        Ok(())
    });
}

#[test]
fn ad_credit_is_conserved_on_every_day() {
    for_random_plans(|plan| {
        let checked = check_plan(plan).unwrap().plan;
        let projection = simulation::run(&checked);
        let indices = Indices::named_in(&projection);
        let rows = postings(&written(plan), digits(plan));
        let mut rows = rows.iter().peekable();
        let (mut issued, mut gone) = (BTreeMap::new(), BTreeMap::new());
        for day in checked.period().iter() {
            while let Some(row) = rows.next_if(|row| row.on <= day.to_string()) {
                if row.from == "issuer" {
                    *issued.entry(row.credit.clone()).or_insert(0) += row.amount;
                }
                if ["spent", "expired", "forfeited", "revoked"].contains(&row.to.as_str()) {
                    *gone.entry(row.credit.clone()).or_insert(0) += row.amount;
                }
            }
            let balances = projection.balances_at(day);
            for credit in &indices.credits {
                let id = &checked.credit(*credit).id;
                let held = indices.accounts.iter().map(|account| balances.held(*account, *credit).units());
                let here = i128::from(balances.unallocated(*credit).units() + held.sum::<i64>());
                let sum = |of: &BTreeMap<String, i128>| of.get(id).copied().unwrap_or(0);
                prop_assert_eq!(sum(&issued), sum(&gone) + here, "{} on {}", id, day);
            }
        }
        for figures in projection.figures.ad_credits.iter().chain([&projection.figures.totals]) {
            prop_assert_eq!(figures.issued, accounted_for(figures));
        }
        for account in &projection.figures.ad_accounts {
            prop_assert_eq!(account.credit.issued + account.credit.allocated, accounted_for(&account.credit));
        }
        Ok(())
    });
}

#[test]
fn series_conserve_ad_credit_on_every_day() {
    for_random_plans(|plan| {
        let checked = check_plan(plan).unwrap().plan;
        let series = simulation::run(&checked).series();
        for (at, issued) in series.issued.iter().enumerate() {
            let accounts = series.ad_accounts.iter();
            let in_accounts: i64 = accounts
                .map(|it| it.remaining[at].units() + it.spent[at].units() + it.stranded[at].units())
                .sum();
            let center = series.unallocated[at].units() + series.expired_unallocated[at].units();
            prop_assert_eq!(issued.units(), center + in_accounts, "day {}", at);
        }
        Ok(())
    });
}

#[test]
fn no_place_but_the_issuer_is_ever_below_zero() {
    for_random_plans(|plan| {
        let mut balances = Balances::default();
        for row in postings(&written(plan), digits(plan)) {
            balances.post(&row);
            prop_assert_eq!(balances.sum(&row.credit), 0, "after {:?}", row);
            prop_assert!(balances.overdrawn().is_empty(), "{:?} after {:?}", balances.overdrawn(), row);
        }
        Ok(())
    });
}

#[test]
fn every_figure_is_a_fold_over_the_written_journal() {
    for_random_plans(|plan| {
        let mut projection = written(plan);
        let folded = figures(plan, &postings(&projection, digits(plan)));
        for account in projection["adAccounts"].as_array_mut().unwrap() {
            let account = account.as_object_mut().unwrap();
            // Neither is an amount that moved.
            account.remove("canSpend");
            account.remove("status");
        }
        for part in ["totals", "adAccounts", "adCredits", "cash"] {
            prop_assert_eq!(&projection[part], &folded[part], "{}", part);
        }
        Ok(())
    });
}

#[test]
fn the_journal_is_written_in_the_order_of_days_and_steps() {
    for_random_plans(|plan| {
        let projection = written(plan);
        let rows = projection["journal"].as_array().unwrap();
        let mut last = (plan["start"].as_str().unwrap().to_owned(), 0);
        for (at, row) in rows.iter().enumerate() {
            let is_lost_on_arrival = ["forfeit", "revoke"].contains(&row["type"].as_str().unwrap())
                && rows[at - 1]["type"] == "allocate"
                && rows[at - 1]["on"] == row["on"];
            let step = if is_lost_on_arrival { 3 } else { step(plan, row) };
            prop_assert_eq!(row["seq"].as_u64(), Some(at as u64 + 1));
            prop_assert!(minor(row["amount"].as_str().unwrap(), digits(plan)) > 0, "{}", row);
            let moment = (row["on"].as_str().unwrap().to_owned(), step);
            prop_assert!(last <= moment, "row {} comes too late: {}", at + 1, row);
            last = moment;
        }
        prop_assert!(last.0.as_str() <= plan["end"].as_str().unwrap());
        Ok(())
    });
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    for_random_plans(|plan| {
        let bytes = |journal| serde_json::to_string(&simulate(plan, journal).unwrap()).unwrap();
        let with = bytes(JournalOption::With);
        prop_assert_eq!(&with, &bytes(JournalOption::With));
        // Asking for the journal changes nothing else.
        let without = bytes(JournalOption::Without);
        prop_assert!(with.starts_with(&without[..without.len() - 1]), "{} and {}", with, without);
        Ok(())
    });
}

#[test]
fn a_plan_that_was_written_down_reads_back_as_the_same_plan() {
    for_random_plans(|plan| {
        let document = document_from_text(&plan.to_string()).unwrap();
        let again = serde_json::to_value(&document).unwrap();
        prop_assert_eq!(check_plan(&again), check_plan(plan));
        Ok(())
    });
}

/// If they did not, the tests above would prove less than they say.
#[test]
fn random_plans_reach_every_refusal_every_movement_and_every_warning() {
    let mut met = BTreeSet::new();
    for seed in 0..u64::from(CASES) {
        let plan = random_plan(seed, Size { actuals: 4, ..Size::of_seed(seed) });
        let projection = written(&plan);
        let texts = |list: &str, field: &str| -> Vec<String> {
            let items = projection[list].as_array().unwrap();
            items.iter().map(|item| format!("{list} {}", item[field].as_str().unwrap())).collect()
        };
        met.extend(texts("refusals", "rule"));
        met.extend(texts("warnings", "code"));
        met.extend(texts("journal", "type"));
        met.extend(texts("adAccounts", "status"));
    }
    let warnings = [
        plan::codes::CREDIT_ISSUED_AFTER_END,
        plan::codes::CREDIT_ASSIGNABLE,
        rules::codes::EVENT_NO_EFFECT,
        simulation::codes::ACTUAL_NOT_APPROVED,
    ];
    let statuses = ["approved", "inReview", "suspended", "closed"];
    let kinds = [
        "issue",
        "allocate",
        "spend",
        "expire",
        "forfeit",
        "revoke",
        "openCash",
        "moveCash",
        "returnCash",
        "spendCash",
        "bill",
        "invoice",
        "clawBack",
    ];
    let wanted: BTreeSet<String> = super::scenarios::REFUSAL_RULES
        .iter()
        .map(|rule| format!("refusals {rule}"))
        .chain(warnings.map(|code| format!("warnings {}", code.name)))
        .chain(statuses.map(|status| format!("adAccounts {status}")))
        .chain(kinds.map(|kind| format!("journal {kind}")))
        .collect();
    assert_eq!(met, wanted);
}

/// Runs `test` on as many random plans as it takes. A failing plan is made smaller and printed.
fn for_random_plans(test: impl Fn(&Value) -> Result<(), TestCaseError>) {
    let days = prop_oneof![1 => Just(1), 20 => 2..=45_u32, 6 => 60..=120_u32, 1 => 400..=440_u32];
    let characters = prop_oneof![
        4 => Just(Character::Mixed),
        1 => Just(Character::SparseWeekdays),
        1 => Just(Character::LargestAmounts)
    ];
    let actuals = prop_oneof![1 => Just(0), 2 => 1..=12_u32];
    let sizes = (days, 0..=6_u32, 0..=6_u32, 0..=15_u32, 0..=12_u32, actuals, characters).prop_map(
        |(days, ad_accounts, ad_credits, allocations, events, actuals, character)| Size {
            days,
            ad_accounts,
            ad_credits,
            allocations,
            events,
            actuals,
            character,
        },
    );
    let cases = std::env::var("STRANDLINE_PLANS").ok().and_then(|it| it.parse().ok()).unwrap_or(CASES);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let result = TestRunner::new_with_rng(config, rng())
        .run(&(any::<u64>(), sizes), |(seed, size)| test(&random_plan(seed, size)));
    let failure = result.err().map(|error| match error {
        TestError::Fail(reason, (seed, size)) => {
            format!("{reason}\n\nseed {seed}, {size:?}, the plan:\n{:#}", random_plan(seed, size))
        }
        TestError::Abort(reason) => reason.to_string(),
    });
    assert!(failure.is_none(), "{}", failure.unwrap_or_default());
}

fn rng() -> TestRng {
    match std::env::var("STRANDLINE_SEED").ok().and_then(|seed| seed.parse::<u64>().ok()) {
        Some(seed) => TestRng::from_seed(RngAlgorithm::ChaCha, &[seed.to_le_bytes(); 4].concat()),
        None => TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    }
}

/// The projection as the world sees it, journal included.
pub(crate) fn written(plan: &Value) -> Value {
    serde_json::to_value(simulate(plan, JournalOption::With).unwrap()).unwrap()
}

pub(crate) fn refusals(projection: &Value) -> Vec<Refusal> {
    let text = |refusal: &Value, field: &str| refusal[field].as_str().unwrap().to_owned();
    let rule = |refusal: &Value| {
        super::scenarios::REFUSAL_RULES.into_iter().find(|rule| refusal["rule"] == *rule).unwrap_or("?")
    };
    let refusal = |it: &Value| Refusal { on: text(it, "on"), what: text(it, "what"), rule: rule(it) };
    projection["refusals"].as_array().unwrap().iter().map(refusal).collect()
}

/// Everything that became of ad credit.
fn accounted_for(it: &CreditFigures) -> Minor {
    it.spent + it.unallocated + it.remaining + it.expired_unallocated + it.stranded()
}

fn idle_events(projection: &Value) -> Vec<usize> {
    warned(projection, rules::codes::EVENT_NO_EFFECT)
}

fn unapplied(projection: &Value) -> Vec<usize> {
    warned(projection, simulation::codes::ACTUAL_NOT_APPROVED)
}

/// The places of the items that there is such a warning about.
fn warned(projection: &Value, code: ProblemCode) -> Vec<usize> {
    let warnings = projection["warnings"].as_array().unwrap().iter();
    let warned = warnings.filter(|warning| warning["code"] == code.name);
    warned.map(|it| it["path"].as_str().unwrap().rsplit('/').next().unwrap().parse().unwrap()).collect()
}

/// Where in its day a row belongs: the steps of the contract, after the cash that is there on the first day.
fn step(plan: &Value, row: &Value) -> u32 {
    match row["type"].as_str().unwrap() {
        "openCash" => 0,
        "issue" => 1,
        "moveCash" | "returnCash" | "forfeit" | "revoke" | "clawBack" => 2,
        "allocate" => 3,
        "spend" | "spendCash" | "bill" | "invoice" => 4,
        "expire" => {
            let mut credits = plan["adCredits"].as_array().unwrap().iter();
            let credit = credits.find(|credit| credit["id"] == row["adCredit"]).unwrap();
            let before_start = credit["expires"].as_str().unwrap() < plan["start"].as_str().unwrap();
            if before_start { 1 } else { 5 }
        }
        other => unreachable!("a row of type {other}"),
    }
}

/// The ad accounts and ad credits that a journal names: all others never held anything.
struct Indices {
    accounts: BTreeSet<AccountIndex>,
    credits: BTreeSet<CreditIndex>,
}

impl Indices {
    fn named_in(projection: &Projection<'_>) -> Self {
        let entries = projection.journal.entries();
        Self {
            accounts: entries.iter().filter_map(|it| it.transfer.account()).collect(),
            credits: entries.iter().filter_map(|it| it.transfer.credit()).collect(),
        }
    }

    fn in_hand(&self, plan: &Plan, balances: &CoreBalances) -> Balances {
        let mut in_hand = Balances::default();
        let units = |amount: Minor| i128::from(amount.units());
        in_hand.set("cash:businessCenter".to_owned(), "", units(balances.cash()));
        for credit in &self.credits {
            let id = &plan.credit(*credit).id;
            in_hand.set("businessCenter".to_owned(), id, units(balances.unallocated(*credit)));
        }
        for account in &self.accounts {
            let id = &plan.account(*account).id;
            in_hand.set(format!("cash:adAccount:{id}"), "", units(balances.account_cash(*account)));
            for lot in balances.lots(*account) {
                in_hand.set(format!("adAccount:{id}"), &plan.credit(lot.credit).id, units(lot.amount));
            }
        }
        in_hand
    }
}

/// One day of all series: of the Business Center, then of each ad account.
fn series_at(series: &Series, at: usize) -> Vec<[i128; 3]> {
    let row = |lines: [&Vec<Minor>; 3]| lines.map(|line| i128::from(line[at].units()));
    let center = row([&series.issued, &series.unallocated, &series.expired_unallocated]);
    let accounts = series.ad_accounts.iter().map(|it| row([&it.remaining, &it.spent, &it.stranded]));
    [center].into_iter().chain(accounts).collect()
}

/// What series draw, kept by hand: of the Business Center (at 0), then of each ad account.
struct Lines(BTreeMap<usize, [i128; 3]>, Vec<String>);

impl Lines {
    fn of(plan: &Value) -> Self {
        let accounts = plan["adAccounts"].as_array().unwrap().iter();
        let places: Vec<String> = ["businessCenter".to_owned()]
            .into_iter()
            .chain(accounts.map(|it| format!("adAccount:{}", it["id"].as_str().unwrap())))
            .collect();
        Self((0..places.len()).map(|at| (at, [0; 3])).collect(), places)
    }

    fn post(&mut self, posting: &Posting) {
        let Posting { from, to, amount, .. } = posting;
        if from == "issuer" {
            self.0.get_mut(&0).unwrap()[0] += amount;
        }
        for (at, place) in self.1.iter().enumerate() {
            let line = self.0.get_mut(&at).unwrap();
            // An ad account's lines are what remains, is spent, is stranded; the Business Center's are
            // what is issued, unallocated, expired.
            let (held, spent, lost) = if at == 0 { (1, 1, 2) } else { (0, 1, 2) };
            if to == place {
                line[held] += amount;
            }
            if from == place {
                line[held] -= amount;
                match to.as_str() {
                    "spent" => line[spent] += amount,
                    "expired" | "forfeited" | "revoked" => line[lost] += amount,
                    _ => {}
                }
            }
        }
    }
}
