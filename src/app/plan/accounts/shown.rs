//! What the row of an ad account shows, as its cells read it.

use crate::app::place::Place;
use crate::app::state::Planner;
use crate::app::ui::same_or_copied;
use crate::editor::draft;
use crate::money::{Currency, Minor};
use crate::plan::document::{AdAccountDocument, AllocationDocument, PlanDocument};
use crate::results::projection::AdAccountFigures;
use leptos::prelude::*;

/// What a row shows. Each part is compared with what it was, so that only what changes is drawn again.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    /// The ad account, as in the plan.
    pub(crate) account: Place<Planner, AdAccountDocument>,
    /// What becomes of it.
    pub(crate) figures: Memo<Option<AdAccountFigures>>,
    /// Ad credit that lies in it from the first day, where some does.
    pub(crate) held: Memo<Option<String>>,
    /// What it gets, of any ad credit, with its position in the plan.
    pub(crate) gets: Memo<Vec<(usize, AllocationDocument)>>,
}

impl Row {
    /// The row of an ad account.
    pub(super) fn of(account: Place<Planner, AdAccountDocument>) -> Self {
        let planner = account.plan;
        let figures = Memo::new_owning(move |held| {
            let at = account.at.get();
            planner.outcome.with(|it| {
                let all = it.projection.as_ref().map(|it| &it.ad_accounts);
                same_or_copied(held, all.zip(at).and_then(|(all, at)| all.get(at)))
            })
        });
        let held = Memo::new(move |_| {
            let (id, currency) =
                (account.item.with(|it| it.as_ref().map(|it| it.id.clone()))?, planner.currency.get()?);
            planner.with(|plan| held(plan, currency, &id))
        });
        let gets = Memo::new_owning(move |held: Option<Vec<(usize, AllocationDocument)>>| {
            let id = account.read(|it| it.id.clone());
            planner.with(|plan| {
                planner.allocations.with(|index| {
                    let now = || index.of_account(plan, &id);
                    match held {
                        Some(held) if now().eq(held.iter().map(|(at, it)| (*at, it))) => (held, false),
                        _ => (now().map(|(at, it)| (at, it.clone())).collect(), true),
                    }
                })
            })
        });
        Self { account, figures, held, gets }
    }

    /// Its id in the plan.
    pub(super) fn id(self) -> String {
        self.account.read(|it| it.id.clone())
    }

    /// What it is called.
    pub(super) fn name(self) -> String {
        self.account.read(|it| it.name.clone())
    }
}

/// Ad credit that lies in an ad account from the first day, where every amount can be read.
fn held(plan: &PlanDocument, currency: Currency, id: &str) -> Option<String> {
    let mut sum = Minor::ZERO;
    let mut some = false;
    for (_, credit) in draft::held_by_account(plan, id) {
        sum = sum.checked_add(Minor::parse(&credit.amount, currency)?)?;
        some = true;
    }
    some.then(|| sum.to_text(currency))
}
