//! Reading events.

use super::credit::read_holder;
use super::field::{Field, Object, field};
use super::ids::IdList;
use crate::day::Period;
use crate::named::named;
use crate::plan::codes;
use crate::plan::credit::Holder;
use crate::plan::document::EventDocument;
use crate::plan::event::{Event, EventKind};
use crate::plan::index::AccountIndex;

named! {
    /// The words of an event's `type`.
    enum EventWord {
        Suspend = "suspend",
        Reinstate = "reinstate",
        Close = "close",
        SetDailySpend = "setDailySpend",
        MoveCash = "moveCash",
        Violation = "violation",
    }
}

pub(super) fn read(
    event: Field<'_, EventDocument>,
    accounts: &IdList<'_>,
    period: Option<Period>,
) -> Option<Event> {
    let it = event.object()?;
    let on = field!(it, on).day_within(period);
    let word = field!(it, kind as "type").word();
    let account = accounts.find(field!(it, ad_account)).map(AccountIndex::new);
    if let Some(word) = word {
        field!(it, daily_spend).meant_only_if(word == EventWord::SetDailySpend);
        field!(it, from).meant_only_if(word == EventWord::MoveCash);
        field!(it, to).meant_only_if(word == EventWord::MoveCash);
        field!(it, amount).meant_only_if(word == EventWord::MoveCash);
        field!(it, violation as "kind").meant_only_if(word == EventWord::Violation);
    }
    let kind = match word? {
        EventWord::Suspend => Some(EventKind::Suspend),
        EventWord::Reinstate => Some(EventKind::Reinstate),
        EventWord::Close => Some(EventKind::Close),
        EventWord::SetDailySpend => {
            field!(it, daily_spend).needed().and_then(Field::amount).map(EventKind::SetDailySpend)
        }
        EventWord::MoveCash => move_cash(&it, accounts, account),
        EventWord::Violation => {
            field!(it, violation as "kind").needed().and_then(Field::word).map(EventKind::Violation)
        }
    };
    Some(Event { on: on?, account: account?, kind: kind? })
}

fn move_cash(
    it: &Object<'_, EventDocument>,
    accounts: &IdList<'_>,
    account: Option<AccountIndex>,
) -> Option<EventKind> {
    let from = field!(it, from).needed().and_then(|from| read_holder(from, accounts));
    let to = field!(it, to).needed().and_then(|to| read_holder(to, accounts));
    let amount = field!(it, amount).needed().and_then(Field::amount);
    let (from, to) = (from?, to?);
    if from == to {
        let place = field!(it, to).place;
        place.note(place.problem(codes::CASH_SAME_ENDS));
        return None;
    }
    let account = account?;
    if ![from, to].contains(&Holder::AdAccount(account)) {
        let place = field!(it, ad_account).place;
        place.note(place.problem(codes::CASH_OTHER_ACCOUNT));
        return None;
    }
    Some(EventKind::MoveCash { from, to, amount: amount? })
}
