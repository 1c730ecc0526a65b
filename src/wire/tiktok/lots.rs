//! Ad credits as lots of one holder: what happens to their amounts, and which of them it happens to.

use super::amounts::{plus, total};
use crate::day::Day;
use crate::money::Minor;
use crate::wire::document::AdCreditDocument;

/// One ad credit while it is worked on.
#[derive(Clone, Debug)]
pub(super) struct Lot {
    /// As it stands or will stand in the plan.
    pub(super) credit: AdCreditDocument,
    /// What is still there.
    pub(super) amount: Minor,
    /// When it was issued, where that is a day.
    pub(super) issued: Option<Day>,
    /// Where its amount comes from.
    pub(super) origin: Origin,
}

/// Where a lot's amount comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A row says that it was issued.
    Row,
    /// The plan had it.
    Plan,
    /// An earlier import made it of a balance, for want of rows: it gives way to what is known better.
    Balance,
}

impl Lot {
    /// The order in which lots are taken from: what gives way first, then the oldest issue, then id.
    fn order(&self) -> (bool, Option<Day>, &str) {
        (self.origin != Origin::Balance, self.issued, &self.credit.id)
    }

    /// Whether it holds anything on `start`: issued by then, not expired before.
    pub(super) fn is_live(&self, start: Option<Day>) -> bool {
        let Some(start) = start else { return true };
        let expires = self.credit.expires.as_deref().and_then(Day::parse);
        self.issued.is_none_or(|issued| issued <= start) && expires.is_none_or(|expires| expires >= start)
    }
}

/// How sure it is from which lot something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribution {
    /// Only one issued ad credit was there.
    Certain,
    /// Several were there: the oldest issue is taken.
    Oldest,
    /// It came from ad credit that no row tells of.
    Earlier,
}

/// Takes what left on `day` from the lots that rows issued by then, the oldest first.
///
/// A lot the plan already had is as old as the last import: what left it has left its amount already, or
/// will when it is reconciled with the balance.
pub(super) fn attribute(lots: &mut [Lot], day: Day, amount: Minor) -> Attribution {
    let mut there = lots
        .iter_mut()
        .filter(|lot| lot.origin != Origin::Balance && lot.amount.is_positive())
        .filter(|lot| lot.issued.is_none_or(|issued| issued <= day))
        .collect::<Vec<_>>();
    there.sort_by(|a, b| a.order().cmp(&b.order()));
    if there.first().is_none_or(|lot| lot.origin != Origin::Row) {
        return Attribution::Earlier;
    }
    there.retain(|lot| lot.origin == Origin::Row);
    let attribution = if there.len() == 1 { Attribution::Certain } else { Attribution::Oldest };
    let left = there.into_iter().fold(amount, take_from);
    if left.is_positive() { Attribution::Earlier } else { attribution }
}

/// Takes `amount` from the lots that `take` chooses, in the order of lots; what could not be taken is given
/// back.
pub(super) fn take_oldest_first(lots: &mut [Lot], start: Option<Day>, amount: Minor) -> Minor {
    let mut there = lots.iter_mut().filter(|lot| lot.is_live(start)).collect::<Vec<_>>();
    there.sort_by(|a, b| a.order().cmp(&b.order()));
    there.into_iter().fold(amount, take_from)
}

/// Takes `amount` from the lots in the order in which they are spent: soonest expiry first (R31), those
/// whose expiry nobody has entered last.
pub(super) fn take_soonest_expiry_first(lots: &mut [Lot], start: Option<Day>, amount: Minor) -> Minor {
    let mut there = lots.iter_mut().filter(|lot| lot.is_live(start)).collect::<Vec<_>>();
    there.sort_by(|a, b| {
        let key = |lot: &Lot| {
            let expires = lot.credit.expires.as_deref().and_then(Day::parse);
            (expires.is_none(), expires, lot.issued, lot.credit.id.clone())
        };
        key(a).cmp(&key(b))
    });
    there.into_iter().fold(amount, take_from)
}

/// Takes as much of `amount` as the lot holds; gives back the rest.
pub(super) fn take_from(amount: Minor, lot: &mut Lot) -> Minor {
    let taken = amount.min(lot.amount);
    lot.amount -= taken;
    amount - taken
}

/// What the lots hold on `start`.
pub(super) fn held(lots: &[Lot], start: Option<Day>) -> Minor {
    total(lots.iter().filter(|lot| lot.is_live(start)).map(|lot| lot.amount))
}

/// Adds `amount`, of which no row tells: to the lot `id` while its expiry is open; once somebody has
/// entered one, what is new may expire on another day and becomes a lot of its own.
pub(super) fn grow(lots: &mut Vec<Lot>, amount: Minor, new: &AdCreditDocument, taken: &dyn Fn(&str) -> bool) {
    let mut id = new.id.clone();
    for number in 2..=crate::plan::limits::AD_CREDITS + 2 {
        match lots.iter_mut().find(|lot| lot.credit.id == id) {
            Some(lot) if lot.credit.expires.is_none() => {
                lot.amount = plus(lot.amount, amount);
                return;
            }
            None if !taken(&id) => break,
            _ => id = format!("{}-{number}", new.id),
        }
    }
    let issued = Day::parse(&new.issued);
    let credit = AdCreditDocument { id, ..new.clone() };
    lots.push(Lot { credit, amount, issued, origin: Origin::Balance });
}
