//! Reading ad accounts.

use super::reader::{Object, Place};
use super::{all, items, optional};
use crate::money::{Decimal, Minor};
use crate::plan::problem::ProblemCode;
use crate::plan::{AdAccount, Billing, Relation, SpendRange, Status};

const STATUSES: [(&str, Status); 4] = [
    (Status::Approved.name(), Status::Approved),
    (Status::InReview.name(), Status::InReview),
    (Status::Suspended.name(), Status::Suspended),
    (Status::Closed.name(), Status::Closed),
];
const RELATIONS: [(&str, Relation); 2] = [("owned", Relation::Owned), ("shared", Relation::Shared)];
const BILLINGS: [(&str, Billing); 3] = [
    ("automatic", Billing::Automatic),
    ("manual", Billing::Manual),
    ("monthlyInvoicing", Billing::MonthlyInvoicing),
];

pub(super) fn read(place: &Place<'_>) -> Option<AdAccount> {
    let object = place.object(&[
        "id",
        "name",
        "entity",
        "relation",
        "status",
        "billing",
        "cash",
        "dailySpend",
        "weekdayFactors",
        "spendRange",
    ])?;
    let id = object.need("id").and_then(|place| place.id());
    let name = object.need("name").and_then(|place| place.name());
    let entity = optional(&object, "entity", Place::name);
    let relation = optional(&object, "relation", |place| place.word(&RELATIONS));
    let status = optional(&object, "status", |place| place.word(&STATUSES));
    let billing = optional(&object, "billing", |place| place.word(&BILLINGS));
    let cash = optional(&object, "cash", Place::amount);
    let daily_spend = optional(&object, "dailySpend", Place::amount);
    let weekday_factors = weekday_factors(&object);
    let spend_range = optional(&object, "spendRange", spend_range);
    Some(AdAccount {
        id: id?.to_owned(),
        name: name?,
        entity: entity?.given(),
        relation: relation?.or(Relation::Owned),
        status: status?.or(Status::Approved),
        billing: billing?.or(Billing::Automatic),
        cash: cash?.or(Minor::ZERO),
        daily_spend: daily_spend?.or(Minor::ZERO),
        weekday_factors: weekday_factors?,
        spend_range: spend_range?.given(),
    })
}

fn weekday_factors(object: &Object<'_>) -> Option<[Decimal; 7]> {
    let Some(place) = object.get("weekdayFactors") else { return Some([Decimal::ONE; 7]) };
    let factors = items(place.list(), Place::factor)?;
    if factors.len() != 7 {
        place.note(place.problem(ProblemCode::WeekdayFactorsCount).with("count", factors.len()));
    }
    all(factors)?.try_into().ok()
}

fn spend_range(place: &Place<'_>) -> Option<SpendRange> {
    let object = place.object(&["low", "high"])?;
    let low = object.need("low").and_then(|place| place.factor());
    let high = object.need("high").and_then(|place| place.factor());
    let range = SpendRange { low: low?, high: high? };
    if range.low > range.high {
        place.note(place.problem(ProblemCode::SpendRangeReversed));
        return None;
    }
    Some(range)
}
