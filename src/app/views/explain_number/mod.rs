//! Why a number is what it is: how it is worked out, the rows of the journal that make it, and the rules they follow.

use super::explaining::{Asked, Explaining, Whose, figure_name};
use super::journal_table::{Reasons, journal_table};
use super::rule_card::rule_card;
use crate::app::browser;
use crate::app::draft;
use crate::app::engine;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::widgets::{Dialog, Drawing, Drawn, part};
use crate::editor::explanation::Explanation;
use crate::editor::timeline::Timeline;
use crate::ledger::{Direction, Figure, Scope};
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
    let shown = move || explaining.what.get().map(|asked| explanation(planner, &asked));
    view! {
        <Dialog open id="rows-title" title=t("rows.title")>
            {part(shown)}
        </Dialog>
    }
}

fn explanation(planner: Planner, asked: &Asked) -> Drawn {
    let timeline = planner.with(|plan| engine::follow(&draft::at_range(plan, asked.range)));
    let found = timeline.and_then(|timeline| {
        let (scope, name) = scope_of(&timeline, &asked.whose)?;
        Some((timeline, scope, name))
    });
    let Some((timeline, scope, name)) = found else {
        return view! { <p>{t("advice.waiting")}</p> }.drawn();
    };
    let digits = planner.digits.get();
    let period = timeline.plan().period();
    let until = asked.until.unwrap_or(period.end);
    let it = timeline.explain(asked.figure, scope, until);
    let amount = shown(&timeline, it.amount, digits);
    let day = format::day_with_year(&until.to_string());
    let figure = figure_name(asked.figure);
    let caption = match name {
        Some(name) => {
            fill("rows.captionOf", &[("figure", figure), ("name", &name), ("amount", &amount), ("day", &day)])
        }
        None => fill("rows.caption", &[("figure", figure), ("amount", &amount), ("day", &day)]),
    };
    let rules = it.rules.iter().map(|id| rule_card(&engine::rule(*id))).collect_view();
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
