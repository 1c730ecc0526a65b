//! Events as the text of a file.

use super::exported::VEvent;
use crate::export::plain::lines;

/// How many octets of a line there may be before it is folded.
pub(super) const OCTETS: usize = 75;

/// When on its day an alarm rings: at nine in the morning, wherever the person is.
const ALARM: &str = "PT9H";

/// A calendar of these events. `stamp` is when it is made, such as `20260301T091500Z`.
#[must_use]
pub fn calendar(events: &[VEvent], stamp: &str) -> String {
    let mut all = String::new();
    let mut line = |name: &str, value: &str| fold(&mut all, &[name, value].concat());
    for (name, value) in [
        ("BEGIN:", "VCALENDAR"),
        ("VERSION:", "2.0"),
        ("PRODID:", "-//Strandline//Planner//EN"),
        ("CALSCALE:", "GREGORIAN"),
    ] {
        line(name, value);
    }
    for event in events {
        let date = |days: i32| event.on.plus(days).to_string().replace('-', "");
        let summary = escaped(&event.summary);
        line("BEGIN:", "VEVENT");
        line("UID:", &event.uid);
        line("SEQUENCE:", &event.sequence.to_string());
        line("DTSTAMP:", stamp);
        line("DTSTART;VALUE=DATE:", &date(0));
        line("DTEND;VALUE=DATE:", &date(1));
        line("STATUS:", if event.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
        line("SUMMARY:", &summary);
        if !event.description.is_empty() {
            line("DESCRIPTION:", &escaped(&event.description));
        }
        line("TRANSP:", "TRANSPARENT");
        if event.is_open {
            line("BEGIN:", "VALARM");
            line("ACTION:", "DISPLAY");
            line("TRIGGER:", ALARM);
            line("DESCRIPTION:", &summary);
            line("END:", "VALARM");
        }
        line("END:", "VEVENT");
    }
    line("END:", "VCALENDAR");
    all
}

/// Text as a property's value.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in lines(text).chars() {
        match it {
            '\\' | ';' | ',' => out.extend(['\\', it]),
            '\n' => out.push_str("\\n"),
            it => out.push(it),
        }
    }
    out
}

/// Appends a line that goes on, after a space, in the next one before it has too many octets. No character is cut in
/// two.
fn fold(out: &mut String, line: &str) {
    let mut octets = 0;
    for it in line.chars() {
        if octets + it.len_utf8() > OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        octets += it.len_utf8();
        out.push(it);
    }
    out.push_str("\r\n");
}
