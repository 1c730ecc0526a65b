//! A whole plan in the fragment of a link.
//!
//! The text is base64url without padding. Its bytes, in every version: the version, what that version has to say,
//! and three bytes of checksum over all before them, so that a damaged link is never opened as another plan.
//!
//! Version 1 is the plan document by the tables of `schema`. An object says first which of its fields are not what one
//! expects, and then only those; an item of a list is expected to be like the one before it. Days are counted from days
//! nearby, amounts are whole numbers, references are positions, ids that count up cost nothing. What does not fit such a
//! form, because it is wrong or merely unusual, is carried as text: what comes out is what went in, to the letter.
//!
//! Later versions say all that version 1 does, in the same bytes, and after it what has been added to plans since:
//! version 2 actual spend, version 3 the split policy and the bounds of ad accounts. Only plans that have any of it need it, so the link of any
//! other plan is the same as ever.
//!
//! Links open for ever, so what is written here may never change; `tests/links` holds some. A new word for a field is
//! carried as text. A new field needs a new version, for those plans that use it.
//!
//! What chat and mail programs do to an address on its way is undone by `repair`, outside of all versions.

mod base64;
mod codec;
pub mod codes;
mod forms;
mod ids;
mod neutral;
mod object;
mod plan;
mod repair;
mod schema;

pub use neutral::without_names;
pub use repair::{addressed, is_link};

use crate::plan::Problem;
use crate::plan::document::PlanDocument;
use crate::results::problem_documents;
use crate::results::projection::ProblemDocument;
use codec::{Codec, LinkError};
use serde::Deserialize;
use serde_json::Value;

/// The newest version of the links that are made, the first of their bytes.
pub const VERSION: u8 = 3;

/// The version of a link that says nothing of what was added to plans later.
const FIRST_VERSION: u8 = 1;

/// The most characters of a link that is made or read: more than any plan within the limits needs.
pub const LONGEST: usize = 2_000_000;

const CHECKSUM: usize = 3;

/// Whether a link says what things and people are called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Names {
    /// As they are in the plan.
    #[default]
    With,
    /// Neutral names in their place: see [`without_names`].
    Without,
}

/// What a link says.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct LinkOptions {
    /// "without" puts neutral names and ids in the place of those of the Business Center, ad accounts, ad credits and
    /// members. The title of the plan stays. "with" if absent.
    #[cfg_attr(feature = "js", tsify(optional, type = "\"with\" | \"without\""))]
    pub names: Option<Names>,
}

/// The text of a link that holds `document`, right or wrong as it may be.
///
/// # Errors
///
/// One problem, where the text would be longer than [`LONGEST`].
pub fn encode(document: &PlanDocument, names: Names) -> Result<String, Vec<ProblemDocument>> {
    let document = match names {
        Names::With => document.to_value(),
        Names::Without => without_names(document),
    };
    encoded(&document).map_err(problems)
}

/// The document in the text of a link, which may come with white space around it, and with its length before it as in an
/// address.
///
/// # Errors
///
/// One problem: too long, damaged, made by a newer version; or, where its length is there, how much of it is missing.
pub fn decode(text: &str) -> Result<PlanDocument, Vec<ProblemDocument>> {
    let text = text.trim();
    if repair::has_length(text) { open(text) } else { decoded(text).map_err(problems) }
}

/// The document in the fragment of an address, after whatever chat and mail programs did to it.
///
/// # Errors
///
/// As those of [`decode`], or that the address was cut and how much of it is missing.
pub fn open(fragment: &str) -> Result<PlanDocument, Vec<ProblemDocument>> {
    if fragment.len() > LONGEST * 4 {
        return Err(problems(LinkError::TooLong));
    }
    let mut first = None;
    for text in repair::texts(fragment).map_err(problems)? {
        match decoded(&text) {
            Ok(document) => return Ok(document),
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(problems(first.unwrap_or(LinkError::Damaged)))
}

fn encoded(document: &Value) -> Result<String, LinkError> {
    let version = if plan::has_bounds(document) {
        VERSION
    } else if schema::LISTS_SINCE_2.iter().any(|list| document.get(list).is_some()) {
        2
    } else {
        FIRST_VERSION
    };
    let mut encoder = Codec::encoder(version);
    plan::plan(&mut encoder, version, Some(document))?;
    let mut bytes = encoder.into_bytes();
    bytes.extend(checksum(&bytes));
    let text = base64::text(&bytes);
    if text.len() > LONGEST { Err(LinkError::TooLong) } else { Ok(text) }
}

fn decoded(text: &str) -> Result<PlanDocument, LinkError> {
    if text.len() > LONGEST {
        return Err(LinkError::TooLong);
    }
    let bytes = base64::bytes(text).ok_or(LinkError::Damaged)?;
    let (content, sum) = bytes.split_last_chunk::<CHECKSUM>().ok_or(LinkError::Damaged)?;
    if checksum(content) != *sum {
        return Err(LinkError::Damaged);
    }
    match content.split_first() {
        Some((&version @ FIRST_VERSION..=VERSION, content)) => {
            let mut decoder = Codec::decoder(content);
            let document = PlanDocument::from_value(&plan::plan(&mut decoder, version, None)?);
            document.filter(|_| decoder.is_at_end()).ok_or(LinkError::Damaged)
        }
        Some((&version, _)) if version > VERSION => Err(LinkError::FutureVersion(version)),
        _ => Err(LinkError::Damaged),
    }
}

fn problems(error: LinkError) -> Vec<ProblemDocument> {
    let problem = |code| Problem::new(code, "");
    problem_documents(&[match error {
        LinkError::Damaged => problem(codes::LINK_DAMAGED),
        LinkError::Cut { missing, length } => {
            problem(codes::LINK_CUT).with("missing", missing).with("length", length)
        }
        LinkError::TooLong => problem(codes::LINK_TOO_LONG).with("limit", LONGEST),
        LinkError::FutureVersion(found) => problem(codes::LINK_FUTURE_VERSION).with("found", found),
    }])
}

/// CRC-24 as in RFC 9580: it notices every change within three bytes on end, and all but one of 16 million others.
fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    let mut sum: u32 = 0x00b7_04ce;
    for byte in bytes {
        sum ^= u32::from(*byte) << 16;
        for _ in 0..8 {
            sum <<= 1;
            if sum & 0x0100_0000 != 0 {
                sum ^= 0x0186_4cfb;
            }
        }
    }
    let [_, high, middle, low] = sum.to_be_bytes();
    [high, middle, low]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nothing() -> PlanDocument {
        let text =
            r#"{"version":1,"name":"","currency":"USD","start":"","end":"","businessCenter":{"name":""}}"#;
        serde_json::from_str(text).ok().and_then(|value| PlanDocument::from_value(&value)).unwrap()
    }

    #[test]
    fn the_checksum_is_the_one_that_is_published() {
        assert_eq!(checksum(b"123456789"), [0x21, 0xcf, 0x02]);
    }

    #[test]
    fn another_version_is_told_from_damage() {
        let made_by = |version: u8| {
            let mut bytes = vec![version, 7, 7];
            bytes.extend(checksum(&bytes));
            decoded(&base64::text(&bytes)).err()
        };
        assert_eq!(made_by(0), Some(LinkError::Damaged));
        assert_eq!(made_by(1), Some(LinkError::Damaged));
        assert_eq!(made_by(2), Some(LinkError::Damaged));
        assert_eq!(made_by(3), Some(LinkError::Damaged));
        assert_eq!(made_by(4), Some(LinkError::FutureVersion(4)));
        assert_eq!(made_by(255), Some(LinkError::FutureVersion(255)));
    }

    /// The checksum is no secret: a link can be made to hold anything.
    #[test]
    fn a_link_made_to_ask_for_more_than_there_is_asks_in_vain() {
        let crafted = |content: &[u8]| {
            let mut bytes = content.to_vec();
            bytes.extend(checksum(&bytes));
            decoded(&base64::text(&bytes)).err()
        };
        let mut encoder = Codec::encoder(VERSION);
        assert!(plan::plan(&mut encoder, VERSION, Some(&nothing().to_value())).is_ok());
        let sound = encoder.into_bytes();
        assert_eq!(crafted(&sound), None);
        let huge = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10];
        for at in 1..sound.len() {
            assert!(crafted(&[&sound[..at], &huge].concat()).is_some());
            assert!(crafted(&[&sound[..at], &huge, &sound[at..]].concat()).is_some());
            assert!(crafted(&sound[..at]).is_some());
        }
        assert_eq!(crafted(&[&sound[..], &[0]].concat()), Some(LinkError::Damaged));
    }

    /// A form that no kept link uses could change unnoticed.
    #[test]
    fn the_kept_links_say_each_field_of_each_table() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links");
        let mut plans: Vec<Value> = Vec::new();
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            plans.push(serde_json::from_str(text.split_once('\n').unwrap().1).unwrap());
        }
        let mut missing = Vec::new();
        for (name, table) in [
            ("", schema::PLAN),
            ("/businessCenter", schema::BUSINESS_CENTER),
            ("/assumptions", schema::ASSUMPTIONS),
            ("/members", schema::MEMBER),
            ("/adAccounts", schema::AD_ACCOUNT),
            ("/adCredits", schema::AD_CREDIT),
            ("/allocations", schema::ALLOCATION),
            ("/events", schema::EVENT),
            ("/actuals", schema::ACTUAL),
            ("/adAccounts", schema::BOUNDS),
            ("/splitPolicy", schema::SPLIT_POLICY),
        ] {
            let found: Vec<&Value> = plans.iter().filter_map(|plan| plan.pointer(name)).collect();
            let said = |field: &str| {
                let mut objects =
                    found.iter().flat_map(|it| it.as_array().map_or(std::slice::from_ref(*it), |list| list));
                objects.any(|object| object.get(field).is_some())
            };
            let unsaid = table.iter().filter(|field| !said(field.0));
            missing.extend(unsaid.map(|field| format!("{name}/{}", field.0)));
        }
        assert!(missing.is_empty(), "no link says {missing:?}");
    }

    /// Each item takes two bytes of the link and would hold the long text once more.
    #[test]
    fn a_small_link_does_not_become_a_huge_document() {
        let entity = Some("e".repeat(20_000));
        let account = |at: usize| crate::plan::document::AdAccountDocument {
            id: format!("account-{}", at + 1),
            entity: entity.clone(),
            ..Default::default()
        };
        let ad_accounts = (0..5_000).map(account).collect();
        let document = PlanDocument { ad_accounts, ..nothing() };
        assert_eq!(encoded(&document.to_value()), Err(LinkError::TooLong));
    }
}
