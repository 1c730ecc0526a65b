//! A plan that has been checked.

use super::account::AdAccount;
use super::actual::ActualSpend;
use super::assumptions::Assumptions;
use super::credit::{AdCredit, Allocation};
use super::event::{Event, EventKind};
use super::index::{AccountIndex, CreditIndex};
use super::member::Member;
use super::split_policy::SplitPolicy;
use crate::day::{Day, Period};
use crate::money::{Currency, Minor};

/// The owner of unallocated funds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BusinessCenter {
    /// What it is called.
    pub name: String,
    /// The business entity it belongs to, where given.
    pub entity: Option<String>,
    /// Cash on the first day.
    pub cash: Minor,
    /// The credit line TikTok granted, where given.
    pub credit_line: Option<Minor>,
}

/// A plan without errors. See [`super::check()`].
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub(super) name: String,
    pub(super) currency: Currency,
    pub(super) period: Period,
    pub(super) business_center: BusinessCenter,
    pub(super) members: Vec<Member>,
    pub(super) ad_accounts: Vec<AdAccount>,
    pub(super) ad_credits: Vec<AdCredit>,
    pub(super) allocations: Vec<Allocation>,
    pub(super) events: Vec<Event>,
    /// By ad account and then by day, no two of one ad account on the same day.
    pub(super) actuals: Vec<ActualSpend>,
    pub(super) split_policy: SplitPolicy,
    pub(super) assumptions: Assumptions,
}

impl Plan {
    /// The title of the scenario.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The one currency of all its amounts.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The simulated days.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The owner of unallocated funds.
    #[must_use]
    pub const fn business_center(&self) -> &BusinessCenter {
        &self.business_center
    }

    /// The people of the Business Center, in document order.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The ad accounts, in document order.
    #[must_use]
    pub fn ad_accounts(&self) -> &[AdAccount] {
        &self.ad_accounts
    }

    /// The ad credits, in document order.
    #[must_use]
    pub fn ad_credits(&self) -> &[AdCredit] {
        &self.ad_credits
    }

    /// The allocations, in document order.
    #[must_use]
    pub fn allocations(&self) -> &[Allocation] {
        &self.allocations
    }

    /// The events, in document order.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// What ad accounts really spent, by ad account and then by day; no two rows of one ad account share a day.
    #[must_use]
    pub fn actuals(&self) -> &[ActualSpend] {
        &self.actuals
    }

    /// The rows of one ad account, by day.
    #[must_use]
    pub fn actuals_of(&self, account: AccountIndex) -> &[ActualSpend] {
        let first = self.actuals.partition_point(|row| row.account < account);
        let rows = &self.actuals[first..];
        &rows[..rows.partition_point(|row| row.account == account)]
    }

    /// The last day of which any actual spend is known: figures up to it are facts, after it a forecast. `None` in a plan
    /// without actual spend.
    #[must_use]
    pub fn as_of(&self) -> Option<Day> {
        self.actuals.iter().map(|row| row.known_through).max()
    }

    /// The first day on which advice may allocate: the day after [`Plan::as_of`], which may be after the last day; in a
    /// plan without actual spend its first.
    #[must_use]
    pub fn first_open_day(&self) -> Day {
        self.as_of().map_or(self.period.start, Day::next)
    }

    /// Which of the splits that spend the same advice gives.
    #[must_use]
    pub const fn split_policy(&self) -> &SplitPolicy {
        &self.split_policy
    }

    /// The rules that rest on an assumption, as this plan sets them.
    #[must_use]
    pub const fn assumptions(&self) -> &Assumptions {
        &self.assumptions
    }

    /// The same plan with other allocations, which refer to its own ad credits, ad accounts and members.
    pub(crate) fn with_allocations(&self, allocations: Vec<Allocation>) -> Self {
        Self { allocations, ..self.clone() }
    }

    /// The same plan with one more event, which refers to its own ad accounts.
    pub(crate) fn with_event(mut self, event: Event) -> Self {
        self.events.push(event);
        self
    }

    /// The same plan as it was known at the end of `day`: what was spent after it counts as not known yet. Of a row that
    /// lasts longer, the days up to `day` keep what they have in the whole row.
    pub(crate) fn as_known_at(&self, day: Day) -> Self {
        let mut plan = self.clone();
        plan.actuals.retain(|row| row.days.start <= day);
        for row in &mut plan.actuals {
            row.known_through = row.known_through.min(day);
        }
        plan
    }

    /// The same plan, of which no actual spend is known.
    pub(crate) fn without_actuals(&self) -> Self {
        Self { actuals: Vec::new(), ..self.clone() }
    }

    /// The same plan in which each of these ad accounts is expected to spend so much a day from `from` on, whatever its
    /// events say of that. `from` may be after the last day: then nothing is different.
    pub(crate) fn expecting(&self, from: Day, expected: &[(AccountIndex, Minor)]) -> Self {
        let mut plan = self.clone();
        let mut is_set = vec![false; plan.ad_accounts.len()];
        for (account, _) in expected {
            is_set[account.position()] = true;
        }
        plan.events.retain(|event| {
            let sets = matches!(event.kind, EventKind::SetDailySpend(_));
            !(sets && event.on >= from && is_set[event.account.position()])
        });
        if plan.period.contains(from) {
            plan.events.extend(expected.iter().map(|(account, daily_spend)| Event {
                on: from,
                account: *account,
                kind: EventKind::SetDailySpend(*daily_spend),
            }));
        }
        plan
    }

    /// The ad account of this id.
    #[must_use]
    pub fn find_account(&self, id: &str) -> Option<AccountIndex> {
        self.ad_accounts.iter().position(|account| account.id == id).map(AccountIndex::new)
    }

    /// The ad account at `index`.
    ///
    /// # Panics
    ///
    /// Where `index` comes from another plan that has more ad accounts.
    #[must_use]
    pub fn account(&self, index: AccountIndex) -> &AdAccount {
        &self.ad_accounts[index.position()]
    }

    /// The ad credit at `index`.
    ///
    /// # Panics
    ///
    /// Where `index` comes from another plan that has more ad credits.
    #[must_use]
    pub fn credit(&self, index: CreditIndex) -> &AdCredit {
        &self.ad_credits[index.position()]
    }
}
