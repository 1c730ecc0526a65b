//! What is lost and spent as one input of a plan changes and all others stay.

use super::draft::{after_known, suspension, suspension_at};
use super::outcome::{Outcome, runs_for};
use crate::day::{Day, Period};
use crate::money::{Currency, Minor};
use crate::order::sort_by_key;
use crate::plan::document::{AllocationDocument, PlanDocument};
use crate::plan::limits;

/// An input of a plan, by its place in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Expected daily spend of an ad account, from the first day on.
    DailySpend(usize),
    /// The day of the first suspension of an ad account.
    Suspension(usize),
    /// The amount of an allocation.
    Allocation(usize),
    /// The amount of an ad credit.
    Credit(usize),
}

/// Where a control stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// At an amount.
    Amount(Minor),
    /// On a day.
    On(Day),
    /// On no day: it doesn't happen.
    Never,
}

/// What comes of the plan with the control at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The place.
    pub place: Place,
    /// What comes of it.
    pub outcome: Outcome,
}

/// What comes of a plan, from the least place of a control to the greatest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    /// The plan's currency.
    pub currency: Currency,
    /// At least two, in the order of their places. The plan's own place is one of them, unless it is [`Place::Never`]. Places
    /// at which the plan would have an error are left out.
    pub points: Vec<Point>,
    /// The plan as it is.
    pub now: Point,
}

impl Curve {
    /// Runs a document with a control at many places, [`super::outcome::MOST_RUNS`] at most. Nothing while the document has
    /// errors, or where it has no such control.
    #[must_use]
    pub fn of(document: &PlanDocument, control: Control) -> Option<Self> {
        let currency = Currency::from_code(&document.currency)?;
        let place = control.place(document, currency)?;
        let now = Point { place, outcome: Outcome::of(document)? };
        let mut tried = document.clone();
        let at = control.prepare(&mut tried)?;
        let mut points = Vec::new();
        for place in control.places(document, currency, runs_for(document))? {
            if place == now.place {
                points.push(now);
                continue;
            }
            control.set(&mut tried, at, place, currency);
            points.extend(Outcome::of(&tried).map(|outcome| Point { place, outcome }));
        }
        (points.len() > 1).then_some(Self { currency, points, now })
    }

    /// Where least is lost and, of those, most is spent: the first and the last place of the first stretch without another
    /// place between them.
    #[must_use]
    pub fn best(&self) -> Option<(Point, Point)> {
        let worth = |it: &Point| (std::cmp::Reverse(it.outcome.lost), it.outcome.spent);
        let best = self.points.iter().map(worth).max()?;
        let mut stretch =
            self.points.iter().skip_while(|it| worth(it) != best).take_while(|it| worth(it) == best);
        let first = *stretch.next()?;
        Some((first, stretch.last().copied().unwrap_or(first)))
    }

    /// The most that is lost or spent at any place.
    #[must_use]
    pub fn most(&self) -> Minor {
        let amounts = self.points.iter().flat_map(|it| [it.outcome.lost, it.outcome.spent]);
        amounts.max().unwrap_or_default()
    }
}

impl Control {
    /// The control of a name such as `dailySpend(a)`, `suspension(a)`, `allocated(a)` or `amount(credit)`: of an ad account or an
    /// ad credit by its id. Of several allocations to an ad account that are not done, the first.
    #[must_use]
    pub fn named(name: &str, document: &PlanDocument) -> Option<Self> {
        let (kind, id) = name.trim().strip_suffix(')')?.split_once('(')?;
        let account = || document.ad_accounts.iter().position(|it| it.id == id);
        match kind.trim() {
            "dailySpend" => account().map(Self::DailySpend),
            "suspension" => account().map(Self::Suspension),
            "allocated" => {
                let is_open = |it: &AllocationDocument| it.ad_account == id && !it.done;
                document.allocations.iter().position(is_open).map(Self::Allocation)
            }
            "amount" => document.ad_credits.iter().position(|it| it.id == id).map(Self::Credit),
            _ => None,
        }
    }

    /// Where it stands in a document; nothing where it has none, or what stands there is no amount or day.
    #[must_use]
    pub fn place(self, document: &PlanDocument, currency: Currency) -> Option<Place> {
        let amount = |text: &str| Minor::parse(text, currency).map(Place::Amount);
        match self {
            Self::DailySpend(at) => {
                amount(document.ad_accounts.get(at)?.daily_spend.as_deref().unwrap_or("0"))
            }
            Self::Allocation(at) => amount(&document.allocations.get(at).filter(|it| !it.done)?.amount),
            Self::Credit(at) => amount(&document.ad_credits.get(at)?.amount),
            Self::Suspension(at) => {
                let account = document.ad_accounts.get(at)?;
                match suspension_at(document, &account.id) {
                    Some(event) => Day::parse(&document.events.get(event)?.on).map(Place::On),
                    None => Some(Place::Never),
                }
            }
        }
    }

    /// Makes sure that there is something to set, and says where it stands in its list.
    fn prepare(self, document: &mut PlanDocument) -> Option<usize> {
        let Self::Suspension(at) = self else { return Some(self.position()) };
        let id = document.ad_accounts.get(at)?.id.clone();
        let first = suspension_at(document, &id);
        if first.is_none() {
            document.events.push(suspension(id, document.start.clone()));
        }
        Some(first.unwrap_or(document.events.len() - 1))
    }

    /// Its place in the list of the document that it is in; of a suspension, that of the ad account.
    #[must_use]
    pub const fn position(self) -> usize {
        match self {
            Self::DailySpend(at) | Self::Suspension(at) | Self::Allocation(at) | Self::Credit(at) => at,
        }
    }

    fn set(self, document: &mut PlanDocument, at: usize, place: Place, currency: Currency) {
        let amount = |amount: Minor| amount.to_text(currency);
        match (self, place) {
            (Self::DailySpend(_), Place::Amount(it)) => {
                document.ad_accounts[at].daily_spend = Some(amount(it));
            }
            (Self::Allocation(_), Place::Amount(it)) => document.allocations[at].amount = amount(it),
            (Self::Credit(_), Place::Amount(it)) => document.ad_credits[at].amount = amount(it),
            (Self::Suspension(_), Place::On(day)) => document.events[at].on = day.to_string(),
            // No control stands at a place of another kind.
            _ => {}
        }
    }

    /// The places to try, at most so many, and the plan's own among them unless that is none.
    fn places(self, document: &PlanDocument, currency: Currency, most: usize) -> Option<Vec<Place>> {
        let now = self.place(document, currency)?;
        // The plan as it is may be a run besides.
        let most = most - 1;
        if let Self::Suspension(_) = self {
            return days(document, now, most);
        }
        let Place::Amount(now) = now else { return None };
        let limit = limits::amount(currency);
        let twice = Minor::new(now.units().saturating_mul(2)).min(limit);
        let (low, high) = match self {
            Self::DailySpend(_) if now.is_zero() => (Minor::ZERO, usual_spend(document, currency)?),
            Self::Allocation(at) => {
                let own = document.allocations.get(at)?;
                let credit = document.ad_credits.iter().find(|it| it.id == own.ad_credit)?;
                let others = allocated(document, &own.ad_credit, Some(at), currency)?;
                let left = Minor::parse(&credit.amount, currency)?.take(others).unwrap_or_default();
                (Minor::ZERO, left.max(now))
            }
            Self::Credit(at) => {
                let credit = document.ad_credits.get(at)?;
                // With less the allocations would be more than there is.
                (allocated(document, &credit.id, None, currency)?.min(now), twice)
            }
            Self::DailySpend(_) | Self::Suspension(_) => (Minor::ZERO, twice),
        };
        let mut units = grid(low.units(), high.units(), most - 1, 10_i64.pow(u32::from(currency.digits())));
        if let Err(at) = units.binary_search(&now.units()) {
            units.insert(at, now.units());
        }
        Some(units.into_iter().map(|it| Place::Amount(Minor::new(it))).collect())
    }
}

/// What is allocated of an ad credit in all, but for the allocation at a place.
fn allocated(document: &PlanDocument, credit: &str, but: Option<usize>, currency: Currency) -> Option<Minor> {
    let mut sum = Minor::ZERO;
    for (at, it) in document.allocations.iter().enumerate() {
        if it.ad_credit == credit && Some(at) != but {
            sum = sum.checked_add(Minor::parse(&it.amount, currency)?)?;
        }
    }
    Some(sum)
}

/// Twice what would spend all ad credit evenly in the days of the plan.
fn usual_spend(document: &PlanDocument, currency: Currency) -> Option<Minor> {
    let days = i64::from(period(document)?.days()).max(1);
    let mut all = 0_i64;
    for credit in &document.ad_credits {
        all = all.checked_add(Minor::parse(&credit.amount, currency)?.units())?;
    }
    Some(Minor::new((all / days).saturating_mul(2).max(1)).min(limits::amount(currency)))
}

fn period(document: &PlanDocument) -> Option<Period> {
    Some(Period { start: Day::parse(&document.start)?, end: Day::parse(&document.end)? })
}

/// Days of the plan at the same distance, with the first, the last and the plan's own. Those of which the spend is known
/// are facts, and not tried.
fn days(document: &PlanDocument, now: Place, most: usize) -> Option<Vec<Place>> {
    let mut period = period(document)?;
    period.start = after_known(document).unwrap_or(period.start).clamp(period.start, period.end);
    let last = i64::from(period.days()) - 1;
    // Two of them may lie between others.
    let step = last / (i64::try_from(most).ok()? - 3) + 1;
    let mut days: Vec<Place> = (0..=last)
        .step_by(usize::try_from(step).ok()?)
        .chain([last])
        .filter_map(|at| Some(Place::On(period.start.plus(i32::try_from(at).ok()?))))
        .chain((now != Place::Never).then_some(now))
        .collect();
    sort_by_key(&mut days, |day| *day);
    days.dedup();
    Some(days)
}

/// Round numbers from `low` to `high`, both included, at most so many. `unit` is one of the currency; steps are 1, 2 or 5
/// units, or so many tens, hundreds and so on of them, and less than one unit where that is too coarse.
fn grid(low: i64, high: i64, most: usize, unit: i64) -> Vec<i64> {
    let room = i64::try_from(most).unwrap_or(i64::MAX).saturating_sub(3).max(1);
    let finest = ((high - low) / room + 1).max(1);
    let mut step = if finest < unit { 1 } else { unit };
    for factor in [2, 5, 10].into_iter().cycle() {
        if step >= finest {
            break;
        }
        // 1, 2, 5, 10: each is reached from the one before.
        step = if factor == 5 { step / 2 * 5 } else { step * 2 };
    }
    let first = (low / step + 1) * step;
    let between = (0..room).map(|at| first + at * step).take_while(|it| *it < high);
    let mut all: Vec<i64> = std::iter::once(low).chain(between).chain([high]).collect();
    all.dedup();
    all
}
