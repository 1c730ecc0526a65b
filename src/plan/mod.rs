//! The checked plan: what is left once a document has no error.
//!
//! ```text
//! PlanDocument::read ──► PlanDocument ──► check ──► Plan, and warnings
//! (any format)           text in every       └────► every problem, with its path
//!                        field
//! ```
//!
//! A [`document`] is what somebody typed: text in every field, and a list of what could not be read. [`check()`] reads all
//! of it and goes on after a problem, so that a person sees everything that is wrong at once, in the order of the
//! document. A [`Plan`] can only be had from it. So whoever holds one may rely on this: references are the positions of
//! items that exist, days are within the plan, amounts are whole minor units of one currency, lists are within
//! [`limits`], and all ad credit, all cash and all spend can each be summed.
//!
//! A [`Problem`] says what is wrong by a stable code, where, and with which values; sentences are written elsewhere.

mod account;
mod assumptions;
pub mod check;
mod credit;
pub mod document;
mod event;
mod index;
mod member;
pub mod problem;
mod split_policy;

pub use account::{AdAccount, Billing, Relation, SpendRange, Status};
pub use assumptions::{
    AssumptionKey, Assumptions, ClawBack, DrawOrder, SharedAccounts, SpendOrder, SuspensionEffect,
};
pub use check::{Checked, check};
pub use credit::{AdCredit, Allocation, CreditKind, Execution, Holder};
pub use event::{Event, EventKind, Violation};
pub use index::{AccountIndex, CreditIndex, MemberIndex};
pub use member::{Member, Role, Roles};
pub use problem::{Problem, ProblemCode, Severity};
pub use split_policy::{Preference, SplitPolicy};

use crate::day::Period;
use crate::money::{Currency, Minor};

/// How much one plan may hold; past it the check says so instead of running for minutes.
pub mod limits {
    use crate::money::{Currency, Minor};

    /// Days from the first to the last, both included.
    pub const DAYS: i32 = 3_660;
    /// Ad accounts.
    pub const AD_ACCOUNTS: usize = 2_000;
    /// Ad credits.
    pub const AD_CREDITS: usize = 500;
    /// Allocations.
    pub const ALLOCATIONS: usize = 20_000;
    /// Events.
    pub const EVENTS: usize = 20_000;
    /// Members of the Business Center.
    pub const MEMBERS: usize = 2_000;
    /// Rows of a written journal: about 160 MB of text.
    pub const JOURNAL_ROWS: usize = 500_000;
    /// Characters of a name.
    pub const NAME: usize = 200;
    /// Characters of an id.
    pub const ID: usize = 64;
    /// An amount, in major units.
    pub const AMOUNT: i64 = 10_000_000_000_000;
    /// A weekday factor or spend range factor.
    pub const FACTOR: u64 = 1_000;
    /// Digits after the point of a factor.
    pub const FACTOR_DIGITS: u32 = 6;

    /// [`AMOUNT`] of a currency. It fits with the digits of every currency.
    #[must_use]
    pub fn amount(currency: Currency) -> Minor {
        Minor::new(AMOUNT * 10_i64.pow(u32::from(currency.digits())))
    }
}

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

/// A plan without errors. See [`check()`].
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    name: String,
    currency: Currency,
    period: Period,
    business_center: BusinessCenter,
    members: Vec<Member>,
    ad_accounts: Vec<AdAccount>,
    ad_credits: Vec<AdCredit>,
    allocations: Vec<Allocation>,
    events: Vec<Event>,
    split_policy: SplitPolicy,
    assumptions: Assumptions,
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
