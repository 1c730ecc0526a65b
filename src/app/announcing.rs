//! What is read out to those who don't see it. The region it is read from is part of the page itself: one that is made
//! later is not heard.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::{document, set_timeout_with_handle};
use std::cell::RefCell;
use std::time::Duration;

/// How long nothing new is to be said before anything is read out.
const PAUSE: Duration = Duration::from_millis(500);

/// Who has something to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Announcer {
    /// The result of the plan.
    Result,
    /// The timeline: where its cursor is, what was moved.
    Timeline,
}

/// What waits to be read out, by who says it.
#[derive(Default)]
struct Waiting {
    sentences: Vec<(Announcer, String)>,
    timer: Option<TimeoutHandle>,
}

thread_local! {
    static WAITING: RefCell<Waiting> = RefCell::default();
}

/// Reads a sentence out, once nothing else has been said for a moment. It takes the place of what the same announcer
/// said and nobody has heard yet; what others said is read out with it.
pub(crate) fn announce(by: Announcer, sentence: String) {
    WAITING.with_borrow_mut(|waiting| {
        waiting.sentences.retain(|(other, _)| *other != by);
        waiting.sentences.push((by, sentence));
        if let Some(timer) = waiting.timer.take() {
            timer.clear();
        }
        waiting.timer = set_timeout_with_handle(read_out, PAUSE).ok();
    });
}

fn read_out() {
    let sentences = WAITING.with_borrow_mut(|waiting| std::mem::take(&mut waiting.sentences));
    // What was said last stays until there is more to say.
    if sentences.is_empty() {
        return;
    }
    if let Some(region) = document().get_element_by_id("announcer") {
        region.set_text_content(Some(&joined(sentences.iter().map(|(_, it)| it.as_str()))));
    }
}

/// Sentences one after another, each at an end before the next begins.
fn joined<'a>(sentences: impl Iterator<Item = &'a str>) -> String {
    sentences.fold(String::new(), |mut all, next| {
        if !all.is_empty() {
            all.push_str(if all.ends_with(['.', '!', '?', '…']) { " " } else { ". " });
        }
        all + next
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_say_at_once_is_read_out_one_after_the_other() {
        let both = ["Account A: Suspended, now on 2 Mar", "Will be lost 0. Unallocated 9."];
        let read = "Account A: Suspended, now on 2 Mar. Will be lost 0. Unallocated 9.";
        assert_eq!(joined(both.into_iter()), read);
        assert_eq!(joined(both.into_iter().take(1)), both[0]);
        assert_eq!(joined(["One. ".trim(), "Two"].into_iter()), "One. Two");
    }
}
