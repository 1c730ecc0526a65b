//! Why a number is what it is: how it is worked out, the rows of the journal that make it, and the rules they follow.

use super::explaining::{Asked, Explaining, Whose};
use super::journal_table::{Reasons, journal_table};
use crate::app::browser;
use crate::app::engine;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::ui::rule_card::rule_card;
use crate::app::ui::{Dialog, Drawing, Drawn, figure_name, live_text, part};
use crate::editor::draft;
use crate::editor::explanation::{Explanation, Part};
use crate::editor::timeline::{JournalRow, Timeline};
use crate::ledger::{Direction, EntryKind, Figure, Place, Scope};
use crate::money::Minor;
use leptos::prelude::*;
use std::sync::Arc;

/// The caption of the rows, which gets the focus.
const CAPTION: &str = "rows-caption";

/// The dialog.
#[component]
pub(crate) fn ExplainNumber() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let explaining = expect_context::<Explaining>();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let asked = explaining.what.with(Option::is_some);
        if asked != open.get_untracked() {
            open.set(asked);
        }
        if asked {
            browser::focus(CAPTION);
        }
    });
    // Closed by its button, or by Escape.
    Effect::new(move |_| {
        if !open.get() && explaining.what.with_untracked(Option::is_some) {
            explaining.what.set(None);
        }
    });
    let title = RwSignal::new(String::new());
    let shown = move || explaining.what.get().map(|asked| explanation(planner, &asked, title));
    view! {
        <Dialog open id="rows-title" title=live_text(move || title.get())>
            {part(shown)}
        </Dialog>
    }
}

/// What explains the figure; `title` is set to the figure and its amount.
fn explanation(planner: Planner, asked: &Asked, title: RwSignal<String>) -> Drawn {
    let figure = figure_name(asked.figure);
    let timeline = planner.with(|plan| engine::follow(&draft::at_range(plan, asked.range)));
    let found = timeline.and_then(|timeline| {
        let (scope, name) = scope_of(&timeline, &asked.whose)?;
        Some((timeline, scope, name))
    });
    let Some((timeline, scope, name)) = found else {
        title.set(figure.to_owned());
        return view! { <p>{t("advice.waiting")}</p> }.drawn();
    };
    let digits = planner.digits.get();
    let period = timeline.plan().period();
    let until = asked.until.unwrap_or(period.end);
    let it = timeline.explain(asked.figure, scope, until);
    let amount = shown(&timeline, it.amount, digits);
    let day = format::day_with_year(&until.to_string());
    title.set(fill("rows.title", &[("figure", figure), ("amount", &amount)]));
    let caption = match name {
        Some(name) => {
            fill("rows.captionOf", &[("figure", figure), ("name", &name), ("amount", &amount), ("day", &day)])
        }
        None => fill("rows.caption", &[("figure", figure), ("amount", &amount), ("day", &day)]),
    };
    let rules = it.rules.iter().map(|id| rule_card(&engine::rule(*id))).collect_view();
    let why = why(&timeline, &it, digits).map(|sentence| view! { <p data-figure="why">{sentence}</p> });
    let line = arithmetic(&timeline, &it, digits);
    let none = it.parts.is_empty().then(|| view! { <p class="hint">{t("rows.none")}</p> });
    let rows = it.parts.iter().map(|part| (part.direction, part.row)).collect();
    let table = journal_table(
        CAPTION,
        caption,
        &Arc::new(timeline),
        rows,
        Some(it.amount),
        digits,
        Reasons::Elsewhere,
    );
    view! {
        {why}
        <p class="arithmetic" data-figure="arithmetic">{line}</p>
        {table}
        {none}
        <section class="explained" aria-labelledby="rows-rules">
            <h3 id="rows-rules">{t("rows.rules")}</h3>
            <ul class="rule-cards">{rules}</ul>
        </section>
    }
    .drawn()
}

fn scope_of(timeline: &Timeline, whose: &Whose) -> Option<(Scope, Option<String>)> {
    let plan = timeline.plan();
    Some(match whose {
        Whose::Total => (Scope::All, None),
        Whose::AdAccount(id) => {
            let index = timeline.ad_account(id)?;
            (Scope::AdAccount(index), Some(plan.account(index).name.clone()))
        }
        Whose::AdCredit(id) => {
            let index = timeline.ad_credit(id)?;
            (Scope::AdCredit(index), Some(plan.credit(index).name.clone()))
        }
    })
}

/// Why there is a loss: what becomes of the largest part of it. Other figures are no loss, and need no reason.
fn why(timeline: &Timeline, it: &Explanation, digits: u8) -> Option<String> {
    let is_loss = |part: &&Part| part.direction == Direction::Adds && loss_key(part.row).is_some();
    let losses = || it.parts.iter().filter(is_loss);
    let row = losses().max_by_key(|part| part.row.amount)?.row;
    let plan = timeline.plan();
    let account = match row.from {
        Place::AdAccount(index) => plan.account(index).name.as_str(),
        _ => "",
    };
    let credit = row.credit.map(|it| plan.credit(it).name.as_str()).unwrap_or_default();
    let day = format::day(&row.last.to_string(), &plan.period().start.to_string());
    let amount = shown(timeline, row.amount, digits);
    let values = [("account", account), ("amount", &amount), ("credit", credit), ("day", &day)];
    let sentence = fill(loss_key(row)?, &values);
    let is_whole = losses().nth(1).is_none();
    Some(if is_whole { sentence } else { fill("rows.why.largest", &[("sentence", &sentence)]) })
}

/// The sentence on one row of a loss; none on other rows.
const fn loss_key(row: JournalRow) -> Option<&'static str> {
    Some(match (row.kind, row.from) {
        (EntryKind::Expire, Place::AdAccount(_)) => "rows.why.expired",
        (EntryKind::Expire, _) => "rows.why.lapsed",
        (EntryKind::Forfeit, _) => "rows.why.forfeited",
        (EntryKind::Revoke, _) => "rows.why.revoked",
        _ => return None,
    })
}

fn shown(timeline: &Timeline, amount: Minor, digits: u8) -> String {
    format::amount(&amount.to_text(timeline.plan().currency()), digits)
}

/// `3,000 allocated − 750 spent = 2,250`.
fn arithmetic(timeline: &Timeline, it: &Explanation, digits: u8) -> String {
    let mut line = String::new();
    for term in &it.terms {
        match (line.is_empty(), term.direction) {
            (true, Direction::Adds) => {}
            (false, Direction::Adds) => line.push_str(" + "),
            (true, Direction::Takes) => line.push('−'),
            (false, Direction::Takes) => line.push_str(" − "),
        }
        line.push_str(&fill(term_key(term.figure), &[("amount", &shown(timeline, term.amount, digits))]));
    }
    if line.is_empty() {
        return t("term.nothing").to_owned();
    }
    line.push_str(" = ");
    line.push_str(&shown(timeline, it.amount, digits));
    line
}

const fn term_key(figure: Figure) -> &'static str {
    match figure {
        Figure::Issued | Figure::IssuedToCenter => "term.issuedToCenter",
        Figure::IssuedToAccounts => "term.issuedToAccounts",
        Figure::Allocated => "term.allocated",
        Figure::Spent => "term.spent",
        Figure::Unallocated => "term.unallocated",
        Figure::Remaining => "term.remaining",
        Figure::ExpiredUnallocated => "term.expiredUnallocated",
        Figure::ExpiredInAccounts => "term.expiredInAccounts",
        Figure::Forfeited => "term.forfeited",
        Figure::Revoked => "term.revoked",
        Figure::Stranded => "term.stranded",
    }
}
