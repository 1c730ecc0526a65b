//! Rows of the journal as a table, with names and dates as people write them.

use crate::app::engine;
use crate::app::format;
use crate::app::text::{days, fill, t};
use crate::app::ui::{Drawing, Drawn, part, rest};
use crate::editor::timeline::{JournalRow, Timeline};
use crate::ledger::{Direction, EntryKind, Place};
use crate::money::Minor;
use leptos::prelude::*;
use std::sync::Arc;

/// How many rows are shown at first, and how many more with each press.
const STEP: usize = 25;

/// What a table of rows says besides them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reasons {
    /// The rule of each row.
    InRows,
    /// Nothing: the rules stand below.
    Elsewhere,
}

/// What kind of movement it is.
pub(crate) fn movement(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Issue => t("movement.issue"),
        EntryKind::Allocate => t("movement.allocate"),
        EntryKind::Spend => t("movement.spend"),
        EntryKind::Expire => t("movement.expire"),
        EntryKind::Forfeit => t("movement.forfeit"),
        EntryKind::Revoke => t("movement.revoke"),
        EntryKind::OpenCash => t("movement.openCash"),
        EntryKind::MoveCash => t("movement.moveCash"),
        EntryKind::ReturnCash => t("movement.returnCash"),
        EntryKind::SpendCash => t("movement.spendCash"),
        EntryKind::Bill => t("movement.bill"),
        EntryKind::Invoice => t("movement.invoice"),
        EntryKind::ClawBack => t("movement.clawBack"),
    }
}

/// What a place is called.
fn place_name(timeline: &Timeline, place: Place) -> String {
    let plan = timeline.plan();
    let center = || match plan.business_center().name.as_str() {
        "" => t("credits.title").to_owned(),
        name => name.to_owned(),
    };
    let account = |key, index| fill(key, &[("account", &plan.account(index).name)]);
    match place {
        Place::Issuer => t("place.issuer").to_owned(),
        Place::BusinessCenter => center(),
        Place::AdAccount(index) => plan.account(index).name.clone(),
        Place::Spent => t("figure.spent").to_owned(),
        Place::Expired => t("place.expired").to_owned(),
        Place::Forfeited => t("figure.forfeited").to_owned(),
        Place::Revoked => t("figure.revoked").to_owned(),
        Place::CashIssuer => t("place.cashIssuer").to_owned(),
        Place::CashBusinessCenter => fill("place.cashOf", &[("account", &center())]),
        Place::CashAdAccount(index) => account("place.cashOf", index),
        Place::CashSpent => t("place.cashSpent").to_owned(),
        Place::Debt(index) => account("place.debt", index),
    }
}

/// An amount with its sign, where it takes from the figure.
fn signed(timeline: &Timeline, direction: Direction, amount: Minor, digits: u8) -> String {
    let text = format::amount(&amount.to_text(timeline.plan().currency()), digits);
    match direction {
        Direction::Adds => text,
        Direction::Takes => fill("rows.takes", &[("amount", &text)]),
    }
}

/// The table. `id` is that of its caption, which says what the rows are.
pub(crate) fn journal_table(
    id: &'static str,
    caption: String,
    timeline: &Arc<Timeline>,
    rows: Vec<(Direction, JournalRow)>,
    sum: Option<Minor>,
    digits: u8,
    reasons: Reasons,
) -> Drawn {
    let limit = RwSignal::new(STEP);
    let all = rows.len();
    let with_reasons = reasons == Reasons::InRows;
    let head = |name: &'static str| view! { <th scope="col">{name}</th> }.drawn();
    let mut heads: Vec<Drawn> = ["rows.date", "rows.event", "rows.from", "rows.to", "rows.drawnFrom"]
        .into_iter()
        .map(|key| head(t(key)))
        .collect();
    heads.push(view! { <th scope="col" class="number-head">{t("part.amount")}</th> }.drawn());
    if with_reasons {
        heads.push(head(t("rows.reason")));
    }
    let foot = sum.map(|sum| {
        let text = format::amount(&sum.to_text(timeline.plan().currency()), digits);
        view! { <tfoot><tr><th scope="row" colspan="5">{t("rows.sum")}</th><td class="number-cell" data-figure="rows-sum">{text}</td></tr></tfoot> }
    });
    let body = {
        let timeline = timeline.clone();
        move || {
            let shown = rows.iter().take(limit.get());
            shown.map(|(direction, row)| one(&timeline, *direction, row, digits, with_reasons)).collect_view()
        }
    };
    let more = move || rest(all.saturating_sub(limit.get()), move || limit.update(|limit| *limit += STEP));
    view! {
        <div class="sideways" role="region" aria-labelledby=id tabindex="0">
            <table class="journal">
                <caption id=id tabindex="-1">{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{part(body)}</tbody>
                {foot}
            </table>
        </div>
        {part(more)}
    }
    .drawn()
}

fn one(timeline: &Timeline, direction: Direction, row: &JournalRow, digits: u8, with_reason: bool) -> Drawn {
    let start = timeline.plan().period().start.to_string();
    let dates = days(&row.first.to_string(), &row.last.to_string(), &start);
    let credit = row.credit.map(|it| timeline.plan().credit(it).name.clone()).unwrap_or_default();
    let reason = with_reason.then(|| view! { <td class="reason">{engine::rule(row.rule).statement}</td> });
    view! {
        <tr>
            <th scope="row">{dates}</th>
            <td>{movement(row.kind)}</td>
            <td>{place_name(timeline, row.from)}</td>
            <td>{place_name(timeline, row.to)}</td>
            <td>{credit}</td>
            <td class="number-cell">{signed(timeline, direction, row.amount, digits)}</td>
            {reason}
        </tr>
    }
    .drawn()
}
