//! In which order the table shows the ad accounts. The plan keeps its own.

use crate::app::browser;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::t;
use crate::app::ui::press;
use crate::money::{Currency, Minor};
use crate::order::sort_by_key;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use std::cmp::Ordering;
use std::collections::HashMap;

/// What decides the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// What it is called.
    Name,
    /// What it is expected to spend per day.
    DailySpend,
    /// What it strands.
    Stranded,
}

/// An order other than the plan's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Chosen {
    by: By,
    descending: bool,
}

impl Chosen {
    /// What a press of a column's head makes of the order: names from the first, amounts from the largest; then the other
    /// way round; then the plan's own again.
    fn next(now: Option<Self>, by: By) -> Option<Self> {
        let first = by != By::Name;
        match now.filter(|it| it.by == by) {
            None => Some(Self { by, descending: first }),
            Some(it) if it.descending == first => Some(Self { by, descending: !first }),
            Some(_) => None,
        }
    }

    /// The positions of the plan's ad accounts in this order; those that are alike in the plan's own. What is no amount
    /// comes last.
    fn sorted(
        self,
        plan: &PlanDocument,
        stranded: &[&str],
        currency: Option<Currency>,
        names: impl Fn(&str, &str) -> Ordering,
    ) -> Vec<usize> {
        let mut all: Vec<usize> = (0..plan.ad_accounts.len()).collect();
        let turned = |order: Ordering| if self.descending { order.reverse() } else { order };
        if self.by == By::Name {
            let name = |at: usize| plan.ad_accounts.get(at).map_or("", |it| it.name.as_str());
            all.sort_by(|a, b| turned(names(name(*a), name(*b))));
            return all;
        }
        let amounts: Vec<Option<Minor>> = plan
            .ad_accounts
            .iter()
            .enumerate()
            .map(|(at, it)| {
                let text = match self.by {
                    By::Stranded => stranded.get(at).copied()?,
                    _ => it.daily_spend.as_deref().unwrap_or("0"),
                };
                Minor::parse(text, currency?)
            })
            .collect();
        let of = |at: usize| amounts.get(at).copied().flatten();
        all.sort_by(|a, b| match (of(*a), of(*b)) {
            (Some(a), Some(b)) => turned(a.cmp(&b)),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        all
    }
}

/// The order that is shown.
#[derive(Clone, Copy)]
pub(super) struct Order {
    planner: Planner,
    chosen: RwSignal<Option<Chosen>>,
    /// The keys of the ad accounts, as they were sorted last.
    sorted: RwSignal<Vec<String>>,
    /// Tells that the focus left a row.
    left: Trigger,
}

impl Order {
    /// The plan's own, until another is chosen. Rows are sorted anew when the plan changes, but none moves while one of
    /// them has the focus.
    pub(super) fn of(planner: Planner) -> Self {
        let (chosen, sorted, left) =
            (RwSignal::new(None::<Chosen>), RwSignal::new(Vec::new()), Trigger::new());
        Effect::new(move |_| {
            let Some(chosen) = chosen.get() else { return sorted.set(Vec::new()) };
            left.track();
            let order = planner.with(|plan| {
                planner.outcome.with(|it| {
                    let figures = it.projection.as_ref().map(|it| it.ad_accounts.as_slice());
                    let stranded: Vec<&str> =
                        figures.unwrap_or_default().iter().map(|it| it.credit.stranded.as_str()).collect();
                    chosen.sorted(plan, &stranded, planner.currency.get(), format::order_of_names())
                })
            });
            if !browser::has_focus_within(".account") {
                let keys = planner.account_keys.get();
                sorted.set(order.into_iter().filter_map(|at| keys.get(at).cloned()).collect());
            }
        });
        Self { planner, chosen, sorted, left }
    }

    /// Something in a row lost the focus.
    pub(super) fn focus_left(self) {
        // By then what takes it has it.
        request_animation_frame(move || self.left.notify());
    }

    /// These positions in the order that is shown. Ad accounts that came since it was sorted are at its end.
    pub(super) fn shown(self, mut positions: Vec<usize>) -> Vec<usize> {
        self.sorted.with(|sorted| {
            if sorted.is_empty() {
                return;
            }
            let ranks: HashMap<&str, usize> =
                sorted.iter().enumerate().map(|(rank, key)| (key.as_str(), rank)).collect();
            self.planner.account_keys.with(|keys| {
                let rank = |at: usize| keys.get(at).and_then(|key| ranks.get(key.as_str()).copied());
                sort_by_key(&mut positions, |at| rank(*at).unwrap_or(usize::MAX));
            });
        });
        positions
    }
}

/// The head of a column by which the rows can be sorted.
#[component]
pub(super) fn SortedHead(
    order: Order,
    by: By,
    /// What is in the column, as a key of the locale files.
    name: &'static str,
    class: &'static str,
) -> impl IntoView {
    let said = Signal::derive(move || {
        let chosen = order.chosen.get().filter(|it| it.by == by);
        chosen.map(|it| if it.descending { "descending" } else { "ascending" })
    });
    let choose = move || {
        order.chosen.update(|it| *it = Chosen::next(*it, by));
        // The first of the new order is shown, on whatever page it was.
        order.planner.first_account.set(usize::MAX);
    };
    view! {
        <th scope="col" role="columnheader" class=class aria-sort=said>
            <button class="sort" type="button" on:click=press(choose)>{t(name)}</button>
        </th>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::document::AdAccountDocument;

    fn plan(accounts: &[(&str, Option<&str>)]) -> PlanDocument {
        let ad_accounts = accounts
            .iter()
            .map(|(name, spend)| AdAccountDocument {
                name: (*name).to_owned(),
                daily_spend: spend.map(str::to_owned),
                ..Default::default()
            })
            .collect();
        PlanDocument { ad_accounts, ..Default::default() }
    }

    #[test]
    fn accounts_are_sorted_and_what_is_no_amount_comes_last() {
        let plan = plan(&[("b", Some("9.00")), ("a", Some("much")), ("c", Some("10.00")), ("a", None)]);
        let usd = Currency::from_code("USD");
        let sorted = |by, descending, stranded: &[&str]| {
            Chosen { by, descending }.sorted(&plan, stranded, usd, Ord::cmp)
        };
        assert_eq!(sorted(By::Name, false, &[]), [1, 3, 0, 2], "alike in the plan's own order");
        assert_eq!(sorted(By::Name, true, &[]), [2, 0, 1, 3]);
        assert_eq!(sorted(By::DailySpend, true, &[]), [2, 0, 3, 1], "as amounts, not as text");
        assert_eq!(sorted(By::DailySpend, false, &[]), [3, 0, 2, 1]);
        assert_eq!(sorted(By::Stranded, true, &["1.00", "0.00", "20.00", "3.00"]), [2, 3, 0, 1]);
        assert_eq!(sorted(By::Stranded, true, &[]), [0, 1, 2, 3], "without figures as in the plan");
    }

    #[test]
    fn three_presses_lead_back_to_the_plans_own_order() {
        for (by, first) in [(By::Name, false), (By::DailySpend, true), (By::Stranded, true)] {
            let one = Chosen::next(None, by);
            assert_eq!(one, Some(Chosen { by, descending: first }));
            let two = Chosen::next(one, by);
            assert_eq!(two, Some(Chosen { by, descending: !first }));
            assert_eq!(Chosen::next(two, by), None);
        }
        let by_name = Chosen::next(None, By::Name);
        assert_eq!(Chosen::next(by_name, By::Stranded), Chosen::next(None, By::Stranded));
    }
}
