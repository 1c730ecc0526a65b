//! Importing: files, dropped or chosen, or pasted text; what was recognised; what only the person can say.

use super::shell::Dialogs;
use crate::app::browser;
use crate::app::draft;
use crate::app::engine::Notice;
use crate::app::format;
use crate::app::importing::{Holds, LARGEST, Preview, Source, preview, recognise, with_expiries};
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::widgets::{DateField, Dialog, part, press, whether};
use crate::plan::document::{AdCreditDocument, PlanDocument};
use leptos::prelude::*;
use std::collections::HashMap;
use web_sys::FileList;

/// How many notices of a kind are listed.
const LISTED: usize = 40;
/// For how many ad credits an expiry date can be entered here; the plan asks for the others.
const ASKED: usize = 12;

/// What has been brought along so far.
#[derive(Clone, Copy)]
struct Importing {
    open: RwSignal<bool>,
    sources: RwSignal<Vec<Source>>,
    /// Whether the responses bring the open plan up to date.
    update: RwSignal<bool>,
    expiries: RwSignal<HashMap<String, String>>,
    preview: RwSignal<Option<Preview>>,
    /// Why the responses make no plan.
    failure: RwSignal<Option<String>>,
}

impl Importing {
    fn clear(self) {
        self.sources.set(Vec::new());
        self.expiries.set(HashMap::new());
    }

    fn take_text(self, name: String, text: &str) {
        let source = recognise(name, text);
        self.sources.update(|all| all.push(source));
    }

    /// Reads files one after another.
    fn take_files(self, files: Option<FileList>) {
        let files =
            files.into_iter().flat_map(|files| (0..files.length()).filter_map(move |at| files.get(at)));
        for file in files {
            if file.size() > f64::from(LARGEST) {
                self.sources.update(|all| all.push(Source { name: file.name(), holds: Holds::TooLarge }));
                continue;
            }
            leptos::task::spawn_local(async move {
                if let Some(text) = browser::text_of(&file).await {
                    self.take_text(file.name(), &text);
                } else {
                    let holds = Holds::Neither(t("import.unreadable").to_owned());
                    self.sources.update(|all| all.push(Source { name: file.name(), holds }));
                }
            });
        }
    }
}

/// The dialog.
#[component]
pub(crate) fn ImportDialog() -> impl IntoView {
    let Dialogs { import: open, dropped, .. } = expect_context::<Dialogs>();
    let planner = expect_context::<Planner>();
    let (sources, update) = (RwSignal::new(Vec::new()), RwSignal::new(false));
    let importing = Importing {
        open,
        sources,
        update,
        expiries: RwSignal::new(HashMap::new()),
        preview: RwSignal::new(None),
        failure: RwSignal::new(None),
    };
    Effect::new(move |_| {
        if open.get() {
            return;
        }
        importing.clear();
    });
    propose(planner, importing);
    Effect::new(move |_| {
        let files = dropped.get();
        if files.is_some() {
            importing.take_files(files);
        }
    });
    view! {
        <Dialog open id="import-title" title=t("import.title")>
            <ChooseSources importing />
            <div role="status">
                <Recognised importing />
            </div>
            <Proposal importing />
        </Dialog>
    }
}

/// Makes the proposal anew whenever something else was brought along.
fn propose(planner: Planner, importing: Importing) {
    Effect::new(move |_| {
        let open = importing.update.get().then(|| planner.peek(PlanDocument::clone));
        let made = importing.sources.with(|sources| preview(sources, open));
        importing.failure.set(made.as_ref().err().cloned());
        importing.preview.set(made.ok().flatten());
    });
}

/// Choosing files, or pasting.
#[component]
fn ChooseSources(importing: Importing) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let read = move || {
        let text = pasted.get_untracked();
        if text.trim().is_empty() {
            browser::focus("import-text");
        } else {
            importing.take_text(t("import.pasted").to_owned(), &text);
            pasted.set(String::new());
        }
    };
    view! {
        <p class="lead">{t("import.lead")}</p>
        <div class="choose">
            <div class="field">
                <label class="label" for="import-files">{t("import.files")}</label>
                <input
                    class="input file"
                    id="import-files"
                    type="file"
                    multiple
                    accept=".json,.txt,.jsonl,application/json"
                    on:change:target=move |event| {
                        importing.take_files(event.target().files());
                        event.target().set_value("");
                    }
                />
                <p class="hint">{t("import.drop")}</p>
            </div>
            <div class="field">
                <label class="label" for="import-text">{t("import.paste")}</label>
                <textarea
                    class="input"
                    id="import-text"
                    rows="3"
                    spellcheck="false"
                    prop:value=pasted
                    on:input:target=move |event| pasted.set(event.target().value())
                ></textarea>
                <button class="button" type="button" on:click=press(read)>{t("import.read")}</button>
            </div>
        </div>
    }
}

/// What each source turned out to be.
#[component]
fn Recognised(importing: Importing) -> impl IntoView {
    let line = |source: &Source| {
        let (class, what) = match &source.holds {
            Holds::Plan(plan) => ("source", vec![fill("import.isPlan", &[("name", &plan.name)])]),
            Holds::Responses(number, _) => ("source", vec![count("import.isResponses", *number, &[])]),
            Holds::TooLarge => ("source source-wrong", vec![t("import.tooLarge").to_owned()]),
            Holds::Neither(reasons) => {
                ("source source-wrong", reasons.lines().take(LISTED).map(str::to_owned).collect())
            }
        };
        let what = what.into_iter().map(|it| view! { <p>{it}</p> }).collect_view();
        view! { <li class=class><span class="name">{source.name.clone()}</span>{what}</li> }
    };
    view! {
        <ul class="sources">
            {part(move || importing.sources.with(|all| all.iter().map(line).collect_view()))}
        </ul>
        {part(move || importing.failure.get().map(|reason| view! { <p class="says says-wrong">{reason}</p> }))}
    }
}

/// The plan that would take the place of the open one.
#[component]
fn Proposal(importing: Importing) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let has_responses = move || {
        importing.sources.with(|all| {
            all.iter().any(|it| matches!(it.holds, Holds::Responses(..)))
                && !all.iter().any(|it| matches!(it.holds, Holds::Plan(_)))
        })
    };
    let is_update = move || importing.update.get_untracked() && untrack(has_responses);
    let accept = move || {
        let Some(preview) = importing.preview.get_untracked() else { return };
        let plan = importing.expiries.with_untracked(|entered| with_expiries(preview.plan, entered));
        let missing = draft::without_expiry(&plan);
        if is_update() {
            planner.replace(plan, t("import.updated").to_owned());
        } else {
            planner.add_scenario(plan);
        }
        importing.open.set(false);
        if missing > 0 {
            planner.reveal_first_missing_expiry();
        } else {
            browser::focus("main");
        }
    };
    part(move || {
        importing.preview.get().map(|preview| {
            let (accounts, credits) = (preview.plan.ad_accounts.len(), preview.plan.ad_credits.len());
            let accounts = count("import.accounts", accounts, &[]);
            let credits = count("import.credits", credits, &[]);
            view! {
                <div class="proposal">
                    <h3>{preview.plan.name.clone()}</h3>
                    <p data-figure="recognised">{fill("import.holds", &[("accounts", &accounts), ("credits", &credits)])}</p>
                    {has_responses().then(|| view! { <UpdateOrNew importing /> })}
                    <AskExpiries importing plan=preview.plan.clone() />
                    <Notices notices=preview.notices.clone() />
                    <div class="dialog-actions">
                        <button class="button primary" type="button" on:click=press(accept)>{t("import.accept")}</button>
                        <button class="button" type="button" on:click=press(move || importing.open.set(false))>{t("import.cancel")}</button>
                    </div>
                </div>
            }
        })
    })
}

/// Whether responses make a new plan or bring the open one up to date.
#[component]
fn UpdateOrNew(importing: Importing) -> impl IntoView {
    let option = move |update: bool, name: &'static str| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name="import-into"
                    prop:checked=whether(move || importing.update.get() == update)
                    on:change=move |_| importing.update.set(update)
                />
                {name}
            </label>
        }
    };
    view! {
        <fieldset class="group plain">
            <legend>{t("import.into")}</legend>
            {option(false, t("import.intoNew"))}
            {option(true, t("import.intoOpen"))}
        </fieldset>
    }
}

/// No response carries an expiry date: the person is asked.
#[component]
fn AskExpiries(importing: Importing, plan: PlanDocument) -> impl IntoView {
    let missing: Vec<AdCreditDocument> =
        plan.ad_credits.iter().filter(|it| it.expires.is_none()).cloned().collect();
    let number = missing.len();
    let all_ids: Vec<String> = missing.iter().map(|it| it.id.clone()).collect();
    // The day that all of them have; none while they differ.
    let ids = all_ids.clone();
    let shared = move || {
        importing.expiries.with(|all| {
            let first = ids.first().and_then(|id| all.get(id))?;
            ids.iter().all(|id| all.get(id) == Some(first)).then(|| first.clone())
        })
    };
    let label = |credit: &AdCreditDocument| {
        let amount = format::amount(&credit.amount, 0);
        fill("import.expiryOf", &[("credit", &credit.name), ("amount", &amount)])
    };
    let field = move |(at, credit): (usize, &AdCreditDocument)| {
        let (key, own) = (credit.id.clone(), credit.id.clone());
        view! {
            <DateField
                id=format!("import-expiry-{at}")
                label=label(credit)
                value=Signal::derive(move || importing.expiries.with(|all| all.get(&key).cloned().unwrap_or_default()))
                on_edit=move |day: String| importing.expiries.update(|all| { all.insert(own.clone(), day); })
                messages=Signal::derive(Vec::new)
            />
        }
    };
    let fields = missing.iter().take(ASKED).enumerate().map(field).collect_view();
    (number > 0).then(|| {
        view! {
            <fieldset class="group ask-box expiries">
                <legend>{count("import.askExpiries", number, &[])}</legend>
                <p class="hint">{t("import.whereExpiries")}</p>
                {(number > 1).then(|| view! {
                    <DateField
                        id="import-expiry-all".to_owned()
                        label=t("credits.sameExpiry")
                        value=Signal::derive(move || shared().unwrap_or_default())
                        on_edit=move |day: String| importing.expiries.update(|all| {
                            all.extend(all_ids.iter().map(|id| (id.clone(), day.clone())));
                        })
                        messages=Signal::derive(Vec::new)
                    />
                })}
                {fields}
            </fieldset>
        }
    })
}

/// What the import has to say: questions first.
#[component]
fn Notices(notices: Vec<Notice>) -> impl IntoView {
    let group = |severity: &str, title: String, open: bool| {
        let all: Vec<String> = notices
            .iter()
            .filter(|it| it.severity == severity)
            .map(|it| crate::app::wording::say(&it.message))
            .collect();
        let more = all.len().checked_sub(LISTED).filter(|more| *more > 0);
        (!all.is_empty()).then(|| {
            view! {
                <details class="notices" open=open>
                    <summary>{title}</summary>
                    <ul>
                        {all.into_iter().take(LISTED).map(|it| view! { <li>{it}</li> }).collect_view()}
                        {more.map(|more| view! { <li class="more">{count("problems.more", more, &[])}</li> })}
                    </ul>
                </details>
            }
        })
    };
    let number = |severity: &str| notices.iter().filter(|it| it.severity == severity).count();
    let asks = count("import.asks", number("ask"), &[]);
    let warnings = count("import.warnings", number("warning"), &[]);
    let infos = count("import.infos", number("info"), &[]);
    (group("ask", asks, true), group("warning", warnings, true), group("info", infos, false))
}
