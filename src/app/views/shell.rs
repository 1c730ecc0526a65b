//! What every screen stands in: the scenario and what can be done with it, the tabs, the result, the dialogs.

use super::example_dialog::ExampleDialog;
use super::later::{Later, on_demand};
use super::note_bar::NoteBar;
use super::plan::Plan;
use super::strip::Strip;
use super::toolbar::Toolbar;
use crate::app::screen::{self, Screen};
use crate::app::state::Planner;
use crate::app::text::t;
use crate::app::widgets::{part, whether};
use leptos::prelude::*;

/// The dialogs, as buttons anywhere open them.
#[derive(Clone, Copy)]
pub(crate) struct Dialogs {
    /// Choosing an example.
    pub(crate) examples: RwSignal<bool>,
    /// Importing.
    pub(crate) import: RwSignal<bool>,
    /// Why the best split is the best.
    pub(crate) explain: RwSignal<bool>,
    /// Giving the plan to somebody.
    pub(crate) share: RwSignal<bool>,
    /// How the planner looks and speaks.
    pub(crate) preferences: RwSignal<bool>,
}

on_demand!(
    /// The days of the plan.
    timeline,
    super::timeline::Timeline
);
on_demand!(
    /// Scenarios side by side.
    compare,
    super::compare::Compare
);
on_demand!(
    /// What to do in TikTok.
    review,
    super::review::Review
);
on_demand!(
    /// Lessons and answers.
    learn,
    super::learn::Learn
);
on_demand!(
    /// Bringing a plan or API responses.
    import,
    super::import_dialog::ImportDialog
);
on_demand!(
    /// The proof of the best split.
    proof,
    super::explain_dialog::ExplainDialog
);
on_demand!(
    /// A link, or a file.
    share,
    super::share::ShareDialog
);
on_demand!(
    /// A plan that came with a link.
    linked,
    super::share::LinkedDialog
);
on_demand!(
    /// How the planner looks and speaks.
    preferences,
    super::preferences::PreferencesDialog
);

/// The planner.
#[component]
pub(crate) fn Shell() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let shown = screen::shown();
    let dialogs = Dialogs {
        examples: RwSignal::new(false),
        import: RwSignal::new(false),
        explain: RwSignal::new(false),
        share: RwSignal::new(false),
        preferences: RwSignal::new(false),
    };
    provide_context(dialogs);
    let is = move |screen: Screen| whether(move || shown.get() == screen);
    view! {
        <Toolbar />
        <Tabs shown />
        {part(move || (shown.get() != Screen::Learn).then(|| view! { <Strip /> }))}
        <NoteBar />
        {part(move || match shown.get() {
            Screen::Plan => view! { <Plan /> }.into_any(),
            Screen::Timeline => view! { <Later wanted=is(Screen::Timeline) bring=timeline /> }.into_any(),
            Screen::Compare => view! { <Later wanted=is(Screen::Compare) bring=compare /> }.into_any(),
            Screen::Review => view! { <Later wanted=is(Screen::Review) bring=review /> }.into_any(),
            Screen::Learn => view! { <Later wanted=is(Screen::Learn) bring=learn /> }.into_any(),
        })}
        <ExampleDialog open=dialogs.examples />
        <Later wanted=dialogs.import.into() bring=import />
        <Later wanted=dialogs.explain.into() bring=proof />
        <Later wanted=dialogs.share.into() bring=share />
        <Later wanted=whether(move || planner.linked().with(Option::is_some)) bring=linked />
        <Later wanted=dialogs.preferences.into() bring=preferences />
    }
}

/// The way to each screen.
#[component]
fn Tabs(shown: RwSignal<Screen>) -> impl IntoView {
    let tab = move |screen: Screen| {
        let current = move || if shown.get() == screen { "page" } else { "false" };
        view! {
            <li>
                <a href=format!("#{}", screen.name()) aria-current=current>{t(screen.title())}</a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=t("screen.label")>
            <ul>{Screen::ALL.into_iter().map(tab).collect_view()}</ul>
        </nav>
    }
}
