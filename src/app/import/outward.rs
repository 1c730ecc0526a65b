//! Sheets to fill or to change, which the import reads again.

use super::brought::Importing;
use crate::app::browser;
use crate::app::engine;
use crate::app::files::download_sheet;
use crate::app::state::Planner;
use crate::app::text::t;
use crate::app::ui::{Drawing, part, press};
use leptos::prelude::*;

/// Offers them, as long as nothing is brought along.
#[component]
pub(super) fn Outward(importing: Importing) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let template = || {
        let name = [t("import.templateName"), ".csv"].concat();
        // Where the browser refuses, it says so itself.
        let _ = browser::download_table(&name, &engine::sheet_template());
    };
    let is_shown = move || importing.sources.with(Vec::is_empty);
    part(move || {
        is_shown().then(|| {
            view! {
                <div class="proposal">
                    <h3>{t("import.outward")}</h3>
                    <p class="hint">{t("import.outwardHint")}</p>
                    <div class="actions">
                        <button class="button" type="button" on:click=press(template)>{t("import.template")}</button>
                        <button class="button" type="button" on:click=press(move || download_sheet(planner))>
                            {t("import.openPlanAsSheet")}
                        </button>
                    </div>
                </div>
            }
            .drawn()
        })
    })
}
