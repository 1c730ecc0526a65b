//! Step four of a day: each approved ad account spends.
//!
//! Spend is written down for many days at once: as long as one source of funds pays each day in full, it
//! is one entry. Only the day on which a source runs dry is written by itself.

use super::run::Run;
use crate::day::Day;
use crate::ledger::{Entry, EntryKind, Place, Span, Step, Stretch, paid};
use crate::money::Minor;
use crate::plan::{AccountIndex, Billing, CreditIndex, SpendOrder};
use crate::rules::RuleId;

/// What pays for campaigns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// An ad credit, and what the ad account holds of it.
    Credit(CreditIndex, Minor),
    /// The ad account's cash.
    Cash(Minor),
    /// The payment method or a monthly invoice: never runs dry.
    Billing(EntryKind),
}

/// Funds that never run dry.
const ENDLESS: Minor = Minor::MAX;

impl Source {
    const fn funds(self) -> Minor {
        match self {
            Self::Credit(_, funds) | Self::Cash(funds) => funds,
            Self::Billing(_) => ENDLESS,
        }
    }
}

impl Run<'_> {
    /// Writes down an ad account's spend up to and including `through`.
    pub(super) fn settle(&mut self, account: AccountIndex, through: Day) {
        let stretches = &self.given.courses[account.position()].stretches;
        loop {
            let state = self.account(account);
            let ahead = stretches.get(state.stretch..).unwrap_or_default();
            let Some(stretch) = ahead.first() else { break };
            let day = state.unsettled.max(stretch.first);
            if day > through {
                break;
            }
            if day > stretch.last {
                state.stretch += 1;
                continue;
            }
            let paid_through = self.spend(account, day, through, ahead);
            self.account(account).unsettled = paid_through.next();
        }
    }

    /// Spends from `day` on for as long as the next source pays, and says the last day that is paid.
    fn spend(&mut self, account: AccountIndex, day: Day, through: Day, stretches: &[Stretch]) -> Day {
        // A prepaid ad account without funds does not deliver.
        let Some(source) = self.source(account) else { return through };
        match (paid(stretches, day, through, source.funds()), stretches.first()) {
            (Some(paid), _) => {
                self.pay(
                    account,
                    source,
                    Spent { day, through: paid.through, amount: paid.amount, stretches },
                );
                paid.through
            }
            (None, Some(stretch)) => {
                self.spend_piecemeal(account, day, stretch.pace.on(day));
                day
            }
            (None, None) => through,
        }
    }

    /// Spends one day that its first source can't pay in full.
    fn spend_piecemeal(&mut self, account: AccountIndex, day: Day, demand: Minor) {
        let mut due = demand;
        while due.is_positive() {
            let Some(source) = self.source(account) else { return };
            let amount = due.min(source.funds());
            self.pay(account, source, Spent { day, through: day, amount, stretches: &[] });
            due -= amount;
        }
    }

    /// What pays next: ad credit, cash, billing, or cash first where the plan assumes so (rules R27, R30).
    fn source(&mut self, account: AccountIndex) -> Option<Source> {
        match self.given.plan.assumptions().spend_order {
            SpendOrder::CreditBeforeCash => self.next_credit(account).or_else(|| self.cash(account)),
            SpendOrder::CashBeforeCredit => self.cash(account).or_else(|| self.next_credit(account)),
        }
        .or_else(|| self.billing(account))
    }

    fn cash(&self, account: AccountIndex) -> Option<Source> {
        let cash = self.state.ledger.balances().account_cash(account);
        cash.is_positive().then_some(Source::Cash(cash))
    }

    fn billing(&self, account: AccountIndex) -> Option<Source> {
        match self.given.plan.account(account).billing {
            Billing::Automatic => Some(Source::Billing(EntryKind::Bill)),
            Billing::MonthlyInvoicing => Some(Source::Billing(EntryKind::Invoice)),
            Billing::Manual => None,
        }
    }

    /// The first ad credit in draw order of which something is left.
    fn next_credit(&mut self, account: AccountIndex) -> Option<Source> {
        while let Some(credit) = self.state.accounts[account.position()].queue.first() {
            let held = self.state.ledger.balances().held(account, credit);
            if held.is_positive() {
                return Some(Source::Credit(credit, held));
            }
            self.account(account).queue.remove(credit);
        }
        None
    }

    fn pay(&mut self, account: AccountIndex, source: Source, spent: Spent<'_>) {
        // What is charged passes through and leaves every balance as it was: a tally counts none of it.
        if matches!(source, Source::Billing(_)) && self.state.ledger.is_tally() {
            return;
        }
        let entry = |kind, credit, from, to, rule| Entry {
            on: spent.day,
            step: Step::Spend,
            kind,
            credit,
            from,
            to,
            amount: spent.amount,
            rule,
            span: Span::OneDay,
        };
        let mut post = |entry: &Entry| match spent.stretches {
            [] => self.state.ledger.post(entry),
            stretches => self.state.ledger.post_spend(entry, spent.through, stretches),
        };
        let cash = Place::CashAdAccount(account);
        match source {
            Source::Credit(credit, _) => post(&entry(
                EntryKind::Spend,
                Some(credit),
                Place::AdAccount(account),
                Place::Spent,
                RuleId::CreditBeforeCash,
            )),
            Source::Cash(_) => {
                post(&entry(EntryKind::SpendCash, None, cash, Place::CashSpent, RuleId::SpendGoesOn));
            }
            // The charge passes through the ad account, so that no place but the issuer goes below zero.
            Source::Billing(kind) => {
                post(&entry(kind, None, Place::CashIssuer, cash, RuleId::Billing));
                post(&entry(EntryKind::SpendCash, None, cash, Place::CashSpent, RuleId::Billing));
            }
        }
    }
}

/// What one source has paid.
#[derive(Clone, Copy)]
struct Spent<'a> {
    /// The day, or the first of them.
    day: Day,
    /// The last of them.
    through: Day,
    amount: Minor,
    /// Where days are paid in full: their paces. None for part of a day.
    stretches: &'a [Stretch],
}
