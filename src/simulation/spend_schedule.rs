//! What is known of an ad account before anything is run: when it is approved, at which pace it spends, and
//! when its unused ad credit is taken. None of it depends on money.

use super::codes;
use crate::day::{Day, Period};
use crate::ledger::{Rate, RateSegment, Spread, WeeklyRate};
use crate::money::Minor;
use crate::plan::{ActualSpend, AdAccount, Event, EventKind, Plan, Problem, Status, SuspensionEffect};
use crate::rules::life::{Turn, events_in_order, turn};

/// What is known of one ad account beforehand, each list in the order of days.
#[derive(Clone, Debug, Default)]
pub(crate) struct SpendSchedule {
    /// When it spends. Days on which it is approved but spends nothing are in none.
    pub(crate) segments: Vec<RateSegment>,
    /// When it is approved, after the events of the first day and up to the last.
    pub(crate) approved: Vec<Period>,
    /// When its unused ad credit is forfeited or revoked.
    pub(crate) forfeitures: Vec<Day>,
}

/// Where the spend that is expected of an ad account comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// It is as on the first day.
    AtFirst,
    /// An event has set it.
    Set(Minor),
}

impl Expected {
    /// Expected spend per day, before the weekday's factor, where it is `at_first` on the first day.
    pub(crate) const fn daily_spend(self, at_first: Minor) -> Minor {
        match self {
            Self::AtFirst => at_first,
            Self::Set(daily_spend) => daily_spend,
        }
    }
}

/// Days on end on which an ad account is approved and the same is expected of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Phase {
    first: Day,
    last: Day,
    expected: Expected,
}

/// When an ad account can spend, without saying how much.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    /// Every day on which it is approved, whether it spends or not.
    phases: Vec<Phase>,
    approved: Vec<Period>,
    forfeitures: Vec<Day>,
}

/// What an ad account spends by on days on end on which it is approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) first: Day,
    pub(crate) last: Day,
    pub(crate) basis: SpendBasis,
}

/// What says how much an ad account spends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpendBasis {
    /// What is expected of it.
    Expected(Expected),
    /// What it really spent.
    Actual(Spread),
}

/// The spend schedule of every ad account.
pub(crate) fn spend_schedules(plan: &Plan) -> Vec<SpendSchedule> {
    let mut rows = plan.actuals();
    let schedule = |(position, outline): (usize, Outline)| {
        let own;
        (own, rows) = rows.split_at(rows.partition_point(|row| row.account.position() == position));
        outline.into_spend_schedule(&plan.ad_accounts()[position], own)
    };
    outlines(plan).into_iter().enumerate().map(schedule).collect()
}

/// The outline of every ad account.
fn outlines(plan: &Plan) -> Vec<Outline> {
    drafts(plan, |_| true).into_iter().map(|draft| draft.end(plan.period().end)).collect()
}

/// What became of each ad account by the events that `counts` says.
fn drafts(plan: &Plan, counts: impl Fn(&Event) -> bool) -> Vec<OutlineDraft> {
    let start = plan.period().start;
    let mut drafts: Vec<OutlineDraft> =
        plan.ad_accounts().iter().map(|account| OutlineDraft::new(account, start)).collect();
    for position in events_in_order(plan) {
        let event = plan.events()[position];
        if counts(&event) {
            drafts[event.account.position()].follow(event, plan.assumptions().suspension);
        }
    }
    drafts
}

/// The outline of one ad account under `events`, which are its own, in order.
pub(crate) fn outline(plan: &Plan, account: &AdAccount, events: impl Iterator<Item = Event>) -> Outline {
    let mut draft = OutlineDraft::new(account, plan.period().start);
    for event in events {
        draft.follow(event, plan.assumptions().suspension);
    }
    draft.end(plan.period().end)
}

impl Outline {
    /// Its days, cut where what an ad account spends by changes: what is expected, or what `actuals`, its own rows by day,
    /// say was spent.
    pub(crate) fn stretches(&self, account: &AdAccount, actuals: &[ActualSpend]) -> Vec<Stretch> {
        let mut known = self.known_spend(account, actuals).into_iter().peekable();
        let mut stretches = Vec::with_capacity(self.phases.len());
        for Phase { first, last, expected } in &self.phases {
            let mut next = *first;
            let basis = SpendBasis::Expected(*expected);
            while let Some((days, spread)) = known.next_if(|(days, _)| days.start <= *last) {
                if next < days.start {
                    stretches.push(Stretch { first: next, last: days.start.previous(), basis });
                }
                let basis = SpendBasis::Actual(spread);
                stretches.push(Stretch { first: days.start, last: days.end, basis });
                next = days.end.next();
            }
            if next <= *last {
                stretches.push(Stretch { first: next, last: *last, basis });
            }
        }
        stretches
    }

    /// The days of `actuals` on which the ad account is approved, cut by phases, with their parts of the rows.
    fn known_spend(&self, account: &AdAccount, actuals: &[ActualSpend]) -> Vec<(Period, Spread)> {
        let mut known = Vec::with_capacity(actuals.len());
        for row in actuals {
            let first = self.phases.partition_point(|phase| phase.last < row.days.start);
            let phases = self.phases[first..].iter().take_while(|phase| phase.first <= row.days.end);
            let days = phases.map(|phase| Period {
                start: phase.first.max(row.days.start),
                end: phase.last.min(row.days.end),
            });
            for (days, spread) in Spread::over(row.spend, &account.weekday_factors, &days.collect::<Vec<_>>())
            {
                if days.start <= row.known_through {
                    known.push((Period { end: days.end.min(row.known_through), ..days }, spread));
                }
            }
        }
        known
    }

    /// The spend schedule of an ad account that spends what is expected, or what its rows of `actuals` say.
    fn into_spend_schedule(self, account: &AdAccount, actuals: &[ActualSpend]) -> SpendSchedule {
        let mut segments: Vec<RateSegment> = Vec::with_capacity(self.phases.len());
        for Stretch { first, last, basis } in self.stretches(account, actuals) {
            let pace = match basis {
                SpendBasis::Actual(spread) => Rate::Spread(spread),
                SpendBasis::Expected(expected) => {
                    WeeklyRate::new(expected.daily_spend(account.daily_spend), &account.weekday_factors)
                        .into()
                }
            };
            let newly_approved = self.approved.binary_search_by_key(&first, |days| days.start).is_ok();
            match segments.last_mut() {
                // An event that sets what is so already begins nothing.
                Some(before) if !newly_approved && before.last.next() == first && before.pace == pace => {
                    before.last = last;
                }
                _ if pace.is_idle() => {}
                _ => segments.push(RateSegment::after(&segments, first, last, pace)),
            }
        }
        SpendSchedule { segments, approved: self.approved, forfeitures: self.forfeitures }
    }
}

/// A warning for each row of actual spend on none of whose days its ad account is approved.
#[must_use]
pub fn unapplied_actuals(plan: &Plan) -> Vec<Problem> {
    if plan.actuals().is_empty() {
        return Vec::new();
    }
    let outlines = outlines(plan);
    let is_applied = |row: &ActualSpend| {
        let phases = &outlines[row.account.position()].phases;
        let next = phases.partition_point(|phase| phase.last < row.days.start);
        phases.get(next).is_some_and(|phase| phase.first <= row.days.end)
    };
    let rows = plan.actuals().iter().filter(|row| !is_applied(row));
    rows.map(|row| Problem::new(codes::ACTUAL_NOT_APPROVED, format!("/actuals/{}", row.position))).collect()
}

/// What is expected of each ad account per day, before the weekday's factor, on `day`: after its events, approved or not.
pub(crate) fn expected_on(plan: &Plan, day: Day) -> Vec<Minor> {
    let drafts = drafts(plan, |event| event.on <= day);
    let accounts = drafts.iter().zip(plan.ad_accounts());
    accounts.map(|(draft, account)| draft.expected.daily_spend(account.daily_spend)).collect()
}

/// Whether an event that has an effect takes the unused ad credit of its ad account.
const fn takes_credit(event: EventKind, suspension: SuspensionEffect) -> bool {
    match event {
        EventKind::Suspend => matches!(suspension, SuspensionEffect::Forfeit),
        EventKind::Close | EventKind::Violation(_) => true,
        EventKind::Reinstate | EventKind::SetDailySpend(_) | EventKind::MoveCash { .. } => false,
    }
}

/// An outline being drawn: what holds now, and what lies behind.
struct OutlineDraft {
    status: Status,
    /// Since when it has had this status.
    status_since: Day,
    expected: Expected,
    /// Since when it has had this status and expected spend.
    phase_since: Day,
    outline: Outline,
}

impl OutlineDraft {
    fn new(account: &AdAccount, start: Day) -> Self {
        Self {
            status: account.status,
            status_since: start,
            expected: Expected::AtFirst,
            phase_since: start,
            outline: Outline::default(),
        }
    }

    fn follow(&mut self, event: Event, suspension: SuspensionEffect) {
        let Turn::To(status) = turn(self.status, event.kind) else { return };
        if takes_credit(event.kind, suspension) {
            self.outline.forfeitures.push(event.on);
        }
        let expected = match event.kind {
            EventKind::SetDailySpend(daily_spend) => Expected::Set(daily_spend),
            _ => self.expected,
        };
        self.turn(event.on, status, expected);
    }

    fn turn(&mut self, on: Day, status: Status, expected: Expected) {
        if (status, expected) != (self.status, self.expected) {
            self.end_phase(on.previous());
            (self.expected, self.phase_since) = (expected, on);
        }
        if status != self.status {
            self.end_status(on.previous());
            (self.status, self.status_since) = (status, on);
        }
    }

    fn end_phase(&mut self, last: Day) {
        if self.status == Status::Approved && self.phase_since <= last {
            self.outline.phases.push(Phase { first: self.phase_since, last, expected: self.expected });
        }
    }

    fn end_status(&mut self, last: Day) {
        if self.status == Status::Approved && self.status_since <= last {
            self.outline.approved.push(Period { start: self.status_since, end: last });
        }
    }

    fn end(mut self, last: Day) -> Outline {
        self.end_phase(last);
        self.end_status(last);
        self.outline
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::plan_of;
    use serde_json::json;

    /// The first and last days of the segments, those approved, and the forfeitures, as days of the month.
    fn known(events: &serde_json::Value, suspension: &str) -> [Vec<String>; 3] {
        let plan = plan_of(&json!({
            "adAccounts": [{ "id": "a", "name": "A", "dailySpend": "10.00" }],
            "events": events,
            "assumptions": { "suspension": suspension },
        }));
        let schedule = spend_schedules(&plan).remove(0);
        let days = |first: Day, last: Day| format!("{}-{}", &first.to_string()[8..], &last.to_string()[8..]);
        [
            schedule.segments.iter().map(|it| days(it.first, it.last)).collect(),
            schedule.approved.iter().map(|it| days(it.start, it.end)).collect(),
            schedule.forfeitures.iter().map(|it| it.to_string()[8..].to_owned()).collect(),
        ]
    }

    #[test]
    fn a_segment_ends_where_status_or_spend_changes_and_nowhere_else() {
        let set = |on: &str, spend: &str| json!({ "on": on, "type": "setDailySpend", "adAccount": "a", "dailySpend": spend });
        let event = |on: &str, kind: &str| json!({ "on": on, "type": kind, "adAccount": "a" });
        let nothing: [&str; 0] = [];
        for (events, segments, approved, forfeitures) in [
            (json!([]), vec!["02-20"], vec!["02-20"], vec![]),
            // What is so already begins nothing, and days without spend are in no segment.
            (json!([set("2026-03-05", "10.00")]), vec!["02-20"], vec!["02-20"], vec![]),
            (json!([set("2026-03-05", "5.00")]), vec!["02-04", "05-20"], vec!["02-20"], vec![]),
            (json!([set("2026-03-05", "0")]), vec!["02-04"], vec!["02-20"], vec![]),
            (
                json!([event("2026-03-05", "suspend"), event("2026-03-07", "reinstate")]),
                vec!["02-04", "07-20"],
                vec!["02-04", "07-20"],
                vec!["05"],
            ),
            (
                json!([event("2026-03-05", "suspend"), event("2026-03-05", "reinstate")]),
                vec!["02-04", "05-20"],
                vec!["02-04", "05-20"],
                vec!["05"],
            ),
            (json!([event("2026-03-02", "close")]), vec![], vec![], vec!["02"]),
            (json!([event("2026-03-05", "reinstate")]), vec!["02-20"], vec!["02-20"], vec![]),
        ] {
            assert_eq!(known(&events, "forfeit"), [segments, approved, forfeitures], "{events}");
        }
        let suspended = json!([event("2026-03-05", "suspend")]);
        assert_eq!(known(&suspended, "freeze")[2], nothing);
    }
}
