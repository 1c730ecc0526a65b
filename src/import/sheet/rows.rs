//! The rows of a sheet as evidence: what each says, typed, and what could not be read of it.

use super::cells::{Grid, Line};
use super::columns::{Column, Deduced, SheetLayout};
use super::days::{DayText, day};
use super::kinds::SheetKind;
use super::role::Role;
use super::values::{IdText, id, is_yes, stands_for_nothing, status};
use crate::day::Day;
use crate::guard::unguarded;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::tiktok::words::{brief, clipped};
use crate::money::{Currency, Minor, WrittenError, read_written};
use crate::plan::limits;

/// What one row says.
#[derive(Clone, Debug, Default)]
pub(super) struct SheetRow {
    /// The line of the sheet, from 1.
    pub(super) line: usize,
    /// The id of its ad account.
    pub(super) id: Option<String>,
    /// The name of its ad account.
    pub(super) name: Option<String>,
    /// The status, in a plan's word.
    pub(super) status: Option<&'static str>,
    /// The id of its ad credit in a plan.
    pub(super) credit_id: Option<String>,
    /// The name of its ad credit.
    pub(super) credit: Option<String>,
    /// Whether its allocation is made.
    pub(super) is_done: bool,
    /// Its days.
    pub(super) days: Vec<(Role, Day)>,
    /// Its amounts, none below nothing.
    pub(super) amounts: Vec<(Role, Minor)>,
}

impl SheetRow {
    /// The amount of a role.
    pub(super) fn amount(&self, role: Role) -> Option<Minor> {
        self.amounts.iter().find(|(own, _)| *own == role).map(|(_, amount)| *amount)
    }

    /// The day of a role.
    pub(super) fn day(&self, role: Role) -> Option<Day> {
        self.days.iter().find(|(own, _)| *own == role).map(|(_, day)| *day)
    }

    /// What names its ad account to a person.
    pub(super) fn account(&self) -> Option<&str> {
        self.name.as_deref().or(self.id.as_deref())
    }

    /// What was spent: in all, else the parts together.
    pub(super) fn spend(&self) -> Option<Minor> {
        let parts = [Role::CashSpend, Role::CreditSpend].map(|role| self.amount(role));
        let sum = match parts {
            [None, None] => None,
            [cash, credit] => cash.unwrap_or(Minor::ZERO).checked_add(credit.unwrap_or(Minor::ZERO)),
        };
        self.amount(Role::Spend).or(sum)
    }

    /// Takes an id, a name, a status, or whether it is done.
    fn take_text(&mut self, role: Role, cell: &str, mut fault: impl FnMut(Kind)) {
        let text = unguarded(cell);
        match role {
            Role::AccountId => match id(cell) {
                IdText::Id(id) => self.id = Some(id),
                IdText::Damaged => fault(Kind::SheetIdDamaged),
                // What is no id may be a name: a column called “Ad account” can hold either.
                IdText::None => self.name = self.name.take().or_else(|| Some(clipped(text))),
            },
            Role::AccountName => self.name = Some(clipped(text)),
            Role::CreditName => self.credit = Some(clipped(text)),
            Role::CreditId => {
                self.credit_id = (text.chars().count() <= limits::ID).then(|| text.to_owned());
            }
            Role::Done => match is_yes(cell) {
                Some(is_yes) => self.is_done = is_yes,
                None => fault(Kind::SheetDoneUnknown),
            },
            Role::Status => match status(cell) {
                Some(word) => self.status = Some(word),
                None => fault(Kind::SheetStatusUnknown),
            },
            _ => {}
        }
    }
}

/// Cells of a column that could not be taken, counted.
struct CellFault {
    kind: Kind,
    column: usize,
    count: usize,
    examples: Vec<String>,
    line: usize,
}

/// How many cells a notice names.
const EXAMPLES: usize = 3;

#[derive(Default)]
struct CellFaults(Vec<CellFault>);

impl CellFaults {
    fn add(&mut self, kind: Kind, column: usize, line: usize, text: &str) {
        // As many as there are columns and kinds, at most.
        let place = self.0.iter().position(|fault| fault.kind == kind && fault.column == column);
        let fault = match place {
            Some(place) => &mut self.0[place],
            None => self.0.push_mut(CellFault { kind, column, count: 0, examples: Vec::new(), line }),
        };
        fault.count += 1;
        if fault.examples.len() < EXAMPLES {
            fault.examples.push(brief(text));
        }
    }

    fn tell(self, layout: &SheetLayout, notices: &mut Notices) {
        for fault in self.0 {
            let header = layout.columns.get(fault.column).map_or("", |column| column.header.as_str());
            let notice = notices.tell(fault.kind, &format!("/columns/{}", fault.column));
            notice.with("column", named(header, fault.column)).with("count", fault.count);
            notice.with("examples", fault.examples.join(", ")).with("line", fault.line);
        }
    }
}

/// A column by its words, or by its number where it has none.
pub(super) fn named(header: &str, place: usize) -> String {
    if header.is_empty() { (place + 1).to_string() } else { brief(header) }
}

/// Reads the rows of a sheet in the plan's `currency`.
pub(super) fn read(
    grid: &Grid,
    layout: &SheetLayout,
    currency: Currency,
    notices: &mut Notices,
) -> Vec<SheetRow> {
    let mut faults = CellFaults::default();
    let mut entries: Vec<SheetRow> = Vec::new();
    let mut lines = 0;
    for line in layout.data(grid) {
        lines += 1;
        let mut entry = one(line, layout, currency, &mut faults);
        // A merged cell of several rows has its text in the first of them.
        let is_of_above = match layout.kind {
            SheetKind::SpendByDay => entry.day(Role::Date).is_some(),
            SheetKind::Allocations => entry.day(Role::Date).is_some() || entry.credit.is_some(),
            _ => false,
        };
        if is_of_above
            && entry.account().is_none()
            && let Some(last) = entries.last()
        {
            (entry.id, entry.name) = (last.id.clone(), last.name.clone());
        }
        entries.push(entry);
    }
    faults.tell(layout, notices);
    let totals = grid.rows.len() - lines - layout.header.map_or(0, |row| row + 1);
    if totals > 0 {
        notices.tell(Kind::SheetTotals, "").with("count", totals);
    }
    tell_unclear(layout, notices);
    tell_period(layout, notices);
    entries
}

/// Spend without days may be of a day or of a year: it is asked which.
fn tell_period(layout: &SheetLayout, notices: &mut Notices) {
    if layout.kind != SheetKind::Accounts || layout.column(Role::DailySpend).is_some() {
        return;
    }
    let is_spend = |role| matches!(role, Role::Spend | Role::CashSpend | Role::CreditSpend);
    if let Some(place) = layout.columns.iter().position(|column| is_spend(column.role)) {
        let notice = notices.tell(Kind::SheetSpendPeriod, &format!("/columns/{place}"));
        notice.with("column", named(&layout.columns[place].header, place));
    }
}

/// Asks once for each column what its amounts or days don't show.
fn tell_unclear(layout: &SheetLayout, notices: &mut Notices) {
    for (place, column) in layout.columns.iter().enumerate() {
        let (kind, cells) = match (&column.mark, &column.order) {
            (Deduced::Unclear(cells), _) => (Kind::SheetMarkUnclear, cells),
            (Deduced::Contradictory(cells), _) => (Kind::SheetMarkContradictory, cells),
            (_, Deduced::Unclear(cells)) => (Kind::SheetOrderUnclear, cells),
            (_, Deduced::Contradictory(cells)) => (Kind::SheetOrderContradictory, cells),
            _ => continue,
        };
        let notice = notices.tell(kind, &format!("/columns/{place}"));
        let cells = cells.iter().map(|cell| brief(cell)).collect::<Vec<_>>();
        notice.with("column", named(&column.header, place)).with("examples", cells.join(", "));
    }
}

fn one(line: &Line, layout: &SheetLayout, currency: Currency, faults: &mut CellFaults) -> SheetRow {
    let mut entry = SheetRow { line: line.number, ..SheetRow::default() };
    // An amount without a sign is of the currency that the row names.
    let own = layout.column(Role::Currency).map_or("", |column| line.cell(column));
    let is_foreign = !own.is_empty() && !own.eq_ignore_ascii_case(currency.code());
    for (place, column) in layout.columns.iter().enumerate() {
        let cell = line.cell(place);
        if cell.is_empty() {
            continue;
        }
        let mut fault = |kind| faults.add(kind, place, line.number, cell);
        match column.role {
            role if role.is_amount() => {
                let amount = amount(cell, column, currency, is_foreign, &mut fault);
                entry.amounts.extend(amount.map(|amount| (role, amount)));
            }
            // What stands for no amount, the reader of amounts knows.
            _ if stands_for_nothing(cell) => {}
            role if role.is_day() => {
                let text = day(cell);
                match (text.settled(column.order.value()), text) {
                    (Some(day), _) => entry.days.push((role, day)),
                    (None, DayText::None) => fault(Kind::SheetDayUnreadable),
                    // Asked once for the column.
                    _ => {}
                }
            }
            role => entry.take_text(role, cell, fault),
        }
    }
    entry
}

/// The amount in a cell; `None` where there is none that a plan can take.
fn amount(
    cell: &str,
    column: &Column,
    currency: Currency,
    is_foreign: bool,
    fault: &mut dyn FnMut(Kind),
) -> Option<Minor> {
    // Asked once for the column.
    if column.asks(cell, currency) {
        return None;
    }
    let found = match read_written(cell, currency, column.mark.value()) {
        Ok(amount) => Ok(amount),
        Err(WrittenError::TooManyDecimals { rounded }) => {
            fault(Kind::SheetAmountRounded);
            Ok(rounded)
        }
        Err(WrittenError::Nothing | WrittenError::Ambiguous { .. }) => return None,
        Err(WrittenError::OtherCurrency(_)) => Err(Kind::SheetOtherCurrency),
        Err(_) => Err(Kind::SheetAmountUnreadable),
    };
    let taken = found.and_then(|amount| match amount {
        _ if is_foreign => Err(Kind::SheetOtherCurrency),
        _ if amount < Minor::ZERO => Err(Kind::SheetAmountNegative),
        _ if amount > limits::amount(currency) => Err(Kind::SheetAmountUnreadable),
        _ => Ok(amount),
    });
    taken.map_err(fault).ok()
}
