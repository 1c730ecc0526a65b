//! What must hold of trial.

use super::*;
use crate::editor::draft;

#[test]
fn each_change_is_taken_back_by_one_step_until_the_plan_is_the_authors() {
    Owner::new().with(|| {
        let author = draft::tests::small();
        let trial = Trial::holding(
            author.clone(),
            Question::default(),
            Signal::stored(Controls::Full),
            Signal::stored(false),
        );
        let amount =
            |text: &'static str| move |plan: &mut PlanDocument| plan.allocations[0].amount = text.to_owned();
        trial.edit_in("amount", amount("2"));
        trial.edit_in("amount", amount("20"));
        trial.leave_field();
        trial.edit_in("amount", amount("200"));
        trial.edit(|plan| plan.ad_accounts[1].daily_spend = Some("5".into()));
        trial.reset();
        assert_eq!(trial.now(), author);
        let mut back = Vec::new();
        while trial.changes() > 0 {
            trial.undo();
            let now = trial.now();
            back.push((now.allocations[0].amount.clone(), now.ad_accounts[1].daily_spend.clone()));
        }
        let step = |amount: &str, spend: Option<&str>| (amount.to_owned(), spend.map(str::to_owned));
        let spends = [step("200", Some("5")), step("200", None), step("20", None), step("300.00", None)];
        assert_eq!(back, spends);
        assert_eq!(trial.now(), author);
        assert!(trial.done.get_untracked().is_some());
        // A plan that comes from elsewhere has no way back here.
        trial.edit_in("amount", amount("7"));
        trial.follow(author.clone());
        trial.undo();
        assert_eq!(trial.now(), author);
    });
}

#[test]
fn digits_show_as_soon_as_one_amount_has_them() {
    let mut plan = draft::tests::small();
    assert_eq!(digits(&plan, &engine::evaluate(&plan)), 0);
    plan.allocations[0].amount = "62.5".into();
    assert_eq!(digits(&plan, &engine::evaluate(&plan)), 2);
}
