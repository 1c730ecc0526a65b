//! Sheets that people would not make: cells on which readers have stumbled, and real sheets that were damaged.

use crate::support::dice::Dice;
use strandline::import::sheet::{
    AccountMapping, ColumnMapping, DayOrder, ExpectedSpend, Role, Sheet, SheetKind, SheetMapping,
};
use strandline::money::DecimalMark;

/// Cells that have broken spreadsheets' readers before, and ordinary ones.
const CELLS: [&str; 60] = [
    "Account",
    "Account ID",
    "Daily spend",
    "Spend",
    "Date",
    "Amount",
    "Issued",
    "Expires",
    "To allocate",
    "Ad credit",
    "Cash",
    "Status",
    "Currency",
    "Ad credit ID",
    "Ad credit name",
    "North",
    "North",
    "Ñandú",
    "7012345678900000201",
    "'7012345678900000201",
    "7.01E+18",
    "$1,234.50",
    "1.234",
    "1.234,50 €",
    "(5)",
    "-",
    "—",
    "#N/A",
    "12",
    "0",
    "2026-11-03",
    "2026-11-03",
    "03/04/2026",
    "31/12/2026",
    "31-02-2026",
    "0001-01-01",
    "9999-12-31",
    "46329",
    "Total",
    "active",
    "USD",
    "EUR",
    "\"",
    "\"\"",
    "=1+",
    "=HYPERLINK(\"x\")",
    "=\"7\"",
    "\u{0}",
    "\u{fffd}",
    "\u{feff}",
    "\u{202e}x",
    "🏳️‍🌈",
    "99999999999999999999999",
    "9999999999999.99",
    "0.000000000000000000001",
    "",
    "",
    "{",
    "[1]",
    "sep=;",
];
const SEPARATORS: [&str; 8] = [",", ";", "\t", "|", "\n", "\r\n", "\n\n", "\r"];
const CODES: [&str; 6] = ["USD", "JPY", "KWD", "usd", "XXX", ""];
const DAYS: [&str; 5] = ["2026-11-20", "9999-12-31", "0001-01-01", "2026-02-30", ""];

/// A sheet as it is brought.
#[derive(Clone, Debug)]
pub(super) enum Brought {
    Text(String),
    Bytes(Vec<u8>),
    Cells(Vec<Vec<String>>),
}

impl Brought {
    pub(super) fn sheet(&self) -> Sheet<'_> {
        match self {
            Self::Text(text) => Sheet::Text(text),
            Self::Bytes(bytes) => Sheet::Bytes(bytes),
            Self::Cells(rows) => Sheet::Cells(rows.clone()),
        }
    }
}

/// A sheet, another one that makes the plan it comes into, and what is said of it.
#[derive(Clone, Debug)]
pub(super) struct Hostile {
    pub(super) sheet: Brought,
    pub(super) other: Brought,
    pub(super) said: SheetMapping,
}

/// Sheets of real shape, to be damaged.
pub(super) struct Sheets(Vec<Vec<u8>>);

impl Sheets {
    pub(super) fn all() -> Self {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sheets");
        let files = |folder: &std::path::Path| {
            let entries = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
            entries.filter(|it| it.is_file()).collect::<Vec<_>>()
        };
        let mut paths = [files(&folder), files(&folder.join("twenty"))].concat();
        paths.retain(|it| it.extension().is_none_or(|it| it != "right" && it != "xlsx"));
        paths.sort();
        Self(paths.iter().map(|it| std::fs::read(it).unwrap()).collect())
    }

    pub(super) fn hostile(&self, number: u64) -> Hostile {
        let mut dice = Dice::new(number, 61);
        let sheet = self.brought(&mut dice);
        let other = self.brought(&mut dice);
        let said = if dice.one_in(2) { SheetMapping::default() } else { said(&mut dice) };
        Hostile { sheet, other, said }
    }

    fn brought(&self, dice: &mut Dice) -> Brought {
        match dice.below(8) {
            0 => Brought::Cells(rows(dice)),
            1..=4 => Brought::Text(text(dice)),
            _ => Brought::Bytes(damaged(&self.0[dice.index(self.0.len())], dice)),
        }
    }
}

fn cell(dice: &mut Dice) -> String {
    (*dice.pick(&CELLS)).to_owned()
}

/// Rows of cells, each as long as it happens to be.
fn rows(dice: &mut Dice) -> Vec<Vec<String>> {
    let (width, height) = (1 + dice.below(6), dice.below(9));
    (0..height)
        .map(|_| {
            let width = if dice.one_in(9) { dice.below(400) } else { width };
            (0..width).map(|_| cell(dice)).collect()
        })
        .collect()
}

/// The cells of rows with a separator between them, now and then with another one.
fn text(dice: &mut Dice) -> String {
    let mut text = String::new();
    let separator = SEPARATORS[dice.index(4)];
    for row in rows(dice) {
        for (place, cell) in row.iter().enumerate() {
            text.push_str(cell);
            if dice.one_in(20) {
                text.push_str(SEPARATORS[dice.index(SEPARATORS.len())]);
            } else if place + 1 < row.len() {
                text.push_str(separator);
            }
        }
        text.push('\n');
    }
    text
}

/// A real sheet in which some things went wrong. Mostly its first lines alone: a long one finds little more.
fn damaged(sheet: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = sheet.to_vec();
    if !dice.one_in(50) {
        let end = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(30);
        bytes.truncate(end.map_or(bytes.len(), |(at, _)| at + 1));
    }
    for _ in 0..=dice.below(4) {
        let at = dice.index(bytes.len());
        let to = (at + dice.index(40)).min(bytes.len());
        let lines = || bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
        match dice.below(10) {
            0 => bytes.truncate(at),
            1 if !bytes.is_empty() => bytes[at] ^= 1 << dice.below(8),
            2 => drop(bytes.drain(at..to)),
            3 => drop(bytes.splice(at..at, cell(dice).into_bytes())),
            4 => drop(bytes.splice(at..to, SEPARATORS[dice.index(SEPARATORS.len())].bytes())),
            // A line again, and again.
            5 | 6 => {
                let mut lines = lines();
                let line = lines.get(dice.index(lines.len())).cloned().unwrap_or_default();
                let times = if dice.one_in(2_000) { 5_000 } else { 1 + dice.index(4) };
                lines.extend(std::iter::repeat_n(line, times));
                bytes = lines.concat();
            }
            7 => {
                let mut lines = lines();
                dice.shuffle(&mut lines);
                bytes = lines.concat();
            }
            8 if dice.one_in(200) => drop(bytes.splice(at..at, b"[".repeat(20_000))),
            8 if dice.one_in(200) => drop(bytes.splice(at..at, b",\"".repeat(20_000))),
            // Other digits.
            _ => {
                for byte in &mut bytes {
                    if byte.is_ascii_digit() && dice.one_in(12) {
                        *byte = b'0' + u8::try_from(dice.below(10)).unwrap();
                    }
                }
            }
        }
    }
    bytes
}

/// What somebody says who says anything.
fn said(dice: &mut Dice) -> SheetMapping {
    let columns = (0..dice.below(8)).map(|_| ColumnMapping {
        role: dice.one_in(2).then(|| *dice.pick(&Role::ALL)),
        decimal_mark: dice.one_in(3).then(|| *dice.pick(&[DecimalMark::Point, DecimalMark::Comma])),
        day_order: dice.one_in(3).then(|| *dice.pick(&[DayOrder::DayMonth, DayOrder::MonthDay])),
    });
    let columns = columns.collect();
    let accounts = (0..dice.below(4))
        .map(|_| AccountMapping { written: cell(dice), ad_account: dice.one_in(2).then(|| cell(dice)) });
    let accounts = accounts.collect();
    SheetMapping {
        kind: dice.one_in(3).then(|| *dice.pick(&SheetKind::ALL)),
        delimiter: dice.one_in(4).then(|| *dice.pick(&[',', ';', '\t', '"', '\n', '\0', 'é', '1'])),
        header_row: dice.one_in(4).then(|| dice.index(12)),
        columns,
        currency: dice.one_in(2).then(|| (*dice.pick(&CODES)).to_owned()),
        on: dice.one_in(2).then(|| (*dice.pick(&DAYS)).to_owned()),
        ad_credit: dice.one_in(4).then(|| cell(dice)),
        expected_spend: dice.one_in(4).then_some(ExpectedSpend::Mean),
        accounts,
    }
}
