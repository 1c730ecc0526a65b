//! Ad credits as lots of one holder: what happens to their amounts, and which of them it happens to.

use super::amounts::plus;
use crate::day::Day;
use crate::import::table::order_of_texts;
use crate::money::Minor;
use crate::plan::document::AdCreditDocument;

/// One ad credit while it is worked on.
pub(in crate::import) struct CreditDraft {
    /// As it stands or will stand in the plan.
    pub(in crate::import) credit: AdCreditDocument,
    /// What is still there.
    pub(in crate::import) amount: Minor,
    /// Where its amount comes from.
    pub(in crate::import) origin: Origin,
}

/// Where a lot's amount comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Origin {
    /// A row says that it was issued.
    Row,
    /// The plan had it.
    Plan,
    /// An earlier import made it of a balance, for want of rows: it gives way to what is known better.
    Balance,
}

impl CreditDraft {
    /// When it was issued, where that is a day.
    pub(in crate::import) fn issued(&self) -> Option<Day> {
        Day::parse(&self.credit.issued)
    }

    /// Whether it holds anything on `start`: issued by then, not expired before.
    pub(in crate::import) fn is_live(&self, start: Option<Day>) -> bool {
        let Some(start) = start else { return true };
        let expires = self.credit.expires.as_deref().and_then(Day::parse);
        self.issued().is_none_or(|issued| issued <= start) && expires.is_none_or(|expires| expires >= start)
    }

    /// Takes as much of `amount` as it holds; gives back the rest.
    fn pay(&mut self, amount: Minor) -> Minor {
        let taken = amount.min(self.amount);
        self.amount -= taken;
        amount - taken
    }
}

/// The positions of the lots as they are taken from: what gives way first, then the oldest issue, then id.
pub(in crate::import) fn oldest_first(lots: &[CreditDraft]) -> Vec<usize> {
    let key = |lot: &CreditDraft| {
        format!("{} {} {}", lot.origin != Origin::Balance, lot.credit.issued, lot.credit.id)
    };
    order_of_texts(&lots.iter().map(key).collect::<Vec<_>>())
}

/// The positions of the lots as they are spent: soonest expiry first (R31), those whose expiry nobody has
/// entered last.
pub(in crate::import) fn soonest_expiry_first(lots: &[CreditDraft]) -> Vec<usize> {
    let expiry = |lot: &CreditDraft| lot.credit.expires.clone().unwrap_or_else(|| "open".to_owned());
    let key = |lot: &CreditDraft| format!("{} {} {}", expiry(lot), lot.credit.issued, lot.credit.id);
    order_of_texts(&lots.iter().map(key).collect::<Vec<_>>())
}

/// Takes `amount` in this order from the lots that hold something on `start`.
pub(in crate::import) fn take(lots: &mut [CreditDraft], order: &[usize], start: Option<Day>, amount: Minor) {
    let mut left = amount;
    for position in order {
        let lot = &mut lots[*position];
        if lot.is_live(start) {
            left = lot.pay(left);
        }
    }
}

/// How sure it is from which lot something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Attribution {
    /// Only one issued ad credit was there.
    Certain,
    /// Several were there: the oldest issue is taken.
    Oldest,
    /// It came from ad credit that no row tells of.
    Earlier,
}

/// Takes what left on `day` from the lots that rows issued by then, in this order.
///
/// A lot the plan already had is as old as the last import: what left it has left its amount already, or
/// will when it is reconciled with the balance.
pub(in crate::import) fn attribute(
    lots: &mut [CreditDraft],
    order: &[usize],
    day: Day,
    amount: Minor,
) -> Attribution {
    let is_there = |lot: &CreditDraft| {
        let issued = lot.issued().is_none_or(|issued| issued <= day);
        lot.origin != Origin::Balance && lot.amount.is_positive() && issued
    };
    let there = order.iter().copied().filter(|position| is_there(&lots[*position])).collect::<Vec<_>>();
    if there.first().is_none_or(|oldest| lots[*oldest].origin != Origin::Row) {
        return Attribution::Earlier;
    }
    let (mut left, mut rows) = (amount, 0_usize);
    for position in there {
        let lot = &mut lots[position];
        if lot.origin == Origin::Row {
            rows += 1;
            left = lot.pay(left);
        }
    }
    match rows {
        _ if left.is_positive() => Attribution::Earlier,
        1 => Attribution::Certain,
        _ => Attribution::Oldest,
    }
}

/// What the lots hold on `start`.
pub(in crate::import) fn held(lots: &[CreditDraft], start: Option<Day>) -> Minor {
    lots.iter().filter(|lot| lot.is_live(start)).fold(Minor::ZERO, |sum, lot| plus(sum, lot.amount))
}

/// Rows without a balance: what they explain is no longer explained by what stands for the last balance.
/// Ad credit issued since that balance was read was never part of it, nor what is `entered` already.
pub(in crate::import) fn give_way(lots: &mut [CreditDraft], entered: &dyn Fn(&str) -> bool) {
    let Some(read_on) =
        lots.iter().filter(|lot| lot.origin == Origin::Balance).map(CreditDraft::issued).max()
    else {
        return;
    };
    let mut explained = Minor::ZERO;
    for lot in lots.iter().filter(|lot| lot.origin == Origin::Row) {
        if lot.issued() <= read_on && !entered(&lot.credit.id) {
            explained = plus(explained, lot.amount);
        }
    }
    for lot in lots.iter_mut().filter(|lot| lot.origin == Origin::Balance) {
        explained = lot.pay(explained);
    }
}

/// Adds `amount`, of which no row tells: to the lot `id` while its expiry is open; once somebody has
/// entered one, what is new may expire on another day and becomes a lot of its own.
pub(in crate::import) fn grow(
    lots: &mut Vec<CreditDraft>,
    amount: Minor,
    new: AdCreditDocument,
    taken: &dyn Fn(&str) -> bool,
) {
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
    lots.push(CreditDraft { credit: AdCreditDocument { id, ..new }, amount, origin: Origin::Balance });
}
