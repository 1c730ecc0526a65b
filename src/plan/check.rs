//! From a document to a plan, or to everything that is wrong with it.
//!
//! The check goes on after a problem, so that one reading finds them all. Each part of a document is read
//! by a function that gives `None` once it has noted what keeps it from giving more.

mod account;
mod allocation;
mod assumptions;
mod credit;
mod event;
mod names;
mod reader;
mod totals;

use super::problem::{Problem, ProblemCode, Severity};
use super::{BusinessCenter, Member, Plan, Role, limits};
use crate::day::Period;
use crate::money::{Currency, Minor};
use names::Names;
use reader::{Notes, Object, Place};
use serde_json::Value;

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
pub fn check(document: &Value) -> Result<Checked, Vec<Problem>> {
    let mut notes = Notes::new();
    notes.currency = document.get("currency").and_then(Value::as_str).and_then(Currency::from_code);
    let plan = document_plan(&notes, document);
    let problems = notes.into_problems();
    let sound = problems.iter().all(|problem| problem.code.severity() == Severity::Warning);
    match plan {
        Some(plan) if sound => Ok(Checked { plan, warnings: problems }),
        _ => Err(problems),
    }
}

fn document_plan(notes: &Notes, document: &Value) -> Option<Plan> {
    let Value::Object(_) = document else {
        notes.note(Problem::new(ProblemCode::DocumentNotAnObject, ""));
        return None;
    };
    let root = Place { value: document, path: String::new(), notes }.object(&[
        "version",
        "name",
        "currency",
        "start",
        "end",
        "businessCenter",
        "members",
        "adAccounts",
        "adCredits",
        "allocations",
        "events",
        "assumptions",
    ])?;
    version(&root)?;
    let name = root.need("name").and_then(|place| place.name());
    let currency = currency(&root);
    let period = period(&root);
    let business_center = root.need("businessCenter").and_then(|place| business_center(&place));

    let member_places = root.list("members", limits::MEMBERS);
    let account_places = root.list("adAccounts", limits::AD_ACCOUNTS);
    let credit_places = root.list("adCredits", limits::AD_CREDITS);
    let allocation_places = root.list("allocations", limits::ALLOCATIONS);
    let event_places = root.list("events", limits::EVENTS);
    let members = Names::of("members", member_places.as_deref());
    let accounts = Names::of("adAccounts", account_places.as_deref());
    let credits = Names::of("adCredits", credit_places.as_deref());
    // Nothing refers to an allocation, but two of one name could not be told apart in a refusal.
    Names::of("allocations", allocation_places.as_deref());

    let plan_members = items(member_places, member);
    let ad_accounts = items(account_places, account::read);
    let ad_credits = items(credit_places, |place| credit::read(place, &accounts, period));
    let names = allocation::References { members: &members, accounts: &accounts, credits: &credits };
    let allocations = items(allocation_places, |place| allocation::read(place, &names, period));
    let events = items(event_places, |place| event::read(place, &accounts, period));
    let assumptions = match root.get("assumptions") {
        Some(place) => assumptions::read(&place),
        None => Some(super::Assumptions::default()),
    };
    totals::check(
        &totals::Parts {
            currency,
            period,
            business_center: business_center.as_ref(),
            ad_accounts: ad_accounts.as_deref(),
            ad_credits: ad_credits.as_deref(),
            events: events.as_deref(),
        },
        notes,
    );
    Some(Plan {
        name: name?,
        currency: currency?,
        period: period?,
        business_center: business_center?,
        members: all(plan_members?)?,
        ad_accounts: all(ad_accounts?)?,
        ad_credits: all(ad_credits?)?,
        allocations: all(allocations?)?,
        events: all(events?)?,
        assumptions: assumptions?,
    })
}

/// Reads every item of a list, each `None` if it can't be read; `None` if the list itself can't.
fn items<'a, T>(
    places: Option<Vec<Place<'a>>>,
    mut read: impl FnMut(&Place<'a>) -> Option<T>,
) -> Option<Vec<Option<T>>> {
    Some(places?.iter().map(&mut read).collect())
}

/// All items, if every one of them can be read.
fn all<T>(items: Vec<Option<T>>) -> Option<Vec<T>> {
    items.into_iter().collect()
}

/// A document of another version may mean anything, so nothing else of it is read.
fn version(root: &Object<'_>) -> Option<()> {
    let place = root.need("version")?;
    if place.value.as_u64() == Some(1) {
        return Some(());
    }
    let found = match place.value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => "?".to_owned(),
    };
    place.note(place.problem(ProblemCode::VersionUnsupported).with("found", found));
    None
}

fn currency(root: &Object<'_>) -> Option<Currency> {
    let place = root.need("currency")?;
    let text = place.text()?;
    if root.notes.currency.is_none() {
        place.note(place.problem(ProblemCode::CurrencyUnknown).with("found", text));
    }
    root.notes.currency
}

fn period(root: &Object<'_>) -> Option<Period> {
    let start = root.need("start").and_then(|place| place.day());
    let end_place = root.need("end");
    let end = end_place.as_ref().and_then(Place::day);
    let (period, place) = (Period { start: start?, end: end? }, end_place?);
    if period.end < period.start {
        place.note(place.problem(ProblemCode::PeriodEndBeforeStart));
        return None;
    }
    if period.days() > limits::DAYS {
        let problem = place.problem(ProblemCode::PeriodTooLong);
        place.note(problem.with("limit", limits::DAYS).with("count", period.days()));
        return None;
    }
    Some(period)
}

fn business_center(place: &Place<'_>) -> Option<BusinessCenter> {
    let object = place.object(&["name", "entity", "cash", "creditLine"])?;
    let name = object.need("name").and_then(|place| place.name());
    let entity = optional(&object, "entity", Place::name);
    let cash = optional(&object, "cash", Place::amount);
    let credit_line = optional(&object, "creditLine", Place::amount);
    Some(BusinessCenter {
        name: name?,
        entity: entity?.given(),
        cash: cash?.or(Minor::ZERO),
        credit_line: credit_line?.given(),
    })
}

fn member(place: &Place<'_>) -> Option<Member> {
    let object = place.object(&["id", "name", "role"])?;
    let id = object.need("id").and_then(|place| place.id());
    let name = object.need("name").and_then(|place| place.name());
    let role = object.need("role").and_then(|place| place.word(&ROLES));
    Some(Member { id: id?.to_owned(), name: name?, role: role? })
}

const ROLES: [(&str, Role); 4] = [
    (Role::Admin.name(), Role::Admin),
    (Role::FinanceManager.name(), Role::FinanceManager),
    (Role::FinanceAnalyst.name(), Role::FinanceAnalyst),
    (Role::Standard.name(), Role::Standard),
];

/// The value of a field that may be absent; `None` where it is there and bad.
fn optional<'a, T>(
    object: &Object<'a>,
    field: &str,
    read: impl FnOnce(&Place<'a>) -> Option<T>,
) -> Option<Maybe<T>> {
    match object.get(field) {
        Some(place) => read(&place).map(Maybe::Given),
        None => Some(Maybe::Absent),
    }
}

/// What an optional field says.
enum Maybe<T> {
    Given(T),
    Absent,
}

impl<T> Maybe<T> {
    fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent => None,
        }
    }

    fn or(self, default: T) -> T {
        self.given().unwrap_or(default)
    }
}

/// Reads the day of an allocation or event, which must be one of the plan's.
fn day_within(object: &Object<'_>, period: Option<Period>) -> Option<crate::day::Day> {
    let place = object.need("on")?;
    let day = place.day()?;
    match period {
        Some(period) if !period.contains(day) => {
            let problem = place.problem(ProblemCode::OnOutsidePeriod);
            place.note(problem.with("start", period.start).with("end", period.end));
            None
        }
        _ => Some(day),
    }
}
