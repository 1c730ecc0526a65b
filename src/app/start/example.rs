//! The first example as a picture: who gets what, what each spends, and what is stranded.

use crate::app::engine;
use crate::app::examples::EXAMPLES;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::ui::{Bar, Drawing, Drawn, press, shares};
use crate::money::Currency;
use crate::plan::document::PlanDocument;
use crate::results::projection::ProjectionDocument;
use leptos::prelude::*;

/// The picture, and the way into the plan.
#[component]
pub(super) fn ExampleFigure() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let drawn = || {
        let plan = EXAMPLES[0].plan()?;
        let currency = Currency::from_code(&plan.currency)?;
        let projection = engine::evaluate(&plan).projection?;
        Some(figure(planner, &plan, currency, &projection))
    };
    drawn()
}

fn figure(
    planner: Planner,
    plan: &PlanDocument,
    currency: Currency,
    projection: &ProjectionDocument,
) -> Drawn {
    let amount = |text: &str| format::amount(text, 0);
    let totals = &projection.totals;
    let open = move || {
        if let Some(document) = EXAMPLES[0].plan_ahead(&planner.today.peek()) {
            planner.open_example(document);
        }
    };
    let rows = plan.ad_accounts.iter().zip(&projection.ad_accounts).map(|(account, figures)| {
        let strands = !format::is_nothing(&figures.credit.stranded);
        let spends = account.daily_spend.as_deref().map(amount).unwrap_or_default();
        view! {
            <li class="start-row">
                <p class="name">{account.name.clone()}</p>
                <p>{fill("start.gets", &[("amount", &amount(&figures.allocated))])}</p>
                <Bar shares=shares(&figures.credit, currency) />
                <p class="hint">{fill("start.spends", &[("amount", &spends), ("all", &amount(&figures.can_spend))])}</p>
                <p class="hint" class:is-lost=strands>{fill("start.strands", &[("amount", &amount(&figures.credit.stranded))])}</p>
            </li>
        }
    });
    let heading = [("amount", amount(&totals.issued)), ("stranded", amount(&totals.stranded))];
    let heading = fill("start.exampleTitle", &heading.each_ref().map(|(name, text)| (*name, text.as_str())));
    view! {
        <figure class="start-example" aria-labelledby="start-example">
            <figcaption><span class="hint">{t("start.example")}</span><span id="start-example">{heading}</span></figcaption>
            <Bar shares=shares(totals, currency) />
            <ul>{rows.collect_view()}</ul>
            <button class="button" type="button" on:click=press(open)>{t("start.open")}</button>
        </figure>
    }
    .drawn()
}
