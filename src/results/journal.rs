//! A journal written down. Its rows share most of their texts, so each text is made once.

use super::projection::EntryDocument;
use crate::day::Day;
use crate::ledger::{EntryKind, Place, WrittenRow};
use crate::plan::{AccountIndex, Plan};
use crate::rules::RuleId;
use crate::simulation::Projection;

/// The rows of a journal, in the order of days and of steps within a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalTable {
    /// What rows consist of. The first is in the place of what a row has not.
    pub texts: Vec<String>,
    /// Of each row the places in `texts` of its day, type, ad credit, of where it comes from and goes to, and of its rule.
    pub cells: Vec<u32>,
    /// The amount of each row, a line for each.
    pub amounts: String,
}

/// How many texts a row has, its amount aside.
const CELLS: usize = 6;

/// The places that no ad account has a part in.
const SHARED: [Place; 9] = [
    Place::Issuer,
    Place::BusinessCenter,
    Place::Spent,
    Place::Expired,
    Place::Forfeited,
    Place::Revoked,
    Place::CashIssuer,
    Place::CashBusinessCenter,
    Place::CashSpent,
];

impl JournalTable {
    /// The journal of a run.
    #[must_use]
    pub fn of(projection: &Projection<'_>) -> Self {
        let (plan, rows) = (projection.plan, projection.journal.rows());
        let mut writer = Writer::new(plan);
        let mut cells = Vec::with_capacity(CELLS * rows.len());
        let mut amounts = String::with_capacity(8 * rows.len());
        for row in &rows {
            cells.extend(writer.cells(row));
            if !amounts.is_empty() {
                amounts.push('\n');
            }
            amounts.push_str(&row.amount.to_text(plan.currency()));
        }
        Self { texts: writer.texts, cells, amounts }
    }

    /// Each row by itself.
    #[must_use]
    pub fn entries(&self) -> Vec<EntryDocument> {
        let text = |at: u32| self.texts[at as usize].clone();
        let entry = |(seq, (cells, amount)): (u32, (&[u32; CELLS], &str))| {
            let &[on, kind, ad_credit, from, to, rule] = cells;
            EntryDocument {
                seq,
                on: text(on),
                kind: text(kind),
                ad_credit: (ad_credit > 0).then(|| text(ad_credit)),
                from: text(from),
                to: text(to),
                amount: amount.to_owned(),
                rule: text(rule),
            }
        };
        let (rows, _) = self.cells.as_chunks();
        (1..).zip(rows.iter().zip(self.amounts.lines())).map(entry).collect()
    }
}

/// Where the texts of rows are.
struct Writer {
    texts: Vec<String>,
    /// Where ad credits begin, and places.
    credits: usize,
    places: usize,
    /// The day of the last row, and where it is.
    day: Option<(Day, usize)>,
    /// What rows have been so far, and where their types are. The rule follows.
    kinds: Vec<(EntryKind, RuleId, usize)>,
}

impl Writer {
    fn new(plan: &Plan) -> Self {
        let mut texts = vec![String::new()];
        let credits = texts.len();
        texts.extend(plan.ad_credits().iter().map(|credit| credit.id.clone()));
        let places = texts.len();
        texts.extend(SHARED.iter().map(|place| place.name().to_owned()));
        for (account, place) in plan.ad_accounts().iter().zip((0..).map(AccountIndex::new)) {
            let own = [Place::AdAccount(place), Place::CashAdAccount(place), Place::Debt(place)];
            texts.extend(own.map(|it| [it.name(), &account.id].concat()));
        }
        Self { texts, credits, places, day: None, kinds: Vec::new() }
    }

    fn add(&mut self, text: String) -> usize {
        self.texts.push(text);
        self.texts.len() - 1
    }

    /// Where the texts of a row are. No plan has as many as 32 bits count.
    fn cells(&mut self, row: &WrittenRow) -> [u32; CELLS] {
        let on = match self.day {
            Some((day, at)) if day == row.on => at,
            _ => self.add(row.on.to_string()),
        };
        self.day = Some((row.on, on));
        let known = self.kinds.iter().find(|(kind, rule, _)| (*kind, *rule) == (row.kind, row.rule));
        let kind = if let Some((.., at)) = known {
            *at
        } else {
            let at = self.add(row.kind.name().to_owned());
            self.add(row.rule.name().to_owned());
            self.kinds.push((row.kind, row.rule, at));
            at
        };
        let credit = row.credit.map_or(0, |credit| self.credits + credit.position());
        let (from, to) = (self.place(row.from), self.place(row.to));
        [on, kind, credit, from, to, kind + 1].map(|at| u32::try_from(at).unwrap_or(0))
    }

    fn place(&self, place: Place) -> usize {
        let shared = || SHARED.iter().position(|it| *it == place).unwrap_or(0);
        let own = |position: usize| SHARED.len() + 3 * position;
        self.places
            + match place {
                Place::AdAccount(account) => own(account.position()),
                Place::CashAdAccount(account) => own(account.position()) + 1,
                Place::Debt(account) => own(account.position()) + 2,
                _ => shared(),
            }
    }
}
