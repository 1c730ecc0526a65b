//! What an import changes in the open plan, before it is taken.

use crate::app::changed::{input_name, value_said};
use crate::app::state::Planner;
use crate::app::text::{count, t};
use crate::plan::document::PlanDocument;
use crate::results::comparison::InputDifference;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many are listed.
const LISTED: usize = 100;

/// Where rows of actual spend stand. There are as many as days: they are counted, not listed.
const ACTUALS: &str = "/actuals/";

/// How many rows of actual spend are new, changed and gone, each by its place.
fn rows_of_spend(changes: &[InputDifference]) -> [usize; 3] {
    let mut rows = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
    for it in changes {
        let Some(place) = it.path.strip_prefix(ACTUALS) else { continue };
        let (at, kind) = match place.split_once('/') {
            Some((at, _)) => (at, 1),
            None => (place, if it.a.is_none() { 0 } else { 2 }),
        };
        rows[kind].insert(at);
    }
    rows.map(|rows| rows.len())
}

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
    let [new, other, gone] = rows_of_spend(changes);
    let spend = [("import.spendNew", new), ("import.spendChanged", other), ("import.spendGone", gone)];
    let spend = spend.into_iter().filter(|(_, number)| *number > 0);
    let spend = spend.map(|(key, number)| view! { <p>{count(key, number, &[])}</p> }).collect_view();
    let number = changes.len() - changes.iter().filter(|it| it.path.starts_with(ACTUALS)).count();
    let others = changes.iter().filter(|it| !it.path.starts_with(ACTUALS));
    let more = number.checked_sub(LISTED).filter(|more| *more > 0);
    let rows = others.take(LISTED).map(row).collect_view();
    view! {
        <h4 id="import-changes">{count("import.changes", number + new + other + gone, &[])}</h4>
        {spend}
        {(number > 0).then(|| view! {
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rows_of_actual_spend_are_counted_once_each() {
        let difference = |path: &str, before: bool, after: bool| InputDifference {
            path: path.to_owned(),
            a: before.then(|| json!("1.00")),
            b: after.then(|| json!("2.00")),
        };
        let changes = [
            difference("/actuals/0/spend", true, true),
            difference("/actuals/0/to", true, true),
            difference("/actuals/4", false, true),
            difference("/actuals/5", false, true),
            difference("/actuals/4", true, false),
            difference("/adAccounts/0/cash", true, true),
        ];
        assert_eq!(rows_of_spend(&changes), [2, 1, 1]);
    }
}
