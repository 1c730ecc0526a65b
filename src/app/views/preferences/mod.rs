//! How the planner looks and speaks.

mod backup;

use super::shell::Dialogs;
use crate::app::browser;
use crate::app::state::{Density, Language, Named, Preferences, Theme};
use crate::app::text::t;
use crate::app::widgets::{Dialog, Drawing, Drawn, part, whether};
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
    let speak = move |it: Language| {
        if change(&|all| all.language = it) {
            browser::reload();
        } else {
            unkept.set(true);
        }
    };
    view! {
        <Dialog open id="preferences-title" title=t("preferences.title")>
            <div class="preferences">
                {choose("theme", t("preferences.theme"), theme, Signal::derive(move || preferences.get().theme), move |it| { change(&|all| all.theme = it); })}
                {choose("density", t("preferences.density"), density, Signal::derive(move || preferences.get().density), move |it| { change(&|all| all.density = it); })}
                {choose("language", t("preferences.language"), language, Signal::derive(move || preferences.get().language), speak)}
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

/// One of a few, all in view.
fn choose<T: Named + Send + Sync>(
    group: &'static str,
    title: &'static str,
    called: fn(T) -> &'static str,
    chosen: Signal<T>,
    change: impl Fn(T) + Copy + 'static,
) -> Drawn {
    let options = T::ALL.iter().map(|&it| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name=group
                    value=it.name()
                    prop:checked=whether(move || chosen.get() == it)
                    on:change=move |_| change(it)
                />
                {called(it)}
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

/// Each language in itself, but for the browser's.
fn language(it: Language) -> &'static str {
    match it {
        Language::Auto => t("preferences.language.auto"),
        Language::English => "English",
        Language::Spanish => "Español",
    }
}
