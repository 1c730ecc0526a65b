//! The examples, built in.

use super::engine;
use super::translation::translated;
use crate::day::Day;
use crate::editor::draft;
use crate::plan::document::PlanDocument;

/// One example plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Example {
    /// Stable name, as in a link.
    pub(crate) id: &'static str,
    /// Key of its title.
    pub(crate) title: &'static str,
    /// Key of what it shows.
    pub(crate) shows: &'static str,
    text: &'static str,
}

/// All of them; the planner opens on the first.
pub(crate) const EXAMPLES: [Example; 2] = [
    Example {
        id: "split-evenly",
        title: "example.splitEvenly",
        shows: "example.splitEvenly.shows",
        text: include_str!("../../www/examples/split-evenly.json"),
    },
    Example {
        id: "two-credits",
        title: "example.twoCredits",
        shows: "example.twoCredits.shows",
        text: include_str!("../../www/examples/two-credits.json"),
    },
];

impl Example {
    /// Its plan, moved by whole weeks to where it begins today or within the week: a plan that is over can't be tried.
    /// In whole weeks, for weekdays are not alike; so all its figures stay what they are.
    pub(crate) fn plan_ahead(self, today: &str) -> Option<PlanDocument> {
        let plan = self.plan()?;
        let (start, today) = (Day::parse(&plan.start)?, Day::parse(today)?);
        Some(draft::moved(&plan, today.since(start).saturating_add(6).div_euclid(7) * 7))
    }

    /// Its plan, whose names are in the language of the page. A test opens them all.
    pub(crate) fn plan(self) -> Option<PlanDocument> {
        let mut plan = engine::open(self.text).ok()?;
        let accounts = plan.ad_accounts.iter_mut().map(|it| &mut it.name);
        let credits = plan.ad_credits.iter_mut().map(|it| &mut it.name);
        for name in
            [&mut plan.name, &mut plan.business_center.name].into_iter().chain(accounts).chain(credits)
        {
            if let Some(own) = translated("examples", name) {
                own.clone_into(name);
            }
        }
        Some(plan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_opens_and_runs() {
        for example in EXAMPLES {
            let outcome = example.plan().map(|plan| engine::evaluate(&plan));
            let problems = outcome.as_ref().map(|it| it.problems.clone());
            assert_eq!(problems, Some(Vec::new()), "{}", example.id);
            let refusals = outcome.and_then(|it| it.projection).map(|it| it.refusals);
            assert_eq!(refusals, Some(Vec::new()), "{}", example.id);
        }
    }

    #[test]
    fn an_example_begins_within_a_week_and_comes_to_the_same_figures() {
        let totals = |plan: &PlanDocument| engine::evaluate(plan).projection.map(|it| it.totals);
        for example in EXAMPLES {
            let plan = example.plan().unwrap_or_else(|| panic!("{}", example.id));
            assert_eq!(plan.start, "2026-03-01");
            for (today, start) in [
                ("2026-03-01", "2026-03-01"),
                ("2026-03-02", "2026-03-08"),
                ("2026-02-28", "2026-03-01"),
                ("2026-02-22", "2026-02-22"),
                ("2027-11-27", "2027-11-28"),
                ("2028-02-29", "2028-03-05"),
            ] {
                let ahead = example.plan_ahead(today).unwrap_or_else(|| panic!("{today}"));
                assert_eq!(ahead.start, start, "{today}");
                assert_eq!(totals(&ahead), totals(&plan), "{} on {today}", example.id);
            }
        }
    }

    #[test]
    fn the_first_example_strands_what_the_page_says_before_it_runs() {
        let outcome = EXAMPLES[0].plan().map(|plan| engine::evaluate(&plan));
        let stranded = outcome.and_then(|it| it.projection).map(|it| it.totals.stranded);
        assert_eq!(stranded.as_deref(), Some("2250.00"));
    }
}
