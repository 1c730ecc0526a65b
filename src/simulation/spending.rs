//! Step four of a day: each approved ad account spends.
//!
//! Spend is written down for many days at once: as long as one source of funds pays each day in full, it
//! is one entry. Only the day on which a source runs dry is written by itself.

use super::course::Stretch;
use super::run::Run;
use crate::day::Day;
use crate::ledger::{Entry, EntryKind, Place, Span, Step};
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
        loop {
            let state = &self.accounts[account.position()];
            let Some(stretch) = self.stretches(account).get(state.stretch).copied() else { break };
            let first = state.unsettled.max(stretch.first);
            let last = through.min(stretch.last);
            if first <= last {
                self.spend(account, first, last, stretch);
                self.account(account).unsettled = last.next();
            }
            if stretch.last > through {
                break;
            }
            self.account(account).stretch += 1;
        }
    }

    /// Spends every day from `day` to `last`, one source after the other.
    fn spend(&mut self, account: AccountIndex, mut day: Day, last: Day, stretch: Stretch) {
        let pace = stretch.pace;
        while day <= last {
            // A prepaid ad account without funds does not deliver.
            let Some(source) = self.source(account) else { return };
            let days = pace.days_paid(day, last, source.funds());
            if days > 0 {
                let through = day.plus(days - 1);
                let span = if days > 1 { Span::Daily { through, pace } } else { Span::OneDay };
                self.pay(account, day, span, source, pace.between(day, through));
                day = day.plus(days);
            } else {
                self.spend_piecemeal(account, day, pace.on(day));
                day = day.next();
            }
        }
    }

    /// Spends one day that its first source can't pay in full.
    fn spend_piecemeal(&mut self, account: AccountIndex, day: Day, demand: Minor) {
        let mut due = demand;
        while due.is_positive() {
            let Some(source) = self.source(account) else { return };
            let amount = due.min(source.funds());
            self.pay(account, day, Span::OneDay, source, amount);
            due -= amount;
        }
    }

    /// What pays next: ad credit, cash, billing, or cash first where the plan assumes so (rules R27, R30).
    fn source(&mut self, account: AccountIndex) -> Option<Source> {
        let credit = self.next_credit(account);
        let cash = Some(self.ledger.balances().account_cash(account))
            .filter(|cash| cash.is_positive())
            .map(Source::Cash);
        let billing = match self.plan.account(account).billing {
            Billing::Automatic => Some(Source::Billing(EntryKind::Bill)),
            Billing::MonthlyInvoicing => Some(Source::Billing(EntryKind::Invoice)),
            Billing::Manual => None,
        };
        match self.plan.assumptions().spend_order {
            SpendOrder::CreditBeforeCash => credit.or(cash),
            SpendOrder::CashBeforeCredit => cash.or(credit),
        }
        .or(billing)
    }

    /// The first ad credit in draw order of which something is left.
    fn next_credit(&mut self, account: AccountIndex) -> Option<Source> {
        while let Some(credit) = self.accounts[account.position()].queue.first() {
            let held = self.ledger.balances().held(account, credit);
            if held.is_positive() {
                return Some(Source::Credit(credit, held));
            }
            self.account(account).queue.remove(credit);
        }
        None
    }

    fn pay(&mut self, account: AccountIndex, on: Day, span: Span, source: Source, amount: Minor) {
        let entry = |kind, credit, from, to, rule| Entry {
            on,
            step: Step::Spend,
            kind,
            credit,
            from,
            to,
            amount,
            rule,
            span,
        };
        let cash = Place::CashAdAccount(account);
        match source {
            Source::Credit(credit, _) => self.ledger.post(entry(
                EntryKind::Spend,
                Some(credit),
                Place::AdAccount(account),
                Place::Spent,
                RuleId::CreditBeforeCash,
            )),
            Source::Cash(_) => {
                self.ledger.post(entry(
                    EntryKind::SpendCash,
                    None,
                    cash,
                    Place::CashSpent,
                    RuleId::SpendGoesOn,
                ));
            }
            // The charge passes through the ad account, so that no place but the issuer goes below zero.
            Source::Billing(kind) => {
                self.ledger.post(entry(kind, None, Place::CashIssuer, cash, RuleId::Billing));
                self.ledger.post(entry(EntryKind::SpendCash, None, cash, Place::CashSpent, RuleId::Billing));
            }
        }
    }
}
