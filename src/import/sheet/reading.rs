//! From what a sheet comes as to its columns and its rows.

use super::cells::{self, Grid};
use super::columns::{self, SheetLayout};
use super::decode::{self, Encoding, decode};
use super::kinds::SheetKind;
use super::mapping::SheetMapping;
use super::role::Role;
use super::rows;
use super::words::Sure;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::money::{Currency, currency_of};
use crate::plan::document::PlanDocument;

/// What a sheet comes as.
#[derive(Clone, Debug)]
pub enum Sheet<'s> {
    /// Text: pasted, or a file somebody decoded.
    Text(&'s str),
    /// The bytes of a file.
    Bytes(&'s [u8]),
    /// Rows of cells, as a clipboard's table or a workbook has them.
    Cells(Vec<Vec<String>>),
}

/// A sheet as rows of cells, and how it came to them.
pub(super) struct OpenedSheet {
    pub(super) grid: Grid,
    pub(super) encoding: Option<Encoding>,
}

/// Opens a sheet; says what was damaged on the way.
pub(super) fn open(sheet: Sheet<'_>, mapping: &SheetMapping, notices: &mut Notices) -> OpenedSheet {
    let tell_damage = |damaged: usize, notices: &mut Notices| {
        if damaged > 0 {
            notices.tell(Kind::SheetDamaged, "").with("count", damaged);
        }
    };
    let text = |text: &str, notices: &mut Notices| {
        tell_damage(decode::damage(text), notices);
        cells::of_text(text, mapping.delimiter)
    };
    let opened = match sheet {
        Sheet::Text(it) => OpenedSheet { grid: text(it, notices), encoding: None },
        Sheet::Cells(rows) => {
            tell_damage(rows.iter().flatten().map(|cell| decode::damage(cell)).sum(), notices);
            OpenedSheet { grid: cells::of_cells(rows), encoding: None }
        }
        Sheet::Bytes(bytes) if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") => {
            notices.tell(Kind::SheetWorkbook, "");
            return OpenedSheet { grid: Grid::default(), encoding: None };
        }
        Sheet::Bytes(bytes) => {
            let decoded = decode(bytes);
            if decoded.encoding == Encoding::Windows1252 {
                notices.tell(Kind::SheetWindows1252, "");
            }
            OpenedSheet { grid: text(&decoded.text, notices), encoding: Some(decoded.encoding) }
        }
    };
    if opened.grid.rows.is_empty() {
        notices.tell(Kind::SheetEmpty, "");
    }
    if opened.grid.is_cut {
        notices.tell(Kind::SheetCut, "").with("rows", cells::ROWS).with("columns", cells::COLUMNS);
    }
    opened
}

/// The currency of the sheet's amounts; `None` where nothing says it.
pub(super) fn currency(
    plan: &PlanDocument,
    grid: &Grid,
    layout: &SheetLayout,
    mapping: &SheetMapping,
) -> Option<Currency> {
    let holds = !plan.ad_accounts.is_empty() || !plan.ad_credits.is_empty();
    let own = Currency::from_code(&plan.currency);
    if own.is_some() && holds {
        return own;
    }
    let told = mapping.currency.as_deref().and_then(|code| Currency::from_code(&code.to_ascii_uppercase()));
    let column = layout.column(Role::Currency);
    let written = || {
        layout.data(grid).find_map(|line| {
            let named =
                column.and_then(|column| Currency::from_code(&line.cell(column).to_ascii_uppercase()));
            let amounts = layout.columns.iter().enumerate().filter(|(_, column)| column.role.is_amount());
            named.or_else(|| amounts.map(|(place, _)| line.cell(place)).find_map(currency_of))
        })
    };
    let header = || {
        let amounts = layout.columns.iter().filter(|column| column.role.is_amount());
        amounts
            .flat_map(|column| column.header.split(|it: char| !it.is_alphabetic()))
            .find_map(Currency::from_code)
    };
    told.or_else(written).or_else(header).or(own)
}

/// The currency that amounts are read in where nothing says one: two decimals, as most have.
pub(super) fn stand_in() -> Option<Currency> {
    Currency::from_code("USD")
}

/// A sheet read to the end: its columns and its rows.
pub(super) struct Read {
    pub(super) opened: OpenedSheet,
    pub(super) layout: SheetLayout,
    pub(super) currency: Option<Currency>,
    pub(super) entries: Vec<rows::SheetRow>,
}

/// Reads a sheet for a plan.
pub(super) fn read(
    sheet: Sheet<'_>,
    plan: &PlanDocument,
    mapping: &SheetMapping,
    notices: &mut Notices,
) -> Option<Read> {
    let opened = open(sheet, mapping, notices);
    let first = Currency::from_code(&plan.currency).or_else(stand_in)?;
    let roles = columns::roles(&opened.grid, mapping, first);
    let currency = currency(plan, &opened.grid, &roles, mapping);
    // Amounts of the currency that was found show more than those of a stand-in do.
    let known = currency.unwrap_or(first);
    let roles = if known == first { roles } else { columns::roles(&opened.grid, mapping, known) };
    let layout = roles.written(&opened.grid, mapping, known);
    if opened.grid.rows.is_empty() {
        // Said already.
    } else if layout.kind == SheetKind::Unknown {
        notices.tell(Kind::SheetUnknown, "");
    } else if !layout.columns.iter().any(|column| column.sure > Sure::Guess) {
        notices.tell(Kind::SheetGuessed, "");
    }
    let mut entries = Vec::new();
    if layout.kind != SheetKind::Unknown {
        if currency.is_none() {
            notices.tell(Kind::SheetCurrencyNeeded, "/currency");
        }
        entries = rows::read(&opened.grid, &layout, currency.or_else(stand_in)?, notices);
    }
    Some(Read { opened, layout, currency, entries })
}
