//! Parts of a view that follow the plan, and presses of a button, each as one type whatever the closure: the browser
//! downloads the code that draws them once, not once for every place.

use super::drawn::{Drawing, Drawn};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Text that follows what it reads.
pub(crate) fn live(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(text)
}

/// Whether something is so, as it follows what it reads. What follows it hears of it only when it changes, so that no
/// part of the page is drawn anew while it is the same.
pub(crate) fn whether(it: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    let it: Box<dyn Fn() -> bool + Send + Sync> = Box::new(it);
    Memo::new(move |_| it()).into()
}

/// What a memo of a part of the plan holds next: what it held, where that is the same as `now`, so that nothing is copied
/// and nothing hears of it.
#[expect(clippy::option_option, reason = "a memo has held nothing yet, or that there is none")]
pub(crate) fn same_or_copied<T: Clone + PartialEq>(
    held: Option<Option<T>>,
    now: Option<&T>,
) -> (Option<T>, bool) {
    match held {
        Some(held) if held.as_ref() == now => (held, false),
        _ => (now.cloned(), true),
    }
}

/// `true` while something is so, for attributes that are not there while it isn't.
pub(crate) fn true_while(it: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<String>> {
    Signal::derive(move || it().then(|| "true".to_owned()))
}

/// A part of the page that is drawn anew when what it reads changes.
pub(crate) fn part<V: IntoView + 'static>(
    mut view: impl FnMut() -> V + Send + 'static,
) -> Box<dyn FnMut() -> Drawn + Send> {
    Box::new(move || view().drawn())
}

/// What a press of a button does.
pub(crate) fn press(mut act: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| act())
}

/// A view for each key, kept as long as its key is there.
pub(crate) fn each(
    keys: Signal<Vec<String>>,
    view: impl Fn(String) -> Drawn + Send + Sync + 'static,
) -> Drawn {
    every(keys, Callback::new(view))
}

fn every(keys: Signal<Vec<String>>, view: Callback<String, Drawn>) -> Drawn {
    view! { <For each=move || keys.get() key=String::clone children=move |key| view.run(key) /> }.drawn()
}
