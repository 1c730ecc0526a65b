//! The most ad credit that can be spent, by trying every way to allocate on every day.
//!
//! Slow and plain, for the plans of `small_plans`: whole units, no cash, no weekday factors. It knows nothing of flows.

use serde_json::Value;
use std::collections::HashMap;

/// The most that any allocation of what is still open lets be spent.
pub(crate) fn most_spent(plan: &Value) -> u32 {
    let world = World::of(plan);
    let mut search = Search { world: &world, known: HashMap::new() };
    let state = State {
        pool: vec![0; world.credits.len()],
        held: vec![vec![0; world.credits.len()]; world.accounts],
    };
    search.day(0, state)
}

/// What of these ad credits can't be spent by anybody: what there is of them, less what the ad accounts spend on
/// all days on which any of them can be spent. Each is an ad credit, the ad account it is locked in, and an amount.
pub(crate) fn unspendable(plan: &Value, credits: &[(usize, Option<usize>, u32)]) -> i64 {
    let world = World::of(plan);
    let mut rest: i64 = credits.iter().map(|(_, _, amount)| i64::from(*amount)).sum();
    for today in 0..world.days {
        for account in (0..world.accounts).filter(|account| world.approved[today][*account]) {
            if credits.iter().any(|it| world.spendable(today, account, it)) {
                rest -= i64::from(world.demand[today][account]);
            }
        }
    }
    rest
}

struct Credit {
    amount: u32,
    issued: usize,
    expires: usize,
    holder: Option<usize>,
}

struct Done {
    day: usize,
    credit: usize,
    account: usize,
    amount: u32,
    /// Whether the ad account is suspended or closed, so that it is lost as it arrives.
    is_lost: bool,
}

/// What happens whatever is allocated.
struct World {
    days: usize,
    accounts: usize,
    credits: Vec<Credit>,
    /// The ad credits in the order in which they are drawn.
    draw: Vec<usize>,
    may_receive: Vec<bool>,
    /// The least that one allocation may carry.
    least: u32,
    /// By day and ad account, after the events of the day.
    approved: Vec<Vec<bool>>,
    demand: Vec<Vec<u32>>,
    /// By day: the ad accounts whose unused ad credit is taken.
    taken: Vec<Vec<usize>>,
    /// By day and ad account, after the events of the day: whether what arrives is lost.
    loses: Vec<Vec<bool>>,
    /// The allocations already done that the rules allow; what they move is kept back for them.
    done: Vec<Done>,
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

fn number(value: &Value, field: &str) -> u32 {
    text(value, field).parse().unwrap()
}

/// Days of March, counted from the first of the plan.
fn day(value: &Value, field: &str) -> usize {
    text(value, field)[8..].parse::<usize>().unwrap() - 1
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

impl World {
    fn of(plan: &Value) -> Self {
        let days = day(plan, "end") + 1;
        let ids: Vec<&str> = list(&plan["adAccounts"]).iter().map(|it| text(it, "id")).collect();
        let account = |id: &str| ids.iter().position(|other| *other == id).unwrap();
        let credits: Vec<Credit> = list(&plan["adCredits"])
            .iter()
            .map(|it| Credit {
                amount: number(it, "amount"),
                issued: day(it, "issued"),
                expires: day(it, "expires"),
                holder: it["heldBy"]["adAccount"].as_str().map(account),
            })
            .collect();
        let mut draw: Vec<usize> = (0..credits.len()).collect();
        draw.sort_by_key(|at| {
            let credit = &credits[*at];
            match text(&plan["assumptions"], "drawOrder") {
                "soonestExpiry" => (credit.expires, credit.issued, *at),
                "latestExpiry" => (100 - credit.expires, credit.issued, *at),
                _ => (credit.issued, credit.expires, *at),
            }
        });
        let shared_may = plan["assumptions"]["sharedAccountsMayReceive"].as_bool().unwrap();
        let mut world = Self {
            days,
            accounts: ids.len(),
            credits,
            draw,
            may_receive: list(&plan["adAccounts"])
                .iter()
                .map(|it| shared_may || text(it, "relation") == "owned")
                .collect(),
            least: plan["assumptions"]["minimumAllocation"]
                .as_str()
                .map_or(1, |least| least.parse().unwrap()),
            approved: Vec::new(),
            demand: Vec::new(),
            taken: vec![Vec::new(); days],
            loses: Vec::new(),
            done: Vec::new(),
        };
        world.live(plan, account);
        world.carry_out_done(plan, account);
        world
    }

    /// Goes through the events.
    fn live(&mut self, plan: &Value, account: impl Fn(&str) -> usize) {
        let forfeit = text(&plan["assumptions"], "suspension") == "forfeit";
        let mut status: Vec<&str> = list(&plan["adAccounts"]).iter().map(|it| text(it, "status")).collect();
        let mut demand: Vec<u32> =
            list(&plan["adAccounts"]).iter().map(|it| number(it, "dailySpend")).collect();
        let mut loses: Vec<bool> = status.iter().map(|status| *status == "closed").collect();
        for today in 0..self.days {
            for event in list(&plan["events"]).iter().filter(|event| day(event, "on") == today) {
                let at = account(text(event, "adAccount"));
                match (text(event, "type"), status[at]) {
                    ("suspend", "approved" | "inReview") => {
                        status[at] = "suspended";
                        if forfeit {
                            self.taken[today].push(at);
                            loses[at] = true;
                        }
                    }
                    ("reinstate", "suspended") => (status[at], loses[at]) = ("approved", false),
                    ("close", "approved" | "inReview" | "suspended") => {
                        (status[at], loses[at]) = ("closed", true);
                        self.taken[today].push(at);
                    }
                    ("setDailySpend", "approved" | "inReview" | "suspended") => {
                        demand[at] = number(event, "dailySpend");
                    }
                    _ => {}
                }
            }
            self.approved.push(status.iter().map(|status| *status == "approved").collect());
            self.demand.push(demand.clone());
            self.loses.push(loses.clone());
        }
    }

    fn carry_out_done(&mut self, plan: &Value, account: impl Fn(&str) -> usize) {
        let mut done: Vec<&Value> =
            list(&plan["allocations"]).iter().filter(|it| it["done"] == true).collect();
        done.sort_by_key(|it| day(it, "on"));
        let mut left: Vec<u32> = self.credits.iter().map(|credit| credit.amount).collect();
        for it in done {
            let credit =
                list(&plan["adCredits"]).iter().position(|credit| credit["id"] == it["adCredit"]).unwrap();
            let (on, account) = (day(it, "on"), account(text(it, "adAccount")));
            let is_lost = self.loses[on][account];
            let done = Done { day: on, credit, account, amount: number(it, "amount"), is_lost };
            // It was carried out, whatever the status of the ad account.
            if self.may_be_done(done.day, credit, done.account)
                && (self.least..=left[credit]).contains(&done.amount)
            {
                left[credit] -= done.amount;
                self.done.push(done);
            }
        }
    }

    fn allocatable(&self, today: usize, credit: usize, account: usize) -> bool {
        self.may_be_done(today, credit, account) && self.approved[today][account]
    }

    fn may_be_done(&self, today: usize, credit: usize, account: usize) -> bool {
        let it = &self.credits[credit];
        it.holder.is_none() && (it.issued..=it.expires).contains(&today) && self.may_receive[account]
    }

    /// Whether some of an ad credit can be spent in an ad account on a day: allocated on that day, or locked there
    /// before and not taken since.
    fn spendable(&self, today: usize, account: usize, it: &(usize, Option<usize>, u32)) -> bool {
        let (credit, locked_in, amount) = *it;
        let live = (self.credits[credit].issued..=self.credits[credit].expires).contains(&today);
        let Some(holder) = locked_in else { return self.allocatable(today, credit, account) };
        let untouched =
            |first: usize| first <= today && (first..=today).all(|day| !self.taken[day].contains(&account));
        let issued = self.credits[credit].issued;
        let arrivals = self
            .done
            .iter()
            .filter(|done| !done.is_lost)
            .filter(|done| (done.credit, done.account, done.amount) == (credit, account, amount));
        // What is allocated arrives after the events of its day, what is issued before them.
        let arrived =
            arrivals.into_iter().any(|done| done.day == today || untouched(done.day + 1) && done.day < today);
        holder == account
            && live
            && (arrived || self.credits[credit].holder == locked_in && untouched(issued))
    }

    /// What is kept back of an ad credit for allocations already done.
    fn reserved(&self, credit: usize) -> u32 {
        self.done.iter().filter(|done| done.credit == credit).map(|done| done.amount).sum()
    }
}

/// What can still be spent, on the morning of a day.
#[derive(Clone, PartialEq, Eq, Hash)]
struct State {
    pool: Vec<u32>,
    /// By ad account and ad credit.
    held: Vec<Vec<u32>>,
}

struct Search<'w> {
    world: &'w World,
    known: HashMap<(usize, State), u32>,
}

impl Search<'_> {
    /// The most that can be spent from the morning of `today` on.
    fn day(&mut self, today: usize, mut state: State) -> u32 {
        let world = self.world;
        if today == world.days {
            return 0;
        }
        if let Some(most) = self.known.get(&(today, state.clone())) {
            return *most;
        }
        let morning = state.clone();
        for (at, credit) in world.credits.iter().enumerate().filter(|(_, credit)| credit.issued == today) {
            match credit.holder {
                Some(account) => state.held[account][at] += credit.amount,
                None => state.pool[at] = credit.amount - world.reserved(at),
            }
        }
        for &account in &world.taken[today] {
            state.held[account].fill(0);
        }
        for done in world.done.iter().filter(|done| done.day == today && !done.is_lost) {
            state.held[done.account][done.credit] += done.amount;
        }
        let choices: Vec<(usize, usize)> = (0..world.credits.len())
            .flat_map(|credit| (0..world.accounts).map(move |account| (credit, account)))
            .filter(|(credit, account)| world.allocatable(today, *credit, *account))
            .collect();
        let most = self.allocate(today, &choices, state);
        self.known.insert((today, morning), most);
        most
    }

    /// Tries every amount for each ad credit and ad account, one after the other.
    fn allocate(&mut self, today: usize, choices: &[(usize, usize)], mut state: State) -> u32 {
        let Some((&(credit, account), rest)) = choices.split_first() else {
            return self.evening(today, state);
        };
        let mut most = self.allocate(today, rest, state.clone());
        for amount in 1..=state.pool[credit] {
            state.pool[credit] -= 1;
            state.held[account][credit] += 1;
            if amount >= self.world.least {
                most = most.max(self.allocate(today, rest, state.clone()));
            }
        }
        most
    }

    fn evening(&mut self, today: usize, mut state: State) -> u32 {
        let world = self.world;
        let mut spent = 0;
        for account in (0..world.accounts).filter(|account| world.approved[today][*account]) {
            let mut due = world.demand[today][account];
            for &credit in &world.draw {
                let paid = due.min(state.held[account][credit]);
                state.held[account][credit] -= paid;
                due -= paid;
                spent += paid;
            }
        }
        for (at, _) in world.credits.iter().enumerate().filter(|(_, credit)| credit.expires == today) {
            state.pool[at] = 0;
            for held in &mut state.held {
                held[at] = 0;
            }
        }
        spent + self.day(today + 1, state)
    }
}
