//! Step four of a day: each approved ad account spends.
//!
//! Spend is written down for many days at once: as long as one source of funds pays each day in full, it
//! is one entry. Only the day on which a source runs dry is written by itself. Without a journal not even that: nobody
//! asks which day a source paid.

use super::state::Run;
use crate::day::Day;
use crate::ledger::{Charged, DayStep, Ending, Entry, RateSegment, Span, Transfer, paid};
use crate::money::Minor;
use crate::plan::{AccountIndex, Billing, CreditIndex, SpendOrder};

/// What pays for campaigns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Funds {
    /// An ad credit, and what the ad account holds of it.
    Credit(CreditIndex, Minor),
    /// The ad account's cash.
    Cash(Minor),
    /// The payment method or a monthly invoice: never runs dry.
    Billing(Charged),
}

impl Funds {
    const fn amount(self) -> Minor {
        match self {
            Self::Credit(_, funds) | Self::Cash(funds) => funds,
            Self::Billing(_) => Minor::MAX,
        }
    }

    const fn spend(self, account: AccountIndex) -> Transfer {
        match self {
            Self::Credit(credit, _) => Transfer::Spend { credit, account },
            Self::Cash(_) => Transfer::SpendCash { account },
            Self::Billing(on) => Transfer::Charge { account, on },
        }
    }
}

impl Run<'_> {
    /// Writes down an ad account's spend up to and including `through`, where it ends for the reason of `ending`.
    pub(super) fn settle(&mut self, account: AccountIndex, through: Day, ending: Ending) {
        if self.state.ledger.has_journal() {
            self.settle_by_day(account, through, ending);
        } else {
            self.settle_in_sum(account, through);
        }
    }

    /// Until the next settlement nothing comes and nothing goes, so of the spend of all these days each source pays what
    /// those before it can't.
    fn settle_in_sum(&mut self, account: AccountIndex, through: Day) {
        let mut due = self.due(account, through);
        self.account(account).settled += due;
        while due.is_positive()
            && let Some(source) = self.source(account)
        {
            let amount = due.min(source.amount());
            self.state.ledger.transfer(through, source.spend(account), amount);
            due -= amount;
        }
    }

    /// Spend up to and including `through` that is not yet written down, in a run without a journal.
    fn due(&mut self, account: AccountIndex, through: Day) -> Minor {
        let segments = &self.given.spend_schedules[account.position()].segments;
        let state = self.account(account);
        while segments.get(state.segment + 1).is_some_and(|next| next.first <= through) {
            state.segment += 1;
        }
        segments
            .get(state.segment)
            .map_or(Minor::ZERO, |segment| segment.until(through.min(segment.last)) - state.settled)
    }

    /// Whether what an ad account holds pays all spend up to and including `through`, even if `credit` arrives before
    /// that is written down.
    pub(super) fn pays_without(&mut self, credit: CreditIndex, account: AccountIndex, through: Day) -> bool {
        !self.state.ledger.has_journal()
            && self.state.accounts[account.position()].queue.ends_with(credit, self.given.ranks)
            && self.due(account, through) <= self.state.ledger.balances().account_credit(account)
    }

    fn settle_by_day(&mut self, account: AccountIndex, through: Day, ending: Ending) {
        let segments = &self.given.spend_schedules[account.position()].segments;
        loop {
            let state = self.account(account);
            let ahead = segments.get(state.segment..).unwrap_or_default();
            let Some(segment) = ahead.first() else { break };
            let day = state.unsettled.max(segment.first);
            if day > through {
                break;
            }
            if day > segment.last {
                state.segment += 1;
                continue;
            }
            let paid_through = self.spend(account, day, (through, ending), ahead);
            self.account(account).unsettled = paid_through.next();
        }
    }

    /// Spends from `day` on for as long as the next source pays, and says the last day that is paid.
    fn spend(
        &mut self,
        account: AccountIndex,
        day: Day,
        (through, ending): (Day, Ending),
        segments: &[RateSegment],
    ) -> Day {
        // A prepaid ad account without funds does not deliver.
        let Some(source) = self.source(account) else { return through };
        match (paid(segments, day, through, source.amount()), segments.first()) {
            (Some(paid), _) => {
                let ending = match segments.iter().any(|segment| segment.last == paid.through) {
                    _ if paid.through == through => ending,
                    true => Ending::PaceChanges,
                    false => Ending::UsedUp,
                };
                self.pay(
                    account,
                    source,
                    Spent { day, through: paid.through, amount: paid.amount, segments, ending },
                );
                paid.through
            }
            (None, Some(segment)) => {
                self.spend_piecemeal(account, day, segment.pace.on(day));
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
            let amount = due.min(source.amount());
            self.pay(
                account,
                source,
                Spent { day, through: day, amount, segments: &[], ending: Ending::Settled },
            );
            due -= amount;
        }
    }

    /// What pays next: ad credit, cash, billing, or cash first where the plan assumes so (rules R27, R30).
    fn source(&mut self, account: AccountIndex) -> Option<Funds> {
        match self.given.plan.assumptions().spend_order {
            SpendOrder::CreditBeforeCash => self.next_credit(account).or_else(|| self.cash(account)),
            SpendOrder::CashBeforeCredit => self.cash(account).or_else(|| self.next_credit(account)),
        }
        .or_else(|| self.billing(account))
    }

    fn cash(&self, account: AccountIndex) -> Option<Funds> {
        let cash = self.state.ledger.balances().account_cash(account);
        cash.is_positive().then_some(Funds::Cash(cash))
    }

    fn billing(&self, account: AccountIndex) -> Option<Funds> {
        match self.given.plan.account(account).billing {
            Billing::Automatic => Some(Funds::Billing(Charged::PaymentMethod)),
            Billing::MonthlyInvoicing => Some(Funds::Billing(Charged::MonthlyInvoice)),
            Billing::Manual => None,
        }
    }

    /// The first ad credit in draw order of which something is left.
    fn next_credit(&mut self, account: AccountIndex) -> Option<Funds> {
        while let Some(credit) = self.state.accounts[account.position()].queue.first() {
            let held = self.state.ledger.balances().held(account, credit);
            if held.is_positive() {
                return Some(Funds::Credit(credit, held));
            }
            self.account(account).queue.remove(credit);
        }
        None
    }

    fn pay(&mut self, account: AccountIndex, source: Funds, spent: Spent<'_>) {
        let expires = match source {
            Funds::Credit(credit, _) => Some(self.given.plan.credit(credit).expires),
            Funds::Cash(_) | Funds::Billing(_) => None,
        };
        let ending = match spent.ending {
            _ if spent.amount == source.amount() => Ending::UsedUp,
            Ending::Expired if expires != Some(spent.through) => Ending::Settled,
            ending => ending,
        };
        let (on, amount, transfer) = (spent.day, spent.amount, source.spend(account));
        let entry = Entry { on, step: DayStep::Spend, transfer, amount, span: Span::OneDay, ending };
        match spent.segments {
            [] => self.state.ledger.post(&entry),
            segments => self.state.ledger.post_spend(&entry, spent.through, segments),
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
    segments: &'a [RateSegment],
    /// Why it goes no further, unless the source is used up.
    ending: Ending,
}
