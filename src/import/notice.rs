//! What an import has to say: what it took, what it left, and what only a person can answer.

use super::kind::Kind;
use crate::messages::{Message, Params, Part, Value};
use crate::money::Currency;
use crate::order::sort_by_key;
use serde::Serialize;

/// The English of notices.
static NOTICES: Part = Part::new(include_str!("../../www/locales/en-notices.json"));

/// Something an import did, could not do, or needs to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Notice"))]
pub struct NoticeDocument {
    /// Stable, such as `expiry.needed`.
    pub code: &'static str,
    /// A JSON pointer: into the responses (`/0/data/list/3/amount`, the first part being the response) or,
    /// where it begins with a field of the plan, into the plan (`/adCredits/0/expires`).
    pub path: String,
    /// Worth knowing, worth checking, or a question.
    #[cfg_attr(feature = "js", tsify(type = "\"info\" | \"warning\" | \"ask\""))]
    pub severity: &'static str,
    /// What it is and what to do.
    #[serde(flatten)]
    pub message: Message,
}

impl NoticeDocument {
    /// Whether it says no more than the difference between the plan before and after does.
    #[must_use]
    pub fn is_difference(&self) -> bool {
        let kinds = [
            Kind::AccountAdded,
            Kind::AccountChanged,
            Kind::CreditAdded,
            Kind::CreditChanged,
            Kind::CenterChanged,
        ];
        kinds.iter().any(|kind| kind.name() == self.code)
    }
}

/// A notice whose sentence is still to be written.
pub(super) struct Notice {
    kind: Kind,
    path: String,
    params: Params,
    /// Other rows of which the same is to be said.
    rows: Vec<String>,
}

impl Notice {
    pub(super) fn new(kind: Kind, path: &str) -> Self {
        Self { kind, path: path.to_owned(), params: Params::new(), rows: Vec::new() }
    }

    /// Adds a parameter.
    pub(super) fn with(&mut self, name: &'static str, value: impl Into<Value>) -> &mut Self {
        self.params.push(name, value.into());
        self
    }

    /// Writes it down; its amounts are in `currency`.
    pub(super) fn write(mut self, currency: Option<Currency>) -> NoticeDocument {
        /// How many of the rows are named.
        const NAMED: usize = 20;
        if !self.rows.is_empty() {
            self.params.push("more", self.rows.len().into());
            self.rows.truncate(NAMED);
            self.params.push("rows", self.rows.join(" ").into());
        }
        let message = Message::new(&NOTICES, "notices", self.kind.key());
        let message = if self.params.get("more").is_some() { message.then("more") } else { message };
        // A currency that a notice names itself comes first, and is the one that is said.
        if self.params.get("currency").is_none() {
            let currency = currency.map_or(Value::Word("units"), |it| it.code().into());
            self.params.push("currency", currency);
        }
        NoticeDocument {
            code: self.kind.name(),
            path: self.path,
            severity: self.kind.severity(),
            message: message.with_all(self.params),
        }
    }
}

/// The notices of one import, in the order in which they came up.
pub(super) struct Notices {
    list: Vec<Notice>,
    told: [usize; Kind::ALL.len()],
    unheard: Notice,
}

impl Notices {
    /// The most notices of one kind; a hundred thousand bad rows are one fault, not a hundred thousand.
    const PER_KIND: usize = 2_000;

    pub(super) fn new() -> Self {
        let unheard = Notice::new(Kind::NoticesMore, "");
        Self { list: Vec::new(), told: [0; Kind::ALL.len()], unheard }
    }

    /// Puts what was said of several rows of the responses into one notice for each kind: the first, with how many there
    /// are and where they stand. What is said of a field of the plan stays with its field.
    fn gather(&mut self) {
        let is_of_row = |notice: &Notice| {
            let begins = notice.path.as_bytes();
            begins.first() == Some(&b'/') && begins.get(1).is_some_and(u8::is_ascii_digit)
        };
        let mut first = [None; Kind::ALL.len()];
        let mut kept: Vec<Notice> = Vec::with_capacity(self.list.len());
        for notice in std::mem::take(&mut self.list) {
            let counts = notice.params.get("count").is_some();
            if !is_of_row(&notice) || counts {
                kept.push(notice);
                continue;
            }
            match first[notice.kind as usize] {
                None => {
                    first[notice.kind as usize] = Some(kept.len());
                    kept.push(notice);
                }
                Some(place) => {
                    let there: &mut Notice = &mut kept[place];
                    there.rows.push(notice.path);
                }
            }
        }
        self.list = kept;
    }

    /// Adds a notice, to be given its parameters; only counts it where its kind has been heard often enough.
    #[inline(never)]
    pub(super) fn tell(&mut self, kind: Kind, path: &str) -> &mut Notice {
        let notice = Notice::new(kind, path);
        let told = &mut self.told[kind as usize];
        *told += 1;
        if *told > Self::PER_KIND {
            self.unheard = notice;
            return &mut self.unheard;
        }
        self.list.push_mut(notice)
    }

    /// All of them by how much they matter, with a line for each kind that was cut short.
    pub(super) fn into_list(mut self, currency: Option<Currency>) -> Vec<NoticeDocument> {
        for kind in Kind::ALL {
            let told = self.told[*kind as usize];
            if told > Self::PER_KIND {
                let notice = self.tell(Kind::NoticesMore, "");
                notice.with("code", kind.name()).with("count", told - Self::PER_KIND);
            }
        }
        self.gather();
        // Questions about money first, then the other questions, then what is worth checking.
        sort_by_key(&mut self.list, |notice| notice.kind.rank());
        self.list.into_iter().map(|notice| notice.write(currency)).collect()
    }
}
