//! The plan as a file.

use crate::app::state::Planner;
use crate::app::text::t;
use crate::app::views::toolbar::{download, download_sheet};
use crate::app::widgets::press;
use leptos::prelude::*;

/// What a file is good for, and what a sheet; and the buttons.
#[component]
pub(super) fn FileTab() -> impl IntoView {
    let planner = expect_context::<Planner>();
    view! {
        <p class="lead">{t("share.fileLead")}</p>
        <button class="button primary" type="button" on:click=press(move || download(planner))>
            {t("toolbar.download")}
        </button>
        <p class="lead share-made">{t("share.sheetLead")}</p>
        <button class="button" type="button" on:click=press(move || download_sheet(planner))>{t("toolbar.sheet")}</button>
    }
}
