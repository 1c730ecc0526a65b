//! What the open plan depends on: its inputs by what they change, and a curve of any one of them. It is downloaded when
//! somebody asks for it in Compare.

mod matters;

use crate::app::curve::CurvePanel;
use crate::app::state::Planner;
use crate::app::text::t;
use crate::editor::curve::Control;
use leptos::prelude::*;
use matters::Matters;

/// What gets the focus when it is there at last.
pub(crate) const TITLE: &str = "weigh-matters";

/// The ranking, and below it the curve.
#[component]
pub(crate) fn Weighing() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let plan = Signal::derive(move || planner.with(Clone::clone));
    view! {
        <section class="explained" aria-labelledby=TITLE>
            <h4 id=TITLE tabindex="-1">{t("weigh.matters")}</h4>
            <Matters plan digits=planner.digits />
        </section>
        <section class="explained" aria-labelledby="weigh-curve">
            <h4 id="weigh-curve">{t("weigh.curve")}</h4>
            <CurvePanel plan digits=planner.digits first=Control::DailySpend(0) />
        </section>
    }
}
