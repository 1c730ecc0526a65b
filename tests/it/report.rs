//! A report for some ad accounts only: they have the figures they have in the whole plan, and nothing is said of others.

use crate::support::random_plans::{Size, random_plan};
use serde_json::Value;
use std::collections::BTreeSet;
use strandline::export::report::{AssumptionWords, Phrase, Report, Words, for_accounts};
use strandline::export::sheet;
use strandline::link::{Names, decode, encode};
use strandline::plan::AssumptionKey;
use strandline::plan::document::PlanDocument;
use strandline::results::projection::AdAccountFigures;
use strandline::results::{document_from_value, evaluate};

/// Says each phrase by its name, with its values.
struct Plain;

impl Words for Plain {
    fn say(&self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        values.iter().fold(format!("{phrase:?}"), |all, (_, it)| format!("{all} {it}"))
    }

    fn money(&self, amount: &str) -> String {
        format!("{amount} USD")
    }

    fn day(&self, day: &str) -> String {
        day.to_owned()
    }

    fn assumption(&self, key: AssumptionKey) -> AssumptionWords {
        AssumptionWords { statement: format!("{key:?}. ").repeat(20), ..AssumptionWords::default() }
    }

    fn choice(&self, _: AssumptionKey, value: &str) -> String {
        value.to_owned()
    }

    fn language(&self) -> &'static str {
        "en"
    }

    fn is_leftwards(&self) -> bool {
        false
    }
}

fn html(plan: &PlanDocument, is_chosen: bool, link: &str) -> Option<String> {
    let projection = evaluate(plan).projection?;
    let report = Report {
        plan,
        projection: &projection,
        today: "2026-03-05",
        is_chosen,
        outlasting: None,
        link: Some(link),
    };
    Some(report.html(&Plain))
}

/// Every other ad account of a random plan, whose names and ids are words that stand nowhere else.
#[test]
fn the_chosen_keep_their_figures_and_nothing_is_said_of_the_others() {
    let mut tried = 0;
    for seed in 0..400 {
        let mut value = random_plan(seed, Size::of_seed(seed));
        let accounts = value["adAccounts"].as_array().map_or(0, Vec::len);
        if accounts == 0 {
            continue;
        }
        for (at, account) in value["adAccounts"].as_array_mut().unwrap().iter_mut().enumerate() {
            account["name"] = format!("Zebra{at}x").into();
        }
        value["name"] = format!("Plan of zebra{}x", accounts - 1).into();
        for (at, credit) in value["adCredits"].as_array_mut().unwrap().iter_mut().enumerate() {
            credit["name"] = format!("Credit for Zebra{}x", at % accounts).into();
        }
        let whole = document_from_value(&value).unwrap();
        let Some(projection) = evaluate(&whole).projection else { continue };
        let ids = |wanted: usize| -> BTreeSet<String> {
            let all = whole.ad_accounts.iter().enumerate().filter(|(at, _)| at % 2 == wanted);
            all.map(|(_, it)| it.id.clone()).collect()
        };
        let chosen = ids(0);
        let own = for_accounts(&whole, &projection, &chosen);
        let again = evaluate(&own);
        let Some(figures) = again.projection else {
            panic!("seed {seed}: {:?}\n{}", again.problems, serde_json::to_string(&own).unwrap())
        };
        // What they could spend of ad credits that they don't get is of no concern to them.
        let figures_of = |all: &[AdAccountFigures]| -> Vec<AdAccountFigures> {
            let own = all.iter().filter(|it| chosen.contains(&it.id)).cloned();
            own.map(|it| AdAccountFigures { can_spend: String::new(), ..it }).collect()
        };
        let wanted = figures_of(&projection.ad_accounts);
        assert_eq!(figures_of(&figures.ad_accounts), wanted, "seed {seed}");
        let link = encode(&own, Names::With).unwrap();
        let texts = [
            html(&own, true, &link).unwrap(),
            serde_json::to_string(&decode(&link).unwrap()).unwrap(),
            sheet(&own),
        ];
        for (at, account) in whole.ad_accounts.iter().enumerate().filter(|(_, it)| !chosen.contains(&it.id)) {
            for text in &texts {
                assert!(
                    !text.to_lowercase().contains(&format!("zebra{at}x")),
                    "seed {seed}: {}\n{text}",
                    account.name
                );
            }
        }
        tried += 1;
    }
    assert!(tried > 200, "only {tried}");
}

/// With its plan in the link, as fifty ad accounts with ten ad credits each would be handed out.
#[test]
fn a_report_of_fifty_ad_accounts_fits_into_a_mail() {
    let account = |at: usize| {
        serde_json::json!({
            "id": format!("70{at:017}"), "name": format!("Market number {at}"), "dailySpend": format!("{}.50", 20 + at),
        })
    };
    let credit = |at: usize| {
        serde_json::json!({
            "id": format!("credit-{at}"), "name": format!("Ad credit of March {at}"), "amount": "20000.00",
            "issued": "2026-03-01", "expires": format!("2026-05-{:02}", at + 10),
        })
    };
    let allocation = |at: usize| {
        serde_json::json!({
            "id": at.to_string(), "on": format!("2026-03-{:02}", 1 + at % 28), "adCredit": format!("credit-{}", at % 10),
            "adAccount": format!("70{:017}", at / 10), "amount": format!("{}.00", 100 + at % 97),
        })
    };
    let plan = serde_json::json!({
        "version": 1, "name": "Fifty markets", "currency": "USD", "start": "2026-03-01", "end": "2026-06-30",
        "businessCenter": { "name": "Fifty markets" },
        "adAccounts": (0..50).map(account).collect::<Vec<Value>>(),
        "adCredits": (0..10).map(credit).collect::<Vec<Value>>(),
        "allocations": (0..500).map(allocation).collect::<Vec<Value>>(),
    });
    let plan = document_from_value(&plan).unwrap();
    let link = format!("https://example.com/strandline/#p={}", encode(&plan, Names::With).unwrap());
    let bytes = html(&plan, false, &link).unwrap().len();
    assert!((50_000..150_000).contains(&bytes), "{bytes} bytes");
}
