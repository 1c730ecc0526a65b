//! Sheets: what a finance manager has, as text, as a file's bytes, or as cells.
//!
//! A sheet is read in steps. Bytes become text ([`decode()`]), text becomes rows of cells (`cells`), the header and the
//! cells say what each column is (`columns`), and each row becomes an entry with typed days and amounts (`rows`).
//! [`preview()`] stops there and says how it read the sheet and what is unsure. [`import()`] goes on: rows meet the
//! plan's ad accounts (`matching`) and what they say is entered (`apply`; `balances` of a day after the plan's first).
//!
//! Nothing ambiguous is guessed. `1.234` and `03/04/2026` are asked once for their column, unless other cells show
//! what they mean; until then they are not taken, and the notice says which they are.

mod apply;
mod balances;
mod cells;
mod columns;
mod content;
mod credits;
mod days;
mod decode;
mod header;
mod kinds;
mod mapping;
mod matching;
mod preview;
mod reading;
mod role;
mod rows;
mod tables;
mod values;
mod vocabulary;
mod words;

pub use days::DayOrder;
pub use decode::{Decoded, Encoding, decode};
pub use kinds::SheetKind;
pub use mapping::{AccountMapping, ColumnMapping, SheetMapping};
pub use preview::{PreviewColumn, PreviewRow, SheetPreview, preview};
pub use reading::Sheet;
pub use role::Role;
pub use tables::tables;
pub(crate) use values::name_key;
pub use words::Sure;

use super::holdings::{Holdings, holdings};
use super::notice::Notices;
use super::tiktok::changes;
pub use super::tiktok::expected::ExpectedSpend;
use super::{Import, blank, name_plan};
use crate::money::Currency;
use crate::plan::document::PlanDocument;
use reading::read;

/// Makes a plan of a sheet, or updates `plan` with it.
///
/// Where the sheet speaks it rules. Where it doesn't, the plan stays as it was. What could not be read, or not be
/// matched, is not taken and asked. Of a later day than the plan's first, what a sheet says of ad credit in ad accounts is
/// compared with what a run of the plan says of that day.
#[must_use]
pub fn import(plan: Option<PlanDocument>, sheet: Sheet<'_>, mapping: &SheetMapping) -> Import {
    import_with(plan, sheet, mapping, holdings)
}

/// As [`import()`], without the code that runs a plan: what a sheet of a later day says of ad credit in ad accounts is
/// then not taken, and asked.
#[must_use]
pub fn import_without_run(plan: Option<PlanDocument>, sheet: Sheet<'_>, mapping: &SheetMapping) -> Import {
    import_with(plan, sheet, mapping, |_, _| None)
}

fn import_with(
    plan: Option<PlanDocument>,
    sheet: Sheet<'_>,
    mapping: &SheetMapping,
    holdings: Holdings,
) -> Import {
    let mut notices = Notices::new();
    let before = plan.as_ref().map(PlanDocument::to_value);
    let mut plan = plan.unwrap_or_else(blank);
    if let Some(read) = read(sheet, &plan, mapping, &mut notices) {
        if let Some(currency) = read.currency {
            currency.code().clone_into(&mut plan.currency);
        }
        apply::apply(&mut plan, &read, mapping, holdings, &mut notices);
    }
    name_plan(&mut plan);
    if let Some(before) = before {
        changes::tell(&before, &plan.to_value(), &mut notices);
    }
    super::tiktok::credits::ask_for_expiries(&plan, false, &mut notices);
    let notices = notices.into_list(Currency::from_code(&plan.currency));
    Import { plan, notices }
}
