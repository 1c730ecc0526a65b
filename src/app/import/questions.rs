//! What only a person can say of a sheet: its currency, its day, which ad account a name means, which ad credit is meant.

use super::brought::Importing;
use crate::app::engine::{ExpectedSpend, SheetPreview};
use crate::app::importing::{Answer, BroughtSheet, Holds, Means};
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Bound, Choice, DateField, options, press};
use crate::editor::draft;
use crate::money::Currency;
use crate::plan::document::{HolderDocument, PlanDocument};
use leptos::prelude::*;

/// For how many names the meaning can be said one by one.
const NAMES: usize = 20;

/// The currency, where nothing says it.
pub(super) fn currency(
    importing: Importing,
    place: usize,
    sheet: &BroughtSheet,
    preview: &SheetPreview,
) -> impl IntoView + use<> {
    let told = sheet.told.currency.clone().unwrap_or_default();
    let is_asked = preview.currency.is_none() || !told.is_empty();
    let mut options = vec![(String::new(), t("import.choose").to_owned())];
    options.extend(Currency::all().map(|it| (it.code().to_owned(), it.code().to_owned())));
    is_asked.then(|| {
        view! {
            <Choice
                bound=Bound::new(format!("import-currency-{place}"), t("settings.currency"), Signal::stored(told),
                    move |code| importing.tell(place, Answer::Currency(code)))
                options=Signal::stored(options)
            />
        }
    })
}

/// The day of the sheet: of its balances, and of what it allocates. Today where nobody says another.
pub(super) fn day(importing: Importing, place: usize) -> impl IntoView + use<> {
    let planner = expect_context::<Planner>();
    let day = Signal::derive(move || {
        let told = importing.sources.with(|all| match all.get(place).map(|it| &it.holds) {
            Some(Holds::Sheet(sheet)) => sheet.told.on.clone(),
            _ => None,
        });
        let usual = || importing.preview.with(|it| it.as_ref().map(|it| it.on.clone()));
        told.or_else(usual).unwrap_or_else(|| planner.today.peek())
    });
    view! {
        <DateField
            bound=Bound::new(format!("import-on-{place}"), t("import.on"), day, move |day| importing.tell(place, Answer::On(day)))
            required=true
        />
    }
}

/// The ad credit that a sheet allocates, where it does not name it and amounts wait for it. `plan` has the sheet in it.
pub(super) fn credit(
    importing: Importing,
    place: usize,
    sheet: &BroughtSheet,
    plan: Option<&PlanDocument>,
    is_asked: bool,
) -> impl IntoView + use<> {
    let told = sheet.told.ad_credit.clone().unwrap_or_default();
    let mut options = vec![(String::new(), t("import.choose").to_owned())];
    let credits = plan.map(|plan| plan.ad_credits.as_slice()).unwrap_or_default();
    let is_held = |holder: &Option<HolderDocument>| matches!(holder, Some(HolderDocument::AdAccount(_)));
    let free = credits.iter().filter(|it| !is_held(&it.held_by));
    options.extend(free.map(|it| (it.id.clone(), it.name.clone())));
    let is_asked = (is_asked || !told.is_empty()) && options.len() > 1;
    is_asked.then(|| {
        view! {
            <Choice
                bound=Bound::new(format!("import-credit-{place}"), t("import.allocates"), Signal::stored(told),
                    move |id| importing.tell(place, Answer::AdCredit(id)))
                options=Signal::stored(options)
            />
        }
    })
}

/// What becomes of the daily spend that the plan expects, where spend by day has another mean.
pub(super) fn expected(
    importing: Importing,
    place: usize,
    sheet: &BroughtSheet,
    is_asked: bool,
) -> impl IntoView + use<> {
    let told = if sheet.told.expected_spend == Some(ExpectedSpend::Mean) { "mean" } else { "keep" };
    let options = options([("keep", t("import.expectedKeep")), ("mean", t("import.expectedMean"))]);
    let take = move |chosen: String| {
        let expected = if chosen == "mean" { ExpectedSpend::Mean } else { ExpectedSpend::Keep };
        importing.tell(place, Answer::Expected(expected));
    };
    (is_asked || sheet.told.expected_spend.is_some()).then(|| {
        let (id, value) = (format!("import-expected-{place}"), Signal::stored(told.to_owned()));
        view! { <Choice bound=Bound::new(id, t("accounts.dailySpend"), value, take) options /> }
    })
}

/// Which ad accounts the names mean that the plan does not know.
pub(super) fn accounts(
    importing: Importing,
    place: usize,
    sheet: &BroughtSheet,
    preview: &SheetPreview,
) -> impl IntoView + use<> {
    let planner = expect_context::<Planner>();
    let names = sheet.names(preview);
    let mut options = vec![
        (String::new(), t("import.notTaken").to_owned()),
        ("new".to_owned(), t("import.newAccount").to_owned()),
    ];
    // An id may be called “new” too.
    options.extend(planner.peek(|plan| {
        let existing = draft::account_choices(plan).into_iter();
        existing.map(|(id, name)| (["=", &id].concat(), name)).collect::<Vec<_>>()
    }));
    let question = |(at, name): (usize, &String)| {
        let value = match sheet.meaning(name) {
            Means::Unsaid => String::new(),
            Means::New => "new".to_owned(),
            Means::Existing(id) => ["=", &id].concat(),
        };
        let written = name.clone();
        let take = move |chosen: String| {
            let means = match (chosen.as_str(), chosen.strip_prefix('=')) {
                ("", _) => Means::Unsaid,
                (_, Some(id)) => Means::Existing(id.to_owned()),
                (_, None) => Means::New,
            };
            importing.tell(place, Answer::Account(written.clone(), means));
        };
        let label = fill("import.nameMeans", &[("name", name)]);
        let bound = Bound::new(format!("import-name-{place}-{at}"), label, Signal::stored(value), take);
        view! { <Choice bound options=Signal::stored(options.clone()) /> }
    };
    let questions = names.iter().take(NAMES).enumerate().map(question).collect_view();
    let open = preview.unmatched.clone();
    let number = open.len();
    let add_all = move || {
        for name in &open {
            importing.tell(place, Answer::Account(name.clone(), Means::New));
        }
    };
    let more = names.len().checked_sub(NAMES).filter(|more| *more > 0);
    (!names.is_empty()).then(|| {
        view! {
            <fieldset class="group ask-box sheet-names">
                <legend>{count("import.names", number, &[])}</legend>
                {(number > 1).then(|| view! {
                    <button class="button" type="button" on:click=press(add_all)>{count("import.addAll", number, &[])}</button>
                })}
                {questions}
                {more.map(|more| view! { <p class="hint">{count("problems.more", more, &[])}</p> })}
            </fieldset>
        }
    })
}
