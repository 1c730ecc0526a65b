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
mod stretch;
mod tally;

pub use balances::{Balances, Lot};
pub use contribution::{Direction, Figure, Scope};
pub use entry::{Entry, EntryKind, Span, Step};
pub use figures::{AccountFigures, CashFigures, CreditFigures, Figures};
pub use journal::{Journal, Row};
pub use pace::Pace;
pub use place::Place;
pub use series::{AccountSeries, Series};
pub use stretch::{Paid, Stretch, paid};
pub use tally::{Count, Tally};

use crate::day::Day;

/// A record being written, and the balances it has come to.
#[derive(Clone, Debug)]
pub struct Ledger {
    record: Record,
    balances: Balances,
}

/// What is kept of the entries.
#[derive(Clone, Debug)]
enum Record {
    /// Each of them.
    Journal(Journal),
    /// Only what they come to: for many runs of which nobody reads the journal.
    Tally(Tally),
}

impl Ledger {
    /// An empty ledger for so many ad accounts and ad credits.
    #[must_use]
    pub fn open(ad_accounts: usize, ad_credits: usize) -> Self {
        Self { record: Record::Journal(Journal::default()), balances: Balances::new(ad_accounts, ad_credits) }
    }

    /// An empty ledger that keeps no journal, only counts.
    #[must_use]
    pub fn tally(ad_accounts: usize, ad_credits: usize) -> Self {
        Self {
            record: Record::Tally(Tally::new(ad_accounts, ad_credits)),
            balances: Balances::new(ad_accounts, ad_credits),
        }
    }

    /// Empties it, in the same memory.
    pub(crate) fn clear(&mut self) {
        self.balances.clear();
        match &mut self.record {
            Record::Journal(journal) => *journal = Journal::default(),
            Record::Tally(tally) => tally.clear(),
        }
    }

    /// Moves money. An entry of nothing is not written.
    ///
    /// An entry that would take more than its place holds is a mistake of the caller: nothing moves, so
    /// that money is conserved, and with debug assertions it is reported.
    pub fn post(&mut self, entry: &Entry) {
        if entry.amount.is_zero() {
            return;
        }
        let moved = self.balances.apply(entry, entry.amount);
        debug_assert!(moved.is_ok(), "overdrawn: {entry:?}");
        if moved.is_ok() {
            match &mut self.record {
                Record::Journal(journal) => journal.push(*entry),
                Record::Tally(tally) => tally.add(entry),
            }
        }
    }

    /// Moves the spend of `stretches`, from the entry's day up to and including `through`; `entry.amount` is all of it.
    /// A journal gets an entry for each stretch, a tally only the sum.
    pub(crate) fn post_spend(&mut self, entry: &Entry, through: Day, stretches: &[Stretch]) {
        if self.is_tally() {
            return self.post(entry);
        }
        for stretch in stretches {
            let (on, last) = (entry.on.max(stretch.first), through.min(stretch.last));
            if on > last {
                break;
            }
            let pace = stretch.pace;
            let span = if on < last { Span::Daily { through: last, pace } } else { Span::OneDay };
            self.post(&Entry { on, span, amount: pace.between(on, last), ..*entry });
        }
    }

    /// What every place holds now.
    #[must_use]
    pub const fn balances(&self) -> &Balances {
        &self.balances
    }

    /// Whether it keeps counts instead of a journal.
    pub(crate) const fn is_tally(&self) -> bool {
        matches!(self.record, Record::Tally(_))
    }

    /// What a tally has counted; a journal is folded when it is closed.
    pub(crate) const fn tallied(&self) -> Option<&Tally> {
        match &self.record {
            Record::Journal(_) => None,
            Record::Tally(tally) => Some(tally),
        }
    }

    /// The finished journal, in the order of days and steps. A tally has none.
    #[must_use]
    pub fn close(self) -> Journal {
        match self.record {
            Record::Journal(mut journal) => {
                journal.sort();
                journal
            }
            Record::Tally(_) => Journal::default(),
        }
    }
}
