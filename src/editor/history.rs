//! The steps by which a draft came to be what it is, and the way back and forth along them.

use super::difference::Difference;

/// How many steps are kept.
pub const MOST_STEPS: usize = 100;
/// How many bytes they may take together.
const MOST_BYTES: usize = 1_500_000;
/// The version of the text a history is kept as.
const VERSION: &str = "1";

/// One change of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    /// What was done, as the button or field is called; empty where that is not known.
    what: String,
    difference: Difference,
}

/// What was done, and what was taken back since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Step>,
    /// The one taken back last is the last.
    undone: Vec<Step>,
}

impl History {
    /// What would be taken back.
    #[must_use]
    pub fn last_done(&self) -> Option<&str> {
        self.done.last().map(|step| step.what.as_str())
    }

    /// What would be done again.
    #[must_use]
    pub fn last_undone(&self) -> Option<&str> {
        self.undone.last().map(|step| step.what.as_str())
    }

    /// Takes down that the draft changed; whether it did.
    pub fn record(&mut self, what: &str, before: &str, after: &str) -> bool {
        let Some(difference) = Difference::between(before, after) else { return false };
        self.undone.clear();
        self.done.push(Step { what: what.to_owned(), difference });
        self.keep_bounds();
        true
    }

    /// Takes down that the draft changed as part of the last step; whether that is still one, for all may be as before.
    pub fn extend(&mut self, before: &str, after: &str) -> bool {
        let Some(last) = self.done.pop() else { return false };
        let begun = last.difference.undone(before);
        self.record(&last.what, begun.as_deref().unwrap_or(before), after)
    }

    /// Takes the last step back: the draft as it was before; nothing where there is none.
    pub fn undo(&mut self, now: &str) -> Option<String> {
        let step = self.done.pop()?;
        let before = step.difference.undone(now);
        self.shift(before, step, |all| &mut all.undone)
    }

    /// The drafts before each step that was done, the latest first, as they lead to the draft `now`; at most so many bytes.
    pub fn drafts(&self, now: &str, most: usize) -> Vec<String> {
        let (mut drafts, mut bytes) = (Vec::<String>::new(), 0);
        for step in self.done.iter().rev() {
            let after = drafts.last().map_or(now, String::as_str);
            let Some(before) = step.difference.undone(after) else { break };
            bytes += before.len();
            if bytes > most {
                break;
            }
            drafts.push(before);
        }
        drafts
    }

    /// Does again what was taken back last: the draft as it was then.
    pub fn redo(&mut self, now: &str) -> Option<String> {
        let step = self.undone.pop()?;
        let after = step.difference.redone(now);
        self.shift(after, step, |all| &mut all.done)
    }

    /// A history that does not fit its draft leads nowhere.
    fn shift(
        &mut self,
        text: Option<String>,
        step: Step,
        to: impl FnOnce(&mut Self) -> &mut Vec<Step>,
    ) -> Option<String> {
        if text.is_some() {
            to(self).push(step);
        } else {
            *self = Self::default();
        }
        text
    }

    /// What lies furthest back goes first.
    fn keep_bounds(&mut self) {
        let mut bytes = 0;
        let fits = |step: &&Step| {
            bytes += step.difference.size() + step.what.len();
            bytes <= MOST_BYTES
        };
        let kept = self.done.iter().rev().take(MOST_STEPS).take_while(fits).count();
        self.done.drain(..self.done.len() - kept);
    }

    /// As text, for the draft `now`: a line for each step. What JSON and names have never contains a tab or a line end.
    #[must_use]
    pub fn to_text(&self, now: &str) -> String {
        let head = [VERSION, &self.done.len().to_string(), &fingerprint(now).to_string()].join("\t");
        let mut text = head;
        for Step { what, difference } in self.done.iter().chain(&self.undone) {
            let at = difference.at.to_string();
            for part in ["\n", &at, "\t", &difference.before, "\t", &difference.after, "\t", what] {
                text.push_str(part);
            }
        }
        text
    }

    /// The history of the draft `now`; an empty one where the text is damaged, or another draft's.
    #[must_use]
    pub fn from_text(text: &str, now: &str) -> Self {
        Self::read(text, now).unwrap_or_default()
    }

    fn read(text: &str, now: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let head: Vec<&str> = lines.next()?.split('\t').collect();
        let [VERSION, done, of] = head[..] else { return None };
        if of != fingerprint(now).to_string() {
            return None;
        }
        let mut steps = lines.map(step).collect::<Option<Vec<Step>>>()?;
        let done: usize = done.parse().ok()?;
        if done > steps.len() {
            return None;
        }
        let undone = steps.split_off(done);
        Some(Self { done: steps, undone })
    }
}

fn step(line: &str) -> Option<Step> {
    let mut parts = line.split('\t');
    let mut part = || parts.next();
    let at = part()?.parse().ok()?;
    let (before, after, what) = (part()?.to_owned(), part()?.to_owned(), part()?.to_owned());
    Some(Step { what, difference: Difference { at, before, after } })
}

/// Tells one draft from another: FNV-1a.
fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A history of drafts `0` to `last`.
    fn counted(last: usize) -> (History, Vec<String>) {
        let drafts: Vec<String> = (0..=last).map(|number| format!(r#"{{"amount":"{number}"}}"#)).collect();
        let mut history = History::default();
        for (at, pair) in drafts.windows(2).enumerate() {
            history.record(&format!("step {at}"), &pair[0], &pair[1]);
        }
        (history, drafts)
    }

    #[test]
    fn a_hundred_steps_back_a_reload_and_a_hundred_forth_give_the_same_bytes() {
        let (mut history, drafts) = counted(MOST_STEPS);
        let mut now = drafts[MOST_STEPS].clone();
        for at in (0..MOST_STEPS).rev() {
            now = history.undo(&now).expect("a step");
            assert_eq!(now, drafts[at]);
        }
        assert_eq!(history.undo(&now), None);
        let mut history = History::from_text(&history.to_text(&now), &now);
        for draft in &drafts[1..] {
            now = history.redo(&now).expect("a step");
            assert_eq!(now, *draft);
        }
        assert_eq!(history.redo(&now), None);
        assert_eq!(history, counted(MOST_STEPS).0);
    }

    #[test]
    fn the_drafts_on_the_way_are_those_that_undo_leads_through() {
        let (history, drafts) = counted(3);
        let back: Vec<String> = drafts[..3].iter().rev().cloned().collect();
        assert_eq!(history.drafts(&drafts[3], 1_000), back);
        assert_eq!(history.drafts(&drafts[3], 2 * drafts[0].len()), back[..2]);
        assert_eq!(history.drafts("another", 1_000), [""; 0]);
    }

    #[test]
    fn a_change_after_undo_takes_the_place_of_what_was_undone() {
        let (mut history, drafts) = counted(3);
        let now = history.undo(&drafts[3]).expect("a step");
        assert_eq!(history.last_undone(), Some("step 2"));
        assert!(history.record("other", &now, "{}"));
        assert_eq!((history.last_done(), history.last_undone()), (Some("other"), None));
        assert_eq!(history.undo("{}").as_deref(), Some(now.as_str()));
    }

    #[test]
    fn what_changes_nothing_is_no_step_and_takes_nothing_away() {
        let (mut history, drafts) = counted(2);
        let now = history.undo(&drafts[2]).expect("a step");
        assert!(!history.record("nothing", &now, &now));
        assert_eq!(history.last_undone(), Some("step 1"));
    }

    #[test]
    fn typing_on_is_the_same_step() {
        let mut history = History::default();
        history.record("typing", "a", "ab");
        history.extend("ab", "abc");
        history.extend("abc", "abcd");
        assert_eq!(history.done.len(), 1);
        assert_eq!(history.undo("abcd").as_deref(), Some("a"));
        let mut history = History::default();
        history.record("typing", "a", "ab");
        assert!(!history.extend("ab", "a"));
        assert_eq!(history.last_done(), None);
    }

    #[test]
    fn the_oldest_go_first() {
        let (history, _) = counted(MOST_STEPS + 20);
        assert_eq!(history.done.len(), MOST_STEPS);
        assert_eq!(history.done[0].what, "step 20");
        let (large, larger) = ("x".repeat(MOST_BYTES / 4), "y".repeat(MOST_BYTES / 4));
        let mut history = History::default();
        for at in 0..6 {
            let (before, after) = if at % 2 == 0 { (&large, &larger) } else { (&larger, &large) };
            history.record("large", before, after);
        }
        assert_eq!(history.done.len(), 1);
    }

    #[test]
    fn a_history_of_another_draft_or_a_damaged_one_is_none() {
        let (history, drafts) = counted(3);
        let text = history.to_text(&drafts[3]);
        assert_eq!(History::from_text(&text, &drafts[3]), history);
        assert_eq!(History::from_text(&text, &drafts[2]), History::default());
        let future = format!("2{}", &text[1..]);
        for damaged in ["", "1", &text[..text.len() - 8], &text.replace('\n', ""), &future] {
            assert_eq!(History::from_text(damaged, &drafts[3]), History::default(), "{damaged}");
        }
    }
}
