//! Reading actual spend.

use super::field::{Field, Object, field};
use super::ids::IdList;
use super::notes::DocumentPlace;
use crate::day::{Day, Period};
use crate::money::Minor;
use crate::order::sort_by_key;
use crate::plan::actual::ActualSpend;
use crate::plan::codes;
use crate::plan::document::ActualDocument;
use crate::plan::index::AccountIndex;
use crate::plan::limits;
use crate::plan::problem::Problem;

/// A row as far as it can be told from others.
#[derive(Clone, Copy)]
struct ActualRow {
    account: AccountIndex,
    days: Period,
    /// `None` where that can't be read, or the days lie outside the plan.
    spend: Option<Minor>,
    position: usize,
}

impl ActualRow {
    /// The row, where nothing is wrong with it by itself.
    fn sound(self) -> Option<ActualSpend> {
        let Self { account, days, spend, position } = self;
        Some(ActualSpend { account, days, spend: spend?, known_through: days.end, position })
    }
}

/// The rows that nothing is wrong with by themselves, each ad account's by day; and whether those are all there are.
pub(super) fn read_all(
    actuals: Field<'_, Vec<ActualDocument>>,
    accounts: &IdList<'_>,
    period: Option<Period>,
) -> (Vec<ActualSpend>, bool) {
    let Some(items) = actuals.items(limits::ACTUALS) else { return (Vec::new(), false) };
    let count = items.len();
    let items = items.into_iter().enumerate();
    let mut rows: Vec<_> = items.filter_map(|(position, it)| read(it, position, accounts, period)).collect();
    put_in_order(&mut rows, actuals.place);
    let sound: Vec<_> = rows.into_iter().filter_map(ActualRow::sound).collect();
    let is_all = sound.len() == count;
    (sound, is_all)
}

fn read(
    actual: Field<'_, ActualDocument>,
    position: usize,
    accounts: &IdList<'_>,
    period: Option<Period>,
) -> Option<ActualRow> {
    let it = actual.object()?;
    let account = accounts.find(field!(it, ad_account));
    let days = days(&it, period);
    let spend = field!(it, spend).amount();
    let (days, is_within) = days?;
    let spend = spend.filter(|_| is_within);
    Some(ActualRow { account: AccountIndex::new(account?), days, spend, position })
}

/// The days, and whether they lie within the plan. Both are looked at before either is given up.
fn days(it: &Object<'_, ActualDocument>, period: Option<Period>) -> Option<(Period, bool)> {
    let within = |field: Field<'_, String>| -> Option<(Day, bool)> {
        let day = field.day()?;
        let outside = period.filter(|period| !period.contains(day));
        if let Some(period) = outside {
            let problem = field.place.problem(codes::ACTUAL_OUTSIDE_PLAN);
            field.place.note(problem.with("start", period.start).with("end", period.end));
        }
        Some((day, outside.is_none()))
    };
    let (from, to) = (within(field!(it, from)), within(field!(it, to)));
    let ((start, starts_within), (end, ends_within)) = (from?, to?);
    if end < start {
        let place = field!(it, to).place;
        place.note(place.problem(codes::ACTUAL_ORDER).with("from", start).with("to", end));
        return None;
    }
    Some((Period { start, end }, starts_within && ends_within))
}

/// Puts rows in order, each ad account's by day, and notes those that share a day with another of the same ad account.
fn put_in_order(rows: &mut [ActualRow], place: DocumentPlace<'_>) {
    sort_by_key(rows, |row| (row.account, row.days.start, row.position));
    let mut before: Option<ActualRow> = None;
    for row in rows {
        let same = before.filter(|before| before.account == row.account);
        if let Some(before) = same.filter(|before| row.days.start <= before.days.end) {
            let (later, other) = if row.position > before.position { (*row, before) } else { (before, *row) };
            let problem = Problem::new(codes::ACTUAL_OVERLAP, format!("/actuals/{}", later.position));
            place.note(problem.with("from", other.days.start).with("to", other.days.end));
        }
        // Of the rows so far, the one that lasts longest.
        if same.is_none_or(|before| row.days.end > before.days.end) {
            before = Some(*row);
        }
    }
}
