//! Addresses of lessons.

/// What the address has for this screen, and for each lesson.
pub(super) const ADDRESS: &str = "#learn";

/// The address of a lesson.
pub(super) fn address(lesson: &str) -> String {
    [ADDRESS, "/", lesson].concat()
}
