//! One run of a plan, from its first day to its last.

use super::capacity::capacities;
use super::draw_order::ranks;
use super::projection::Projection;
use super::schedule::{Item, schedule};
use super::spend_schedule::{SpendSchedule, spend_schedules};
use super::state::{Run, RunInput, State};
use crate::day::Day;
use crate::ledger::{DayStep, Ending, Entry, Ledger, Transfer};
use crate::plan::{AccountIndex, Holder, Plan};

/// Runs a plan. The same plan gives the same projection on every machine.
#[must_use]
pub fn run(plan: &Plan) -> Projection<'_> {
    projection(plan, Ledger::open(plan.ad_accounts().len(), plan.ad_credits().len()))
}

/// As [`run`], for whoever doesn't read the journal, which stays empty: in half the time.
#[must_use]
pub fn outcome(plan: &Plan) -> Projection<'_> {
    projection(plan, Ledger::figures(plan.ad_accounts().len(), plan.ad_credits().len()))
}

fn projection(plan: &Plan, ledger: Ledger) -> Projection<'_> {
    let spend_schedules = spend_schedules(plan);
    let state = carried_out(plan, &spend_schedules, ledger);
    let fault = state.ledger.fault();
    let (journal, figures) =
        state.ledger.close_with_figures(plan.ad_accounts().len(), plan.ad_credits().len());
    Projection {
        plan,
        journal,
        figures,
        refusals: state.refusals,
        statuses: state.accounts.iter().map(|account| account.status).collect(),
        can_spend: capacities(plan, &spend_schedules),
        fault,
    }
}

/// The state after the last day.
fn carried_out(plan: &Plan, spend_schedules: &[SpendSchedule], ledger: Ledger) -> State {
    let ranks = ranks(plan);
    let given = RunInput { plan, events: plan.events(), spend_schedules, ranks: &ranks };
    let mut run = Run { given, state: State::new(plan, ledger) };
    run.open_cash();
    for (day, item) in schedule(plan) {
        run.carry_out(day, item);
    }
    run.settle_all();
    run.state
}

impl Run<'_> {
    pub(super) fn carry_out(&mut self, day: Day, item: Item) {
        match item {
            Item::Issue(credit) => self.issue(day, credit),
            Item::Event(position) => self.event(position),
            Item::Allocation(position) => self.allocate(position),
            Item::Expiry(credit) => self.lapse(day, DayStep::Expiry, credit),
        }
    }

    /// Writes down all spend up to the last day.
    pub(super) fn settle_all(&mut self) {
        for position in 0..self.state.accounts.len() {
            self.settle(AccountIndex::new(position), self.given.plan.period().end, Ending::Settled);
        }
    }

    /// Cash that is there on the first day.
    pub(super) fn open_cash(&mut self) {
        let plan = self.given.plan;
        let first = plan.period().start;
        let mut open = |holder, amount| {
            self.state.ledger.post(&Entry::once(
                first,
                DayStep::Opening,
                Transfer::OpenCash { holder },
                amount,
            ));
        };
        open(Holder::BusinessCenter, plan.business_center().cash);
        for (position, account) in plan.ad_accounts().iter().enumerate() {
            open(Holder::AdAccount(AccountIndex::new(position)), account.cash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{outcome, run};
    use crate::ledger::{Ending, Transfer};
    use crate::simulation::plan_of;
    use serde_json::json;

    #[test]
    fn each_spend_says_why_it_ends() {
        let credit = |id: &str, amount: &str, expires: &str| json!({ "id": id, "name": id, "amount": amount, "issued": "2026-03-02", "expires": expires });
        let allocation = |credit: &str, on: &str, amount: &str| json!({ "id": credit, "on": on, "adCredit": credit, "adAccount": "a", "amount": amount });
        let event = |on: &str, kind: &str| json!({ "on": on, "type": kind, "adAccount": "a" });
        let mut changes = event("2026-03-16", "setDailySpend");
        changes["dailySpend"] = json!("5.00");
        let plan = plan_of(&json!({
            "adAccounts": [{ "id": "a", "name": "A", "dailySpend": "10.00" }],
            "adCredits": [
                credit("short", "25.00", "2026-03-20"),
                credit("expires", "100.00", "2026-03-08"),
                credit("suspended", "100.00", "2026-03-19"),
                credit("last", "100.00", "2026-03-20"),
            ],
            "allocations": [
                allocation("short", "2026-03-02", "25.00"),
                allocation("expires", "2026-03-06", "100.00"),
                allocation("suspended", "2026-03-10", "100.00"),
                allocation("last", "2026-03-14", "100.00"),
            ],
            "events": [event("2026-03-12", "suspend"), event("2026-03-13", "reinstate"), changes],
        }));
        let projection = run(&plan);
        let spend = projection.journal.entries().iter().filter_map(|it| match it.transfer {
            Transfer::Spend { credit, .. } => {
                let id = plan.credit(credit).id.as_str();
                Some((id, it.on.to_string(), it.last().to_string(), it.ending))
            }
            _ => None,
        });
        let expected = [
            ("short", "2026-03-02", "2026-03-03", Ending::UsedUp),
            ("short", "2026-03-04", "2026-03-04", Ending::UsedUp),
            ("expires", "2026-03-06", "2026-03-08", Ending::Expired),
            ("suspended", "2026-03-10", "2026-03-11", Ending::Status),
            ("last", "2026-03-14", "2026-03-15", Ending::PaceChanges),
            ("last", "2026-03-16", "2026-03-20", Ending::Expired),
        ];
        let expected = expected.map(|(id, on, last, ending)| (id, on.to_owned(), last.to_owned(), ending));
        assert_eq!(spend.collect::<Vec<_>>(), expected);
        // Without a journal it comes to the same.
        let counted = outcome(&plan);
        assert_eq!(
            (counted.figures, counted.refusals, counted.statuses, counted.can_spend),
            (projection.figures, projection.refusals, projection.statuses, projection.can_spend)
        );
    }
}
