//! How a person wants the planner to look and speak. It is theirs, not the plan's.

use crate::app::browser;
use serde_json::{Value, json};

/// Where they are kept. `start.js` applies them before anything is drawn.
const KEY: &str = "strandline.preferences";

/// A choice, as it is kept and as it is called.
pub(crate) trait Named: Copy + PartialEq + Default + 'static {
    /// All there is to choose from; the default first.
    const ALL: &'static [Self];

    /// What it is kept as.
    fn name(self) -> &'static str;

    /// The one of this name; the default where there is none.
    fn of(name: &str) -> Self {
        Self::ALL.iter().copied().find(|it| it.name() == name).unwrap_or_default()
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system is.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As far apart as can be.
    Contrast,
}

impl Named for Theme {
    const ALL: &'static [Self] = &[Self::Auto, Self::Light, Self::Dark, Self::Contrast];

    fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

/// How close things stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Density {
    /// With room around.
    #[default]
    Comfortable,
    /// With more on a screen.
    Compact,
}

impl Named for Density {
    const ALL: &'static [Self] = &[Self::Comfortable, Self::Compact];

    fn name(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }
}

/// What stands for the language of the browser, where there are sentences in it.
pub(crate) const AUTO: &str = "auto";

/// All of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Preferences {
    /// Light or dark.
    pub(crate) theme: Theme,
    /// How close things stand.
    pub(crate) density: Density,
    /// The language of the sentences, by its code in `www/locales/languages.json`, or [`AUTO`].
    pub(crate) language: String,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { theme: Theme::default(), density: Density::default(), language: AUTO.to_owned() }
    }
}

impl Preferences {
    /// As they are kept in this browser.
    pub(crate) fn load() -> Self {
        let text = browser::storage().and_then(|it| it.get_item(KEY).ok().flatten());
        Self::from_text(&text.unwrap_or_default())
    }

    /// Applies them, and keeps them where the browser lets us; whether it did.
    pub(crate) fn save(&self) -> bool {
        let text = self.to_text();
        browser::apply_preferences(&text);
        browser::storage().is_some_and(|storage| storage.set_item(KEY, &text).is_ok())
    }

    fn to_text(&self) -> String {
        let Self { theme, density, language } = self;
        json!({ "theme": theme.name(), "density": density.name(), "language": language }).to_string()
    }

    fn from_text(text: &str) -> Self {
        let kept: Value = serde_json::from_str(text).unwrap_or_default();
        let name = |field: &str| kept[field].as_str().unwrap_or_default();
        Self {
            theme: Theme::of(name("theme")),
            density: Density::of(name("density")),
            language: kept["language"].as_str().unwrap_or(AUTO).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_read_as_they_were_written() {
        for &theme in Theme::ALL {
            for &density in Density::ALL {
                for language in [AUTO, "en", "ar"] {
                    let chosen = Preferences { theme, density, language: language.to_owned() };
                    assert_eq!(Preferences::from_text(&chosen.to_text()), chosen);
                }
            }
        }
    }

    #[test]
    fn what_is_damaged_or_unknown_is_the_default() {
        for text in ["", "[]", "{", r#"{"theme":"sepia","density":7}"#] {
            assert_eq!(Preferences::from_text(text), Preferences::default(), "{text}");
        }
    }
}
