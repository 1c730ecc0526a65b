//! The daily report: what each ad account spent on each day, and which days are settled.

use super::accounts::account_id;
use super::amounts::{Purse, plus};
use super::dates::day_of;
use super::facts::Facts;
use super::notice::{NoticeDocument, Notices};
use super::row::Row;
use super::shape::Shape;
use crate::day::Day;
use crate::money::Minor;
use std::collections::{BTreeMap, BTreeSet};

/// What one ad account spent on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spend {
    /// In all.
    pub(super) total: Minor,
    /// The part that ad credit paid.
    pub(super) voucher: Minor,
}

/// The spend of every ad account by day.
#[derive(Default)]
pub(super) struct Daily {
    /// By ad account and day.
    pub(super) accounts: BTreeMap<String, BTreeMap<Day, Spend>>,
    /// The newest day that has a row.
    pub(super) newest: Option<Day>,
    /// The day on which the report was read, as far as it tells: the day after the newest, or later.
    pub(super) read_on: Option<Day>,
    /// Whether all pages are there; a day without a row then is a day without spend.
    pub(super) complete: bool,
}

/// How many days before the day of reading are not settled: figures arrive up to 48 hours late.
pub(super) const LAG: i32 = 2;

impl Daily {
    /// The newest day whose figures no longer change: its end lies 48 hours before the report was read.
    pub(super) fn settled(&self) -> Option<Day> {
        Some(self.newest?.min(self.read_on?.plus(-1 - LAG)))
    }
}

/// Rows by their dimensions' names, by day and by the dimensions' values.
type Cut = BTreeMap<String, BTreeMap<(Day, String), Spend>>;

/// Faults of rows, counted: a report has thousands of rows.
#[derive(Default)]
struct Faults {
    paths: BTreeMap<&'static str, (usize, String)>,
}

impl Faults {
    fn count(&mut self, fault: &'static str, row: &Row<'_>) {
        let entry = self.paths.entry(fault).or_insert_with(|| (0, row.path()));
        entry.0 += 1;
    }

    fn tell(self, notices: &mut Notices) {
        for (fault, (count, path)) in self.paths {
            let what = match fault {
                "report.noDay" => "have no day; ask for the report with stat_time_day",
                "report.noAccount" => "name no ad account; ask for the report with advertiser_id",
                "report.noSpend" => "have no spend that can be read; ask for the metric spend",
                "report.otherCurrency" => "are in another currency",
                _ => "repeat a day with other figures; the newest answer is taken",
            };
            let message = format!("Some rows of the report ({count}) {what}. The first is named here.");
            notices.tell(NoticeDocument::warning(fault, path, message).with("count", count));
        }
    }
}

/// Reads the report.
pub(super) fn read(
    facts: &Facts<'_>,
    purse: Purse,
    currency: &str,
    foreign: &BTreeSet<String>,
    notices: &mut Notices,
) -> Daily {
    let mut cuts = BTreeMap::<String, Cut>::new();
    let mut faults = Faults::default();
    for row in facts.rows(Shape::Report) {
        take(row, purse, currency, &mut cuts, &mut faults, notices);
    }
    faults.tell(notices);
    cuts.retain(|account, _| !foreign.contains(account));
    let mut daily = Daily { complete: facts.complete(Shape::Report), ..Daily::default() };
    for (account, cut) in cuts {
        daily.accounts.insert(account, by_day(cut));
    }
    let days = daily.accounts.values().filter_map(|days| days.keys().next_back());
    daily.newest = days.max().copied();
    daily.read_on = daily.newest.map(|newest| match facts.asked(Shape::Report) {
        // A report read on its newest day has that day unfinished.
        Some(asked) if asked >= newest => asked,
        _ => newest.next(),
    });
    daily
}

fn take(
    row: &Row<'_>,
    purse: Purse,
    currency: &str,
    cuts: &mut BTreeMap<String, Cut>,
    faults: &mut Faults,
    notices: &mut Notices,
) {
    let (Some(dimensions), Some(metrics)) = (row.inside("dimensions"), row.inside("metrics")) else {
        return faults.count("report.noSpend", row);
    };
    let time = dimensions.text("stat_time_day").or_else(|| dimensions.text("stat_time_hour"));
    let Some(day) = time.and_then(day_of) else { return faults.count("report.noDay", row) };
    let holder = [&dimensions, &metrics].into_iter().find(|row| row.value("advertiser_id").is_some());
    let Some(holder) = holder else { return faults.count("report.noAccount", row) };
    let Some(account) = account_id(holder, "advertiser_id", notices) else { return };
    if metrics.text("currency").is_some_and(|code| !currency.is_empty() && code != currency) {
        return faults.count("report.otherCurrency", row);
    }
    let Some(total) = purse.read(&metrics, "spend", notices) else {
        return faults.count("report.noSpend", row);
    };
    let voucher = purse.read(&metrics, "voucher_spend", notices).unwrap_or(Minor::ZERO);
    let spend = Spend { total: total.max(Minor::ZERO), voucher: voucher.max(Minor::ZERO) };
    let names = dimensions.fields().keys().map(String::as_str).collect::<Vec<_>>().join(" ");
    let values = dimensions.fields().iter().filter(|(name, _)| *name != "stat_time_day");
    let values = values.map(|(_, value)| value.to_string()).collect::<Vec<_>>().join(" ");
    let days = cuts.entry(account).or_default().entry(names).or_default();
    if days.insert((day, values), spend).is_some_and(|before| before != spend) {
        faults.count("report.conflict", row);
    }
}

/// One sum a day. Where a report is cut in several ways (by account and by campaign), the coarsest cut is
/// the one that counts: the others are its parts.
fn by_day(cut: Cut) -> BTreeMap<Day, Spend> {
    let coarsest = cut.into_iter().min_by_key(|(names, _)| (names.split(' ').count(), names.clone()));
    let mut days = BTreeMap::<Day, Spend>::new();
    for ((day, _), spend) in coarsest.into_iter().flat_map(|(_, rows)| rows) {
        let sum = days.entry(day).or_default();
        sum.total = plus(sum.total, spend.total);
        sum.voucher = plus(sum.voucher, spend.voucher);
    }
    days
}
