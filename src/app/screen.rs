//! The screens, and which of them the address names.

use crate::app::browser;
use leptos::prelude::*;

/// A screen. What the address has behind `#` is its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Screen {
    /// Ad credits, ad accounts, allocations.
    #[default]
    Plan,
    /// Day by day.
    Timeline,
    /// Scenarios side by side.
    Compare,
    /// What to do in TikTok.
    Review,
    /// What was really spent, and what to change.
    Track,
    /// Lessons and answers.
    Learn,
}

impl Screen {
    /// All of them, in the order of the tabs.
    pub(crate) const ALL: [Self; 6] =
        [Self::Plan, Self::Timeline, Self::Compare, Self::Review, Self::Track, Self::Learn];

    /// Its name in the address.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Timeline => "timeline",
            Self::Compare => "compare",
            Self::Review => "review",
            Self::Track => "track",
            Self::Learn => "learn",
        }
    }

    /// Its title, as a key of the locale files.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Plan => "screen.plan",
            Self::Timeline => "screen.timeline",
            Self::Compare => "screen.compare",
            Self::Review => "screen.review",
            Self::Track => "screen.track",
            Self::Learn => "screen.learn",
        }
    }

    /// The screen that a fragment names: `#timeline`, or `#timeline/2026-03-12` for one of its parts. No fragment at
    /// all names the first.
    pub(crate) fn from_fragment(fragment: &str) -> Option<Self> {
        if fragment.is_empty() {
            return Some(Self::default());
        }
        let name = fragment.trim_start_matches('#').split('/').next().unwrap_or_default();
        Self::ALL.into_iter().find(|screen| screen.name() == name)
    }
}

/// What a fragment points to within the plan, as a JSON pointer: `#plan/adAccounts/0` is `/adAccounts/0`.
fn place(fragment: &str) -> Option<&str> {
    fragment.strip_prefix("#plan").filter(|place| place.starts_with('/'))
}

/// The address of the report, on the screen that makes it.
pub(crate) const REPORT: &str = "#review/report";

/// The address of a place within the plan.
pub(crate) fn address_of(place: &str) -> String {
    ["#plan", place].concat()
}

/// The screen that is shown. It follows the address, so that the browser's own Back leads back. `reveal` goes to a
/// place within the plan.
pub(crate) fn shown(reveal: impl Fn(&str) + 'static) -> RwSignal<Screen> {
    let of_address = || Screen::from_fragment(&browser::fragment());
    let shown = RwSignal::new(of_address().unwrap_or_default());
    if let Some(place) = place(&browser::fragment()) {
        reveal(place);
    }
    let on_change = window_event_listener(leptos::ev::hashchange, move |_| {
        // A fragment that names no screen leads to a place on this one.
        let changed = of_address().filter(|it| *it != shown.get_untracked());
        if let Some(screen) = changed {
            shown.set(screen);
        }
        if let Some(place) = place(&browser::fragment()) {
            reveal(place);
        } else if changed.is_some() {
            browser::focus("screen-title");
        }
    });
    on_cleanup(move || on_change.remove());
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_names_a_screen_or_none() {
        for screen in Screen::ALL {
            assert_eq!(Screen::from_fragment(&format!("#{}", screen.name())), Some(screen));
        }
        assert_eq!(Screen::from_fragment("#timeline/2026-03-12"), Some(Screen::Timeline));
        assert_eq!(Screen::from_fragment(""), Some(Screen::Plan));
        assert_eq!(Screen::from_fragment(REPORT), Some(Screen::Review));
        assert_eq!(Screen::from_fragment(&address_of("/adAccounts/0")), Some(Screen::Plan));
        assert_eq!(place(&address_of("/adAccounts/0")), Some("/adAccounts/0"));
        assert_eq!(place("#timeline/2026-03-12"), None);
        for none in ["#", "#main", "#p=1", "#Plan"] {
            assert_eq!(Screen::from_fragment(none), None, "{none}");
        }
    }
}
