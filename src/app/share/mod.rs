//! Giving the plan to somebody: a link that holds it, or a file; and what is asked when such a link is opened.

mod embed_tab;
mod file;
mod link;
mod linked;

pub(crate) use linked::LinkedDialog;

use crate::app::browser::{self, is_leftwards};
use crate::app::dialogs::Dialogs;
use crate::app::text::t;
use crate::app::ui::{Dialog, Drawing, part};
use embed_tab::EmbedTab;
use file::FileTab;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use link::LinkTab;

/// A way to share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Link,
    File,
    Embed,
}

impl Way {
    /// All of them, in the order of the tabs.
    const ALL: [Self; 3] = [Self::Link, Self::File, Self::Embed];

    const fn id(self) -> &'static str {
        match self {
            Self::Link => "share-link",
            Self::File => "share-file",
            Self::Embed => "share-embed",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Link => "share.link",
            Self::File => "share.file",
            Self::Embed => "share.embed",
        }
    }

    /// The way that a key leads to from this one, on a page that is written from left to right or `leftwards`. It goes
    /// round.
    fn beside(self, key: &str, leftwards: bool) -> Option<Self> {
        let (here, number) = (Self::ALL.iter().position(|it| *it == self)?, Self::ALL.len());
        let (onwards, back) =
            if leftwards { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
        let there = match key {
            key if key == onwards || key == "ArrowDown" => here + 1,
            key if key == back || key == "ArrowUp" => here + number - 1,
            "Home" => 0,
            "End" => number - 1,
            _ => return None,
        };
        Some(Self::ALL[there % number])
    }
}

/// The dialog.
#[component]
pub(crate) fn ShareDialog() -> impl IntoView {
    let open = expect_context::<Dialogs>().share;
    let way = RwSignal::new(Way::Link);
    view! {
        <Dialog open id="share-title" title=t("share.title")>
            <Ways way />
            <div class="tab-panel" role="tabpanel" id="share-panel" aria-labelledby=move || way.get().id()>
                {part(move || match way.get() {
                    Way::Link => view! { <LinkTab file=Callback::new(move |()| way.set(Way::File)) /> }.drawn(),
                    Way::File => view! { <FileTab /> }.drawn(),
                    Way::Embed => view! { <EmbedTab /> }.drawn(),
                })}
            </div>
        </Dialog>
    }
}

/// The tabs: one stop of the Tab key, arrows between them.
#[component]
fn Ways(way: RwSignal<Way>) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        if let Some(next) = way.get_untracked().beside(&event.key(), is_leftwards()) {
            event.prevent_default();
            way.set(next);
            browser::focus(next.id());
        }
    };
    let tab = move |it: Way| {
        let is_chosen = move || way.get() == it;
        view! {
            <button
                class="tab"
                type="button"
                role="tab"
                id=it.id()
                aria-selected=move || is_chosen().to_string()
                aria-controls="share-panel"
                tabindex=move || if is_chosen() { "0" } else { "-1" }
                on:click=move |_| way.set(it)
            >{t(it.title())}</button>
        }
    };
    view! {
        <div class="tab-list" role="tablist" aria-label=t("share.ways") on:keydown=on_key>
            {Way::ALL.into_iter().map(tab).collect_view()}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round() {
        for (way, key, leftwards, beside) in [
            (Way::Link, "ArrowLeft", false, Some(Way::Embed)),
            (Way::Embed, "ArrowRight", false, Some(Way::Link)),
            (Way::Link, "ArrowLeft", true, Some(Way::File)),
            (Way::File, "ArrowRight", true, Some(Way::Link)),
            (Way::File, "Home", false, Some(Way::Link)),
            (Way::File, "Enter", false, None),
        ] {
            assert_eq!(way.beside(key, leftwards), beside, "{way:?}, {key}, leftwards: {leftwards}");
        }
    }
}
