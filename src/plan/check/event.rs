//! Reading events.

use super::credit::holder;
use super::day_within;
use super::names::Names;
use super::reader::{Object, Place};
use crate::day::Period;
use crate::plan::problem::ProblemCode;
use crate::plan::{AccountIndex, Event, EventKind, Holder, Violation};

/// The words of an event's `type`.
#[derive(Clone, Copy)]
enum Word {
    Suspend,
    Reinstate,
    Close,
    SetDailySpend,
    MoveCash,
    Violation,
}

const WORDS: [(&str, Word); 6] = [
    ("suspend", Word::Suspend),
    ("reinstate", Word::Reinstate),
    ("close", Word::Close),
    ("setDailySpend", Word::SetDailySpend),
    ("moveCash", Word::MoveCash),
    ("violation", Word::Violation),
];

impl Word {
    const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Suspend | Self::Reinstate | Self::Close => &["on", "type", "adAccount"],
            Self::SetDailySpend => &["on", "type", "adAccount", "dailySpend"],
            Self::MoveCash => &["on", "type", "adAccount", "from", "to", "amount"],
            Self::Violation => &["on", "type", "adAccount", "kind"],
        }
    }
}

pub(super) fn read(place: &Place<'_>, accounts: &Names<'_>, period: Option<Period>) -> Option<Event> {
    let object = place.any_object()?;
    let word = object.need("type").and_then(|place| place.word(&WORDS));
    if let Some(word) = word {
        object.only(word.fields());
    }
    let on = day_within(&object, period);
    let account = object.need("adAccount").and_then(|place| accounts.find(&place)).map(AccountIndex::new);
    let kind = match word? {
        Word::Suspend => Some(EventKind::Suspend),
        Word::Reinstate => Some(EventKind::Reinstate),
        Word::Close => Some(EventKind::Close),
        Word::SetDailySpend => {
            object.need("dailySpend").and_then(|place| place.amount()).map(EventKind::SetDailySpend)
        }
        Word::MoveCash => move_cash(&object, accounts, account),
        Word::Violation => {
            let kinds = Violation::ALL.map(|kind| (kind.name(), kind));
            object.need("kind").and_then(|place| place.word(&kinds)).map(EventKind::Violation)
        }
    };
    Some(Event { on: on?, account: account?, kind: kind? })
}

fn move_cash(object: &Object<'_>, accounts: &Names<'_>, account: Option<AccountIndex>) -> Option<EventKind> {
    let end = |field| holder(&object.need(field)?, accounts);
    let (from, to) = (end("from"), end("to"));
    let amount = object.need("amount").and_then(|place| place.amount());
    let (from, to, account) = (from?, to?, account?);
    let note = |code, field: &str| {
        let problem = super::Problem::new(code, format!("{}/{field}", object.path));
        object.notes.note(problem);
        None
    };
    if from == to {
        return note(ProblemCode::CashSameEnds, "to");
    }
    if ![from, to].contains(&Holder::AdAccount(account)) {
        return note(ProblemCode::CashOtherAccount, "adAccount");
    }
    Some(EventKind::MoveCash { from, to, amount: amount? })
}
