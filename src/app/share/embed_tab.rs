//! The plan, or a preset, as a figure in somebody's article: what is shown, how, and the snippet to paste.

use crate::app::browser;
use crate::app::engine::{self, Names};
use crate::app::snippet::{Form, Kind, PRESETS, Shows, Snippet, script, site};
use crate::app::state::Planner;
use crate::app::text::{count, t};
use crate::app::translation::{language, languages, reading};
use crate::app::ui::copy_text::CopyText;
use crate::app::ui::{Bound, Choice, Drawing, Drawn, Options, live, live_text, options, part, whether};
use crate::editor::draft::{ReplayStep, written_steps};
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

/// The widths that an article's column may have.
const WIDTHS: [&str; 3] = ["320", "600", "900"];
/// In the place of a preset, the plan itself.
const OWN: &str = "";

/// Steps, and the plan before them.
type Steps = (PlanDocument, Vec<ReplayStep>);

/// What is to be chosen, the snippet, and how it will look.
#[component]
pub(super) fn EmbedTab() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let choice = |first: &str| RwSignal::new(first.to_owned());
    let (shows, controls, theme) = (choice(OWN), choice("minimal"), choice("auto"));
    let (speaks, kind, form, width) =
        (choice(language()), choice("frame"), choice("strict"), choice(WIDTHS[1]));
    // The steps to be played, once they are asked for: where there are none, that is said.
    let replay = RwSignal::new(None::<Option<Steps>>);
    Effect::new(move |_| {
        planner.with(|_| ());
        replay.set(None);
    });
    let snippet = Memo::new(move |_| {
        let steps = replay.get().flatten().filter(|_| shows.with(|it| it == OWN));
        let preset = PRESETS.into_iter().find(|it| shows.with(|shows| shows == it.0)).map(|it| it.0);
        let shows = match preset {
            Some(preset) => Ok(Shows::Preset(preset)),
            None => match &steps {
                Some((first, _)) => engine::to_link(first, Names::With),
                None => planner.with(|plan| engine::to_link(plan, Names::With)),
            }
            .map(Shows::Plan),
        };
        shows.map(|shows| Snippet {
            site: site(&browser::address()),
            script: script(),
            shows,
            controls: controls.get(),
            replay: steps.map(|(_, steps)| written_steps(&steps)),
            theme: theme.get(),
            language: speaks.get(),
            form: if form.with(|it| it == "strict") { Form::Strict } else { Form::Normal },
            title: t("embedTab.title").to_owned(),
        })
    });
    let text = move |it: &Snippet| it.text(kind.with(|kind| Kind::named(kind)));
    let is_own = whether(move || shows.with(|it| it == OWN));
    // A plan of its own has no oEmbed file.
    Effect::new(move |_| {
        if is_own.get() && kind.with_untracked(|it| it == "oembed") {
            kind.set("frame".to_owned());
        }
    });
    let kinds = move || {
        let mut all = vec![("frame", t("embedTab.frame")), ("element", t("embedTab.element"))];
        if !is_own.get() {
            all.push(("oembed", t("embedTab.oembed")));
        }
        field("embed-kind", t("embedTab.kind"), kind, options(all))
    };
    let presets = PRESETS.map(|(id, name)| (id, t(name)));
    let all: Vec<_> = [(OWN, t("embedTab.plan"))].into_iter().chain(presets).collect();
    let is_frame = move || kind.with(|it| it == "frame");
    let is_oembed = move || kind.with(|it| it == "oembed");
    view! {
        <p class="lead">{t("embedTab.lead")}</p>
        <div class="fields embed-fields">
            {field("embed-shows", t("embedTab.shows"), shows, options(all))}
            {field("embed-controls", t("embedTab.controls"), controls, options([
                ("minimal", t("embedTab.minimal")), ("full", t("embedTab.full")), ("none", t("embedTab.none")),
            ]))}
            {field("embed-theme", t("embedTab.theme"), theme, options([
                ("auto", t("embedTab.auto")), ("light", t("embedTab.light")),
                ("dark", t("embedTab.dark")), ("contrast", t("embedTab.contrast")),
            ]))}
            {field("embed-language", t("embedTab.language"), speaks, options(languages()))}
            {part(kinds)}
            {part(move || is_frame().then(|| field("embed-form", t("embedTab.form"), form, options([
                ("strict", t("embedTab.strict")), ("normal", t("embedTab.normal")),
            ]))))}
        </div>
        {part(move || is_own.get().then(|| view! {
            <label class="radio">
                <input
                    type="checkbox"
                    id="embed-replay"
                    prop:checked=whether(move || replay.with(Option::is_some))
                    on:change:target=move |event| replay.set(event.target().checked().then(|| planner.replayable()))
                />
                {t("embedTab.replay")}
            </label>
            <p class="hint" role="status">{live_text(move || replay.with(|it| match it {
                None => String::new(),
                Some(None) => t("embedTab.noReplay").to_owned(),
                Some(Some((_, steps))) => count("embedTab.steps", steps.len(), &[]),
            }))}</p>
        }))}
        {part(move || match snippet.get() {
            Ok(snippet) => view! {
                <CopyText id="embed-text" label=t("embedTab.snippet") text=text(&snippet) />
                {part(move || is_oembed().then(|| view! { <p class="hint">{t("embedTab.oembedHint")}</p> }))}
                <Preview snippet width />
            }.drawn(),
            Err(why) => view! { <p class="says says-wrong" role="alert">{why}</p> }.drawn(),
        })}
        <p><a href=reading("embed/guide/") target="_blank" rel="noopener">{t("embedTab.guide")}</a></p>
    }
}

fn field(id: &'static str, label: &'static str, value: RwSignal<String>, options: Options) -> Drawn {
    view! { <Choice bound=Bound::entered(id, label, value) options /> }.drawn()
}

/// The figure as an article will show it, at the widths that columns have.
#[component]
fn Preview(snippet: Snippet, width: RwSignal<String>) -> impl IntoView {
    view! {
        {field("embed-width", t("embedTab.width"), width, options(WIDTHS.map(|it| (it, it))))}
        <div class="embed-preview" tabindex="0" role="region" aria-label=t("embedTab.preview")>
            <iframe
                title=t("embedTab.preview")
                src=snippet.address(Form::Strict)
                width=live(move || width.get())
                height=snippet.height()
                sandbox="allow-scripts"
            ></iframe>
        </div>
    }
}
