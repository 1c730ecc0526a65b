//! A plan that is run again and again under other spend and other events, of which only counts are kept.
//!
//! It is the same run; what does not change is prepared once, and no journal is written.

use super::draw_order::ranks;
use super::schedule::{Item, schedule};
use super::spend_schedule::SpendSchedule;
use super::state::{Given, Run, State};
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
        let given = Given { plan, events, spend_schedules, ranks: &self.ranks };
        let mut run = Run::new(given, state);
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
