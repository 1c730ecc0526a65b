//! How a plan stands by what was really spent: whom to look at first, why, and what each ad account held, holds and will.
//!
//! Everything is judged at the end of the plan's as-of day, by [`crate::planning::track`]; nothing is counted here that is
//! not in a journal.

use super::draft::names_told_apart;
use super::timeline::Timeline;
use crate::day::Day;
use crate::ledger::{CreditFigures, Transfer};
use crate::money::{Currency, Minor};
use crate::order::sort_by_key;
use crate::plan::document::PlanDocument;
use crate::plan::{AccountIndex, Holder};
use crate::planning::{PaceFigures, TrackStatus, at_recent_pace, track, usual_tolerance};
use crate::results::read;

/// How a plan stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The day, at whose end it is judged.
    pub on: Day,
    /// The last day of the plan.
    pub end: Day,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The ad accounts, the worst first.
    pub ad_accounts: Vec<AccountStanding>,
    /// All of them together.
    pub totals: Totals,
    /// What it comes to.
    pub verdict: Verdict,
}

/// All ad accounts together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Planned to be spent up to the day.
    pub planned: Minor,
    /// Spent up to the day.
    pub actual: Minor,
    /// Of that, what is expected and not known.
    pub assumed: Minor,
    /// What those with a pace lately spent a day.
    pub pace: Option<Minor>,
    /// What is needed a day.
    pub needed: Minor,
    /// What those that spend too little a day would have to spend more.
    pub correction: Minor,
    /// What will still strand after the day at the recent pace.
    pub will_strand: Minor,
    /// What was stranded by the day.
    pub stranded: Minor,
    /// What will still expire in the Business Center after the day.
    pub will_lapse: Minor,
    /// What expired there by the day.
    pub lapsed: Minor,
    /// What is in ad accounts when the plan ends, before it expires, at the recent pace.
    pub remaining: Minor,
}

/// What a standing comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No ad account that may spend holds ad credit, or will.
    NoCredit,
    /// Of no ad account with ad credit enough days are known.
    Unknown,
    /// So many ad accounts are behind.
    Behind(usize),
    /// None is behind, but so many use their ad credit up early.
    Ahead(usize),
    /// All that can be judged are on track.
    OnTrack,
}

/// One ad account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountStanding {
    /// Its position in the plan.
    pub position: usize,
    /// Its name, with its id where another has the same.
    pub name: String,
    /// How it stands.
    pub status: TrackStatus,
    /// Its amounts.
    pub figures: PaceFigures,
    /// What will still strand in it after the day, at its recent pace.
    pub will_strand: Minor,
    /// What was stranded in it by the day.
    pub stranded: Minor,
    /// How much of its spend up to the day is expected and not known.
    pub assumed: Minor,
    /// The first day after it on which it is not approved any more, where ad credit strands in it then or later.
    pub stops: Option<Day>,
    /// Whether anything is allocated, or issued, to it after the day.
    pub is_more_planned: bool,
    /// The last day of the ad credit that decides what it needs to spend a day, and how much of what it holds expires by
    /// then.
    pub due: Option<(Day, Minor)>,
    /// How many days what it holds lasts at its pace, where it has one that is more than nothing.
    pub lasts: Option<i64>,
    /// The last day of which its spend is known.
    pub known_to: Option<Day>,
}

impl AccountStanding {
    /// How soon it is to be looked at: those behind first, then those in which something planned will strand.
    const fn rank(&self) -> u8 {
        match self.status {
            TrackStatus::Behind => 0,
            TrackStatus::Ahead | TrackStatus::Unknown | TrackStatus::OnTrack
                if self.will_strand.is_positive() =>
            {
                1
            }
            TrackStatus::Ahead => 2,
            TrackStatus::Unknown => 3,
            TrackStatus::OnTrack => 4,
            TrackStatus::NotSpending => 5,
            TrackStatus::NoCredit => 6,
        }
    }
}

/// The last day of which any spend is known, where it can be read.
#[must_use]
pub fn as_of(document: &PlanDocument) -> Option<Day> {
    document.actuals.iter().filter_map(|row| Day::parse(&row.to)).max()
}

/// How `document` stands against `baseline`, or against itself without actual spend. None where no spend is known, where
/// either has errors, or where the baseline is in another currency.
#[must_use]
pub fn standing(document: &PlanDocument, baseline: Option<&PlanDocument>) -> Option<Standing> {
    let (plan, _) = read(document).ok()?;
    let on = plan.as_of()?;
    let baseline = match baseline {
        Some(baseline) => read(baseline).ok()?.0,
        None => plan.without_actuals(),
    };
    if baseline.currency() != plan.currency() {
        return None;
    }
    let happened = Timeline::of_plan(plan)?;
    let plan = happened.plan();
    let tracking = track(plan, &baseline, on, usual_tolerance())?;
    let so_far = happened.figures_by(on);
    let names = names_told_apart(document);
    // What is lost by the day is lost in the forecast too.
    let still = |projected: Minor, lost: Minor| projected.take(lost).unwrap_or(Minor::ZERO);
    let mut ad_accounts = Vec::with_capacity(tracking.ad_accounts.len());
    for (position, it) in tracking.ad_accounts.iter().enumerate() {
        let account = AccountIndex::new(position);
        let lost = so_far.ad_accounts[position].credit.stranded();
        let a_day = it.figures.pace.map_or(0, Minor::units);
        ad_accounts.push(AccountStanding {
            position,
            name: names[position].clone(),
            status: it.status,
            will_strand: still(it.figures.projected.stranded(), lost),
            stranded: lost,
            assumed: it.assumed,
            stops: it.stops,
            is_more_planned: it.is_more_planned,
            due: it.due,
            lasts: it.figures.held.units().checked_div(a_day),
            known_to: plan.actuals_of(account).last().map(|row| row.days.end),
            figures: it.figures,
        });
    }
    let verdict = verdict(&ad_accounts);
    sort_by_key(&mut ad_accounts, |it| (it.rank(), std::cmp::Reverse(it.will_strand), it.position));
    let PaceFigures { planned, actual, pace, needed, projected, .. } = tracking.totals;
    let (stranded, lapsed) = (so_far.totals.stranded(), so_far.totals.expired_unallocated);
    let totals = Totals {
        planned,
        actual,
        assumed: ad_accounts.iter().map(|it| it.assumed).sum(),
        pace,
        needed,
        correction: tracking.correction,
        will_strand: still(projected.stranded(), stranded),
        stranded,
        will_lapse: still(projected.expired_unallocated, lapsed),
        lapsed,
        remaining: projected.remaining,
    };
    Some(Standing { on, end: plan.period().end, currency: plan.currency(), ad_accounts, totals, verdict })
}

fn verdict(ad_accounts: &[AccountStanding]) -> Verdict {
    let count = |status| ad_accounts.iter().filter(|it| it.status == status).count();
    let [behind, ahead, on_track, unknown] =
        [TrackStatus::Behind, TrackStatus::Ahead, TrackStatus::OnTrack, TrackStatus::Unknown].map(count);
    match (behind, ahead, on_track, unknown) {
        (1.., ..) => Verdict::Behind(behind),
        (_, 1.., ..) => Verdict::Ahead(ahead),
        (_, _, 1.., _) => Verdict::OnTrack,
        (_, _, _, 1..) => Verdict::Unknown,
        _ => Verdict::NoCredit,
    }
}

/// What becomes of all ad credit if ad accounts go on at their recent pace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtPace {
    /// The last day of which any spend is known.
    pub on: Day,
    /// Its figures at the end of the plan; none while no ad account has a pace.
    pub figures: Option<CreditFigures>,
    /// What is lost already of what they say is lost.
    pub lost: Minor,
}

/// What becomes of the ad credit of `document` at the recent pace. None where no spend is known, where nothing comes after
/// that, or where it has errors.
#[must_use]
pub fn at_pace(document: &PlanDocument) -> Option<AtPace> {
    let (plan, _) = read(document).ok()?;
    let on = plan.as_of().filter(|on| *on < plan.period().end)?;
    let tracking = track(&plan, &plan, on, usual_tolerance())?;
    let so_far = Timeline::of_plan(plan)?.figures_by(on).totals;
    let lost = so_far.stranded() + so_far.expired_unallocated;
    Some(AtPace { on, figures: tracking.totals.pace.map(|_| tracking.totals.projected), lost })
}

/// What one ad account held, holds and will: ad credit at the end of each day of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curves {
    /// As planned; shorter or longer than the others where the baseline has other days.
    pub planned: Vec<(Day, Minor)>,
    /// As it happened, up to the as-of day.
    pub actual: Vec<(Day, Minor)>,
    /// As it will be at the recent pace, from the as-of day on.
    pub forecast: Vec<(Day, Minor)>,
    /// Days on which ad credit that it holds, or will, expires.
    pub expiries: Vec<Day>,
}

/// The curves of the ad accounts at these positions of the plan, in that order. None of a plan without actual spend, or
/// with errors.
#[must_use]
pub fn curves(
    document: &PlanDocument,
    baseline: Option<&PlanDocument>,
    positions: &[usize],
) -> Option<Vec<Curves>> {
    let happened = Timeline::of(document)?;
    let on = happened.plan().as_of()?;
    let planned = match baseline {
        Some(baseline) => Timeline::of(baseline)?,
        None => Timeline::of_plan(happened.plan().without_actuals())?,
    };
    let forecast = Timeline::of_plan(at_recent_pace(happened.plan())?)?;
    let held = |timeline: &Timeline, positions: &[usize]| -> Vec<Vec<(Day, Minor)>> {
        let start = timeline.plan().period().start;
        let days = |held: Vec<Minor>| (0..).map(|at| start.plus(at)).zip(held).collect();
        // The first is the Business Center's.
        timeline.lanes(positions).into_iter().skip(1).map(|lane| days(lane.held)).collect()
    };
    let of_baseline: Vec<Option<usize>> = positions
        .iter()
        .map(|at| {
            let id = &happened.plan().ad_accounts().get(*at)?.id;
            planned.ad_account(id).map(AccountIndex::position)
        })
        .collect();
    let found: Vec<usize> = of_baseline.iter().copied().flatten().collect();
    let mut as_planned = held(&planned, &found).into_iter();
    let (happened_days, forecast_days) = (held(&happened, positions), held(&forecast, positions));
    let all = positions.iter().zip(of_baseline).zip(happened_days).zip(forecast_days);
    let curves = all.map(|(((position, known), mut actual), mut forecast_days)| {
        actual.retain(|(day, _)| *day <= on);
        forecast_days.retain(|(day, _)| *day >= on);
        let planned = known.and_then(|_| as_planned.next()).unwrap_or_default();
        let expiries = expiries(&forecast, AccountIndex::new(*position));
        Curves { planned, actual, forecast: forecast_days, expiries }
    });
    Some(curves.collect())
}

/// The days on which ad credit expires that reaches an ad account.
fn expiries(timeline: &Timeline, account: AccountIndex) -> Vec<Day> {
    let plan = timeline.plan();
    let reaches = |transfer: Transfer| match transfer {
        Transfer::Allocate { credit, account: to } if to == account => Some(credit),
        Transfer::Issue { credit, to: Holder::AdAccount(to) } if to == account => Some(credit),
        _ => None,
    };
    let credits = timeline.journal().entries().iter().filter_map(|entry| reaches(entry.transfer));
    let mut days: Vec<Day> = credits.map(|credit| plan.credit(credit).expires).collect();
    days.retain(|day| plan.period().contains(*day));
    sort_by_key(&mut days, |day| *day);
    days.dedup();
    days
}
