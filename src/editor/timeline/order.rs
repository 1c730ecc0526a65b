//! Which lanes come first, which days they need, and what moves on a day.

use super::run::Timeline;
use crate::day::{Day, Period};
use crate::ledger::{EntryKind, Figure};
use crate::money::Minor;
use crate::order::ordered;
use crate::plan::{AccountIndex, Holder};

/// What an ad account's lane has to show. In the order in which lanes are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneUse {
    /// It strands ad credit.
    Strands,
    /// It gets ad credit, or something is planned for it.
    Gets,
    /// No ad credit reaches it, and nothing is planned for it.
    Nothing,
}

impl Timeline {
    /// Positions of all ad accounts in the order of their lanes: those that strand ad credit, the most first; those that
    /// get some; those without. Alike ones stand as in the plan.
    #[must_use]
    pub fn lane_order(&self) -> Vec<(usize, LaneUse)> {
        let figures = self.figures_by(self.plan.period().end);
        let mut planned = vec![false; figures.ad_accounts.len()];
        let events = self.plan.events().iter().map(|it| it.account);
        let allocations = self.plan.allocations().iter().map(|it| it.account);
        let own = self.plan.ad_credits().iter().filter_map(|it| match it.held_by {
            Holder::AdAccount(account) => Some(account),
            Holder::BusinessCenter => None,
        });
        for account in events.chain(allocations).chain(own) {
            planned[account.position()] = true;
        }
        let lane = |(position, planned): (usize, bool)| {
            let credit = &figures.ad_accounts[position].credit;
            let reached = credit.get(Figure::IssuedToAccounts) + credit.get(Figure::Allocated);
            let stranded = credit.stranded();
            let usage = if stranded.is_positive() {
                LaneUse::Strands
            } else if reached.is_positive() || planned {
                LaneUse::Gets
            } else {
                LaneUse::Nothing
            };
            (position, usage, stranded)
        };
        let lanes: Vec<(usize, LaneUse, Minor)> = planned.into_iter().enumerate().map(lane).collect();
        let sorted = ordered(&lanes, |(_, usage, stranded)| [*usage as i64, -stranded.units(), 0]);
        sorted.into_iter().map(|(position, usage, _)| (position, usage)).collect()
    }

    /// The days that lanes need: up to the last on which any ad credit can be spent, or something is planned.
    #[must_use]
    pub fn lane_days(&self) -> Period {
        let period = self.plan.period();
        let expiries = self.plan.ad_credits().iter().map(|it| it.expires);
        let allocations = self.plan.allocations().iter().map(|it| it.on);
        let events = self.plan.events().iter().map(|it| it.on);
        let last = expiries.chain(allocations).chain(events).max().unwrap_or(period.end);
        Period { start: period.start, end: last.clamp(period.start, period.end) }
    }

    /// The days of an ad account whose spend was checked in.
    #[must_use]
    pub fn checked_in(&self, account: AccountIndex) -> Vec<Period> {
        let rows = self.plan.actuals_of(account).iter();
        rows.map(|row| Period { start: row.days.start, end: row.days.end.min(row.known_through) }).collect()
    }

    /// How many movements there are on `day`, and of how much in all, by kind. Cash comes last.
    #[must_use]
    pub fn moves_on(&self, day: Day) -> Vec<Moves> {
        let mut moves: Vec<Moves> = Vec::new();
        for row in self.rows_on(day) {
            let kind = row.credit.map(|_| row.kind);
            match moves.iter_mut().find(|it| it.kind == kind) {
                Some(of_kind) => of_kind.rows.push(row),
                None => moves.push(Moves { kind, rows: vec![row] }),
            }
        }
        ordered(&moves, |it| i64::from(it.kind.is_none()))
    }
}

/// Movements of one day that are of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moves {
    /// What they are; `None` for all that moves cash.
    pub kind: Option<EntryKind>,
    /// Their rows, in the order of the day.
    pub rows: Vec<super::rows::JournalRow>,
}

impl Moves {
    /// How much they move in all.
    #[must_use]
    pub fn amount(&self) -> Minor {
        self.rows.iter().map(|row| row.amount).sum()
    }
}
