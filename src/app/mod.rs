//! The planner, on Leptos.

/// Mounts the planner on the page.
pub fn start() {
    leptos::mount::mount_to_body(|| ());
}
