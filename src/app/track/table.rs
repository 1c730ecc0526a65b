//! The ad accounts, the worst first, and all of them together.

use super::row::{COLUMNS, account_row};
use super::words::Words;
use crate::app::printing::Printing;
use crate::app::state::Planner;
use crate::app::text::{count, t};
use crate::app::ui::{Drawing, Drawn, part, rest};
use crate::editor::tracking::{Curves, Standing, curves};
use crate::money::Minor;
use leptos::prelude::*;

/// How many ad accounts are drawn until more are asked for.
const DRAWN: usize = 25;

/// The table.
#[component]
pub(super) fn Table(found: Memo<Option<Standing>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let limit = RwSignal::new(DRAWN);
    let printing = expect_context::<Printing>();
    let most = move || printing.at_most(limit.get());
    let rows = move || {
        let words = Words::of(planner);
        let baseline = planner.baseline_plan();
        found.with(|it| {
            let Some(it) = it else { return Vec::new() };
            let shown = it.ad_accounts.get(..most()).unwrap_or(&it.ad_accounts);
            let positions: Vec<usize> = shown.iter().map(|it| it.position).collect();
            let curves: Vec<Curves> =
                planner.with(|plan| curves(plan, baseline.as_ref(), &positions)).unwrap_or_default();
            let curves = curves.iter().map(Some).chain(std::iter::repeat(None));
            shown.iter().zip(curves).map(|(one, curves)| account_row(&words, one, it, curves)).collect()
        })
    };
    let more = move || {
        let all = found.with(|it| it.as_ref().map_or(0, |it| it.ad_accounts.len()));
        rest(all.saturating_sub(most()), move || limit.update(|it| *it += DRAWN))
    };
    let totals = move || {
        let words = Words::of(planner);
        found.with(|it| it.as_ref().map(|it| totals_row(&words, it)))
    };
    let head = COLUMNS.map(|key| view! { <th scope="col" class="number">{t(key)}</th> });
    view! {
        <div class="panel track-panel sideways" role="region" aria-label=t("track.accounts") tabindex="0">
            <table class="track-table">
                <caption class="visually-hidden">{t("track.caption")}</caption>
                <thead><tr><th scope="col">{t("accounts.account")}</th>{head}</tr></thead>
                <tbody>{part(rows)}</tbody>
                <tfoot>{part(totals)}</tfoot>
            </table>
        </div>
        {part(more)}
        <p class="hint track-key">{t("track.key")}</p>
    }
}

/// All ad accounts.
fn totals_row(words: &Words, it: &Standing) -> Drawn {
    let totals = &it.totals;
    let held: Minor = it.ad_accounts.iter().map(|it| it.figures.held).sum();
    let pace = totals.pace.map_or_else(|| "–".to_owned(), |pace| words.amount(pace));
    let cells = [
        words.amount(held),
        words.amount(totals.planned),
        words.amount(totals.actual),
        words.signed(totals.actual - totals.planned),
        pace,
        words.amount(totals.needed),
        words.signed(totals.correction),
        words.amount(totals.will_strand),
    ];
    let cell = |(key, text): (&'static str, String)| {
        view! { <td class="number" data-label=t(key)>{text}</td> }
    };
    view! {
        <tr data-figure="track-totals">
            <th scope="row">
                {count("accounts.all", it.ad_accounts.len(), &[])}
                {words.assumed(totals.assumed).map(|text| view! { <p class="track-why">{text}</p> })}
            </th>
            {COLUMNS.into_iter().zip(cells).map(cell).collect_view()}
        </tr>
    }
    .drawn()
}
