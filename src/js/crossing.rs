//! Values over the boundary, and the error that carries problems.

use crate::messages::{CORE, Message};
use crate::plan::Problem;
use crate::plan::document::PlanDocument;
use crate::results::projection::ProblemDocument;
use crate::results::text::LARGEST;
use crate::results::{self, JournalTable, any_document, check, problem_documents};
use js_sys::{Error, JSON, Reflect};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::ser::{Formatter, Serializer};
use serde_wasm_bindgen::from_value;
use std::io::{self, Write};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const PLAN_ERROR: &str = r#"
/** What these functions throw. */
export interface PlanError extends Error {
    name: "PlanError";
    problems: Problem[];
}
"#;

#[wasm_bindgen(module = "/src/js/plain.js")]
extern "C" {
    /// A [`Plain`] copy of a value.
    fn plain(value: &JsValue) -> JsValue;

    /// A value as the bytes of JSON text, where JSON says all of it.
    fn text(value: &JsValue) -> Option<Vec<u8>>;
}

#[wasm_bindgen(module = "/src/js/rows.js")]
extern "C" {
    /// The rows of a [`JournalTable`].
    #[wasm_bindgen(catch)]
    fn rows(texts: &JsValue, cells: &[u32], amounts: &str) -> Result<JsValue, JsValue>;
}

/// A value that JSON could say, and what of the caller's it could not.
#[derive(Deserialize)]
struct Plain(Value, Vec<Fault>);

/// Where, which problem it is, and what was found.
#[derive(Deserialize)]
struct Fault(String, String, String);

/// How many levels `plain.js` goes down.
const DEEPEST: u8 = 100;

impl Fault {
    /// The problem that it is, `path` being the way to the value.
    fn problem(&self, path: &str) -> ProblemDocument {
        let Self(place, code, found) = self;
        let (code, message) = match code.as_str() {
            "value.cyclic" => ("value.cyclic", said("value.cyclic")),
            "value.tooDeep" => ("value.tooDeep", said("value.tooDeep").with("limit", DEEPEST)),
            "value.unreadable" => ("value.unreadable", said("value.unreadable")),
            "text.tooLarge" => ("text.tooLarge", said("text.tooLarge").with("limit", LARGEST / 1_000_000)),
            _ => ("value.notJson", said("value.notJson").with("found", found)),
        };
        ProblemDocument { code, path: [path, place].concat(), severity: "error", message }
    }
}

fn said(key: &'static str) -> Message {
    Message::new(&CORE, "problems", key)
}

/// A value of the caller's, with `null` in the place of what JSON can't say, and problems for that. `path` is the way
/// to the value.
fn taken(value: &JsValue, path: &str) -> (Value, Vec<ProblemDocument>) {
    if let Ok(Plain(value, faults)) = from_value(plain(value)) {
        return (value, faults.iter().map(|fault| fault.problem(path)).collect());
    }
    // What `plain` gives can be read, but for a field that is called as serde_json calls a number of its own.
    let fault = Fault(String::new(), "value.unreadable".to_owned(), String::new());
    (Value::Null, vec![fault.problem(path)])
}

/// Takes a value in.
///
/// # Errors
///
/// A problem for each thing in it that JSON can't say.
pub fn take(value: &JsValue, path: &str) -> Result<Value, Vec<ProblemDocument>> {
    let (value, problems) = taken(value, path);
    if problems.is_empty() { Ok(value) } else { Err(problems) }
}

/// Takes a plan document in, of whatever shape.
///
/// # Errors
///
/// All its problems, where it holds what JSON can't say.
pub fn take_plan(value: &JsValue) -> Result<PlanDocument, Vec<ProblemDocument>> {
    let text = text(value).and_then(|text| String::from_utf8(text).ok());
    if let Some(document) = text.as_deref().and_then(PlanDocument::read_compact) {
        return Ok(document);
    }
    let quickly = text.and_then(|text| serde_json::from_str(&text).ok());
    let (value, mut problems) = quickly.map_or_else(|| taken(value, ""), |value| (value, Vec::new()));
    let document = any_document(&value);
    if problems.is_empty() {
        return Ok(document);
    }
    let foreign: Vec<String> = problems.iter().map(|problem| problem.path.clone()).collect();
    problems.extend(check(&document).into_iter().filter(|problem| !foreign.contains(&problem.path)));
    Err(problems)
}

/// Takes a plan in that is well formed; or nothing, where there is none.
///
/// # Errors
///
/// What is wrong with its shape.
pub fn take_plan_if_any(value: &JsValue) -> Result<Option<PlanDocument>, Vec<ProblemDocument>> {
    if value.is_null() || value.is_undefined() {
        return Ok(None);
    }
    take_plan(value).and_then(results::well_formed).map(Some)
}

/// Takes options in that must be there.
///
/// # Errors
///
/// All that is wrong with them; paths begin with `path`.
pub fn take_options<T: for<'n> Deserialize<'n>>(
    value: &JsValue,
    path: &str,
) -> Result<T, Vec<ProblemDocument>> {
    results::options(&take(value, path)?, path)
}

/// Takes options in.
///
/// # Errors
///
/// All that is wrong with them; paths begin with `path`.
pub fn take_options_if_any<T: for<'n> Deserialize<'n> + Default>(
    value: &JsValue,
    path: &str,
) -> Result<T, Vec<ProblemDocument>> {
    results::options_if_any(&take(value, path)?, path)
}

/// Gives a value out, as JSON text: value by value it would take several times as long.
///
/// # Errors
///
/// None of ours: only what the engine itself throws.
pub fn give(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let mut text = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut text, Ascii);
    value.serialize(&mut serializer).map_err(|error| Error::new(&error.to_string()))?;
    JSON::parse(&String::from_utf8(text).unwrap_or_default())
}

/// JSON text of ASCII alone: engines read it in two thirds of the time.
struct Ascii;

impl Formatter for Ascii {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        text: &mut W,
        mut fragment: &str,
    ) -> io::Result<()> {
        while !fragment.is_ascii() {
            let plain = fragment.bytes().take_while(u8::is_ascii).count();
            text.write_all(&fragment.as_bytes()[..plain])?;
            let mut letters = fragment[plain..].chars();
            for unit in letters.next().unwrap_or_default().encode_utf16(&mut [0; 2]) {
                let digit = |place: u16| b"0123456789abcdef"[usize::from(*unit >> (4 * place) & 15)];
                text.write_all(&[b'\\', b'u', digit(3), digit(2), digit(1), digit(0)])?;
            }
            fragment = letters.as_str();
        }
        text.write_all(fragment.as_bytes())
    }
}

/// Gives a journal out, as a list of its rows.
///
/// # Errors
///
/// None of ours: only what the engine itself throws.
pub fn give_journal(table: &JournalTable) -> Result<JsValue, JsValue> {
    rows(&give(&table.texts)?, &table.cells, &table.amounts)
}

/// One problem, as a list.
#[must_use]
pub fn problem(problem: Problem) -> Vec<ProblemDocument> {
    problem_documents(&[problem])
}

/// An `Error` whose message is that of the first problem, and whose `problems` are all of them.
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "it is what an error is mapped with")]
pub fn thrown(problems: Vec<ProblemDocument>) -> JsValue {
    let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == "error").collect();
    let said = |problem: &ProblemDocument| {
        let message = problem.message.in_english();
        if problem.path.is_empty() { message } else { format!("{}: {message}", problem.path) }
    };
    let message = match errors.as_slice() {
        [] => "The plan can't be run.".to_owned(),
        [only] => said(only),
        [first, _] => format!("{} (and 1 more problem)", said(first)),
        [first, others @ ..] => format!("{} (and {} more problems)", said(first), others.len()),
    };
    let error = Error::new(&message);
    error.set_name("PlanError");
    if let Ok(problems) = give(&problems) {
        // Setting a property of an object we made does not fail.
        let _ = Reflect::set(&error, &JsValue::from_str("problems"), &problems);
    }
    error.into()
}
