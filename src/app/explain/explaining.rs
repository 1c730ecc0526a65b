//! Figures that can be asked why they are what they are.

use crate::app::text::fill;
use crate::app::ui::{Drawing, Drawn, LiveText, figure_name, live, press};
use crate::day::Day;
use crate::editor::draft::Range;
use crate::ledger::Figure;
use leptos::prelude::*;

/// Whose figure it is, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Whose {
    /// All ad credit's.
    #[default]
    Total,
    /// One ad account's.
    AdAccount(String),
    /// One ad credit's.
    AdCredit(String),
}

/// A figure that somebody asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Which figure.
    pub(crate) figure: Figure,
    /// Whose.
    pub(crate) whose: Whose,
    /// At the end of which day; of the plan's last where none is named.
    pub(crate) until: Option<Day>,
    /// At which spend.
    pub(crate) range: Range,
}

impl Asked {
    /// A figure at the end of the plan.
    pub(crate) const fn new(figure: Figure, whose: Whose) -> Self {
        Self { figure, whose, until: None, range: Range::Expected }
    }
}

/// What is being explained, as figures anywhere ask for it.
#[derive(Clone, Copy)]
pub(crate) struct Explaining {
    /// The figure, while its rows are open.
    pub(crate) what: RwSignal<Option<Asked>>,
}

/// A figure that opens its rows when it is pressed. It looks like the text it is.
pub(crate) fn explained(figure: Figure, text: Signal<String>, asked: impl Fn() -> Asked + 'static) -> Drawn {
    let Some(explaining) = use_context::<Explaining>() else {
        return view! { <span translate="no">{LiveText::from(text)}</span> }.drawn();
    };
    let label = live(move || {
        text.with(|text| fill("explaining.label", &[("figure", figure_name(figure)), ("amount", text)]))
    });
    view! {
        <button
            class="explains"
            translate="no"
            type="button"
            aria-haspopup="dialog"
            aria-label=label
            on:click=press(move || explaining.what.set(Some(asked())))
        >{LiveText::from(text)}</button>
    }
    .drawn()
}
