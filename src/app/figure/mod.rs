//! One plan as a figure in a text: what is asked about it, what becomes of its ad credit, and a few things to try.

mod apart;
pub(crate) mod changes;
mod credit;
mod goal;
mod headline;
mod more;
mod question;
mod replay;
mod row;
mod scale;
mod steps;
mod suspension;
mod told;
mod tools;
mod trial;

pub(crate) use apart::{apart, links};
pub(crate) use headline::{Headline, Hidden};
pub(crate) use more::more;
pub(crate) use question::Question;
pub(crate) use told::figures_of;
pub(crate) use trial::{Controls, Trial};

use crate::app::format;
use crate::app::text::{count, t};
use crate::app::ui::{Drawing, Drawn, each, live_text, part, whether};
use crate::plan::document::{AllocationDocument, PlanDocument};
use credit::CreditFields;
use goal::Goal;
use headline::heard;
use leptos::prelude::*;
use row::Row;
use scale::MOST_ROWS;
use tools::Tools;

/// How many characters of an amount a field shows whole where fields stand beside one another.
const FIELD: usize = 9;

/// The figure.
#[component]
pub(crate) fn Figure(
    /// What it shows.
    trial: Trial,
    /// Takes the plan as the reader left it, who wants to go on in the planner.
    on_leave: Callback<PlanDocument>,
    /// What the address asks for besides, drawn: steps to be played, a curve.
    more: Option<Drawn>,
    /// Whether there are steps to be played, which can be taken back where nothing else can be changed.
    replays: bool,
) -> impl IntoView {
    // A row is of one position and one id: another plan in the place of this one has rows of its own.
    let keyed = |(at, id): (usize, &String)| [&at.to_string(), " ", id].concat();
    let rows = Signal::derive(move || {
        trial.with(|plan| {
            plan.ad_accounts.iter().map(|it| &it.id).enumerate().take(MOST_ROWS).map(keyed).collect()
        })
    });
    let credits = Signal::derive(move || {
        trial.with(|plan| {
            plan.ad_credits.iter().map(|it| &it.id).enumerate().take(MOST_ROWS).map(keyed).collect()
        })
    });
    let unshown = move || trial.with(|plan| plan.ad_accounts.len().saturating_sub(MOST_ROWS));
    let at = |key: &str| key.split(' ').next().and_then(|at| at.parse().ok()).unwrap_or_default();
    // Wider fields, where amounts are long.
    let has_long = whether(move || {
        let is_long =
            |it: &AllocationDocument| format::amount(&it.amount, trial.digits.get()).chars().count() > FIELD;
        trial.with(|plan| plan.allocations.iter().any(is_long))
    });
    let is_full = whether(move || trial.controls() == Controls::Full);
    view! {
        <section class="trial" aria-labelledby="trial-asks" on:focusout=move |_| trial.leave_field()>
            <h1 class="trial-asks" id="trial-asks">{live_text(move || trial.question().asks)}</h1>
            <Headline trial />
            <p class="visually-hidden" role="status">{live_text(heard(trial))}</p>
            {part(move || is_full.get().then(|| each(
                credits,
                move |key| view! { <CreditFields trial position=at(&key) /> }.drawn(),
            )))}
            <ul class="trial-rows" class:has-long=has_long aria-label=t("trial.accounts")>
                {each(rows, move |key| view! { <Row trial position=at(&key) /> }.drawn())}
            </ul>
            {part(move || (unshown() > 0).then(|| view! {
                <p class="hint">{count("trial.more", unshown(), &[])}</p>
            }))}
            <Goal trial />
            {more}
            <Tools trial on_leave replays />
        </section>
    }
}
