//! What there is to change, as somebody chooses it: first the kind, then which.

use crate::app::format;
use crate::app::text::fill;
use crate::editor::curve::Control;
use crate::editor::draft;
use crate::plan::document::PlanDocument;

/// How many of a kind are offered. A list of thousands is of no use.
pub(super) const MOST_OFFERED: usize = 500;

/// Each kind: its name in an address, and the key of its words.
pub(super) const KINDS: [(&str, &str); 4] = [
    ("dailySpend", "curve.dailySpend"),
    ("suspension", "curve.suspension"),
    ("allocated", "curve.allocated"),
    ("amount", "curve.amount"),
];

/// The name of a control's kind.
pub(super) const fn kind(control: Control) -> &'static str {
    match control {
        Control::DailySpend(_) => KINDS[0].0,
        Control::Suspension(_) => KINDS[1].0,
        Control::Allocation(_) => KINDS[2].0,
        Control::Credit(_) => KINDS[3].0,
    }
}

/// The control of a kind at a place.
pub(super) fn control(kind: &str, at: usize) -> Option<Control> {
    let all = [Control::DailySpend, Control::Suspension, Control::Allocation, Control::Credit];
    KINDS.iter().position(|it| it.0 == kind).map(|it| all[it](at))
}

/// All of a kind: the place of each, and what it is called.
pub(super) fn offered(plan: &PlanDocument, kind: &str) -> Vec<(usize, String)> {
    match kind {
        "amount" => plan.ad_credits.iter().map(|it| it.name.clone()).enumerate().collect(),
        "allocated" => {
            let still_open = plan.allocations.iter().enumerate().filter(|(_, it)| !it.done);
            let name = |id: &str| draft::account_called(plan, id).unwrap_or_else(|| id.to_owned());
            // Nobody is offered more, so no more are named.
            let named = still_open.take(MOST_OFFERED + 1).map(|(at, it)| {
                let day = format::day(&it.on, &plan.start);
                (at, fill("trial.part", &[("what", &name(&it.ad_account)), ("day", &day)]))
            });
            named.collect()
        }
        _ => draft::names_told_apart(plan).into_iter().enumerate().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::draft::tests::small;

    #[test]
    fn every_kind_offers_what_can_be_changed_and_leads_to_its_control() {
        let mut plan = small();
        plan.allocations[0].done = true;
        let counts = KINDS.map(|(kind, _)| offered(&plan, kind).len());
        assert_eq!(counts, [2, 2, 1, 2]);
        for (name, _) in KINDS {
            for (at, _) in offered(&plan, name) {
                assert_eq!(control(name, at).map(|it| (kind(it), it.position())), Some((name, at)));
            }
        }
        assert_eq!(control("spent", 0), None);
    }
}
