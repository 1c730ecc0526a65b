//! Who says so, and how far that can be trusted.

use crate::app::text::t;
use crate::app::ui::{Drawing, Drawn};
use leptos::prelude::*;

/// A source, with the way to it where there is one.
pub(super) fn source((title, address): (String, Option<String>)) -> Drawn {
    match address {
        Some(address) => view! { <li><a href=address rel="noreferrer">{title}</a></li> }.drawn(),
        None => view! { <li>{title}</li> }.drawn(),
    }
}

/// How far something can be trusted, in words.
pub(super) fn confidence_name(confidence: &str) -> &'static str {
    match confidence {
        "official" => t("confidence.official"),
        "seed" => t("confidence.seed"),
        "third-party" => t("confidence.thirdParty"),
        _ => t("confidence.inferred"),
    }
}
