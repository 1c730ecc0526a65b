//! The contract, read aloud: every day of a plan in turn, every step of the day in turn.
//!
//! Written from the contract and the plan document alone, and slow. It shares no code with the core: its own
//! amounts, its own rounding, its own days.

use super::books::{Balances, Posting, digits, minor};
use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What a run comes to.
#[derive(Default)]
pub(crate) struct Outcome {
    /// Every movement, in order.
    pub(crate) postings: Vec<Posting>,
    pub(crate) refusals: Vec<Refusal>,
    /// The places in `events` of those that had no effect.
    pub(crate) idle_events: Vec<usize>,
    /// The places in `actuals` of those that were not applied.
    pub(crate) unapplied: Vec<usize>,
    /// By ad account, at the end.
    pub(crate) statuses: BTreeMap<String, String>,
    /// By ad account: its spend on the days on which ad credit could pay it.
    pub(crate) can_spend: BTreeMap<String, i128>,
    /// Ad account and day, for each day on which one is approved when it spends.
    pub(crate) approved: BTreeSet<(String, String)>,
    /// Of each day, what is then expected of each ad account per day.
    pub(crate) expected: Vec<BTreeMap<String, i128>>,
    /// Each day, with what every place holds at its end.
    pub(crate) days: Vec<(String, Balances)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) on: String,
    pub(crate) what: String,
    pub(crate) rule: &'static str,
}

/// Runs a plan that has no errors.
pub(crate) fn day_by_day(plan: &Value) -> Outcome {
    known_until(plan, text(plan, "end"))
}

/// Runs a plan as if nothing were known of what was spent after a day.
pub(crate) fn known_until(plan: &Value, day: &str) -> Outcome {
    // On which days an ad account is approved does not depend on what it spends. So a first run finds them out, and a
    // second one knows over which days an amount is spread.
    let mut first = Run::new(plan);
    let _ = first.through();
    let mut run = Run::new(plan);
    let mut unapplied = Vec::new();
    for (at, row) in list(plan, "actuals").enumerate() {
        let parts = first.spread(row);
        if parts.is_empty() {
            unapplied.push(at);
        }
        run.known.extend(parts.into_iter().filter(|((_, on), _)| on.as_str() <= day));
    }
    let approved = first.approved.into_keys().collect();
    Outcome { unapplied, approved, ..run.through() }
}

impl Run<'_> {
    fn through(&mut self) -> Outcome {
        let end = text(self.plan, "end").to_owned();
        self.open_cash();
        loop {
            self.issue();
            self.events();
            self.allocations();
            self.spend();
            self.lapse();
            self.outcome.expected.push(self.daily_spend.clone());
            self.outcome.days.push((self.on.clone(), self.balances.clone()));
            if self.on == end {
                break;
            }
            self.next_day();
        }
        self.outcome.statuses = std::mem::take(&mut self.status);
        self.outcome.idle_events.sort_unstable();
        std::mem::take(&mut self.outcome)
    }
}

struct Run<'p> {
    plan: &'p Value,
    digits: u32,
    date: NaiveDate,
    on: String,
    balances: Balances,
    status: BTreeMap<String, String>,
    daily_spend: BTreeMap<String, i128>,
    /// By ad account that was emptied and not reinstated since: what becomes of ad credit that arrives all the same.
    emptied: BTreeMap<String, (&'static str, &'static str)>,
    /// By ad account and day on which it was approved when it spent: what the weekday weighs, in millionths.
    approved: BTreeMap<(String, String), i128>,
    /// By ad account and day: what it really spent.
    known: BTreeMap<(String, String), i128>,
    outcome: Outcome,
}

impl<'p> Run<'p> {
    fn new(plan: &'p Value) -> Self {
        let on = text(plan, "start").to_owned();
        let digits = digits(plan);
        let accounts = || list(plan, "adAccounts");
        let id = |account: &Value| text(account, "id").to_owned();
        let status = |account: &Value| word(account, "status", "approved").to_owned();
        let daily_spend = |account: &Value| minor(word(account, "dailySpend", "0"), digits);
        Self {
            plan,
            digits,
            date: NaiveDate::parse_from_str(&on, "%Y-%m-%d").unwrap(),
            on,
            balances: Balances::default(),
            status: accounts().map(|it| (id(it), status(it))).collect(),
            daily_spend: accounts().map(|it| (id(it), daily_spend(it))).collect(),
            emptied: accounts()
                .filter(|it| status(it) == "closed")
                .map(|it| (id(it), ("forfeit", "forfeited")))
                .collect(),
            approved: BTreeMap::new(),
            known: BTreeMap::new(),
            outcome: Outcome { can_spend: accounts().map(|it| (id(it), 0)).collect(), ..Outcome::default() },
        }
    }

    fn next_day(&mut self) {
        self.date = self.date.succ_opt().unwrap();
        self.on = self.date.format("%Y-%m-%d").to_string();
    }

    fn amount(&self, item: &Value, field: &str) -> i128 {
        minor(word(item, field, "0"), self.digits)
    }

    fn credit(&self, id: &str) -> &'p Value {
        list(self.plan, "adCredits").find(|it| text(it, "id") == id).unwrap()
    }

    fn account(&self, id: &str) -> &'p Value {
        list(self.plan, "adAccounts").find(|it| text(it, "id") == id).unwrap()
    }

    fn assumption(&self, key: &str) -> &'p Value {
        &self.plan["assumptions"][key]
    }

    fn post(&mut self, kind: &str, credit: &str, from: &str, to: &str, amount: i128) {
        if amount == 0 {
            return;
        }
        let posting = Posting {
            on: self.on.clone(),
            kind: kind.to_owned(),
            credit: credit.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
            amount,
        };
        self.balances.post(&posting);
        self.outcome.postings.push(posting);
    }

    fn refuse(&mut self, what: &str, rule: &'static str) {
        self.outcome.refusals.push(Refusal { on: self.on.clone(), what: what.to_owned(), rule });
    }

    fn open_cash(&mut self) {
        let center = self.amount(&self.plan["businessCenter"], "cash");
        self.post("openCash", "", "cash:issuer", "cash:businessCenter", center);
        for account in list(self.plan, "adAccounts") {
            self.post(
                "openCash",
                "",
                "cash:issuer",
                &purse(text(account, "id")),
                self.amount(account, "cash"),
            );
        }
    }

    /// Step 1.
    fn issue(&mut self) {
        let start = text(self.plan, "start");
        for credit in list(self.plan, "adCredits") {
            let (id, issued) = (text(credit, "id"), text(credit, "issued"));
            // Days of one format compare as text.
            let before_start = self.on == start && issued < start;
            if issued != self.on && !before_start {
                continue;
            }
            let amount = self.amount(credit, "amount");
            self.post("issue", id, "issuer", &holder(credit), amount);
            if text(credit, "expires") < start {
                self.post("expire", id, &holder(credit), "expired", amount);
            }
        }
    }

    /// Step 2.
    fn events(&mut self) {
        for (at, event) in list(self.plan, "events").enumerate() {
            if text(event, "on") == self.on && !self.event(event, at) {
                self.outcome.idle_events.push(at);
            }
        }
    }

    /// Whether the event had an effect.
    fn event(&mut self, event: &Value, at: usize) -> bool {
        let account = text(event, "adAccount");
        let status = self.status[account].clone();
        match (text(event, "type"), status.as_str()) {
            ("suspend", "approved" | "inReview") => {
                if word(&self.plan["assumptions"], "suspension", "forfeit") == "forfeit" {
                    self.empty(account, "forfeit", "forfeited");
                }
                self.turn(account, "suspended");
            }
            ("reinstate", "suspended") => {
                self.emptied.remove(account);
                self.turn(account, "approved");
            }
            ("close", "approved" | "inReview" | "suspended") => {
                self.empty(account, "forfeit", "forfeited");
                let cash = self.balances.of(&purse(account), "");
                self.post("returnCash", "", &purse(account), "cash:businessCenter", cash);
                self.turn(account, "closed");
            }
            ("setDailySpend", "approved" | "inReview" | "suspended") => {
                let amount = self.amount(event, "dailySpend");
                return self.daily_spend.insert(account.to_owned(), amount) != Some(amount);
            }
            ("moveCash", _) => {
                self.move_cash(event, at);
                return self.amount(event, "amount") != 0;
            }
            ("violation", _) => self.violation(event, account),
            _ => return false,
        }
        true
    }

    fn turn(&mut self, account: &str, status: &str) {
        self.status.insert(account.to_owned(), status.to_owned());
    }

    /// Takes all unused ad credit out of an ad account.
    fn empty(&mut self, account: &str, kind: &'static str, to: &'static str) {
        self.emptied.insert(account.to_owned(), (kind, to));
        for credit in list(self.plan, "adCredits") {
            let id = text(credit, "id");
            self.post(kind, id, &place(account), to, self.balances.of(&place(account), id));
        }
    }

    fn move_cash(&mut self, event: &Value, at: usize) {
        let end = |field: &str| event[field]["adAccount"].as_str();
        let (from, to) = (end("from"), end("to"));
        let pocket = |end: Option<&str>| end.map_or_else(|| "cash:businessCenter".to_owned(), purse);
        let amount = self.amount(event, "amount");
        let approved = |end: Option<&str>| end.is_none_or(|account| self.status[account] == "approved");
        let what = format!("/events/{at}");
        if from.is_some() && to.is_some() {
            self.refuse(&what, "cashMoves");
        } else if !approved(from) || !approved(to) {
            self.refuse(&what, "cashStatus");
        } else if amount > self.balances.of(&pocket(from), "") {
            self.refuse(&what, "transferable");
        } else {
            self.post("moveCash", "", &pocket(from), &pocket(to), amount);
        }
    }

    fn violation(&mut self, event: &Value, account: &str) {
        self.empty(account, "revoke", "revoked");
        if self.assumption("clawBackUsed") == true {
            let spent: i128 = self
                .outcome
                .postings
                .iter()
                .filter(|it| it.kind == "spend" && it.from == place(account))
                .map(|it| it.amount)
                .sum();
            let debt = format!("cash:debt:{account}");
            self.post("clawBack", "", "cash:issuer", &debt, spent - self.balances.of(&debt, ""));
        }
        if self.status[account] != "closed" {
            let closes = text(event, "kind") == "soldCredit";
            self.turn(account, if closes { "closed" } else { "suspended" });
        }
    }

    /// Step 3.
    fn allocations(&mut self) {
        for allocation in list(self.plan, "allocations") {
            if text(allocation, "on") != self.on {
                continue;
            }
            if let Some(rule) = self.forbidden(allocation) {
                self.refuse(text(allocation, "id"), rule);
                continue;
            }
            let to = place(text(allocation, "adAccount"));
            let amount = self.amount(allocation, "amount");
            self.post("allocate", text(allocation, "adCredit"), "businessCenter", &to, amount);
            if let Some((kind, lost)) = self.emptied.get(text(allocation, "adAccount")).copied() {
                self.post(kind, text(allocation, "adCredit"), &to, lost, amount);
            }
        }
    }

    fn forbidden(&self, allocation: &Value) -> Option<&'static str> {
        let credit = self.credit(text(allocation, "adCredit"));
        let account = self.account(text(allocation, "adAccount"));
        let amount = self.amount(allocation, "amount");
        let minimum = self.amount(&self.plan["assumptions"], "minimumAllocation").max(1);
        if self.lacks_role(allocation) {
            Some("role")
        } else if holder(credit) != "businessCenter" {
            Some("locked")
        } else if !self.may_receive(account) {
            Some("owned")
        } else if self.status[text(account, "id")] != "approved" && allocation["done"] != true {
            Some("status")
        } else if *self.on < *text(credit, "issued") {
            Some("notIssued")
        } else if *self.on > *text(credit, "expires") {
            Some("expired")
        } else if amount < minimum {
            Some("minimum")
        } else if amount > self.balances.of("businessCenter", text(credit, "id")) {
            Some("insufficient")
        } else {
            None
        }
    }

    fn lacks_role(&self, allocation: &Value) -> bool {
        let Some(by) = allocation["by"].as_str() else { return false };
        let member = list(self.plan, "members").find(|it| text(it, "id") == by).unwrap();
        let role = text(member, "role");
        match self.assumption("whoMayAllocate").as_array() {
            Some(roles) => !roles.iter().any(|it| it == role),
            None => !["admin", "financeManager"].contains(&role),
        }
    }

    fn may_receive(&self, account: &Value) -> bool {
        word(account, "relation", "owned") == "owned" || self.assumption("sharedAccountsMayReceive") == true
    }

    /// Step 4.
    fn spend(&mut self) {
        for account in list(self.plan, "adAccounts") {
            let id = text(account, "id");
            if self.status[id] == "approved" {
                let of_day = (id.to_owned(), self.on.clone());
                let due = self.known.get(&of_day).copied().unwrap_or_else(|| rounded(self.demand(account)));
                let weight = self.factor(account);
                self.approved.insert(of_day, weight.0 * 10_i128.pow(6) / weight.1);
                if self.credit_could_pay(account) {
                    *self.outcome.can_spend.get_mut(id).unwrap() += due;
                }
                self.pay(account, due);
            }
        }
    }

    /// Daily spend × the weekday's factor, as a fraction of minor units.
    fn demand(&self, account: &Value) -> (i128, i128) {
        let (factor, unit) = self.factor(account);
        (self.daily_spend[text(account, "id")] * factor, unit)
    }

    /// The weekday's factor as a fraction.
    fn factor(&self, account: &Value) -> (i128, i128) {
        factor(&account["weekdayFactors"][self.date.weekday().num_days_from_monday() as usize])
    }

    /// What a row of actual spend comes to on each of its days on which the ad account was approved.
    fn spread(&self, row: &Value) -> Vec<((String, String), i128)> {
        let (account, from, to) = (text(row, "adAccount"), text(row, "from"), text(row, "to"));
        let is_of_row =
            |(of, on): &(String, String)| of == account && from <= on.as_str() && on.as_str() <= to;
        let days: Vec<_> = self.approved.iter().filter(|(day, _)| is_of_row(day)).collect();
        let all: i128 = days.iter().map(|(_, weight)| **weight).sum();
        let (mut weight, mut spent) = (0, 0);
        let mut parts = Vec::new();
        for (day, own) in &days {
            weight += if all == 0 { 1 } else { **own };
            let all = if all == 0 { days.len() as i128 } else { all };
            let so_far = rounded((self.amount(row, "spend") * weight, all));
            parts.push(((*day).clone(), so_far - spent));
            spent = so_far;
        }
        parts
    }

    /// Whether some ad credit is issued and not expired that is in this ad account or may be allocated to it.
    fn credit_could_pay(&self, account: &Value) -> bool {
        list(self.plan, "adCredits").any(|credit| {
            let live = *text(credit, "issued") <= *self.on && *self.on <= *text(credit, "expires");
            let own = holder(credit) == place(text(account, "id"));
            live && (own || (holder(credit) == "businessCenter" && self.may_receive(account)))
        })
    }

    fn pay(&mut self, account: &Value, mut due: i128) {
        let id = text(account, "id");
        let cash_first = self.assumption("creditBeforeCash") == false;
        if cash_first {
            self.pay_with_cash(id, &mut due);
        }
        self.pay_with_credit(id, &mut due);
        if !cash_first {
            self.pay_with_cash(id, &mut due);
        }
        let kind = match word(account, "billing", "automatic") {
            // A prepaid ad account without funds does not deliver.
            "manual" => return,
            "automatic" => "bill",
            _ => "invoice",
        };
        self.post(kind, "", "cash:issuer", &purse(id), due);
        self.post("spendCash", "", &purse(id), "cash:spent", due);
    }

    fn pay_with_cash(&mut self, account: &str, due: &mut i128) {
        let amount = self.balances.of(&purse(account), "").min(*due);
        self.post("spendCash", "", &purse(account), "cash:spent", amount);
        *due -= amount;
    }

    /// Lot by lot in the draw order.
    fn pay_with_credit(&mut self, account: &str, due: &mut i128) {
        let mut lots: Vec<&Value> = list(self.plan, "adCredits").collect();
        let key = |lot: &&Value, first: &str, second: &str| {
            (text(lot, first).to_owned(), text(lot, second).to_owned(), text(lot, "id").as_bytes().to_vec())
        };
        match word(&self.plan["assumptions"], "drawOrder", "soonestExpiry") {
            "oldestIssue" => lots.sort_by_key(|lot| key(lot, "issued", "expires")),
            "latestExpiry" => lots.sort_by_key(|lot| {
                let (expires, issued, id) = key(lot, "expires", "issued");
                (Reverse(expires), issued, id)
            }),
            _ => lots.sort_by_key(|lot| key(lot, "expires", "issued")),
        }
        for lot in lots {
            let id = text(lot, "id");
            let amount = self.balances.of(&place(account), id).min(*due);
            self.post("spend", id, &place(account), "spent", amount);
            *due -= amount;
        }
    }

    /// Step 5.
    fn lapse(&mut self) {
        for credit in list(self.plan, "adCredits") {
            if text(credit, "expires") != self.on {
                continue;
            }
            let id = text(credit, "id");
            let accounts = list(self.plan, "adAccounts").map(|it| place(text(it, "id")));
            for place in ["businessCenter".to_owned()].into_iter().chain(accounts) {
                self.post("expire", id, &place, "expired", self.balances.of(&place, id));
            }
        }
    }
}

/// A factor as a fraction; 1 where there is none.
pub(crate) fn factor(factor: &Value) -> (i128, i128) {
    let factor = match factor {
        Value::Null => "1".to_owned(),
        Value::String(text) => text.clone(),
        number => number.to_string(),
    };
    let decimals = u32::try_from(factor.split_once('.').map_or(0, |(_, it)| it.len())).unwrap();
    (minor(&factor, decimals), 10_i128.pow(decimals))
}

/// A fraction, rounded half to even.
pub(crate) fn rounded((product, unit): (i128, i128)) -> i128 {
    let below = product / unit;
    match (product % unit).cmp(&(unit - product % unit)) {
        std::cmp::Ordering::Less => below,
        std::cmp::Ordering::Equal => below + below % 2,
        std::cmp::Ordering::Greater => below + 1,
    }
}

pub(crate) fn list<'v>(value: &'v Value, field: &str) -> impl Iterator<Item = &'v Value> {
    value[field].as_array().into_iter().flatten()
}

pub(crate) fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap()
}

/// A text that may be missing.
fn word<'v>(value: &'v Value, field: &str, default: &'v str) -> &'v str {
    value[field].as_str().unwrap_or(default)
}

pub(crate) fn place(account: &str) -> String {
    format!("adAccount:{account}")
}

fn purse(account: &str) -> String {
    format!("cash:adAccount:{account}")
}

/// Where an ad credit is issued to.
fn holder(credit: &Value) -> String {
    credit["heldBy"]["adAccount"].as_str().map_or_else(|| "businessCenter".to_owned(), place)
}
