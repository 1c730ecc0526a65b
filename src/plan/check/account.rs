//! Reading ad accounts.

use super::field::{Field, field};
use crate::money::{Decimal, Minor};
use crate::plan::account::{AdAccount, Billing, Relation, SpendRange, Status};
use crate::plan::codes;
use crate::plan::document::{AdAccountDocument, SpendRangeDocument};

pub(super) fn read(account: Field<'_, AdAccountDocument>) -> Option<AdAccount> {
    let it = account.object()?;
    let id = field!(it, id).id();
    let name = field!(it, name).name();
    let entity = field!(it, entity).or(None, |entity| entity.name().map(Some));
    let relation = field!(it, relation).or(Relation::Owned, Field::word);
    let status = field!(it, status).or(Status::Approved, Field::word);
    let billing = field!(it, billing).or(Billing::Automatic, Field::word);
    let cash = field!(it, cash).or(Minor::ZERO, Field::amount);
    let daily_spend = field!(it, daily_spend).or(Minor::ZERO, Field::amount);
    let weekday_factors = field!(it, weekday_factors).or([Decimal::ONE; 7], weekday_factors);
    let spend_range = field!(it, spend_range).or(None, |range| spend_range(range).map(Some));
    let at_least = field!(it, at_least).or(None, |least| least.amount().map(Some));
    let at_most = field!(it, at_most).or(None, |most| most.amount().map(Some));
    if let (Some(Some(least)), Some(Some(most))) = (at_least, at_most)
        && least > most
    {
        let place = field!(it, at_least).place;
        place.note(place.problem(codes::BOUNDS_REVERSED));
        return None;
    }
    Some(AdAccount {
        id: id?,
        name: name?,
        entity: entity?,
        relation: relation?,
        status: status?,
        billing: billing?,
        cash: cash?,
        daily_spend: daily_spend?,
        weekday_factors: weekday_factors?,
        spend_range: spend_range?,
        at_least: at_least?,
        at_most: at_most?,
    })
}

fn weekday_factors(factors: Field<'_, Vec<String>>) -> Option<[Decimal; 7]> {
    let items = factors.items(usize::MAX)?;
    let read: Vec<_> = items.into_iter().map(Field::factor).collect();
    if read.len() != 7 {
        let problem = factors.place.problem(codes::WEEKDAY_FACTORS_COUNT);
        factors.place.note(problem.with("count", read.len()));
    }
    read.into_iter().collect::<Option<Vec<_>>>()?.try_into().ok()
}

fn spend_range(range: Field<'_, SpendRangeDocument>) -> Option<SpendRange> {
    let it = range.object()?;
    let (low, high) = (field!(it, low).factor(), field!(it, high).factor());
    let read = SpendRange { low: low?, high: high? };
    if read.low > read.high {
        range.place.note(range.place.problem(codes::SPEND_RANGE_REVERSED));
        return None;
    }
    Some(read)
}
