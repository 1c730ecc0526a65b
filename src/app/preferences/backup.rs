//! What this browser keeps: how safe it is there, all of it as one file, and back.

use crate::app::browser;
use crate::app::state::{Planner, Restored};
use crate::app::text::{count, t};
use crate::app::ui::{live_text, press};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The files that a backup may be.
const ACCEPTED: &str = ".json,application/json";

/// The part of the dialog.
#[component]
pub(super) fn Backup() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let is_lasting = RwSignal::new(None);
    let said = RwSignal::new(String::new());
    let chosen = NodeRef::<html::Input>::new();
    spawn_local(async move {
        let lasts = browser::ask_to_persist().await;
        // The dialog may be closed by now.
        is_lasting.try_set(Some(lasts));
    });
    let lasts = move || match is_lasting.get() {
        None => "",
        Some(true) => t("backup.lasts"),
        Some(false) => t("backup.mayGo"),
    };
    let save = move || {
        let name = ["strandline-", &planner.today.peek(), ".json"].concat();
        // Where the browser refuses, it says so itself.
        let _ = browser::download(&name, &planner.backup());
    };
    let restore = move || {
        let Some(input) = chosen.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        input.set_value("");
        spawn_local(async move {
            let bytes = browser::bytes_of(&file).await.unwrap_or_default();
            let restored = String::from_utf8(bytes).ok().and_then(|text| planner.restore(&text));
            said.try_set(restored.map_or_else(|| t("backup.none").to_owned(), sentence));
        });
    };
    let choose = move || {
        if let Some(input) = chosen.get_untracked() {
            input.click();
        }
    };
    view! {
        <fieldset class="group plain">
            <legend>{t("backup.title")}</legend>
            <p class="hint">{live_text(move || lasts().to_owned())}</p>
            <div class="actions">
                <button class="button" type="button" on:click=press(save)>{t("backup.save")}</button>
                <button class="button" type="button" on:click=press(choose)>{t("backup.restore")}</button>
                <input type="file" hidden accept=ACCEPTED aria-label=t("backup.restore") node_ref=chosen on:change=move |_| restore() />
            </div>
            <p class="hint" role="status">{live_text(move || said.get())}</p>
        </fieldset>
    }
}

fn sentence(restored: Restored) -> String {
    let mut all = vec![count("backup.added", restored.added, &[])];
    if restored.same > 0 {
        all.push(count("backup.same", restored.same, &[]));
    }
    if restored.unread > 0 {
        all.push(count("backup.unread", restored.unread, &[]));
    }
    all.join(" ")
}
