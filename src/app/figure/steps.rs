//! The way back through what a reader changed.

use crate::plan::document::PlanDocument;

/// How many changes can be taken back, at most.
const MOST_STEPS: usize = 100;
/// How many rows the kept plans have together, at most: a large plan is kept fewer times.
const MOST_ROWS: usize = 200_000;

/// Plans that were there before a change.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    /// The one before the last change is the last.
    before: Vec<PlanDocument>,
    /// The field in which the last change was made, while the reader is still in it.
    field: Option<String>,
}

impl Steps {
    /// How many changes can be taken back.
    pub(super) fn count(&self) -> usize {
        self.before.len()
    }

    /// Takes down a change from `before` to `after`. What is typed into one field without leaving it is one change.
    pub(super) fn record(&mut self, before: PlanDocument, after: &PlanDocument, field: Option<&str>) {
        let goes_on = field.is_some() && self.field.as_deref() == field && !self.before.is_empty();
        self.field = field.map(str::to_owned);
        if !goes_on && !is_same(&before, after) {
            self.before.push(before);
        }
        // Typed and taken back in the field itself.
        if self.before.last().is_some_and(|it| is_same(it, after)) {
            self.before.pop();
            self.field = None;
        }
        let most = (MOST_ROWS / rows(after).max(1)).clamp(1, MOST_STEPS);
        let over = self.before.len().saturating_sub(most);
        self.before.drain(..over);
    }

    /// What is done from here on is another change, even in the same field.
    pub(super) fn leave_field(&mut self) {
        self.field = None;
    }

    /// Takes back the last change: the plan before it.
    pub(super) fn take_back(&mut self) -> Option<PlanDocument> {
        self.field = None;
        self.before.pop()
    }
}

/// Whether two plans say the same. A field writes `3000` where a plan may have `3000.00`.
fn is_same(a: &PlanDocument, b: &PlanDocument) -> bool {
    let plain = |plan: &PlanDocument| {
        let mut plan = plan.clone();
        let spends = plan.ad_accounts.iter_mut().filter_map(|it| it.daily_spend.as_mut());
        for amount in spends.chain(plan.allocations.iter_mut().map(|it| &mut it.amount)) {
            if amount.contains('.') {
                let length = amount.trim_end_matches('0').trim_end_matches('.').len();
                amount.truncate(length);
            }
        }
        plan
    };
    a == b || plain(a) == plain(b)
}

fn rows(plan: &PlanDocument) -> usize {
    plan.ad_accounts.len()
        + plan.ad_credits.len()
        + plan.allocations.len()
        + plan.events.len()
        + plan.actuals.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::draft::tests::small;

    fn named(name: &str) -> PlanDocument {
        PlanDocument { name: name.into(), ..small() }
    }

    fn changed(steps: &mut Steps, before: &str, after: &str, field: Option<&str>) {
        steps.record(named(before), &named(after), field);
    }

    #[test]
    fn each_change_is_one_step_back_and_the_last_step_is_the_plan_that_was_first() {
        let mut steps = Steps::default();
        changed(&mut steps, "first", "second", None);
        changed(&mut steps, "second", "third", None);
        changed(&mut steps, "third", "third", None);
        assert_eq!(steps.count(), 2);
        assert_eq!(steps.take_back(), Some(named("second")));
        assert_eq!(steps.take_back(), Some(named("first")));
        assert_eq!(steps.take_back(), None);
    }

    #[test]
    fn what_is_typed_into_a_field_is_one_step_until_the_field_is_left() {
        let mut steps = Steps::default();
        changed(&mut steps, "", "7", Some("a"));
        changed(&mut steps, "7", "75", Some("a"));
        assert_eq!(steps.count(), 1);
        changed(&mut steps, "75", "9", Some("b"));
        assert_eq!(steps.count(), 2);
        steps.leave_field();
        changed(&mut steps, "9", "90", Some("b"));
        assert_eq!(steps.count(), 3);
        assert_eq!(steps.take_back(), Some(named("9")));
        changed(&mut steps, "9", "91", Some("b"));
        assert_eq!(steps.count(), 3);
    }

    #[test]
    fn what_the_field_itself_took_back_is_no_step() {
        let mut steps = Steps::default();
        changed(&mut steps, "", "7", Some("a"));
        changed(&mut steps, "7", "", Some("a"));
        assert_eq!(steps.count(), 0);
        changed(&mut steps, "", "7", Some("a"));
        assert_eq!(steps.count(), 1);
    }

    #[test]
    fn an_amount_that_is_only_written_otherwise_is_no_step() {
        let (before, mut after) = (small(), small());
        after.allocations[0].amount = "300".into();
        let mut steps = Steps::default();
        steps.record(before.clone(), &after, Some("a"));
        assert_eq!(steps.count(), 0);
        after.allocations[0].amount = "30".into();
        steps.record(before.clone(), &after, Some("a"));
        assert_eq!(steps.count(), 1);
        let typed = after.clone();
        after.allocations[0].amount = "300".into();
        steps.record(typed, &after, Some("a"));
        assert_eq!(steps.count(), 0);
    }

    #[test]
    fn the_oldest_go_first_and_a_large_plan_is_kept_fewer_times() {
        let mut steps = Steps::default();
        for at in 0..MOST_STEPS + 5 {
            changed(&mut steps, &at.to_string(), &(at + 1).to_string(), None);
        }
        assert_eq!(steps.count(), MOST_STEPS);
        let mut large = small();
        large.allocations = vec![large.allocations[0].clone(); MOST_ROWS / 4];
        let before = named("105");
        steps.record(before.clone(), &large, None);
        assert_eq!(steps.count(), 3);
        assert_eq!(steps.take_back(), Some(before));
    }
}
