//! Every row of every response, sorted by what it is.

use super::dates::day_of_request;
use super::envelope::{Body, OpenedResponse, open};
use super::pages::Pages;
use super::row::Row;
use super::shape::Shape;
use super::words::{add, brief};
use crate::day::Day;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::plan::document::escaped;
use serde_json::{Map, Value};
use std::rc::Rc;

/// What the responses say, before anything is made of it.
#[derive(Default)]
pub(in crate::import) struct Facts<'a> {
    rows: [Vec<Row<'a>>; Shape::COUNT],
    asked: [Option<Day>; Shape::COUNT],
    pages: Pages,
}

impl<'a> Facts<'a> {
    /// Reads all responses.
    pub(in crate::import) fn read(responses: &'a [Value], notices: &mut Notices) -> Self {
        let mut facts = Self::default();
        for response in open(responses, notices) {
            let asked = day_of_request(response.request);
            match response.body {
                Body::List(items) => facts.take_list(items, &response.pointer, None, asked, notices),
                Body::Object(fields) => facts.take_object(fields, &response, asked, notices),
            }
        }
        facts.pages.tell_missing(notices);
        facts
    }

    /// The rows of one shape, the newest answer last.
    pub(in crate::import) fn rows(&self, shape: Shape) -> &[Row<'a>] {
        &self.rows[shape as usize]
    }

    /// Whether there is a row of this shape.
    pub(in crate::import) fn has(&self, shape: Shape) -> bool {
        !self.rows(shape).is_empty()
    }

    /// The newest day on which rows of this shape were asked for, as far as request ids tell.
    pub(in crate::import) fn asked(&self, shape: Shape) -> Option<Day> {
        self.asked[shape as usize]
    }

    /// Whether every page of this shape is there.
    pub(in crate::import) fn complete(&self, shape: Shape) -> bool {
        self.pages.complete(shape)
    }

    fn take_object(
        &mut self,
        fields: &'a Map<String, Value>,
        response: &OpenedResponse<'a>,
        asked: Option<Day>,
        notices: &mut Notices,
    ) {
        let pointer = &response.pointer;
        let whole = Row::object(fields, pointer);
        if let Some(shape) = Shape::of(&whole) {
            return self.keep(shape, whole, asked);
        }
        let info = whole.inside("page_info");
        let (mut is_taken, mut is_list) = (false, info.is_some());
        for (key, value) in fields {
            let Value::Array(items) = value else { continue };
            is_list = true;
            if items.iter().any(Value::is_object) {
                is_taken = true;
                self.take_list(items, &format!("{pointer}/{}", escaped(key)), info.as_ref(), asked, notices);
            }
        }
        if !is_taken && is_list {
            notices.tell(Kind::ResponseEmptyList, pointer);
        } else if !is_taken {
            let path = if pointer.is_empty() { "/" } else { pointer };
            notices.tell(Kind::ResponseUnknown, path).with("saw", saw(fields));
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
        let list: Rc<str> = pointer.into();
        let mut known = None;
        let mut strange = 0_usize;
        let mut example = "no object".to_owned();
        for (index, item) in items.iter().enumerate() {
            let row = item.as_object().map(|fields| Row::item(fields, Rc::clone(&list), index));
            if let Some(row) = row {
                if let Some(shape) = Shape::of(&row) {
                    known.get_or_insert(shape);
                    self.keep(shape, row, asked);
                    continue;
                }
                example = saw(row.fields());
            }
            strange += 1;
        }
        if let (Some(shape), Some(info)) = (known, info) {
            self.pages.note(shape, info);
        }
        if known.is_some() && strange > 0 {
            notices.tell(Kind::RowsUnknown, pointer).with("count", strange).with("saw", &example);
        } else if strange > 0 {
            notices.tell(Kind::ResponseUnknown, pointer).with("saw", &example);
        }
    }

    fn keep(&mut self, shape: Shape, row: Row<'a>, asked: Option<Day>) {
        self.rows[shape as usize].push(row);
        let newest = &mut self.asked[shape as usize];
        *newest = asked.max(*newest);
    }
}

/// The fields of an object, for a sentence.
fn saw(fields: &Map<String, Value>) -> String {
    const SHOWN: usize = 8;
    if fields.is_empty() {
        return "an empty object".to_owned();
    }
    let mut shown = String::new();
    for key in fields.keys().take(SHOWN) {
        add(&mut shown, ", ", &brief(key));
    }
    format!("the fields {shown}{}", if fields.len() > SHOWN { " …" } else { "" })
}
