//! What an import changes in the open plan, before it is taken.

use crate::app::changed::{input_name, value_said};
use crate::app::state::Planner;
use crate::app::text::{count, t};
use crate::plan::document::PlanDocument;
use crate::results::comparison::InputDifference;
use leptos::prelude::*;

/// How many are listed.
const LISTED: usize = 100;

/// The differences between the open plan and the one `after` the import.
pub(super) fn changes_to(
    planner: Planner,
    changes: &[InputDifference],
    after: &PlanDocument,
) -> impl IntoView + use<> {
    let before = planner.peek(PlanDocument::clone);
    let digits = planner.digits.get_untracked();
    let row = |it: &InputDifference| {
        let said = |plan: &PlanDocument, value: Option<&serde_json::Value>| {
            value.map_or_else(|| "–".to_owned(), |value| value_said(plan, digits, &it.path, value))
        };
        view! {
            <tr>
                <th scope="row">{input_name(&before, after, it)}</th>
                <td translate="no">{said(&before, it.a.as_ref())}</td>
                <td translate="no">{said(after, it.b.as_ref())}</td>
            </tr>
        }
    };
    let more = changes.len().checked_sub(LISTED).filter(|more| *more > 0);
    let rows = changes.iter().take(LISTED).map(row).collect_view();
    view! {
        <h4 id="import-changes">{count("import.changes", changes.len(), &[])}</h4>
        {(!changes.is_empty()).then(|| view! {
            <div class="sideways" role="region" aria-labelledby="import-changes" tabindex="0">
                <table class="facts import-changes">
                    <thead>
                        <tr>
                            <th scope="col">{t("import.changed")}</th>
                            <th scope="col">{t("import.before")}</th>
                            <th scope="col">{t("import.after")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })}
        {more.map(|more| view! { <p class="hint">{count("problems.more", more, &[])}</p> })}
    }
}
