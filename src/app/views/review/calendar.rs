//! Days on which to allocate, as a calendar file (RFC 5545).

use super::steps::Step;
use crate::day::Day;
use crate::export::plain::lines;

/// How many octets of a line there may be before it is folded.
const OCTETS: usize = 75;

/// One day of the calendar.
pub(super) struct Entry<'a> {
    /// What is to be done on it.
    pub(super) steps: Vec<&'a Step>,
    /// Its title.
    pub(super) summary: String,
    /// What is to be done, in words.
    pub(super) description: String,
}

/// A calendar of these days. `stamp` is when it is made, such as `20260301T091500Z`.
pub(super) fn calendar(entries: &[Entry<'_>], stamp: &str) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Strandline//Planner//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    for entry in entries {
        let Some(day) = entry.steps.first().and_then(|step| Day::parse(&step.on)) else { continue };
        let date = |day: Day| day.to_string().replace('-', "");
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            ["UID:", &uid(&entry.steps)].concat(),
            ["DTSTAMP:", stamp].concat(),
            ["DTSTART;VALUE=DATE:", &date(day)].concat(),
            ["DTEND;VALUE=DATE:", &date(day.plus(1))].concat(),
            ["SUMMARY:", &escaped(&entry.summary)].concat(),
            ["DESCRIPTION:", &escaped(&entry.description)].concat(),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// The same steps on the same day have the same id, so that a calendar that has them already is brought up to date.
fn uid(steps: &[&Step]) -> String {
    // FNV-1a: it need only tell the entries of one person's calendar apart.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let texts = steps.iter().flat_map(|step| [&step.on, &step.id, &step.account_id, &step.amount]);
    for byte in texts.flat_map(|text| text.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}@strandline")
}

/// Text as a property's value.
fn escaped(text: &str) -> String {
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

/// A line that goes on, after a space, in the next one before it has too many octets. No character is cut in two.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
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
    out
}

#[cfg(test)]
mod tests {
    use super::super::steps::tests::of;
    use super::*;
    use crate::app::draft::tests::small;

    fn written(description: &str) -> String {
        let steps = of(&small());
        let entry = Entry {
            steps: steps.iter().collect(),
            summary: "Allocate 2 ad credits; in TikTok".into(),
            description: description.into(),
        };
        calendar(&[entry], "20260228T120000Z")
    }

    #[test]
    fn a_day_of_the_calendar_lasts_a_day_and_keeps_its_id() {
        let text = written("one\ntwo, three\\");
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"), "{text}");
        assert!(text.contains("\r\nDTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260302\r\n"));
        assert!(text.contains("\r\nDTSTAMP:20260228T120000Z\r\n"));
        assert!(text.contains("\r\nSUMMARY:Allocate 2 ad credits\\; in TikTok\r\n"));
        assert!(text.contains("\r\nDESCRIPTION:one\\ntwo\\, three\\\\\r\n"));
        assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
        assert_eq!(text, written("one\ntwo, three\\"));
        assert_eq!(text, written("\u{2068}one\u{2069}\r\ntwo, three\\"));
    }

    #[test]
    fn long_lines_are_folded_and_unfold_to_what_they_were() {
        let long = "Füge 1 400,00 € hinzu → ".repeat(20);
        let text = written(&long);
        assert!(text.split("\r\n").all(|line| line.len() <= OCTETS), "{text}");
        assert!(text.replace("\r\n ", "").contains(&escaped(&long)));
        assert!(!text.replace("\r\n", "").contains(['\n', '\r']));
    }
}
