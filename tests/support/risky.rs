//! Questions about the risk of random plans: ranges and histories, chances, reviews.

use super::dice::Dice;
use serde_json::{Map, Value, json};

/// Gives about half of a plan's ad accounts another range, some of them one that is a single factor.
pub(crate) fn vary(plan: &mut Value, seed: u64) {
    let mut dice = Dice::new(seed, 20);
    for account in plan["adAccounts"].as_array_mut().into_iter().flatten() {
        if dice.one_in(2) {
            let ends = [["0", "2"], ["0.75", "1.25"], ["0.999999", "1"], ["1.5", "1.5"], ["0", "0"]];
            let [low, high] = dice.pick(&ends);
            account["spendRange"] = json!({ "low": low, "high": high });
        }
    }
}

/// Options of risk for `plan`, with so many runs.
pub(crate) fn question(plan: &Value, seed: u64, runs: u32) -> Value {
    let mut dice = Dice::new(seed, 21);
    let (mut history, mut suspensions) = (Map::new(), Vec::new());
    for account in plan["adAccounts"].as_array().into_iter().flatten() {
        if dice.one_in(4) {
            history.insert(account["id"].as_str().unwrap_or_default().to_owned(), days(&mut dice));
        }
        if dice.one_in(2) {
            let monthly = dice.pick(&["0.05", "0.3", "1", "0", "0.999999"]);
            suspensions.push(json!({ "adAccount": account["id"], "monthly": monthly }));
        }
    }
    let mut options = json!({ "runs": runs, "seed": seed, "history": history, "suspensions": suspensions });
    if dice.one_in(2) {
        options["cadenceDays"] = dice.between(1, 10).into();
    }
    options
}

/// Up to four weeks of spend, some of them with a gap.
fn days(dice: &mut Dice) -> Value {
    let first = dice.between(1, 3);
    let days = first..dice.between(4, 31);
    let mut history = Vec::new();
    for day in days {
        if !dice.one_in(30) {
            history.push(json!({ "on": format!("2023-05-{day:02}"), "spend": dice.below(200).to_string() }));
        }
    }
    history.into()
}
