//! Whether all pages of a list are there.

use super::notice::{NoticeDocument, Notices};
use super::row::Row;
use super::shape::Shape;
use std::collections::{BTreeMap, BTreeSet};

/// One question that was answered in pages: its rows, its page size and how many there are in all.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Question {
    shape: Shape,
    page_size: u64,
    total_page: u64,
    total_number: u64,
}

/// What has been seen of one question.
#[derive(Default)]
struct Seen {
    pages: BTreeSet<u64>,
    rows: u64,
    path: String,
}

/// The pages of all lists.
#[derive(Default)]
pub(super) struct Pages {
    questions: BTreeMap<Question, Seen>,
}

impl Pages {
    /// Notes one page.
    pub(super) fn note(&mut self, shape: Shape, info: &Row<'_>, rows: usize) {
        let count = |key| info.number(key).and_then(|text| text.parse::<u64>().ok());
        let Some(page) = count("page") else { return };
        let of = |key| count(key).unwrap_or(0);
        let question = Question {
            shape,
            page_size: of("page_size"),
            total_page: of("total_page"),
            total_number: of("total_number"),
        };
        let seen = self.questions.entry(question).or_default();
        if seen.pages.insert(page) {
            seen.rows = seen.rows.saturating_add(u64::try_from(rows).unwrap_or(u64::MAX));
        }
        if seen.path.is_empty() || info.path() < seen.path {
            seen.path = info.path();
        }
    }

    /// Whether no page of this shape is missing.
    pub(super) fn complete(&self, shape: Shape) -> bool {
        let mut of_shape = self.questions.iter().filter(|(question, _)| question.shape == shape);
        of_shape.all(|(question, seen)| self.is_answered(question, seen))
    }

    /// A list is whole with all its pages; or where another question about the same list, say with a
    /// different page size or fields, brought as many rows.
    fn is_answered(&self, question: &Question, seen: &Seen) -> bool {
        let whole = |question: &Question, seen: &Seen| missing(question, seen) == 0;
        let lists_accounts = matches!(question.shape, Shape::AccountBalance | Shape::Asset);
        let elsewhere = self.questions.iter().any(|(other, seen)| {
            let same = other.shape == question.shape && other.total_number == question.total_number;
            same && whole(other, seen)
        });
        whole(question, seen) || lists_accounts && elsewhere
    }

    /// Tells which pages are missing.
    pub(super) fn tell_missing(&self, notices: &mut Notices) {
        const NAMED: usize = 10;
        for (question, seen) in &self.questions {
            if self.is_answered(question, seen) {
                continue;
            }
            let named = (1..=question.total_page).filter(|page| !seen.pages.contains(page)).take(NAMED);
            let named = named.map(|page| page.to_string()).collect::<Vec<_>>().join(", ");
            let (count, total) = (missing(question, seen), question.total_page);
            let message = format!(
                "Of {total} pages of this list {count} can't be found ({named}). What stands on them is not in \
                 the plan; add those responses."
            );
            let notice = NoticeDocument::warning("pages.missing", &seen.path, message);
            notices.tell(notice.with("missing", count).with("pages", named).with("total", total));
        }
    }
}

/// How many pages are not there.
fn missing(question: &Question, seen: &Seen) -> u64 {
    let there = seen.pages.range(1..=question.total_page.max(1)).count();
    question.total_page.saturating_sub(u64::try_from(there).unwrap_or(u64::MAX))
}
