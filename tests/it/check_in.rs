//! A check-in: what follows from what a person reads off TikTok, and how a plan then stands.

use serde_json::{Value, json};
use strandline::day::Day;
use strandline::editor::check_in::{
    Derived, Difference, Entered, Explanation, Wrong, derive, enter, open_days, proposed_day,
};
use strandline::editor::tracking::{Verdict, curves, standing};
use strandline::money::Minor;
use strandline::plan::document::PlanDocument;
use strandline::planning::TrackStatus;
use strandline::results::document_from_value;

/// Three ad accounts of which the second and third get less; 30 days.
fn plan() -> Value {
    let allocation = |id: &str, on: &str, account: &str, amount: &str| json!({ "id": id, "on": on, "adCredit": "pool", "adAccount": account, "amount": amount, "done": on == "2026-03-01" });
    json!({
        "version": 1, "name": "Weeks", "currency": "USD", "start": "2026-03-01", "end": "2026-03-30",
        "businessCenter": { "name": "Example" },
        "adAccounts": [
            { "id": "a", "name": "A", "dailySpend": "50.00" },
            { "id": "b", "name": "B", "dailySpend": "20.00" },
            { "id": "c", "name": "C", "dailySpend": "10.00" },
        ],
        "adCredits": [
            { "id": "pool", "name": "Pool", "amount": "3000.00", "issued": "2026-03-01", "expires": "2026-03-30" },
        ],
        "allocations": [
            allocation("1", "2026-03-01", "a", "1500.00"),
            allocation("2", "2026-03-01", "b", "400.00"),
            allocation("3", "2026-03-05", "b", "100.00"),
            allocation("4", "2026-03-20", "c", "300.00"),
        ],
    })
}

fn document(plan: &Value) -> PlanDocument {
    document_from_value(plan).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn spent(text: &str) -> Entered {
    Entered { spent: text.to_owned(), ..Entered::default() }
}

fn left(text: &str) -> Entered {
    Entered { left: text.to_owned(), ..Entered::default() }
}

/// What follows for an ad account up to 8 March.
fn of(plan: &Value, account: &str, entered: &Entered) -> Result<Derived, Wrong> {
    derive(&document(plan), account, day("2026-03-08"), entered).unwrap()
}

fn minor(major: i64) -> Minor {
    Minor::new(major * 100)
}

#[test]
fn one_amount_is_enough_and_the_other_follows() {
    let plan = plan();
    let derived = of(&plan, "a", &spent("350.25")).unwrap();
    assert_eq!((derived.spent, derived.left), (Minor::new(35_025), Minor::new(114_975)));
    let derived = of(&plan, "a", &left("1149.75")).unwrap();
    assert_eq!((derived.spent, derived.left), (Minor::new(35_025), Minor::new(114_975)));
    assert_eq!((derived.at_least, derived.difference), (false, None));
    assert_eq!(derive(&document(&plan), "a", day("2026-03-08"), &Entered::default()), None);
}

#[test]
fn what_follows_from_either_amount_is_the_same_whatever_else_pays_or_expires() {
    let mut plan = plan();
    plan["adAccounts"][0]["cash"] = json!("120.00");
    plan["assumptions"] = json!({ "creditBeforeCash": false });
    let long = plan["adCredits"][0].clone();
    plan["adCredits"].as_array_mut().unwrap().push(long);
    plan["adCredits"][1]["id"] = json!("short");
    plan["adCredits"][1]["expires"] = json!("2026-03-04");
    plan["allocations"].as_array_mut().unwrap().push(json!({
        "id": "5", "on": "2026-03-01", "adCredit": "short", "adAccount": "a", "amount": "300.00", "done": true
    }));
    for cents in [0, 1, 12_345, 40_000, 99_999, 150_000] {
        let text = format!("{}.{:02}", cents / 100, cents % 100);
        let forth = of(&plan, "a", &spent(&text)).unwrap();
        let written = format!("{}.{:02}", forth.left.units() / 100, forth.left.units() % 100);
        let back = of(&plan, "a", &left(&written)).unwrap();
        assert_eq!(back.left, forth.left, "{text}");
        assert!(back.spent <= forth.spent, "{text}: the least that explains it");
        assert!(back.at_least || back.spent == forth.spent, "{text}");
    }
}

#[test]
fn no_ad_credit_left_says_only_what_was_spent_at_least() {
    let derived = of(&plan(), "b", &left("0")).unwrap();
    assert_eq!((derived.spent, derived.at_least), (minor(500), true));
    assert_eq!(of(&plan(), "c", &left("0")), Err(Wrong::HeldNothing));
    assert_eq!(of(&plan(), "a", &left("1500.01")), Err(Wrong::LeftTooMuch(minor(1500))));
    assert_eq!(of(&plan(), "a", &left("much")), Err(Wrong::Left));
    assert_eq!(of(&plan(), "a", &spent("1.234")), Err(Wrong::Spent));
    assert_eq!(of(&plan(), "a", &spent("10000000000000.01")), Err(Wrong::Spent));
}

#[test]
fn where_both_are_known_and_disagree_the_difference_says_what_could_explain_it() {
    let both = |account: &str, spent: &str, left: &str| {
        let entered = Entered { spent: spent.into(), left: left.into(), anew: false };
        of(&plan(), account, &entered).unwrap()
    };
    let derived = both("b", "150.00", "250.00");
    assert_eq!((derived.spent, derived.left), (minor(150), minor(350)));
    // The step of 5 March is not marked as made.
    let explanations = vec![Explanation::NotMade(minor(100)), Explanation::Lapsed];
    assert_eq!(derived.difference, Some(Difference { is_more: false, by: minor(100), explanations }));
    let explanations =
        vec![Explanation::MadeEarly(minor(300)), Explanation::NotInPlan, Explanation::PaidOtherwise];
    let more = Some(Difference { is_more: true, by: minor(300), explanations });
    assert_eq!(both("c", "80.00", "300.00").difference, more);
    assert_eq!(both("b", "150.00", "350.00").difference, None);
}

#[test]
fn what_an_account_that_pays_in_advance_cannot_have_paid_is_said() {
    let mut plan = plan();
    plan["adAccounts"][1]["billing"] = json!("manual");
    let derived = of(&plan, "b", &spent("620.00")).unwrap();
    assert_eq!((derived.unpaid, derived.left), (minor(120), Minor::ZERO));
    assert!(!derived.is_not_approved);
}

#[test]
fn spend_on_days_on_which_the_account_is_not_approved_is_said_to_be_that() {
    let mut plan = plan();
    plan["events"] = json!([{ "on": "2026-03-01", "type": "suspend", "adAccount": "b" }]);
    let derived = of(&plan, "b", &spent("120.00")).unwrap();
    assert_eq!((derived.unpaid, derived.is_not_approved), (minor(120), true));
    // One approved day is enough: all of it is spent then.
    plan["events"][0]["on"] = json!("2026-03-08");
    let derived = of(&plan, "b", &spent("120.00")).unwrap();
    assert_eq!((derived.unpaid, derived.is_not_approved), (Minor::ZERO, false));
}

#[test]
fn a_check_in_goes_on_where_the_last_one_ended_or_takes_its_place() {
    let mut document = document(&plan());
    let weeks =
        [("a".to_owned(), spent("300")), ("b".to_owned(), left("350.00")), ("c".to_owned(), left("x"))];
    assert_eq!(enter(&mut document, day("2026-03-07"), &weeks), 2);
    let rows: Vec<_> =
        document.actuals.iter().map(|it| (&*it.ad_account, &*it.from, &*it.to, &*it.spend)).collect();
    assert_eq!(
        rows,
        [("a", "2026-03-01", "2026-03-07", "300.00"), ("b", "2026-03-01", "2026-03-07", "150.00")]
    );
    let open = |document: &PlanDocument, anew| {
        let open = open_days(document, "a", day("2026-03-14"), anew).unwrap();
        (open.known_to.unwrap().to_string(), open.from.unwrap().to_string())
    };
    assert_eq!(open(&document, false), ("2026-03-07".into(), "2026-03-08".into()));
    assert_eq!(open(&document, true), ("2026-03-07".into(), "2026-03-01".into()));
    assert_eq!(open_days(&document, "a", day("2026-03-07"), false).unwrap().from, None);
    let anew = Entered { anew: true, ..spent("310") };
    assert_eq!(enter(&mut document, day("2026-03-07"), &[("a".to_owned(), anew)]), 1);
    let of_a: Vec<_> =
        document.actuals.iter().filter(|it| it.ad_account == "a").map(|it| &*it.spend).collect();
    assert_eq!(of_a, ["310.00"]);
}

#[test]
fn the_last_day_that_is_over_is_proposed_within_the_plan() {
    let document = document(&plan());
    for (today, proposed) in [
        ("2026-02-20", None),
        ("2026-03-01", None),
        ("2026-03-02", Some("2026-03-01")),
        ("2026-03-30", Some("2026-03-29")),
        ("2026-05-01", Some("2026-03-30")),
    ] {
        let found = proposed_day(&document, today).map(|day| day.to_string());
        assert_eq!(found.as_deref(), proposed, "{today}");
    }
}

#[test]
fn the_worst_comes_first_with_the_day_that_decides_what_it_needs() {
    let mut document = document(&plan());
    assert_eq!(standing(&document, None), None);
    let week = [("a", "210"), ("b", "140"), ("c", "70")].map(|(id, amount)| (id.to_owned(), spent(amount)));
    enter(&mut document, day("2026-03-07"), &week);
    let found = standing(&document, None).unwrap();
    let names: Vec<_> = found.ad_accounts.iter().map(|it| (&*it.name, it.status)).collect();
    assert_eq!(names[0], ("A", TrackStatus::Behind));
    assert_eq!(found.verdict, Verdict::Behind(1));
    let first = &found.ad_accounts[0];
    // 1,290 are left for 23 days, at 30 a day.
    assert_eq!((first.figures.held, first.will_strand), (minor(1290), minor(600)));
    assert_eq!(first.due.map(|(day, _)| day.to_string()).as_deref(), Some("2026-03-30"));
    assert_eq!((first.lasts, first.known_to), (Some(43), Some(day("2026-03-07"))));
    assert_eq!(found.totals.will_lapse, minor(700));
}

#[test]
fn the_curves_meet_on_the_day_and_the_plan_is_that_of_the_baseline() {
    let before = document(&plan());
    let mut now = before.clone();
    enter(&mut now, day("2026-03-07"), &[("a".to_owned(), spent("210"))]);
    let curves = curves(&now, Some(&before), &[2, 0]).unwrap();
    let a = &curves[1];
    assert_eq!(a.actual.last(), Some(&(day("2026-03-07"), minor(1290))));
    assert_eq!(a.forecast.first(), a.actual.last());
    assert_eq!(a.planned[6], (day("2026-03-07"), minor(1150)));
    assert_eq!(a.expiries, [day("2026-03-30")]);
    assert_eq!(curves[0].planned[21], (day("2026-03-22"), minor(270)));
}
