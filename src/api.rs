//! The JavaScript package: everything it exports is in `strandline::js`.

// Without this the exports are not linked in.
use strandline as _;

fn main() {}
