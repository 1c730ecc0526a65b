//! What becomes of the plan when ad accounts spend less, or more, than expected.

use super::days::Days;
use crate::app::engine;
use crate::app::format;
use crate::app::text::{fill, t};
use crate::app::ui::{live_text, part};
use crate::editor::draft::{self, Range};
use crate::money::Minor;
use leptos::prelude::*;

/// The switch, where some ad account has a range.
#[component]
pub(super) fn SpendRange() -> impl IntoView {
    let days = expect_context::<Days>();
    let some = Memo::new(move |_| days.planner.with(draft::has_range));
    Effect::new(move |_| {
        if !some.get() && days.range.get_untracked() != Range::Expected {
            days.range.set(Range::Expected);
        }
    });
    part(move || some.get().then(|| view! { <Switch /> }))
}

/// What a range is called.
pub(super) fn range_name(range: Range) -> &'static str {
    match range {
        Range::Expected => t("range.expected"),
        Range::Low => t("range.low"),
        Range::High => t("range.high"),
    }
}

#[component]
fn Switch() -> impl IntoView {
    let days = expect_context::<Days>();
    let between = Memo::new(move |_| stranded(days));
    let choice = move |range: Range| {
        let checked = Signal::derive(move || days.range.get() == range);
        view! {
            <label class="radio">
                <input type="radio" name="spend-range" prop:checked=checked on:change=move |_| days.range.set(range) />
                {range_name(range)}
            </label>
        }
    };
    view! {
        <fieldset class="spend-range">
            <legend>{t("range.label")}</legend>
            {Range::ALL.into_iter().map(choice).collect_view()}
            <p class="range-says" data-figure="stranded-range">{live_text(move || between.get().unwrap_or_default())}</p>
        </fieldset>
    }
}

/// `Stranded 400 to 1,150`.
fn stranded(days: Days) -> Option<String> {
    let (planner, digits) = (days.planner, days.planner.digits.get());
    let currency = planner.currency.get()?;
    let of = |range: Range| {
        let outcome = planner.with(|plan| engine::evaluate(&draft::at_range(plan, range)));
        outcome.projection.and_then(|it| Minor::parse(&it.totals.stranded, currency))
    };
    let all: Option<Vec<Minor>> = Range::ALL.into_iter().map(of).collect();
    let all = all?;
    let text = |amount: Option<&Minor>| {
        amount.map(|it| format::amount(&it.to_text(currency), digits)).unwrap_or_default()
    };
    let (least, most) = (text(all.iter().min()), text(all.iter().max()));
    Some(if least == most {
        fill("range.same", &[("amount", &least)])
    } else {
        fill("range.between", &[("least", &least), ("most", &most)])
    })
}
