//! Ways in which a document goes wrong between a person, a program and a disk.

use crate::support::dice::Dice;
use serde_json::{Map, Value};

/// Words, days and amounts on which something could stumble.
const TEXTS: [&str; 44] = [
    "",
    " ",
    "0",
    "-0",
    "-0.00",
    "00012.50",
    "0.01",
    "0.005",
    "1.",
    ".5",
    "1e5",
    "+1",
    "-1",
    "1,5",
    "NaN",
    "٣",
    "9999999999999.99",
    "10000000000000",
    "10000000000000.01",
    "99999999999999999999999999",
    "0.000001",
    "1000",
    "1000.000001",
    "0.0000000000000000001",
    "0001-01-01",
    "0000-12-31",
    "9999-12-31",
    "2024-02-29",
    "2023-02-29",
    "2026-13-01",
    "-001-01-01",
    "2026-1-1",
    "２０２６-01-01",
    "\u{0}",
    "\u{feff}",
    "👩‍👩‍👧‍👦",
    "ä/~",
    "{limit}",
    "{",
    "businessCenter",
    "approved",
    "__proto__",
    "null",
    "USD",
];
/// Numbers as a file can hold them, which is not as a float can.
const NUMBERS: [&str; 14] = [
    "0",
    "-0",
    "1",
    "-1",
    "1.0",
    "1e0",
    "2",
    "0.5",
    "-0.5",
    "1e999",
    "-1e-999",
    "9007199254740993",
    "18446744073709551616",
    "123456789012345678901234567890.123456789",
];

/// Changes a document in a few places; what comes out is text, of JSON or not.
pub(super) fn mutated(document: &Value, dice: &mut Dice) -> String {
    let mut document = document.clone();
    // Every other document is only changed into another that may well run.
    let gentle = dice.one_in(2);
    let times = *dice.pick(&[1, 1, 1, 2, 2, 4]);
    for _ in 0..times {
        let whole = document.clone();
        match node(&mut document, dice) {
            Value::Array(items) if gentle => change_list(items, gentle, dice),
            Value::String(text) if gentle => *text = like(text, &whole, dice),
            _ if gentle => {}
            node => change(node, &whole, dice),
        }
    }
    let text = document.to_string();
    if !gentle && dice.one_in(5) { damaged(text, dice) } else { text }
}

/// A place in a document: seldom near its top.
fn node<'v>(value: &'v mut Value, dice: &mut Dice) -> &'v mut Value {
    let children = match &*value {
        Value::Array(items) => items.len(),
        Value::Object(fields) => fields.len(),
        _ => 0,
    };
    if children == 0 || dice.one_in(12) {
        return value;
    }
    let at = dice.index(children);
    let child = match value {
        Value::Array(items) => items.get_mut(at),
        Value::Object(fields) => fields.values_mut().nth(at),
        _ => None,
    };
    node(child.unwrap(), dice)
}

fn change(value: &mut Value, whole: &Value, dice: &mut Dice) {
    match value {
        Value::Array(items) if dice.one_in(2) => change_list(items, false, dice),
        Value::Object(fields) if !fields.is_empty() && dice.one_in(2) => change_fields(fields, dice),
        Value::String(text) if dice.one_in(2) => *text = like(text, whole, dice),
        Value::String(text) if !dice.one_in(4) => *text = changed_text(text, dice),
        _ if dice.one_in(3) => {
            // Something else from the same document: the right thing in the wrong place.
            let mut other = whole.clone();
            *value = node(&mut other, dice).clone();
        }
        _ => *value = junk(dice),
    }
}

fn change_list(items: &mut Vec<Value>, gentle: bool, dice: &mut Dice) {
    if items.is_empty() {
        return;
    }
    let at = dice.index(items.len());
    match dice.below(5) {
        0 => {
            items.remove(at);
        }
        1 => dice.shuffle(items),
        2 if !gentle => items.insert(at, junk(dice)),
        _ => {
            let item = items[at].clone();
            let times = if dice.one_in(2_000) { 25_000 } else { 1 + dice.below(6) };
            for time in 0..times {
                let mut copy = item.clone();
                if let Some(id) = copy.get_mut("id").filter(|_| gentle || !dice.one_in(6)) {
                    *id = format!("copy {time} {}", dice.below(1_000_000)).into();
                }
                items.push(copy);
            }
        }
    }
}

fn change_fields(fields: &mut Map<String, Value>, dice: &mut Dice) {
    let names: Vec<String> = fields.keys().cloned().collect();
    let name = dice.pick(&names);
    match dice.below(3) {
        0 => {
            fields.remove(name);
        }
        1 => {
            let value = fields.remove(name).unwrap_or_default();
            fields.insert(format!("{name}s"), value);
        }
        _ => {
            let value = fields[name].clone();
            fields.insert((*dice.pick(&names)).clone(), value);
        }
    }
}

/// Another text of the document that looks alike: a day for a day, an amount for an amount, an id for an id.
fn like(text: &str, whole: &Value, dice: &mut Dice) -> String {
    let form = |text: &str| {
        let numeric =
            !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
        (numeric, numeric && text.len() == 10 && text.contains('-'))
    };
    let mut whole = whole.clone();
    (0..20)
        .filter_map(|_| node(&mut whole, dice).as_str().map(str::to_owned))
        .find(|other| other != text && form(other) == form(text))
        .unwrap_or_else(|| text.to_owned())
}

fn changed_text(text: &str, dice: &mut Dice) -> String {
    let digit = || text.bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
    match dice.below(6) {
        // Other digits: sometimes an amount, seldom a day.
        0..=3 if digit() => text
            .chars()
            .map(|it| {
                let other = char::from(b'0' + u8::try_from(dice.below(10)).unwrap());
                if it.is_ascii_digit() && dice.one_in(4) { other } else { it }
            })
            .collect(),
        4 => text.repeat(if dice.one_in(20) { 500 } else { 2 }),
        _ => (*dice.pick(&TEXTS)).to_owned(),
    }
}

fn junk(dice: &mut Dice) -> Value {
    match dice.below(8) {
        0 => Value::Null,
        1 => dice.one_in(2).into(),
        2 => Value::Array(Vec::new()),
        3 => Value::Object(Map::new()),
        4 => (0..dice.below(200)).fold(Value::Null, |inner, at| {
            if at % 2 == 0 { Value::Array(vec![inner]) } else { serde_json::json!({ "id": inner }) }
        }),
        5 => serde_json::from_str::<Value>(NUMBERS[dice.index(NUMBERS.len())]).unwrap(),
        _ => (*dice.pick(&TEXTS)).into(),
    }
}

/// Damage to the text itself.
fn damaged(text: String, dice: &mut Dice) -> String {
    let mut bytes = text.into_bytes();
    for _ in 0..=dice.below(3) {
        let at = dice.index(bytes.len());
        let byte = u8::try_from(dice.below(256)).unwrap();
        match dice.below(6) {
            0 => bytes.truncate(at),
            1 => bytes
                .splice(at..at, b"[".repeat(100_000 / if dice.one_in(50) { 1 } else { 1_000 }))
                .for_each(drop),
            2 => bytes.insert(at, byte),
            3 if !bytes.is_empty() => {
                bytes.remove(at);
            }
            _ if !bytes.is_empty() => bytes[at] ^= 1 << (byte % 8),
            _ => {}
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
