//! What is brought along: choosing files, pasting, and what each turned out to be.

use super::brought::{Importing, LISTED};
use super::sheet;
use crate::app::browser;
use crate::app::importing::{Holds, Source};
use crate::app::pasting::Pasted;
use crate::app::text::{count, fill, t};
use crate::app::ui::{part, press};
use leptos::prelude::*;

/// Choosing files, or pasting.
#[component]
pub(super) fn ChooseSources(importing: Importing) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let read = move || {
        let text = pasted.get_untracked();
        if text.trim().is_empty() {
            browser::focus("import-text");
        } else {
            importing.take_pasted(&Pasted { text, html: String::new() });
            pasted.set(String::new());
        }
    };
    view! {
        <p class="lead">{t("import.lead")}</p>
        <div class="choose">
            <div class="field">
                <label class="label" for="import-files">{t("import.files")}</label>
                <input
                    class="input file"
                    id="import-files"
                    type="file"
                    multiple
                    accept=".json,.jsonl,.txt,.csv,.tsv,.xlsx,application/json,text/csv,text/plain"
                    on:change:target=move |event| {
                        importing.take_files(event.target().files());
                        event.target().set_value("");
                    }
                />
                <p class="hint">{t("import.drop")}</p>
            </div>
            <div class="field">
                <label class="label" for="import-text">{t("import.paste")}</label>
                <textarea
                    class="input"
                    id="import-text"
                    rows="3"
                    spellcheck="false"
                    prop:value=pasted
                    on:input:target=move |event| pasted.set(event.target().value())
                ></textarea>
                <button class="button" type="button" on:click=press(read)>{t("import.read")}</button>
            </div>
        </div>
    }
}

/// What each source turned out to be.
#[component]
pub(super) fn Recognised(importing: Importing) -> impl IntoView {
    let line = |source: &Source| {
        let (class, what) = match &source.holds {
            Holds::Plan(plan, _) => ("source", vec![fill("import.isPlan", &[("name", &plan.name)])]),
            Holds::Responses(number, _) => ("source", vec![count("import.isResponses", *number, &[])]),
            // Whoever sees the page sees its name over its rows.
            Holds::Sheet(sheet) => ("visually-hidden", vec![sheet::taken_for(sheet.kind()).to_owned()]),
            Holds::Backup => ("source source-wrong", vec![t("import.isBackup").to_owned()]),
            Holds::TooLarge => ("source source-wrong", vec![t("import.tooLarge").to_owned()]),
            Holds::Neither(reasons) => {
                ("source source-wrong", reasons.lines().take(LISTED).map(str::to_owned).collect())
            }
        };
        let what = what.into_iter().map(|it| view! { <p>{it}</p> }).collect_view();
        view! { <li class=class><span class="name">{source.name.clone()}</span>{what}</li> }
    };
    view! {
        <ul class="sources">
            {part(move || importing.sources.with(|all| all.iter().map(line).collect_view()))}
        </ul>
        {part(move || importing.failure.get().map(|reason| view! { <p class="says says-wrong">{reason}</p> }))}
    }
}
