//! Everything that may vary about a plan, and what one run draws of it.

use super::dice::Dice;
use super::suspension::Suspension;
use super::variation::{SpendFrom, Variation};
use crate::day::Day;
use crate::ledger::{Rate, RateSegment};
use crate::money::Minor;
use crate::order::sort_by_number;
use crate::plan::{AccountIndex, Event, EventKind, Plan};
use crate::rules::life::events_in_order;
use crate::simulation::{Expected, Outline, SpendBasis, SpendSchedule, outline};

/// Everything that may vary about a plan.
#[derive(Clone, Debug)]
pub(super) struct Chances {
    seed: u64,
    /// By ad account.
    pub(super) variations: Vec<Variation>,
    suspensions: Vec<Suspension>,
    /// Of each ad account, its events in order.
    events: Vec<Vec<Event>>,
    /// Of each ad account, when it spends if no suspension is drawn for it.
    pieces: Vec<Vec<SamePaceDays>>,
    /// The Monday of the first week.
    monday: Day,
    weeks: usize,
}

/// Days on end within which an ad account spends at one pace, whatever is drawn.
#[derive(Clone, Copy, Debug)]
struct SamePaceDays {
    first: Day,
    last: Day,
    week: usize,
    basis: SpendBasis,
}

/// What one run has drawn.
#[derive(Clone, Debug)]
pub(super) struct DrawnRun {
    /// The plan's events, and after them the suspensions drawn, by day.
    pub(super) events: Vec<Event>,
    /// When and how much each ad account spends under all of these events.
    pub(super) spend_schedules: Vec<SpendSchedule>,
    /// For each ad account and week, what was rolled for its spend.
    rolls: Vec<u32>,
}

impl Chances {
    pub(super) fn new(
        plan: &Plan,
        seed: u64,
        variations: Vec<Variation>,
        suspensions: Vec<Suspension>,
    ) -> Self {
        let period = plan.period();
        let monday = period.start.plus(-i32::try_from(period.start.weekday().index()).unwrap_or(0));
        let mut events = vec![Vec::new(); plan.ad_accounts().len()];
        for position in events_in_order(plan) {
            let event = plan.events()[position];
            events[event.account.position()].push(event);
        }
        let weeks = usize::try_from(period.end.since(monday) / 7 + 1).unwrap_or(0);
        let mut chances = Self { seed, variations, suspensions, events, pieces: Vec::new(), monday, weeks };
        let accounts = (0..plan.ad_accounts().len()).map(AccountIndex::new);
        chances.pieces = accounts.map(|account| chances.pieces_of(plan, account, &[])).collect();
        chances
    }

    /// A drawn run for [`Chances::draw`] to fill.
    pub(super) fn nothing_drawn(&self, plan: &Plan) -> DrawnRun {
        DrawnRun {
            events: plan.events().to_vec(),
            spend_schedules: vec![SpendSchedule::default(); self.pieces.len()],
            rolls: vec![0; self.pieces.len() * self.weeks],
        }
    }

    /// Draws run `run`: the week's spend of each ad account that varies, then suspensions. What a run draws depends on
    /// the seed and its number alone, so every way of allocating meets the same weeks and the same suspensions.
    pub(super) fn draw(&self, plan: &Plan, run: u64, drawn_run: &mut DrawnRun) {
        let mut dice = Dice::new(self.seed, run);
        for (account, variation) in self.variations.iter().enumerate() {
            if variation.spend_from() != SpendFrom::Plan {
                drawn_run.rolls[account * self.weeks..][..self.weeks].fill_with(|| dice.roll());
            }
        }
        drawn_run.events.truncate(plan.events().len());
        for suspension in &self.suspensions {
            suspension.draw(plan.period(), &mut dice, &mut drawn_run.events);
        }
        let DrawnRun { events, spend_schedules, rolls } = drawn_run;
        retain_from(events, plan.events().len(), plan.first_open_day());
        let drawn = &mut events[plan.events().len()..];
        sort_by_number(drawn, |event| event.on.number());
        for (account, pieces) in self.pieces.iter().enumerate() {
            self.pace(account, pieces, rolls, &mut spend_schedules[account].segments);
        }
        for at in 0..drawn.len() {
            let account = drawn[at].account;
            // With its first suspension, all of its suspensions.
            if !drawn[..at].iter().any(|event| event.account == account) {
                let pieces = self.pieces_of(plan, account, &drawn[at..]);
                self.pace(
                    account.position(),
                    &pieces,
                    rolls,
                    &mut spend_schedules[account.position()].segments,
                );
            }
        }
    }

    /// When an ad account is approved under its own events and those that are `drawn` on top.
    fn outline(&self, plan: &Plan, account: AccountIndex, drawn: &[Event]) -> Outline {
        let mut planned = self.events[account.position()].iter().copied().peekable();
        let mut drawn = drawn.iter().copied().filter(|event| event.account == account).peekable();
        // On one day, the plan's own come first.
        let next = || match (planned.peek(), drawn.peek()) {
            (Some(own), Some(on_top)) if on_top.on < own.on => drawn.next(),
            (Some(_), _) => planned.next(),
            (None, _) => drawn.next(),
        };
        outline(plan, plan.account(account), std::iter::from_fn(next))
    }

    /// The days on which an ad account spends under its own events and those that are `drawn` on top, cut into weeks
    /// where what is drawn may differ from week to week. What it really spent doesn't vary.
    fn pieces_of(&self, plan: &Plan, account: AccountIndex, drawn: &[Event]) -> Vec<SamePaceDays> {
        let varies = self.variations[account.position()].spend_from() != SpendFrom::Plan;
        let outline = self.outline(plan, account, drawn);
        let mut pieces = Vec::new();
        for stretch in outline.stretches(plan.account(account), plan.actuals_of(account)) {
            let mut first = stretch.first;
            while first <= stretch.last {
                let week = self.week(first);
                let sunday = self.monday.plus(i32::try_from(week * 7).unwrap_or(0) + 6);
                let is_cut = varies && matches!(stretch.basis, SpendBasis::Expected(_));
                let last = if is_cut { stretch.last.min(sunday) } else { stretch.last };
                pieces.push(SamePaceDays { first, last, week, basis: stretch.basis });
                first = last.next();
            }
        }
        pieces
    }

    /// Gives each piece its pace.
    fn pace(&self, account: usize, pieces: &[SamePaceDays], rolls: &[u32], segments: &mut Vec<RateSegment>) {
        let (variation, rolls) = (&self.variations[account], &rolls[account * self.weeks..]);
        segments.clear();
        let mut before = Minor::ZERO;
        for &SamePaceDays { first, last, week, basis } in pieces {
            let pace = match basis {
                SpendBasis::Expected(expected) => variation.pace(expected, rolls[week]).into(),
                SpendBasis::Actual(spread) => Rate::Spread(spread),
            };
            let segment = RateSegment { first, last, before, pace };
            before = segment.through();
            segments.push(segment);
        }
    }

    fn week(&self, day: Day) -> usize {
        usize::try_from(day.since(self.monday) / 7).unwrap_or(0)
    }

    /// What `drawn_run` has an ad account spend on `day` if it is approved and its actual spend isn't known.
    pub(super) fn spend(&self, drawn_run: &DrawnRun, account: AccountIndex, day: Day) -> Minor {
        let mut expected = Expected::AtFirst;
        for event in self.events[account.position()].iter().take_while(|event| event.on <= day) {
            if let EventKind::SetDailySpend(daily_spend) = event.kind {
                expected = Expected::Set(daily_spend);
            }
        }
        let roll = drawn_run.rolls[account.position() * self.weeks + self.week(day)];
        self.variations[account.position()].pace(expected, roll).on(day)
    }
}

/// Leaves out events, those at place `first` and after it, that are before day `from`: what has happened is known.
fn retain_from(events: &mut Vec<Event>, first: usize, from: Day) {
    let mut at = 0;
    events.retain(|event| {
        at += 1;
        at <= first || event.on >= from
    });
}
