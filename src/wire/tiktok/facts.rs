//! Every row of every response, sorted by what it is.

use super::amounts::brief;
use super::dates::day_of_request;
use super::envelope::{Body, Opened, open, unknown};
use super::notice::{NoticeDocument, Notices};
use super::pages::Pages;
use super::row::Row;
use super::shape::Shape;
use crate::day::Day;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the responses say, before anything is made of it.
#[derive(Default)]
pub(super) struct Facts<'a> {
    rows: BTreeMap<Shape, Vec<Row<'a>>>,
    asked: BTreeMap<Shape, Day>,
    pages: Pages,
}

impl<'a> Facts<'a> {
    /// Reads all responses.
    pub(super) fn read(responses: &'a [Value], notices: &mut Notices) -> Self {
        let mut facts = Self::default();
        for response in open(responses, notices) {
            facts.take(&response, notices);
        }
        facts.pages.tell_missing(notices);
        facts
    }

    /// The rows of one shape, the newest answer last.
    pub(super) fn rows(&self, shape: Shape) -> &[Row<'a>] {
        self.rows.get(&shape).map_or(&[], Vec::as_slice)
    }

    /// Whether there is a row of this shape.
    pub(super) fn has(&self, shape: Shape) -> bool {
        self.rows.contains_key(&shape)
    }

    /// The newest day on which rows of this shape were asked for, as far as request ids tell.
    pub(super) fn asked(&self, shape: Shape) -> Option<Day> {
        self.asked.get(&shape).copied()
    }

    /// Whether every page of this shape is there.
    pub(super) fn complete(&self, shape: Shape) -> bool {
        self.pages.complete(shape)
    }

    fn take(&mut self, response: &Opened<'a>, notices: &mut Notices) {
        let asked = day_of_request(response.request);
        match response.body {
            Body::List(items) => self.take_list(items, &response.pointer, None, asked, notices),
            Body::Object(fields) => self.take_object(fields, response, asked, notices),
        }
    }

    fn take_object(
        &mut self,
        fields: &'a Map<String, Value>,
        response: &Opened<'a>,
        asked: Option<Day>,
        notices: &mut Notices,
    ) {
        let whole = Row::object(fields, response.pointer.as_str());
        let info = whole.inside("page_info");
        let lists = fields.iter().filter_map(|(key, value)| Some((key, value.as_array()?)));
        let lists = lists.filter(|(_, items)| items.iter().any(Value::is_object)).collect::<Vec<_>>();
        if let Some(shape) = Shape::of(&whole) {
            self.keep(shape, whole, asked);
        } else if !lists.is_empty() {
            for (key, items) in lists {
                let pointer = format!("{}/{}", response.pointer, escaped(key));
                self.take_list(items, &pointer, info.as_ref(), asked, notices);
            }
        } else if info.is_some() || fields.values().any(Value::is_array) {
            let message = "The list in this response is empty; there is nothing to take from it.";
            notices.tell(NoticeDocument::info("response.empty", whole.path(), message));
        } else {
            let path = if response.pointer.is_empty() { "/".to_owned() } else { response.pointer.clone() };
            notices.tell(unknown(path, saw(fields)));
        }
    }

    fn take_list(
        &mut self,
        items: &'a [Value],
        pointer: &str,
        info: Option<&Row<'a>>,
        asked: Option<Day>,
        notices: &mut Notices,
    ) {
        let pointer: Rc<str> = pointer.into();
        let mut known = None;
        let mut strange = 0_usize;
        let mut example = String::from("no object");
        for (index, item) in items.iter().enumerate() {
            let row = item.as_object().map(|fields| Row::item(fields, Rc::clone(&pointer), index));
            match row.map(|row| (Shape::of(&row), row)) {
                Some((Some(shape), row)) => {
                    known.get_or_insert(shape);
                    self.keep(shape, row, asked);
                }
                Some((None, row)) => {
                    strange += 1;
                    example = saw(row.fields());
                }
                None => strange += 1,
            }
        }
        if let (Some(shape), Some(info)) = (known, info) {
            self.pages.note(shape, info, items.len());
        }
        match known {
            None if !items.is_empty() => notices.tell(unknown(pointer.to_string(), example)),
            Some(_) if strange > 0 => {
                let message =
                    format!("Rows of this list like none that is known ({example}) are left out: {strange}.");
                let notice = NoticeDocument::warning("rows.unknown", &*pointer, message);
                notices.tell(notice.with("count", strange).with("saw", example));
            }
            _ => {}
        }
    }

    fn keep(&mut self, shape: Shape, row: Row<'a>, asked: Option<Day>) {
        self.rows.entry(shape).or_default().push(row);
        if let Some(day) = asked {
            let newest = self.asked.entry(shape).or_insert(day);
            *newest = day.max(*newest);
        }
    }
}

/// The fields of an object, for a sentence.
fn saw(fields: &Map<String, Value>) -> String {
    const SHOWN: usize = 8;
    if fields.is_empty() {
        return "an empty object".to_owned();
    }
    let shown = fields.keys().take(SHOWN).map(|key| brief(key)).collect::<Vec<_>>().join(", ");
    format!("the fields {shown}{}", if fields.len() > SHOWN { " …" } else { "" })
}

/// A key as a part of a JSON pointer.
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
