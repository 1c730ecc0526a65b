//! What was written into earlier calendar files of a scenario, and what follows for the next one.

use super::reminder::{Occasion, Reminder, WARN_DAYS};
use crate::day::Day;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// The version of the text in which it is kept.
const VERSION: u32 = 1;

/// How many cancelled events are remembered: enough to bring them back with Undo.
const CANCELLED: usize = 500;

/// An event as a file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VEvent {
    /// What a calendar knows it by.
    pub uid: String,
    /// How often it has changed.
    pub sequence: u32,
    /// Its day.
    pub on: Day,
    /// Its title.
    pub summary: String,
    /// More about it, in several lines.
    pub description: String,
    /// Whether an alarm is to ring.
    pub is_open: bool,
    /// Whether nothing is left of it.
    pub is_cancelled: bool,
}

/// The events of a scenario that were written, each as it was last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    version: u32,
    /// How many days before an expiry to warn.
    pub warn_days: i32,
    events: Vec<WrittenEvent>,
}

impl Default for Exported {
    fn default() -> Self {
        Self { version: VERSION, warn_days: WARN_DAYS, events: Vec::new() }
    }
}

/// One event that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct WrittenEvent {
    uid: String,
    sequence: u32,
    on: String,
    /// Its title, for when it is cancelled.
    summary: String,
    /// A hash of what the file said of it.
    said: u64,
    /// The allocations it is about, or the ad credit.
    about: Vec<String>,
    is_expiry: bool,
    is_cancelled: bool,
}

impl WrittenEvent {
    /// What a file has of it.
    fn event(&self, on: Day, description: String, is_open: bool) -> VEvent {
        let Self { uid, sequence, summary, is_cancelled, .. } = self.clone();
        VEvent { uid, sequence, on, summary, description, is_open, is_cancelled }
    }
}

impl Exported {
    /// What was kept as this text; as if nothing had been written where the text is damaged or of another version.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        serde_json::from_str(text).ok().filter(|it: &Self| it.version == VERSION).unwrap_or_default()
    }

    /// As text.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The events of the next file, made on the day `today`, of all entries or of those on the day `only`. From now on
    /// they are remembered as written. `scenario` is told apart from every other scenario of the person by its text.
    /// No allocation may be in two entries.
    pub fn write(
        &mut self,
        scenario: &str,
        entries: &[Reminder],
        only: Option<Day>,
        today: Day,
    ) -> Vec<VEvent> {
        let matches = self.matches(entries);
        let before = self.events.len();
        let mut uids: HashSet<String> = self.events.iter().map(|it| it.uid.clone()).collect();
        let mut events = Vec::new();
        for (entry, known) in entries.iter().zip(&matches) {
            if only.is_none_or(|only| only == entry.on) && (known.is_some() || entry.is_open) {
                events.push(self.remember(scenario, entry, *known, today, &mut uids));
            }
        }
        if only.is_none() {
            let left = matches.into_iter().flatten().chain(before..self.events.len()).collect();
            events.extend(self.cancel(&left, today));
        }
        events
    }

    /// The event of an entry. It is remembered in the place of the known one, or else as a new one.
    fn remember(
        &mut self,
        scenario: &str,
        entry: &Reminder,
        known: Option<usize>,
        today: Day,
        uids: &mut HashSet<String>,
    ) -> VEvent {
        let known = known.and_then(|at| self.events.get_mut(at));
        let on = day_of(entry, known.as_deref(), today);
        let said = hash([on.to_string().as_str(), &entry.summary, &entry.description]);
        let (uid, sequence) = match &known {
            Some(known) if known.said == said && !known.is_cancelled => (known.uid.clone(), known.sequence),
            Some(known) => (known.uid.clone(), known.sequence.saturating_add(1)),
            None => (fresh_uid(scenario, &entry.subject, uids), 0),
        };
        uids.insert(uid.clone());
        let written = WrittenEvent {
            uid,
            sequence,
            on: on.to_string(),
            summary: entry.summary.clone(),
            said,
            about: entry.subject.ids().to_vec(),
            is_expiry: matches!(entry.subject, Occasion::Expiry(_)),
            is_cancelled: false,
        };
        let event = written.event(on, entry.description.clone(), entry.is_open);
        match known {
            Some(known) => *known = written,
            None => self.events.push(written),
        }
        event
    }

    /// Which known event each entry is: one of the same day before others, then the one that shares the most with it.
    /// None is taken twice.
    fn matches(&self, entries: &[Reminder]) -> Vec<Option<usize>> {
        let mut by_id: HashMap<(bool, &str), Vec<usize>> = HashMap::new();
        for (at, known) in self.events.iter().enumerate() {
            for id in &known.about {
                by_id.entry((known.is_expiry, id)).or_default().push(at);
            }
        }
        let mut taken = HashSet::new();
        let mut matches = vec![None; entries.len()];
        for same_day in [true, false] {
            for (entry, found) in entries.iter().zip(&mut matches) {
                if found.is_some() {
                    continue;
                }
                let on = entry.on.to_string();
                let is_expiry = matches!(entry.subject, Occasion::Expiry(_));
                let mut shared: HashMap<usize, usize> = HashMap::new();
                for id in entry.subject.ids() {
                    for at in by_id.get(&(is_expiry, id.as_str())).into_iter().flatten() {
                        *shared.entry(*at).or_default() += 1;
                    }
                }
                let may = |at: &usize| {
                    let known = self.events.get(*at);
                    !taken.contains(at) && known.is_some_and(|it| !same_day || it.on == on)
                };
                // What is cancelled comes back only where nothing else is meant.
                let is_alive = |at: usize| self.events.get(at).is_some_and(|it| !it.is_cancelled);
                let best = shared.into_iter().filter(|(at, _)| may(at));
                *found = best
                    .max_by_key(|(at, ids)| (is_alive(*at), *ids, std::cmp::Reverse(*at)))
                    .map(|(at, _)| at);
                taken.extend(*found);
            }
        }
        matches
    }

    /// Cancels every event but those that are left, and forgets the cancelled whose day is past.
    fn cancel(&mut self, left: &HashSet<usize>, today: Day) -> Vec<VEvent> {
        let mut events = Vec::new();
        for (at, known) in self.events.iter_mut().enumerate() {
            let Some(on) = Day::parse(&known.on).filter(|_| !left.contains(&at)) else { continue };
            if !known.is_cancelled {
                known.is_cancelled = true;
                known.sequence = known.sequence.saturating_add(1);
            }
            events.push(known.event(on, String::new(), false));
        }
        let is_past = |it: &WrittenEvent| Day::parse(&it.on).is_none_or(|on| on < today);
        self.events.retain(|it| !(it.is_cancelled && is_past(it)));
        let mut surplus = self.events.iter().filter(|it| it.is_cancelled).count().saturating_sub(CANCELLED);
        self.events.retain(|it| {
            let goes = it.is_cancelled && surplus > 0;
            surplus -= usize::from(goes);
            !goes
        });
        events
    }
}

impl Occasion {
    fn ids(&self) -> &[String] {
        match self {
            Self::Allocations(ids) => ids,
            Self::Expiry(id) => std::slice::from_ref(id),
        }
    }
}

/// The day of an event. A warning that has been given stays where it is, so that it isn't given again with every file.
fn day_of(entry: &Reminder, known: Option<&WrittenEvent>, today: Day) -> Day {
    if matches!(entry.subject, Occasion::Allocations(_)) {
        return entry.on;
    }
    let given = known.and_then(|it| Day::parse(&it.on)).filter(|on| (entry.on..=today).contains(on));
    match given {
        Some(on) => on,
        None if entry.is_open => entry.on.max(today),
        None => entry.on,
    }
}

/// An id that says nothing of what it stands for, and is the same again where nothing was remembered.
fn fresh_uid(scenario: &str, subject: &Occasion, taken: &HashSet<String>) -> String {
    let kind = if matches!(subject, Occasion::Expiry(_)) { "expiry" } else { "allocations" };
    let uid = |id: &str| format!("{:016x}@strandline", hash([scenario, kind, id]));
    let mut ids = subject.ids().iter().cloned().chain((1_usize..).map(|number| format!("#{number}")));
    // So many ids aren't all taken.
    let most = subject.ids().len() + taken.len() + 1;
    ids.by_ref().take(most).map(|id| uid(&id)).find(|it| !taken.contains(it)).unwrap_or_default()
}

/// FNV-1a: it need only tell the events of one person's calendar apart.
fn hash<'a>(texts: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in texts.into_iter().flat_map(|text| text.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
