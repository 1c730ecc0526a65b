//! What chat and mail programs do to an address, undone.
//!
//! They write signs as `%3D`, put what they count behind it, take the full stop of a sentence for a part of it or leave
//! its last letters out, break it into lines, and put marks into it that nobody sees. What a link holds is letters,
//! digits, `-` and `_`, so most of that can be told from it. An address may say before the text how long it is, as in
//! `#p=1234.AbC…`: then it is known how much of a cut one is missing.

use super::codec::LinkError;

/// What an address has before the text of a link.
const MARK: &str = "p=";

/// How many letters that could belong to the text may have been put behind it, such as the `_` of `_link_`.
const MOST_BEHIND: usize = 3;

/// What stands in an address behind its `#p=`: how long the text is, and the text.
#[must_use]
pub fn addressed(text: &str) -> String {
    format!("{}.{text}", text.len())
}

/// Whether a fragment is that of a link, whatever was done to it.
#[must_use]
pub fn is_link(fragment: &str) -> bool {
    // More than the signs before the mark take, each of them written as a number twice.
    const BEGINNING: usize = 64;
    let beginning: String = fragment.chars().take(BEGINNING).collect();
    let beginning = unescaped(begin(&beginning));
    begin(&beginning).get(..MARK.len()).is_some_and(|it| it.eq_ignore_ascii_case(MARK))
}

/// The texts that the fragment of an address may mean, the likeliest first.
pub(super) fn texts(fragment: &str) -> Result<Vec<String>, LinkError> {
    let fragment = seen(&unescaped(begin(fragment)));
    let fragment = begin(&fragment);
    let value = fragment.strip_prefix(MARK).or_else(|| fragment.strip_prefix("P="));
    let value = value.unwrap_or(fragment);
    // As a mail writes an equals sign where it quotes what is not plain.
    let mut texts = Vec::new();
    let mut cut = None;
    for value in [Some(value), value.strip_prefix("3D")].into_iter().flatten() {
        match read(value) {
            Ok(all) => texts.extend(all),
            Err(error) => cut = cut.or(Some(error)),
        }
    }
    match cut {
        Some(error) if texts.is_empty() || has_length(value) => Err(error),
        _ => Ok(texts),
    }
}

fn begin(fragment: &str) -> &str {
    let mut rest = fragment.trim();
    loop {
        let shorter = rest.trim_start_matches(['#', '&', '?', '/', '!', '<', '"', '\'']);
        let shorter =
            ["%23", "%26", "%3C", "%22"].iter().fold(shorter, |it, sign| it.strip_prefix(sign).unwrap_or(it));
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

fn read(value: &str) -> Result<Vec<String>, LinkError> {
    let (length, value) = match value.split_once('.') {
        Some((length, rest)) if is_number(length) => (length.parse::<usize>().ok(), rest),
        _ => (None, value),
    };
    let text: String = value.chars().take_while(|it| is_letter(*it)).collect();
    match length {
        Some(length) if text.len() < length => Err(LinkError::Cut { missing: length - text.len(), length }),
        Some(length) => Ok(vec![text.get(..length).unwrap_or_default().to_owned()]),
        None => {
            let behind =
                text.bytes().rev().take(MOST_BEHIND).take_while(|it| matches!(it, b'-' | b'_')).count();
            Ok((0..=behind).filter_map(|less| text.get(..text.len() - less).map(str::to_owned)).collect())
        }
    }
}

/// Whether a text begins with its length.
pub(super) fn has_length(text: &str) -> bool {
    text.split_once('.').is_some_and(|it| is_number(it.0))
}

fn is_number(text: &str) -> bool {
    (1..=7).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit())
}

const fn is_letter(it: char) -> bool {
    it.is_ascii_alphanumeric() || matches!(it, '-' | '_')
}

/// `%3D` as `=`, and so on; what is no such sign stays. Some programs do it twice.
fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        if !text.contains('%') {
            break;
        }
        let bytes = text.as_bytes();
        let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
        while let Some(byte) = bytes.get(at) {
            let digit = |at: usize| bytes.get(at).and_then(|it| char::from(*it).to_digit(16));
            match (*byte, digit(at + 1), digit(at + 2)) {
                (b'%', Some(high), Some(low)) => {
                    out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                    at += 3;
                }
                (byte, ..) => {
                    out.push(byte);
                    at += 1;
                }
            }
        }
        text = String::from_utf8_lossy(&out).into_owned();
    }
    text
}

/// Without white space, line breaks, the sign by which a mail says that a line goes on, and marks that nobody sees.
fn seen(text: &str) -> String {
    let text = text.replace("=\r\n", "").replace("=\n", "");
    let is_unseen = |it: char| {
        it.is_whitespace()
            || it.is_control()
            || matches!(it, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.chars().filter(|it| !is_unseen(*it)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Names, decode, encode, open};
    use super::*;
    use crate::plan::document::PlanDocument;

    fn plan() -> PlanDocument {
        let text = include_str!("../../tests/links/agency.txt").lines().next().unwrap();
        decode(text).unwrap()
    }

    /// What programs do to an address, each to one that says how long it is and to one that doesn't.
    #[test]
    fn whatever_is_done_to_an_address_it_opens_the_same_plan() {
        let (plan, text) = (plan(), encode(&plan(), Names::With).unwrap());
        let half = text.len() / 2;
        for text in [text.clone(), addressed(&text)] {
            let (head, tail) = text.split_at(half);
            for done in [
                format!("#p={text}"),
                format!("#p%3D{text}"),
                format!("#p%3d{text}"),
                format!("%23p%3D{text}"),
                format!("%2523p%253D{text}"),
                format!("#&p={text}"),
                format!("#p=3D{text}"),
                format!("#p={text}."),
                format!("#p={text})."),
                format!("#p={text}>"),
                format!("#p={text}\">our plan</a>"),
                format!("#p={text}\u{201d}"),
                format!("#p={text}%E2%80%9D"),
                format!("#p={text}&utm_source=mail&utm_medium=x"),
                format!("#p={text}%26utm_source%3Dmail"),
                format!("#p={text}?fbclid=abc"),
                format!("#p={text}_"),
                format!("#p={text}__"),
                format!("#p={head}\r\n{tail}"),
                format!("#p={head}=\r\n{tail}"),
                format!("#p={head}%0D%0A {tail}"),
                format!("#p={head}\u{200b}{tail}"),
                format!("#p={head}%E2%80%8B{tail}"),
                format!("#p={head}\u{ad}{tail}\u{feff}"),
                format!("  <#p={text}> "),
            ] {
                assert!(is_link(&done), "{done}");
                assert_eq!(open(&done).as_ref(), Ok(&plan), "{done}");
            }
        }
    }

    #[test]
    fn a_cut_address_says_how_much_is_missing() {
        let text = encode(&plan(), Names::With).unwrap();
        let whole = format!("#p={}", addressed(&text));
        for missing in [1, 10, text.len()] {
            let problems = open(&whole[..whole.len() - missing]).unwrap_err();
            assert_eq!(problems[0].code, "link.cut");
            let said = problems[0].message.in_english();
            assert!(said.contains(&format!("{missing} of its {} characters", text.len())), "{said}");
        }
        let problems = open(&format!("#p={}", &text[..text.len() - 10])).unwrap_err();
        assert_eq!(problems[0].code, "link.damaged", "where nothing says how long it is");
    }

    #[test]
    fn what_is_no_link_is_none() {
        for fragment in ["", "#plan", "#review", "#plan/adAccounts/0", "#", "#q=1", "#lesson=p"] {
            assert!(!is_link(fragment), "{fragment}");
        }
        for nothing in ["#p=", "#p=.", "#p=%", "#p=%zz", "#p=0.", "#p=99999999.A", "#p=\u{200b}", "#p=1.é"] {
            assert!(is_link(nothing) && open(nothing).is_err(), "{nothing}");
        }
    }
}
