//! What every screen stands in: the bar, the result, the dialogs.

mod currency_dialog;
mod example_dialog;
mod new_plan;
mod note_bar;
mod parts;
mod scenarios;
mod toolbar;

use super::plan::Plan;
use crate::app::back;
use crate::app::dialogs::Dialogs;
use crate::app::explain::explaining::Explaining;
use crate::app::format;
use crate::app::pasting::accept_pastes;
use crate::app::printing::Printing;
use crate::app::result::basis::is_worth_saying;
use crate::app::result::strip::Strip;
use crate::app::screen::{self, Screen};
use crate::app::state::Added;
use crate::app::state::{CheckingIn, Origin, Planner, Risking};
use crate::app::text::t;
use crate::app::ui::later::{Bring, Later, on_demand};
use crate::app::ui::{Drawing, live, part, press, whether};
use example_dialog::ExampleDialog;
use leptos::prelude::*;
use new_plan::new_plan;
use note_bar::NoteBar;
use toolbar::TopBar;

on_demand!(
    /// The days of the plan.
    work: timeline,
    super::timeline::Timeline
);
on_demand!(
    /// Scenarios side by side.
    work: compare,
    super::compare::Compare
);
on_demand!(
    /// What to do in TikTok.
    work: review,
    super::review::Review
);
on_demand!(
    /// What was really spent.
    work: track,
    super::track::Track
);
on_demand!(
    /// Lessons and answers.
    learn: learn,
    super::learn::Learn
);
on_demand!(
    /// Bringing a plan or API responses.
    exchange: import,
    super::import::ImportDialog
);
on_demand!(
    /// How sure the plan is.
    settle: risk,
    super::risk::RiskDialog
);
on_demand!(
    /// How sure the plan is, in a line below the result.
    settle: band,
    super::risk::RiskBand
);
on_demand!(
    /// What the result takes for granted, in a line below it.
    work: basis,
    crate::app::result::basis::Basis
);
on_demand!(
    /// The proof of the best split.
    work: proof,
    crate::app::explain::best_split::ExplainDialog
);
on_demand!(
    /// A link, or a file.
    exchange: share,
    super::share::ShareDialog
);
on_demand!(
    /// A plan that came with a link.
    exchange: linked,
    super::share::LinkedDialog
);
on_demand!(
    /// What an empty plan begins with.
    exchange: start,
    super::start::Start
);
on_demand!(
    /// How the planner looks and speaks.
    settle: preferences,
    super::preferences::PreferencesDialog
);
on_demand!(
    /// What becomes of the amounts in another currency.
    settle: currency,
    crate::app::shell::currency_dialog::CurrencyDialog
);
on_demand!(
    /// The rows that make a number.
    work: rows,
    crate::app::explain::number::ExplainNumber
);
on_demand!(
    /// What TikTok has not published, as the plan assumes it.
    work: assumptions,
    super::assumptions::AssumptionsDialog
);

/// The planner.
#[component]
pub(crate) fn Shell() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let shown = screen::shown(move |place| planner.reveal(place));
    let dialogs = Dialogs::closed();
    provide_context(dialogs);
    provide_context(shown);
    Added::provide();
    provide_context(Risking::new());
    provide_context(CheckingIn::new());
    Printing::provide();
    accept_drops(dialogs);
    accept_pastes(
        move || planner.peek(|plan| plan.ad_accounts.is_empty()),
        move |pasted| {
            dialogs.pasted.set(Some(pasted));
            dialogs.import.set(true);
        },
    );
    parts::follow_keys();
    back::follow();
    let planner = expect_context::<Planner>();
    let varies =
        whether(move || planner.with(|plan| plan.ad_accounts.iter().any(|it| it.spend_range.is_some())));
    let is_empty =
        whether(move || planner.with(|plan| plan.ad_credits.is_empty() && plan.ad_accounts.is_empty()));
    // An empty plan has no figures yet.
    let begins = whether(move || is_empty.get() && shown.get() == Screen::Plan);
    let has_result = whether(move || shown.get() != Screen::Learn && !begins.get());
    let assumes = whether(move || {
        let today = planner.today.get();
        has_result.get() && planner.with(|plan| is_worth_saying(plan, &today))
    });
    let screen = move |screen: Screen, bring: Bring| {
        view! { <Later wanted=whether(move || shown.get() == screen) bring focus="screen-title" /> }.drawn()
    };
    let explaining = Explaining { what: RwSignal::new(None) };
    provide_context(explaining);
    view! {
        <TopBar shown />
        <main id="main" tabindex="-1">
            <HeadOfPaper shown />
            <Intro shown begins />
            {part(move || has_result.get().then(|| view! { <Strip shown /> }))}
            <div class="page">
                {part(move || assumes.get().then(|| view! { <Later wanted=assumes bring=basis is_line=true /> }))}
                <Later wanted=varies bring=band is_line=true />
                <NoteBar />
                {part(move || match shown.get() {
                    Screen::Plan if is_empty.get() => {
                        view! { <h2 class="visually-hidden" id="screen-title" tabindex="-1">{t("screen.plan")}</h2><Later wanted=is_empty bring=start /> }.drawn()
                    }
                    Screen::Plan => view! { <Plan /> }.drawn(),
                    Screen::Timeline => screen(Screen::Timeline, timeline),
                    Screen::Compare => screen(Screen::Compare, compare),
                    Screen::Review => screen(Screen::Review, review),
                    Screen::Track => screen(Screen::Track, track),
                    Screen::Learn => screen(Screen::Learn, learn),
                })}
            </div>
        </main>
        <ExampleDialog open=dialogs.examples />
        <Later wanted=dialogs.import.into() bring=import />
        <Later wanted=dialogs.explain.into() bring=proof />
        <Later wanted=dialogs.risk.into() bring=risk />
        <Later wanted=dialogs.share.into() bring=share />
        <Later wanted=whether(move || planner.linked().with(Option::is_some)) bring=linked />
        <Later wanted=dialogs.preferences.into() bring=preferences />
        <Later wanted=whether(move || dialogs.currency.with(Option::is_some)) bring=currency />
        <Later wanted=whether(move || explaining.what.with(Option::is_some)) bring=rows />
        <Later wanted=planner.assumptions.into() bring=assumptions />
    }
}

/// What is printed, and when. Lessons are of no plan.
#[component]
fn HeadOfPaper(shown: RwSignal<Screen>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let says = live(move || {
        let screen = shown.get();
        let name = if screen == Screen::Learn { String::new() } else { planner.name.get() };
        let what = [t(screen.title()).to_owned(), name, format::day_with_year(&planner.today.get())];
        what.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    });
    view! { <p class="head-of-paper">{says}</p> }
}

/// What this is. Who comes for the first time sees it with the example. It goes with the example; after an edit it goes
/// when another screen is shown, for taken away at once it would move the field that is edited.
#[component]
fn Intro(
    shown: RwSignal<Screen>,
    /// Whether an empty plan is shown, which begins with it.
    begins: Signal<bool>,
) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let is_first = planner.is_first_visit();
    Effect::new(move |_| {
        if shown.get() != Screen::Plan && planner.origin.get_untracked() == Origin::Own {
            is_first.set(false);
        }
    });
    let is_seen = whether(move || begins.get() || is_first.get() && shown.get() == Screen::Plan);
    view! {
        <div class="intro" class:begins=begins class:visually-hidden=whether(move || !is_seen.get())>
            <h1>{t("intro.heading")}</h1>
            {part(move || is_seen.get().then(|| view! {
                <p class="purpose">{t("intro.purpose")}</p>
                <button class="button" type="button" on:click=press(move || new_plan(planner))>{t("intro.own")}</button>
            }))}
        </div>
    }
}

/// Files may be dropped anywhere on the page.
fn accept_drops(dialogs: Dialogs) {
    let has_files = |event: &web_sys::DragEvent| {
        event.data_transfer().is_some_and(|data| data.types().iter().any(|it| it == "Files"))
    };
    let over = window_event_listener(leptos::ev::dragover, move |event| {
        if has_files(&event) {
            event.prevent_default();
        }
    });
    let drop = window_event_listener(leptos::ev::drop, move |event| {
        if has_files(&event) {
            event.prevent_default();
            dialogs.dropped.set(event.data_transfer().and_then(|data| data.files()));
            dialogs.import.set(true);
        }
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
}
