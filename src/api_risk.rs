//! The package's entry `strandline/risk`.

#[path = "js/entries/risk.rs"]
mod entry;

fn main() {}
