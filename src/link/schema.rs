//! What a link says, in order. Nothing here may change: a link made once opens for ever.

use super::object::Field;
use super::object::Form::{
    Day, Decimal, Decimals, Holder, Id, Name, Range, Reference, Text, Word, Words, Yes,
};
use super::object::From::{Begin, Epoch, Expected, Issued, Start};
use super::object::List::{AdAccounts, AdCredits, Members};
use super::object::Usual::{Absent, After, AsBefore, First, Next, PlanStart, This};

const ROLES: &[&str] = &["admin", "financeManager", "financeAnalyst", "standard"];
const RELATIONS: &[&str] = &["owned", "shared"];
const STATUSES: &[&str] = &["approved", "inReview", "suspended", "closed"];
const BILLING: &[&str] = &["automatic", "manual", "monthlyInvoicing"];
const CREDIT_KINDS: &[&str] = &["free", "assignable"];
const EVENT_KINDS: &[&str] = &["suspend", "reinstate", "close", "setDailySpend", "moveCash", "violation"];
const VIOLATIONS: &[&str] =
    &["boughtCredit", "soldCredit", "sharedCode", "receivedTransfer", "fakeCode", "misrepresented"];
const DRAW_ORDERS: &[&str] = &["soonestExpiry", "latestExpiry", "oldestIssue"];
const PREFERENCES: &[&str] = &["proportional", "leastChange", "fewestSteps"];
const SUSPENSIONS: &[&str] = &["forfeit", "freeze"];

pub(super) const PLAN: &[Field] = &[
    Field("currency", This("USD"), Text),
    Field("name", Absent, Name),
    Field("start", Absent, Day(Epoch)),
    Field("end", Absent, Day(Start)),
];

pub(super) const BUSINESS_CENTER: &[Field] = &[
    Field("name", Absent, Name),
    Field("entity", Absent, Text),
    Field("cash", Absent, Decimal),
    Field("creditLine", Absent, Decimal),
];

pub(super) const ASSUMPTIONS: &[Field] = &[
    Field("drawOrder", Absent, Word(DRAW_ORDERS)),
    Field("suspension", Absent, Word(SUSPENSIONS)),
    Field("whoMayAllocate", Absent, Words(ROLES)),
    Field("minimumAllocation", Absent, Decimal),
    Field("creditBeforeCash", Absent, Yes),
    Field("sharedAccountsMayReceive", Absent, Yes),
    Field("clawBackUsed", Absent, Yes),
];

/// Since version 3.
pub(super) const SPLIT_POLICY: &[Field] = &[
    Field("prefer", Absent, Word(PREFERENCES)),
    Field("roundTo", Absent, Decimal),
    Field("maxShare", Absent, Decimal),
];

/// What version 3 has added to an ad account.
pub(super) const BOUNDS: &[Field] =
    &[Field("atLeast", AsBefore, Decimal), Field("atMost", AsBefore, Decimal)];

pub(super) const MEMBER: &[Field] =
    &[Field("id", Next("member-1"), Id), Field("name", AsBefore, Name), Field("role", AsBefore, Word(ROLES))];

pub(super) const AD_ACCOUNT: &[Field] = &[
    Field("id", Next("account-1"), Id),
    Field("name", AsBefore, Name),
    Field("dailySpend", AsBefore, Decimal),
    Field("cash", AsBefore, Decimal),
    Field("billing", AsBefore, Word(BILLING)),
    Field("weekdayFactors", AsBefore, Decimals),
    Field("entity", AsBefore, Text),
    Field("relation", AsBefore, Word(RELATIONS)),
    Field("status", AsBefore, Word(STATUSES)),
    Field("spendRange", AsBefore, Range),
];

pub(super) const AD_CREDIT: &[Field] = &[
    Field("id", Next("credit-1"), Id),
    Field("name", AsBefore, Name),
    Field("issued", PlanStart, Day(Expected)),
    Field("amount", AsBefore, Decimal),
    Field("expires", AsBefore, Day(Issued)),
    Field("heldBy", AsBefore, Holder),
    Field("kind", AsBefore, Word(CREDIT_KINDS)),
];

/// Allocations often share day, ad credit, amount and member with the one before, and go to the next ad account.
pub(super) const ALLOCATION: &[Field] = &[
    Field("id", Next("allocation-1"), Id),
    Field("on", PlanStart, Day(Expected)),
    Field("adCredit", First(AdCredits), Reference(AdCredits)),
    Field("adAccount", After(AdAccounts), Reference(AdAccounts)),
    Field("amount", AsBefore, Decimal),
    Field("by", AsBefore, Reference(Members)),
    Field("done", AsBefore, Yes),
];

pub(super) const EVENT: &[Field] = &[
    Field("on", PlanStart, Day(Expected)),
    Field("adAccount", First(AdAccounts), Reference(AdAccounts)),
    Field("type", AsBefore, Word(EVENT_KINDS)),
    Field("dailySpend", AsBefore, Decimal),
    Field("amount", AsBefore, Decimal),
    Field("from", AsBefore, Holder),
    Field("to", AsBefore, Holder),
    Field("kind", AsBefore, Word(VIOLATIONS)),
];

/// The lists of a plan that only links of version 2 have.
pub(super) const LISTS_SINCE_2: &[&str] = &["actuals"];

/// Rows of actual spend are mostly of one day, or of one week, each after the one before.
pub(super) const ACTUAL: &[Field] = &[
    Field("adAccount", AsBefore, Reference(AdAccounts)),
    Field("from", AsBefore, Day(Expected)),
    Field("to", AsBefore, Day(Begin)),
    Field("spend", Absent, Decimal),
];
