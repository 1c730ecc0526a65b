//! What a link says, in order. Nothing here may change: a link made once opens for ever.

use super::object::FieldForm;
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

pub(super) const PLAN: &[FieldForm] = &[
    FieldForm("currency", This("USD"), Text),
    FieldForm("name", Absent, Name),
    FieldForm("start", Absent, Day(Epoch)),
    FieldForm("end", Absent, Day(Start)),
];

pub(super) const BUSINESS_CENTER: &[FieldForm] = &[
    FieldForm("name", Absent, Name),
    FieldForm("entity", Absent, Text),
    FieldForm("cash", Absent, Decimal),
    FieldForm("creditLine", Absent, Decimal),
];

pub(super) const ASSUMPTIONS: &[FieldForm] = &[
    FieldForm("drawOrder", Absent, Word(DRAW_ORDERS)),
    FieldForm("suspension", Absent, Word(SUSPENSIONS)),
    FieldForm("whoMayAllocate", Absent, Words(ROLES)),
    FieldForm("minimumAllocation", Absent, Decimal),
    FieldForm("creditBeforeCash", Absent, Yes),
    FieldForm("sharedAccountsMayReceive", Absent, Yes),
    FieldForm("clawBackUsed", Absent, Yes),
];

/// Since version 3.
pub(super) const SPLIT_POLICY: &[FieldForm] = &[
    FieldForm("prefer", Absent, Word(PREFERENCES)),
    FieldForm("roundTo", Absent, Decimal),
    FieldForm("maxShare", Absent, Decimal),
];

/// What version 3 has added to an ad account.
pub(super) const BOUNDS: &[FieldForm] =
    &[FieldForm("atLeast", AsBefore, Decimal), FieldForm("atMost", AsBefore, Decimal)];

pub(super) const MEMBER: &[FieldForm] = &[
    FieldForm("id", Next("member-1"), Id),
    FieldForm("name", AsBefore, Name),
    FieldForm("role", AsBefore, Word(ROLES)),
];

pub(super) const AD_ACCOUNT: &[FieldForm] = &[
    FieldForm("id", Next("account-1"), Id),
    FieldForm("name", AsBefore, Name),
    FieldForm("dailySpend", AsBefore, Decimal),
    FieldForm("cash", AsBefore, Decimal),
    FieldForm("billing", AsBefore, Word(BILLING)),
    FieldForm("weekdayFactors", AsBefore, Decimals),
    FieldForm("entity", AsBefore, Text),
    FieldForm("relation", AsBefore, Word(RELATIONS)),
    FieldForm("status", AsBefore, Word(STATUSES)),
    FieldForm("spendRange", AsBefore, Range),
];

pub(super) const AD_CREDIT: &[FieldForm] = &[
    FieldForm("id", Next("credit-1"), Id),
    FieldForm("name", AsBefore, Name),
    FieldForm("issued", PlanStart, Day(Expected)),
    FieldForm("amount", AsBefore, Decimal),
    FieldForm("expires", AsBefore, Day(Issued)),
    FieldForm("heldBy", AsBefore, Holder),
    FieldForm("kind", AsBefore, Word(CREDIT_KINDS)),
];

/// Allocations often share day, ad credit, amount and member with the one before, and go to the next ad account.
pub(super) const ALLOCATION: &[FieldForm] = &[
    FieldForm("id", Next("allocation-1"), Id),
    FieldForm("on", PlanStart, Day(Expected)),
    FieldForm("adCredit", First(AdCredits), Reference(AdCredits)),
    FieldForm("adAccount", After(AdAccounts), Reference(AdAccounts)),
    FieldForm("amount", AsBefore, Decimal),
    FieldForm("by", AsBefore, Reference(Members)),
    FieldForm("done", AsBefore, Yes),
];

pub(super) const EVENT: &[FieldForm] = &[
    FieldForm("on", PlanStart, Day(Expected)),
    FieldForm("adAccount", First(AdAccounts), Reference(AdAccounts)),
    FieldForm("type", AsBefore, Word(EVENT_KINDS)),
    FieldForm("dailySpend", AsBefore, Decimal),
    FieldForm("amount", AsBefore, Decimal),
    FieldForm("from", AsBefore, Holder),
    FieldForm("to", AsBefore, Holder),
    FieldForm("kind", AsBefore, Word(VIOLATIONS)),
];

/// The lists of a plan that only links of version 2 have.
pub(super) const LISTS_SINCE_2: &[&str] = &["actuals"];

/// Rows of actual spend are mostly of one day, or of one week, each after the one before.
pub(super) const ACTUAL: &[FieldForm] = &[
    FieldForm("adAccount", AsBefore, Reference(AdAccounts)),
    FieldForm("from", AsBefore, Day(Expected)),
    FieldForm("to", AsBefore, Day(Begin)),
    FieldForm("spend", Absent, Decimal),
];
