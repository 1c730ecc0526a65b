//! On track or not: planned and actual spend beside each other as of a day, and what to change.
//!
//! Every figure is a fold over a journal: that of the plan as it happened, that of the baseline, and that of the forecast.
//! *Spend* is gross: what ad credit, cash and billing pay together. An ad account that pays in advance and has nothing
//! left does not spend, whatever a row says.
//!
//! The *pace* of an ad account is the mean of the last seven days up to the day in question, wherever they lie, that a row
//! of actual spend covers and on which the ad account was approved. It is a whole amount, rounded half to even, and all
//! that is worked out from it starts with that amount, so that everybody can work it out again. With fewer than three
//! such days there is none: then nothing says what to change, and the correction is nothing.
//!
//! The *forecast* knows only what was known on the day: rows after it, and the days after it of a row that lasts longer,
//! are forecast like all others. From the next day to the end each ad account with a pace spends so that a week averages
//! it, whatever later events set. The others spend what is expected of them.
//!
//! In total every amount is the sum of the ad accounts' amounts, because no ad account can spend for another: so is what is
//! needed. Ad accounts of a baseline that are not in the plan are in no total.

use crate::day::{Day, Period};
use crate::ledger::{Balances, CreditFigures, Entry};
use crate::money::{Decimal, Minor, millionths, quotient_half_to_even};
use crate::named::named;
use crate::order::sort_by_key;
use crate::plan::check::counts;
use crate::plan::{AccountIndex, AdAccount, Holder, Plan};
use crate::simulation::{Projection, SpendSchedule, expected_on, run, spend_schedules};

/// The most days that a pace is the mean of.
const PACE_DAYS: usize = 7;
/// With fewer of them there is no pace.
const LEAST_PACE_DAYS: usize = 3;
/// How far spend may be off the pace that is needed or expected, in hundredths, unless somebody says otherwise.
const TOLERANCE: i64 = 10;
/// Decimals are compared in millionths: no factor of a plan, and no tolerance, has more digits.
const ONE: i128 = 1_000_000;

named! {
    /// How an ad account stands: the first that applies.
    pub enum TrackStatus {
        /// It is not approved on that day.
        NotSpending = "notSpending",
        /// It holds no ad credit, and nothing more is planned for it.
        NoCredit = "noCredit",
        /// Its pace is not known.
        Unknown = "unknown",
        /// At its pace, and a tolerance more, it does not spend what it holds in time.
        Behind = "behind",
        /// What it holds lasts less long at its pace, by more than a tolerance, than at what is expected.
        Ahead = "ahead",
        /// None of these.
        OnTrack = "onTrack",
    }
}

/// The amounts of one ad account, or of all together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaceFigures {
    /// Gross spend of the baseline from the start to the day.
    pub planned: Minor,
    /// Gross spend of the plan from the start to the day.
    pub actual: Minor,
    /// Ad credit in it at the end of the day.
    pub held: Minor,
    /// What it lately spent per day, where that is known.
    pub pace: Option<Minor>,
    /// The least it has to spend on each day from the next on so that no ad credit it holds expires.
    pub needed: Minor,
    /// What becomes of ad credit at this pace.
    pub projected: CreditFigures,
}

impl PaceFigures {
    /// What was spent more than planned; negative if less.
    #[must_use]
    pub fn variance(&self) -> Minor {
        self.actual - self.planned
    }

    /// What to spend more each day than now.
    #[must_use]
    pub fn correction(&self) -> Minor {
        self.pace.and_then(|pace| self.needed.take(pace)).unwrap_or(Minor::ZERO)
    }
}

/// One ad account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountTracking {
    /// Its amounts.
    pub figures: PaceFigures,
    /// How it stands.
    pub status: TrackStatus,
    /// The last day of the ad credit that decides what it needs to spend a day, and how much of what it holds expires by
    /// then; none where it holds nothing.
    pub due: Option<(Day, Minor)>,
    /// How much of its spend up to the day is what was expected, because no row covers those days.
    pub assumed: Minor,
    /// The first day after it on which it is not approved any more, where ad credit strands in it then or later.
    pub stops: Option<Day>,
    /// Whether anything is allocated, or issued, to it after the day.
    pub is_more_planned: bool,
}

/// A plan as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracking {
    /// By ad account, in document order.
    pub ad_accounts: Vec<AccountTracking>,
    /// Of all ad accounts; `pace` of those that have one, `projected` of all ad credit, that in the Business Center included.
    pub totals: PaceFigures,
    /// Of all ad accounts: what one spends too much, another can't spend for it.
    pub correction: Minor,
}

/// How far spend may be off unless somebody says otherwise: 0.10.
#[must_use]
pub fn usual_tolerance() -> Decimal {
    Decimal::new(TOLERANCE, 2)
}

/// Tracks `plan` as of the end of the day `on`, one of its days, against a `baseline` in the same currency. `tolerance` is
/// a factor with at most six digits after the point.
///
/// `None` where so much was spent that a forecast at that pace could not be counted.
#[must_use]
pub fn track(plan: &Plan, baseline: &Plan, on: Day, tolerance: Decimal) -> Option<Tracking> {
    let schedules = spend_schedules(plan);
    let happened = run(plan);
    let planned = run(baseline);
    let (spend, planned_spend) = (GrossSpend::of(&happened), GrossSpend::of(&planned));
    let balances = happened.balances_at(on);
    let paces = paces(plan, &schedules, &spend, on);
    let forecast = forecast(plan, on, &paces)?;
    let forecast = run(&forecast);
    let strands = last_stranded(&forecast);
    let projected = forecast.figures;
    let expected = expected_on(plan, on.next());
    let tolerance = millionths(tolerance).into();
    let mut ad_accounts = Vec::with_capacity(paces.len());
    for (position, account) in plan.ad_accounts().iter().enumerate() {
        let index = AccountIndex::new(position);
        let planned =
            baseline.find_account(&account.id).map_or(Minor::ZERO, |it| planned_spend.through(it, on));
        let (held, needed, due) = held_and_needed(plan, &balances, index, on);
        let figures = PaceFigures {
            planned,
            actual: spend.through(index, on),
            held,
            pace: paces[position],
            needed,
            projected: projected.ad_accounts[position].credit,
        };
        let approved = schedules[position].approved.iter().find(|days| days.contains(on));
        let is_more_planned = is_more_planned(plan, index, on);
        let status = if approved.is_none() {
            TrackStatus::NotSpending
        } else if held.is_zero() && !is_more_planned {
            TrackStatus::NoCredit
        } else {
            pace_status(&figures, account, expected[position], tolerance)
        };
        let stops = approved.map(|days| days.end.next()).filter(|day| strands[position] >= Some(*day));
        let assumed = figures.actual.take(spend.known(plan, index, on)).unwrap_or(Minor::ZERO);
        ad_accounts.push(AccountTracking { figures, status, due, assumed, stops, is_more_planned });
    }
    let sum = |of: fn(&PaceFigures) -> Minor| ad_accounts.iter().map(|it| of(&it.figures)).sum();
    let pace = sum(|it| it.pace.unwrap_or(Minor::ZERO));
    let totals = PaceFigures {
        planned: sum(|it| it.planned),
        actual: sum(|it| it.actual),
        held: sum(|it| it.held),
        pace: paces.iter().any(Option::is_some).then_some(pace),
        needed: sum(|it| it.needed),
        projected: projected.totals,
    };
    Some(Tracking { totals, correction: sum(PaceFigures::correction), ad_accounts })
}

/// The plan as it is known at the end of its as-of day, with the recent pace of each ad account that has one in the place
/// of what is expected. `None` where that could not be counted.
#[must_use]
pub fn at_recent_pace(plan: &Plan) -> Option<Plan> {
    let Some(on) = plan.as_of() else { return Some(plan.clone()) };
    let paces = paces(plan, &spend_schedules(plan), &GrossSpend::of(&run(plan)), on);
    forecast(plan, on, &paces)
}

/// The plan as known at the end of `on`, in which each ad account with a pace spends so that a week averages it.
fn forecast(plan: &Plan, on: Day, paces: &[Option<Minor>]) -> Option<Plan> {
    let mut expected = Vec::new();
    for (position, pace) in paces.iter().enumerate() {
        let account = AccountIndex::new(position);
        if let Some(pace) = pace {
            expected.push((account, daily_spend(*pace, plan.account(account))?));
        }
    }
    let forecast = plan.as_known_at(on).expecting(on.next(), &expected);
    (expected.is_empty() || counts(&forecast)).then_some(forecast)
}

/// The expected spend per day of which a week averages `pace`; `None` where it doesn't fit, as with tiny factors and a huge
/// pace.
fn daily_spend(pace: Minor, account: &AdAccount) -> Option<Minor> {
    let week = week_of_factors(account).unsigned_abs();
    if week == 0 {
        return Some(pace);
    }
    quotient_half_to_even(u128::from(pace.units().unsigned_abs()) * 7 * ONE.unsigned_abs(), week)
}

/// The seven factors together, in millionths.
fn week_of_factors(account: &AdAccount) -> i128 {
    account.weekday_factors.into_iter().map(|factor| i128::from(millionths(factor))).sum()
}

/// The pace of each ad account on the day `on`.
fn paces(plan: &Plan, schedules: &[SpendSchedule], spend: &GrossSpend<'_>, on: Day) -> Vec<Option<Minor>> {
    let pace = |(position, schedule): (usize, &SpendSchedule)| {
        let account = AccountIndex::new(position);
        let mut days = Vec::with_capacity(PACE_DAYS);
        for row in plan.actuals_of(account).iter().rev() {
            if days.len() == PACE_DAYS {
                break;
            }
            let last = row.days.end.min(on);
            let until = schedule.approved.partition_point(|days| days.start <= last);
            let approved = schedule.approved[..until].iter().rev();
            for approved in approved.take_while(|days| days.end >= row.days.start) {
                let (mut day, first) = (last.min(approved.end), row.days.start.max(approved.start));
                while day >= first && days.len() < PACE_DAYS {
                    days.push(day);
                    day = day.previous();
                }
            }
        }
        let sum: Minor = days.iter().map(|day| spend.on(account, *day)).sum();
        let count = u128::try_from(days.len()).unwrap_or(0);
        quotient_half_to_even(u128::from(sum.units().unsigned_abs()), count)
            .filter(|_| days.len() >= LEAST_PACE_DAYS)
    };
    schedules.iter().enumerate().map(pace).collect()
}

/// What an ad account holds at the end of `on`, the smallest constant daily spend from the next day on that spends it all
/// before it expires, be that after the plan or not, and the last of the expiry days that it takes so much for, with what
/// expires by then.
fn held_and_needed(
    plan: &Plan,
    balances: &Balances,
    account: AccountIndex,
    on: Day,
) -> (Minor, Minor, Option<(Day, Minor)>) {
    let mut lots: Vec<(Day, Minor)> =
        balances.lots(account).iter().map(|lot| (plan.credit(lot.credit).expires, lot.amount)).collect();
    sort_by_key(&mut lots, |lot| *lot);
    let (mut held, mut needed, mut due) = (Minor::ZERO, Minor::ZERO, None);
    for (expires, amount) in lots {
        held += amount;
        let days = i64::from(expires.since(on)).max(1);
        let a_day = Minor::new(held.units() / days + i64::from(held.units() % days > 0));
        if a_day >= needed {
            (needed, due) = (a_day, Some((expires, held)));
        }
    }
    (held, needed, due)
}

/// Whether anything is allocated, or issued, to an ad account after `on`.
fn is_more_planned(plan: &Plan, account: AccountIndex, on: Day) -> bool {
    let allocated =
        plan.allocations().iter().any(|it| it.account == account && it.on > on && it.amount.is_positive());
    let issued = |day: Day| on < day && day <= plan.period().end;
    allocated
        || plan.ad_credits().iter().any(|it| {
            it.held_by == Holder::AdAccount(account) && issued(it.issued) && it.amount.is_positive()
        })
}

/// The last day on which ad credit strands in each ad account.
fn last_stranded(forecast: &Projection<'_>) -> Vec<Option<Day>> {
    let mut days = vec![None; forecast.plan.ad_accounts().len()];
    for entry in forecast.journal.entries() {
        if let Some(account) = entry.transfer.strands_in() {
            let day = &mut days[account.position()];
            *day = (*day).max(Some(entry.last()));
        }
    }
    days
}

/// How an approved ad account stands that holds ad credit or will.
fn pace_status(figures: &PaceFigures, account: &AdAccount, expected: Minor, tolerance: i128) -> TrackStatus {
    let Some(pace) = figures.pace else { return TrackStatus::Unknown };
    let (pace, needed) = (i128::from(pace.units()), i128::from(figures.needed.units()));
    if pace * (ONE + tolerance) < needed * ONE {
        return TrackStatus::Behind;
    }
    // Expected spend per day × 7 millions. What is held stands on both sides: it cancels out, unless it is nothing.
    let expected = i128::from(expected.units()) * week_of_factors(account);
    let is_shorter = expected * ONE < (ONE - tolerance) * pace * 7 * ONE;
    if pace > 0 && expected > 0 && figures.held.is_positive() && is_shorter {
        TrackStatus::Ahead
    } else {
        TrackStatus::OnTrack
    }
}

/// What each ad account spends, whatever pays it.
struct GrossSpend<'j> {
    /// By ad account, in the order of days.
    entries: Vec<Vec<&'j Entry>>,
}

impl<'j> GrossSpend<'j> {
    fn of(projection: &'j Projection<'_>) -> Self {
        let mut entries = vec![Vec::new(); projection.plan.ad_accounts().len()];
        for entry in projection.journal.entries() {
            if let Some(account) = entry.transfer.spender() {
                entries[account.position()].push(entry);
            }
        }
        Self { entries }
    }

    fn through(&self, account: AccountIndex, day: Day) -> Minor {
        self.entries[account.position()].iter().map(|entry| entry.moved_by(day)).sum()
    }

    /// What of it rows say, up to `day`.
    fn known(&self, plan: &Plan, account: AccountIndex, day: Day) -> Minor {
        let rows = plan.actuals_of(account).iter().filter(|row| row.days.start <= day);
        let days = rows.map(|row| Period { end: row.days.end.min(day), ..row.days });
        let entries = &self.entries[account.position()];
        days.flat_map(|days| entries.iter().map(move |entry| entry.moved_within(days))).sum()
    }

    fn on(&self, account: AccountIndex, day: Day) -> Minor {
        self.entries[account.position()].iter().map(|entry| entry.moved_on(day)).sum()
    }
}
