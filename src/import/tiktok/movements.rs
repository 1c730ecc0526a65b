//! Movements of ad credit in the account transactions: what was issued, what expired, what came and went.
//!
//! In these rows `billing_type` `CREDIT` is ad credit. In the answers of `/bc/transfer/` `CREDIT` is the
//! credit line, and ad credit is `GRANT` (C12): names alone mislead, so each endpoint is read by its own.

use super::amounts::{Purse, unsigned};
use super::center::Center;
use super::currency::fits;
use super::dates::{day_of, day_of_older};
use super::facts::Facts;
use super::row::Row;
use super::shape::Shape;
use super::words::brief;
use crate::day::Day;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::pairing::pairs;
use crate::import::table::{ByText, order_of_texts};
use crate::money::Minor;
use crate::plan::document::PlanDocument;

/// What a row did to its holder's ad credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Effect {
    /// TikTok issued it.
    Issued,
    /// It expired.
    Expired,
    /// It came from somewhere.
    In,
    /// It went somewhere.
    Out,
}

impl Effect {
    /// Whether its holder has more by it.
    pub(in crate::import) fn is_inward(self) -> bool {
        matches!(self, Self::Issued | Self::In)
    }
}

/// One row that moved ad credit.
#[derive(Clone)]
pub(in crate::import) struct MovedRow {
    /// The day, in the zone of the holder.
    pub(in crate::import) day: Day,
    /// The time as written, which orders the movements of one day.
    time: String,
    /// The transaction's id, or one made of day and amount where the endpoint has none.
    pub(in crate::import) id: String,
    /// The ad account whose row it is; none where it is the Business Center's.
    pub(in crate::import) account: Option<String>,
    /// What it did.
    pub(in crate::import) effect: Effect,
    /// How much, never below nothing.
    pub(in crate::import) amount: Minor,
    /// Where it stands.
    pub(in crate::import) path: String,
}

impl MovedRow {
    /// Whether it did this to the Business Center.
    pub(in crate::import) fn is_centers(&self, effect: Effect) -> bool {
        self.account.is_none() && self.effect == effect
    }

    /// A text that tells holders apart.
    fn holder(&self) -> &str {
        self.account.as_deref().unwrap_or_default()
    }
}

/// Movements, each once: of two with one key the newer answer counts.
#[derive(Default)]
struct Once {
    rows: ByText<MovedRow>,
    /// How often each row without an id stands in each list of the responses.
    repeats: ByText<usize>,
}

impl Once {
    /// Puts a row that has no id. In one list two equal rows are two movements; in another answer they are the same two.
    fn put_repeated(&mut self, key: &str, row: &Row<'_>, movement: MovedRow) {
        let count = self.repeats.entry(&format!("{} {key}", row.list()), || 0);
        *count += 1;
        self.rows.put(&format!("{key} #{count}"), movement);
    }
}

/// Reads the movements of ad credit, oldest first, each once.
pub(in crate::import) fn read(
    plan: &PlanDocument,
    facts: &Facts<'_>,
    center: &Center,
    purse: Purse,
    notices: &mut Notices,
) -> Vec<MovedRow> {
    let mut newer = Once::default();
    for row in facts.rows(Shape::Transaction) {
        let is_credit = row.text("billing_type") == Some("CREDIT");
        if is_credit && fits(row, plan, Kind::CurrencyOfTransaction, "", notices) {
            transaction(row, center, purse, &mut newer, notices);
        }
    }
    let mut older = Once::default();
    for shape in [Shape::OlderCenterTransaction, Shape::OlderAccountTransaction] {
        for row in facts.rows(shape) {
            let is_credit = row.text("funds_type") == Some("FUNDS_TYPE_GRANT");
            let is_move = row.text("transfer_type").is_none_or(|kind| kind == "TRANS_TYPE_TRANSFER");
            if is_credit && is_move && fits(row, plan, Kind::CurrencyOfTransaction, "", notices) {
                older_transaction(row, purse, &mut older, notices);
            }
        }
    }
    // What an older endpoint tells again counts once; its day is UTC's, so it may be a day off.
    let told =
        |it: &MovedRow| (format!("{} {} {}", it.holder(), it.amount.units(), it.effect.is_inward()), it.day);
    let known = newer.rows.values.iter().map(told).collect::<Vec<_>>();
    let again = pairs(&known, &older.rows.values.iter().map(told).collect::<Vec<_>>(), 1);
    let mut movements = newer.rows.values;
    movements.extend(
        older.rows.values.into_iter().zip(again).filter(|(_, again)| again.is_none()).map(|(older, _)| older),
    );
    with_ids(in_order(&movements))
}

/// Rows without an id get one made of day and amount, the same in each import; of equal ones each its own.
fn with_ids(mut movements: Vec<MovedRow>) -> Vec<MovedRow> {
    let mut counts: ByText<usize> = ByText::default();
    for movement in movements.iter_mut().filter(|movement| movement.id.is_empty()) {
        let id = made_id(movement.day, movement.amount);
        let count = counts.entry(&format!("{id} {}", movement.holder()), || 0);
        *count += 1;
        movement.id = if *count == 1 { id } else { format!("{id}-{count}") };
    }
    movements
}

/// By day, time and id; of one transfer the end at the Business Center first.
fn in_order(movements: &[MovedRow]) -> Vec<MovedRow> {
    let key = |it: &MovedRow| format!("{} {} {} {} {}", it.day, it.time, it.id, it.holder(), it.effect as u8);
    let keys = movements.iter().map(key).collect::<Vec<_>>();
    order_of_texts(&keys).into_iter().map(|position| movements[position].clone()).collect()
}

/// A row of `/bc/account/transaction/get/`.
fn transaction(row: &Row<'_>, center: &Center, purse: Purse, once: &mut Once, notices: &mut Notices) {
    let Some(account) = row.id("account_id") else { return };
    let own = row.id("bc_id").or(center.id.as_deref());
    let is_others = center.id.is_some() && own != center.id.as_deref();
    if is_others || row.id("payment_portfolio_id") == Some(account) {
        return;
    }
    let Some(written) = purse.read(row, "amount", notices) else { return };
    let effect = effect(row, written);
    let time = row.text("create_time").unwrap_or_default();
    let Some(day) = day_of(time) else {
        notices.tell(Kind::DateUnreadable, &row.at("create_time")).with("written", brief(time));
        return;
    };
    let amount = unsigned(written);
    let id = row.id("transaction_id").map(str::to_owned).unwrap_or_default();
    let account = (own != Some(account)).then(|| account.to_owned());
    let time = time.to_owned();
    let movement = MovedRow { day, time, id, account, effect, amount, path: row.path() };
    // Both ends of one transfer may carry one id: an id counts once for each holder.
    if movement.id.is_empty() {
        let key =
            format!("{} {} {} {}", movement.time, movement.amount.units(), movement.holder(), effect as u8);
        once.put_repeated(&key, row, movement);
    } else {
        once.rows.put(&format!("{} {}", movement.id, movement.holder()), movement);
    }
}

/// Issue and expiry go by their name; `amount_type` is not documented for them. All else goes by
/// `amount_type`, and only where that says nothing by name or sign.
fn effect(row: &Row<'_>, written: Minor) -> Effect {
    let kind = row.text("transaction_type").unwrap_or_default();
    match (kind, row.text("amount_type")) {
        ("PROMOTION_ISSUED", _) => Effect::Issued,
        ("PROMOTION_EXPIRED", _) => Effect::Expired,
        (_, Some("POSITIVE")) => Effect::In,
        (_, Some("NEGATIVE")) | ("DECREASE_BALANCE", _) => Effect::Out,
        _ if written < Minor::ZERO => Effect::Out,
        _ => Effect::In,
    }
}

/// Stable for the same row in the next import.
pub(in crate::import) fn made_id(day: Day, amount: Minor) -> String {
    format!("issued-{day}-{}", amount.units())
}

/// A row of `/bc/transaction/get/` or `/advertiser/transaction/get/`, which have no ids.
fn older_transaction(row: &Row<'_>, purse: Purse, once: &mut Once, notices: &mut Notices) {
    let Some(written) = purse.read(row, "amount", notices) else { return };
    let time = row.number("date").unwrap_or_default().to_owned();
    let Some(day) = day_of_older(row) else {
        notices.tell(Kind::DateUnreadable, &row.at("date")).with("written", brief(&time));
        return;
    };
    let account = row.id("advertiser_id").map(str::to_owned);
    let effect = match account {
        _ if written < Minor::ZERO => Effect::Out,
        Some(_) => Effect::In,
        None => Effect::Issued,
    };
    let amount = unsigned(written);
    let movement = MovedRow { day, time, id: String::new(), account, effect, amount, path: row.path() };
    let key = format!("{} {} {} {}", movement.time, amount.units(), movement.holder(), effect as u8);
    once.put_repeated(&key, row, movement);
}
