//! The journal of a run, for other programs: plain-text accounting, and tables; and what is to be done, for calendars.
//!
//! - **beancount**, **hledger** and **Ledger**: one transaction for each row of the journal. The accounts are in `accounts`: ad
//!   credit has an account for each ad credit and place, so that what became of one can be asked for by its name. At
//!   the end stand assertions of the projection's figures, which were not made from these transactions: the program
//!   that reads the file adds up for itself and says where it comes to something else.
//! - **CSV** (RFC 4180): one line for each row, with a heading. See [`spreadsheet`] for how ids and names stay what
//!   they are.
//! - **[`report`]**: what matters of a plan, for somebody who doesn't plan.
//! - **[`calendar`]** (RFC 5545): the days on which to allocate, and a warning before each expiry.
//!
//! beancount knows the years 1000 to 2999 only; a plan outside them is written all the same.

mod accounts;
mod assertions;
mod beancount;
mod books;
pub mod calendar;
mod csv;
mod ledger;
pub mod plain;
pub mod report;
mod sentence;
mod sheet;
pub mod spreadsheet;

pub use sheet::{sheet, template};

use crate::named::named;
use crate::plan::document::PlanDocument;
use crate::results::JournalOption;
use crate::results::projection::ProblemDocument;
use crate::results::{read, run, writable};
use crate::simulation::Projection;
use ledger::Dialect;

named! {
    /// What a journal is written for.
    pub enum Format {
        /// beancount, version 2 or 3.
        Beancount = "beancount",
        /// hledger.
        Hledger = "hledger",
        /// Ledger, version 3.
        Ledger = "ledger",
        /// Comma-separated values.
        Csv = "csv",
    }
}

impl Format {
    /// What the names of its files end with, without the point.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Beancount => "beancount",
            Self::Hledger => "journal",
            Self::Ledger => "ledger",
            Self::Csv => "csv",
        }
    }
}

/// Runs a document and writes its journal.
///
/// # Errors
///
/// All problems of the document, if at least one is an error; or one, where the journal would have more rows than are
/// written.
pub fn export(document: &PlanDocument, format: Format) -> Result<String, Vec<ProblemDocument>> {
    let (plan, _) = read(document)?;
    let projection = run(&plan)?;
    writable(&projection, JournalOption::With)?;
    Ok(journal(&projection, format))
}

/// The journal of a run, of any length: ask [`writable`] before.
#[must_use]
pub fn journal(projection: &Projection<'_>, format: Format) -> String {
    match format {
        Format::Beancount => beancount::write(projection),
        Format::Hledger => ledger::write(projection, Dialect::Hledger),
        Format::Ledger => ledger::write(projection, Dialect::Ledger),
        Format::Csv => csv::write(projection),
    }
}
