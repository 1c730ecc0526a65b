//! Reading ad credits.

use super::field::{Field, Object, field};
use super::ids::IdList;
use crate::day::{Day, Period};
use crate::plan::codes;
use crate::plan::credit::{AdCredit, CreditKind, Holder};
use crate::plan::document::{AdCreditDocument, Given, HolderDocument};
use crate::plan::index::AccountIndex;

pub(super) fn read(
    credit: Field<'_, AdCreditDocument>,
    accounts: &IdList<'_>,
    period: Option<Period>,
) -> Option<AdCredit> {
    let it = credit.object()?;
    let id = field!(it, id).id();
    let name = field!(it, name).name();
    let amount = field!(it, amount).amount();
    let issued = field!(it, issued).day();
    let expires = expiry(&it, issued);
    let held_by = field!(it, held_by).or(Holder::BusinessCenter, |holder| read_holder(holder, accounts));
    let kind = field!(it, kind).or(CreditKind::Free, Field::word);
    remark(&it, issued, kind, period);
    Some(AdCredit {
        id: id?,
        name: name?,
        amount: amount?,
        issued: issued?,
        expires: expires?,
        held_by: held_by?,
        kind: kind?,
    })
}

/// An expiry is never made up: where a document has none, the person is asked for it.
fn expiry(it: &Object<'_, AdCreditDocument>, issued: Option<Day>) -> Option<Day> {
    let place = field!(it, expires).place;
    let expires = field!(it, expires).or(None, |expires| expires.day().map(Some))?;
    let Some(expires) = expires else {
        place.note(place.problem(codes::CREDIT_EXPIRY_MISSING).with("id", &it.value.id));
        return None;
    };
    if let Some(issued) = issued.filter(|issued| expires < *issued) {
        let problem = place.problem(codes::CREDIT_EXPIRES_BEFORE_ISSUED);
        place.note(problem.with("issued", issued).with("expires", expires));
        return None;
    }
    Some(expires)
}

/// `"businessCenter"` or `{"adAccount": id}`.
pub(super) fn read_holder(holder: Field<'_, HolderDocument>, accounts: &IdList<'_>) -> Option<Holder> {
    let place = holder.place;
    match place.given {
        None => {}
        Some(Given::Text(found)) => {
            let problem = place.problem(codes::WORD_UNKNOWN).with("found", found);
            place.note(problem.with("allowed", "businessCenter"));
            return None;
        }
        Some(given) => {
            place.unlike(given, "object");
            return None;
        }
    }
    let it = holder.object()?;
    let nobody = String::new();
    let (id, is_account) = match it.value {
        HolderDocument::AdAccount(id) => (id, true),
        HolderDocument::BusinessCenter => (&nobody, false),
    };
    let account = it.field("ad_account", id);
    // An object that names no ad account stands for nobody, not for the Business Center.
    if is_account || account.place.given.is_some() {
        return accounts.find(account).map(|account| Holder::AdAccount(AccountIndex::new(account)));
    }
    Some(Holder::BusinessCenter)
}

/// What is not wrong, but worth knowing.
fn remark(
    it: &Object<'_, AdCreditDocument>,
    issued: Option<Day>,
    kind: Option<CreditKind>,
    period: Option<Period>,
) {
    if let Some(period) = period.filter(|period| issued > Some(period.end)) {
        let place = field!(it, issued).place;
        place.note(place.problem(codes::CREDIT_ISSUED_AFTER_END).with("end", period.end));
    }
    if kind == Some(CreditKind::Assignable) {
        let place = field!(it, kind).place;
        place.note(place.problem(codes::CREDIT_ASSIGNABLE));
    }
}
