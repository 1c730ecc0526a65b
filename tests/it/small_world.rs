//! A small world, completely: every plan of one or two ad credits, two ad accounts, three days and up to two events, over
//! a few amounts, moves what the slow model moves, and what is refused leaves no trace.
//!
//! `STRANDLINE_FUZZ=number` says how many of them, spread evenly; all of them are [`WORLD`].

use crate::fuzz::{count, each};
use crate::properties::{refusals, same_as_day_by_day, written};
use crate::support::books::{digits, postings};
use serde_json::{Value, json};

/// What becomes of an ad account, 5 for each of two, or cash that moves to the first of them: on each of three days.
const EVENTS: u64 = (5 * 2 + 1) * 3;
/// No allocation, or one to either ad account, on the first or the last day, of less than there is or of more.
const ALLOCATIONS: u64 = 1 + 2 * 2 * 2;
/// Issued on the first day, to expire on any; or on the second, to expire on it or later.
const CREDITS: u64 = 5 * ALLOCATIONS;
const WORLD: u64 = 2 * 2 * CREDITS * (1 + CREDITS) * (1 + EVENTS + EVENTS * EVENTS);

#[test]
fn every_plan_of_a_small_world_moves_what_the_slow_model_moves_and_what_is_refused_leaves_no_trace() {
    let count = count(1_000).min(WORLD);
    // Prime, and so are no two of them the same; the whole world in one round.
    let step = if count == WORLD { 1 } else { 1_000_003 };
    let mut refused = 0_u64;
    each(
        count,
        move |number| plan(number * step % WORLD),
        attempt,
        |is_refused| {
            refused += u64::from(is_refused);
        },
    );
    println!("{count} of {WORLD} small plans, of which {refused} have steps that are refused");
    assert!(refused * 10 > count, "only {refused} of {count} plans have a step that is refused");
}

/// Whether any step is refused.
fn attempt(plan: &Value) -> bool {
    same_as_day_by_day(plan).unwrap();
    let run = written(plan);
    let refused: Vec<_> = refusals(&run).into_iter().map(|it| it.what).collect();
    let is_made = |place: &str| !refused.iter().any(|what| what == place);
    let mut without = plan.clone();
    without["allocations"].as_array_mut().unwrap().retain(|it| is_made(it["id"].as_str().unwrap()));
    let events = plan["events"].as_array().unwrap().iter().enumerate();
    let made = events.filter(|(place, _)| is_made(&format!("/events/{place}"))).map(|(_, event)| event);
    without["events"] = made.cloned().collect();
    let alone = written(&without);
    assert_eq!(postings(&alone, digits(plan)), postings(&run, digits(plan)), "without what is refused");
    assert_eq!((&alone["totals"], &alone["adAccounts"]), (&run["totals"], &run["adAccounts"]));
    !refused.is_empty()
}

/// Takes a number apart, one choice after the other.
struct Choices(u64);

impl Choices {
    fn of(&mut self, many: u64) -> u64 {
        let chosen = self.0 % many;
        self.0 /= many;
        chosen
    }
}

fn day(after: u64) -> String {
    format!("2026-03-0{}", 1 + after)
}

fn account(number: u64) -> String {
    format!("a{number}")
}

/// The plan of this number, below [`WORLD`].
fn plan(number: u64) -> Value {
    let mut left = Choices(number);
    let second = ["approved", "suspended"][usize::try_from(left.of(2)).unwrap()];
    let suspension = ["forfeit", "freeze"][usize::try_from(left.of(2)).unwrap()];
    let (mut ad_credits, mut allocations) = (Vec::new(), Vec::new());
    let first = left.of(CREDITS);
    for (place, choice) in
        [Some(first), left.of(1 + CREDITS).checked_sub(1)].into_iter().flatten().enumerate()
    {
        let (credit, allocation) = credit(place, choice);
        ad_credits.push(credit);
        allocations.extend(allocation);
    }
    let events: Vec<_> = match left.of(1 + EVENTS + EVENTS * EVENTS) {
        0 => Vec::new(),
        one if one <= EVENTS => vec![event(one - 1)],
        two => vec![event((two - 1 - EVENTS) / EVENTS), event((two - 1 - EVENTS) % EVENTS)],
    };
    assert_eq!(left.0, 0, "a number of no plan");
    json!({
        "version": 1,
        "name": number.to_string(),
        "currency": "JPY",
        "start": day(0),
        "end": day(2),
        "businessCenter": { "name": "Center", "cash": "2" },
        "adAccounts": [
            { "id": account(0), "name": "First", "dailySpend": "2" },
            { "id": account(1), "name": "Second", "dailySpend": "1", "status": second },
        ],
        "adCredits": ad_credits,
        "allocations": allocations,
        "events": events,
        "assumptions": { "suspension": suspension },
    })
}

/// An ad credit of 3, and its allocation.
fn credit(place: usize, choice: u64) -> (Value, Option<Value>) {
    let mut left = Choices(choice);
    let (issued, expires) = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2)][usize::try_from(left.of(5)).unwrap()];
    let id = format!("c{place}");
    let credit = json!({
        "id": id, "name": id, "amount": "3", "issued": day(issued), "expires": day(expires),
    });
    let allocation = left.of(ALLOCATIONS).checked_sub(1).map(|choice| {
        let mut left = Choices(choice);
        json!({
            "id": format!("of {id}"),
            "adCredit": id,
            "adAccount": account(left.of(2)),
            "on": day(2 * left.of(2)),
            "amount": (2 + 2 * left.of(2)).to_string(),
        })
    });
    (credit, allocation)
}

fn event(choice: u64) -> Value {
    let mut left = Choices(choice);
    let on = day(left.of(3));
    let (kind, of) = (left.of(11), |number: u64| account(number % 2));
    match kind / 2 {
        0 => json!({ "on": on, "type": "suspend", "adAccount": of(kind) }),
        1 => json!({ "on": on, "type": "reinstate", "adAccount": of(kind) }),
        2 => json!({ "on": on, "type": "close", "adAccount": of(kind) }),
        3 => json!({ "on": on, "type": "setDailySpend", "adAccount": of(kind), "dailySpend": "3" }),
        4 => json!({ "on": on, "type": "violation", "adAccount": of(kind), "kind": "soldCredit" }),
        _ => {
            let to = json!({ "adAccount": of(0) });
            json!({ "on": on, "type": "moveCash", "adAccount": of(0), "from": "businessCenter", "to": to, "amount": "2" })
        }
    }
}
