//! The figures side by side.

use super::columns::{Column, Figure, Row, Section, one_currency, rows};
use super::head::Heads;
use super::side_by_side;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::ui::{Bar, Bound, DateField, Drawing, Drawn, Share, live_text, part, whether};
use crate::editor::draft;
use crate::money::{Currency, Minor};
use leptos::prelude::*;

/// The table.
#[component]
pub(super) fn FigureTable(columns: Memo<Vec<Column>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let comparing = planner.comparing();
    let several = Memo::new(move |_| columns.with(|it| it.len() > 1));
    let only = move || comparing.differences_only.get() && several.get();
    let body = move || {
        let (rows, scale) = columns.with(|all| (rows(all), Scale::of(planner, all)));
        let all = columns.with(Vec::len) + 1;
        let section = |section: Section| {
            let shown = rows.iter().filter(|it| it.section == section && (!only() || it.differs()));
            let lines = shown.map(|row| line(planner, row, scale)).collect::<Vec<_>>();
            let title = title(planner, section).filter(|_| !lines.is_empty()).map(|title| {
                view! { <tr class="section-head"><th scope="rowgroup" colspan=all.to_string()>{title}</th></tr> }
            });
            view! { <tbody>{title}{lines}</tbody> }
        };
        Section::ALL.into_iter().map(section).collect_view()
    };
    view! {
        <div class="panel review-part">
            <h3 id="figures-title" class="visually-hidden">{t("compare.figures")}</h3>
            <div class="sideways" role="region" aria-labelledby="figures-title" tabindex="0">
                <table class="facts compared">
                    <thead><tr><td class="unit">{live_text(move || columns.with(|all| unit(all)).unwrap_or_default())}</td><Heads columns /></tr></thead>
                    {part(body)}
                </table>
            </div>
            <div class="cadence">
                <DateField
                    bound=Bound::new("compare-on", t("compare.on"), Signal::derive(move || side_by_side::day(planner)),
                        move |day| comparing.on.set(Some(day)))
                    required=true
                />
            </div>
        </div>
    }
}

/// Whether rows that say the same everywhere are left out.
#[component]
pub(super) fn DifferencesOnly() -> impl IntoView {
    let only = expect_context::<Planner>().comparing().differences_only;
    view! {
        <label class="radio">
            <input
                type="checkbox"
                prop:checked=whether(move || only.get())
                on:change:target=move |event| only.set(event.target().checked())
            />
            {t("compare.differencesOnly")}
        </label>
    }
}

/// What all amounts are in, and the day of which all figures are.
fn unit(all: &[Column]) -> Option<String> {
    let (currency, first) = (one_currency(all)?, &all.first()?.plan);
    if all.iter().any(|it| it.plan.end != first.end) {
        return Some(currency.to_owned());
    }
    let day = format::day(&first.end, &first.start);
    Some(fill("compare.unit", &[("currency", currency), ("day", &day)]))
}

/// What the figures are held against.
#[derive(Clone, Copy)]
struct Scale {
    /// That of [`one_currency`].
    currency: Option<Currency>,
    /// The column of the open scenario, or the first.
    base: usize,
    /// The most that any of them was issued, in minor units: as long as a bar can be.
    whole: i64,
}

impl Scale {
    fn of(planner: Planner, all: &[Column]) -> Self {
        let currency = one_currency(all).and_then(Currency::from_code);
        let issued = |it: &Column| Minor::parse(&it.figures()?.issued, currency?).map(Minor::units);
        let open = planner.open_id();
        Self {
            currency,
            base: all.iter().position(|it| it.id == open).unwrap_or_default(),
            whole: all.iter().filter_map(issued).max().unwrap_or_default(),
        }
    }

    /// A figure as a part of the whole, on one scale for all.
    fn bar(self, class: &'static str, text: Option<&String>) -> Option<Share> {
        let units = Minor::parse(text?, self.currency?)?.units();
        let to = i128::from(units) * 1000 / i128::from(self.whole.max(1));
        let to = u32::try_from(to).ok()?.min(1000);
        (units > 0).then_some(Share { class, from: 0, to: to.max(6) })
    }

    /// How much more or less a figure is than that of the open scenario, without its sign.
    fn difference(self, row: &Row, at: usize) -> Option<(&'static str, String)> {
        let currency = self.currency.filter(|_| at != self.base)?;
        let units = |at: usize| Minor::parse(row.cells.get(at)?.as_ref()?, currency);
        let (own, base) = (units(at)?, units(self.base)?);
        let (sign, by) = own.take(base).map(|by| ("+", by)).or_else(|| Some(("−", base.take(own)?)))?;
        by.is_positive().then(|| (sign, by.to_text(currency)))
    }
}

/// How a figure is drawn; nothing where it is no amount.
const fn class(figure: Figure) -> Option<&'static str> {
    match figure {
        Figure::Spent | Figure::SpentAnew => Some("part spent"),
        Figure::Stranded | Figure::ExpiredInAccounts => Some("part stranded"),
        Figure::Forfeited | Figure::Revoked => Some("part forfeited"),
        Figure::ExpiredUnallocated => Some("part lapsed"),
        Figure::Unallocated | Figure::StillMoves => Some("part unallocated"),
        Figure::Remaining => Some("part remaining"),
        Figure::Issued | Figure::Steps => None,
    }
}

fn line(planner: Planner, row: &Row, scale: Scale) -> Drawn {
    let digits = if row.figure == Figure::Steps { 0 } else { planner.digits.get() };
    let cell = |(at, text): (usize, &Option<String>)| {
        let shown = text.as_ref().map_or_else(|| "–".to_owned(), |text| format::amount(text, digits));
        let bar =
            class(row.figure).map(|class| scale.bar(class, text.as_ref()).into_iter().collect::<Vec<_>>());
        let differs = scale.difference(row, at);
        let differs = differs.map(|(sign, by)| [sign, &format::amount(&by, digits)].concat());
        view! {
            <td>
                <div class="measure">
                    {bar.map(|bar| view! { <Bar shares=Signal::stored(bar) /> })}
                    <span class="value">{shown}</span>
                    " "
                    <span class="delta">{differs}</span>
                </div>
            </td>
        }
    };
    let cells = row.cells.iter().enumerate().map(cell).collect_view();
    let differs = row.differs();
    view! { <tr class:differs=differs class:is-part=row.figure.is_part() class:is-sum=row.figure == Figure::Issued><th scope="row">{name(planner, row.figure)}</th>{cells}</tr> }.drawn()
}

/// What a section says, where it does not go without saying.
fn title(planner: Planner, section: Section) -> Option<String> {
    match section {
        Section::Statement => None,
        Section::Suspended => {
            let asked = planner.comparing().what_if.get()?;
            planner.with(|plan| {
                let account = draft::account_called(plan, &asked.ad_account).unwrap_or(asked.ad_account);
                let day = format::day(&asked.on, &plan.start);
                Some(fill("compare.ifSuspended", &[("account", &account), ("day", &day)]))
            })
        }
        Section::Takes => Some(t("compare.takes").to_owned()),
    }
}

fn name(planner: Planner, figure: Figure) -> String {
    let day = || planner.with(|plan| format::day(&side_by_side::day(planner), &plan.start));
    match figure {
        Figure::Spent => t("figure.spent").to_owned(),
        Figure::SpentAnew => t("compare.spentAnew").to_owned(),
        Figure::Stranded => t("figure.stranded").to_owned(),
        Figure::Forfeited => t("compare.forfeited").to_owned(),
        Figure::ExpiredInAccounts => t("compare.expiredInAccounts").to_owned(),
        Figure::Revoked => t("compare.revoked").to_owned(),
        Figure::Issued => t("figure.issued").to_owned(),
        Figure::ExpiredUnallocated => t("figure.expiredUnallocated").to_owned(),
        Figure::Unallocated => t("compare.unallocatedAtEnd").to_owned(),
        Figure::Remaining => t("figure.remaining").to_owned(),
        Figure::Steps => t("compare.steps").to_owned(),
        Figure::StillMoves => fill("compare.stillMoves", &[("day", &day())]),
    }
}
