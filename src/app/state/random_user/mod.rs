//! A random user: seeded sequences of what a person does, after each of which all that must hold is held to.
//!
//! The planner is the whole of it, as the views have it, on a page of the test's own: two tabs may share one storage,
//! which may be full or blocked, and what is answered may come late. A seed that fails is made as short as it goes, and
//! printed. `STRANDLINE_SOAK=number` says how many actions are done, a million in `make soak`; `make soak SEED=number` does those of
//! one seed.

mod action;
mod doing;
mod effects;
mod fields;
mod importing;
mod invariants;
mod replayed;
mod risk;
mod scenarios;
mod tab;
pub(super) mod tasks;
mod tracking;
mod two_tabs;
mod world;

use action::{Action, LENGTH, Setting, What, of_seed};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use world::World;

/// How many actions are done where nothing says how many.
const DEFAULT: u64 = 6_000;

/// What was done, a line each, and what does not hold after the last of it.
struct Ran {
    lines: Vec<String>,
    failure: Option<String>,
}

fn run(setting: Setting, actions: &[Action]) -> Ran {
    let mut lines = Vec::new();
    let tried = catch_unwind(AssertUnwindSafe(|| {
        let mut world = World::new(setting);
        for action in actions {
            lines.push(format!("{action:?}"));
            let says = world.act(*action)?;
            if let Some(line) = lines.last_mut() {
                line.push_str(" // ");
                line.push_str(&says);
            }
        }
        Ok(())
    }));
    let failure = match tried {
        Ok(held) => held.err(),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(|it| (*it).to_owned()));
            Some(format!("panics: {}", text.unwrap_or_default()))
        }
    };
    Ran { lines, failure }
}

/// What kind of failure it is, so that a shorter sequence is not taken for it that fails otherwise.
fn kind(failure: &str) -> &str {
    failure.split([':', '(', '\n']).next().unwrap_or_default()
}

/// The fewest of these actions, each as plain as it goes, that fail alike.
fn shrunk(setting: Setting, actions: &[Action], failure: &str) -> Vec<Action> {
    let fails =
        |actions: &[Action]| run(setting, actions).failure.is_some_and(|it| kind(&it) == kind(failure));
    let mut actions = actions.to_vec();
    let mut length = actions.len().div_ceil(2);
    while length > 0 {
        let (mut at, before) = (0, actions.len());
        while at < actions.len() {
            let mut fewer = actions.clone();
            fewer.drain(at..(at + length).min(fewer.len()));
            if fails(&fewer) {
                actions = fewer;
            } else {
                at += length;
            }
        }
        if length > 1 || actions.len() == before {
            length /= 2;
        }
    }
    for at in 0..actions.len() {
        for simpler in [
            |it: &mut Action| it.then_undo = false,
            |it: &mut Action| it.then_rest = false,
            |it: &mut Action| it.in_second = false,
            |it: &mut Action| it.which = 0,
            |it: &mut Action| it.how = 0,
        ] {
            let mut plainer = actions.clone();
            simpler(&mut plainer[at]);
            if plainer != actions && fails(&plainer) {
                actions = plainer;
            }
        }
    }
    actions
}

/// What to say of a seed that fails.
fn report(seed: u64, setting: Setting, actions: &[Action], failure: &str) -> String {
    let actions = shrunk(setting, actions, failure);
    let Ran { lines, failure } = run(setting, &actions);
    let mut text = format!("seed {seed} fails: make soak SEED={seed}\n{setting:?}\n");
    for line in lines {
        let _ = writeln!(text, "  {line}");
    }
    text + &failure.unwrap_or_default()
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn whatever_somebody_does_all_holds_that_must() {
    let one = number("STRANDLINE_SEED");
    let actions = number("STRANDLINE_SOAK").unwrap_or(DEFAULT);
    let seeds = one.map_or(0..actions.div_ceil(LENGTH as u64), |seed| seed..seed + 1);
    let mut done: BTreeMap<What, usize> = BTreeMap::new();
    for seed in seeds.clone() {
        let (setting, actions) = of_seed(seed);
        for it in &actions {
            *done.entry(it.what).or_default() += 1;
        }
        let ran = run(setting, &actions);
        if let Some(failure) = ran.failure {
            panic!("{}", report(seed, setting, &actions, &failure));
        }
        if one.is_some() {
            println!("{setting:?}\n{}", ran.lines.join("\n"));
        }
    }
    println!("{} seeds, {} actions: {done:?}", seeds.end - seeds.start, done.values().sum::<usize>());
}
