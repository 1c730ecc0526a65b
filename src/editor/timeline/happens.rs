//! What happens on one day, in however many ad accounts: alike things together.

use super::lane::Lane;
use super::marker::{Marker, MarkerKind};
use super::markers;
use super::run::Timeline;
use crate::day::Day;
use crate::ledger::Figure;
use crate::money::Minor;
use crate::order::{order_of_numbers, ordered};
use crate::plan::{AccountIndex, Holder};

/// Things of one kind that happen on one day: all of them in the Business Center, or each in an ad account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happens {
    /// What they are.
    pub kind: MarkerKind,
    /// Whose lane each is in, and what it is: in ad accounts what costs most first, else as in the plan. At least one.
    pub markers: Vec<(Holder, Marker)>,
}

impl Happens {
    /// What they move or cost together; nothing where amounts of the kind can't be added up, or come to more than that.
    #[must_use]
    pub fn amount(&self) -> Option<Minor> {
        if !self.kind.adds_up() && !self.kind.costs() {
            return None;
        }
        self.markers.iter().try_fold(Minor::ZERO, |sum, (_, it)| sum.checked_add(it.amount))
    }

    /// In how many ad accounts, or with how many ad credits of the Business Center.
    #[must_use]
    pub fn number(&self) -> usize {
        let place = |holder| match holder {
            Holder::BusinessCenter => None,
            Holder::AdAccount(account) => i64::try_from(account.position()).ok(),
        };
        let places: Vec<i64> = self.markers.iter().filter_map(|(holder, _)| place(*holder)).collect();
        if places.is_empty() {
            return self.markers.len();
        }
        let order = order_of_numbers(places.iter().copied());
        1 + order.windows(2).filter(|two| places[two[0]] != places[two[1]]).count()
    }

    /// What of ad credit is lost by them; nothing where it costs none.
    #[must_use]
    pub fn costs(&self) -> Minor {
        if self.kind.costs() { self.amount().unwrap_or_default() } else { Minor::ZERO }
    }
}

impl Timeline {
    /// All that lanes mark on `day`, by kind: what costs most first, then as a day goes, the Business Center before ad
    /// accounts.
    #[must_use]
    pub fn happens_on(&self, day: Day) -> Vec<Happens> {
        let lane = |holder| Lane {
            holder,
            held: Vec::new(),
            spent: Vec::new(),
            lost: Vec::new(),
            markers: Vec::new(),
            start: self.plan.period().start,
        };
        let accounts = (0..self.plan.ad_accounts().len()).map(AccountIndex::new);
        let mut lanes: Vec<Lane> = std::iter::once(Holder::BusinessCenter)
            .chain(accounts.map(Holder::AdAccount))
            .map(lane)
            .collect();
        // A lane without days marks all but where spending leaves nothing.
        markers::mark(self, &mut lanes);
        let mut found: Vec<(Holder, Marker)> = self.used_up_on(day);
        for lane in &lanes {
            found.extend(lane.markers.iter().filter(|it| it.on == day).map(|it| (lane.holder, *it)));
        }
        let order = |(holder, it): &(Holder, Marker)| {
            let cost = if it.kind.costs() { it.amount.units() } else { 0 };
            [it.kind as i64, i64::from(*holder != Holder::BusinessCenter), -cost]
        };
        let mut all: Vec<Happens> = Vec::new();
        for (holder, marker) in ordered(&found, order) {
            let is_center = |holder: Holder| holder == Holder::BusinessCenter;
            let same =
                |it: &&mut Happens| it.kind == marker.kind && is_center(it.markers[0].0) == is_center(holder);
            match all.last_mut().filter(same) {
                Some(alike) => alike.markers.push((holder, marker)),
                None => all.push(Happens { kind: marker.kind, markers: vec![(holder, marker)] }),
            }
        }
        ordered(&all, |it| -it.costs().units())
    }

    /// The ad accounts in which spending leaves nothing on `day`.
    fn used_up_on(&self, day: Day) -> Vec<(Holder, Marker)> {
        let (by, before) = (self.figures_by(day), self.figures_by(day.plus(-1)));
        let runs_dry = |at: &usize| {
            let (now, then) = (&by.ad_accounts[*at].credit, &before.ad_accounts[*at].credit);
            now.get(Figure::Remaining).is_zero()
                && now.get(Figure::Spent) > then.get(Figure::Spent)
                && now.stranded() == then.stranded()
        };
        let marker = |at| {
            let kind = MarkerKind::UsedUp;
            let marker = Marker { on: day, kind, amount: Minor::ZERO, credit: None, moves: None };
            (Holder::AdAccount(AccountIndex::new(at)), marker)
        };
        (0..by.ad_accounts.len()).filter(runs_dry).map(marker).collect()
    }
}
