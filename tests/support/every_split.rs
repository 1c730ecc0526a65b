//! Every way to split the ad credit of a small plan, for what a policy says of the best of them.
//!
//! Slow and plain. Nothing is forfeited in these plans, so whatever an ad account gets it may as well get at once; then
//! each ad account spends day by day what expires first.

use super::dice::Dice;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A plan of a few days, whole yen, in which ad accounts stay approved.
pub(crate) fn policy_plan(seed: u64) -> Value {
    let mut dice = Dice::new(seed, 71);
    let days = 3 + dice.below(3);
    let accounts = 1 + dice.below(3);
    let credits = if accounts == 3 { 1 + dice.below(2) } else { 1 + dice.below(3) };
    let day = |day: u32| format!("2026-03-{:02}", day + 1);
    let ad_accounts: Vec<Value> = (0..accounts)
        .map(|at| {
            let mut account =
                json!({ "id": format!("a{at}"), "name": "a", "dailySpend": dice.below(4).to_string() });
            let is_most = dice.one_in(4);
            let is_least = !is_most && dice.one_in(4);
            if is_most {
                account["atMost"] = json!(dice.below(5).to_string());
            }
            if is_least {
                account["atLeast"] = json!(dice.below(6).to_string());
            }
            account
        })
        .collect();
    let mut left = vec![0; credits as usize];
    let ad_credits: Vec<Value> = (0..credits)
        .map(|at| {
            let amount = 1 + dice.below(if accounts == 3 { 5 } else { 4 });
            let issued = dice.below(2);
            let expires = issued + dice.below(days + 1 - issued);
            let mut credit = json!({
                "id": format!("c{at}"), "name": "c", "amount": amount.to_string(),
                "issued": day(issued), "expires": day(expires),
            });
            if dice.one_in(6) {
                credit["heldBy"] = json!({ "adAccount": format!("a{}", dice.below(accounts)) });
            } else {
                left[at as usize] = amount;
            }
            credit
        })
        .collect();
    let mut allocations = Vec::new();
    for at in 0..dice.below(4) {
        let credit = dice.below(credits);
        let amount = left[credit as usize].min(1 + dice.below(3));
        if amount > 0 {
            left[credit as usize] -= amount;
            allocations.push(json!({
                "id": format!("p{at}"), "on": ad_credits[credit as usize]["issued"],
                "adCredit": format!("c{credit}"), "adAccount": format!("a{}", dice.below(accounts)),
                "amount": amount.to_string(), "done": dice.one_in(3),
            }));
        }
    }
    let mut plan = json!({
        "version": 1, "name": "Policy", "currency": "JPY", "start": day(0), "end": day(days - 1),
        "businessCenter": { "name": "Example" }, "adAccounts": ad_accounts, "adCredits": ad_credits,
        "allocations": allocations, "splitPolicy": {},
    });
    if dice.one_in(4) {
        plan["splitPolicy"]["maxShare"] = json!(*dice.pick(&["0.3", "0.5", "0.75"]));
    }
    plan
}

/// One split: what of each ad credit each ad account gets in all, and what each ad account spends.
#[derive(Clone, Debug)]
pub(crate) struct Split {
    pub(crate) gets: Vec<Vec<u32>>,
    pub(crate) spends: Vec<u32>,
    /// Whether all that is allocated anew is spent.
    pub(crate) is_spent: bool,
}

impl Split {
    pub(crate) fn spent(&self) -> u32 {
        self.spends.iter().sum()
    }

    /// What an ad account gets of all ad credits, anew.
    pub(crate) fn of(&self, account: usize) -> u32 {
        self.gets.iter().map(|gets| gets[account]).sum()
    }
}

/// A plan as its few numbers.
pub(crate) struct World {
    days: u32,
    demand: Vec<u32>,
    pub(crate) credits: Vec<Credit>,
    /// What is done already, by ad credit and ad account.
    done: Vec<Vec<u32>>,
    /// What is planned and open.
    pub(crate) planned: Vec<Vec<u32>>,
    at_least: Vec<u32>,
    at_most: Vec<u32>,
    max_share: Option<u32>,
}

pub(crate) struct Credit {
    pub(crate) amount: u32,
    issued: u32,
    expires: u32,
    holder: Option<usize>,
}

fn number(value: &Value) -> Option<u32> {
    value.as_str().map(|text| text.parse().unwrap())
}

fn day(value: &Value) -> u32 {
    value.as_str().unwrap()[8..].parse::<u32>().unwrap() - 1
}

fn place(value: &Value) -> usize {
    value.as_str().unwrap()[1..].parse().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

impl World {
    pub(crate) fn of(plan: &Value) -> Self {
        let accounts = list(&plan["adAccounts"]);
        let credits: Vec<Credit> = list(&plan["adCredits"])
            .iter()
            .map(|it| Credit {
                amount: number(&it["amount"]).unwrap(),
                issued: day(&it["issued"]),
                expires: day(&it["expires"]),
                holder: it["heldBy"].get("adAccount").map(place),
            })
            .collect();
        let mut done = vec![vec![0; accounts.len()]; credits.len()];
        let mut planned = done.clone();
        for it in list(&plan["allocations"]) {
            let list = if it["done"] == true { &mut done } else { &mut planned };
            list[place(&it["adCredit"])][place(&it["adAccount"])] += number(&it["amount"]).unwrap();
        }
        Self {
            days: day(&plan["end"]) + 1,
            demand: accounts.iter().map(|it| number(&it["dailySpend"]).unwrap()).collect(),
            credits,
            done,
            planned,
            at_least: accounts.iter().map(|it| number(&it["atLeast"]).unwrap_or(0)).collect(),
            at_most: accounts.iter().map(|it| number(&it["atMost"]).unwrap_or(u32::MAX)).collect(),
            max_share: plan["splitPolicy"]["maxShare"]
                .as_str()
                .map(|text| format!("{:0<2}", &text[2..]).parse().unwrap()),
        }
    }

    /// The days on which an ad account might spend ad credit, times what it spends on each.
    pub(crate) fn expected(&self, account: usize) -> u32 {
        let live = |today: u32| {
            self.credits.iter().any(|it| {
                (it.issued..=it.expires).contains(&today) && it.holder.is_none_or(|holder| holder == account)
            })
        };
        (0..self.days).filter(|today| live(*today)).map(|_| self.demand[account]).sum()
    }

    /// How much of the ad credits that expire on each day is allocated anew, the soonest first.
    pub(crate) fn by_expiry(&self, gets: &[Vec<u32>]) -> Vec<u32> {
        let mut by_day = BTreeMap::new();
        for (credit, gets) in self.credits.iter().zip(gets) {
            *by_day.entry(credit.expires).or_insert(0) += gets.iter().sum::<u32>();
        }
        by_day.into_values().collect()
    }

    /// Every split within the strict bounds, all amounts multiples of `step`.
    pub(crate) fn splits(&self, step: u32) -> Vec<Split> {
        let mut all = vec![Vec::new()];
        for (at, credit) in self.credits.iter().enumerate() {
            let done: u32 = self.done[at].iter().sum();
            let left = if credit.holder.is_none() { credit.amount - done } else { 0 };
            let mut next = Vec::new();
            for gets in self.shares(at, left, step) {
                next.extend(all.iter().map(|before: &Vec<Vec<u32>>| {
                    let mut before = before.clone();
                    before.push(gets.clone());
                    before
                }));
            }
            all = next;
        }
        all.into_iter().filter(|gets| self.is_within(gets)).map(|gets| self.run(gets)).collect()
    }

    fn shares(&self, credit: usize, left: u32, step: u32) -> Vec<Vec<u32>> {
        let mut all = vec![Vec::new()];
        for account in 0..self.demand.len() {
            let most = self.max_share.map_or(u32::MAX, |share| {
                (self.credits[credit].amount * share / 100).saturating_sub(self.done[credit][account])
            });
            let mut next = Vec::new();
            for before in all {
                let used: u32 = before.iter().sum();
                for amount in (0..=(left - used).min(most)).filter(|amount| amount % step == 0) {
                    let mut gets = before.clone();
                    gets.push(amount);
                    next.push(gets);
                }
            }
            all = next;
        }
        all
    }

    fn is_within(&self, gets: &[Vec<u32>]) -> bool {
        (0..self.demand.len()).all(|account| {
            let done: u32 = self.done.iter().map(|done| done[account]).sum();
            let anew: u32 = gets.iter().map(|gets| gets[account]).sum();
            anew <= self.at_most[account].saturating_sub(done)
        })
    }

    fn run(&self, gets: Vec<Vec<u32>>) -> Split {
        let spends: Vec<u32> = (0..self.demand.len()).map(|account| self.spend(account, &gets)).collect();
        let nothing = vec![vec![0; self.demand.len()]; self.credits.len()];
        let is_spent = (0..self.demand.len()).all(|account| {
            let anew: u32 = gets.iter().map(|gets| gets[account]).sum();
            spends[account] == self.spend(account, &nothing) + anew
        });
        Split { gets, spends, is_spent }
    }

    fn spend(&self, account: usize, gets: &[Vec<u32>]) -> u32 {
        let mut held: Vec<u32> = self
            .credits
            .iter()
            .enumerate()
            .map(|(at, credit)| {
                let own = if credit.holder == Some(account) { credit.amount } else { 0 };
                own + self.done[at][account] + gets[at][account]
            })
            .collect();
        let mut order: Vec<usize> = (0..held.len()).collect();
        order.sort_by_key(|at| self.credits[*at].expires);
        let mut spent = 0;
        for today in 0..self.days {
            let mut due = self.demand[account];
            for &at in &order {
                if (self.credits[at].issued..=self.credits[at].expires).contains(&today) {
                    let paid = due.min(held[at]);
                    held[at] -= paid;
                    due -= paid;
                    spent += paid;
                }
            }
        }
        spent
    }

    /// Those that spend the most, of which all is spent, and which meet what is to be got at least, the earlier ad
    /// account first.
    pub(crate) fn best(&self, splits: &[Split]) -> Vec<Split> {
        let most = splits.iter().map(Split::spent).max().unwrap();
        let met = |split: &Split| -> Vec<u32> {
            (0..self.demand.len())
                .map(|account| {
                    let done: u32 = self.done.iter().map(|done| done[account]).sum();
                    split.of(account).min(self.at_least[account].saturating_sub(done))
                })
                .collect()
        };
        let best: Vec<Split> =
            splits.iter().filter(|it| it.spent() == most && it.is_spent).cloned().collect();
        let floors = best.iter().map(met).max().unwrap();
        best.into_iter().filter(|it| met(it) == floors).collect()
    }

    /// How far each ad account is filled, in parts of a common whole, from the highest down.
    pub(crate) fn fills(&self, spends: &[u32]) -> Vec<u64> {
        // A multiple of all that ad accounts may be expected to spend.
        const WHOLE: u64 = 720_720;
        let fill = |(account, spends): (usize, &u32)| {
            u64::from(*spends) * WHOLE / u64::from(self.expected(account).max(1))
        };
        let mut fills: Vec<u64> = spends.iter().enumerate().map(fill).collect();
        fills.sort_unstable_by(|one, other| other.cmp(one));
        fills
    }

    /// How much differs from what is planned.
    pub(crate) fn change(&self, gets: &[Vec<u32>]) -> u32 {
        let pairs = gets.iter().flatten().zip(self.planned.iter().flatten());
        pairs.map(|(gets, planned)| gets.abs_diff(*planned)).sum()
    }
}
