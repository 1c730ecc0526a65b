//! Random plans so small that every way to allocate can be tried.

use super::dice::Dice;
use serde_json::{Value, json};

const START: u32 = 1;

/// The small plan of this seed: whole yen, days of March 2026.
pub(crate) fn small_plan(seed: u64) -> Value {
    let mut dice = Dice::new(seed, 0);
    let days = 3 + dice.below(4);
    let accounts = 1 + dice.below(3);
    let credits = 1 + dice.below(if accounts == 3 { 2 } else { 3 });
    let last = START + days - 1;
    let day = |day: u32| format!("2026-03-{day:02}");
    let any_day = |dice: &mut Dice| day(START + dice.below(days));
    let account = |index: u32| format!("a{index}");

    let ad_accounts: Vec<Value> = (0..accounts)
        .map(|index| {
            let status = ["approved", "approved", "approved", "approved", "inReview", "suspended"];
            json!({
                "id": account(index),
                "name": account(index),
                "dailySpend": dice.below(3).to_string(),
                "status": status[dice.below(6) as usize],
                "relation": if dice.below(8) == 0 { "shared" } else { "owned" },
            })
        })
        .collect();
    let ad_credits: Vec<Value> = (0..credits)
        .map(|index| {
            let issued = START + dice.below(days.div_ceil(2));
            let expires = issued + dice.below(last + 2 - issued);
            let mut credit = json!({
                "id": format!("c{index}"),
                "name": format!("c{index}"),
                "amount": (1 + dice.below(4)).to_string(),
                "issued": day(issued),
                "expires": day(expires),
            });
            if dice.below(5) == 0 {
                credit["heldBy"] = json!({ "adAccount": account(dice.below(accounts)) });
            }
            credit
        })
        .collect();
    let allocations: Vec<Value> = (0..dice.below(3))
        .map(|index| {
            json!({
                "id": index.to_string(),
                "on": any_day(&mut dice),
                "adCredit": format!("c{}", dice.below(credits)),
                "adAccount": account(dice.below(accounts)),
                "amount": (1 + dice.below(3)).to_string(),
                "done": dice.below(3) > 0,
            })
        })
        .collect();
    let events: Vec<Value> = (0..dice.below(4))
        .map(|_| {
            let kind = ["suspend", "suspend", "reinstate", "reinstate", "close", "setDailySpend"];
            let kind = kind[dice.below(6) as usize];
            let mut event = json!({
                "on": any_day(&mut dice),
                "type": kind,
                "adAccount": account(dice.below(accounts)),
            });
            if kind == "setDailySpend" {
                event["dailySpend"] = json!(dice.below(4).to_string());
            }
            event
        })
        .collect();
    let orders = ["soonestExpiry", "soonestExpiry", "soonestExpiry", "latestExpiry", "oldestIssue"];
    let mut plan = json!({
        "version": 1,
        "name": format!("Small plan {seed}"),
        "currency": "JPY",
        "start": day(START),
        "end": day(last),
        "businessCenter": { "name": "Example BC" },
        "adAccounts": ad_accounts,
        "adCredits": ad_credits,
        "allocations": allocations,
        "events": events,
        "assumptions": {
            "drawOrder": orders[dice.below(5) as usize],
            "suspension": if dice.below(4) == 0 { "freeze" } else { "forfeit" },
            "sharedAccountsMayReceive": dice.below(2) == 0,
        },
    });
    if dice.below(4) == 0 {
        plan["assumptions"]["minimumAllocation"] = json!((2 + dice.below(2)).to_string());
    }
    plan
}
