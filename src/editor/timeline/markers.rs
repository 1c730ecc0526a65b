//! Markers: what happens in a lane, on which day, and how much ad credit it moves or costs.

use super::lane::Lane;
use super::marker::{Marker, MarkerKind};
use super::run::Timeline;
use crate::ledger::{DayStep, Entry, Transfer};
use crate::money::Minor;
use crate::order::ordered;
use crate::plan::{CreditIndex, EventKind, Execution, Holder};
use crate::rules::life::idle_statuses;
use crate::simulation::Subject;

/// Puts the markers into lanes, the first of which is the Business Center's.
pub(super) fn mark(timeline: &Timeline, lanes: &mut [Lane]) {
    let mut slots = vec![None; timeline.plan.ad_accounts().len()];
    for (slot, lane) in lanes.iter().enumerate() {
        if let Holder::AdAccount(account) = lane.holder {
            slots[account.position()] = Some(slot);
        }
    }
    let mut marking = Marking { timeline, slots, found: vec![Vec::new(); lanes.len()] };
    marking.issues();
    marking.allocations();
    marking.expiries();
    marking.events();
    marking.losses();
    for (lane, mut found) in lanes.iter_mut().zip(marking.found) {
        found.extend(used_up(lane));
        lane.markers = ordered(&found, |it| [it.on.number(), it.kind as i64, 0]);
    }
}

struct Marking<'t> {
    timeline: &'t Timeline,
    /// The lane of each ad account that has one.
    slots: Vec<Option<usize>>,
    found: Vec<Vec<Marker>>,
}

impl Marking<'_> {
    fn slot(&self, holder: Holder) -> Option<usize> {
        match holder {
            Holder::BusinessCenter => Some(0),
            Holder::AdAccount(account) => self.slots[account.position()],
        }
    }

    fn put(&mut self, slot: Option<usize>, marker: Marker) {
        if let Some(slot) = slot.filter(|_| self.timeline.plan.period().contains(marker.on)) {
            self.found[slot].push(marker);
        }
    }

    fn issues(&mut self) {
        let plan = &self.timeline.plan;
        for (position, it) in plan.ad_credits().iter().enumerate() {
            let on = it.issued.max(plan.period().start);
            let credit = Some(CreditIndex::new(position));
            let slot = self.slot(it.held_by);
            self.put(slot, Marker { on, kind: MarkerKind::Issued, amount: it.amount, credit, moves: None });
        }
    }

    /// The last day of each ad credit where it was issued to. What expires elsewhere is a loss.
    fn expiries(&mut self) {
        let plan = &self.timeline.plan;
        let mut expired = vec![Minor::ZERO; plan.ad_credits().len()];
        for entry in self.timeline.journal.entries() {
            match entry.transfer {
                Transfer::Expire { credit, holder } if self.is_home(holder, credit) => {
                    expired[credit.position()] += entry.amount;
                }
                _ => {}
            }
        }
        for ((position, it), amount) in plan.ad_credits().iter().enumerate().zip(expired) {
            let credit = Some(CreditIndex::new(position));
            // What expired before the plan begins lapses on its first day.
            let on = it.expires.max(plan.period().start);
            let slot = self.slot(it.held_by);
            self.put(slot, Marker { on, kind: MarkerKind::Expires, amount, credit, moves: None });
        }
    }

    /// Whether an ad credit was issued to this holder.
    fn is_home(&self, holder: Holder, credit: CreditIndex) -> bool {
        self.timeline.plan.credit(credit).held_by == holder
    }

    fn allocations(&mut self) {
        let plan = &self.timeline.plan;
        let mut refused = vec![false; plan.allocations().len()];
        for refusal in &self.timeline.refusals {
            if let Subject::Allocation(position) = refusal.subject {
                refused[position] = true;
            }
        }
        let mut leaving: Vec<Marker> = Vec::new();
        for ((position, it), refused) in plan.allocations().iter().enumerate().zip(refused) {
            let kind = if refused { MarkerKind::Refused } else { MarkerKind::Allocated };
            let moves = (it.execution == Execution::Planned).then_some(Subject::Allocation(position));
            let marker = Marker { on: it.on, kind, amount: it.amount, credit: Some(it.credit), moves };
            let slot = self.slots[it.account.position()];
            self.put(slot, marker);
            if !refused {
                leaving.push(Marker { moves: None, ..marker });
            }
        }
        // All that leaves the Business Center on one day from one ad credit is one thing that happens there.
        let alike = |it: &Marker| {
            [it.on.number(), it.credit.map_or(-1, |it| i64::try_from(it.position()).unwrap_or(i64::MAX)), 0]
        };
        let mut merged: Vec<Marker> = Vec::new();
        for marker in ordered(&leaving, alike) {
            match merged.last_mut().filter(|it| alike(it) == alike(&marker)) {
                Some(before) => before.amount += marker.amount,
                None => merged.push(marker),
            }
        }
        for marker in merged {
            self.put(Some(0), marker);
        }
    }

    fn events(&mut self) {
        let timeline = self.timeline;
        let refused = |position| timeline.refusals.iter().any(|it| it.subject == Subject::Event(position));
        let idle = idle_statuses(&timeline.plan);
        for (position, it) in timeline.plan.events().iter().enumerate() {
            let (kind, amount) = match it.kind {
                EventKind::MoveCash { amount, .. } if refused(position) => (MarkerKind::Refused, amount),
                _ if idle[position].is_some() => (MarkerKind::WithoutEffect, Minor::ZERO),
                EventKind::Suspend => (MarkerKind::Suspended, Minor::ZERO),
                EventKind::Reinstate => (MarkerKind::Reinstated, Minor::ZERO),
                EventKind::Close => (MarkerKind::Closed, Minor::ZERO),
                EventKind::SetDailySpend(pace) => (MarkerKind::SpendChanges, pace),
                EventKind::MoveCash { amount, .. } => (MarkerKind::CashMoves, amount),
                EventKind::Violation(_) => (MarkerKind::Violation, Minor::ZERO),
            };
            let moves = Some(Subject::Event(position));
            let slot = self.slots[it.account.position()];
            self.put(slot, Marker { on: it.on, kind, amount, credit: None, moves });
        }
    }

    /// What is lost in ad accounts: by the event that costs it, as it arrives, or at an expiry.
    fn losses(&mut self) {
        let timeline = self.timeline;
        for entry in timeline.journal.entries() {
            let Some(slot) = entry.transfer.account().and_then(|account| self.slots[account.position()])
            else {
                continue;
            };
            let (on, amount, credit) = (entry.on, entry.amount, entry.transfer.credit());
            match entry.transfer {
                Transfer::Forfeit { .. } | Transfer::Revoke { .. } if entry.step == DayStep::Allocations => {
                    let kind = MarkerKind::LostOnArrival;
                    self.put(Some(slot), Marker { on, kind, amount, credit, moves: None });
                }
                Transfer::Forfeit { .. } | Transfer::Revoke { .. } => self.lose(slot, entry),
                Transfer::Expire { credit: of, holder } if !self.is_home(holder, of) => {
                    let kind = MarkerKind::Expires;
                    self.put(Some(slot), Marker { on, kind, amount, credit, moves: None });
                }
                _ => {}
            }
        }
    }

    fn lose(&mut self, slot: usize, entry: &Entry) {
        let costs = |kind: MarkerKind| match entry.transfer {
            Transfer::Revoke { .. } => kind == MarkerKind::Violation,
            _ => matches!(kind, MarkerKind::Suspended | MarkerKind::Closed | MarkerKind::Violation),
        };
        let event = self.found[slot].iter_mut().find(|it| it.on == entry.on && costs(it.kind));
        if let Some(event) = event {
            event.amount += entry.amount;
        }
    }
}

/// The days on which spending leaves nothing.
fn used_up(lane: &Lane) -> Vec<Marker> {
    let before = |line: &[Minor], at: usize| at.checked_sub(1).map_or(Minor::ZERO, |at| line[at]);
    let runs_dry = |at: &usize| {
        let at = *at;
        lane.held[at].is_zero()
            && lane.spent[at] > before(&lane.spent, at)
            && lane.lost[at] == before(&lane.lost, at)
    };
    let marker = |at: usize| Marker {
        on: lane.start.plus(i32::try_from(at).unwrap_or(i32::MAX)),
        kind: MarkerKind::UsedUp,
        amount: Minor::ZERO,
        credit: None,
        moves: None,
    };
    (0..lane.held.len()).filter(runs_dry).map(marker).collect()
}
