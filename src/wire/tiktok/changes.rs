//! What an import changed in a plan that was there.

use super::notice::{NoticeDocument, Notices};
use super::words::listed;
use crate::wire::document::{AdAccountDocument, AdCreditDocument, PlanDocument};
use std::collections::BTreeMap;

/// Tells what is new, changed and gone.
pub(super) fn tell(before: &PlanDocument, after: &PlanDocument, notices: &mut Notices) {
    let accounts =
        before.ad_accounts.iter().map(|account| (account.id.as_str(), account)).collect::<BTreeMap<_, _>>();
    let mut added = Vec::new();
    for (position, account) in after.ad_accounts.iter().enumerate() {
        match accounts.get(account.id.as_str()) {
            Some(old) => {
                tell_fields(
                    "account.changed",
                    "adAccounts",
                    position,
                    &account_fields(old, account),
                    notices,
                );
            }
            None => added.push(account.name.as_str()),
        }
    }
    if !added.is_empty() {
        let message = format!("New ad accounts, {} in all: {}.", added.len(), listed(added.iter().copied()));
        notices
            .tell(NoticeDocument::info("account.added", "/adAccounts", message).with("count", added.len()));
    }
    tell_credits(before, after, notices);
    let center = [
        ("name", Some(&before.business_center.name), Some(&after.business_center.name)),
        ("entity", before.business_center.entity.as_ref(), after.business_center.entity.as_ref()),
        ("cash", before.business_center.cash.as_ref(), after.business_center.cash.as_ref()),
        ("end", Some(&before.end), Some(&after.end)),
        ("currency", Some(&before.currency), Some(&after.currency)),
    ];
    for change in center.into_iter().filter(|(_, old, new)| old != new) {
        let path = if matches!(change.0, "end" | "currency") { "" } else { "/businessCenter" };
        notices.tell(changed("businessCenter.changed", format!("{path}/{}", change.0), &[change]));
    }
}

type Change<'p> = (&'static str, Option<&'p String>, Option<&'p String>);

fn tell_credits(before: &PlanDocument, after: &PlanDocument, notices: &mut Notices) {
    let credits =
        before.ad_credits.iter().map(|credit| (credit.id.as_str(), credit)).collect::<BTreeMap<_, _>>();
    let mut added = Vec::new();
    for (position, credit) in after.ad_credits.iter().enumerate() {
        match credits.get(credit.id.as_str()) {
            Some(old) => {
                tell_fields("credit.changed", "adCredits", position, &credit_fields(old, credit), notices);
            }
            None => added.push(credit.name.as_str()),
        }
    }
    if !added.is_empty() {
        let message = format!("New ad credits, {} in all: {}.", added.len(), listed(added.iter().copied()));
        notices.tell(NoticeDocument::info("credit.added", "/adCredits", message).with("count", added.len()));
    }
    let gone =
        before.ad_credits.iter().filter(|old| !after.ad_credits.iter().any(|credit| credit.id == old.id));
    for credit in gone {
        let message =
            format!("Nothing is left of “{}” ({}); it is taken out of the plan.", credit.name, credit.amount);
        let notice = NoticeDocument::info("credit.removed", "/adCredits", message);
        let expires = credit.expires.clone().unwrap_or_default();
        notices.tell(notice.with("id", &credit.id).with("amount", &credit.amount).with("expires", expires));
    }
}

fn account_fields<'p>(old: &'p AdAccountDocument, new: &'p AdAccountDocument) -> Vec<Change<'p>> {
    let mut fields: Vec<Change<'p>> = vec![
        ("name", Some(&old.name), Some(&new.name)),
        ("entity", old.entity.as_ref(), new.entity.as_ref()),
        ("status", old.status.as_ref(), new.status.as_ref()),
        ("relation", old.relation.as_ref(), new.relation.as_ref()),
        ("cash", old.cash.as_ref(), new.cash.as_ref()),
        ("dailySpend", old.daily_spend.as_ref(), new.daily_spend.as_ref()),
    ];
    if old.weekday_factors != new.weekday_factors {
        fields.push((
            "weekdayFactors",
            None,
            new.weekday_factors.as_ref().and_then(|factors| factors.first()),
        ));
    }
    fields.retain(|(_, old, new)| old != new);
    fields
}

fn credit_fields<'p>(old: &'p AdCreditDocument, new: &'p AdCreditDocument) -> Vec<Change<'p>> {
    let fields =
        [("amount", Some(&old.amount), Some(&new.amount)), ("issued", Some(&old.issued), Some(&new.issued))];
    fields.into_iter().filter(|(_, old, new)| old != new).collect()
}

fn tell_fields(
    code: &'static str,
    list: &str,
    position: usize,
    fields: &[Change<'_>],
    notices: &mut Notices,
) {
    if !fields.is_empty() {
        notices.tell(changed(code, format!("/{list}/{position}"), fields));
    }
}

fn changed(code: &'static str, path: String, fields: &[Change<'_>]) -> NoticeDocument {
    let said = |text: Option<&String>| text.map_or("nothing", String::as_str).to_owned();
    let texts = fields.iter().map(|(field, old, new)| match *field {
        "weekdayFactors" => "weekdayFactors anew from the report".to_owned(),
        _ => format!("{field} from {} to {}", said(*old), said(*new)),
    });
    let texts = texts.collect::<Vec<_>>().join("; ");
    let names = fields.iter().map(|(field, ..)| *field).collect::<Vec<_>>().join(", ");
    NoticeDocument::info(code, path, format!("The import changed {texts}.")).with("fields", names)
}
