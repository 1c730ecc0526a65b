//! Facts in words and tables.

use super::{Drawing, Drawn};
use leptos::prelude::*;

/// A part with its title, whose id is `id`.
pub(crate) fn section(id: &'static str, title: &'static str, inside: Vec<Drawn>) -> Drawn {
    view! {
        <section class="explained">
            <h3 id=id>{title}</h3>
            {inside}
        </section>
    }
    .drawn()
}

/// A paragraph.
pub(crate) fn paragraph(text: String) -> Drawn {
    view! { <p>{text}</p> }.drawn()
}

/// Points one after the other.
pub(crate) fn list(items: Vec<String>) -> Drawn {
    let item = |text: String| view! { <li>{text}</li> };
    view! { <ol class="points">{items.into_iter().map(item).collect_view()}</ol> }.drawn()
}

/// A table whose first column names the rows. `id` is that of its title.
pub(crate) fn table(id: &'static str, head: Vec<String>, rows: Vec<Vec<String>>) -> Drawn {
    let head = head.into_iter().map(|it| view! { <th scope="col">{it}</th> }).collect_view();
    let cell = |(at, text): (usize, String)| {
        if at == 0 {
            view! { <th scope="row">{text}</th> }.drawn()
        } else {
            view! { <td>{text}</td> }.drawn()
        }
    };
    let row = |cells: Vec<String>| {
        view! { <tr>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    view! {
        <div class="sideways" role="region" aria-labelledby=id tabindex="0">
            <table class="facts facts-outcome">
                <thead><tr>{head}</tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .drawn()
}
