//! Questions and answers, each with who says so and how far that can be trusted.

use super::address::address;
use super::glossary::{Words, linked};
use super::said_by::{confidence_name, source};
use crate::app::format::lowercase;
use crate::app::lessons::{Library, Question, appearing};
use crate::app::text::{count, fill, t};
use crate::app::ui::{Drawing, Drawn, live_text};
use crate::rules::RuleId;
use leptos::prelude::*;

/// How many sources are named with an answer.
const SOURCES: usize = 3;

/// The questions, and a field to find one.
#[component]
pub(super) fn Questions(library: StoredValue<Library>) -> impl IntoView {
    let sought = RwSignal::new(String::new());
    let all = library.with_value(|it| it.questions.clone());
    // What is looked for, in small letters, once.
    let texts: Vec<String> =
        all.iter().map(|it| lowercase(&[it.asked.as_str(), " ", &it.answer].concat())).collect();
    let texts = StoredValue::new(texts);
    let found = Memo::new(move |_| {
        let sought = lowercase(sought.get().trim());
        let has = |text: &String| sought.split_whitespace().all(|word| text.contains(word));
        texts.with_value(|all| all.iter().map(has).collect::<Vec<bool>>())
    });
    let number = live_text(move || {
        let number = found.with(|all| all.iter().filter(|it| **it).count());
        if number == 0 { t("questions.none").to_owned() } else { count("questions.found", number, &[]) }
    });
    // A word is linked in the first answer that has it.
    let mut seen = Vec::new();
    let items: Vec<Drawn> = all
        .into_iter()
        .enumerate()
        .map(|(at, question)| {
            let fresh = library.with_value(|it| appearing(&question.answer, &it.words, &seen));
            seen.extend(fresh.iter().cloned());
            let hidden = Signal::derive(move || !found.with(|all| all.get(at).copied().unwrap_or(true)));
            view! { <li hidden=hidden><Answered question fresh library /></li> }.drawn()
        })
        .collect();
    view! {
        <section class="questions" aria-labelledby="questions-title">
            <h3 id="questions-title">{t("questions.title")}</h3>
            <p class="hint">{t("questions.lead")}</p>
            <div class="questions-search">
                <label class="label" for="questions-search">{t("questions.search")}</label>
                <input
                    class="input"
                    id="questions-search"
                    type="search"
                    autocomplete="off"
                    prop:value=sought
                    on:input:target=move |event| sought.set(event.target().value())
                />
                <p class="hint" role="status">{number}</p>
            </div>
            <ul class="question-list">{items}</ul>
        </section>
    }
}

/// One question. Its answer unfolds.
#[component]
fn Answered(question: Question, fresh: Vec<String>, library: StoredValue<Library>) -> impl IntoView {
    let answer = question.answer.clone();
    let lesson = question.lesson.clone().and_then(|id| {
        let title =
            library.with_value(|it| it.cards.iter().find(|card| card.id == id).map(|it| it.title.clone()))?;
        let words = fill("questions.lesson", &[("title", &title)]);
        Some(view! { <p><a href=address(&id)>{words}</a></p> })
    });
    let switch = question.switch.as_deref().map(|key| {
        let words = fill("questions.switch", &[("switch", switch_name(key))]);
        view! { <p class="hint">{words}</p> }
    });
    let cited = sources(&question);
    let cited = (!cited.is_empty()).then(|| {
        view! { <ul class="said-by">{cited.into_iter().map(source).collect_view()}</ul> }
    });
    view! {
        <details class="question" id=["question-", &question.id].concat()>
            <summary>{question.asked}</summary>
            <div class="answer">
                <p>{linked(&answer, &fresh, Words::of(library))}</p>
                {switch}
                {lesson}
                <p class="hint">{confidence_name(&question.confidence)}</p>
                {cited}
            </div>
        </details>
    }
}

/// The strongest source of each rule that an answer rests on, then its own: title and address.
fn sources(question: &Question) -> Vec<(String, Option<String>)> {
    let of_rules = question.rules.iter().filter_map(|name| RuleId::from_name(name)?.rule().sources.first());
    let of_rules = of_rules.map(|it| (it.title.to_owned(), it.address.map(str::to_owned)));
    let own = question.sources.iter().map(|(title, address)| (title.clone(), Some(address.clone())));
    let mut all = Vec::new();
    // What an answer names itself is nearest to it.
    for it in own.chain(of_rules) {
        if !all.contains(&it) {
            all.push(it);
        }
    }
    all.truncate(SOURCES);
    all
}

/// What an assumption is called.
fn switch_name(key: &str) -> &'static str {
    match key {
        "drawOrder" => t("assumptions.drawOrder"),
        "suspension" => t("assumptions.suspension"),
        "creditBeforeCash" => t("assumptions.spendOrder"),
        "sharedAccountsMayReceive" => t("assumptions.shared"),
        "whoMayAllocate" => t("assumptions.who"),
        "minimumAllocation" => t("assumptions.minimum"),
        _ => t("assumptions.clawBack"),
    }
}
