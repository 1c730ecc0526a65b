//! A day, in the browser's own date control.

use super::field::{Bound, Field};
use super::several_cells::Refusal;
use crate::app::format;
use crate::app::messages::Message;
use crate::app::text::{fill, t};
use crate::day::Day;
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// What stands in a date control.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Typed {
    /// A day of the calendar, `YYYY-MM-DD`.
    Day(String),
    /// Nothing at all.
    Nothing,
    /// Some of a date.
    Half,
}

impl Typed {
    /// Reads a control's value. It is empty for half a date as well, which the control then reports as bad input. A
    /// browser without date controls shows a line of text, in which half a date is any other text.
    fn read(value: &str, is_bad: bool) -> Self {
        match value.trim() {
            "" if is_bad => Self::Half,
            "" => Self::Nothing,
            text if Day::parse(text).is_some() => Self::Day(text.to_owned()),
            _ => Self::Half,
        }
    }

    /// The text that the plan is to have; nothing where it keeps what it has.
    fn accepted(&self, required: bool) -> Option<String> {
        match self {
            Self::Day(day) => Some(day.clone()),
            Self::Nothing if !required => Some(String::new()),
            Self::Nothing | Self::Half => None,
        }
    }

    /// Whether more digits are likely to come. A browser has a date after each digit of the year: 0002, 0020, 0202.
    fn may_go_on(&self) -> bool {
        matches!(self, Self::Day(day) if day.starts_with('0'))
    }
}

/// A date field. Its text is `YYYY-MM-DD`, or nothing.
///
/// While it has the focus it is the person's: nothing is written into it. A whole date goes to the plan as it is typed.
/// Half a date stays in the field and out of the plan, and so does no date where there has to be one; when the field
/// is left, it says so.
#[component]
pub(crate) fn DateField(
    /// What it is bound to.
    bound: Bound,
    /// Whether there has to be a day.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let control = NodeRef::<Input>::new();
    // What is wrong with what was typed, which the plan does not know of.
    let own = RwSignal::new(None::<Message>);
    // Whether something was typed that the plan did not take yet.
    let waits = StoredValue::new(false);
    let kept = Memo::new(move |_| bound.value.get());
    let show = move |control: &HtmlInputElement, day: &str| {
        if control.value() != day || waits.get_value() {
            control.set_value(day);
        }
        waits.set_value(false);
        own.set(None);
    };
    Effect::new(move |_| {
        let day = kept.get();
        if let Some(control) = control.get().filter(|it| !has_focus(it)) {
            show(&control, &day);
        }
    });
    let take = move |day: String| {
        waits.set_value(false);
        own.set(None);
        if kept.get_untracked() != day {
            bound.edit.run(day);
        }
    };
    let on_input = move |control: HtmlInputElement| {
        let typed = read(&control);
        match typed.accepted(required).filter(|_| !typed.may_go_on()) {
            Some(day) => take(day),
            None => waits.set_value(true),
        }
    };
    let refusal = Refusal { own, sentence: "field.severalCells" };
    // A browser also reports that the field is left when the row that it is in is removed, and its signals with it.
    let on_leave = move |control: HtmlInputElement| {
        let Some(waiting) = waits.try_get_value() else { return };
        if !waiting {
            refusal.forget();
            return show(&control, &kept.get_untracked());
        }
        let typed = read(&control);
        match typed.accepted(required) {
            Some(day) => take(day),
            None => own.set(Some(problem(&typed, &kept.get_untracked()))),
        }
    };
    let bound = bound.or_own(own);
    view! {
        <Field bound>
            <input
                node_ref=control
                class="input date"
                id=bound.id
                type="date"
                max="9999-12-31"
                required=required
                aria-invalid=bound.invalid()
                aria-describedby=bound.described_by()
                on:input:target=move |event| on_input(event.target())
                on:paste=move |event| refusal.of_paste(&event)
                on:keydown:target=move |event| if event.key() == "Enter" { on_leave(event.target()) }
                on:blur:target=move |event| on_leave(event.target())
            />
        </Field>
    }
}

fn read(control: &HtmlInputElement) -> Typed {
    Typed::read(&control.value(), control.validity().bad_input())
}

fn has_focus(control: &HtmlInputElement) -> bool {
    document().active_element().is_some_and(|it| control.is_same_node(Some(&it)))
}

/// What is wrong, and what the plan has.
fn problem(typed: &Typed, kept: &str) -> Message {
    let day = format::day_with_year(kept);
    let text = match (typed, kept.is_empty()) {
        (Typed::Nothing, false) => fill("date.needed", &[("day", &day)]),
        (Typed::Nothing, true) => t("ask.expiry").to_owned(),
        (_, false) => fill("date.half", &[("day", &day)]),
        (_, true) => t("date.halfOfNone").to_owned(),
    };
    Message::wrong(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_takes_a_whole_date_and_keeps_what_it_has_for_half_of_one() {
        let day = |text: &str| Some(text.to_owned());
        for (value, is_bad, optional, required) in [
            ("2027-01-09", false, day("2027-01-09"), day("2027-01-09")),
            ("", true, None, None),
            ("", false, day(""), None),
            // A browser that shows a line of text.
            ("2027-01-", false, None, None),
            ("01/09/2027", false, None, None),
            ("2027-02-30", false, None, None),
        ] {
            let typed = Typed::read(value, is_bad);
            assert_eq!(typed.accepted(false), optional, "{value:?}");
            assert_eq!(typed.accepted(true), required, "{value:?}");
        }
    }

    #[test]
    fn a_year_that_is_still_being_typed_waits() {
        for year in ["0002", "0020", "0202"] {
            assert!(Typed::read(&format!("{year}-01-09"), false).may_go_on(), "{year}");
        }
        for whole in ["2027-01-09", "1999-12-31", ""] {
            assert!(!Typed::read(whole, false).may_go_on(), "{whole}");
        }
    }
}
