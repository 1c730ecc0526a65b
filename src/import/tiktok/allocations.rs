//! Which movements took ad credit from the Business Center: allocations and expiries.
//!
//! Which transaction type allocations carry is not documented: a move is one where a row of the Business
//! Center and a row of an ad account pair in amount and time, or where the answer of `/bc/transfer/` names
//! it. Without any outgoing row of the Business Center an ad account's incoming row is taken for one, and
//! that is said; the Business Center's balance then proves it or not.

use super::amounts::{Purse, plus, unsigned};
use super::facts::Facts;
use super::movements::{Effect, MovedRow};
use super::row::Row;
use super::shape::Shape;
use super::words::first_few;
use crate::day::Day;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::pairing::pairs;
use crate::import::table::Table;
use crate::money::Minor;
use crate::plan::document::PlanDocument;

/// Some ad credit that left the Business Center.
pub(in crate::import) struct Outflow {
    pub(in crate::import) day: Day,
    pub(in crate::import) amount: Minor,
}

/// Finds what left the Business Center's ad credit, oldest first.
pub(in crate::import) fn outflows(
    plan: &PlanDocument,
    movements: &[MovedRow],
    facts: &Facts<'_>,
    purse: Purse,
    notices: &mut Notices,
) -> Vec<Outflow> {
    let (transferred, shared) = (transferred(facts), shared(plan));
    let paid = paid(movements);
    let speaks = movements.iter().any(|it| it.is_centers(Effect::Out));
    let mut outflows = Vec::new();
    let (mut assumed, mut sum, mut first) = (0_usize, Minor::ZERO, None);
    for (movement, is_paid) in movements.iter().zip(paid) {
        let outflow = Outflow { day: movement.day, amount: movement.amount };
        match &movement.account {
            None if matches!(movement.effect, Effect::Out | Effect::Expired) => outflows.push(outflow),
            Some(account) if movement.effect == Effect::In => {
                if is_paid {
                    // The Business Center's own row counts.
                } else if transferred.has(&movement.id) {
                    outflows.push(outflow);
                } else if !speaks && !shared.has(account) {
                    outflows.push(outflow);
                    assumed += 1;
                    sum = plus(sum, movement.amount);
                    first = first.or(Some(&movement.path));
                } else {
                    notices.tell(Kind::AllocationUnpaired, &movement.path).with("id", &movement.id);
                }
            }
            _ => {}
        }
    }
    if let Some(path) = first {
        let notice = notices.tell(Kind::AllocationAssumed, path);
        notice.with("count", assumed).with("amount", purse.value(sum));
    }
    outflows
}

/// The ad accounts that belong to another Business Center.
fn shared(plan: &PlanDocument) -> Table {
    let mut ids = Table::default();
    for account in plan.ad_accounts.iter().filter(|it| it.relation.as_deref() == Some("shared")) {
        ids.number(&account.id);
    }
    ids
}

/// Which movements are arrivals that a row of the Business Center pays for: with the same id and amount, else with the
/// same amount at most a day away.
fn paid(movements: &[MovedRow]) -> Vec<bool> {
    let of = |is_meant: &dyn Fn(&MovedRow) -> bool| {
        (0..movements.len()).filter(|place| is_meant(&movements[*place])).collect::<Vec<_>>()
    };
    let mut out = of(&|it| it.is_centers(Effect::Out));
    let mut arrivals = of(&|it| it.account.is_some() && it.effect == Effect::In);
    let mut paid = vec![false; movements.len()];
    let by_id = |it: &MovedRow| format!("{} {}", it.id, it.amount.units());
    let by_amount = |it: &MovedRow| it.amount.units().to_string();
    let days = [i32::MAX / 2, 1];
    for (key, days) in [&by_id as &dyn Fn(&MovedRow) -> String, &by_amount].into_iter().zip(days) {
        let told = |places: &[usize]| {
            places.iter().map(|place| (key(&movements[*place]), movements[*place].day)).collect::<Vec<_>>()
        };
        let partners = pairs(&told(&out), &told(&arrivals), days);
        let mut is_spent = vec![false; out.len()];
        for (arrival, partner) in arrivals.iter().zip(&partners) {
            if let Some(partner) = partner {
                (paid[*arrival], is_spent[*partner]) = (true, true);
            }
        }
        out =
            out.into_iter().zip(is_spent).filter(|(_, is_spent)| !is_spent).map(|(place, _)| place).collect();
        arrivals.retain(|arrival| !paid[*arrival]);
    }
    paid
}

/// Ids of ad credit moved to ad accounts by `/bc/transfer/`.
fn transferred(facts: &Facts<'_>) -> Table {
    let mut ids = Table::default();
    for row in facts.rows(Shape::Transfer) {
        let payee = row.inside("payee_account");
        let is_inward =
            payee.and_then(|payee| payee.text("account_type")).is_none_or(|kind| kind == "ADVERTISER");
        if let Some(id) = row.text("transaction_id")
            && is_inward
            && row.text("transaction_type") == Some("GRANT")
        {
            ids.number(id);
        }
    }
    ids
}

/// Says what the answers of `/bc/transfer/` were taken for.
pub(in crate::import) fn tell_transfers(facts: &Facts<'_>, movements: &[MovedRow], notices: &mut Notices) {
    let is_line = |row: &&Row<'_>| row.text("transaction_type") == Some("CREDIT");
    let lines = facts.rows(Shape::Transfer).iter().filter(is_line).collect::<Vec<_>>();
    if let Some(row) = lines.first() {
        notices.tell(Kind::TransferCreditLine, &row.path()).with("count", lines.len());
    }
    let mut known = Table::default();
    for movement in movements {
        known.number(&movement.id);
    }
    let transferred = transferred(facts);
    let mut alone = transferred.texts();
    alone.retain(|id| !known.has(id));
    if !alone.is_empty() {
        let notice = notices.tell(Kind::TransferNoAmount, "");
        notice.with("count", alone.len()).with("ids", first_few(&alone));
    }
}

/// Consumption and tax rows of the older endpoint, by the definition in the request (`COST` is
/// consumption, `TAX` is tax), not by the swapped labels of the response (C13).
pub(in crate::import) fn tell_consumption(facts: &Facts<'_>, purse: Purse, notices: &mut Notices) {
    let rows = facts.rows(Shape::OlderAccountTransaction);
    let (mut consumption, mut tax) = (Minor::ZERO, Minor::ZERO);
    for row in rows {
        let sum = match row.text("transfer_type") {
            Some("TRANS_TYPE_COST") => &mut consumption,
            Some("TRANS_TYPE_TAX") => &mut tax,
            _ => continue,
        };
        *sum = plus(*sum, unsigned(purse.read(row, "amount", notices).unwrap_or(Minor::ZERO)));
    }
    if let Some(row) = rows.first()
        && (consumption.is_positive() || tax.is_positive())
    {
        let notice = notices.tell(Kind::TransactionsConsumption, &row.path());
        notice.with("consumption", purse.value(consumption)).with("tax", purse.value(tax));
    }
}
