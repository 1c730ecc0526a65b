//! Movements of ad credit in the account transactions: what was issued, what expired, what was allocated.
//!
//! In these rows `billing_type` `CREDIT` is ad credit. In the answers of `/bc/transfer/` `CREDIT` is the
//! credit line, and ad credit is `GRANT` (C12): names alone mislead, so each endpoint is read by its own.

use super::amounts::{Purse, brief, total};
use super::center::Center;
use super::currency::fits;
use super::dates::{day_of, day_of_older};
use super::facts::Facts;
use super::notice::{NoticeDocument, Notices};
use super::row::Row;
use super::shape::Shape;
use super::words::listed;
use crate::day::Day;
use crate::money::Minor;
use crate::wire::document::PlanDocument;
use std::collections::{BTreeMap, BTreeSet};

/// Whose balance a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holder {
    /// The Business Center.
    Center,
    /// An ad account.
    Account(String),
}

/// What a row did to its holder's ad credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// TikTok issued it.
    Issued,
    /// It expired.
    Expired,
    /// It came from somewhere.
    In,
    /// It went somewhere.
    Out,
}

/// One row that moved ad credit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Movement {
    /// The day, in the zone of the holder.
    pub(super) day: Day,
    /// The time as written, which orders the movements of one day.
    pub(super) time: String,
    /// The transaction's id, or one made of day and amount where the endpoint has none.
    pub(super) id: String,
    /// Whose row it is.
    pub(super) holder: Holder,
    /// What it did.
    pub(super) effect: Effect,
    /// How much, never below nothing.
    pub(super) amount: Minor,
    /// Where it stands.
    pub(super) path: String,
}

/// Reads the movements of ad credit, oldest first, each once.
pub(super) fn read(
    plan: &PlanDocument,
    facts: &Facts<'_>,
    center: &Center,
    purse: Purse,
    notices: &mut Notices,
) -> Vec<Movement> {
    let mut movements = BTreeMap::new();
    for row in facts.rows(Shape::Transaction) {
        if row.text("billing_type") != Some("CREDIT") || !fits(row, plan, "A transaction", notices) {
            continue;
        }
        if let Some(movement) = transaction(row, center, purse, notices) {
            // Both ends of one transfer may carry one id: an id counts once for each holder.
            movements.insert((movement.id.clone(), movement.holder.clone()), movement);
        }
    }
    let mut movements = movements.into_values().collect::<Vec<_>>();
    let older = older_rows(plan, facts, purse, notices);
    let news = older.into_iter().filter(|older| !movements.iter().any(|newer| is_same(newer, older)));
    let news = news.collect::<Vec<_>>();
    movements.extend(news);
    movements.sort();
    movements
}

/// Whether a row of an older endpoint tells what a newer one told: its day is UTC's, so it may be a day off.
fn is_same(newer: &Movement, older: &Movement) -> bool {
    let inward = |effect| matches!(effect, Effect::Issued | Effect::In);
    newer.holder == older.holder
        && newer.amount == older.amount
        && inward(newer.effect) == inward(older.effect)
        && newer.day.since(older.day).abs() <= 1
}

fn transaction(row: &Row<'_>, center: &Center, purse: Purse, notices: &mut Notices) -> Option<Movement> {
    let account = row.id("account_id")?;
    let own = row.id("bc_id").or_else(|| center.id.clone());
    if own.is_some() && center.id.is_some() && own != center.id {
        return None;
    }
    if row.id("payment_portfolio_id").is_some_and(|portfolio| portfolio == account) {
        return None;
    }
    let holder = if Some(&account) == own.as_ref() { Holder::Center } else { Holder::Account(account) };
    let written = purse.read(row, "amount", notices)?;
    let kind = row.text("transaction_type").unwrap_or_default();
    let effect = effect(kind, row.text("amount_type"), written);
    let amount = Minor::new(written.units().abs());
    let time = row.text("create_time").unwrap_or_default();
    let Some(day) = day_of(time) else {
        let message =
            format!("“{}” is not a time that can be read; the transaction is left out.", brief(time));
        notices.tell(NoticeDocument::warning("date.unreadable", row.at("create_time"), message));
        return None;
    };
    let id = row.id("transaction_id").unwrap_or_else(|| made_id(day, amount));
    Some(Movement { day, time: time.to_owned(), id, holder, effect, amount, path: row.path() })
}

/// Issue and expiry go by their name; `amount_type` is not documented for them. All else goes by
/// `amount_type`, and only where that says nothing by name or sign.
fn effect(kind: &str, amount_type: Option<&str>, written: Minor) -> Effect {
    match (kind, amount_type) {
        ("PROMOTION_ISSUED", _) => Effect::Issued,
        ("PROMOTION_EXPIRED", _) => Effect::Expired,
        (_, Some("POSITIVE")) => Effect::In,
        (_, Some("NEGATIVE")) | ("DECREASE_BALANCE", _) => Effect::Out,
        _ if written < Minor::ZERO => Effect::Out,
        _ => Effect::In,
    }
}

/// Stable for the same row in the next import.
fn made_id(day: Day, amount: Minor) -> String {
    format!("issued-{day}-{}", amount.units())
}

/// `/bc/transaction/get/` and `/advertiser/transaction/get/`: no ids, ad credit is `FUNDS_TYPE_GRANT`.
fn older_rows(plan: &PlanDocument, facts: &Facts<'_>, purse: Purse, notices: &mut Notices) -> Vec<Movement> {
    let mut movements = BTreeMap::new();
    for shape in [Shape::OlderCenterTransaction, Shape::OlderAccountTransaction] {
        for row in facts.rows(shape) {
            let moves = row.text("transfer_type").is_none_or(|kind| kind == "TRANS_TYPE_TRANSFER");
            if row.text("funds_type") != Some("FUNDS_TYPE_GRANT") || !moves {
                continue;
            }
            if !fits(row, plan, "A transaction", notices) {
                continue;
            }
            let Some(written) = purse.read(row, "amount", notices) else { continue };
            let Some(day) = day_of_older(row) else {
                let message = "The date of this transaction can't be read; it is left out.";
                notices.tell(NoticeDocument::warning("date.unreadable", row.at("date"), message));
                continue;
            };
            let (holder, inward) = match row.id("advertiser_id") {
                Some(account) => (Holder::Account(account), Effect::In),
                None => (Holder::Center, Effect::Issued),
            };
            let amount = Minor::new(written.units().abs());
            let effect = if written < Minor::ZERO { Effect::Out } else { inward };
            let time = row.number("date").unwrap_or_default();
            let id = made_id(day, amount);
            let key = (time.clone(), holder.clone(), amount, effect);
            movements.insert(key, Movement { day, time, id, holder, effect, amount, path: row.path() });
        }
    }
    movements.into_values().collect()
}

/// What left the Business Center's ad credit: allocations and expiries, oldest first.
pub(super) struct Outflows {
    /// In the order of days.
    pub(super) list: Vec<Movement>,
}

/// Finds the allocations. Which transaction type they carry is not documented: a move is an allocation
/// where a row of the Business Center and a row of an ad account pair in amount and time, or where the
/// answer of `/bc/transfer/` names it. Without any outgoing row of the Business Center an ad account's
/// incoming row is taken for one, and that is said; the Business Center's balance then proves it or not.
pub(super) fn outflows(
    movements: &[Movement],
    facts: &Facts<'_>,
    shared: &BTreeSet<&str>,
    purse: Purse,
    notices: &mut Notices,
) -> Outflows {
    let transferred = transferred(facts);
    let of_center =
        |effect| movements.iter().filter(move |it| it.holder == Holder::Center && it.effect == effect);
    let mut unpaired = of_center(Effect::Out).collect::<Vec<_>>();
    let speaks = !unpaired.is_empty();
    let mut list = of_center(Effect::Expired).chain(of_center(Effect::Out)).cloned().collect::<Vec<_>>();
    let mut assumed = Vec::new();
    for arrival in movements.iter().filter(|it| it.effect == Effect::In) {
        let Holder::Account(account) = &arrival.holder else { continue };
        if let Some(position) = pair(&unpaired, arrival) {
            unpaired.remove(position);
        } else if transferred.contains(arrival.id.as_str()) {
            list.push(arrival.clone());
        } else if !speaks && !shared.contains(account.as_str()) {
            list.push(arrival.clone());
            assumed.push(arrival);
        } else {
            let message = "Ad credit arrived in this ad account without a row of the Business Center that pays for \
                           it. It is not taken for an allocation.";
            notices.tell(
                NoticeDocument::info("allocation.unpaired", &arrival.path, message).with("id", &arrival.id),
            );
        }
    }
    if let Some(first) = assumed.first() {
        let sum = total(assumed.iter().map(|it| it.amount));
        let message = format!(
            "Rows that raise an ad account's ad credit ({}, {} in all) are taken for allocations by the Business \
             Center: TikTok does not document which rows are, and no row of the Business Center pairs with them.",
            assumed.len(),
            purse.say(sum)
        );
        let notice = NoticeDocument::info("allocation.assumed", &first.path, message);
        notices.tell(notice.with("count", assumed.len()).with("amount", purse.text(sum)));
    }
    list.sort();
    Outflows { list }
}

/// The outgoing row that pays for `arrival`: the same id, or the same amount at most a day away.
fn pair(outgoing: &[&Movement], arrival: &Movement) -> Option<usize> {
    let same = |out: &Movement| out.amount == arrival.amount && out.day.since(arrival.day).abs() <= 1;
    let by_id = outgoing.iter().position(|out| out.id == arrival.id && out.amount == arrival.amount);
    by_id.or_else(|| outgoing.iter().position(|out| same(out)))
}

/// Ids of ad credit moved to ad accounts by `/bc/transfer/`.
fn transferred<'a>(facts: &Facts<'a>) -> BTreeSet<&'a str> {
    let grants =
        facts.rows(Shape::Transfer).iter().filter(|row| row.text("transaction_type") == Some("GRANT"));
    let inward = grants.filter(|row| {
        let payee = row.inside("payee_account");
        payee.and_then(|payee| payee.text("account_type")).is_none_or(|kind| kind == "ADVERTISER")
    });
    inward.filter_map(|row| row.text("transaction_id")).collect()
}

/// Says what `/bc/transfer/` answers and consumption rows were taken for.
pub(super) fn tell_unused(facts: &Facts<'_>, movements: &[Movement], notices: &mut Notices) {
    let lines =
        facts.rows(Shape::Transfer).iter().filter(|row| row.text("transaction_type") == Some("CREDIT"));
    if let Some(row) = lines.clone().next() {
        let count = lines.count();
        let message = format!(
            "Of the credit line, not of ad credit, are {count} of the transfers: CREDIT in the answer of /bc/transfer/ is borrowed money, ad \
             credit is GRANT. They are not ad credit and change nothing in the plan."
        );
        notices.tell(NoticeDocument::info("transfer.creditLine", row.path(), message).with("count", count));
    }
    let known = movements.iter().map(|it| it.id.as_str()).collect::<BTreeSet<_>>();
    let alone = transferred(facts).into_iter().filter(|id| !known.contains(id)).collect::<Vec<_>>();
    if !alone.is_empty() {
        let message = format!(
            "Transfers of ad credit without their account transactions ({}): the answer of /bc/transfer/ carries no \
             amount. Import the account transactions and the balances read after them.",
            listed(alone.iter().copied())
        );
        notices.tell(NoticeDocument::info("transfer.noAmount", "", message).with("count", alone.len()));
    }
}

/// Consumption and tax rows of the older endpoint, by the definition in the request (`COST` is
/// consumption, `TAX` is tax), not by the swapped labels of the response (C13).
pub(super) fn tell_consumption(facts: &Facts<'_>, purse: Purse, notices: &mut Notices) {
    let rows = facts.rows(Shape::OlderAccountTransaction);
    let mut sum = |kind| {
        let of_kind = rows.iter().filter(|row| row.text("transfer_type") == Some(kind));
        let amounts = of_kind.filter_map(|row| purse.read(row, "amount", notices));
        total(amounts.map(|amount| Minor::new(amount.units().abs())).collect::<Vec<_>>())
    };
    let (consumption, tax) = (sum("TRANS_TYPE_COST"), sum("TRANS_TYPE_TAX"));
    let Some(row) = rows.first().filter(|_| consumption.is_positive() || tax.is_positive()) else { return };
    let message = format!(
        "The older transactions hold {} of consumption (TRANS_TYPE_COST) and {} of tax (TRANS_TYPE_TAX). They are \
         not used: expected spend comes from the daily report.",
        purse.say(consumption),
        purse.say(tax)
    );
    let notice = NoticeDocument::info("transactions.consumption", row.path(), message);
    notices.tell(notice.with("consumption", purse.text(consumption)).with("tax", purse.text(tax)));
}
