//! Claims: what a text says of a plan, in a form that a machine can check.
//!
//! An article, a lesson's goal and a figure's caption all say things like “nothing is stranded” or “A loses 2,850”. As a
//! claim that is `stranded = 0` or `forfeited(a) = 2,850.00`, and it is checked against a run of the plan.

use crate::money::{Currency, Minor, parse_decimal};
use crate::results::projection::{Figures, ProjectionDocument};
use std::cmp::Ordering;
use std::fmt;

/// One thing said of a plan: that a figure is so much, or more, or less.
///
/// ```
/// use strandline::lessons::claim::{Claim, ClaimError};
///
/// let claim = Claim::parse("stranded(account-c) <= 2,250.00")?;
/// assert_eq!(claim.to_string(), "stranded(account-c) <= 2250.00");
/// assert_eq!(Claim::parse("stranded 5"), Err(ClaimError::NoRelation));
/// # Ok::<(), ClaimError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    subject: ClaimSubject,
    relation: Comparator,
    /// Digits and perhaps a point.
    amount: String,
}

/// What a claim is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ClaimSubject {
    /// A figure of all ad credit, or of the ad account or ad credit with this id.
    Figure(Figure, Option<String>),
    /// Ad credit that arrived in the ad account with this id by allocation.
    Allocated(String),
    /// The most that the ad account with this id could spend.
    CanSpend(String),
    /// How many allocations and moves were refused, under this rule where one is named.
    Refused(Option<String>),
}

/// A figure's name, and where it stands among the figures.
type Named = (&'static str, fn(&Figures) -> &String);
type Figure = &'static Named;

const FIGURES: [Named; 9] = [
    ("issued", |it| &it.issued),
    ("spent", |it| &it.spent),
    ("unallocated", |it| &it.unallocated),
    ("remaining", |it| &it.remaining),
    ("expiredUnallocated", |it| &it.expired_unallocated),
    ("expiredInAccounts", |it| &it.expired_in_accounts),
    ("forfeited", |it| &it.forfeited),
    ("revoked", |it| &it.revoked),
    ("stranded", |it| &it.stranded),
];

/// How a figure stands to an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparator {
    Is,
    IsNot,
    AtMost,
    AtLeast,
    Below,
    Above,
}

/// The longer before the shorter that begins them.
const RELATIONS: [(&str, Comparator); 6] = [
    ("!=", Comparator::IsNot),
    ("<=", Comparator::AtMost),
    (">=", Comparator::AtLeast),
    ("=", Comparator::Is),
    ("<", Comparator::Below),
    (">", Comparator::Above),
];

impl Comparator {
    const fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Is => order.is_eq(),
            Self::IsNot => order.is_ne(),
            Self::AtMost => order.is_le(),
            Self::AtLeast => order.is_ge(),
            Self::Below => order.is_lt(),
            Self::Above => order.is_gt(),
        }
    }
}

/// Why a text is no claim, or no claim about this plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimError {
    /// None of `=`, `!=`, `<=`, `>=`, `<` and `>` stands in it.
    NoRelation,
    /// What stands before the relation is no figure.
    UnknownFigure,
    /// This figure is one of an ad account: `allocated(a)`.
    NeedsPlace,
    /// What stands behind the relation is no amount, or none of the plan's currency.
    NotAnAmount,
    /// Neither an ad account nor an ad credit of the plan has this id.
    UnknownPlace,
}

impl fmt::Display for ClaimError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoRelation => "Say how the figure stands to an amount: figure = amount, or with !=, <=, >=, < or >.",
            Self::UnknownFigure => {
                "This figure isn't known. Use issued, spent, unallocated, remaining, expiredUnallocated, expiredInAccounts, forfeited, revoked, stranded, allocated(account), canSpend(account) or refused(rule)."
            }
            Self::NeedsPlace => "Say of which ad account, by its id: allocated(account-a).",
            Self::NotAnAmount => "Write the amount with digits and a point, such as 2,250.00.",
            Self::UnknownPlace => "Neither an ad account nor an ad credit of the plan has this id.",
        })
    }
}

impl std::error::Error for ClaimError {}

/// Whether a claim holds, and what the plan really gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it holds.
    pub holds: bool,
    /// The figure, or the count, as the run has it.
    pub found: String,
}

impl Claim {
    /// Reads a claim: `figure relation amount`, the figure perhaps with the id of an ad account or ad credit in
    /// brackets. Commas within the amount are left out.
    ///
    /// # Errors
    ///
    /// Says which part isn't understood.
    pub fn parse(text: &str) -> Result<Self, ClaimError> {
        // An id may hold such signs too, but not what stands behind its bracket.
        let behind = text.rfind(')').map_or(0, |at| at + 1);
        let found = RELATIONS.iter().filter_map(|it| text[behind..].find(it.0).map(|at| (behind + at, it)));
        let (at, (sign, relation)) = found.min_by_key(|(at, _)| *at).ok_or(ClaimError::NoRelation)?;
        let amount = text[at + sign.len()..].replace([',', ' '], "");
        if parse_decimal(&amount).is_err() {
            return Err(ClaimError::NotAnAmount);
        }
        Ok(Self { subject: ClaimSubject::parse(text[..at].trim())?, relation: *relation, amount })
    }

    /// Reads several claims, with `and` or a semicolon between them.
    ///
    /// # Errors
    ///
    /// Says what isn't understood of the first that isn't.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, ClaimError> {
        Self::parts(text).map(Self::parse).collect()
    }

    /// The claims in a text, each as it is written there.
    pub fn parts(text: &str) -> impl Iterator<Item = &str> {
        let parts = text.split([';', '\n']).flat_map(|part| part.split(" and "));
        parts.map(str::trim).filter(|part| !part.is_empty())
    }

    /// What a run has of a figure such as `stranded` or `forfeited(a)`, as text.
    ///
    /// # Errors
    ///
    /// Says that there is no such figure, or that the plan has no such ad account or ad credit.
    pub fn figure(subject: &str, projection: &ProjectionDocument) -> Result<String, ClaimError> {
        ClaimSubject::parse(subject.trim())?.find(projection)
    }

    /// Whether this holds of a run.
    ///
    /// # Errors
    ///
    /// Says that the plan has no such ad account or ad credit, or that its currency has fewer decimals.
    pub fn check(&self, projection: &ProjectionDocument) -> Result<Finding, ClaimError> {
        let found = self.subject.find(projection)?;
        let order = if matches!(self.subject, ClaimSubject::Refused(_)) {
            let number = |text: &str| text.parse::<u64>().map_err(|_| ClaimError::NotAnAmount);
            number(&found)?.cmp(&number(&self.amount)?)
        } else {
            let currency = Currency::from_code(&projection.currency).ok_or(ClaimError::NotAnAmount)?;
            let minor = |text: &str| Minor::parse(text, currency).ok_or(ClaimError::NotAnAmount);
            minor(&found)?.cmp(&minor(&self.amount)?)
        };
        Ok(Finding { holds: self.relation.holds(order), found })
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, of) = match &self.subject {
            ClaimSubject::Figure(figure, of) => (figure.0, of.as_ref()),
            ClaimSubject::Allocated(id) => ("allocated", Some(id)),
            ClaimSubject::CanSpend(id) => ("canSpend", Some(id)),
            ClaimSubject::Refused(rule) => ("refused", rule.as_ref()),
        };
        let sign = RELATIONS.iter().find(|it| it.1 == self.relation).map_or("=", |it| it.0);
        f.write_str(name)?;
        if let Some(of) = of {
            write!(f, "({of})")?;
        }
        write!(f, " {sign} {}", self.amount)
    }
}

impl ClaimSubject {
    fn parse(text: &str) -> Result<Self, ClaimError> {
        let (name, of) = match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
            Some((name, of)) => (name.trim(), Some(of.trim().to_owned()).filter(|of| !of.is_empty())),
            None => (text, None),
        };
        match (name, of) {
            ("allocated", of) => of.map(Self::Allocated).ok_or(ClaimError::NeedsPlace),
            ("canSpend", of) => of.map(Self::CanSpend).ok_or(ClaimError::NeedsPlace),
            ("refused", of) => Ok(Self::Refused(of)),
            (name, of) => {
                let figure = FIGURES.iter().find(|figure| figure.0 == name);
                figure.map(|figure| Self::Figure(figure, of)).ok_or(ClaimError::UnknownFigure)
            }
        }
    }

    /// What a run has of it, as text.
    fn find(&self, run: &ProjectionDocument) -> Result<String, ClaimError> {
        let account = |id: &str| run.ad_accounts.iter().find(|it| it.id == id);
        let credit = |id: &str| run.ad_credits.iter().find(|it| it.id == id);
        let found = match self {
            Self::Figure(figure, None) => Some(figure.1(&run.totals).clone()),
            Self::Figure(figure, Some(id)) => {
                let figures = account(id).map(|it| &it.credit).or_else(|| credit(id).map(|it| &it.credit));
                figures.map(|it| figure.1(it).clone())
            }
            Self::Allocated(id) => account(id).map(|it| it.allocated.clone()),
            Self::CanSpend(id) => account(id).map(|it| it.can_spend.clone()),
            Self::Refused(rule) => {
                let under =
                    run.refusals.iter().filter(|it| rule.as_deref().is_none_or(|rule| it.rule == rule));
                Some(under.count().to_string())
            }
        };
        found.ok_or(ClaimError::UnknownPlace)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::{JournalOption, document_from_text, simulate};

    fn even_split() -> ProjectionDocument {
        let plan =
            document_from_text(include_str!("../../www/examples/split-evenly.json")).unwrap_or_default();
        simulate(&plan, JournalOption::Without).unwrap_or_else(|problems| panic!("{problems:?}"))
    }

    #[test]
    fn claims_are_held_against_the_run() {
        let run = even_split();
        for (claim, holds, found) in [
            ("stranded = 2,250.00", true, "2250.00"),
            ("stranded = 2250", true, "2250.00"),
            ("stranded != 2250", false, "2250.00"),
            ("stranded(c) = 2,250", true, "2250.00"),
            ("spent(credit-1)>=6750.01", false, "6750.00"),
            ("spent < 6750.01", true, "6750.00"),
            ("unallocated > 0", false, "0.00"),
            ("allocated(a) <= 3,000.00", true, "3000.00"),
            ("canSpend( c ) = 750", true, "750.00"),
            ("refused = 0", true, "0"),
            ("refused(locked) > 0", false, "0"),
        ] {
            let finding = Claim::parse(claim).and_then(|it| it.check(&run));
            assert_eq!(finding, Ok(Finding { holds, found: found.into() }), "{claim}");
        }
    }

    #[test]
    fn what_is_no_claim_says_what_is_wrong_with_it() {
        let run = even_split();
        for (claim, error) in [
            ("", ClaimError::NoRelation),
            ("stranded", ClaimError::NoRelation),
            ("wasted = 5", ClaimError::UnknownFigure),
            ("allocated = 5", ClaimError::NeedsPlace),
            ("allocated() = 5", ClaimError::NeedsPlace),
            ("stranded = five", ClaimError::NotAnAmount),
            ("stranded = -5", ClaimError::NotAnAmount),
            ("stranded = 5.001", ClaimError::NotAnAmount),
            ("stranded(z) = 5", ClaimError::UnknownPlace),
            ("refused = 0.5", ClaimError::NotAnAmount),
        ] {
            assert_eq!(Claim::parse(claim).and_then(|it| it.check(&run)), Err(error), "{claim}");
        }
    }

    #[test]
    fn several_claims_stand_in_one_text() {
        let all = Claim::parse_all("stranded = 0 and spent = 9,000.00;\nallocated(a<b) <= 5");
        let all: Vec<String> = all.into_iter().flatten().map(|it| it.to_string()).collect();
        assert_eq!(all, ["stranded = 0", "spent = 9000.00", "allocated(a<b) <= 5"]);
    }
}
