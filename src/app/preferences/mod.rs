//! How the planner looks and speaks.

mod backup;

use crate::app::browser;
use crate::app::dialogs::Dialogs;
use crate::app::state::{AUTO, Density, Named, Preferences, Theme};
use crate::app::text::t;
use crate::app::translation;
use crate::app::ui::{Dialog, Drawing, Drawn, part, whether};
use backup::Backup;
use leptos::prelude::*;

/// The dialog. What is chosen holds at once.
#[component]
pub(crate) fn PreferencesDialog() -> impl IntoView {
    let open = expect_context::<Dialogs>().preferences;
    let preferences = RwSignal::new(Preferences::load());
    let change = move |change: &dyn Fn(&mut Preferences)| {
        preferences.update(change);
        preferences.get_untracked().save()
    };
    // The whole page is in one language, so it begins anew in another. Where nothing can be kept, it would forget both
    // the language and the plan.
    let unkept = RwSignal::new(false);
    let speak = move |it: &'static str| {
        if change(&|all| it.clone_into(&mut all.language)) {
            browser::reload();
        } else {
            unkept.set(true);
        }
    };
    view! {
        <Dialog open id="preferences-title" title=t("preferences.title")>
            <div class="preferences">
                {choose("theme", t("preferences.theme"), named(theme), Signal::derive(move || preferences.get().theme.name()), move |it| { change(&|all| all.theme = Theme::of(it)); })}
                {choose("density", t("preferences.density"), named(density), Signal::derive(move || preferences.get().density.name()), move |it| { change(&|all| all.density = Density::of(it)); })}
                {choose("language", t("preferences.language"), languages(), Signal::derive(move || language_of(&preferences.get())), speak)}
                <Backup />
            </div>
            <p class="hint">{t("preferences.keys")}</p>
            <p class="hint">{t("preferences.where")}</p>
            <div role="status">
                {part(move || unkept.get().then(|| view! { <p class="says says-wrong">{t("preferences.unkept")}</p> }))}
            </div>
        </Dialog>
    }
}

/// One of a few, all in view: what each is kept as, and what it is called.
fn choose(
    group: &'static str,
    title: &'static str,
    all: Vec<(&'static str, &'static str)>,
    chosen: Signal<&'static str>,
    change: impl Fn(&'static str) + Copy + 'static,
) -> Drawn {
    let options = all.into_iter().map(|(it, called)| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name=group
                    value=it
                    prop:checked=whether(move || chosen.get() == it)
                    on:change=move |_| change(it)
                />
                {called}
            </label>
        }
    });
    view! {
        <fieldset class="group plain">
            <legend>{title}</legend>
            {options.collect_view()}
        </fieldset>
    }
    .drawn()
}

/// All there is to choose from, each with what it is called.
fn named<T: Named>(called: fn(T) -> &'static str) -> Vec<(&'static str, &'static str)> {
    T::ALL.iter().map(|&it| (it.name(), called(it))).collect()
}

fn theme(it: Theme) -> &'static str {
    match it {
        Theme::Auto => t("preferences.theme.auto"),
        Theme::Light => t("preferences.theme.light"),
        Theme::Dark => t("preferences.theme.dark"),
        Theme::Contrast => t("preferences.theme.contrast"),
    }
}

fn density(it: Density) -> &'static str {
    match it {
        Density::Comfortable => t("preferences.density.comfortable"),
        Density::Compact => t("preferences.density.compact"),
    }
}

/// The browser's language, and each that there is, called as it calls itself.
fn languages() -> Vec<(&'static str, &'static str)> {
    [(AUTO, t("preferences.language.auto"))].into_iter().chain(translation::languages()).collect()
}

/// The language that is chosen; the browser's where none is, or one that there is no longer.
fn language_of(preferences: &Preferences) -> &'static str {
    translation::languages().map(|(id, _)| id).find(|id| *id == preferences.language).unwrap_or(AUTO)
}
