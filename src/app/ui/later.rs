//! Screens and dialogs that the browser downloads when they are first opened, their code and their styles.

use super::{Drawing, Drawn, part, press};
use crate::app::browser;
use crate::app::text::t;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;

/// Draws a screen, once its code is there.
pub(crate) type Draw = fn() -> Drawn;
/// Brings the code of a screen.
pub(crate) type Bring = fn() -> Pin<Box<dyn Future<Output = Result<Draw, Missing>>>>;

/// The code of a screen did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Missing;

impl From<leptos::wasm_split::SplitLoaderError> for Missing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Names a part of the planner that is downloaded when it is first shown: `$view` draws it, and `$file` is the name of the
/// file it lies in, with other parts that are used along with it.
///
/// Only what is reachable from nowhere else lands there. What several files share lies in further files: with few files
/// there are few of those. Without the feature `split` everything is one file, and the part is there at once.
macro_rules! on_demand {
    ($(#[$doc:meta])* $file:ident: $part:ident, $view:path) => {
        $(#[$doc])*
        pub(crate) fn $part() -> std::pin::Pin<
            Box<dyn Future<Output = Result<$crate::app::ui::later::Draw, $crate::app::ui::later::Missing>>>,
        > {
            #[cfg_attr(
                all(feature = "split", target_arch = "wasm32"),
                leptos::wasm_split::wasm_split($file, wasm_split_path = ::leptos::wasm_split, fallible)
            )]
            fn bring() -> Result<$crate::app::ui::later::Draw, $crate::app::ui::later::Missing> {
                $crate::app::text::bring_later();
                Ok(|| $view().drawn())
            }
            #[cfg(all(feature = "split", target_arch = "wasm32"))]
            return Box::pin(bring());
            #[cfg(not(all(feature = "split", target_arch = "wasm32")))]
            Box::pin(std::future::ready(bring()))
        }
    };
}
pub(crate) use on_demand;

/// What is known of a part's code, and of the styles that come with it.
#[derive(Clone, Copy)]
enum Code {
    /// It is on its way.
    Coming,
    /// It did not arrive.
    Missing,
    /// It is there.
    Here(Draw),
}

/// A part of the planner whose code is brought the first time it is `wanted`, and which is there from then on.
#[component]
pub(crate) fn Later(
    /// Whether it is to be shown.
    wanted: Signal<bool>,
    /// What brings its code.
    bring: Bring,
    /// What gets the focus when it is drawn at last, by its id, unless something else has got it meanwhile.
    #[prop(optional)]
    focus: Option<&'static str>,
    /// Whether nothing stands in its place while it comes: it is a line between others, or not even that, and what is below
    /// would move twice.
    #[prop(optional)]
    is_line: bool,
) -> impl IntoView {
    let code = RwSignal::new(None::<Code>);
    let begin = move || {
        code.set(Some(Code::Coming));
        let focused = browser::focused();
        spawn_local(async move {
            let styles = browser::screen_styles();
            let code_brought = bring().await;
            let are_styled = match styles {
                Some(styles) => styles.await.is_ok(),
                None => true,
            };
            let brought = match code_brought {
                Ok(draw) if are_styled => Code::Here(draw),
                _ => Code::Missing,
            };
            // The screen may have been left meanwhile, or something else have got the focus.
            let is_left = code.try_set(Some(brought)).is_some();
            if let Some(id) = focus.filter(|_| !is_left) {
                browser::focus_since(focused, id);
            }
        });
    };
    Effect::new(move |_| {
        if wanted.get() && code.with_untracked(Option::is_none) {
            begin();
        }
    });
    part(move || match code.get()? {
        Code::Here(draw) => Some(draw()),
        Code::Coming if is_line => None,
        Code::Coming => Some(view! { <p class="coming" role="status">{t("later.coming")}</p> }.drawn()),
        Code::Missing => Some(
            view! {
                <div class="note-bar note-look" role="status">
                    <p>{t("later.missing")}</p>
                    <button class="button" type="button" on:click=press(begin)>{t("later.again")}</button>
                </div>
            }
            .drawn(),
        ),
    })
}
