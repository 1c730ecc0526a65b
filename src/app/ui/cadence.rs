//! How many days lie between two reviews: a week, two, four, or any number.

use super::{Bound, Choice, NumberField, options, part};
use crate::app::text::{fill, t};
use leptos::prelude::*;

/// The usual ones.
const USUAL: [&str; 3] = ["7", "14", "28"];
/// The most there can be: longer than the longest plan is once.
const MOST: u32 = 3_660;

/// The days that were typed, where they are some.
pub(crate) fn days(typed: &str) -> Option<u32> {
    typed.parse().ok().filter(|days| (1..=MOST).contains(days))
}

/// The choice. `id` is that of its control.
#[component]
pub(crate) fn Cadence(id: &'static str, typed: RwSignal<String>) -> impl IntoView {
    let own = RwSignal::new(!typed.with_untracked(|it| USUAL.contains(&it.as_str())));
    let chosen = move || if own.get() { "other".to_owned() } else { typed.get() };
    let usual = USUAL.map(|days| (days, fill("cadence.every", &[("days", days)])));
    let all = usual.into_iter().chain([("other", t("cadence.another").to_owned())]);
    let choose = move |it: String| {
        own.set(it == "other");
        if it != "other" {
            typed.set(it);
        }
    };
    let wrong = move || days(&typed.get()).is_none().then(|| t("cadence.wrong").to_owned());
    view! {
        <div class="cadence">
            <Choice
                bound=Bound::new(id, t("cadence.label"), Signal::derive(chosen), choose)
                options=options(all)
            />
            {part(move || own.get().then(|| view! {
                <NumberField
                    bound=Bound::entered([id, "-days"].concat(), t("cadence.days"), typed).wrong(wrong)
                    digits=Signal::stored(0)
                />
            }))}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cadence_is_some_whole_days() {
        assert_eq!(days("7"), Some(7));
        for wrong in ["", "0", "-7", "1.5", "week", "99999"] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }
}
