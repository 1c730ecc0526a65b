//! How a sheet would be read, for a person to confirm or change.

use super::cells::Grid;
use super::columns::{Column, Deduced, SheetLayout};
use super::days::DayOrder;
use super::decode::Encoding;
use super::kinds::SheetKind;
use super::mapping::{ColumnMapping, SheetMapping};
use super::matching;
use super::reading::{Sheet, read, stand_in};
use super::role::Role;
use super::rows::SheetRow;
use super::words::Sure;
use crate::import::notice::{NoticeDocument, Notices};
use crate::import::tiktok::words::brief;
use crate::import::{blank, table::Table};
use crate::messages::Params;
use crate::money::{Currency, DecimalMark, Minor};
use crate::plan::document::PlanDocument;
use serde::Serialize;

/// The most rows of a preview. The import takes all of them.
const ROWS: usize = 200;
/// How many cells of a column are shown.
const EXAMPLES: usize = 3;

/// How a sheet is read, and what is unsure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct SheetPreview {
    /// What the sheet is taken for.
    #[cfg_attr(feature = "js", tsify(type = "SheetKind"))]
    pub kind: SheetKind,
    /// How its bytes were written; absent where it came as text or cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "js",
        tsify(optional, type = "\"utf8\" | \"utf16Le\" | \"utf16Be\" | \"windows1252\"")
    )]
    pub encoding: Option<Encoding>,
    /// What separates cells; absent where that is nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub delimiter: Option<char>,
    /// Number of the line that is the header, from 1; 0 where there is none.
    pub header_row: usize,
    /// ISO 4217 code of the amounts; absent where nothing says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub currency: Option<&'static str>,
    /// The columns, from the first on.
    pub columns: Vec<PreviewColumn>,
    /// The first rows as they are read, at most 200.
    pub rows: Vec<PreviewRow>,
    /// How many rows there are.
    pub row_count: usize,
    /// Names and ids of ad accounts that meet none of the plan's, or several: a person says which they are. At most
    /// 200, and none where there is no plan.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "js", tsify(optional, type = "string[]"))]
    pub unmatched: Vec<String>,
    /// How many rows name an ad account that the plan has.
    #[serde(skip)]
    pub matched: usize,
    /// What could not be read, and what is asked: questions first.
    #[cfg_attr(feature = "js", tsify(type = "Notice[]"))]
    pub notices: Vec<NoticeDocument>,
    /// All of this as it is given to the import, which then reads the sheet in the same way.
    pub mapping: SheetMapping,
}

/// One column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct PreviewColumn {
    /// What stands over it.
    pub header: String,
    /// What it is taken for.
    #[cfg_attr(feature = "js", tsify(type = "ColumnRole"))]
    pub role: Role,
    /// How sure that is.
    #[cfg_attr(feature = "js", tsify(type = "\"certain\" | \"likely\" | \"guess\""))]
    pub sure: Sure,
    /// The sign before the fraction of its amounts, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional, type = "\".\" | \",\""))]
    pub decimal_mark: Option<char>,
    /// Which of day and month its days write first, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional, type = "\"dayMonth\" | \"monthDay\""))]
    pub day_order: Option<DayOrder>,
    /// Whether it must be said which of the two it is.
    pub is_asked: bool,
    /// Its first cells.
    pub examples: Vec<String>,
}

/// One row as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct PreviewRow {
    /// Its line in the sheet, from 1.
    pub line: usize,
    /// What was read, by role: days as `YYYY-MM-DD`, amounts as decimal text.
    #[cfg_attr(feature = "js", tsify(type = "Partial<Record<ColumnRole, string>>"))]
    pub cells: Params,
}

/// Says how a sheet would be read into `plan`, with what `hints` say of it.
#[must_use]
pub fn preview(plan: Option<&PlanDocument>, sheet: Sheet<'_>, hints: &SheetMapping) -> SheetPreview {
    let mut notices = Notices::new();
    let empty = blank();
    let read = read(sheet, plan.unwrap_or(&empty), hints, &mut notices);
    let currency = read.as_ref().and_then(|read| read.currency);
    let mut preview = SheetPreview {
        kind: SheetKind::Unknown,
        encoding: None,
        delimiter: None,
        header_row: 0,
        currency: currency.map(Currency::code),
        columns: Vec::new(),
        rows: Vec::new(),
        row_count: 0,
        unmatched: Vec::new(),
        matched: 0,
        notices: notices.into_list(currency),
        mapping: hints.clone(),
    };
    let Some(read) = read else { return preview };
    let (grid, layout) = (&read.opened.grid, &read.layout);
    preview.kind = layout.kind;
    preview.encoding = read.opened.encoding;
    preview.delimiter = grid.delimiter;
    preview.header_row = layout.header.and_then(|row| grid.rows.get(row)).map_or(0, |row| row.number);
    let columns = layout.columns.iter().enumerate();
    preview.columns =
        columns.map(|(place, column)| of_column(column, examples(grid, layout, place))).collect();
    preview.row_count = read.entries.len();
    if let Some(plan) = plan {
        (preview.matched, preview.unmatched) = matching::meet(plan, &read.entries, layout.kind, hints, ROWS);
    }
    preview.rows = read.entries.iter().take(ROWS).map(|entry| of_row(entry, currency)).collect();
    let as_read = |column: &Column| ColumnMapping {
        role: Some(column.role),
        decimal_mark: column.mark.value(),
        day_order: column.order.value(),
    };
    preview.mapping = SheetMapping {
        kind: Some(layout.kind),
        delimiter: grid.delimiter,
        header_row: Some(preview.header_row),
        columns: layout.columns.iter().map(as_read).collect(),
        currency: currency.map(|currency| currency.code().to_owned()).or_else(|| hints.currency.clone()),
        ..hints.clone()
    };
    preview
}

/// The first cells of a column, each once.
fn examples(grid: &Grid, layout: &SheetLayout, place: usize) -> Vec<String> {
    let mut shown = Table::default();
    let cells = layout.data(grid).take(ROWS).map(|line| line.cell(place));
    let new = cells.filter(|cell| !cell.is_empty() && !shown.has(cell) && shown.number(cell) < EXAMPLES);
    new.map(brief).collect()
}

fn of_column(column: &Column, examples: Vec<String>) -> PreviewColumn {
    PreviewColumn {
        header: brief(&column.header),
        role: column.role,
        sure: column.sure,
        decimal_mark: column.mark.value().map(DecimalMark::sign),
        day_order: column.order.value(),
        is_asked: is_open(&column.mark) || is_open(&column.order),
        examples,
    }
}

fn of_row(entry: &SheetRow, currency: Option<Currency>) -> PreviewRow {
    let currency = currency.or_else(stand_in);
    let amount = |amount: &Minor| currency.map(|currency| amount.to_text(currency)).unwrap_or_default();
    let texts = [
        (Role::AccountId, entry.id.clone()),
        (Role::AccountName, entry.name.clone()),
        (Role::CreditId, entry.credit_id.clone()),
        (Role::CreditName, entry.credit.clone()),
        (Role::Status, entry.status.map(str::to_owned)),
    ];
    let texts = texts.into_iter().filter_map(|(role, text)| Some((role, text?)));
    let days = entry.days.iter().map(|(role, day)| (*role, day.to_string()));
    let amounts = entry.amounts.iter().map(|(role, it)| (*role, amount(it)));
    let cells = texts.chain(days).chain(amounts).map(|(role, text)| (role.name(), text.into()));
    PreviewRow { line: entry.line, cells: cells.collect() }
}

const fn is_open<T>(known: &Deduced<T>) -> bool {
    matches!(known, Deduced::Unclear(_) | Deduced::Contradictory(_))
}
