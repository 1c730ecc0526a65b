//! The examples, built in.

use super::engine;
use super::text::translated;
use crate::wire::document::PlanDocument;

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
    fn the_first_example_strands_what_the_page_says_before_it_runs() {
        let outcome = EXAMPLES[0].plan().map(|plan| engine::evaluate(&plan));
        let stranded = outcome.and_then(|it| it.projection).map(|it| it.totals.stranded);
        assert_eq!(stranded.as_deref(), Some("2250.00"));
    }
}
