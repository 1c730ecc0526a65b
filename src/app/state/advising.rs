//! What the best split would make of the draft. Finding it takes longer than a run, so it never keeps anybody from
//! typing: figures first, then this, once the page is drawn.

use super::advice_found::{Advising, Found, LastDay};
use super::page::{request_animation_frame, set_timeout};
use super::planner::Planner;
use crate::app::engine::{self, LastDayRun};
use crate::app::format;
use crate::app::text::fill;
use crate::editor::draft;
use crate::editor::offer::{Gain, Offer};
use crate::money::{Currency, Minor};
use crate::plan::document::PlanDocument;
use crate::results::advice::AdviceDocument;
use crate::results::projection::Figures;
use leptos::prelude::*;
use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

/// Up to so many pairs of an ad account and an ad credit it takes no longer than a frame, and follows each edit.
const FEW: usize = 40;
/// Past that it waits until nobody has typed for so long.
const PAUSE: Duration = Duration::from_millis(250);

impl Advising {
    /// Finds the rest, one split at a time, and leaves the page to whoever uses it in between. What was begun for a draft
    /// that has changed since, or was found otherwise, is dropped.
    fn go_on(self, change: u32, finding: Option<Finding>) {
        if !self.is_wanted(change) {
            return;
        }
        match finding.map(Finding::step) {
            Some(ControlFlow::Continue(more)) => {
                set_timeout(move || self.go_on(change, Some(more)), Duration::ZERO);
            }
            found => {
                self.found.set(found.and_then(ControlFlow::break_value).map(Arc::new));
                self.is_behind.set(false);
            }
        }
    }
}

impl Planner {
    /// What holds for the draft as it is now, whatever it takes.
    pub(crate) fn advice_now(&self) -> Option<Arc<Found>> {
        let advising = self.advising;
        if advising.is_behind.get_untracked() {
            advising.found.set(find(*self).map(Arc::new));
            advising.is_behind.set(false);
        }
        advising.found.get_untracked()
    }

    /// Replaces all that is planned by the best split; whether there was anything to gain.
    pub(crate) fn fit(&self) -> bool {
        let Some(found) = self.advice_now().filter(|it| it.is_offered()) else { return false };
        self.apply(None, &found.advice, "fit.did", "");
        true
    }

    /// Replaces what is planned for one ad account by what is best for it; whether there was anything to gain.
    pub(crate) fn fit_account(&self, id: &str, name: &str) -> bool {
        let Some(before) = totals(*self) else { return false };
        let today = self.today.peek();
        let advice = self.peek(|plan| {
            let from = draft::open_from(plan, &today)?;
            let in_time = InTime::of(plan, Some(id), &today, before)?;
            let offer = engine::offer(plan, &in_time.totals, Some(id), &from)?;
            (offer.gain != Gain::Nothing).then_some(offer.advice)
        });
        let Some(advice) = advice else { return false };
        self.apply(Some(id), &advice, "fit.didAccount", name);
        true
    }

    /// Replaces all that is planned by the best split in parts, `days` apart; whether there is one.
    pub(crate) fn fit_in_parts(&self, days: u32) -> bool {
        let today = self.today.peek();
        let advice = totals(*self).and_then(|_| {
            self.peek(|plan| engine::advise_in_parts(plan, days, &draft::open_from(plan, &today)?))
        });
        let Some(advice) = advice else { return false };
        self.apply(None, &advice, "fit.didInParts", "");
        true
    }

    fn apply(&self, account: Option<&str>, advice: &AdviceDocument, sentence: &'static str, name: &str) {
        let digits = self.digits.get_untracked();
        self.allocate_instead(account, advice.allocations.clone(), |totals| {
            let spent = format::amount(&totals.spent, digits);
            let stranded = format::amount(&totals.stranded, digits);
            fill(sentence, &[("account", name), ("spent", &spent), ("stranded", &stranded)])
        });
    }
}

/// Keeps what was found up with the draft.
pub(super) fn keep_up(planner: Planner) {
    let advising = planner.advising;
    let is_quick = move || planner.peek(|plan| plan.ad_accounts.len() * plan.ad_credits.len() <= FEW);
    // Part of what is drawn first, where it keeps that from nobody.
    let is_there = is_quick();
    if is_there {
        planner.advice_now();
    }
    Effect::new(move |before: Option<()>| {
        let runs = planner.outcome.with(|it| it.projection.is_some());
        planner.with(|_| ());
        planner.today.get();
        if is_there && before.is_none() {
            return;
        }
        advising.is_behind.set(true);
        advising.changes.update_value(|changes| *changes = changes.wrapping_add(1));
        let change = advising.changes.get_value();
        if !runs {
            planner.advice_now();
            return;
        }
        let few = is_quick();
        let find = move || {
            if few && advising.is_wanted(change) {
                planner.advice_now();
            } else if advising.is_wanted(change) {
                advising.go_on(change, Finding::begin(planner));
            }
        };
        let pause = if few { Duration::ZERO } else { PAUSE };
        request_animation_frame(move || set_timeout(find, pause));
    });
}

pub(super) fn find(planner: Planner) -> Option<Found> {
    let mut finding = Finding::begin(planner)?;
    loop {
        match finding.step() {
            ControlFlow::Break(found) => return Some(found),
            ControlFlow::Continue(more) => finding = more,
        }
    }
}

/// What is known so far, and the search for the rest.
struct Finding {
    found: Found,
    last_day: Option<LastDayRun>,
}

impl Finding {
    /// Finds the split.
    fn begin(planner: Planner) -> Option<Self> {
        let today = planner.today.peek();
        let before = totals(planner)?;
        planner.peek(|plan| {
            let currency = Currency::from_code(&plan.currency)?;
            let from = draft::open_from(plan, &today)?;
            let in_time = InTime::of(plan, None, &today, before)?;
            let Offer { advice, gain, is_anew } = engine::offer(plan, &in_time.totals, None, &from)?;
            let (plan, totals) = (&*in_time.plan, &in_time.totals);
            let minor = |text: &str| Minor::parse(text, currency).unwrap_or_default();
            let lost = minor(&advice.unavoidable).take(minor(&advice.still_live));
            let unavoidable = lost.filter(|it| it.is_positive()).unwrap_or(Minor::ZERO).to_text(currency);
            let spends_more = minor(&advice.spent) > minor(&totals.spent);
            let all_done = !plan.allocations.iter().any(|it| draft::is_planned(it, None));
            let search = if spends_more { engine::last_day(plan, &from) } else { None };
            // As long as no day is known.
            let last_day = if all_done && !format::is_nothing(&totals.stranded) {
                LastDay::Allocated
            } else if matches!(gain, Gain::Spends(_) | Gain::Loses(_)) {
                LastDay::Unknown
            } else {
                LastDay::Nothing
            };
            let InTime { totals: now, overdue, .. } = in_time;
            let found = Found { advice, from, now, overdue, unavoidable, last_day, gain, is_anew };
            Some(Self { found, last_day: search })
        })
    }

    /// Looks at one more split: what was found, or what there is still to be found.
    fn step(mut self) -> ControlFlow<Found, Self> {
        if let Some(search) = &mut self.last_day {
            match search.step() {
                None => return ControlFlow::Continue(self),
                Some(Some(day)) => self.found.last_day = LastDay::On(day),
                Some(None) => {}
            }
        }
        ControlFlow::Break(self.found)
    }
}

/// A plan without what is overdue, and what it comes to.
struct InTime<'a> {
    plan: Cow<'a, PlanDocument>,
    totals: Figures,
    overdue: usize,
}

impl<'a> InTime<'a> {
    /// `plan`, which comes to `planned`, without what is overdue of `account`, or of every ad account.
    fn of(plan: &'a PlanDocument, account: Option<&str>, today: &str, planned: Figures) -> Option<Self> {
        let Some(left) = draft::without_overdue(plan, account, today) else {
            return Some(Self { plan: Cow::Borrowed(plan), totals: planned, overdue: 0 });
        };
        let totals = engine::evaluate(&left).projection?.totals;
        let overdue = plan.allocations.len() - left.allocations.len();
        Some(Self { plan: Cow::Owned(left), totals, overdue })
    }
}

/// What the plan comes to; nothing while that leaves out what was made in TikTok, whose ad credit would be allocated twice.
fn totals(planner: Planner) -> Option<Figures> {
    planner.outcome.with_untracked(|it| {
        let run = it.projection.as_ref()?;
        let leaves_out = planner.peek(|plan| run.refusals.iter().any(|it| draft::is_made_at(plan, &it.path)));
        (!leaves_out).then(|| run.totals.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::super::page::fake;
    use super::super::random_user::tasks;
    use super::*;
    use crate::editor::draft::tests::small;
    use std::cell::Cell;

    /// A plan of so many ad accounts that the rest is found later, on a page that was drawn.
    fn large(tab: &'static str) -> (Owner, Planner) {
        tasks::begin();
        fake::clear();
        fake::turn_to(tab);
        let owner = Owner::new_root(None);
        let planner = owner.with(Planner::begin);
        tasks::run();
        let account = small().ad_accounts.swap_remove(0);
        planner.edit(|plan| {
            *plan = small();
            for at in 0..=FEW {
                let mut account = account.clone();
                account.id = format!("more-{at}");
                account.daily_spend = Some("20.00".into());
                plan.ad_accounts.push(account);
            }
        });
        tasks::run();
        fake::draw();
        (owner, planner)
    }

    fn close(tab: &'static str, owner: &Owner) {
        fake::close(tab);
        owner.cleanup();
        tasks::clear();
    }

    #[test]
    fn of_a_large_plan_the_rest_is_found_one_split_at_a_time() {
        let (owner, planner) = large("large");
        let tasks_before_it = Cell::new(0);
        fake::pass(1_000, || {
            let is_behind = planner.advising.is_behind.get_untracked();
            tasks_before_it.set(tasks_before_it.get() + u32::from(is_behind));
        });
        assert!(tasks_before_it.get() > 1, "{}", tasks_before_it.get());
        assert!(!planner.advising.is_behind.get_untracked());
        let found = planner.advising.found.get_untracked();
        let same = (format!("{:?}", found.as_deref()), format!("{:?}", find(planner).as_ref()));
        close("large", &owner);
        assert!(found.is_some_and(|it| matches!(it.last_day, LastDay::On(_))));
        assert_eq!(same.0, same.1);
    }

    #[test]
    fn no_split_is_offered_while_what_was_made_is_refused() {
        let (owner, planner) = large("refused");
        planner.edit(|plan| plan.allocations[0].done = true);
        let before = find(planner).is_some() && planner.fit_in_parts(7);
        planner.edit(|plan| plan.ad_credits[0].issued = "2026-03-10".into());
        let after = (find(planner).is_some(), planner.fit_account("a", "A"), planner.fit_in_parts(7));
        close("refused", &owner);
        assert!(before);
        assert_eq!(after, (false, false, false));
    }

    #[test]
    fn what_was_begun_for_a_large_plan_that_has_changed_since_is_dropped() {
        let (owner, planner) = large("changed");
        let tasks = Cell::new(0);
        fake::pass(1_000, || {
            tasks.set(tasks.get() + 1);
            // The plan is kept, and one split looked at.
            if tasks.get() == 2 {
                assert!(planner.advising.is_behind.get_untracked());
                planner.edit(|plan| plan.ad_credits[0].amount = "50.00".into());
                tasks::run();
            }
        });
        fake::draw();
        fake::pass(1_000, tasks::run);
        let found = planner.advising.found.get_untracked();
        let (found, fresh) = (format!("{:?}", found.as_deref()), format!("{:?}", find(planner).as_ref()));
        close("changed", &owner);
        assert_eq!(found, fresh);
    }
}
