//! What becomes of two tabs, or of storage that fails, by few actions that seeds seldom come upon.

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

const APART: Setting = Setting { two_tabs: true, share: false, storage_fails: true };
const SHARED: Setting = Setting { share: true, ..APART };

fn after(setting: Setting, actions: &[Action]) -> World {
    let mut world = World::new(setting);
    for action in actions {
        world.act(*action).unwrap();
    }
    world
}

/// What the first tab shows is kept.
fn is_kept(world: &World) {
    assert_eq!(fake::kept(&plan_key(&world.tabs[0].id())), Some(world.tabs[0].text()));
    invariants::kept(&world.tabs, world.has_room).unwrap();
}

#[test]
fn to_delete_an_example_that_nobody_has_changed_leaves_another_tab_its_own() {
    let world = after(APART, &[and_rest(by(false, What::Type)), by(true, What::Delete)]);
    is_kept(&world);
}

#[test]
fn to_delete_what_another_tab_has_changed_leaves_what_that_tab_made_of_it() {
    let world = after(
        APART,
        &[
            and_rest(by(true, What::Allocate)),
            by(false, What::Type),
            by(false, What::Delete),
            and_rest(by(false, What::Fit)),
            by(true, What::Delete),
        ],
    );
    is_kept(&world);
}

#[test]
fn what_another_tab_has_made_of_a_scenario_is_said_and_then_taken_over_or_left_apart() {
    for how in [0, 1] {
        let world = after(
            SHARED,
            &[
                and_rest(by(false, What::Type)),
                by(true, What::Hear),
                by(true, What::Hear),
                by(true, What::Hear),
                and_rest(Action { how, ..by(true, What::TakeOver) }),
            ],
        );
        is_kept(&world);
        assert_eq!(world.tabs[0].text() == world.tabs[1].text(), how == 0);
    }
}

#[test]
fn what_full_storage_did_not_take_is_not_written_over_what_another_tab_has_written_since() {
    let world = after(
        SHARED,
        &[
            Action { how: 1, ..by(false, What::Storage) },
            // A text that is too long by now.
            and_rest(Action { how: 98, ..by(true, What::Type) }),
            Action { how: 2, ..by(false, What::Storage) },
            and_rest(by(false, What::Type)),
            and_rest(Action { how: 6, ..by(true, What::Type) }),
        ],
    );
    is_kept(&world);
    assert_ne!(world.tabs[0].id(), world.tabs[1].id());
}

#[test]
fn what_storage_did_not_take_is_kept_as_soon_as_it_takes_something_again() {
    let mut world = after(
        Setting { two_tabs: false, ..SHARED },
        &[
            by(false, What::Storage),
            Action { how: 1, ..by(false, What::Backup) },
            Action { how: 2, ..by(false, What::Storage) },
            by(false, What::Reload),
        ],
    );
    let all = leptos::prelude::untrack(|| world.tabs[0].planner.scenarios());
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|it| fake::kept(&plan_key(&it.id)).is_some()), "{all:?}");
    world.act(and_rest(by(false, What::Delete))).unwrap();
    is_kept(&world);
}

#[test]
fn what_is_deleted_is_not_shown_where_the_next_one_is_gone() {
    let world = after(Setting { two_tabs: false, ..SHARED }, &[by(false, What::Duplicate)]);
    let other = fake::storage().unwrap();
    let id = world.tabs[0].id();
    let all = leptos::prelude::untrack(|| world.tabs[0].planner.scenarios());
    for it in all.iter().filter(|it| it.id != id) {
        other.remove_item(&plan_key(&it.id)).unwrap();
    }
    world.tabs[0].planner.delete_scenario(&id);
    assert_ne!(world.tabs[0].id(), id);
}
