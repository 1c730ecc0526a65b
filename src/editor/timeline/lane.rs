//! A lane, and a day in it.

use super::marker::{Marker, MarkerKind};
use crate::day::Day;
use crate::money::Minor;
use crate::plan::Holder;

/// One lane. Balances are those at the end of each day of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Whose it is.
    pub holder: Holder,
    /// Ad credit that can still be spent: unallocated, or remaining in an ad account.
    pub held: Vec<Minor>,
    /// Ad credit that an ad account has spent so far. The Business Center spends none.
    pub spent: Vec<Minor>,
    /// Ad credit lost so far: expired unallocated, or stranded in an ad account.
    pub lost: Vec<Minor>,
    /// What happens, in order.
    pub markers: Vec<Marker>,
    pub(super) start: Day,
}

/// A lane at the end of a day on which something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub on: Day,
    /// As in the lane.
    pub held: Minor,
    /// As in the lane.
    pub spent: Minor,
    /// As in the lane.
    pub lost: Minor,
    /// What happens on it.
    pub markers: Vec<Marker>,
}

impl Lane {
    /// Everything that came into the lane by the end of the day at this position, whatever became of it.
    #[must_use]
    pub fn reached(&self, position: usize) -> Minor {
        let at = |line: &[Minor]| line.get(position).copied().unwrap_or_default();
        at(&self.held) + at(&self.spent) + at(&self.lost)
    }

    /// The most that ever came into the lane.
    #[must_use]
    pub fn most(&self) -> Minor {
        (0..self.held.len()).map(|position| self.reached(position)).max().unwrap_or_default()
    }

    /// What the lane gets in all: issued to the Business Center, or all that reaches an ad account.
    #[must_use]
    pub fn gets(&self) -> Minor {
        match self.holder {
            Holder::BusinessCenter => {
                let issued = self.markers.iter().filter(|it| it.kind == MarkerKind::Issued);
                issued.map(|it| it.amount).sum()
            }
            Holder::AdAccount(_) => self.reached(self.held.len().saturating_sub(1)),
        }
    }

    /// Of what is lost so far, day by day, the part that an event took: forfeited or revoked. The rest expired.
    #[must_use]
    pub fn forfeited(&self) -> Vec<Minor> {
        let mut line = vec![Minor::ZERO; self.lost.len()];
        for marker in self.markers.iter().filter(|it| it.kind.takes()) {
            let from = usize::try_from(marker.on.since(self.start)).unwrap_or(0);
            line.iter_mut().skip(from).for_each(|sum| *sum += marker.amount);
        }
        line
    }

    /// The markers that say the same of the same day, as positions: several ad credits issued at once, or one ad credit
    /// allocated in parts. What changes an ad account stands by itself. The amounts of a group can be added up: what is
    /// refused may come to more than that, and then makes several groups.
    #[must_use]
    pub fn groups(&self) -> Vec<std::ops::Range<usize>> {
        let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
        let mut sum = Minor::ZERO;
        for (position, marker) in self.markers.iter().enumerate() {
            let adds_up =
                |first: &Marker| first.kind.adds_up() && (first.on, first.kind) == (marker.on, marker.kind);
            let last = groups.last_mut().filter(|group| adds_up(&self.markers[group.start]));
            if let (Some(group), Some(more)) = (last, sum.checked_add(marker.amount)) {
                (group.end, sum) = (position + 1, more);
            } else {
                groups.push(position..position + 1);
                sum = marker.amount;
            }
        }
        groups
    }

    /// The days on which something happens, with the first and the last: what the lane shows, as rows.
    #[must_use]
    pub fn moments(&self) -> Vec<Moment> {
        let last = self.held.len().saturating_sub(1);
        let moment = |position: usize| {
            let on = self.start.plus(i32::try_from(position).unwrap_or(i32::MAX));
            let markers = self.markers.iter().filter(|marker| marker.on == on).copied().collect();
            self.at(on, markers)
        };
        let happens = |position: usize| {
            let on = self.start.plus(i32::try_from(position).unwrap_or(i32::MAX));
            position == 0 || position == last || self.markers.iter().any(|marker| marker.on == on)
        };
        (0..self.held.len()).filter(|position| happens(*position)).map(moment).collect()
    }

    /// The lane at the end of `day`.
    #[must_use]
    pub fn at(&self, on: Day, markers: Vec<Marker>) -> Moment {
        let position = usize::try_from(on.since(self.start)).unwrap_or(0);
        let of = |line: &[Minor]| line.get(position).copied().unwrap_or_default();
        Moment { on, held: of(&self.held), spent: of(&self.spent), lost: of(&self.lost), markers }
    }
}
