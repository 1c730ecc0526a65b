//! A plan that is run again and again under other spend and other events, of which only counts are kept.
//!
//! It is the same run; what does not change is prepared once, and no journal is written.

use super::draw_order::ranks;
use super::schedule::{Item, schedule};
use super::spend_schedule::SpendSchedule;
use super::state::{Run, RunInput, State};
use crate::day::Day;
use crate::ledger::{Fault, Ledger, Totals};
use crate::plan::{Event, Plan};

/// A plan ready to be run many times.
pub(crate) struct RepeatedRun {
    plan: Plan,
    schedule: Vec<(Day, Item)>,
    ranks: Vec<usize>,
    /// What the last run left behind: its memory is used again.
    state: Option<State>,
}

impl RepeatedRun {
    pub(crate) fn new(plan: Plan) -> Self {
        Self { schedule: schedule(&plan), ranks: ranks(&plan), plan, state: None }
    }

    /// What becomes of ad credit if ad accounts spend by `spend schedules`. `events` are those of the plan and after them, in
    /// the order of their days, those that come on top; the spend schedules must be those under all of them.
    ///
    /// # Errors
    ///
    /// What stopped the run.
    pub(crate) fn run(
        &mut self,
        events: &[Event],
        spend_schedules: &[SpendSchedule],
    ) -> Result<Option<&Totals>, Fault> {
        let plan = &self.plan;
        let ledger = || Ledger::totals(plan.ad_accounts().len(), plan.ad_credits().len());
        let mut state = self.state.take().unwrap_or_else(|| State::new(plan, ledger()));
        state.clear(plan);
        let given = RunInput { plan, events, spend_schedules, ranks: &self.ranks };
        let mut run = Run { given, state };
        run.open_cash();
        let mut next = self.plan.events().len();
        for &(day, item) in &self.schedule {
            while events.get(next).is_some_and(|event| precedes(*event, day, item)) {
                run.carry_out(day, Item::Event(next));
                next += 1;
            }
            run.carry_out(day, item);
        }
        for (position, event) in events.iter().enumerate().skip(next) {
            run.carry_out(event.on, Item::Event(position));
        }
        run.settle_all();
        let ledger = &self.state.insert(run.state).ledger;
        ledger.fault().map_or_else(|| Ok(ledger.totals_so_far()), Err)
    }
}

/// Whether an event that comes on top happens before what the schedule has next: after the plan's own events of its day.
fn precedes(event: Event, day: Day, item: Item) -> bool {
    match item {
        Item::Issue(_) | Item::Event(_) => event.on < day,
        Item::Allocation(_) | Item::Expiry(_) => event.on <= day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Count;
    use crate::plan::EventKind;
    use crate::simulation::{plan_of, run, spend_schedules};
    use serde_json::json;

    #[test]
    fn each_repetition_comes_to_what_a_run_of_the_plan_with_these_events_comes_to() {
        let plan = plan_of(&json!({
            "adAccounts": [{ "id": "a", "name": "A", "dailySpend": "10.00" }],
            "adCredits": [{ "id": "c", "name": "C", "amount": "100.00", "issued": "2026-03-02", "expires": "2026-03-15" }],
            "allocations": [{ "id": "x", "on": "2026-03-06", "adCredit": "c", "adAccount": "a", "amount": "80.00" }],
            "events": [{ "on": "2026-03-10", "type": "suspend", "adAccount": "a" }],
        }));
        let event = |offset, kind| Event { on: plan.period().start.plus(offset), kind, ..plan.events()[0] };
        let mut repeated = RepeatedRun::new(plan.clone());
        for extra in [
            vec![],
            // Before an allocation of its day, which it refuses.
            vec![event(4, EventKind::Suspend)],
            vec![event(5, EventKind::Suspend), event(6, EventKind::Reinstate)],
            vec![event(18, EventKind::Close)],
            vec![],
        ] {
            let with = extra.iter().fold(plan.clone(), |plan, event| plan.with_event(*event));
            let totals = run(&with).figures.totals;
            let counted =
                repeated.run(with.events(), &spend_schedules(&with)).ok().flatten().map(Totals::total);
            assert_eq!(
                counted,
                Some(Count { spent: totals.spent, stranded: totals.stranded() }),
                "{extra:?}"
            );
        }
    }
}
