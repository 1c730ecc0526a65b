//! What was done in each step of a lesson, and how it is judged.

use crate::lessons::{Step, Task};
use crate::plan::document::PlanDocument;
use crate::rules::RuleId;

/// What was done in one step.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Record {
    /// Whether it is behind one.
    pub(crate) done: bool,
    /// How many hints were asked for.
    pub(crate) hints: usize,
    /// Whether somebody had it shown.
    pub(super) shown: bool,
    /// Whether it was left without being done.
    pub(super) skipped: bool,
    /// How often something wrong was guessed or chosen.
    pub(super) misses: usize,
    /// How often something was guessed, chosen, tried or checked.
    pub(super) tries: usize,
    /// The rule that left open what was guessed or chosen.
    pub(super) open: Option<RuleId>,
    /// What was guessed, as decimal text; nothing where somebody had it shown.
    pub(crate) guess: Option<String>,
    /// What is true.
    pub(crate) truth: Option<String>,
    /// The answers that were chosen or tried, in order.
    pub(crate) picked: Vec<String>,
    /// Why what was entered was not taken, or not enough.
    pub(crate) not_yet: Option<String>,
    /// The plan as it was before it was shown how.
    pub(super) before: Option<PlanDocument>,
    /// The plan as it was left.
    pub(super) left: Option<PlanDocument>,
}

/// How a step was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// What kind of step it is, as its file names it.
    pub(crate) kind: &'static str,
    /// Whether the reader did it, and guessed or chose right at once; nothing where nobody can say what is right.
    pub(crate) right: Option<bool>,
    /// How often something was guessed, chosen, tried or checked.
    pub(crate) tries: usize,
    /// Whether the reader had it shown.
    pub(crate) shown: bool,
}

impl Record {
    /// Whether nobody has published what was asked.
    pub(crate) const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The answer to a step; nothing while it is neither done nor skipped, or where there is nothing to answer.
    pub(super) fn answer(&self, step: &Step) -> Option<Answer> {
        let kind = match step.task {
            Task::Predict { .. } => "predict",
            Task::Do { .. } => "do",
            Task::Choose(_) => "choose",
            Task::Attempt(_) => "attempt",
            Task::Explain => return None,
        };
        let is_graded = is_graded(step) && self.open.is_none();
        let right = is_graded.then_some(self.done && !self.shown && self.misses == 0);
        (self.done || self.skipped).then_some(Answer { kind, right, tries: self.tries, shown: self.shown })
    }
}

/// Whether an answer to the step can be right or wrong.
fn is_graded(step: &Step) -> bool {
    match &step.task {
        Task::Predict { basis, .. } => basis.open().is_none(),
        Task::Do { .. } | Task::Choose(_) => true,
        Task::Attempt(_) | Task::Explain => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lessons::{Basis, Choice, Start};

    fn step(task: Task) -> Step {
        Step { start: Start::AsLeft, task, offers: vec![], numbers: vec![], numbers_after: vec![] }
    }

    fn predict(basis: Basis) -> Step {
        step(Task::Predict { asks: "stranded".into(), basis })
    }

    #[test]
    fn an_answer_is_right_only_of_who_knew_it_at_once() {
        let graded = predict(Basis::Rules(vec![RuleId::Locked]));
        let done = Record { done: true, tries: 1, ..Record::default() };
        let right = |record: &Record| record.answer(&graded).map(|it| it.right);
        assert_eq!(right(&Record::default()), None);
        assert_eq!(right(&done), Some(Some(true)));
        assert_eq!(right(&Record { misses: 1, ..done.clone() }), Some(Some(false)));
        assert_eq!(right(&Record { shown: true, ..done.clone() }), Some(Some(false)));
        assert_eq!(right(&Record { skipped: true, ..Record::default() }), Some(Some(false)));
    }

    #[test]
    fn what_nobody_has_published_is_neither_right_nor_wrong() {
        let done = Record { done: true, tries: 1, ..Record::default() };
        let open = predict(Basis::Open(RuleId::ClockOnAllocation));
        assert_eq!(done.answer(&open).map(|it| it.right), Some(None));
        let choice = Choice { id: "a".into(), right: false, basis: Basis::Open(RuleId::SuspensionForfeits) };
        let chosen = Record { open: Some(RuleId::SuspensionForfeits), ..done.clone() };
        assert_eq!(chosen.answer(&step(Task::Choose(vec![choice]))).map(|it| it.right), Some(None));
        assert_eq!(done.answer(&step(Task::Attempt(vec![]))).map(|it| it.right), Some(None));
        assert_eq!(done.answer(&step(Task::Explain)), None);
    }
}
