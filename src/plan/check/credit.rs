//! Reading ad credits.

use super::names::Names;
use super::optional;
use super::reader::{Object, Place};
use crate::day::{Day, Period};
use crate::plan::problem::ProblemCode;
use crate::plan::{AccountIndex, AdCredit, CreditKind, Holder};
use serde_json::Value;

const KINDS: [(&str, CreditKind); 2] = [("free", CreditKind::Free), ("assignable", CreditKind::Assignable)];

pub(super) fn read(place: &Place<'_>, accounts: &Names<'_>, period: Option<Period>) -> Option<AdCredit> {
    let object = place.object(&["id", "name", "amount", "issued", "expires", "heldBy", "kind"])?;
    let id = object.need("id").and_then(|place| place.id());
    let name = object.need("name").and_then(|place| place.name());
    let amount = object.need("amount").and_then(|place| place.amount());
    let issued = object.need("issued").and_then(|place| place.day());
    let expires = expiry(&object, issued);
    let held_by = optional(&object, "heldBy", |place| holder(place, accounts));
    let kind = optional(&object, "kind", |place| place.word(&KINDS));
    let credit = AdCredit {
        id: id?.to_owned(),
        name: name?,
        amount: amount?,
        issued: issued?,
        expires: expires?,
        held_by: held_by?.or(Holder::BusinessCenter),
        kind: kind?.or(CreditKind::Free),
    };
    remark(&object, &credit, period);
    Some(credit)
}

/// An expiry is never made up: where a document has none, the person is asked for it.
fn expiry(object: &Object<'_>, issued: Option<Day>) -> Option<Day> {
    let Some(place) = object.get("expires") else {
        let id = object.get("id").and_then(|place| place.value.as_str()).unwrap_or_default();
        let problem =
            super::Problem::new(ProblemCode::CreditExpiryMissing, format!("{}/expires", object.path));
        object.notes.note(problem.with("id", id));
        return None;
    };
    let expires = place.day()?;
    if issued.is_some_and(|issued| expires < issued) {
        let problem = place.problem(ProblemCode::CreditExpiresBeforeIssued);
        let issued = issued.map(|day| day.to_string()).unwrap_or_default();
        place.note(problem.with("issued", issued).with("expires", expires));
        return None;
    }
    Some(expires)
}

/// `"businessCenter"` or `{"adAccount": id}`.
pub(super) fn holder(place: &Place<'_>, accounts: &Names<'_>) -> Option<Holder> {
    if let Value::String(_) = place.value {
        return place.word(&[("businessCenter", Holder::BusinessCenter)]);
    }
    let reference = place.object(&["adAccount"])?.need("adAccount")?;
    accounts.find(&reference).map(|position| Holder::AdAccount(AccountIndex::new(position)))
}

/// What is not wrong, but worth knowing.
fn remark(object: &Object<'_>, credit: &AdCredit, period: Option<Period>) {
    let warn = |code, field: &str| super::Problem::new(code, format!("{}/{field}", object.path));
    if let Some(period) = period.filter(|period| credit.issued > period.end) {
        object.notes.note(warn(ProblemCode::CreditIssuedAfterEnd, "issued").with("end", period.end));
    }
    if credit.kind == CreditKind::Assignable {
        object.notes.note(warn(ProblemCode::CreditAssignable, "kind"));
    }
}
