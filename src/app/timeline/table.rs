//! The lanes as a table: the same lanes, at the end of each day on which something happens.

use super::days::Days;
use super::words::Words;
use crate::app::explain::explaining::{Asked, Whose, explained};
use crate::app::text::t;
use crate::app::ui::{Drawing, Drawn, part};
use crate::editor::timeline::{Lane, Moment};
use crate::ledger::Figure;
use crate::money::Minor;
use crate::plan::Holder;
use leptos::prelude::*;

/// The table.
#[component]
pub(super) fn LaneTable() -> impl IntoView {
    let days = expect_context::<Days>();
    let lanes = move || {
        let lanes = days.lanes.get();
        days.say(|words| lanes.iter().map(|lane| lane_rows(days, words, lane)).collect::<Vec<_>>())
    };
    let head = |name: &'static str| view! { <th scope="col">{name}</th> };
    let number = |name: &'static str| view! { <th scope="col" class="number-head">{name}</th> };
    view! {
        <div class="sideways" role="region" aria-label=t("timeline.tableLabel") tabindex="0">
            <table class="journal lanes-table">
                <caption class="visually-hidden">{t("timeline.tableLabel")}</caption>
                <thead>
                    <tr>
                        {head(t("timeline.lane"))}
                        {head(t("rows.date"))}
                        {head(t("timeline.what"))}
                        {number(t("timeline.held"))}
                        {number(t("timeline.spentSoFar"))}
                        {number(t("timeline.lostSoFar"))}
                    </tr>
                </thead>
                {part(lanes)}
            </table>
        </div>
    }
}

fn lane_rows(days: Days, words: Words<'_>, lane: &Lane) -> Drawn {
    let moments = lane.moments();
    let all = moments.len();
    let row = |(position, moment): (usize, &Moment)| {
        let name = (position == 0).then(|| {
            view! { <th scope="rowgroup" rowspan=all.to_string()>{words.lane(lane.holder)}</th> }
        });
        let what: Vec<String> = moment.markers.iter().map(|it| words.marker(it)).collect();
        let [held, spent, lost] = figures(lane.holder);
        view! {
            <tr>
                {name}
                <th scope="row">{words.day(moment.on)}</th>
                <td>{what.join("; ")}</td>
                {cell(days, words, lane.holder, moment, held, moment.held)}
                {cell(days, words, lane.holder, moment, spent, moment.spent)}
                {cell(days, words, lane.holder, moment, lost, moment.lost)}
            </tr>
        }
    };
    view! { <tbody>{moments.iter().enumerate().map(row).collect_view()}</tbody> }.drawn()
}

/// What a lane's three lines are.
fn figures(holder: Holder) -> [Option<Figure>; 3] {
    match holder {
        Holder::BusinessCenter => [Some(Figure::Unallocated), None, Some(Figure::ExpiredUnallocated)],
        Holder::AdAccount(_) => [Some(Figure::Remaining), Some(Figure::Spent), Some(Figure::Stranded)],
    }
}

fn cell(
    days: Days,
    words: Words<'_>,
    holder: Holder,
    moment: &Moment,
    figure: Option<Figure>,
    amount: Minor,
) -> Drawn {
    let Some(figure) = figure else { return view! { <td></td> }.drawn() };
    let whose = match holder {
        Holder::BusinessCenter => Whose::Total,
        Holder::AdAccount(account) => Whose::AdAccount(words.timeline.plan().account(account).id.clone()),
    };
    let (until, text) = (Some(moment.on), Signal::stored(words.amount(amount)));
    let asked = move || Asked { figure, whose: whose.clone(), until, range: days.range.get_untracked() };
    view! { <td class="number-cell">{explained(figure, text, asked)}</td> }.drawn()
}
