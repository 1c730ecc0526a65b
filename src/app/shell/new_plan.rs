//! A plan of one's own from the beginning.

use crate::app::browser;
use crate::app::state::{Planner, field_id};
use crate::app::text::t;
use crate::editor::draft;

/// Makes a scenario with nothing in it, and goes to its name.
pub(super) fn new_plan(planner: Planner) {
    let currency = planner.peek(|plan| plan.currency.clone());
    let document = draft::empty(t("new.name"), t("new.businessCenter"), &currency, &planner.today.peek());
    planner.add_scenario(document);
    browser::focus(field_id("/name"));
}
