//! The ledger: the only way money moves.
//!
//! A [`Transfer`] says what moves: its variant implies the place it leaves and the place it reaches, so that nonsense
//! can't be written. An [`Entry`] is a transfer with its day, its amount and, for spend, the days it is spread over and
//! why it ends there. Only the [`Ledger`] changes a balance, by [`Ledger::post`] or, where nobody reads the journal, by the
//! transfer alone; and the [`Journal`] of all entries is the only truth about a run:
//!
//! ```text
//! post(entry) ──► balances (what every place holds now; an overdraft stops the run)
//!     │
//!     └─────────► journal ──► figures, series, explanations, rows
//!                 or counts, in runs of which nobody reads the journal
//! ```
//!
//! Everything right of the journal is a fold over it, and what a transfer does to which figure is said once, in
//! `Transfer::effects`; tests hold counts to it. A written row has a kind, two places and a rule; a charge is one transfer
//! and two rows, because the money passes through the ad account.
//!
//! Money is conserved for every ad credit on every day:
//! issued = spent + unallocated + remaining + expired unallocated + expired in accounts + forfeited + revoked.

mod balances;
mod contribution;
mod entry;
mod figure;
mod figures;
mod journal;
mod place;
mod rate;
mod rate_segment;
mod series;
mod spread;
mod totals;
mod transfer;
mod weekly_rate;

pub use balances::{Balances, Lot};
pub use contribution::Scope;
pub use entry::{DayStep, Ending, Entry, Span};
pub use figure::{Direction, Figure};
pub use figures::{AccountFigures, CreditFigures, RunCash, RunFigures};
pub use journal::{Journal, WrittenRow};
pub use place::Place;
pub use rate::Rate;
pub use rate_segment::{Paid, RateSegment, paid};
pub use series::{AccountSeries, Series};
pub use spread::Spread;
pub use totals::{Count, Totals};
pub use transfer::{Charged, EntryKind, Forfeiture, Transfer};
pub use weekly_rate::WeeklyRate;

use crate::day::Day;
use crate::money::Minor;

/// A record being written, and the balances it has come to.
#[derive(Clone, Debug)]
pub struct Ledger {
    record: Record,
    balances: Balances,
    fault: Option<Fault>,
}

/// A transfer that would have taken more than its place holds. No plan leads to one: it is a mistake in the program, and
/// what a run comes to after it is not to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The day.
    pub on: Day,
    /// What was to move.
    pub transfer: Transfer,
    /// How much.
    pub amount: Minor,
}

/// What is kept of the entries.
#[derive(Clone, Debug)]
enum Record {
    /// Each of them.
    Journal(Journal),
    /// Only the figures that they come to: for runs of which nobody reads the journal.
    Figures(RunFigures),
    /// Even less: for very many runs.
    Totals(Totals),
}

impl Ledger {
    /// An empty ledger for so many ad accounts and ad credits.
    #[must_use]
    pub fn open(ad_accounts: usize, ad_credits: usize) -> Self {
        Self::of(Record::Journal(Journal::default()), ad_accounts, ad_credits)
    }

    /// An empty ledger that keeps no journal, only figures.
    pub(crate) fn figures(ad_accounts: usize, ad_credits: usize) -> Self {
        Self::of(Record::Figures(RunFigures::new(ad_accounts, ad_credits)), ad_accounts, ad_credits)
    }

    /// An empty ledger that keeps no journal, only counts.
    #[must_use]
    pub fn totals(ad_accounts: usize, ad_credits: usize) -> Self {
        Self::of(Record::Totals(Totals::new(ad_accounts, ad_credits)), ad_accounts, ad_credits)
    }

    fn of(record: Record, ad_accounts: usize, ad_credits: usize) -> Self {
        Self { record, balances: Balances::new(ad_accounts, ad_credits), fault: None }
    }

    /// Empties it, in the same memory.
    pub(crate) fn clear(&mut self) {
        self.balances.clear();
        self.fault = None;
        match &mut self.record {
            Record::Journal(journal) => *journal = Journal::default(),
            Record::Figures(figures) => figures.clear(),
            Record::Totals(totals) => totals.clear(),
        }
    }

    /// Moves money. An entry of nothing is not written.
    ///
    /// One that would take more than its place holds is kept as the [`Fault`] of this ledger. From then on nothing moves,
    /// so that money is conserved and whoever runs a plan can say that it stopped.
    pub fn post(&mut self, entry: &Entry) {
        if self.transfer(entry.on, entry.transfer, entry.amount)
            && let Record::Journal(journal) = &mut self.record
        {
            journal.push(*entry);
        }
    }

    /// As [`Ledger::post`] where there is no journal to write it in. Whether anything has moved.
    pub(crate) fn transfer(&mut self, on: Day, transfer: Transfer, amount: Minor) -> bool {
        if amount.is_zero() || self.fault.is_some() {
            return false;
        }
        if self.balances.apply(transfer, amount).is_err() {
            self.fault = Some(Fault { on, transfer, amount });
            return false;
        }
        match &mut self.record {
            Record::Journal(_) => {}
            Record::Figures(figures) => figures.change(transfer, amount),
            Record::Totals(totals) => totals.add(transfer, amount),
        }
        true
    }

    /// Whether it keeps a journal, and so asks for entries that say which day they moved what.
    pub(crate) const fn has_journal(&self) -> bool {
        matches!(self.record, Record::Journal(_))
    }

    /// Moves the spend of `segments`, from the entry's day up to and including `through`, in an entry for each segment.
    pub(crate) fn post_spend(&mut self, entry: &Entry, through: Day, segments: &[RateSegment]) {
        for segment in segments {
            let (on, last) = (entry.on.max(segment.first), through.min(segment.last));
            if on > last {
                break;
            }
            let pace = segment.pace;
            let span = if on < last { Span::Daily { through: last, pace } } else { Span::OneDay };
            let ending = if last < through { Ending::PaceChanges } else { entry.ending };
            self.post(&Entry { on, span, ending, amount: pace.between(on, last), ..*entry });
        }
    }

    /// The transfer that stopped it, if one did.
    #[must_use]
    pub const fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// What every place holds now.
    #[must_use]
    pub const fn balances(&self) -> &Balances {
        &self.balances
    }

    /// What totals have counted; a journal is folded when it is closed.
    pub(crate) const fn totals_so_far(&self) -> Option<&Totals> {
        match &self.record {
            Record::Journal(_) | Record::Figures(_) => None,
            Record::Totals(totals) => Some(totals),
        }
    }

    /// The finished journal, in the order of days and steps. Without one, an empty one.
    #[must_use]
    pub fn close(self) -> Journal {
        match self.record {
            Record::Journal(mut journal) => {
                journal.sort();
                journal
            }
            Record::Figures(_) | Record::Totals(_) => Journal::default(),
        }
    }

    /// The finished journal, and the figures that it comes to for so many ad accounts and ad credits.
    pub(crate) fn close_with_figures(self, ad_accounts: usize, ad_credits: usize) -> (Journal, RunFigures) {
        if let Record::Figures(figures) = self.record {
            return (Journal::default(), figures.added_up());
        }
        let journal = self.close();
        let figures = RunFigures::of(&journal, ad_accounts, ad_credits);
        (journal, figures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{AccountIndex, CreditIndex, Holder};

    fn entry(transfer: Transfer, amount: i64) -> Entry {
        let Some(day) = Day::parse("2026-03-02") else { unreachable!() };
        Entry::once(day, DayStep::Events, transfer, Minor::new(amount))
    }

    #[test]
    fn what_would_overdraw_a_place_stops_the_ledger_in_every_build() {
        let (credit, account) = (CreditIndex::new(0), AccountIndex::new(0));
        let issue = entry(Transfer::Issue { credit, to: Holder::BusinessCenter }, 10);
        for overdraft in [
            Transfer::Allocate { credit, account },
            Transfer::Spend { credit, account },
            Transfer::Expire { credit, holder: Holder::BusinessCenter },
            Transfer::Expire { credit, holder: Holder::AdAccount(account) },
            Transfer::Forfeit { credit, account, to: Forfeiture::Closure },
            Transfer::TopUp { account },
            Transfer::Withdraw { account },
            Transfer::ReturnCash { account },
            Transfer::SpendCash { account },
        ] {
            let mut ledger = Ledger::open(1, 1);
            ledger.post(&issue);
            ledger.post(&entry(overdraft, 11));
            let fault = Fault { on: issue.on, transfer: overdraft, amount: Minor::new(11) };
            assert_eq!(ledger.fault(), Some(fault));
            // Nothing moves any more, and what was first is told.
            ledger.post(&entry(Transfer::Allocate { credit, account }, 5));
            ledger.post(&entry(Transfer::Spend { credit, account }, 1));
            assert_eq!(ledger.fault(), Some(fault));
            assert_eq!(ledger.balances().unallocated(credit), Minor::new(10));
            assert_eq!(ledger.close().entries(), [issue]);
        }
    }

    #[test]
    fn a_charge_is_one_transfer_and_two_rows_and_changes_no_balance() {
        let account = AccountIndex::new(0);
        let mut ledger = Ledger::open(1, 0);
        ledger.post(&entry(Transfer::Charge { account, on: Charged::MonthlyInvoice }, 7));
        let balances = ledger.balances().clone();
        assert_eq!(balances, Balances::new(1, 0));
        let journal = ledger.close();
        let rows: Vec<_> = journal.rows().iter().map(|row| (row.kind, row.from, row.to)).collect();
        let purse = Place::CashAdAccount(account);
        let (charged, spent) =
            ((EntryKind::Invoice, Place::CashIssuer, purse), (EntryKind::SpendCash, purse, Place::CashSpent));
        assert_eq!(rows, [charged, spent]);
        assert_eq!(journal.row_count(), 2);
        let cash = RunFigures::of(&journal, 1, 0).cash;
        assert_eq!((cash.billed, cash.invoiced, cash.spent), (Minor::new(7), Minor::new(7), Minor::ZERO));
    }
}
