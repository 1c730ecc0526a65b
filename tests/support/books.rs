//! Plain books: every movement is posted to two places, and every figure is a sum over what was posted.
//!
//! Both the day-by-day model and a journal read back from its text are entered here.

use serde_json::{Value, json};
use std::collections::BTreeMap;

/// One movement of one day, in minor units. `credit` is empty for cash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Posting {
    pub(crate) on: String,
    pub(crate) kind: String,
    pub(crate) credit: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) amount: i128,
}

impl Posting {
    fn touches(&self, place: &str) -> bool {
        self.from == place || self.to == place
    }
}

/// How many decimals the amounts of a plan have, for the currencies of the tests.
pub(crate) fn digits(plan: &Value) -> u32 {
    match plan["currency"].as_str() {
        Some("JPY") => 0,
        Some("KWD") => 3,
        Some("CLF") => 4,
        _ => 2,
    }
}

/// `"12.5"` with two digits is 1250 minor units.
pub(crate) fn minor(text: &str, digits: u32) -> i128 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let padding = digits as usize - fraction.len();
    format!("{whole}{fraction}{}", "0".repeat(padding)).parse().unwrap()
}

/// 1250 minor units with two digits are `"12.50"`.
pub(crate) fn text(amount: i128, digits: u32) -> String {
    let unit = 10_i128.pow(digits);
    match digits {
        0 => amount.to_string(),
        _ => format!("{}.{:0width$}", amount / unit, amount % unit, width = digits as usize),
    }
}

/// Reads the rows of a written journal.
pub(crate) fn postings(projection: &Value, digits: u32) -> Vec<Posting> {
    let text = |row: &Value, field: &str| row[field].as_str().unwrap_or_default().to_owned();
    let posting = |row: &Value| Posting {
        on: text(row, "on"),
        kind: text(row, "type"),
        credit: text(row, "adCredit"),
        from: text(row, "from"),
        to: text(row, "to"),
        amount: minor(&text(row, "amount"), digits),
    };
    projection["journal"].as_array().unwrap().iter().map(posting).collect()
}

/// What every place holds, by place and ad credit. Places that hold nothing are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Balances(BTreeMap<(String, String), i128>);

impl Balances {
    pub(crate) fn post(&mut self, posting: &Posting) {
        self.change(&posting.from, &posting.credit, -posting.amount);
        self.change(&posting.to, &posting.credit, posting.amount);
    }

    fn change(&mut self, place: &str, credit: &str, amount: i128) {
        let key = (place.to_owned(), credit.to_owned());
        let balance = self.0.entry(key.clone()).or_default();
        *balance += amount;
        if *balance == 0 {
            self.0.remove(&key);
        }
    }

    pub(crate) fn of(&self, place: &str, credit: &str) -> i128 {
        self.0.get(&(place.to_owned(), credit.to_owned())).copied().unwrap_or(0)
    }

    /// What a place holds of all ad credits.
    pub(crate) fn all_of(&self, place: &str) -> i128 {
        self.0.iter().filter(|((at, _), _)| at == place).map(|(_, amount)| amount).sum()
    }

    /// What all places together hold of an ad credit, the issuer's debt included: always nothing.
    pub(crate) fn sum(&self, credit: &str) -> i128 {
        self.0.iter().filter(|((_, of), _)| of == credit).map(|(_, amount)| amount).sum()
    }

    /// The places below zero, but for the two that may be.
    pub(crate) fn overdrawn(&self) -> Vec<&str> {
        let below = self.0.iter().filter(|(_, amount)| **amount < 0).map(|((place, _), _)| place.as_str());
        below.filter(|place| !["issuer", "cash:issuer"].contains(place)).collect()
    }

    /// Only what is in the Business Center and in ad accounts: credit and cash, without debts.
    pub(crate) fn in_hand(&self) -> Self {
        let holds = |place: &str| {
            let place = place.strip_prefix("cash:").unwrap_or(place);
            place == "businessCenter" || place.starts_with("adAccount:")
        };
        Self(
            self.0
                .iter()
                .filter(|((place, _), _)| holds(place))
                .map(|(key, sum)| (key.clone(), *sum))
                .collect(),
        )
    }

    pub(crate) fn set(&mut self, place: String, credit: &str, amount: i128) {
        if amount != 0 {
            self.0.insert((place, credit.to_owned()), amount);
        }
    }
}

/// All figures of a projection, as its document spells them, from movements alone.
pub(crate) fn figures(plan: &Value, postings: &[Posting]) -> Value {
    let digits = digits(plan);
    let ids = |list: &str| -> Vec<String> {
        let items = plan[list].as_array().into_iter().flatten();
        items.map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    let ad_account = |id: String| {
        let place = format!("adAccount:{id}");
        let mut figures = credit_figures(postings, digits, |it| it.touches(&place));
        figures["unallocated"] = text(0, digits).into();
        let allocated = sum(postings, |it| it.from == "businessCenter" && it.to == place);
        let purse = format!("cash:adAccount:{id}");
        let cash =
            cash_figures(postings, digits, |it| it.touches(&purse) || it.to == format!("cash:debt:{id}"));
        figures["id"] = id.into();
        figures["allocated"] = text(allocated, digits).into();
        figures["cash"] = cash["adAccounts"].clone();
        figures["cashSpent"] = cash["spent"].clone();
        figures["billed"] = cash["billed"].clone();
        figures["debt"] = cash["debt"].clone();
        figures
    };
    let ad_credit = |id: String| {
        let mut figures = credit_figures(postings, digits, |it| it.credit == id);
        figures["id"] = id.into();
        figures
    };
    json!({
        "totals": credit_figures(postings, digits, |_| true),
        "adAccounts": ids("adAccounts").into_iter().map(ad_account).collect::<Vec<_>>(),
        "adCredits": ids("adCredits").into_iter().map(ad_credit).collect::<Vec<_>>(),
        "cash": cash_figures(postings, digits, |_| true),
    })
}

fn sum(postings: &[Posting], of: impl Fn(&Posting) -> bool) -> i128 {
    postings.iter().filter(|posting| of(posting)).map(|posting| posting.amount).sum()
}

fn credit_figures(postings: &[Posting], digits: u32, of: impl Fn(&Posting) -> bool) -> Value {
    let figure = |is: &dyn Fn(&Posting) -> bool| sum(postings, |it| of(it) && is(it));
    let in_account = |place: &str| place.starts_with("adAccount:");
    let forfeited = figure(&|it| it.to == "forfeited");
    let revoked = figure(&|it| it.to == "revoked");
    let expired_in_accounts = figure(&|it| in_account(&it.from) && it.to == "expired");
    let text = |amount| text(amount, digits);
    json!({
        "issued": text(figure(&|it| it.from == "issuer")),
        "spent": text(figure(&|it| it.to == "spent")),
        "unallocated":
            text(figure(&|it| it.to == "businessCenter") - figure(&|it| it.from == "businessCenter")),
        "remaining": text(figure(&|it| in_account(&it.to)) - figure(&|it| in_account(&it.from))),
        "expiredUnallocated": text(figure(&|it| it.from == "businessCenter" && it.to == "expired")),
        "expiredInAccounts": text(expired_in_accounts),
        "forfeited": text(forfeited),
        "revoked": text(revoked),
        "stranded": text(expired_in_accounts + forfeited + revoked),
    })
}

fn cash_figures(postings: &[Posting], digits: u32, of: impl Fn(&Posting) -> bool) -> Value {
    let figure = |is: &dyn Fn(&Posting) -> bool| sum(postings, |it| of(it) && is(it));
    let text = |amount| text(amount, digits);
    let in_account = |place: &str| place.starts_with("cash:adAccount:");
    let center = "cash:businessCenter";
    let billed = figure(&|it| ["bill", "invoice"].contains(&it.kind.as_str()));
    json!({
        "opening": text(figure(&|it| it.kind == "openCash")),
        "businessCenter": text(figure(&|it| it.to == center) - figure(&|it| it.from == center)),
        "adAccounts": text(figure(&|it| in_account(&it.to)) - figure(&|it| in_account(&it.from))),
        "spent": text(figure(&|it| it.to == "cash:spent") - billed),
        "billed": text(billed),
        "invoiced": text(figure(&|it| it.kind == "invoice")),
        "debt": text(figure(&|it| it.to.starts_with("cash:debt:"))),
    })
}
