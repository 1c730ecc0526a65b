//! Whether all pages of a list are there.

use super::row::Row;
use super::shape::Shape;
use super::words::add;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::table::Table;
use std::collections::BTreeSet;

/// One question that was answered in pages, and which of them are there.
struct PagedQuestion {
    shape: Shape,
    /// The size of a page, how many pages and how many rows there are in all.
    extent: [u64; 3],
    /// The pages that are there.
    pages: BTreeSet<u64>,
    path: String,
}

impl PagedQuestion {
    fn pages_in_all(&self) -> u64 {
        self.extent[1]
    }

    /// How many pages are not there.
    fn missing(&self) -> u64 {
        let all = self.pages_in_all().max(1);
        let there = self.pages.iter().filter(|page| (1..=all).contains(*page)).count();
        self.pages_in_all().saturating_sub(there as u64)
    }
}

/// The pages of all lists.
#[derive(Default)]
pub(in crate::import) struct Pages {
    keys: Table,
    questions: Vec<PagedQuestion>,
}

impl Pages {
    /// Notes one page.
    pub(in crate::import) fn note(&mut self, shape: Shape, info: &Row<'_>) {
        let count = |key| info.number(key).and_then(|text| text.parse::<u64>().ok());
        let Some(page) = count("page") else { return };
        let extent = ["page_size", "total_page", "total_number"].map(|key| count(key).unwrap_or(0));
        let place = self.keys.number(&format!("{} {extent:?}", shape as usize));
        if place == self.questions.len() {
            self.questions.push(PagedQuestion { shape, extent, pages: BTreeSet::new(), path: info.path() });
        }
        let question = &mut self.questions[place];
        question.pages.insert(page);
        question.path = info.path().min(std::mem::take(&mut question.path));
    }

    /// Whether no page of this shape is missing.
    pub(in crate::import) fn complete(&self, shape: Shape) -> bool {
        self.questions.iter().all(|question| question.shape != shape || self.is_answered(question))
    }

    /// A list is whole with all its pages; or where another question about the same list, say with a
    /// different page size or fields, was answered whole.
    fn is_answered(&self, question: &PagedQuestion) -> bool {
        let lists_accounts = matches!(question.shape, Shape::AccountBalance | Shape::Asset);
        let is_same =
            |other: &PagedQuestion| other.shape == question.shape && other.extent[2] == question.extent[2];
        question.missing() == 0
            || lists_accounts && self.questions.iter().any(|other| is_same(other) && other.missing() == 0)
    }

    /// Tells which pages are missing.
    pub(in crate::import) fn tell_missing(&self, notices: &mut Notices) {
        const NAMED: usize = 10;
        for question in &self.questions {
            if self.is_answered(question) {
                continue;
            }
            let mut named = String::new();
            let is_missing = |page: &u64| !question.pages.contains(page);
            for page in (1..=question.pages_in_all()).filter(is_missing).take(NAMED) {
                add(&mut named, ", ", &page.to_string());
            }
            let notice = notices.tell(Kind::PagesMissing, &question.path);
            notice.with("missing", question.missing()).with("pages", &named);
            notice.with("total", question.pages_in_all());
        }
    }
}
