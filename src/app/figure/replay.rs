//! Steps that a figure plays one by one, with a sentence each.

use crate::app::format;
use crate::app::text::{fill, t};
use crate::editor::draft::{ReplayStep, Setting, read_steps};
use crate::plan::document::PlanDocument;

/// A step that was played.
pub(super) struct Played {
    /// How many steps there are.
    pub(super) all: usize,
    /// The plan after it; nothing where it doesn't fit the plan as it is.
    pub(super) plan: Option<PlanDocument>,
    /// What is said of it.
    pub(super) says: String,
}

/// Plays the step at a place of a text of steps; nothing where there is none, or the text isn't understood.
pub(super) fn played(text: &str, at: usize, plan: &PlanDocument, digits: u8) -> Option<Played> {
    let steps = read_steps(text)?;
    let step = steps.get(at)?;
    let made = step.made(plan);
    let says = match (&made, &step.says) {
        (None, _) => t("replay.unfit").to_owned(),
        (Some(_), Some(own)) => own.clone(),
        (Some(_), None) => said(step, plan, digits),
    };
    let (number, all) = (format::whole_number(at + 1), format::whole_number(steps.len()));
    let says = fill("replay.step", &[("step", &number), ("all", &all), ("says", &says)]);
    Some(Played { all: steps.len(), plan: made, says })
}

/// What a step sets, in words.
fn said(step: &ReplayStep, plan: &PlanDocument, digits: u8) -> String {
    step.settings.iter().map(|it| setting(it, plan, digits)).collect::<Vec<_>>().join(" ")
}

fn setting(it: &Setting, plan: &PlanDocument, digits: u8) -> String {
    let account = plan.ad_accounts.iter().find(|other| other.id == it.of).map(|it| it.name.as_str());
    let credit = plan.ad_credits.iter().find(|other| other.id == it.of).map(|it| it.name.as_str());
    let name = account.or(credit).unwrap_or(&it.of);
    let day = format::day(&it.to, &plan.start);
    let amount = format::amount(&it.to, digits);
    let key = match (it.kind, it.to.as_str()) {
        ("allocated", _) => "replay.allocated",
        ("dailySpend", _) => "replay.dailySpend",
        ("suspension", "never") => "replay.never",
        ("suspension", _) => "replay.suspension",
        ("amount", _) => "replay.amount",
        _ => "replay.expires",
    };
    let name = if matches!(it.kind, "amount" | "expires") { credit.unwrap_or(&it.of) } else { name };
    fill(key, &[("name", name), ("amount", &amount), ("day", &day)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::draft::tests::small;

    #[test]
    fn each_step_is_played_with_its_own_sentence_or_with_what_it_sets() {
        crate::app::text::bring_later();
        let text = "allocated(a) = 150 \"Half of it.\"; suspension(b) = 2026-03-05 and amount(pool) = 800; allocated(x) = 1";
        let plan = small();
        let play = |at: usize| played(text, at, &plan, 0);
        let says: Vec<String> = (0..3).filter_map(play).map(|it| it.says).collect();
        assert_eq!(
            says,
            [
                "Step 1 of 3: Half of it.",
                "Step 2 of 3: B is suspended on 2026-03-05. The amount of pool is 800.",
                "Step 3 of 3: This step does not fit the plan as it is now.",
            ]
        );
        assert!(play(1).is_some_and(|it| it.plan.is_some()) && play(2).is_some_and(|it| it.plan.is_none()));
        assert!(play(3).is_none() && played("nonsense", 0, &plan, 0).is_none());
    }
}
