//! Plans as an agency has them.

use serde_json::{Value, json};

/// Where the ids of a plan come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ids {
    Planner,
    TikTok,
}

/// A plan as an agency has it.
pub(super) fn ordinary(ids: Ids, allocations: usize) -> Value {
    let brands = [
        "Northwind US – Prospecting",
        "Northwind US – Retargeting",
        "Northwind UK – Prospecting",
        "Northwind DE",
        "Luma Skincare Spark Ads",
        "Luma Skincare Shop Ads",
        "Fjord Outdoor – Always on",
        "Fjord Outdoor – Launch",
        "Mesa Coffee App Installs",
        "Mesa Coffee Brand Lift",
        "Kite Toys Holiday",
        "Kite Toys Evergreen",
    ];
    let credits = [
        "March welcome credit",
        "Spring promotion",
        "Ramadan boost",
        "Partner incentive Q1",
        "Make-good credit",
        "Shop Ads incentive",
        "April top-up match",
        "New market credit DE",
        "Spark Ads coupon",
        "Holiday carry-over",
    ];
    let account = |at: usize| match ids {
        Ids::Planner => format!("account-{}", at + 1),
        Ids::TikTok => (7_012_345_678_901_234_567_u64 + at as u64 * 31_415_926_535_897_932).to_string(),
    };
    let credit = |at: usize| match ids {
        Ids::Planner => format!("credit-{}", at + 1),
        Ids::TikTok => (7_112_345_678_901_234_567_u64 + at as u64 * 27_182_818_284_590_452).to_string(),
    };
    let day = |at: usize| format!("2026-{:02}-{:02}", 3 + at / 28, 1 + at % 28);
    let ad_accounts: Vec<Value> = (0..12)
        .map(|at| {
            let mut it = json!({ "id": account(at), "name": brands[at], "dailySpend": format!("{}.{:02}", 40 + at * 37 % 260, at * 25 % 100) });
            if at % 3 == 0 {
                it["cash"] = format!("{}.00", 150 + at * 83).into();
            }
            if at % 4 == 1 {
                it["weekdayFactors"] = json!(["1", "1", "1", "1.1", "1.2", "0.7", "0.65"]);
            }
            if at == 7 {
                it["status"] = "inReview".into();
            }
            if at == 9 {
                it["billing"] = "manual".into();
            }
            it
        })
        .collect();
    let ad_credits: Vec<Value> = (0..10)
        .map(|at| {
            let mut it = json!({ "id": credit(at), "name": credits[at], "amount": format!("{}.00", 500 + at * 1_250 % 7_000), "issued": day(at * 6), "expires": day(at * 6 + 30) });
            if at == 4 {
                it["heldBy"] = json!({ "adAccount": account(3) });
            }
            it
        })
        .collect();
    let allocations: Vec<Value> = (0..allocations)
        .map(|at| {
            let of = at * 10 / allocations;
            json!({ "id": format!("allocation-{}", at + 1), "on": day(of * 6 + at % 3 * 7), "adCredit": credit(of), "adAccount": account(at * 5 % 12), "amount": format!("{}.{:02}", 120 + at * 97 % 900, at * 50 % 100), "by": "member-1", "done": at < 6 })
        })
        .collect();
    let events: Vec<Value> = (0..20)
        .map(|at| {
            let kind = ["suspend", "setDailySpend", "reinstate", "setDailySpend"][at % 4];
            let mut it = json!({ "on": day(10 + at * 3), "type": kind, "adAccount": account(if at % 4 == 2 { at - 2 } else { at } * 7 % 12) });
            if kind == "setDailySpend" {
                it["dailySpend"] = format!("{}.00", 60 + at * 15).into();
            }
            it
        })
        .collect();
    json!({
        "version": 1,
        "name": "Spring: credit across all brands, first half year",
        "currency": "EUR",
        "start": "2026-03-01",
        "end": "2026-06-28",
        "businessCenter": { "name": "Meridian Media Agency", "entity": "Meridian Media GmbH", "cash": "12500.00", "creditLine": "50000.00" },
        "members": [
            { "id": "member-1", "name": "Ana Martínez", "role": "financeManager" },
            { "id": "member-2", "name": "Jonas Weber", "role": "admin" },
        ],
        "adAccounts": ad_accounts,
        "adCredits": ad_credits,
        "allocations": allocations,
        "events": events,
        "assumptions": { "suspension": "freeze", "minimumAllocation": "50.00" },
    })
}
