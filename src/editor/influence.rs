//! What matters most: the inputs of a plan, by how much changes when one of them is otherwise.

use super::draft::suspension;
use super::outcome::{Outcome, runs_for};
use super::timeline::Timeline;
use crate::day::Day;
use crate::ledger::RunFigures;
use crate::money::{Currency, Decimal, Minor};
use crate::order::sort_by_key;
use crate::plan::Holder;
use crate::plan::document::{AssumptionsDocument, PlanDocument};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// By how many days an expiry is tried earlier.
const WEEK: i32 = 7;

/// One input that is otherwise than planned. Ad accounts and ad credits are named by their place in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// An ad account spends a tenth more than expected on every day.
    SpendsMore(usize),
    /// An ad account spends a tenth less than expected on every day.
    SpendsLess(usize),
    /// An ad credit expires a week earlier.
    ExpiresEarlier(usize),
    /// An ad account is suspended on a day, the one after the evening on which it holds most of those to come.
    Suspended(usize, Day),
    /// The assumptions are those at this place of what was given to be tried.
    Assumed(usize),
}

/// What comes of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Influence {
    /// The change.
    pub change: Change,
    /// What comes of the plan with it.
    pub outcome: Outcome,
}

/// What matters most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The plan's currency.
    pub currency: Currency,
    /// What comes of the plan as it is.
    pub now: Outcome,
    /// The changes that change something: first those that change most of what is lost, then most of what is spent.
    pub influences: Vec<Influence>,
    /// How many changes were tried.
    pub tried: usize,
    /// How many there are. Where fewer were tried, these are of the ad accounts and ad credits with most ad credit.
    pub all: usize,
}

impl Ranking {
    /// Tries each input of a document, and `assumptions` in the place of its own, one run each and
    /// [`super::outcome::MOST_RUNS`] at most. Nothing while the document has errors.
    ///
    /// A change with which the plan would have an error, such as an expiry before the ad credit was issued, counts as tried.
    #[must_use]
    pub fn of(document: &PlanDocument, assumptions: &[AssumptionsDocument]) -> Option<Self> {
        let timeline = Timeline::of(document)?;
        let plan = timeline.plan();
        let currency = plan.currency();
        let figures = timeline.figures_by(plan.period().end);
        let now = Outcome::in_all(&figures.totals);
        let changes = changes(document, &timeline, &figures, assumptions.len());
        let all = changes.len();
        // The plan as it is was a run too.
        let chosen = changes.into_iter().take(runs_for(document) - 1);
        let (mut tried, mut influences) = (0, Vec::new());
        for change in chosen {
            tried += 1;
            let outcome = change.made(document, assumptions, currency).and_then(|it| Outcome::of(&it));
            influences.extend(outcome.filter(|it| *it != now).map(|outcome| Influence { change, outcome }));
        }
        let apart = |a: Minor, b: Minor| a.units().abs_diff(b.units());
        let key = |it: &Influence| {
            (Reverse(apart(it.outcome.lost, now.lost)), Reverse(apart(it.outcome.spent, now.spent)))
        };
        sort_by_key(&mut influences, key);
        Some(Self { currency, now, influences, tried, all })
    }
}

/// All changes: first of the assumptions, then of ad credits and ad accounts, those with most ad credit first.
fn changes(
    document: &PlanDocument,
    timeline: &Timeline,
    figures: &RunFigures,
    assumptions: usize,
) -> Vec<Change> {
    let mut changes: Vec<Change> = (0..assumptions).map(Change::Assumed).collect();
    let mut of_places: Vec<(Reverse<Minor>, Vec<Change>)> = Vec::new();
    for (at, credit) in figures.ad_credits.iter().enumerate() {
        of_places.push((Reverse(credit.issued), vec![Change::ExpiresEarlier(at)]));
    }
    let spending = spending(document);
    let all: Vec<usize> = (0..document.ad_accounts.len()).collect();
    // What was is a fact: the first evening after which something may still happen is the last of which the spend is known.
    let (start, as_of) = (timeline.plan().period().start, timeline.plan().as_of());
    let last_known = as_of.and_then(|day| usize::try_from(day.number() - start.number()).ok()).unwrap_or(0);
    for lane in timeline.lanes(&all) {
        let Holder::AdAccount(account) = lane.holder else { continue };
        let at = account.position();
        let open = || lane.held.iter().copied().enumerate().skip(last_known);
        let most = open().map(|(_, held)| held).max().unwrap_or_default();
        let evening = open().find(|(_, held)| *held == most && most.is_positive()).map(|(at, _)| at);
        let after = evening.filter(|it| it + 1 < lane.held.len());
        let day = after.and_then(|it| Some(timeline.plan().period().start.plus(i32::try_from(it + 1).ok()?)));
        let own = &figures.ad_accounts[at].credit;
        let suspended = day.map(|day| Change::Suspended(at, day));
        let spends = [Change::SpendsLess(at), Change::SpendsMore(at)];
        let tried = suspended
            .into_iter()
            .chain(spends.into_iter().filter(|_| spending.contains(document.ad_accounts[at].id.as_str())));
        of_places.push((Reverse(own.issued + own.allocated), tried.collect()));
    }
    sort_by_key(&mut of_places, |it| it.0);
    changes.extend(of_places.into_iter().flat_map(|it| it.1));
    changes
}

/// The ids of the ad accounts of which any spend is expected.
fn spending(document: &PlanDocument) -> BTreeSet<&str> {
    let first = document.ad_accounts.iter().filter(|it| it.daily_spend.is_some()).map(|it| it.id.as_str());
    let later = document.events.iter().filter(|it| it.daily_spend.is_some()).map(|it| it.ad_account.as_str());
    first.chain(later).collect()
}

impl Change {
    /// The document with this change; nothing where it can't be made.
    fn made(
        self,
        document: &PlanDocument,
        assumptions: &[AssumptionsDocument],
        currency: Currency,
    ) -> Option<PlanDocument> {
        let mut made = document.clone();
        match self {
            Self::SpendsMore(at) => scale_spend(&mut made, at, Decimal::new(11, 1), currency)?,
            Self::SpendsLess(at) => scale_spend(&mut made, at, Decimal::new(9, 1), currency)?,
            Self::ExpiresEarlier(at) => {
                let expires = &mut made.ad_credits.get_mut(at)?.expires;
                *expires = Some(Day::parse(expires.as_deref()?)?.plus(-WEEK).to_string());
            }
            Self::Suspended(at, on) => {
                let id = made.ad_accounts.get(at)?.id.clone();
                made.events.push(suspension(id, on.to_string()));
            }
            Self::Assumed(at) => made.assumptions = assumptions.get(at)?.clone(),
        }
        Some(made)
    }
}

/// Multiplies what is expected of an ad account, on the first day and wherever an event sets it anew.
fn scale_spend(document: &mut PlanDocument, at: usize, factor: Decimal, currency: Currency) -> Option<()> {
    let account = document.ad_accounts.get_mut(at)?;
    let events = document.events.iter_mut().filter(|it| it.ad_account == account.id);
    for spend in events.map(|it| &mut it.daily_spend).chain([&mut account.daily_spend]).flatten() {
        *spend = Minor::parse(spend, currency)?.times(factor)?.to_text(currency);
    }
    Some(())
}
