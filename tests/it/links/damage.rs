//! What becomes of links and drafts on their way.

use crate::support::dice::Dice;
use serde_json::Value;

/// Texts in which a compact form could lose a letter.
pub(super) const TEXTS: [&str; 48] = [
    "",
    " ",
    "0",
    "-0",
    "00012.50",
    "0.01",
    "0.005",
    "12.345",
    "1.",
    ".5",
    "1e5",
    "+1",
    "-1",
    "1,5",
    "NaN",
    "٣",
    "1.0",
    "1.00",
    "1.000",
    "1.0000",
    "1.00000",
    "0.0",
    "0.00",
    "9999999999999.99",
    "10000000000000.01",
    "99999999999999999",
    "999999999999999999999999",
    "0001-01-01",
    "0000-12-31",
    "9999-12-31",
    "2024-02-29",
    "2023-02-29",
    "-001-01-01",
    "2026-1-1",
    "2026-03-01 ",
    "\u{0}",
    "\u{feff}",
    "👩‍👩‍👧‍👦",
    "account-01",
    "account-9223372036854775807",
    "account-9223372036854775806",
    "7012345678901234567",
    "account-",
    "credit-1",
    "businessCenter",
    "USD",
    "nobody",
    "__proto__",
];

/// One of the texts in a document.
pub(super) fn any_text<'v>(value: &'v mut Value, dice: &mut Dice) -> Option<&'v mut String> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(items) if !items.is_empty() => {
            let at = dice.index(items.len());
            any_text(&mut items[at], dice)
        }
        Value::Object(object) if !object.is_empty() => {
            let at = dice.index(object.len());
            object.iter_mut().nth(at).and_then(|(_, value)| any_text(value, dice))
        }
        _ => None,
    }
}

/// What chats, mail programs and people do to links.
pub(super) fn damaged(link: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = link.chars().collect();
    let alphabet: Vec<char> = "ABCxyz0189-_=+/. %#é\u{0}".chars().collect();
    for _ in 0..=dice.below(3) {
        let at = dice.index(letters.len());
        match dice.below(8) {
            0 => letters.truncate(at),
            1 => drop(letters.drain(..at)),
            2 if at < letters.len() => letters[at] = *dice.pick(&alphabet),
            3 => letters.insert(at, *dice.pick(&alphabet)),
            4 if at < letters.len() => drop(letters.remove(at)),
            5 if at + 1 < letters.len() => letters.swap(at, at + 1),
            6 => letters.extend(letters.clone()),
            _ if at < letters.len() => {
                letters[at] = if letters[at].is_lowercase() {
                    letters[at].to_ascii_uppercase()
                } else {
                    letters[at].to_ascii_lowercase()
                };
            }
            _ => {}
        }
    }
    letters.into_iter().collect()
}

/// base64url and CRC-24 once more, written otherwise.
pub(super) fn base64(text: &str) -> Vec<u8> {
    let value = |letter| ALPHABET.find(letter).unwrap();
    let bits: Vec<bool> =
        text.chars().flat_map(|it| (0..6).rev().map(move |bit| value(it) >> bit & 1 == 1)).collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | u8::from(*bit))).collect()
}

pub(super) fn text(bytes: &[u8]) -> String {
    let bits: Vec<bool> =
        bytes.iter().flat_map(|it| (0..8).rev().map(move |bit| it >> bit & 1 == 1)).collect();
    let letter = |group: &[bool]| {
        let value = (0..6).fold(0, |sum, at| sum << 1 | usize::from(group.get(at) == Some(&true)));
        ALPHABET.chars().nth(value).unwrap()
    };
    bits.chunks(6).map(letter).collect()
}

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

pub(super) fn crc24(bytes: &[u8]) -> [u8; 3] {
    let mut sum = 0x00b7_04ce_u32;
    for bit in bytes.iter().flat_map(|it| (0..8).rev().map(move |bit| u32::from(it >> bit & 1))) {
        let carry = sum >> 23 & 1 ^ bit;
        sum = (sum << 1 & 0x00ff_ffff) ^ (carry * 0x0086_4cfb);
    }
    [sum >> 16, sum >> 8, sum].map(|it| it.to_le_bytes()[0])
}
