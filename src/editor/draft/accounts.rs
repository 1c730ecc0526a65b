//! Ad accounts of the draft.

use super::fresh_id::fresh_id;
use crate::plan::document::{AdAccountDocument, AdCreditDocument, PlanDocument};
use std::collections::HashMap;

/// Adds an ad account with a name of its own, and returns its position.
pub fn add_account(document: &mut PlanDocument, name: impl FnOnce(usize) -> String) -> usize {
    let position = document.ad_accounts.len();
    document.ad_accounts.push(AdAccountDocument {
        id: fresh_id("account-", document.ad_accounts.iter().map(|account| account.id.as_str())),
        name: name(position + 1),
        ..Default::default()
    });
    position
}

/// Removes an ad account with everything that refers to it.
pub fn remove_account(document: &mut PlanDocument, position: usize) {
    if position >= document.ad_accounts.len() {
        return;
    }
    let id = document.ad_accounts.remove(position).id;
    let held: Vec<String> = held_by_account(document, &id).map(|(_, credit)| credit.id.clone()).collect();
    document.allocations.retain(|it| it.ad_account != id && !held.contains(&it.ad_credit));
    document.events.retain(|it| it.ad_account != id);
    document.actuals.retain(|it| it.ad_account != id);
    document.ad_credits.retain(|it| it.ad_account_id() != Some(id.as_str()));
}

/// Removes one event.
pub fn remove_event(document: &mut PlanDocument, position: usize) {
    if position < document.events.len() {
        document.events.remove(position);
    }
}

/// The ad credits that were issued straight to an ad account, with their positions.
pub fn held_by_account<'a>(
    document: &'a PlanDocument,
    id: &'a str,
) -> impl Iterator<Item = (usize, &'a AdCreditDocument)> {
    document.ad_credits.iter().enumerate().filter(move |(_, credit)| credit.ad_account_id() == Some(id))
}

/// What each ad account is called, in document order: with its id where another has the same name.
#[must_use]
pub fn names_told_apart(document: &PlanDocument) -> Vec<String> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for it in &document.ad_accounts {
        *times.entry(&it.name).or_default() += 1;
    }
    let name =
        |it: &AdAccountDocument| told_apart(it, times.get(it.name.as_str()).is_some_and(|times| *times > 1));
    document.ad_accounts.iter().map(name).collect()
}

/// The ad accounts to choose from: the id of each, and what it is called.
#[must_use]
pub fn account_choices(document: &PlanDocument) -> Vec<(String, String)> {
    document.ad_accounts.iter().map(|it| it.id.clone()).zip(names_told_apart(document)).collect()
}

/// What the ad account with an id is called; `None` where there is none.
#[must_use]
pub fn account_called(document: &PlanDocument, id: &str) -> Option<String> {
    let account = document.ad_accounts.iter().find(|it| it.id == id)?;
    let is_other = |it: &AdAccountDocument| it.name == account.name && it.id != account.id;
    Some(told_apart(account, document.ad_accounts.iter().any(is_other)))
}

fn told_apart(account: &AdAccountDocument, is_shared: bool) -> String {
    if is_shared { [&account.name, " (", &account.id, ")"].concat() } else { account.name.clone() }
}

#[cfg(test)]
mod tests {
    use super::super::tests::small;
    use super::*;

    #[test]
    fn only_names_that_several_have_are_told_apart() {
        let mut document = small();
        add_account(&mut document, |_| "Twin".to_owned());
        add_account(&mut document, |_| "Twin".to_owned());
        let ids: Vec<_> = document.ad_accounts[2..].iter().map(|it| format!("Twin ({})", it.id)).collect();
        let names = names_told_apart(&document);
        assert_eq!(names[..2], [document.ad_accounts[0].name.clone(), document.ad_accounts[1].name.clone()]);
        assert_eq!(names[2..], ids);
        let each = |it: &AdAccountDocument| account_called(&document, &it.id).unwrap();
        assert_eq!(document.ad_accounts.iter().map(each).collect::<Vec<_>>(), names);
        assert_eq!(account_called(&document, "nobody"), None);
    }

    #[test]
    fn removing_an_account_takes_what_refers_to_it() {
        let mut document = small();
        remove_account(&mut document, 0);
        let ids: Vec<&str> = document.ad_accounts.iter().map(|account| account.id.as_str()).collect();
        assert_eq!(ids, ["b"]);
        assert_eq!(document.ad_credits.len(), 1);
        assert_eq!(document.allocations.len(), 1);
        remove_account(&mut document, 1);
        assert_eq!(document.ad_accounts.len(), 1);
    }
}
