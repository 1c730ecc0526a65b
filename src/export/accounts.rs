//! The chart of accounts. beancount and hledger share it.
//!
//! ```text
//! Assets:AdCredit:<credit>:BusinessCenter             unallocated
//! Assets:AdCredit:<credit>:AdAccount:<account>        remaining
//! Income:AdCredit:<credit>                            issued, below zero as income is
//! Expenses:AdCredit:<credit>:Spent:AdAccount:<account>
//! Expenses:AdCredit:<credit>:Expired:<holder>         holder: BusinessCenter or AdAccount:<account>
//! Expenses:AdCredit:<credit>:Forfeited:<holder>
//! Expenses:AdCredit:<credit>:Revoked:<holder>
//! Assets:Cash:<holder>
//! Equity:OpeningCash:<holder>
//! Expenses:Cash:Spent:AdAccount:<account>             what cash, the payment method and the invoice paid
//! Expenses:Cash:ClawedBack:AdAccount:<account>
//! Liabilities:PaymentMethod:AdAccount:<account>       billed
//! Liabilities:MonthlyInvoice:AdAccount:<account>      billed, on the credit line
//! Liabilities:Debt:AdAccount:<account>                owed after a violation
//! ```
//!
//! `<credit>` and `<account>` are ids made fit for both programs: ASCII letters and digits, anything else a hyphen, a
//! capital first. Where two ids come to the same, the later gets its place in the plan as a number. The ids and names
//! themselves stand where an account is declared.

use crate::ledger::{EntryKind, Place, WrittenRow};
use crate::plan::{AccountIndex, CreditIndex, Plan};
use serde_json::{Map, Value};

/// The parts of account names that stand for ad credits and ad accounts.
pub(super) struct Chart {
    credits: Vec<String>,
    accounts: Vec<String>,
}

/// An account, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Account {
    pub(super) name: String,
    pub(super) credit: Option<CreditIndex>,
    pub(super) party: Option<AccountIndex>,
}

impl Chart {
    pub(super) fn of(plan: &Plan) -> Self {
        Self {
            credits: components(plan.ad_credits().iter().map(|it| it.id.as_str())),
            accounts: components(plan.ad_accounts().iter().map(|it| it.id.as_str())),
        }
    }

    /// The account that a movement leaves.
    pub(super) fn from(&self, row: &WrittenRow) -> Account {
        self.place(row, row.from)
    }

    /// The account that it reaches.
    pub(super) fn to(&self, row: &WrittenRow) -> Account {
        self.place(row, row.to)
    }

    fn place(&self, row: &WrittenRow, place: Place) -> Account {
        let party = row.account;
        let head = match place {
            Place::Issuer => return self.credit(row.credit, "Income", "", AccountHolder::None),
            Place::BusinessCenter => {
                return self.credit(row.credit, "Assets", "", AccountHolder::BusinessCenter);
            }
            Place::AdAccount(account) => {
                return self.credit(row.credit, "Assets", "", AccountHolder::AdAccount(account));
            }
            Place::Spent => return self.credit(row.credit, "Expenses", ":Spent", party.into()),
            Place::Expired => return self.credit(row.credit, "Expenses", ":Expired", party.into()),
            Place::Forfeited => return self.credit(row.credit, "Expenses", ":Forfeited", party.into()),
            Place::Revoked => return self.credit(row.credit, "Expenses", ":Revoked", party.into()),
            Place::CashBusinessCenter => return self.cash("Assets:Cash", AccountHolder::BusinessCenter),
            Place::CashAdAccount(account) => {
                return self.cash("Assets:Cash", AccountHolder::AdAccount(account));
            }
            Place::CashSpent => "Expenses:Cash:Spent",
            Place::Debt(_) => "Expenses:Cash:ClawedBack",
            Place::CashIssuer => match row.kind {
                EntryKind::Bill => "Liabilities:PaymentMethod",
                EntryKind::Invoice => "Liabilities:MonthlyInvoice",
                EntryKind::ClawBack => "Liabilities:Debt",
                _ => "Equity:OpeningCash",
            },
        };
        self.cash(head, party.into())
    }

    /// An account of ad credit.
    pub(super) fn credit(
        &self,
        credit: Option<CreditIndex>,
        root: &str,
        part: &str,
        holder: AccountHolder,
    ) -> Account {
        let component = credit.and_then(|credit| self.credits.get(credit.position()));
        let component = component.map_or("", String::as_str);
        let mut account = self.cash("", holder);
        account.name.insert_str(0, &format!("{root}:AdCredit:{component}{part}"));
        account.credit = credit;
        account
    }

    /// An account of cash.
    pub(super) fn cash(&self, head: &str, holder: AccountHolder) -> Account {
        let mut name = head.to_owned();
        let mut party = None;
        match holder {
            AccountHolder::None => {}
            AccountHolder::BusinessCenter => name.push_str(":BusinessCenter"),
            AccountHolder::AdAccounts => name.push_str(":AdAccount"),
            AccountHolder::AdAccount(account) => {
                name.push_str(":AdAccount:");
                name.push_str(self.accounts.get(account.position()).map_or("", String::as_str));
                party = Some(account);
            }
        }
        Account { name, credit: None, party }
    }
}

/// Who holds, or held, the money of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AccountHolder {
    None,
    BusinessCenter,
    /// All of them together.
    AdAccounts,
    AdAccount(AccountIndex),
}

/// Where no ad account takes part, it is the Business Center.
impl From<Option<AccountIndex>> for AccountHolder {
    fn from(account: Option<AccountIndex>) -> Self {
        account.map_or(Self::BusinessCenter, Self::AdAccount)
    }
}

/// A component for each id, no two the same.
fn components<'p>(ids: impl Iterator<Item = &'p str>) -> Vec<String> {
    // A sorted map that the program has already.
    let mut taken = Map::new();
    let mut components = Vec::new();
    for (number, id) in (1_usize..).zip(ids) {
        let plain = component(id);
        let mut unique = plain.clone();
        let mut number = number;
        while taken.contains_key(&unique) {
            unique = format!("{plain}-{number}");
            number += 1;
        }
        taken.insert(unique.clone(), Value::Null);
        components.push(unique);
    }
    components
}

fn component(id: &str) -> String {
    let mut component = String::new();
    for letter in id.chars() {
        match letter {
            _ if letter.is_ascii_alphanumeric() && component.is_empty() => {
                component.push(letter.to_ascii_uppercase());
            }
            _ if letter.is_ascii_alphanumeric() => component.push(letter),
            _ if component.is_empty() || component.ends_with('-') => {}
            _ => component.push('-'),
        }
    }
    let component = component.trim_end_matches('-');
    if component.is_empty() { "Unnamed".to_owned() } else { component.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_plain_and_no_two_are_the_same() {
        let ids =
            ["north", "North", "a/b", "a b", "7012345678901234567", "店", "é", "Unnamed-6", "--x--", "a-b-4"];
        assert_eq!(
            components(ids.into_iter()),
            [
                "North",
                "North-2",
                "A-b",
                "A-b-4",
                "7012345678901234567",
                "Unnamed",
                "Unnamed-7",
                "Unnamed-6",
                "X",
                "A-b-4-10",
            ]
        );
    }
}
