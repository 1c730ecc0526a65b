//! What became of ad credit, figure by figure.

use super::drawn::{Drawing, Drawn};
use super::icon::Swatch;
use crate::app::format;
use crate::app::text::t;
use crate::ledger::Figure;
use crate::results::projection::Figures;
use leptos::prelude::*;

/// What a figure is called.
pub(crate) fn figure_name(figure: Figure) -> &'static str {
    match figure {
        Figure::Issued => t("figure.issued"),
        Figure::IssuedToCenter => t("figure.issuedToCenter"),
        Figure::IssuedToAccounts => t("figure.issuedToAccounts"),
        Figure::Allocated => t("figure.allocated"),
        Figure::Spent => t("figure.spent"),
        Figure::Unallocated => t("figure.unallocated"),
        Figure::Remaining => t("figure.remaining"),
        Figure::ExpiredUnallocated => t("figure.expiredUnallocated"),
        Figure::ExpiredInAccounts => t("figure.expiredInAccounts"),
        Figure::Forfeited => t("figure.forfeited"),
        Figure::Revoked => t("figure.revoked"),
        Figure::Stranded => t("figure.stranded"),
    }
}

/// What it became, in the order of the conservation line: the class of each part, what it is, and how much. They add up to
/// what was issued.
pub(crate) const fn became(figures: &Figures) -> [(&'static str, Figure, &String); 5] {
    [
        ("part spent", Figure::Spent, &figures.spent),
        ("part remaining", Figure::Remaining, &figures.remaining),
        ("part stranded", Figure::Stranded, &figures.stranded),
        ("part lapsed", Figure::ExpiredUnallocated, &figures.expired_unallocated),
        ("part unallocated", Figure::Unallocated, &figures.unallocated),
    ]
}

/// Whether a part is said also while there is nothing of it, so that figures can be compared.
pub(crate) const fn is_always_said(figure: Figure) -> bool {
    !matches!(figure, Figure::Remaining | Figure::ExpiredUnallocated)
}

/// What was issued is all that became of it: text, so that it can be checked and copied. `amount` draws one of the amounts.
pub(crate) fn conservation(totals: &Figures, digits: u8, amount: fn(Figure, String) -> Drawn) -> Drawn {
    let amount = |figure, text: &str| amount(figure, format::amount(text, digits));
    let said =
        |(_, figure, text): &(&str, Figure, &String)| is_always_said(*figure) || !format::is_nothing(text);
    let term = |(position, (class, figure, text)): (usize, (&'static str, Figure, &String))| {
        let sign = if position == 0 { " = " } else { " + " };
        view! {
            {sign}
            <span class="term"><Swatch class />{figure_name(figure)}" "{amount(figure, text)}</span>
        }
    };
    view! {
        <p class="conservation" data-figure="conservation">
            <span class="term">{figure_name(Figure::Issued)}" "{amount(Figure::Issued, &totals.issued)}</span>
            {became(totals).into_iter().filter(said).enumerate().map(term).collect_view()}
        </p>
    }
    .drawn()
}
