//! What a figure asks, and what is to be reached.

use crate::lessons::claim::Claim;
use crate::plan::document::PlanDocument;
use crate::results::projection::ProjectionDocument;

/// A question about a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Question {
    /// Its words.
    pub(crate) asks: String,
    goals: Vec<Claim>,
    /// Whether what was said to be the goal can be read.
    is_read: bool,
    goal_words: Option<String>,
    /// When an ad account is suspended, where the reader tries that.
    pub(super) suspend_on: Option<String>,
}

impl Question {
    /// A question, with the claims to reach, and what they are called where they have words of their own. A goal that
    /// can't be read is none.
    pub(crate) fn new(
        asks: String,
        goal: &str,
        goal_words: Option<String>,
        suspend_on: Option<String>,
    ) -> Self {
        let read = Claim::parse_all(goal);
        let is_read = read.is_ok();
        let goals = read.unwrap_or_default();
        let written = || goals.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        let goal_words = (!goals.is_empty()).then(|| goal_words.unwrap_or_else(written));
        Self { asks, goals, is_read, goal_words, suspend_on }
    }

    /// Of a plan that comes without a question, its name.
    pub(crate) fn about(plan: &PlanDocument, goal: Option<&str>) -> Self {
        Self::new(plan.name.clone(), goal.unwrap_or_default(), None, None)
    }

    /// What is to be reached, in words.
    pub(crate) fn goal_words(&self) -> Option<String> {
        self.goal_words.clone()
    }

    /// How many claims are to be reached.
    pub(crate) fn goal_count(&self) -> usize {
        self.goals.len()
    }

    /// Whether what was said to be the goal can be read, and is one of the plan that was run.
    pub(super) fn is_about(&self, run: &ProjectionDocument) -> bool {
        self.is_read && self.goals.iter().all(|goal| goal.check(run).is_ok())
    }

    /// How many of them hold of a run.
    pub(crate) fn holding(&self, run: &ProjectionDocument) -> usize {
        self.goals.iter().filter(|goal| goal.check(run).is_ok_and(|finding| finding.holds)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::engine;
    use crate::editor::draft;

    #[test]
    fn a_goal_holds_claim_by_claim() {
        let plan = draft::tests::small();
        let run = engine::evaluate(&plan).projection;
        let question = Question::about(&plan, Some("spent = 0; issued = 5"));
        assert_eq!(question.goal_count(), 2);
        assert_eq!(question.goal_words().as_deref(), Some("spent = 0; issued = 5"));
        assert_eq!(run.map(|run| question.holding(&run)), Some(1));
    }

    #[test]
    fn a_goal_that_cannot_be_read_is_none() {
        let question = Question::new("?".into(), "all is well", Some("Be well.".into()), None);
        assert_eq!((question.goal_count(), question.goal_words()), (0, None));
        let plan = draft::tests::small();
        let is_about = |goal: &str| {
            engine::evaluate(&plan).projection.map(|run| Question::about(&plan, Some(goal)).is_about(&run))
        };
        for (goal, is) in [
            ("stranded = 0", true),
            ("", true),
            ("stranded is zero", false),
            ("stranded(nobody) = 0", false),
            ("spent = 0.001", false),
        ] {
            assert_eq!(is_about(goal), Some(is), "{goal}");
        }
    }
}
