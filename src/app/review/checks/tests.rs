//! What must hold of checks.

use super::*;
use crate::app::engine;
use crate::editor::draft::tests::small;
use crate::plan::document::{EventDocument, HolderDocument, MemberDocument};

fn graded(plan: &PlanDocument) -> Vec<(Subject, Grade)> {
    found(plan).iter().map(|it| (it.subject, it.grade())).collect()
}

fn found(plan: &PlanDocument) -> Vec<Check> {
    let outcome = engine::evaluate(plan);
    checks(plan, &outcome, &Messages::of(plan, &outcome), "2026-03-01")
}

fn grade(plan: &PlanDocument, subject: Subject) -> Grade {
    graded(plan).into_iter().find(|it| it.0 == subject).map_or(Grade::Pass, |it| it.1)
}

fn of(plan: &PlanDocument, subject: Subject) -> Vec<Finding> {
    found(plan).into_iter().find(|it| it.subject == subject).map(|it| it.findings).unwrap_or_default()
}

/// Two ad accounts that spend all they get, allocated to by an Admin.
fn good() -> PlanDocument {
    let mut plan = small();
    plan.ad_credits.truncate(1);
    plan.ad_credits[0].amount = "700.00".into();
    plan.allocations[1].amount = "350.00".into();
    plan.allocations[0].amount = "350.00".into();
    for account in &mut plan.ad_accounts {
        account.daily_spend = Some("20.00".into());
    }
    plan.members = vec![MemberDocument { id: "m".into(), name: "Mo".into(), role: "admin".into() }];
    for it in &mut plan.allocations {
        it.by = Some("m".into());
    }
    plan
}

#[test]
fn a_good_plan_passes_every_check() {
    let graded = graded(&good());
    assert_eq!(graded.len(), 11);
    assert!(graded.iter().all(|it| it.1 == Grade::Pass), "{graded:?}");
}

#[test]
fn a_plan_that_ends_before_an_ad_credit_expires_passes_nothing_that_is_lost_later() {
    let mut plan = good();
    plan.ad_credits[0].expires = crate::day::Day::parse(&plan.end).map(|it| it.next().to_string());
    let open: Vec<_> = graded(&plan).into_iter().filter(|it| it.1 != Grade::Pass).collect();
    let looks = [Subject::Stranded, Subject::Expiry, Subject::Unallocated];
    assert_eq!(open, looks.map(|it| (it, Grade::Look)));
}

#[test]
fn ad_accounts_that_receive_something_need_names_of_their_own() {
    let mut plan = good();
    plan.ad_accounts[1].name = [" ", &plan.ad_accounts[0].name].concat();
    let same = Found::SameName { name: plan.ad_accounts[0].name.clone(), number: 2 };
    assert_eq!(of(&plan, Subject::Names).into_iter().map(|it| it.what).collect::<Vec<_>>(), [same]);
    plan.ad_accounts[1].name = " ".into();
    let place = "/adAccounts/1/name".to_owned();
    let what = Found::Unnamed { id: plan.ad_accounts[1].id.clone() };
    assert_eq!(of(&plan, Subject::Names), [Finding { grade: Grade::Look, place, what }]);
    // Who gets nothing more can't be taken for another.
    plan.allocations.iter_mut().for_each(|it| it.done = true);
    assert_eq!(of(&plan, Subject::Names), []);
}

#[test]
fn what_rests_on_an_overdue_step_does_not_pass_before_it_is_said_whether_it_was_made() {
    let on = |today: &str, plan: &PlanDocument| {
        let outcome = engine::evaluate(plan);
        let all = checks(plan, &outcome, &Messages::of(plan, &outcome), today);
        let open = all.into_iter().filter(|it| it.grade() != Grade::Pass);
        open.map(|it| (it.subject, it.findings)).collect::<Vec<_>>()
    };
    let mut plan = good();
    assert_eq!(on("2026-03-01", &plan), []);
    plan.allocations[0].done = true;
    let open = on("2026-03-02", &plan);
    let subjects: Vec<Subject> = open.iter().map(|it| it.0).collect();
    assert_eq!(subjects, [Subject::Stranded, Subject::Expiry, Subject::Unallocated]);
    for (_, findings) in open {
        assert_eq!(findings.len(), 1);
        assert_eq!(
            (findings[0].place.as_str(), &findings[0].what),
            ("/allocations/1", &Found::CountsAsMade(1))
        );
    }
    plan.allocations[1].done = true;
    assert_eq!(on("2026-03-02", &plan), []);
}

#[test]
fn a_plan_with_an_error_stops_at_the_first_check() {
    let mut plan = good();
    plan.ad_accounts[0].daily_spend = Some("much".into());
    assert_eq!(graded(&plan), [(Subject::Errors, Grade::Stop)]);
    assert_eq!(of(&plan, Subject::Errors)[0].place, "/adAccounts/0/dailySpend");
}

#[test]
fn every_refusal_stops_its_own_check() {
    let mut plan = good();
    plan.members[0].role = "standard".into();
    assert_eq!(grade(&plan, Subject::Role), Grade::Stop);
    let mut plan = good();
    plan.ad_accounts[1].relation = Some("shared".into());
    assert_eq!(grade(&plan, Subject::Owned), Grade::Stop);
    plan.assumptions.shared_accounts_may_receive = Some(true);
    assert_eq!(grade(&plan, Subject::Owned), Grade::Look);
    let mut plan = good();
    plan.allocations[1].on = "2026-03-05".into();
    plan.events.push(EventDocument {
        on: "2026-03-04".into(),
        kind: "suspend".into(),
        ad_account: "b".into(),
        ..Default::default()
    });
    assert_eq!(grade(&plan, Subject::Approved), Grade::Stop);
    assert_eq!(of(&plan, Subject::Approved)[0].place, "/allocations/1");
    let mut plan = good();
    plan.ad_credits[0].issued = "2026-03-02".into();
    assert_eq!(grade(&plan, Subject::Live), Grade::Stop);
    let mut plan = good();
    plan.assumptions.minimum_allocation = Some("400.00".into());
    assert_eq!(grade(&plan, Subject::Amounts), Grade::Stop);
}

#[test]
fn stranded_is_said_by_account_and_expiry_by_credit() {
    let mut plan = good();
    plan.ad_accounts[0].daily_spend = Some("5.00".into());
    let says = Found::Strands {
        account: "A".into(),
        stranded: "200.00".into(),
        expires: "200.00".into(),
        revoked: "0.00".into(),
        gets: "350.00".into(),
        spent: "150.00".into(),
    };
    assert_eq!(of(&plan, Subject::Stranded)[0].what, says);
    let says = Found::Expires { credit: "pool".into(), amount: "200.00".into(), on: "2026-03-30".into() };
    assert_eq!(of(&plan, Subject::Expiry)[0].what, says);
    assert_eq!(grade(&plan, Subject::Unallocated), Grade::Pass);
}

#[test]
fn most_of_all_ad_credit_in_one_ad_account_is_worth_a_look() {
    let mut plan = good();
    plan.allocations[0].amount = "600.00".into();
    plan.allocations[1].amount = "100.00".into();
    let found = of(&plan, Subject::Concentration);
    let says = Found::Concentrated {
        account: "A".into(),
        holds: "580.00".into(),
        issued: "700.00".into(),
        on: "2026-03-01".into(),
        is_forfeited: true,
    };
    assert_eq!((found[0].what.clone(), found[0].place.as_str()), (says, "/adAccounts/0/atMost"));
}

#[test]
fn what_nobody_gets_and_nobody_named_are_worth_a_look() {
    let mut plan = good();
    plan.allocations.truncate(1);
    plan.allocations[0].by = None;
    let says = Found::Unallocated { credit: "pool".into(), amount: "350.00".into(), on: "2026-03-30".into() };
    assert_eq!(of(&plan, Subject::Unallocated)[0].what, says);
    assert_eq!(of(&plan, Subject::Role)[0].what, Found::Nobody(1));
    plan.allocations[0].done = true;
    assert_eq!(grade(&plan, Subject::Role), Grade::Pass);
}

#[test]
fn a_move_of_cash_that_is_refused_stops_the_review() {
    let mut plan = good();
    assert_eq!(grade(&plan, Subject::Errors), Grade::Pass);
    plan.events.push(EventDocument {
        on: "2026-03-05".into(),
        kind: "moveCash".into(),
        ad_account: "a".into(),
        from: Some(HolderDocument::AdAccount("a".into())),
        to: Some(HolderDocument::BusinessCenter),
        amount: Some("5.00".into()),
        ..Default::default()
    });
    let found = of(&plan, Subject::Errors);
    assert!(found.iter().any(|it| it.grade == Grade::Stop && it.place.starts_with("/events/0")), "{found:?}");
}
