//! The package's first entry, `strandline`.

#[path = "js/entries/core/mod.rs"]
mod entry;

fn main() {}
