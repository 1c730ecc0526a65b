//! How a planner begins: with what this browser holds.

use super::planner::{Origin, Planner, first_example};
use super::shelves::Shelves;
use super::today::Today;
use super::{advising, keys, linking, saving};
use leptos::prelude::*;

impl Planner {
    /// A planner on what this browser holds, or on the first example. It follows the keys and the address.
    pub(crate) fn open() -> Self {
        let planner = Self::begin();
        keys::follow(planner);
        linking::follow(planner);
        planner
    }

    /// A planner on what this browser holds, or on the first example.
    pub(super) fn begin() -> Self {
        let (shelves, today) = (Shelves::new(), Today::follow());
        let (kept, warning) = shelves.load();
        let planner = match kept {
            Some((document, text)) => {
                let planner = Self::new(document, Origin::Own, shelves, today);
                planner.recorder().turn_to(text.clone(), shelves.history_of_open(&text));
                planner
            }
            None => Self::new(first_example(&today.peek()), Origin::Example, shelves, today),
        };
        planner.warning.set(warning);
        saving::keep(planner);
        advising::keep_up(planner);
        planner
    }
}
