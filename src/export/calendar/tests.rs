//! What a calendar shows into which one file after the other was brought.

use super::file::{OCTETS, escaped};
use super::*;
use crate::day::Day;
use std::collections::HashMap;

const STAMP: &str = "20260228T120000Z";
const TODAY: &str = "2026-02-28";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn allocations(on: &str, ids: &[&str]) -> Reminder {
    Reminder {
        subject: Occasion::Allocations(ids.iter().map(|id| (*id).to_owned()).collect()),
        on: day(on),
        summary: format!("Allocate {}", ids.join(" and ")),
        description: "Check each line.".into(),
        is_open: true,
    }
}

fn expiry(expires: &str, days: i32) -> Reminder {
    Reminder {
        subject: Occasion::Expiry("credit".into()),
        on: warning_day(Some(day("2026-03-01")), day(expires), days),
        summary: format!("Expires {expires}"),
        description: String::new(),
        is_open: true,
    }
}

/// Title, day, sequence and whether it is cancelled, of each event of a calendar into which every file was brought.
#[derive(Default)]
struct Calendar(HashMap<String, (String, String, u32, bool)>);

impl Calendar {
    /// Replaces what it has by what comes with a higher sequence number, as RFC 5546 has it.
    fn bring(&mut self, events: &[VEvent]) {
        for it in events {
            let new = (it.summary.clone(), it.on.to_string(), it.sequence, it.is_cancelled);
            let old = self.0.get(&it.uid).cloned();
            if let Some(old) = old.filter(|old| *old != new) {
                assert!(new.2 > old.2, "{new:?} doesn't replace {old:?}");
            }
            self.0.insert(it.uid.clone(), new);
        }
    }

    /// What somebody sees in it: titles and days, without what is cancelled.
    fn seen(&self) -> Vec<(String, String)> {
        let seen = self.0.values().filter(|it| !it.3).map(|it| (it.1.clone(), it.0.clone()));
        let mut seen: Vec<_> = seen.collect();
        seen.sort();
        seen
    }
}

fn wanted(entries: &[Reminder]) -> Vec<(String, String)> {
    let mut wanted: Vec<_> = entries.iter().map(|it| (it.on.to_string(), it.summary.clone())).collect();
    wanted.sort();
    wanted
}

#[test]
fn whatever_changes_a_calendar_shows_the_plan_as_it_is_now() {
    let states: [&[Reminder]; 8] = [
        &[allocations("2026-03-01", &["1", "2"]), allocations("2026-03-08", &["3"]), expiry("2026-03-30", 7)],
        // One moves from day to day.
        &[allocations("2026-03-01", &["1"]), allocations("2026-03-08", &["2", "3"]), expiry("2026-03-30", 7)],
        // All on another day, and the warning earlier.
        &[allocations("2026-03-15", &["1", "2", "3"]), expiry("2026-03-30", 14)],
        // A part of them before the others: both events need an id of their own.
        &[
            allocations("2026-03-02", &["3"]),
            allocations("2026-03-15", &["1", "2"]),
            expiry("2026-04-10", 14),
        ],
        // Some are gone.
        &[allocations("2026-03-15", &["2"])],
        // Everything is gone.
        &[],
        // It comes back.
        &[allocations("2026-03-15", &["2"]), expiry("2026-04-10", 14)],
        &[
            allocations("2026-03-01", &["1"]),
            allocations("2026-03-02", &["2"]),
            allocations("2026-03-03", &["3"]),
        ],
    ];
    let (mut exported, mut calendar) = (Exported::default(), Calendar::default());
    for entries in states {
        let events = exported.write("march", entries, None, day(TODAY));
        calendar.bring(&events);
        assert_eq!(calendar.seen(), wanted(entries));
        // Kept and read again, it says the same once more.
        exported = Exported::from_text(&exported.to_text());
        let again = exported.write("march", entries, None, day(TODAY));
        calendar.bring(&again);
        assert_eq!(again, events);
    }
}

/// Any of five allocations on any of four days, twenty changes one after the other, a thousand times over.
#[test]
fn a_calendar_follows_every_way_of_moving_allocations() {
    let mut dice = 0x2545_f491_4f6c_dd1d_u64;
    let mut roll = |sides: u64| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        dice % sides
    };
    for _ in 0..1_000 {
        let (mut exported, mut calendar) = (Exported::default(), Calendar::default());
        let mut days = [0, 0, 1, 1, 2];
        for _ in 0..20 {
            days[usize::try_from(roll(5)).unwrap()] = roll(5);
            let entries: Vec<Reminder> = (0..4)
                .filter_map(|on| {
                    let ids: Vec<String> =
                        (0..5).filter(|id| days[*id] == on).map(|id| id.to_string()).collect();
                    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
                    (!ids.is_empty()).then(|| allocations(&format!("2026-03-0{}", on + 1), &ids))
                })
                .collect();
            calendar.bring(&exported.write("march", &entries, None, day(TODAY)));
            assert_eq!(calendar.seen(), wanted(&entries));
        }
    }
}

#[test]
fn an_event_keeps_its_id_and_counts_its_changes() {
    let mut exported = Exported::default();
    let mut write = |entry: Reminder| exported.write("march", &[entry], None, day(TODAY)).remove(0);
    let first = write(allocations("2026-03-01", &["1", "2"]));
    let moved = write(allocations("2026-03-08", &["1", "2"]));
    let smaller = write(allocations("2026-03-08", &["2"]));
    assert_eq!([&moved.uid, &smaller.uid], [&first.uid, &first.uid]);
    assert_eq!([first.sequence, moved.sequence, smaller.sequence], [0, 1, 2]);
    let other =
        Exported::default().write("april", &[allocations("2026-03-01", &["1", "2"])], None, day(TODAY));
    assert_ne!(other[0].uid, first.uid, "of another scenario");
    let again =
        Exported::default().write("march", &[allocations("2026-03-01", &["1", "2"])], None, day(TODAY));
    assert_eq!(again[0].uid, first.uid, "where nothing was remembered");
}

#[test]
fn the_file_of_one_day_leaves_the_others_as_they_were() {
    let mut exported = Exported::default();
    let plan =
        [allocations("2026-03-01", &["1"]), allocations("2026-03-08", &["2"]), expiry("2026-03-30", 7)];
    let all = exported.write("march", &plan, None, day(TODAY));
    let changed = [allocations("2026-03-08", &["1", "2"]), expiry("2026-03-30", 7)];
    let one = exported.write("march", &changed, Some(day("2026-03-08")), day(TODAY));
    assert_eq!(one.iter().map(|it| (&it.uid, it.sequence)).collect::<Vec<_>>(), [(&all[1].uid, 1)]);
    let rest = exported.write("march", &changed, None, day(TODAY));
    let cancelled: Vec<_> = rest.iter().filter(|it| it.is_cancelled).map(|it| &it.uid).collect();
    assert_eq!(cancelled, [&all[0].uid]);
}

#[test]
fn a_warning_is_given_once_and_in_time() {
    for (expires, days, on) in [
        ("2026-03-30", 7, "2026-03-23"),
        ("2026-03-30", 0, "2026-03-30"),
        // It isn't there before.
        ("2026-03-05", 7, "2026-03-01"),
        ("2026-02-05", 7, "2026-01-29"),
        ("2026-03-30", -1, "2026-03-30"),
    ] {
        assert_eq!(warning_day(Some(day("2026-03-01")), day(expires), days).to_string(), on);
    }
    let mut exported = Exported::default();
    let mut on = |entry: Reminder, today: &str| {
        let event = exported.write("march", &[entry], None, day(today)).remove(0);
        (event.on.to_string(), event.sequence)
    };
    // A week is left of five days: at once, and not again the day after.
    assert_eq!(on(expiry("2026-03-30", 7), "2026-03-25"), ("2026-03-25".into(), 0));
    assert_eq!(on(expiry("2026-03-30", 7), "2026-03-27"), ("2026-03-25".into(), 0));
    assert_eq!(on(expiry("2026-04-30", 7), "2026-03-27"), ("2026-04-23".into(), 1));
    let over = Reminder { is_open: false, ..expiry("2026-03-30", 7) };
    assert_eq!(Exported::default().write("march", &[over], None, day("2026-04-01")), []);
}

#[test]
fn what_is_damaged_is_as_if_nothing_had_been_written() {
    for text in [
        "",
        "{}",
        "[]",
        "{\"version\":2,\"warnDays\":7,\"events\":[]}",
        "{\"version\":1,\"warnDays\":7,\"events\":[{}]}",
    ] {
        assert_eq!(Exported::from_text(text), Exported::default(), "{text}");
    }
}

fn written(description: &str) -> String {
    let entry = Reminder {
        summary: "Allocate 2 ad credits; in TikTok".into(),
        description: description.into(),
        ..allocations("2026-03-01", &["1"])
    };
    calendar(&Exported::default().write("march", &[entry], None, day(TODAY)), STAMP)
}

#[test]
fn an_event_lasts_a_day_and_rings_in_its_morning() {
    let text = written("one\ntwo, three\\");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"), "{text}");
    assert!(text.contains("\r\nSEQUENCE:0\r\nDTSTAMP:20260228T120000Z\r\n"));
    assert!(
        text.contains("\r\nDTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260302\r\nSTATUS:CONFIRMED\r\n")
    );
    assert!(text.contains("\r\nSUMMARY:Allocate 2 ad credits\\; in TikTok\r\n"));
    assert!(text.contains("\r\nDESCRIPTION:one\\ntwo\\, three\\\\\r\n"));
    assert!(text.contains("\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT9H\r\n"));
    assert!(text.ends_with("END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
    assert_eq!(text, written("one\ntwo, three\\"));
    assert_eq!(text, written("\u{2068}one\u{2069}\r\ntwo, three\\"));
}

#[test]
fn what_is_cancelled_says_so_and_rings_no_more() {
    let mut exported = Exported::default();
    exported.write("march", &[allocations("2026-03-01", &["1"])], None, day(TODAY));
    let text = calendar(&exported.write("march", &[], None, day(TODAY)), STAMP);
    assert!(text.contains("\r\nSEQUENCE:1\r\n") && text.contains("\r\nSTATUS:CANCELLED\r\n"), "{text}");
    assert!(!text.contains("VALARM"), "{text}");
}

#[test]
fn long_lines_are_folded_and_unfold_to_what_they_were() {
    let long = "Füge 1 400,00 € hinzu → ".repeat(20);
    let text = written(&long);
    assert!(text.split("\r\n").all(|line| line.len() <= OCTETS), "{text}");
    assert!(text.replace("\r\n ", "").contains(&escaped(&long)));
    assert!(!text.replace("\r\n", "").contains(['\n', '\r']));
}
