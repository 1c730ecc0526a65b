//! Random plans without errors, small enough that everything in them meets everything else.

use super::dice::Dice;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

/// How much of everything a plan has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) days: u32,
    pub(crate) ad_accounts: u32,
    pub(crate) ad_credits: u32,
    pub(crate) allocations: u32,
    pub(crate) events: u32,
    /// Rows of actual spend that are tried: those that share a day with another are left out.
    pub(crate) actuals: u32,
    pub(crate) character: Character,
}

/// What is special about the amounts and weekdays of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Character {
    /// Nothing: small amounts, now and then huge ones, and factors of every kind.
    Mixed,
    /// Ad accounts spend on one or two days of the week only.
    SparseWeekdays,
    /// Amounts as large as the contract allows, in currencies of 0, 2, 3 and 4 digits, so that sums come near the
    /// largest number there is.
    LargestAmounts,
}

impl Size {
    /// The size that goes with a seed where nobody asks for another: mostly weeks, now and then one day or
    /// more than a year.
    pub(crate) fn of_seed(seed: u64) -> Self {
        let mut dice = Dice::new(seed, 0);
        let days = match dice.below(40) {
            0 => 400 + dice.below(40),
            1 | 2 => 1,
            3..=9 => 60 + dice.below(60),
            _ => 2 + dice.below(45),
        };
        Self {
            days,
            ad_accounts: dice.below(7),
            ad_credits: dice.below(7),
            allocations: dice.below(16),
            events: dice.below(13),
            actuals: 0,
            character: Character::Mixed,
        }
    }
}

/// The plan of this seed and size. Each list has its own dice, so that a plan with one item less is otherwise
/// the same plan.
pub(crate) fn random_plan(seed: u64, size: Size) -> Value {
    let mut world = World::new(seed, size);
    let ad_credits = world.list(3, size.ad_credits, World::ad_credit);
    world.credit_amounts =
        ad_credits.as_array().into_iter().flatten().map(|it| it["amount"].clone()).collect();
    let mut plan = json!({
        "version": 1,
        "name": format!("Plan {seed}"),
        "currency": world.currency,
        "start": world.day(0),
        "end": world.day(world.last()),
        "businessCenter": world.business_center(),
        "members": world.members(),
        "adAccounts": world.list(2, size.ad_accounts, World::ad_account),
        "adCredits": ad_credits,
        "assumptions": world.assumptions(),
    });
    if size.ad_accounts > 0 {
        plan["events"] = world.list(5, size.events, World::event);
        if size.ad_credits > 0 {
            plan["allocations"] = world.list(4, size.allocations, World::allocation);
        }
        if size.actuals > 0 {
            plan["actuals"] = world.actuals();
        }
    }
    plan
}

const ROLES: [&str; 4] = ["admin", "financeManager", "financeAnalyst", "standard"];
const FACTORS: [&str; 10] =
    ["0", "0.1", "0.333333", "0.5", "1", "1.000001", "1.05", "1.5", "2.5", "0.000001"];
/// In another order by byte than by eye, and than by length.
const IDS: [&str; 6] = ["c2", "c10", "C1", "ä/~", "adAccount:", "7"];

/// Most units of an amount before it is scaled.
const MOST_UNITS: u64 = 5_000;
/// Most units that an ad account spends on a day: 150 by an event, at the largest factor.
const MOST_SPENT_A_DAY: u64 = 375;

/// The largest scale at which each amount, and the spend of all ad accounts together, can still be counted.
fn largest_scale(digits: u32, size: Size) -> u64 {
    let one_amount = 10_u64.pow(13 + digits) / MOST_UNITS;
    let spend = MOST_SPENT_A_DAY * u64::from(size.days) * u64::from(size.ad_accounts.max(1))
        + MOST_UNITS * u64::from(size.actuals);
    one_amount.min(i64::MAX.unsigned_abs() / 2 / spend)
}

/// What all lists of a plan share.
struct World {
    seed: u64,
    size: Size,
    start: NaiveDate,
    currency: &'static str,
    digits: u32,
    /// What all amounts are multiplied by: now and then they are huge.
    scale: u64,
    /// Days on which much happens at once.
    busy: [i32; 4],
    accounts: Vec<String>,
    credits: Vec<String>,
    credit_amounts: Vec<Value>,
    members: u32,
}

impl World {
    fn new(seed: u64, size: Size) -> Self {
        let mut dice = Dice::new(seed, 1);
        let currencies = [("USD", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4)];
        let largest = size.character == Character::LargestAmounts;
        let (currency, digits) = *dice.pick(if largest { &currencies } else { &currencies[..3] });
        let first = NaiveDate::from_ymd_opt(2024, 2, 20).unwrap_or_default();
        let last = i32::try_from(size.days).unwrap_or(1) - 1;
        let mut ids = |prefix: &str| {
            let mut ids = IDS.map(|id| format!("{prefix}{id}"));
            dice.shuffle(&mut ids);
            ids.to_vec()
        };
        let (accounts, credits) = (ids(""), ids("credit "));
        Self {
            seed,
            size,
            start: first + Days::new(u64::from(dice.below(800))),
            currency,
            digits,
            scale: match size.character {
                Character::LargestAmounts => largest_scale(digits, size),
                _ if dice.one_in(16) => 999_999_937,
                _ => 1,
            },
            busy: [(); 4].map(|()| dice.between(0, last)),
            accounts,
            credits,
            credit_amounts: Vec::new(),
            members: dice.below(4),
        }
    }

    const fn last(&self) -> i32 {
        self.size.days.cast_signed() - 1
    }

    /// So many days after the first; before it, if negative.
    fn day(&self, offset: i32) -> String {
        let days = Days::new(u64::from(offset.unsigned_abs()));
        let day = if offset < 0 { self.start - days } else { self.start + days };
        day.format("%Y-%m-%d").to_string()
    }

    /// A day of the plan.
    fn day_within(&self, dice: &mut Dice) -> i32 {
        if dice.one_in(3) { dice.between(0, self.last()) } else { *dice.pick(&self.busy) }
    }

    /// At most so many minor units, as text with or without zeros at its end.
    fn amount(&self, dice: &mut Dice, most: u32) -> String {
        let units = u64::from(dice.below(most + 1)) * self.scale;
        let unit = 10_u64.pow(self.digits);
        if self.digits == 0 || (units.is_multiple_of(unit) && dice.one_in(2)) {
            return (units / unit).to_string();
        }
        let text = format!("{}.{:0width$}", units / unit, units % unit, width = self.digits as usize);
        match text.strip_suffix('0') {
            Some(shorter) if !shorter.ends_with('.') && dice.one_in(4) => shorter.to_owned(),
            _ => text,
        }
    }

    fn list(&self, stream: u64, count: u32, item: fn(&Self, &mut Dice, u32) -> Value) -> Value {
        let mut dice = Dice::new(self.seed, stream);
        (0..count).map(|at| item(self, &mut dice, at)).collect()
    }

    fn account(&self, dice: &mut Dice) -> &str {
        // Half of all goes to one ad account, so that much meets in it.
        let at = if dice.one_in(2) { 0 } else { dice.below(self.size.ad_accounts) };
        &self.accounts[at as usize]
    }

    fn business_center(&self) -> Value {
        let mut dice = Dice::new(self.seed, 7);
        let mut center = json!({ "name": "Übersee & Co" });
        if !dice.one_in(3) {
            center["cash"] = self.amount(&mut dice, 1_000).into();
        }
        if dice.one_in(4) {
            center["creditLine"] = self.amount(&mut dice, 5_000).into();
            center["entity"] = "An entity".into();
        }
        center
    }

    fn members(&self) -> Value {
        let mut dice = Dice::new(self.seed, 8);
        let member = |at| json!({ "id": format!("m{at}"), "name": "A member", "role": dice.pick(&ROLES) });
        (0..self.members).map(member).collect()
    }

    fn ad_account(&self, dice: &mut Dice, at: u32) -> Value {
        let mut account = json!({ "id": self.accounts[at as usize], "name": format!("Account {at}") });
        if !dice.one_in(8) {
            account["dailySpend"] = self.amount(dice, 120).into();
        }
        if dice.one_in(2) {
            account["cash"] = self.amount(dice, 600).into();
        }
        if dice.one_in(4) {
            account["status"] = (*dice.pick(&["approved", "inReview", "suspended", "closed"])).into();
        }
        if dice.one_in(4) {
            account["relation"] = (*dice.pick(&["owned", "shared", "shared"])).into();
        }
        if dice.one_in(2) {
            account["billing"] = (*dice.pick(&["automatic", "manual", "manual", "monthlyInvoicing"])).into();
        }
        if self.size.character == Character::SparseWeekdays {
            let days = [dice.below(7), dice.below(7)];
            account["weekdayFactors"] =
                (0..7).map(|day| if days.contains(&day) { *dice.pick(&FACTORS) } else { "0" }).collect();
        } else if dice.one_in(2) {
            account["weekdayFactors"] = (0..7).map(|_| *dice.pick(&FACTORS)).collect();
        } else if dice.one_in(6) {
            account["weekdayFactors"] = json!([1, 1, 0, 2.5, 1, 0.5, 0.125]);
        }
        if dice.one_in(6) {
            account["spendRange"] = json!({ "low": "0.5", "high": "1.25" });
            account["entity"] = Value::Null;
        }
        account
    }

    fn ad_credit(&self, dice: &mut Dice, at: u32) -> Value {
        let last = self.last();
        let issued = match dice.below(10) {
            0 => -dice.between(1, 40),
            1 | 2 => -7,
            3 => last + dice.between(1, 5),
            4 => dice.between(0, last),
            5 | 6 => self.busy[0],
            _ => 0,
        };
        let expires = match dice.below(10) {
            0 => issued,
            1 => last + dice.between(0, 20),
            2 | 3 => self.busy[1],
            4 | 5 => last,
            6 => last + 1,
            _ => issued + dice.between(0, 40),
        };
        let mut credit = json!({
            "id": self.credits[at as usize],
            "name": format!("Credit {at}"),
            "amount": if dice.one_in(12) { "0".to_owned() } else { self.amount(dice, 3_000) },
            "issued": self.day(issued),
            "expires": self.day(expires.max(issued)),
        });
        if self.size.ad_accounts > 0 && dice.one_in(4) {
            credit["heldBy"] = json!({ "adAccount": self.account(dice) });
        } else if dice.one_in(4) {
            credit["heldBy"] = "businessCenter".into();
        }
        if dice.one_in(8) {
            credit["kind"] = (*dice.pick(&["free", "assignable"])).into();
        }
        credit
    }

    fn allocation(&self, dice: &mut Dice, at: u32) -> Value {
        let most = *dice.pick(&[60, 600, 600, 2_000]);
        let credit = dice.below(self.size.ad_credits) as usize;
        let mut allocation = json!({
            "id": format!("{}", 9 + at),
            "on": self.day(self.day_within(dice)),
            "adCredit": self.credits[credit],
            "adAccount": self.account(dice),
            "amount": match dice.below(20) {
                0 => "0".into(),
                // All of it at once.
                1..=4 => self.credit_amounts[credit].clone(),
                _ => Value::from(self.amount(dice, most)),
            },
        });
        if self.members > 0 && dice.one_in(2) {
            allocation["by"] = format!("m{}", dice.below(self.members)).into();
        }
        if dice.one_in(5) {
            allocation["done"] = dice.one_in(2).into();
        }
        allocation
    }

    fn event(&self, dice: &mut Dice, _: u32) -> Value {
        let account = self.account(dice);
        let kind = *dice.pick(&[
            "suspend",
            "suspend",
            "reinstate",
            "reinstate",
            "reinstate",
            "close",
            "setDailySpend",
            "setDailySpend",
            "moveCash",
            "moveCash",
            "moveCash",
            "violation",
        ]);
        let mut event = json!({ "on": self.day(self.day_within(dice)), "type": kind, "adAccount": account });
        match kind {
            "setDailySpend" => event["dailySpend"] = self.amount(dice, 150).into(),
            "violation" => {
                event["kind"] = (*dice.pick(&[
                    "boughtCredit",
                    "soldCredit",
                    "sharedCode",
                    "receivedTransfer",
                    "fakeCode",
                    "misrepresented",
                ]))
                .into();
            }
            "moveCash" => {
                let here = json!({ "adAccount": account });
                let other = self.account(dice);
                let there = if dice.one_in(5) && other != account {
                    json!({ "adAccount": other })
                } else {
                    "businessCenter".into()
                };
                let (from, to) = if dice.one_in(2) { (here, there) } else { (there, here) };
                event["from"] = from;
                event["to"] = to;
                event["amount"] = match &self.business_center()["cash"] {
                    // All that was there on the first day.
                    Value::String(all) if dice.one_in(4) => all.clone().into(),
                    _ => self.amount(dice, 400).into(),
                };
            }
            _ => {}
        }
        event
    }

    /// What ad accounts really spent: single days, weeks, and long times through whatever happens to them.
    fn actuals(&self) -> Value {
        let mut dice = Dice::new(self.seed, 9);
        let mut taken: Vec<(&str, i32, i32)> = Vec::new();
        let mut rows = Vec::new();
        for _ in 0..self.size.actuals {
            let (account, from) = (self.account(&mut dice), self.day_within(&mut dice));
            let length = *dice.pick(&[1, 1, 2, 7, 7, 14, 60]);
            let to = self.last().min(from + length - 1);
            let most = *dice.pick(&[0, 3, 60 * length.unsigned_abs(), 120 * length.unsigned_abs()]);
            let spend = self.amount(&mut dice, most.min(4_000));
            if taken.iter().all(|(of, first, last)| *of != account || to < *first || from > *last) {
                taken.push((account, from, to));
                rows.push(json!({
                    "adAccount": account, "from": self.day(from), "to": self.day(to), "spend": spend,
                }));
            }
        }
        rows.into()
    }

    fn assumptions(&self) -> Value {
        let mut dice = Dice::new(self.seed, 6);
        let mut assumptions = json!({});
        let mut set = |key: &str, choices: &[Value]| {
            if dice.one_in(2) {
                assumptions[key] = dice.pick(choices).clone();
            }
        };
        set(
            "drawOrder",
            &["soonestExpiry", "latestExpiry", "latestExpiry", "oldestIssue", "oldestIssue"].map(Value::from),
        );
        set("suspension", &["forfeit", "freeze"].map(Value::from));
        set("creditBeforeCash", &[true, false].map(Value::from));
        set(
            "whoMayAllocate",
            &[
                json!([]),
                json!(["standard"]),
                json!(["admin", "financeManager"]),
                json!(["financeManager", "financeAnalyst", "standard"]),
                json!(ROLES),
            ],
        );
        set("sharedAccountsMayReceive", &[true, false].map(Value::from));
        set("clawBackUsed", &[true, false].map(Value::from));
        if dice.one_in(5) {
            assumptions["minimumAllocation"] = self.amount(&mut dice, 100).into();
        }
        assumptions
    }
}
