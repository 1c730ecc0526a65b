//! What an article may ask the figure for. How the page looks, `frame.js` sees to.

use serde_json::Value;

/// One message to the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Request {
    /// Begin anew with this plan, as JSON.
    Load(String),
    /// Show this plan, as JSON, which is that of the figure it follows.
    Follow(String),
    /// Take back what the reader changed.
    Reset,
    /// Send the plan as it is now.
    GetPlan,
    /// Speak this language.
    SetLocale(String),
}

impl Request {
    /// Reads a message: its kind, and its data as JSON. Nothing where it is none that we know.
    pub(super) fn read(kind: &str, data: &str) -> Option<Self> {
        match kind {
            "load" | "follow" => {
                let data: Value = serde_json::from_str(data).ok()?;
                let plan = data.get("plan").filter(|plan| plan.is_object())?.to_string();
                Some(if kind == "load" { Self::Load(plan) } else { Self::Follow(plan) })
            }
            "setLocale" => {
                let data: Value = serde_json::from_str(data).ok()?;
                data.get("locale")?.as_str().map(|locale| Self::SetLocale(locale.to_owned()))
            }
            "reset" => Some(Self::Reset),
            "getPlan" => Some(Self::GetPlan),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_is_done() {
        assert_eq!(
            Request::read("load", r#"{"plan":{"version":1}}"#),
            Some(Request::Load(r#"{"version":1}"#.into()))
        );
        assert_eq!(Request::read("reset", "null"), Some(Request::Reset));
        for (kind, data) in [
            ("load", ""),
            ("load", "{}"),
            ("load", r#"{"plan":"x"}"#),
            ("load", "[[[["),
            ("", "{}"),
            ("Reset", "{}"),
        ] {
            assert_eq!(Request::read(kind, data), None, "{kind} {data}");
        }
    }
}
