//! What becomes of the amounts of a plan in another currency.

use crate::app::dialogs::Dialogs;
use crate::app::engine;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Bound, Dialog, Drawing, Drawn, NumberField, part, press, true_while};
use crate::editor::currency::{Converted, Unconverted, convert, keep_numbers, rate};
use crate::money::{Currency, Decimal};
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

/// The dialog.
#[component]
pub(crate) fn CurrencyDialog() -> impl IntoView {
    let asked = expect_context::<Dialogs>().currency;
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let is_asked = asked.with(Option::is_some);
        if is_asked != open.get_untracked() {
            open.set(is_asked);
        }
    });
    // Closed by its button, or by Escape.
    Effect::new(move |_| {
        if !open.get() && asked.with_untracked(Option::is_some) {
            asked.set(None);
        }
    });
    view! {
        <Dialog open id="currency-title" title=t("currency.title")>
            {part(move || Some(ways(asked, asked.get()?)))}
        </Dialog>
    }
}

/// The two ways.
fn ways(asked: RwSignal<Option<Currency>>, to: Currency) -> Drawn {
    let planner = expect_context::<Planner>();
    let from = planner.peek(|plan| plan.currency.clone());
    let codes = [("from", from.as_str()), ("to", to.code())];
    // Closes the dialog with the plan in its new currency, which can be taken back.
    let finish = move |plan: PlanDocument, sentence: String| {
        asked.set(None);
        planner.replace(plan, sentence);
    };
    view! {
        <p>{fill("currency.asks", &codes)}</p>
        {keeping(planner, to, finish)}
        {converting(planner, &from, to, finish)}
    }
    .drawn()
}

fn keeping(planner: Planner, to: Currency, finish: impl Fn(PlanDocument, String) + 'static) -> Drawn {
    let mut plan = planner.peek(PlanDocument::clone);
    let example = example(&plan);
    let unfit = keep_numbers(&mut plan, to);
    let shown = |code: &str, amount: &str, digits| [&format::amount(amount, digits), " ", code].concat();
    let says = example.map(|amount| {
        let from = planner.peek(|plan| shown(&plan.currency, &amount, digits_of(plan)));
        let kept = self::example(&plan).unwrap_or_default();
        fill("currency.keepsFor", &[("from", &from), ("to", &shown(to.code(), &kept, to.digits()))])
    });
    let unfit = (unfit > 0).then(|| count("currency.unfit", unfit, &[("to", to.code())]));
    let keep = move || {
        finish(plan.clone(), fill("currency.kept", &[("to", to.code())]));
    };
    view! {
        <fieldset class="group plain">
            <legend>{t("currency.keepTitle")}</legend>
            {says.map(|it| view! { <p class="hint">{it}</p> })}
            {unfit.map(|it| view! { <p class="says says-look">{it}</p> })}
            <div class="actions">
                <button class="button" type="button" on:click=press(keep)>{t("currency.keep")}</button>
            </div>
        </fieldset>
    }
    .drawn()
}

/// An amount of the plan that shows what is meant: its first ad credit's, where it has one.
fn example(plan: &PlanDocument) -> Option<String> {
    plan.ad_credits.first().map(|it| it.amount.clone())
}

fn digits_of(plan: &PlanDocument) -> u8 {
    Currency::from_code(&plan.currency).map_or(0, Currency::digits)
}

fn converting(
    planner: Planner,
    from: &str,
    to: Currency,
    finish: impl Fn(PlanDocument, String) + 'static,
) -> Drawn {
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let rate = typed.with(|it| rate(it))?;
        Some((rate, planner.peek(|plan| convert(plan, to, rate))))
    });
    let wrong = move || {
        let is_wrong = typed.with(|it| !it.is_empty()) && found.with(Option::is_none);
        is_wrong.then(|| t("currency.noRate").to_owned())
    };
    let label = fill("currency.rate", &[("from", from), ("to", to.code())]);
    let bound = Bound::entered("currency-rate", label, typed).wrong(wrong);
    let unready = true_while(move || !found.with(|it| matches!(it, Some((_, Ok(_))))));
    let act = move || {
        let Some((rate, Ok(it))) = found.get_untracked() else { return };
        let sentence = done(&it, to, rate);
        finish(it.plan, sentence);
    };
    view! {
        <fieldset class="group plain">
            <legend>{t("currency.convertTitle")}</legend>
            <NumberField bound digits=Signal::stored(0) />
            <div role="status">
                {part(move || Some(match found.get()?.1 {
                    Ok(it) => outlook(planner, &it, to),
                    Err(why) => view! { <p class="says says-wrong">{reason(planner, why, to)}</p> }.drawn(),
                }))}
            </div>
            <div class="actions">
                <button
                    class="button"
                    type="button"
                    aria-disabled=unready
                    on:click=press(act)
                >{t("currency.convert")}</button>
            </div>
        </fieldset>
    }
    .drawn()
}

/// What a conversion would do.
fn outlook(planner: Planner, it: &Converted, to: Currency) -> Drawn {
    let from = planner.peek(|plan| Currency::from_code(&plan.currency)).unwrap_or(to);
    let amount = |text: &str, currency: Currency| {
        [&format::amount(text, currency.digits()), " ", currency.code()].concat()
    };
    let sum = fill(
        "currency.outlook",
        &[("from", &amount(&it.before.to_text(from), from)), ("to", &amount(&it.after.to_text(to), to))],
    );
    let mut says = vec![count("currency.amounts", it.amounts, &[])];
    if it.rounded > 0 {
        let off = [&signed(&it.off.to_string()), " ", to.code()].concat();
        says.push(count("currency.rounded", it.rounded, &[("off", &off)]));
    }
    if it.fitted > 0 {
        says.push(count("currency.fitted", it.fitted, &[]));
    }
    let refused = |plan: &PlanDocument| engine::evaluate(plan).projection.map_or(0, |it| it.refusals.len());
    let more = refused(&it.plan).saturating_sub(planner.peek(refused));
    view! {
        <p>{sum}</p>
        <p class="hint">{says.join(" ")}</p>
        {(more > 0).then(|| view! { <p class="says says-look">{count("currency.refused", more, &[])}</p> })}
    }
    .drawn()
}

/// A difference with its sign, also where it is above nothing.
fn signed(text: &str) -> String {
    match text.strip_prefix('-') {
        Some(less) => ["−", &format::amount(less, 0)].concat(),
        None if format::is_nothing(text) => format::amount(text, 0),
        None => ["+", &format::amount(text, 0)].concat(),
    }
}

fn reason(planner: Planner, why: Unconverted, to: Currency) -> String {
    let from = planner.peek(|plan| plan.currency.clone());
    match why {
        Unconverted::Currency => fill("currency.unknown", &[("from", &from)]),
        Unconverted::Amount(amount) => fill("currency.noAmount", &[("amount", &amount), ("from", &from)]),
        Unconverted::TooLarge(_) => fill("currency.tooLarge", &[("to", to.code())]),
    }
}

/// What was done, for the line that offers to take it back.
fn done(it: &Converted, to: Currency, rate: Decimal) -> String {
    let rate = format::amount(&rate.to_string(), 0);
    count("currency.converted", it.amounts, &[("to", to.code()), ("rate", &rate)])
}
