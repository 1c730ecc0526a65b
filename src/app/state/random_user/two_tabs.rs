//! What two tabs once lost of each other, by the fewest actions that led to it.

use super::action::{Action, Setting, What};
use super::invariants;
use super::world::World;
use crate::app::state::page::fake;
use crate::app::state::shelves::plan_key;

/// Something is done in the first tab or in the second.
const fn by(in_second: bool, what: What) -> Action {
    Action { in_second, what, which: 0, how: 0, then_rest: false, then_undo: false }
}

/// The same, and time passes.
const fn and_rest(action: Action) -> Action {
    Action { then_rest: true, ..action }
}

fn after(actions: &[Action]) -> World {
    let mut world = World::new(Setting { two_tabs: true, share: false, storage_fails: false });
    for action in actions {
        world.act(*action).unwrap();
    }
    world
}

/// What the first tab shows is kept.
fn is_kept(world: &World) {
    assert_eq!(fake::kept(&plan_key(&world.tabs[0].id())), Some(world.tabs[0].text()));
    invariants::kept(world).unwrap();
}

#[test]
fn to_delete_an_example_that_nobody_has_changed_leaves_another_tab_its_own() {
    let world = after(&[and_rest(by(false, What::Type)), by(true, What::Delete)]);
    is_kept(&world);
}

#[test]
fn to_delete_what_another_tab_has_changed_leaves_what_that_tab_made_of_it() {
    let world = after(&[
        and_rest(by(true, What::Allocate)),
        by(false, What::Type),
        by(false, What::Delete),
        and_rest(by(false, What::Fit)),
        by(true, What::Delete),
    ]);
    is_kept(&world);
}
