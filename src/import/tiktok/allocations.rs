//! Which movements took ad credit from the Business Center: allocations and expiries.
//!
//! Which transaction type allocations carry is not documented: a move is one where a row of the Business
//! Center and a row of an ad account pair in amount and time, or where the answer of `/bc/transfer/` names
//! it. Without any outgoing row of the Business Center an ad account's incoming row is taken for one, and
//! that is said; the Business Center's balance then proves it or not.

use super::amounts::{Purse, plus, unsigned};
use super::facts::Facts;
use super::movements::{Effect, Movement};
use super::row::Row;
use super::shape::Shape;
use super::table::Table;
use super::words::listed;
use crate::day::Day;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::money::Minor;
use crate::wire::document::PlanDocument;

/// Some ad credit that left the Business Center.
pub(super) struct Outflow {
    pub(super) day: Day,
    pub(super) amount: Minor,
}

/// Finds what left the Business Center's ad credit, oldest first.
pub(super) fn outflows(
    plan: &PlanDocument,
    movements: &[Movement],
    facts: &Facts<'_>,
    purse: Purse,
    notices: &mut Notices,
) -> Vec<Outflow> {
    let (transferred, shared) = (transferred(facts), shared(plan));
    let mut unpaired = movements.iter().filter(|it| it.is_centers(Effect::Out)).collect::<Vec<_>>();
    let speaks = !unpaired.is_empty();
    let mut outflows = Vec::new();
    let (mut assumed, mut sum, mut first) = (0_usize, Minor::ZERO, None);
    for movement in movements {
        let outflow = Outflow { day: movement.day, amount: movement.amount };
        match &movement.account {
            None if matches!(movement.effect, Effect::Out | Effect::Expired) => outflows.push(outflow),
            Some(account) if movement.effect == Effect::In => {
                if let Some(position) = pair(&unpaired, movement) {
                    unpaired.remove(position);
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
        notice.with("count", &assumed).with("amount", &purse.text(sum));
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

/// The outgoing row that pays for `arrival`: the same id, or the same amount at most a day away.
fn pair(outgoing: &[&Movement], arrival: &Movement) -> Option<usize> {
    let is_near = |out: &Movement| out.day.since(arrival.day).abs() <= 1;
    let mut near = None;
    for (position, out) in outgoing.iter().enumerate().filter(|(_, out)| out.amount == arrival.amount) {
        if out.id == arrival.id {
            return Some(position);
        }
        if near.is_none() && is_near(out) {
            near = Some(position);
        }
    }
    near
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
pub(super) fn tell_transfers(facts: &Facts<'_>, movements: &[Movement], notices: &mut Notices) {
    let is_line = |row: &&Row<'_>| row.text("transaction_type") == Some("CREDIT");
    let lines = facts.rows(Shape::Transfer).iter().filter(is_line).collect::<Vec<_>>();
    if let Some(row) = lines.first() {
        notices.tell(Kind::TransferCreditLine, &row.path()).with("count", &lines.len());
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
        notice.with("count", &alone.len()).with("ids", &listed(&alone));
    }
}

/// Consumption and tax rows of the older endpoint, by the definition in the request (`COST` is
/// consumption, `TAX` is tax), not by the swapped labels of the response (C13).
pub(super) fn tell_consumption(facts: &Facts<'_>, purse: Purse, notices: &mut Notices) {
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
        notice.with("consumption", &purse.text(consumption)).with("tax", &purse.text(tax));
    }
}
