//! The steps as a table for a spreadsheet.

use super::steps::{Progress, Step};
use crate::export::spreadsheet::{Cell, row};

/// One row for each step, below a row of titles. `path` says a step in TikTok's own terms.
pub(super) fn csv(titles: &[&str], steps: &[Step], currency: &str, path: impl Fn(&Step) -> String) -> String {
    let mut out = String::new();
    let titles: Vec<Cell<'_>> = titles.iter().map(|title| Cell::Text(title)).collect();
    row(&mut out, &titles);
    for step in steps {
        let progress = match step.progress {
            Progress::Planned => "planned",
            Progress::Refused => "refused",
            Progress::Done => "done",
        };
        row(
            &mut out,
            &[
                Cell::Value(&step.on),
                Cell::Text(&step.account),
                Cell::Text(&step.account_id),
                Cell::Text(&step.credit),
                Cell::Value(&step.expires),
                Cell::Value(&step.amount),
                Cell::Value(currency),
                Cell::Text(step.by.as_deref().unwrap_or_default()),
                Cell::Value(progress),
                Cell::Text(&path(step)),
            ],
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::steps::tests::of;
    use super::*;
    use crate::editor::draft::tests::small;

    #[test]
    fn each_step_is_a_row() {
        let mut plan = small();
        plan.allocations[0].done = true;
        plan.ad_accounts[0].name = "=HYPERLINK(\"x\")".into();
        plan.ad_accounts[1].name = "Brand, \"North\"".into();
        let long = "7012345678901234567";
        plan.ad_accounts[1].id = long.into();
        plan.allocations[1].ad_account = long.into();
        let text = csv(&["Day"], &of(&plan), "USD", |step| ["Finance › ", &step.credit].concat());
        let rows: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(
            rows,
            [
                "Day",
                "2026-03-01,\"'=HYPERLINK(\"\"x\"\")\",a,pool,2026-03-30,300.00,USD,,done,Finance › pool",
                "2026-03-01,\"Brand, \"\"North\"\"\",'7012345678901234567,pool,2026-03-30,400.00,USD,,planned,Finance › pool",
                "",
            ]
        );
    }
}
