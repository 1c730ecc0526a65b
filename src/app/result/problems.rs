//! All that keeps the plan from running or was refused, each with the way to its field.

use crate::app::browser;
use crate::app::messages::{Message, Tone, item_name};
use crate::app::state::Planner;
use crate::app::text::{count, t};
use crate::app::ui::{live_text, part, press};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

/// How many are listed at once.
const LISTED: usize = 50;

/// The list, folded.
#[component]
pub(crate) fn Problems() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let number = Memo::new(move |_| planner.messages.with(|all| all.all().len()));
    let list: NodeRef<html::Details> = NodeRef::new();
    // Nothing is drawn of a list that is folded: an edit can change each of its sentences.
    let is_open = RwSignal::new(false);
    let follow = move |_| is_open.set(list.get_untracked().is_some_and(|it| it.open()));
    // It lies over the page: Escape folds it, as does a press elsewhere.
    let on_key = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && is_open.get_untracked() {
            event.prevent_default();
            fold(list);
            browser::focus_if_lost("problems");
        }
    });
    let on_press = window_event_listener(ev::pointerdown, move |event| {
        let pressed = event.target().and_then(browser::as_element);
        if is_open.get_untracked() && list.get_untracked().is_some_and(|it| !it.contains(pressed.as_deref()))
        {
            fold(list);
        }
    });
    on_cleanup(move || {
        on_key.remove();
        on_press.remove();
    });
    let link = move |message: &Message| {
        let (path, text) = (message.path.clone(), message.text.clone());
        let tone = match message.tone {
            Tone::Ask => t("tone.ask"),
            Tone::Error => t("tone.error"),
            Tone::Refused => t("tone.refused"),
            Tone::Warning => t("tone.look"),
        };
        let place = planner.peek(|plan| item_name(plan, &path));
        view! {
            <li>
                <button class="problem-link" type="button" on:click=press(move || {
                    fold(list);
                    planner.reveal(&path);
                })>
                    <span class="problem-place">{tone}{place.map(|it| format!(": {it}"))}</span>
                    {text}
                </button>
            </li>
        }
    };
    view! {
        <div class="problems-place">
            {part(move || (number.get() > 0).then(|| view! {
                <details class="problems" node_ref=list on:toggle=follow>
                    <summary id="problems">{live_text(move || count("problems.summary", number.get(), &[]))}</summary>
                    <ul>
                        {part(move || is_open.get().then(|| {
                            planner.messages.with(|all| all.all().iter().take(LISTED).map(link).collect_view())
                        }))}
                        {part(move || number.get().checked_sub(LISTED).filter(|more| *more > 0)
                            .map(|more| view! { <li class="more">{count("problems.more", more, &[])}</li> }))}
                    </ul>
                </details>
            }))}
        </div>
    }
}

/// Folds the list, which lies over what it leads to.
fn fold(list: NodeRef<html::Details>) {
    if let Some(list) = list.get_untracked() {
        list.set_open(false);
    }
}
