//! The plan as a file, and as a picture.

use crate::app::browser;
use crate::app::engine;
use crate::app::figure::figures_of;
use crate::app::files::file_name;
use crate::app::files::{download, download_sheet};
use crate::app::state::Planner;
use crate::app::text::t;
use crate::app::translation::language;
use crate::app::ui::{live_text, press};
use js_sys::Promise;
use js_sys::futures::JsFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Blob;

#[wasm_bindgen]
extern "C" {
    /// The picture of a plan, in `www/start.js`.
    #[wasm_bindgen(js_name = strandlinePicture)]
    fn picture(plan: &str, run: &str, language: &str, kind: &str) -> Promise;
}

/// What a file is good for, a sheet, and a picture; and the buttons.
#[component]
pub(super) fn FileTab() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let said = RwSignal::new("");
    let draw = move |kind: &'static str| {
        said.set("");
        spawn_local(async move {
            let why = save_picture(planner, kind).await.err().unwrap_or_default();
            said.try_set(why);
        });
    };
    view! {
        <p class="lead">{t("share.fileLead")}</p>
        <button class="button primary" type="button" on:click=press(move || download(planner))>
            {t("toolbar.download")}
        </button>
        <p class="lead share-made">{t("share.sheetLead")}</p>
        <button class="button" type="button" on:click=press(move || download_sheet(planner))>{t("toolbar.sheet")}</button>
        <p class="lead share-made">{t("share.pictureLead")}</p>
        <button class="button" type="button" on:click=press(move || draw("svg"))>{t("share.pictureSvg")}</button>
        " "
        <button class="button" type="button" on:click=press(move || draw("png"))>{t("share.picturePng")}</button>
        <p class="hint" role="status">{live_text(move || said.get().to_owned())}</p>
    }
}

/// Offers the picture of the plan as a file.
///
/// # Errors
///
/// Says why there is none: the plan has errors, or what draws it did not load.
async fn save_picture(planner: Planner, kind: &'static str) -> Result<(), &'static str> {
    let plan = planner.peek(Clone::clone);
    let run = engine::evaluate(&plan).projection.ok_or(t("share.pictureErrors"))?;
    let figures = figures_of(&run).unwrap_or_default();
    let run = ["{\"currency\":\"", &run.currency, "\",", &figures, "}"].concat();
    let drawn = JsFuture::from(picture(&engine::file(&plan), &run, language(), kind)).await.ok();
    let blob = drawn.and_then(|it| it.dyn_into::<Blob>().ok()).ok_or(t("later.missing"))?;
    // Where the browser refuses, it says so itself.
    let _ = browser::download_blob(&file_name(&plan.name, kind), &blob);
    Ok(())
}
