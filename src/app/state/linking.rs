//! A plan that comes with the address.

use super::page;
use super::planner::{Origin, Planner};
use super::shelves::Warning;
use crate::app::browser;
use crate::app::engine::{self, NoPlan};
use crate::app::screen::Screen;
use crate::app::text::t;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the fragment of such an address begins with, as it is made.
pub(crate) const MARK: &str = "#p=";

/// Takes the plan from the address, now and whenever it changes.
pub(super) fn follow(planner: Planner) {
    take(planner);
    let on_change = page::listen("hashchange", move || take(planner));
    on_cleanup(move || on_change.remove());
}

fn take(planner: Planner) {
    let fragment = browser::fragment();
    if !engine::is_link(&fragment) {
        return;
    }
    // Loading the page again must not open it again.
    browser::replace_fragment(&["#", Screen::Plan.name()].concat());
    spawn_local(async move { arrive(planner, engine::from_link(fragment).await) });
}

/// A plan of somebody's own stays open until they say whether the linked one is opened.
pub(super) fn arrive(planner: Planner, linked: Result<PlanDocument, NoPlan>) {
    match linked {
        Ok(plan) if planner.origin.get_untracked() == Origin::Own => planner.linked().set(Some(plan)),
        Ok(plan) => {
            planner.add_scenario(plan);
        }
        Err(why) => {
            let why = match why {
                NoPlan::NotLoaded => t("link.notLoaded").to_owned(),
                NoPlan::NotInIt(why) => why,
            };
            planner.warning.set(Some(Warning::Link(why)));
        }
    }
}
