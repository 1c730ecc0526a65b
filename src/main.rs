//! The planner in the browser.

fn main() {
    strandline::app::start();
}
