//! The simulator in a page of its own, for help articles to frame.

fn main() {
    strandline::app::start_embed();
}
