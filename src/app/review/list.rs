//! The steps as text: for the clipboard, and for the days of a calendar.

use super::steps::{Progress, Step, by_credit, by_day, total};
use super::words::Words;
use crate::app::text::{fill, t};
use crate::export::plain;

/// All steps, those that are done among them, each with where it stands.
pub(super) fn list(words: &Words, steps: &[Step]) -> String {
    let day = |day: &[Step]| day.first().map(|it| [&words.day(&it.on), "\n", &of_day(words, day)].concat());
    let days = by_day(steps).into_iter().filter_map(day);
    let all: Vec<String> = std::iter::once(t("review.final").to_owned()).chain(days).collect();
    plain::lines(&all.join("\n\n"))
}

/// The steps of one day, by ad credit.
pub(super) fn of_day(words: &Words, day: &[Step]) -> String {
    let group = |group: &&[Step]| {
        let first = group.first()?;
        let amount = words.exact(&total(*group, words.currency()));
        let head =
            [("credit", first.credit.as_str()), ("day", &words.day(&first.expires)), ("amount", &amount)];
        let mut lines = vec![fill("review.group", &head), Words::path(first)];
        lines.extend(group.iter().map(|step| line(words, step)));
        Some(lines.join("\n"))
    };
    by_credit(day).iter().filter_map(group).collect::<Vec<_>>().join("\n")
}

/// One step, with where it stands and who makes it.
fn line(words: &Words, step: &Step) -> String {
    let key = match step.progress {
        Progress::Planned => "review.line.planned",
        Progress::Refused => "review.line.refused",
        Progress::Done => "review.line.done",
    };
    let line = fill(key, &[("account", &step.account), ("amount", &words.exact(&step.amount))]);
    match &step.by {
        Some(by) => [&line, ", ", &fill("review.line.by", &[("name", by)])].concat(),
        None => line,
    }
}
