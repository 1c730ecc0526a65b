//! What is noted of a document while it is looked at, and where.

use crate::messages::Value;
use crate::money::Currency;
use crate::order::order;
use crate::plan::codes;
use crate::plan::document::{Given, Path, Unread, camel_case};
use crate::plan::problem::{Problem, ProblemCode};
use std::cell::RefCell;

/// What was given in a field that does not say it, by the field's name. Nothing, in nearly all documents.
pub(super) type OfObject<'a> = &'a [(&'a str, &'a Given)];

/// What has been noted so far, what could not be read, and what amounts are counted in.
pub(super) struct Notes<'a> {
    problems: RefCell<Vec<Problem>>,
    /// By the path of the object, or the list, that it is in.
    unread: Vec<(&'a str, &'a Given)>,
    /// Those paths, in order.
    objects: Vec<&'a str>,
    /// `None` while the currency is unknown: amounts are then only read, not counted.
    pub(super) currency: Option<Currency>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(unread: &'a [Unread], currency: Option<Currency>) -> Self {
        let place = |it: &'a Unread| it.path.rsplit_once('/').unwrap_or_default();
        let by_object = order(unread.iter().map(|it| place(it).0)).into_iter().map(|at| {
            let (object, name) = place(&unread[at]);
            (object, (name, &unread[at].given))
        });
        let (objects, unread) = by_object.unzip();
        Self { problems: RefCell::new(Vec::new()), unread, objects, currency }
    }

    pub(super) fn note(&self, problem: Problem) {
        self.problems.borrow_mut().push(problem);
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    /// What of the object at `path` could not be read.
    fn of_object(&self, path: &Path<'_>) -> OfObject<'_> {
        if self.unread.is_empty() {
            return &[];
        }
        let path = path.to_string();
        let first = self.objects.partition_point(|object| *object < path.as_str());
        let count = self.objects[first..].partition_point(|object| *object == path);
        &self.unread[first..first + count]
    }
}

/// A place in a document.
#[derive(Clone, Copy)]
pub(super) struct DocumentPlace<'a> {
    pub(super) path: Path<'a>,
    pub(super) notes: &'a Notes<'a>,
    /// What was given there, where the document does not say it.
    pub(super) given: Option<&'a Given>,
}

impl<'a> DocumentPlace<'a> {
    /// The whole document.
    pub(super) const fn whole(notes: &'a Notes<'a>) -> Self {
        Self { path: Path::Whole, notes, given: None }
    }

    pub(super) fn problem(&self, code: ProblemCode) -> Problem {
        Problem::new(code, self.path.to_string())
    }

    pub(super) fn note(&self, problem: Problem) {
        self.notes.note(problem);
    }

    /// What was read here; what is wrong with it is noted.
    pub(super) fn read<T>(&self, read: Result<T, Problem>) -> Option<T> {
        read.map_err(|problem| self.note(problem.at(self.path.to_string()))).ok()
    }

    /// Notes that there is nothing of this name, or something else than `expected`.
    pub(super) fn unlike(&self, given: &Given, expected: &'static str) {
        self.note(match given {
            Given::Nothing => self.problem(codes::FIELD_MISSING).with("field", self.name()),
            _ => self.problem(codes::FIELD_WRONG_TYPE).with("expected", Value::Word(expected)),
        });
    }

    /// What the field that is here is called.
    pub(super) fn name(&self) -> String {
        match self.path {
            Path::Field(_, name) => camel_case(name).collect(),
            _ => String::new(),
        }
    }

    /// What could not be read of the object, or the list, that is here.
    pub(super) fn inside(&self) -> OfObject<'a> {
        self.notes.of_object(&self.path)
    }
}
