//! From a document to a plan, or to everything that is wrong with it.
//!
//! The check goes on after a problem, so that one reading finds them all. Each part of a document is read
//! by a function that gives `None` once it has noted what keeps it from giving more.

mod account;
mod actual;
mod allocation;
mod assumptions;
mod credit;
mod event;
mod field;
mod ids;
mod notes;
mod split_policy;
mod totals;

use super::checked::{BusinessCenter, Plan};
use super::codes;
use super::document::{
    BusinessCenterDocument, Given, MemberDocument, PlanDocument, VERSION, in_document_order,
};
use super::limits;
use super::member::Member;
use super::problem::{Problem, Severity};
use crate::day::Period;
use crate::money::{Currency, Minor};
use field::{Field, Object, field};
use ids::IdList;
use notes::{DocumentPlace, Notes};
use totals::Readable;
pub(crate) use totals::{counts, most_spend};

/// A plan, and what the person should know about it all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The plan.
    pub plan: Plan,
    /// Problems of severity [`Severity::Warning`].
    pub warnings: Vec<Problem>,
}

/// Turns a document into a plan.
///
/// # Errors
///
/// All problems, warnings too, in document order, if at least one is an error.
pub fn check(document: &PlanDocument) -> Result<Checked, Vec<Problem>> {
    let notes = Notes::new(&document.unread, Currency::from_code(&document.currency));
    let plan = plan(&notes, document);
    let mut problems = notes.into_problems();
    in_document_order(&mut problems);
    let sound = problems.iter().all(|problem| problem.code.severity == Severity::Warning);
    match plan {
        Some(plan) if sound => Ok(Checked { plan, warnings: problems }),
        _ => Err(problems),
    }
}

fn plan(notes: &Notes<'_>, document: &PlanDocument) -> Option<Plan> {
    let whole = DocumentPlace::whole(notes);
    if document.unread.iter().any(|it| it.path.is_empty()) {
        notes.note(whole.problem(codes::DOCUMENT_NOT_AN_OBJECT));
        return None;
    }
    let it = Field { value: document, place: whole }.object()?;
    let version = version(field!(it, version))?;
    let name = field!(it, name).name();
    let currency = currency(field!(it, currency));
    let period = period(&it);
    let business_center = business_center(field!(it, business_center));

    let lists = (field!(it, members), field!(it, ad_accounts), field!(it, ad_credits));
    let (member_items, account_items) = (lists.0.items(limits::MEMBERS), lists.1.items(limits::AD_ACCOUNTS));
    let credit_items = lists.2.items(limits::AD_CREDITS);
    let (allocations, events) = (field!(it, allocations), field!(it, events));
    let allocation_items = allocations.items(limits::ALLOCATIONS);
    let members = IdList::of("members", member_items.as_deref(), |it| &it.id);
    let accounts = IdList::of("adAccounts", account_items.as_deref(), |it| &it.id);
    let credits = IdList::of("adCredits", credit_items.as_deref(), |it| &it.id);
    // Nothing refers to an allocation, but two of one name could not be told apart in a refusal.
    ids::tell_apart(allocation_items.as_deref().unwrap_or_default(), |it| &it.id);

    let plan_members = read_all(member_items, member);
    let ad_accounts = read_all(account_items, account::read);
    let ad_credits = read_all(credit_items, |it| credit::read(it, &accounts, period));
    let lists = allocation::References { members: &members, accounts: &accounts, credits: &credits };
    let allocations = read_all(allocation_items, |it| allocation::read(it, &lists, period));
    let events = read_all(events.items(limits::EVENTS), |it| event::read(it, &accounts, period));
    let (actuals, is_all_spend) = actual::read_all(field!(it, actuals), &accounts, period);
    let split_policy = split_policy::read(field!(it, split_policy));
    let assumptions = assumptions::read(field!(it, assumptions));
    let parts = Readable {
        period,
        business_center: business_center.as_ref(),
        ad_accounts: ad_accounts.as_deref().unwrap_or_default(),
        ad_credits: ad_credits.as_deref().unwrap_or_default(),
        allocations: allocations.as_deref().unwrap_or_default(),
        events: events.as_deref().unwrap_or_default(),
        actuals: &actuals,
    };
    totals::check(&parts, notes);
    split_policy::remark(&parts, split_policy.and_then(|policy| policy.max_share), notes);
    version.then_some(Plan {
        name: name?,
        currency: currency?,
        period: period?,
        business_center: business_center?,
        members: all(plan_members?)?,
        ad_accounts: all(ad_accounts?)?,
        ad_credits: all(ad_credits?)?,
        allocations: all(allocations?)?,
        events: all(events?)?,
        actuals: is_all_spend.then_some(actuals)?,
        split_policy: split_policy?,
        assumptions: assumptions?,
    })
}

/// Reads every item of a list, each `None` if it can't be read; `None` if the list itself can't.
fn read_all<'a, T, R>(
    items: Option<Vec<Field<'a, T>>>,
    read: impl FnMut(Field<'a, T>) -> Option<R>,
) -> Option<Vec<Option<R>>> {
    Some(items?.into_iter().map(read).collect())
}

/// All items, if every one of them can be read.
fn all<T>(items: Vec<Option<T>>) -> Option<Vec<T>> {
    items.into_iter().collect()
}

/// Whether the version is known. A document of another one may mean anything, so nothing else of it is read; of one that
/// doesn't say it, the rest is.
fn version(version: Field<'_, u32>) -> Option<bool> {
    let place = version.place;
    let found = match place.given {
        None if *version.value == VERSION => return Some(true),
        None => version.value.to_string(),
        Some(Given::Text(text) | Given::Number(text)) => text.clone(),
        Some(given @ Given::Nothing) => {
            place.unlike(given, "");
            return Some(false);
        }
        Some(Given::Unknown(_) | Given::Other) => "?".to_owned(),
    };
    place.note(place.problem(codes::VERSION_UNSUPPORTED).with("found", found));
    None
}

fn currency(code: Field<'_, String>) -> Option<Currency> {
    let found = code.text()?;
    let currency = code.place.notes.currency;
    if currency.is_none() {
        code.place.note(code.place.problem(codes::CURRENCY_UNKNOWN).with("found", found));
    }
    currency
}

fn period(it: &Object<'_, PlanDocument>) -> Option<Period> {
    let (start, end) = (field!(it, start).day(), field!(it, end).day());
    let period = Period { start: start?, end: end? };
    let place = field!(it, end).place;
    if period.end < period.start {
        place.note(place.problem(codes::PERIOD_END_BEFORE_START));
        return None;
    }
    if period.days() > limits::DAYS {
        let problem = place.problem(codes::PERIOD_TOO_LONG);
        place.note(problem.with("limit", limits::DAYS).with("count", period.days()));
        return None;
    }
    Some(period)
}

fn business_center(center: Field<'_, BusinessCenterDocument>) -> Option<BusinessCenter> {
    let it = center.object()?;
    let name = field!(it, name).name();
    let entity = field!(it, entity).or(None, |entity| entity.name().map(Some));
    let cash = field!(it, cash).or(Minor::ZERO, Field::amount);
    let credit_line = field!(it, credit_line).or(None, |line| line.amount().map(Some));
    Some(BusinessCenter { name: name?, entity: entity?, cash: cash?, credit_line: credit_line? })
}

fn member(member: Field<'_, MemberDocument>) -> Option<Member> {
    let it = member.object()?;
    let id = field!(it, id).id();
    let name = field!(it, name).name();
    let role = field!(it, role).word();
    Some(Member { id: id?, name: name?, role: role? })
}
