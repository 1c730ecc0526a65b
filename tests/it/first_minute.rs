//! The five plans of the first minute, each with the totals it must come to.

use crate::support::by_value::simulate;
use serde_json::Value;
use strandline::results::JournalOption;

#[test]
fn the_five_plans_of_the_first_minute_come_to_their_totals() {
    let fixtures: Value = serde_json::from_str(include_str!("../fixtures/first-minute.json")).unwrap();
    for fixture in fixtures.as_array().unwrap() {
        let projection = simulate(&fixture["plan"], JournalOption::Without).unwrap();
        let totals = serde_json::to_value(&projection.totals).unwrap();
        assert_eq!(totals, fixture["expected"]["totals"], "{}", fixture["id"]);
        assert!(projection.refusals.is_empty(), "{}", fixture["id"]);
    }
}
