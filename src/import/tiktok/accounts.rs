//! Ad accounts: name, entity, status, relation and cash, from balances, assets and infos together.

use super::amounts::{Purse, Spend};
use super::center::not_negative;
use super::currency::fits;
use super::facts::Facts;
use super::pools::pooled;
use super::row::Row;
use super::shape::{BALANCES, Shape};
use super::words::{self, add, brief, called, clipped, first_few, status};
use crate::day::Day;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::table::{Table, order_of_texts};
use crate::messages::Value;
use crate::plan::document::{AdAccountDocument, PlanDocument};
use crate::plan::{Status, limits};

/// What is known of one ad account, the newest last.
#[derive(Default)]
pub(in crate::import) struct Known<'f, 'a> {
    /// Its id.
    pub(in crate::import) id: &'a str,
    /// Rows with its balances.
    pub(in crate::import) balances: Vec<&'f Row<'a>>,
    assets: Vec<&'f Row<'a>>,
    infos: Vec<&'f Row<'a>>,
    /// Whether it is in another currency; nothing else is then known of it.
    pub(in crate::import) is_foreign: bool,
    /// What it spent, by day.
    pub(in crate::import) days: Vec<(Day, Spend)>,
    /// Days of which the report does not say what it spent: their row has no figure, or the plan knows what they have none for.
    pub(in crate::import) unknown: Vec<Day>,
    /// What the report calls it.
    pub(in crate::import) called: Option<&'a str>,
}

impl<'a> Known<'_, 'a> {
    /// The last that any row says under one of these keys; balances say the most.
    fn last(&self, keys: &[&str]) -> Option<&'a str> {
        let rows = [&self.balances, &self.infos, &self.assets];
        rows.into_iter().find_map(|rows| last(rows, keys))
    }

    /// Whether any row but the report's speaks of it.
    pub(in crate::import) fn is_there(&self) -> bool {
        !(self.balances.is_empty() && self.assets.is_empty() && self.infos.is_empty())
    }

    fn path(&self) -> String {
        let row = self.infos.last().or(self.assets.last()).or(self.balances.last());
        row.map(|row| row.path()).unwrap_or_default()
    }
}

/// The last that the rows say under one of these keys.
#[inline(never)]
fn last<'a>(rows: &[&Row<'a>], keys: &[&str]) -> Option<&'a str> {
    rows.iter().rev().find_map(|row| keys.iter().find_map(|key| row.text(key)))
}

/// What is known of every ad account.
#[derive(Default)]
pub(in crate::import) struct KnownAccounts<'f, 'a> {
    ids: Table,
    /// In the order in which they came up.
    pub(in crate::import) list: Vec<Known<'f, 'a>>,
}

impl<'f, 'a> KnownAccounts<'f, 'a> {
    /// What is known of this one.
    pub(in crate::import) fn find(&self, id: &str) -> Option<&Known<'f, 'a>> {
        self.list.get(self.place_of(id)?)
    }

    /// The place of this one in the list.
    pub(in crate::import) fn place_of(&self, id: &str) -> Option<usize> {
        self.ids.find(id)
    }

    /// The place of this one, new or not.
    #[inline(never)]
    pub(in crate::import) fn place(&mut self, id: &'a str) -> usize {
        let place = self.ids.number(id);
        if place == self.list.len() {
            self.list.push(Known { id, ..Known::default() });
        }
        place
    }
}

/// Sorts the rows by ad account.
pub(in crate::import) fn gather<'f, 'a>(
    plan: &PlanDocument,
    facts: &'f Facts<'a>,
    notices: &mut Notices,
) -> KnownAccounts<'f, 'a> {
    let mut accounts = KnownAccounts::default();
    for shape in [Shape::AccountBalance, Shape::AccountInfo, Shape::Asset] {
        let key = if shape == Shape::Asset { "asset_id" } else { "advertiser_id" };
        for row in facts.rows(shape) {
            if shape == Shape::Asset && row.text("asset_type").is_some_and(|kind| kind != "ADVERTISER") {
                continue;
            }
            let Some(id) = account_id(row, key, notices) else { continue };
            let place = accounts.place(id);
            let known = &mut accounts.list[place];
            if known.is_foreign {
                continue;
            }
            if !fits(row, plan, Kind::CurrencyOfAccount, id, notices) {
                *known = Known { id, is_foreign: true, ..Known::default() };
                continue;
            }
            let rows = match shape {
                Shape::AccountBalance => &mut known.balances,
                Shape::Asset => &mut known.assets,
                _ => &mut known.infos,
            };
            rows.push(row);
        }
    }
    accounts
}

/// An id that a plan can hold.
#[inline(never)]
pub(in crate::import) fn account_id<'a>(row: &Row<'a>, key: &str, notices: &mut Notices) -> Option<&'a str> {
    let id = row.id(key).filter(|id| id.chars().count() <= limits::ID);
    if id.is_none() {
        let kind = if row.has_number(key) { Kind::IdRounded } else { Kind::IdUnreadable };
        let notice = notices.tell(kind, &row.at(key));
        notice.with("field", key);
    }
    id
}

/// Makes or updates the plan's ad accounts.
pub(in crate::import) fn update(
    plan: &mut PlanDocument,
    accounts: &KnownAccounts<'_, '_>,
    facts: &Facts<'_>,
    purse: Purse,
    notices: &mut Notices,
) {
    let pooled = pooled(facts, purse, notices);
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of one lifetime only")]
    add_missing(plan, accounts, |known| known.is_there(), notices);
    for (position, account) in plan.ad_accounts.iter_mut().enumerate() {
        let Some(known) = accounts.find(&account.id).filter(|known| known.is_there()) else { continue };
        let path = format!("/adAccounts/{position}");
        tell_conflict(known, notices);
        if let Some(name) = known.last(&["advertiser_name", "asset_name", "name"]) {
            account.name = clipped(name);
        }
        if let Some(company) = known.last(&["company"]) {
            account.entity = Some(clipped(company));
        }
        take_status(account, known, &path, notices);
        take_relation(account, known, &path, notices);
        if !pooled.has(&account.id) {
            take_cash(account, known, purse, notices);
        }
    }
    if facts.has(Shape::AccountBalance) {
        tell_unmentioned(plan, accounts, notices);
    }
}

/// Adds the ad accounts of a kind that the plan does not have, by id, up to its limit.
pub(in crate::import) fn add_missing(
    plan: &mut PlanDocument,
    accounts: &KnownAccounts<'_, '_>,
    is_meant: fn(&Known<'_, '_>) -> bool,
    notices: &mut Notices,
) {
    let mut there = Table::default();
    for account in &plan.ad_accounts {
        there.number(&account.id);
    }
    let new = accounts.list.iter().filter(|known| is_meant(known) && !there.has(known.id));
    let new = new.map(|known| known.id).collect::<Vec<_>>();
    // Ids are numbers: a longer one is a larger one.
    let keys = new.iter().map(|id| format!("{:03}{id}", id.len())).collect::<Vec<_>>();
    let mut left_out = Vec::new();
    for position in order_of_texts(&keys) {
        let id = new[position];
        if plan.ad_accounts.len() < limits::AD_ACCOUNTS {
            let (id, name) = (id.to_owned(), id.to_owned());
            plan.ad_accounts.push(AdAccountDocument { id, name, ..AdAccountDocument::default() });
        } else {
            left_out.push(id);
        }
    }
    if !left_out.is_empty() {
        let notice = notices.tell(Kind::TooManyAccounts, "/adAccounts");
        notice.with("count", left_out.len()).with("limit", limits::AD_ACCOUNTS);
        notice.with("names", first_few(&left_out));
    }
}

/// Two answers that differ: pages may overlap, and balances move between calls.
fn tell_conflict(known: &Known<'_, '_>, notices: &mut Notices) {
    for key in ["valid_cash_balance", "valid_grant_balance", "advertiser_status"] {
        let (mut said, mut newest) = (Table::default(), None);
        for row in &known.balances {
            if let Some(text) = row.number(key) {
                said.number(text);
                newest = Some(row);
            }
        }
        if let Some(row) = newest.filter(|_| said.len() > 1) {
            let notice = notices.tell(Kind::AccountConflict, &row.at(key));
            notice.with("account", known.id).with("field", key).with("values", first_few(&said.texts()));
        }
    }
}

/// Of two families that disagree, the one that allows less is taken: what is allocated can't come back.
fn take_status(account: &mut AdAccountDocument, known: &Known<'_, '_>, path: &str, notices: &mut Notices) {
    let mut said = String::new();
    let mut taken = None;
    let (mut is_conflict, mut is_stretched) = (false, false);
    for rows in [&known.balances, &known.assets, &known.infos] {
        let Some(word) = last(rows, &["advertiser_status", "status"]) else { continue };
        add(&mut said, ", ", &brief(word));
        let status = Some(status(word));
        is_conflict |= taken.is_some() && taken != status;
        is_stretched |= words::is_stretched(word);
        taken = taken.max(status);
    }
    let path = format!("{path}/status");
    let Some(taken) = taken else {
        if account.status.is_none() {
            account.status = Some(Status::InReview.name().to_owned());
            notices
                .tell(Kind::StatusNeeded, &path)
                .with("account", &account.id)
                .with("name", called(account));
        }
        return;
    };
    if is_conflict || is_stretched {
        let kind = if is_conflict { Kind::StatusConflict } else { Kind::StatusOther };
        let notice = notices.tell(kind, &path).with("account", &account.id).with("name", called(account));
        notice.with("statuses", &said).with("taken", Value::Word(taken.name()));
    }
    account.status = Some(taken.name().to_owned());
}

/// Owned only where TikTok says that this Business Center is the owner (R7).
fn take_relation(account: &mut AdAccountDocument, known: &Known<'_, '_>, path: &str, notices: &mut Notices) {
    let path = format!("{path}/relation");
    if let Some(relation) = last(&known.assets, &["relation_type"]) {
        account.relation = Some(if relation == "OWNER_BC" { "owned" } else { "shared" }.to_owned());
    } else if account.relation.is_none() {
        notices.tell(Kind::RelationNeeded, &path).with("account", &account.id).with("name", called(account));
    }
    if let Some(bond) = last(&known.assets, &["relation_status"]).filter(|bond| *bond != "BOUND") {
        account.relation = Some("shared".to_owned());
        let notice = notices.tell(Kind::RelationNotBound, &path);
        notice.with("account", &account.id).with("name", called(account)).with("status", brief(bond));
    }
}

fn take_cash(account: &mut AdAccountDocument, known: &Known<'_, '_>, purse: Purse, notices: &mut Notices) {
    for row in known.balances.iter().rev() {
        let valid = purse.balance(row, "valid_cash_balance", notices);
        if let Some(cash) = valid.or_else(|| purse.balance(row, "cash_balance", notices)) {
            account.cash = Some(purse.text(not_negative(cash, row, "valid_cash_balance", notices)));
            return;
        }
    }
    // A row of balances may hold none.
    let is_empty = |row: &&Row<'_>| {
        !BALANCES
            .iter()
            .any(|key| row.number(key).or_else(|| row.inside("balance_info")?.number(key)).is_some())
    };
    if known.balances.iter().all(is_empty) && account.cash.is_none() {
        notices
            .tell(Kind::BalanceMissing, &known.path())
            .with("account", &account.id)
            .with("name", called(account));
    }
}

/// Ad accounts of the plan that no response mentions stay as they are.
fn tell_unmentioned(plan: &PlanDocument, accounts: &KnownAccounts<'_, '_>, notices: &mut Notices) {
    let mut silent = Vec::new();
    for account in &plan.ad_accounts {
        if !accounts.find(&account.id).is_some_and(Known::is_there) {
            silent.push(account.name.as_str());
        }
    }
    if !silent.is_empty() {
        let notice = notices.tell(Kind::AccountNotMentioned, "/adAccounts");
        notice.with("count", silent.len()).with("names", first_few(&silent));
    }
}
