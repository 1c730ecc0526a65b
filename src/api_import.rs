//! The package's entry `strandline/import`.

#[path = "js/entries/import.rs"]
mod entry;

fn main() {}
