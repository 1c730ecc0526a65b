//! A rule with who says so, and how far it can be trusted.

use super::{Drawing, Drawn};
use crate::app::text::{fill, t};
use crate::results::rulebook::{RuleDocument, SourceDocument};
use leptos::prelude::*;

/// One rule, as an item of a list.
pub(crate) fn rule_card(rule: &RuleDocument) -> Drawn {
    let caution = rule.caution.map(|text| view! { <p class="hint">{text}</p> });
    view! {
        <li class="rule-card">
            <p>{rule.statement}</p>
            <p class="hint">
                <span class="rule-number">{rule.number}</span>" · "{confidence(rule.confidence)}
            </p>
            {caution}
            {sources(rule)}
        </li>
    }
    .drawn()
}

/// How far a rule can be trusted, in words.
pub(crate) fn confidence(name: &str) -> &'static str {
    match name {
        "official" => t("confidence.official"),
        "seed" => t("confidence.seed"),
        "third-party" => t("confidence.thirdParty"),
        _ => t("confidence.inferred"),
    }
}

/// Who says so, where anybody does.
pub(crate) fn sources(rule: &RuleDocument) -> Option<Drawn> {
    let all = rule.sources.iter().map(source).collect_view();
    (!rule.sources.is_empty()).then(|| view! { <ul class="rule-sources">{all}</ul> }.drawn())
}

fn source(source: &SourceDocument) -> Drawn {
    let title = match source.date {
        Some(date) => fill("rule.dated", &[("title", source.title), ("date", date)]),
        None => source.title.to_owned(),
    };
    match source.address {
        Some(address) => {
            view! { <li class="hint"><a href=address target="_blank" rel="noopener noreferrer">{title}</a></li> }
                .drawn()
        }
        None => view! { <li class="hint">{title}</li> }.drawn(),
    }
}
