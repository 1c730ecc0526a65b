//! The way from a message to the field it is about.

use super::planner::Planner;
use crate::app::browser;
use crate::app::screen::{Screen, address_of};
use crate::plan::document::{AllocationDocument, PlanDocument};
use leptos::prelude::*;

/// The id of the element that shows what a JSON pointer points to.
pub(crate) fn field_id(path: &str) -> String {
    format!("at{}", path.replace('/', "-"))
}

/// What unfolds the details of an ad account.
pub(crate) fn account_key(key: &str) -> String {
    format!("account {key}")
}

/// What unfolds the details of an ad credit.
pub(crate) fn credit_key(key: &str) -> String {
    format!("credit {key}")
}

/// The button that opens the panel with the split policy.
pub(crate) const SPLIT: &str = "split-how";

/// What unfolds the settings.
pub(crate) const SETTINGS: &str = "settings";

impl Planner {
    /// Unfolds whatever hides the field of `path`, and goes there from any screen: to the field, or to the nearest thing
    /// around it.
    pub(crate) fn reveal(&self, path: &str) {
        let mut steps = path.split('/').skip(1);
        let list = steps.next().unwrap_or_default();
        if matches!(list, "assumptions" | "members") {
            self.assumptions.set(true);
            return browser::focus_first(around(path).collect());
        }
        if list == "splitPolicy" {
            browser::press_button(SPLIT);
            return browser::focus_first(around(path).collect());
        }
        // All else is on the first screen, which comes here once it is shown.
        if Screen::from_fragment(&browser::fragment()) != Some(Screen::Plan) {
            return browser::go(&address_of(path));
        }
        let position = steps.next().and_then(|it| it.parse::<usize>().ok());
        let account = match (list, position) {
            ("adAccounts", Some(position)) => Some(position),
            ("allocations", Some(position)) => {
                self.account_of(|plan| plan.allocations.get(position).map(|it| it.ad_account.clone()))
            }
            ("actuals", Some(position)) => {
                self.account_of(|plan| plan.actuals.get(position).map(|it| it.ad_account.clone()))
            }
            ("events", Some(position)) => {
                self.account_of(|plan| plan.events.get(position).map(|it| it.ad_account.clone()))
            }
            _ => None,
        };
        let mut row = None;
        match (list, position, account) {
            (_, _, Some(account)) => {
                self.account_filter.set(String::new());
                self.first_account.set(account);
                let key = self.account_keys.with_untracked(|keys| keys.get(account).cloned());
                // What the row itself shows is easier to find there.
                let in_row = match list {
                    "allocations" => {
                        matches!(steps.next(), None | Some("amount"))
                            && position.is_some_and(|position| self.is_in_row(position))
                    }
                    _ => matches!(steps.next(), Some("dailySpend" | "status")),
                };
                if let Some(key) = key.filter(|_| !in_row) {
                    self.unfold(account_key(&key));
                }
                row = Some(field_id(&format!("/adAccounts/{account}")));
            }
            ("adCredits", Some(position), _) => {
                let in_card = matches!(steps.next(), Some("amount" | "expires"));
                let key = self.credit_keys.with_untracked(|keys| keys.get(position).cloned());
                if let Some(key) = key.filter(|_| !in_card) {
                    self.unfold(credit_key(&key));
                }
            }
            _ => self.unfold(SETTINGS.to_owned()),
        }
        browser::focus_first(around(path).chain(row).collect());
    }

    /// Goes to the first ad credit without an expiry date.
    pub(crate) fn reveal_first_missing_expiry(&self) {
        let first = self.peek(|plan| plan.ad_credits.iter().position(|credit| credit.expires.is_none()));
        if let Some(position) = first {
            self.reveal(&format!("/adCredits/{position}/expires"));
        }
    }

    /// Whether the table itself shows this allocation as a field: it is the only one of its ad credit and ad account.
    fn is_in_row(&self, position: usize) -> bool {
        self.peek(|plan| {
            plan.allocations.get(position).is_some_and(|it| {
                let alike = |other: &&AllocationDocument| {
                    other.ad_account == it.ad_account && other.ad_credit == it.ad_credit
                };
                !it.done && plan.allocations.iter().filter(alike).count() == 1
            })
        })
    }

    fn account_of(&self, id: impl FnOnce(&PlanDocument) -> Option<String>) -> Option<usize> {
        self.peek(|plan| {
            let id = id(plan)?;
            plan.ad_accounts.iter().position(|account| account.id == id)
        })
    }
}

/// The ids for a path, for what it lies in, and so on outwards.
fn around(path: &str) -> impl Iterator<Item = String> {
    let outwards = std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(outer, _)| outer));
    outwards.filter(|path| !path.is_empty()).map(field_id).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_goes_outwards() {
        let ids: Vec<String> = around("/adCredits/0/amount").collect();
        assert_eq!(ids, ["at-adCredits-0-amount", "at-adCredits-0", "at-adCredits"]);
    }
}
