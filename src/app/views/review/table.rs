//! The steps as a table for a spreadsheet (RFC 4180).

use super::steps::{Progress, Step};

/// One row for each step, below a row of titles. `path` says a step in TikTok's own terms.
pub(super) fn csv(titles: &[&str], steps: &[Step], currency: &str, path: impl Fn(&Step) -> String) -> String {
    let mut out = row(titles);
    for step in steps {
        let progress = match step.progress {
            Progress::Planned => "planned",
            Progress::Refused => "refused",
            Progress::Done => "done",
        };
        let path = path(step);
        out.push_str(&row(&[
            &step.on,
            &step.account,
            &step.account_id,
            &step.credit,
            &step.expires,
            &step.amount,
            currency,
            step.by.as_deref().unwrap_or_default(),
            progress,
            &path,
        ]));
    }
    out
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    cells.join(",") + "\r\n"
}

/// A name that a spreadsheet would take for a formula gets an apostrophe before it: names come from links and files.
fn cell(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        ["'", text].concat()
    } else {
        text.to_owned()
    };
    if guarded.contains([',', '"', '\r', '\n']) {
        ["\"", &guarded.replace('"', "\"\""), "\""].concat()
    } else {
        guarded
    }
}

#[cfg(test)]
mod tests {
    use super::super::steps::tests::of;
    use super::*;
    use crate::app::draft::tests::small;

    #[test]
    fn each_step_is_a_row() {
        let mut plan = small();
        plan.allocations[0].done = true;
        plan.ad_accounts[0].name = "=HYPERLINK(\"x\")".into();
        plan.ad_accounts[1].name = "Brand, \"North\"".into();
        let text = csv(&["Day"], &of(&plan), "USD", |step| ["Finance › ", &step.credit].concat());
        let rows: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(
            rows,
            [
                "Day",
                "2026-03-01,\"'=HYPERLINK(\"\"x\"\")\",a,pool,2026-03-30,300.00,USD,,done,Finance › pool",
                "2026-03-01,\"Brand, \"\"North\"\"\",b,pool,2026-03-30,400.00,USD,,planned,Finance › pool",
                "",
            ]
        );
    }

    #[test]
    fn no_cell_begins_like_a_formula() {
        for text in ["=1+1", "+1", "-1", "@x", "\tx", "\rx"] {
            let cell = cell(text);
            assert!(cell.trim_start_matches('"').starts_with('\''), "{cell:?}");
        }
        assert_eq!(cell("a\nb"), "\"a\nb\"");
    }
}
