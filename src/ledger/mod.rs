//! The ledger: the only way money moves.
//!
//! Every movement is an [`Entry`] from one [`Place`] to another; [`Ledger::post`] is the only function that
//! changes a balance. Balances, figures and series are folds over the [`Journal`], so each of them can be
//! recomputed from it alone.

mod balances;
mod contribution;
mod entry;
mod figures;
mod journal;
mod pace;
mod place;
mod series;

pub use balances::{Balances, Lot};
pub use contribution::{Direction, Figure, Scope};
pub use entry::{Entry, EntryKind, Span, Step};
pub use figures::{AccountFigures, CashFigures, CreditFigures, Figures};
pub use journal::{Journal, Row};
pub use pace::Pace;
pub use place::Place;
pub use series::{AccountSeries, Series};

/// A journal being written, and the balances it has come to.
#[derive(Clone, Debug)]
pub struct Ledger {
    journal: Journal,
    balances: Balances,
}

impl Ledger {
    /// An empty ledger for so many ad accounts and ad credits.
    #[must_use]
    pub fn open(ad_accounts: usize, ad_credits: usize) -> Self {
        Self { journal: Journal::default(), balances: Balances::new(ad_accounts, ad_credits) }
    }

    /// Moves money. An entry of nothing is not written.
    ///
    /// An entry that would take more than its place holds is a mistake of the caller: nothing moves, so
    /// that money is conserved, and with debug assertions it is reported.
    pub fn post(&mut self, entry: Entry) {
        if entry.amount.is_zero() {
            return;
        }
        let moved = self.balances.apply(&entry, entry.amount);
        debug_assert!(moved.is_ok(), "overdrawn: {entry:?}");
        if moved.is_ok() {
            self.journal.push(entry);
        }
    }

    /// What every place holds now.
    #[must_use]
    pub const fn balances(&self) -> &Balances {
        &self.balances
    }

    /// The finished journal, in the order of days and steps.
    #[must_use]
    pub fn close(mut self) -> Journal {
        self.journal.sort();
        self.journal
    }
}
