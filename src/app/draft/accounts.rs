//! Ad accounts of the draft.

use super::{Removal, credits, fresh_id};
use crate::wire::document::{AdAccountDocument, AdCreditDocument, PlanDocument};

/// Adds an ad account with a name of its own, and returns its position.
pub(crate) fn add_account(document: &mut PlanDocument, name: impl FnOnce(usize) -> String) -> usize {
    let position = document.ad_accounts.len();
    document.ad_accounts.push(AdAccountDocument {
        id: fresh_id("account-", document.ad_accounts.iter().map(|account| account.id.as_str())),
        name: name(position + 1),
        ..Default::default()
    });
    position
}

/// Removes an ad account with everything that refers to it.
pub(crate) fn remove_account(document: &mut PlanDocument, position: usize) -> Removal {
    let mut removal = Removal::default();
    let Some(account) = document.ad_accounts.get(position) else { return removal };
    let id = account.id.clone();
    let held: Vec<String> = held_by_account(document, &id).map(|(_, credit)| credit.id.clone()).collect();
    removal.allocations = super::removal::drain(&mut document.allocations, |it| {
        it.ad_account == id || held.contains(&it.ad_credit)
    });
    removal.events = super::removal::drain(&mut document.events, |it| it.ad_account == id);
    removal.credits =
        super::removal::drain(&mut document.ad_credits, |it| credits::holder(it) == Some(id.as_str()));
    removal.accounts = vec![(position, document.ad_accounts.remove(position))];
    removal
}

/// Removes one event.
pub(crate) fn remove_event(document: &mut PlanDocument, position: usize) -> Removal {
    let mut removal = Removal::default();
    if position < document.events.len() {
        removal.events = vec![(position, document.events.remove(position))];
    }
    removal
}

/// The ad credits that were issued straight to an ad account, with their positions.
pub(crate) fn held_by_account<'a>(
    document: &'a PlanDocument,
    id: &'a str,
) -> impl Iterator<Item = (usize, &'a AdCreditDocument)> {
    document.ad_credits.iter().enumerate().filter(move |(_, credit)| credits::holder(credit) == Some(id))
}

#[cfg(test)]
mod tests {
    use super::super::tests::small;
    use super::*;

    #[test]
    fn removing_an_account_takes_what_refers_to_it_and_putting_it_back_restores_the_plan() {
        let mut document = small();
        let removal = remove_account(&mut document, 0);
        assert_eq!(document.ad_accounts.len(), 1);
        assert_eq!(document.ad_credits.len(), 1);
        assert_eq!(document.allocations.len(), 1);
        removal.restore(&mut document);
        assert_eq!(document, small());
    }

    #[test]
    fn a_removal_can_be_undone_after_other_edits() {
        let mut document = small();
        let removal = remove_account(&mut document, 1);
        add_account(&mut document, |number| format!("Account {number}"));
        removal.restore(&mut document);
        let ids: Vec<&str> = document.ad_accounts.iter().map(|account| account.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "account-1"]);
    }
}
