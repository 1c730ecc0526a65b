//! One ad account of a check-in: two fields, of which one is enough.

use super::words::{Words, difference, wrong};
use super::wrong_day::WrongDay;
use crate::app::dialogs::Dialogs;
use crate::app::format;
use crate::app::pasting::Pasted as Clipboard;
use crate::app::state::{CheckingIn, Planner};
use crate::app::text::{fill, t};
use crate::app::ui::{live, live_text, part, press, true_while};
use crate::day::Day;
use crate::editor::check_in::{Column, Derived, Entered, Open, Wrong, derive, open_days};
use crate::editor::check_in_paste::{Pasted, Target, paste};
use crate::editor::draft;
use crate::editor::reading::is_several_cells;
use crate::money::DecimalMark;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, HtmlElement, HtmlInputElement};

/// The id of a part of the row of the ad account `id`.
pub(super) fn field_id(part: &str, id: &str) -> String {
    ["check-in-", part, "-", id].concat()
}

/// What follows from what was entered.
type Found = Option<Result<Derived, Wrong>>;

/// The row.
#[component]
pub(super) fn Row(
    /// Id of the ad account.
    id: String,
    /// The last day that is entered.
    day: Memo<Result<Day, WrongDay>>,
) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let entering = expect_context::<CheckingIn>();
    let says_id = field_id("says", &id);
    let account = StoredValue::new(id);
    let name = Memo::new(move |_| {
        account.with_value(|id| planner.with(|plan| draft::account_called(plan, id))).unwrap_or_default()
    });
    let entered: Memo<Entered> = Memo::new(move |_| account.with_value(|id| entering.of(planner, id)));
    let open: Memo<Option<Open>> = Memo::new(move |_| {
        let (through, anew) = (day.get().ok()?, entered.with(|it| it.anew));
        account.with_value(|id| planner.with(|plan| open_days(plan, id, through, anew)))
    });
    let found: Memo<Found> = Memo::new(move |_| {
        let through = day.get().ok()?;
        let entered = entered.get();
        account.with_value(|id| planner.with(|plan| derive(plan, id, through, &entered)))
    });
    let is_open = Memo::new(move |_| open.with(|it| it.is_some_and(|it| it.from.is_some())));
    let since = move || {
        let words = Words::of(planner);
        let open = open.get()?;
        Some(match (open.from, open.known_to) {
            (Some(from), _) => words.days(from, day.get().ok()?),
            (None, Some(known)) => fill("checkIn.known", &[("day", &words.day(known))]),
            (None, None) => return None,
        })
    };
    let anew = move || account.with_value(|id| entering.change(planner, id, |it| it.anew = true));
    let again = move || {
        let is_known = open.with(|it| it.is_some_and(|it| it.from.is_none() && it.known_to.is_some()));
        is_known.then(|| {
            view! {
                <button class="link" type="button" aria-label=fill("checkIn.anewOf", &[("account", &name.get())]) on:click=press(anew)>
                    {t("checkIn.anew")}
                </button>
            }
        })
    };
    let says = {
        let says_id = says_id.clone();
        move || {
            let words = Words::of(planner);
            let says = found.with(|it| said(&words, it.as_ref()));
            (!says.is_empty()).then(|| {
                let line = |(class, text): (&'static str, String)| view! { <p class=class>{text}</p> };
                view! { <div id=says_id.clone() role="status">{says.into_iter().map(line).collect_view()}</div> }
            })
        }
    };
    let spent = move || {
        is_open.get().then(|| {
            view! {
                <Amount column=Column::Spent account name=name.get_untracked() entered found />
            }
        })
    };
    let left = move || {
        is_open.get().then(|| {
            view! {
                <Amount column=Column::Left account name=name.get_untracked() entered found />
            }
        })
    };
    view! {
        <tr>
            <th scope="row">
                <bdi>{live_text(move || name.get())}</bdi>
                <span class="check-in-days">{live_text(move || since().unwrap_or_default())}" "{part(again)}</span>
                {part(says)}
            </th>
            <td data-label=t("checkIn.spent")>{part(spent)}</td>
            <td data-label=t("checkIn.left")>{part(left)}</td>
        </tr>
    }
}

/// What is to be said of what was entered.
fn said(words: &Words, found: Option<&Result<Derived, Wrong>>) -> Vec<(&'static str, String)> {
    match found {
        None => Vec::new(),
        Some(Err(it)) => vec![("says says-wrong", wrong(words, *it))],
        Some(Ok(it)) => {
            let look = |text| ("says says-look", text);
            let at_least = it.at_least.then(|| ("hint", t("checkIn.atLeast").to_owned()));
            let why = if it.is_not_approved { "checkIn.notApproved" } else { "checkIn.unpaid" };
            let unpaid =
                it.unpaid.is_positive().then(|| look(fill(why, &[("amount", &words.amount(it.unpaid))])));
            let apart = it.difference.as_ref().map(|it| look(difference(words, it)));
            [at_least, unpaid, apart].into_iter().flatten().collect()
        }
    }
}

/// The part of a field's id that says which of the two it is.
const fn part_of(column: Column) -> &'static str {
    match column {
        Column::Spent => "spent",
        Column::Left => "left",
    }
}

/// One field. What is typed is taken when the field is left, or at Enter, which goes on to the next ad account; while it has
/// the focus nothing is written into it. What follows from the other field stands in it in grey.
#[component]
fn Amount(
    column: Column,
    account: StoredValue<String>,
    name: String,
    entered: Memo<Entered>,
    found: Memo<Found>,
) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let entering = expect_context::<CheckingIn>();
    let dialogs = expect_context::<Dialogs>();
    let control = NodeRef::<leptos::html::Input>::new();
    let own = Memo::new(move |_| entered.with(|it| it.of(column).clone()));
    let shown = move |text: &str| {
        let digits = planner.currency.get_untracked().map_or(0, crate::money::Currency::digits);
        if text.is_empty() { String::new() } else { format::amount(text, digits) }
    };
    Effect::new(move |_| {
        let text = own.get();
        let focused = document().active_element();
        if let Some(control) = control.get().filter(|it| !it.is_same_node(focused.as_deref())) {
            control.set_value(&shown(&text));
        }
    });
    let take = move |control: &HtmlInputElement| {
        let typed = control.value();
        let text = if typed.trim().is_empty() { String::new() } else { planner.digits.read(&typed) };
        // Another form of the same number is no change.
        if own.try_get_untracked().is_some_and(|own| own != text) {
            account.with_value(|id| entering.change(planner, id, |it| it.set(column, text)));
        }
    };
    let leave = move |control: HtmlInputElement| {
        take(&control);
        if let Some(own) = own.try_get_untracked() {
            control.set_value(&shown(&own));
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent, control: HtmlInputElement| {
        let down = match event.key().as_str() {
            "Enter" => !event.shift_key(),
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        event.prevent_default();
        take(&control);
        account.with_value(|id| go(planner, id, column, down));
    };
    let paste = move |control: &HtmlInputElement, data: Option<DataTransfer>| {
        let Some(data) = data else { return false };
        let read = |kind: &str| data.get_data(kind).unwrap_or_default();
        let pasted = Clipboard { text: read("text/plain"), html: read("text/html") };
        if !is_several_cells(&pasted.text) {
            return false;
        }
        take(control);
        match account.with_value(|id| paste_cells(planner, (id, column), &pasted.text)) {
            // More than a check-in takes, such as spend by day.
            None => {
                dialogs.pasted.set(Some(pasted));
                dialogs.import.set(true);
            }
            Some(pasted) => {
                let last = pasted.amounts.iter().map(|it| it.0).max();
                entering.paste(planner, pasted);
                // The field has the focus, and shows what was pasted into it all the same.
                if let Some(own) = own.try_get_untracked() {
                    control.set_value(&shown(&own));
                }
                let id = |at: usize| planner.peek(|plan| plan.ad_accounts.get(at).map(|it| it.id.clone()));
                if let Some(id) = last.and_then(id) {
                    go(planner, &id, column, true);
                }
            }
        }
        true
    };
    let follows = live(move || {
        let words = Words::of(planner);
        found.with(|it| match it {
            Some(Ok(derived)) => words.amount(match column {
                Column::Spent => derived.spent,
                Column::Left => derived.left,
            }),
            _ => String::new(),
        })
    });
    let invalid = true_while(move || found.with(|it| matches!(it, Some(Err(_)))));
    let key = match column {
        Column::Spent => "checkIn.spentOf",
        Column::Left => "checkIn.leftOf",
    };
    let (id, says) = account.with_value(|id| (field_id(part_of(column), id), field_id("says", id)));
    let described = Signal::derive(move || {
        let says_something = found.with(|it| match it {
            None => false,
            Some(Err(_)) => true,
            Some(Ok(it)) => it.at_least || it.unpaid.is_positive() || it.difference.is_some(),
        });
        says_something.then(|| says.clone())
    });
    view! {
        <input
            node_ref=control
            class="input number check-in-amount"
            id=id
            type="text"
            inputmode="decimal"
            autocomplete="off"
            aria-label=fill(key, &[("account", &name)])
            aria-invalid=invalid
            aria-describedby=described
            placeholder=follows
            on:change:target=move |event| take(&event.target())
            on:paste:target=move |event| {
                if paste(&event.target(), event.clipboard_data()) {
                    event.prevent_default();
                }
            }
            on:drop:target=move |event| {
                if paste(&event.target(), event.data_transfer()) {
                    event.prevent_default();
                }
            }
            on:blur:target=move |event| leave(event.target())
            on:keydown:target=move |event| { let control = event.target(); on_key((*event).clone(), control) }
        />
    }
}

/// Goes to the field of the next ad account, or the one before; from the last to what takes the check-in.
fn go(planner: Planner, account: &str, column: Column, down: bool) {
    let ids: Vec<String> = planner.peek(|plan| plan.ad_accounts.iter().map(|it| it.id.clone()).collect());
    let Some(at) = ids.iter().position(|id| id == account) else { return };
    let element = |id: &str| document().get_element_by_id(id)?.dyn_into::<HtmlElement>().ok();
    let field = |id: &String| element(&field_id(part_of(column), id));
    let next = if down {
        ids.iter().skip(at + 1).find_map(field).or_else(|| element("check-in-submit"))
    } else {
        ids.iter().take(at).rev().find_map(field)
    };
    // In the same event: what is typed next is for there.
    if let Some(next) = next {
        let _ = next.focus();
    }
}

/// What becomes of cells that are pasted into the field of an ad account; none where they are not for a check-in.
fn paste_cells(planner: Planner, (account, column): (&str, Column), text: &str) -> Option<Pasted> {
    let mark = if format::separators().decimal == ',' { DecimalMark::Comma } else { DecimalMark::Point };
    planner.peek(|plan| {
        let has_field = |id: &str| document().get_element_by_id(&field_id("spent", id)).is_some();
        let is_open: Vec<bool> = plan.ad_accounts.iter().map(|it| has_field(&it.id)).collect();
        let at = plan.ad_accounts.iter().position(|it| it.id == account)?;
        paste(text, Target { plan, is_open: &is_open, field: (at, column), mark })
    })
}
