//! The daily report: what each ad account spent on each day, and which days are settled.

use super::accounts::{KnownAccounts, account_id};
use super::amounts::{Purse, Spend, add_spend, plus};
use super::dates::day_of;
use super::facts::Facts;
use super::row::{Row, written};
use super::shape::Shape;
use super::words::add;
use crate::day::Day;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::table::{ByText, Table, order_of};
use crate::money::Minor;

/// How far the report reaches. The days themselves are with their ad accounts.
#[derive(Default)]
pub(in crate::import) struct Daily {
    /// The newest day that has a row.
    pub(in crate::import) newest: Option<Day>,
    /// The day on which the report was read, as far as it tells: the day after the newest, or later.
    pub(in crate::import) read_on: Option<Day>,
    /// Whether all pages are there; a day without a row then is a day without spend.
    pub(in crate::import) complete: bool,
}

/// How many days before the day of reading are not settled: figures arrive up to 48 hours late.
pub(in crate::import) const LAG: i32 = 2;

impl Daily {
    /// The newest day whose figures no longer change: its end lies 48 hours before the report was read.
    pub(in crate::import) fn settled(&self) -> Option<Day> {
        Some(self.newest?.min(self.read_on?.plus(-1 - LAG)))
    }
}

/// One row: an ad account's spend of a day, or a part of it.
struct SpendRow {
    account: usize,
    /// By what the report is cut: the names of its dimensions, as a number.
    cut: usize,
    day: Day,
    spend: Spend,
}

/// The rows that have been read.
#[derive(Default)]
struct Reading {
    /// By what a cell is of, in one text: of two rows of the same the newer counts.
    cells: ByText<SpendRow>,
    /// The cuts: how many dimensions, then their names. The first in order is the coarsest.
    cuts: Table,
    /// Faults of rows, counted, each with its first row: a report has thousands of rows.
    faults: Vec<(Kind, usize, String)>,
}

impl Reading {
    fn fault(&mut self, kind: Kind, row: &Row<'_>) {
        match self.faults.iter_mut().find(|fault| fault.0 == kind) {
            Some(fault) => fault.1 += 1,
            None => self.faults.push((kind, 1, row.path())),
        }
    }

    fn take(&mut self, row: &Row<'_>, account: usize, day: Day, spend: Spend) {
        let dimensions = row.inside("dimensions");
        let is_flat = dimensions.is_none();
        let fields = dimensions.as_ref().unwrap_or(row).fields();
        let (mut names, mut values, mut count) = (String::new(), String::new(), 0);
        for (name, value) in fields.iter().filter(|(name, _)| !is_flat || is_dimension(name)) {
            count += 1;
            add(&mut names, " ", name);
            if name != "stat_time_day" {
                add(&mut values, " ", written(value).unwrap_or("-"));
            }
        }
        let cut = self.cuts.number(&format!("{count:03} {names}"));
        let cell = self.cells.entry(&format!("{account} {cut} {day} {values}"), || SpendRow {
            account,
            cut,
            day,
            spend,
        });
        if std::mem::replace(&mut cell.spend, spend) != spend {
            self.fault(Kind::ReportConflict, row);
        }
    }

    /// One sum a day. Where a report is cut in several ways (by account and by campaign), the coarsest cut
    /// is the one that counts: the others are its parts.
    fn sum(&self, accounts: &mut KnownAccounts<'_, '_>) {
        let ranks = self.cuts.ranks();
        let mut coarsest = vec![i64::MAX; accounts.list.len()];
        for cell in &self.cells.values {
            coarsest[cell.account] = coarsest[cell.account].min(ranks[cell.cut]);
        }
        let days = self.cells.values.iter().map(|cell| cell.day.number()).collect::<Vec<_>>();
        for position in order_of(&days) {
            let cell = &self.cells.values[position];
            if ranks[cell.cut] != coarsest[cell.account] {
                continue;
            }
            add_spend(&mut accounts.list[cell.account].days, cell.day, cell.spend);
        }
    }
}

/// Reads the report into the ad accounts' days.
pub(in crate::import) fn read<'a>(
    facts: &Facts<'a>,
    purse: Purse,
    currency: &str,
    accounts: &mut KnownAccounts<'_, 'a>,
    notices: &mut Notices,
) -> Daily {
    let mut reading = Reading::default();
    for row in facts.rows(Shape::Report) {
        if let Err(fault) = take(row, purse, currency, accounts, &mut reading, notices) {
            reading.fault(fault, row);
        }
    }
    reading.sum(accounts);
    for (kind, count, path) in reading.faults {
        notices.tell(kind, &path).with("count", count);
    }
    let newest = reading.cells.values.iter().map(|cell| cell.day).max();
    let read_on = newest.map(|newest| match facts.asked(Shape::Report) {
        // A report read on its newest day has that day unfinished.
        Some(asked) if asked >= newest => asked,
        _ => newest.next(),
    });
    Daily { newest, read_on, complete: facts.complete(Shape::Report) }
}

/// Whether a field of a row that is flat says what the row is of, rather than how much.
fn is_dimension(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        "stat_time_day",
        "stat_time_hour",
        "country",
        "country_code",
        "province_id",
        "placement",
        "placement_type",
        "platform",
        "gender",
        "age",
        "language",
        "objective_type",
    ];
    name.ends_with("_id") || NAMES.contains(&name)
}

/// Takes one row; the fault is for the caller to count.
fn take<'a>(
    row: &Row<'a>,
    purse: Purse,
    currency: &str,
    accounts: &mut KnownAccounts<'_, 'a>,
    reading: &mut Reading,
    notices: &mut Notices,
) -> Result<(), Kind> {
    let dimensions = row.inside("dimensions").unwrap_or_else(|| row.clone());
    let metrics = row.inside("metrics").unwrap_or_else(|| row.clone());
    let time = dimensions.text("stat_time_day").or_else(|| dimensions.text("stat_time_hour"));
    let day = time.and_then(day_of).ok_or(Kind::ReportNoDay)?;
    let holder = [&dimensions, &metrics].into_iter().find(|row| row.value("advertiser_id").is_some());
    let holder = holder.ok_or(Kind::ReportNoAccount)?;
    let Some(id) = account_id(holder, "advertiser_id", notices) else { return Ok(()) };
    let is_other = |code: &str| !currency.is_empty() && !code.eq_ignore_ascii_case(currency);
    if metrics.text("currency").is_some_and(is_other) {
        return Err(Kind::ReportOtherCurrency);
    }
    let voucher = purse.read(&metrics, "voucher_spend", notices);
    let total = purse.read(&metrics, "spend", notices).or_else(|| {
        // The parts that cash and ad credit paid are all of it.
        let cash = purse.read(&metrics, "cash_spend", notices);
        (cash.is_some() || voucher.is_some())
            .then(|| plus(cash.unwrap_or_default(), voucher.unwrap_or_default()))
    });
    let account = accounts.place(id);
    let known = &mut accounts.list[account];
    known.called =
        [&dimensions, &metrics].into_iter().find_map(|row| row.text("advertiser_name")).or(known.called);
    let Some(total) = total else {
        known.unknown.push(day);
        return Err(Kind::ReportNoSpend);
    };
    let voucher = voucher.unwrap_or(Minor::ZERO);
    if !known.is_foreign {
        let spend = Spend { total: total.max(Minor::ZERO), voucher: voucher.max(Minor::ZERO) };
        reading.take(row, account, day, spend);
    }
    Ok(())
}
