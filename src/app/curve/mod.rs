//! What is lost and spent as one input changes: a curve that is drawn, said and listed.

mod controls;
mod drawing;

use crate::app::amounts::AmountDigits;
use crate::app::format;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Bound, Choice, Drawing, Drawn, live, options, part};
use crate::editor::curve::{Control, Curve, Place, Point};
use crate::money::{Currency, Minor};
use crate::plan::document::PlanDocument;
use controls::{KINDS, MOST_OFFERED, control, kind, offered};
use drawing::{LOST, NOW, SPENT, drawing, sample};
use leptos::prelude::*;

/// How amounts and days of a plan are written.
struct Words {
    currency: Currency,
    digits: u8,
    start: String,
}

impl Words {
    fn amount(&self, amount: Minor) -> String {
        format::amount(&amount.to_text(self.currency), self.digits)
    }

    fn place(&self, place: Place) -> String {
        match place {
            Place::Amount(amount) => self.amount(amount),
            Place::On(day) => format::day(&day.to_string(), &self.start),
            Place::Never => t("curve.never").to_owned(),
        }
    }
}

/// What to change, and the curve.
#[component]
pub(crate) fn CurvePanel(
    /// The plan, as it changes.
    plan: Signal<PlanDocument>,
    /// How many digits its amounts show.
    digits: AmountDigits,
    /// The control to begin with.
    first: Control,
) -> impl IntoView {
    let chosen_kind = RwSignal::new(kind(first));
    let chosen = RwSignal::new(first.position());
    let all = Memo::new(move |_| plan.with(|plan| offered(plan, chosen_kind.get())));
    let choose_kind = move |kind: String| {
        let Some((kind, _)) = KINDS.into_iter().find(|it| it.0 == kind) else { return };
        let first = plan.with_untracked(|plan| offered(plan, kind).first().map(|it| it.0));
        chosen.set(first.unwrap_or_default());
        chosen_kind.set(kind);
    };
    let choose = move |at: String| chosen.set(at.parse().unwrap_or_default());
    let curve = Memo::new(move |_| {
        let control = control(chosen_kind.get(), chosen.get())?;
        plan.with(|plan| Curve::of(plan, control))
    });
    let names = Memo::new(move |_| {
        let one = |(at, name): &(usize, String)| (at.to_string(), name.clone());
        all.with(|all| all.iter().take(MOST_OFFERED).map(one).collect::<Vec<_>>())
    });
    let is_cut = Memo::new(move |_| all.with(|all| all.len() > MOST_OFFERED));
    view! {
        <div class="curve" style:display="grid" style:gap="var(--space-2)">
            <div style:display="flex" style:flex-wrap="wrap" style:gap="var(--space-2) var(--space-3)">
                <Choice
                    bound=Bound::new("curve-input", t("curve.input"), live(move || chosen_kind.get().to_owned()), choose_kind)
                    options=options(KINDS.map(|(kind, words)| (kind, t(words))))
                />
                <Choice
                    bound=Bound::new("curve-which", t("curve.which"), live(move || chosen.get().to_string()), choose)
                    options=names
                    names=true
                />
            </div>
            {part(move || is_cut.get().then(|| {
                view! { <p class="hint">{fill("curve.more", &[("count", &format::whole_number(MOST_OFFERED))])}</p> }
            }))}
            {part(move || curve.with(|curve| {
                let words = curve.as_ref().map(|it| Words {
                    currency: it.currency,
                    digits: digits.get(),
                    start: plan.with_untracked(|plan| plan.start.clone()),
                });
                match curve.as_ref().zip(words) {
                    Some((curve, words)) => shown(curve, &words),
                    None => view! { <p class="hint" role="status">{t("curve.none")}</p> }.drawn(),
                }
            }))}
        </div>
    }
}

/// The curve: drawn, said, and as a table.
fn shown(curve: &Curve, words: &Words) -> Drawn {
    let end = |point: Option<&Point>| point.map(|it| words.place(it.place));
    let row = |point: &Point| {
        let now = (*point == curve.now).then(|| view! { " "<span class="hint">{t("curve.as")}</span> });
        view! {
            <tr>
                <th scope="row" style:font-weight="inherit" style:text-align="start">{words.place(point.place)}{now}</th>
                <td>{words.amount(point.outcome.lost)}</td>
                <td>{words.amount(point.outcome.spent)}</td>
            </tr>
        }
    };
    view! {
        <p role="status" data-figure="curve">
            <span>{said("curve.now", words, &curve.now, &[])}</span>
            " "
            <span>{best(curve, words)}</span>
        </p>
        <div translate="no" style:font-size="var(--text-1)">
            <p style:display="flex" style:flex-wrap="wrap" style:gap="0 var(--space-3)">
                <span>{sample(LOST)}{t("curve.lost")}</span>
                <span>{sample(SPENT)}{t("figure.spent")}</span>
                <span>{sample(NOW)}{t("curve.as")}</span>
            </p>
            <p>{words.amount(curve.most())}</p>
            {drawing(curve)}
            <p style:display="flex" style:justify-content="space-between" style:border-block-start="1px solid var(--line)">
                <span>{end(curve.points.first())}</span>
                <span>{end(curve.points.last())}</span>
            </p>
        </div>
        <details>
            <summary>{t("curve.table")}</summary>
            <table style:inline-size="100%" style:font-size="var(--text-1)" style:text-align="end">
                <caption class="visually-hidden">{t("curve.table")}</caption>
                <thead><tr>
                    <th scope="col" style:text-align="start">{t("curve.place")}</th>
                    <th scope="col" style:text-align="end">{t("curve.lost")}</th>
                    <th scope="col" style:text-align="end">{t("figure.spent")}</th>
                </tr></thead>
                <tbody>{curve.points.iter().map(row).collect_view()}</tbody>
            </table>
        </details>
        <p class="hint">{count("curve.how", curve.points.len(), &[])}</p>
    }
    .drawn()
}

/// Where least is lost.
fn best(curve: &Curve, words: &Words) -> Option<String> {
    let (first, last) = curve.best()?;
    if first == last {
        return Some(said("curve.bestAt", words, &first, &[]));
    }
    let ends = [("from", words.place(first.place)), ("to", words.place(last.place))];
    Some(said("curve.bestFrom", words, &first, &ends))
}

/// A sentence about a point.
fn said(key: &'static str, words: &Words, point: &Point, more: &[(&str, String)]) -> String {
    let (lost, spent) = (words.amount(point.outcome.lost), words.amount(point.outcome.spent));
    let place = words.place(point.place);
    let mut values = vec![("place", place.as_str()), ("lost", &lost), ("spent", &spent)];
    values.extend(more.iter().map(|(name, value)| (*name, value.as_str())));
    fill(key, &values)
}
