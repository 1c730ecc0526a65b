//! Ad accounts: name, entity, status, relation and cash, from balances, assets and infos together.

use super::amounts::{Purse, brief};
use super::center::not_negative;
use super::currency::fits;
use super::facts::Facts;
use super::ids::rounded_id;
use super::notice::{NoticeDocument, Notices};
use super::pools::pooled;
use super::row::Row;
use super::shape::Shape;
use super::words::{Standing, clipped, listed};
use crate::plan::limits;
use crate::wire::document::{AdAccountDocument, PlanDocument};
use std::collections::{BTreeMap, BTreeSet};

/// The rows about one ad account, the newest last.
#[derive(Default)]
pub(super) struct Known<'f, 'a> {
    balances: Vec<&'f Row<'a>>,
    assets: Vec<&'f Row<'a>>,
    infos: Vec<&'f Row<'a>>,
}

impl<'f, 'a> Known<'f, 'a> {
    /// All rows, in order of how much they say.
    fn rows(&self) -> impl Iterator<Item = &'f Row<'a>> {
        let (assets, infos) = (self.assets.iter(), self.infos.iter());
        assets.chain(infos).chain(&self.balances).copied()
    }

    /// The rows with balances.
    pub(super) fn balances(&self) -> &[&'f Row<'a>] {
        &self.balances
    }

    /// The last that any row says under one of these keys.
    fn last(&self, keys: &[&str]) -> Option<&'a str> {
        self.rows().filter_map(|row| keys.iter().find_map(|key| row.text(key))).last()
    }

    /// The last row that has something under this key.
    fn saying(rows: &[&'f Row<'a>], key: &str) -> Option<&'f Row<'a>> {
        rows.iter().rev().find(|row| row.value(key).is_some()).copied()
    }

    fn path(&self) -> String {
        self.rows().last().map(Row::path).unwrap_or_default()
    }
}

/// What is known of every ad account by its id, in other currencies left out.
#[derive(Default)]
pub(super) struct Accounts<'f, 'a> {
    /// By id.
    pub(super) known: BTreeMap<String, Known<'f, 'a>>,
    /// Ids that are in another currency.
    pub(super) foreign: BTreeSet<String>,
}

/// Sorts the rows by ad account.
pub(super) fn gather<'f, 'a>(
    plan: &PlanDocument,
    facts: &'f Facts<'a>,
    notices: &mut Notices,
) -> Accounts<'f, 'a> {
    let mut accounts = Accounts::default();
    for shape in [Shape::AccountBalance, Shape::AccountInfo, Shape::Asset] {
        let key = if shape == Shape::Asset { "asset_id" } else { "advertiser_id" };
        for row in facts.rows(shape) {
            if shape == Shape::Asset && row.text("asset_type").is_some_and(|kind| kind != "ADVERTISER") {
                continue;
            }
            let Some(id) = account_id(row, key, notices) else { continue };
            if !accounts.foreign.contains(&id) && !fits(row, plan, &format!("Ad account {id}"), notices) {
                accounts.known.remove(&id);
                accounts.foreign.insert(id);
                continue;
            }
            if accounts.foreign.contains(&id) {
                continue;
            }
            let known = accounts.known.entry(id).or_default();
            match shape {
                Shape::AccountBalance => known.balances.push(row),
                Shape::Asset => known.assets.push(row),
                _ => known.infos.push(row),
            }
        }
    }
    accounts
}

/// An id that a plan can hold.
pub(super) fn account_id(row: &Row<'_>, key: &str, notices: &mut Notices) -> Option<String> {
    let id = row.id(key).filter(|id| id.chars().count() <= limits::ID);
    if id.is_none() && row.has_number(key) {
        notices.tell(rounded_id(row.at(key)));
    } else if id.is_none() {
        let message = format!("This row has no {key} that can be an id; it is left out.");
        notices.tell(NoticeDocument::warning("id.unreadable", row.at(key), message));
    }
    id
}

/// Makes or updates the plan's ad accounts.
pub(super) fn update(
    plan: &mut PlanDocument,
    accounts: &Accounts<'_, '_>,
    facts: &Facts<'_>,
    purse: Purse,
    notices: &mut Notices,
) {
    let pooled = pooled(facts, purse, notices);
    add_missing(plan, accounts.known.keys(), notices);
    for (position, account) in plan.ad_accounts.iter_mut().enumerate() {
        let Some(known) = accounts.known.get(&account.id) else { continue };
        let path = format!("/adAccounts/{position}");
        tell_conflict(account, known, notices);
        if let Some(name) = known.last(&["advertiser_name", "asset_name", "name"]) {
            account.name = clipped(name);
        }
        if let Some(company) = known.last(&["company"]) {
            account.entity = Some(clipped(company));
        }
        take_status(account, known, &path, notices);
        take_relation(account, known, &path, notices);
        if !pooled.contains(&account.id) {
            take_cash(account, known, purse, notices);
        }
    }
    tell_unmentioned(plan, accounts, facts, notices);
}

/// Adds the ad accounts that the plan does not have, by id, up to its limit.
pub(super) fn add_missing<'i>(
    plan: &mut PlanDocument,
    ids: impl IntoIterator<Item = &'i String>,
    notices: &mut Notices,
) {
    let there = plan.ad_accounts.iter().map(|account| account.id.clone()).collect::<BTreeSet<_>>();
    let mut new = ids.into_iter().filter(|id| !there.contains(*id)).collect::<Vec<_>>();
    // Ids are numbers: a longer one is a larger one.
    new.sort_by_key(|id| (id.len(), *id));
    let room = limits::AD_ACCOUNTS.saturating_sub(there.len());
    if let Some(cut) = new.get(room..).filter(|cut| !cut.is_empty()) {
        let message = format!(
            "A plan holds at most {} ad accounts. Left out, {} in all: {}. Plan them apart.",
            limits::AD_ACCOUNTS,
            cut.len(),
            listed(cut.iter().map(|id| id.as_str()))
        );
        let notice = NoticeDocument::warning("adAccounts.tooMany", "/adAccounts", message);
        notices.tell(notice.with("count", cut.len()).with("limit", limits::AD_ACCOUNTS));
    }
    for id in new.into_iter().take(room) {
        let (id, name) = (id.clone(), id.clone());
        plan.ad_accounts.push(AdAccountDocument { id, name, ..AdAccountDocument::default() });
    }
}

/// Two answers that differ: pages may overlap, and balances move between calls.
fn tell_conflict(account: &AdAccountDocument, known: &Known<'_, '_>, notices: &mut Notices) {
    for key in ["valid_cash_balance", "valid_grant_balance", "advertiser_status"] {
        let said = known.balances.iter().filter_map(|row| row.number(key)).collect::<BTreeSet<_>>();
        let Some(row) = Known::saying(&known.balances, key).filter(|_| said.len() > 1) else { continue };
        let message = format!(
            "Ad account {} stands in the responses with {key} {}; the newest answer is taken.",
            account.id,
            listed(said.iter().map(String::as_str))
        );
        let notice = NoticeDocument::warning("account.conflict", row.at(key), message);
        notices.tell(notice.with("account", &account.id).with("field", key));
    }
}

/// Of two families that disagree, the one that allows less is taken: what is allocated can't come back.
fn take_status(account: &mut AdAccountDocument, known: &Known<'_, '_>, path: &str, notices: &mut Notices) {
    let of = |rows: &[&Row<'_>]| {
        rows.iter()
            .filter_map(|row| row.text("advertiser_status").or_else(|| row.text("status")))
            .next_back()
            .map(brief)
    };
    let said = [of(&known.balances), of(&known.assets), of(&known.infos)];
    let said = said.into_iter().flatten().collect::<Vec<_>>();
    let standings = said.iter().map(|status| Standing::of(status)).collect::<BTreeSet<_>>();
    let Some(standing) = standings.last() else {
        if account.status.is_none() {
            account.status = Some(Standing::InReview.word().to_owned());
            let message = "No response says the status of this ad account. It is taken as in review, so that \
                           nothing is allocated to it; set what the Business Center shows.";
            notices.tell(
                NoticeDocument::ask("status.needed", format!("{path}/status"), message)
                    .with("account", &account.id),
            );
        }
        return;
    };
    let notice = |code, message| {
        let notice = NoticeDocument::warning(code, format!("{path}/status"), message);
        notice.with("account", &account.id).with("statuses", said.join(", ")).with("taken", standing.word())
    };
    let (shown, word) = (said.join(" and "), standing.word());
    if standings.len() > 1 {
        let message =
            format!("The responses disagree on the status ({shown}); {word} is taken, the safer one.");
        notices.tell(notice("status.conflict", message));
    } else if said.iter().any(|status| Standing::is_stretched(status)) {
        let message = format!("{shown} is taken as {word}: nothing can be allocated to this ad account.");
        notices.tell(notice("status.other", message));
    }
    account.status = Some(word.to_owned());
}

/// Owned only where TikTok says that this Business Center is the owner (R7).
fn take_relation(account: &mut AdAccountDocument, known: &Known<'_, '_>, path: &str, notices: &mut Notices) {
    let at = format!("{path}/relation");
    let relation = known.assets.iter().filter_map(|row| row.text("relation_type")).next_back();
    match relation {
        Some(relation) => {
            let word = if relation == "OWNER_BC" { "owned" } else { "shared" };
            account.relation = Some(word.to_owned());
        }
        None if account.relation.is_none() => {
            let message = "No response says who owns this ad account. Until you say, the plan treats it as owned \
                           by the Business Center; only owned ad accounts receive ad credit (R7). Import the \
                           assets, or set it.";
            notices.tell(NoticeDocument::ask("relation.needed", &*at, message).with("account", &account.id));
        }
        None => {}
    }
    let bond = known.assets.iter().filter_map(|row| row.text("relation_status")).next_back();
    if let Some(bond) = bond.filter(|bond| *bond != "BOUND") {
        account.relation = Some("shared".to_owned());
        let message = format!(
            "This ad account is not bound to the Business Center (relation_status {}). It is taken as shared, so \
             that nothing is allocated to it.",
            brief(bond)
        );
        let notice = NoticeDocument::warning("relation.notBound", at, message);
        notices.tell(notice.with("account", &account.id).with("status", brief(bond)));
    }
}

fn take_cash(account: &mut AdAccountDocument, known: &Known<'_, '_>, purse: Purse, notices: &mut Notices) {
    let keys = ["valid_cash_balance", "cash_balance"];
    let row = known.balances.iter().rev().copied();
    let cash = row.into_iter().find_map(|row| Some((row, purse.balance(row, &keys, notices)?)));
    if let Some((row, cash)) = cash {
        account.cash = Some(purse.text(not_negative(cash, row, "valid_cash_balance", notices)));
    }
    if known.balances.is_empty() && account.cash.is_none() {
        let message =
            "No response gives this ad account's balance; its cash and ad credit are not in the plan.";
        let notice = NoticeDocument::warning("balance.missing", known.path(), message);
        notices.tell(notice.with("account", &account.id));
    }
}

/// Ad accounts of the plan that no response mentions stay as they are.
fn tell_unmentioned(
    plan: &PlanDocument,
    accounts: &Accounts<'_, '_>,
    facts: &Facts<'_>,
    notices: &mut Notices,
) {
    if !facts.has(Shape::AccountBalance) {
        return;
    }
    let silent = plan.ad_accounts.iter().filter(|account| !accounts.known.contains_key(&account.id));
    let silent = silent.map(|account| account.name.as_str()).collect::<Vec<_>>();
    if !silent.is_empty() {
        let message = format!(
            "Ad accounts of the plan that no response mentions, {} in all, stay as they are: {}.",
            silent.len(),
            listed(silent.iter().copied())
        );
        let notice = NoticeDocument::info("account.notMentioned", "/adAccounts", message);
        notices.tell(notice.with("count", silent.len()));
    }
}
