//! What a real browser replays: the actions of some seeds, as `tests/e2e/random-user.spec.mjs` reads them.
//!
//! `UPDATE_EXPECT=1` writes them anew.

use super::action::{Action, What, of_seed};
use super::fields::{Kind, typed};
use expect_test::expect_file;
use serde_json::{Value, json};

/// The seeds of which a browser does the actions.
const SEEDS: std::ops::Range<u64> = 0..4;

/// Whether it is for a person in front of one page to do. What storage, the other tab and the worker do is not; of what
/// is done in few states or in several controls at once, from `Take` on, no press is known there.
const fn is_replayed(what: What) -> bool {
    !matches!(
        what,
        What::Report
            | What::WorkerDies
            | What::LinkCame
            | What::Leave
            | What::Hear
            | What::Kill
            | What::Storage
            | What::TakeOver
            | What::Backup
            | What::Take
            | What::OpenLinked
            | What::ChooseDay
            | What::PasteSpend
            | What::Rest
            | What::Overdue
            | What::SetExpiries
            | What::ChangeMember
    )
}

fn written(Action { what, which, how, then_undo, .. }: Action) -> Value {
    let mut action =
        json!({ "what": format!("{what:?}"), "which": which, "how": how, "thenUndo": then_undo });
    // Which kind of field it is to be the page says.
    let all = [("amount", Kind::Amount), ("day", Kind::Day), ("text", Kind::Text)];
    let number = match what {
        What::Type => 3,
        What::Allocate | What::EnterSpend => 1,
        _ => 0,
    };
    for (name, kind) in &all[..number] {
        action[*name] = typed(*kind, how / 2).into();
    }
    action
}

#[test]
fn a_browser_replays_the_actions_of_these_seeds() {
    let lines = SEEDS.flat_map(|seed| {
        let actions = of_seed(seed).1.into_iter().filter(|it| is_replayed(it.what)).map(written);
        actions.map(move |action| json!([seed, action]).to_string())
    });
    let text = format!("[\n{}\n]\n", lines.collect::<Vec<_>>().join(",\n"));
    expect_file!["../../../../tests/e2e/random-user.json"].assert_eq(&text);
}
