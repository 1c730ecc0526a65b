//! What can be wrong with a document, each under a stable code.
//!
//! A problem names its code, where it is, and the values a sentence about it needs. The sentence itself
//! is written at the edge, in the reader's language.

use crate::messages::{CORE, Message, Params, Value};

/// Whether a plan runs in spite of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The plan does not run.
    Error,
    /// The plan runs; the person should know.
    Warning,
}

/// Something wrong, or worth knowing, about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub code: ProblemCode,
    /// Where: a JSON pointer, empty for the whole document.
    pub path: String,
    /// What a sentence about it names.
    pub params: Params,
}

impl Problem {
    /// A problem at `path`, without parameters yet.
    #[must_use]
    pub fn new(code: ProblemCode, path: impl Into<String>) -> Self {
        Self { code, path: path.into(), params: Params::new() }
    }

    /// The same problem, with one parameter more. Long values are cut, so that a message stays a message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.params.push(name, shortened(value.into()));
        self
    }

    /// What is wrong and what to do about it.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new(&CORE, "problems", self.code.name()).with_all(self.params.clone())
    }
}

/// What somebody wrote, at most 80 characters of it.
fn shortened(mut value: Value) -> Value {
    const LONGEST: usize = 80;
    if let Value::Text(text) | Value::Name(text) | Value::Number(text) = &mut value
        && let Some((cut, _)) = text.char_indices().nth(LONGEST)
    {
        text.truncate(cut);
        text.push('…');
    }
    value
}

/// Declares each code once: its variant, its stable name and its severity.
macro_rules! problem_codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident;)+) => {
        /// Every kind of problem, by its stable code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ProblemCode {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl ProblemCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Whether a plan runs in spite of it.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }
        }
    };
}

problem_codes! {
    /// The text is not JSON. `line`, `column`.
    TextNotJson = "text.notJson", Error;
    /// The text is too large to read. `limit` in megabytes.
    TextTooLarge = "text.tooLarge", Error;
    /// A link of which something is missing or changed.
    LinkDamaged = "link.damaged", Error;
    /// A link that was cut. `missing` of `length` characters.
    LinkCut = "link.cut", Error;
    /// A link that a newer version made. `found`.
    LinkFutureVersion = "link.futureVersion", Error;
    /// A link that is too long to make or to read. `limit` in characters.
    LinkTooLong = "link.tooLong", Error;
    /// The document is not an object.
    DocumentNotAnObject = "document.notAnObject", Error;
    /// The format version is not ours. `found`.
    VersionUnsupported = "version.unsupported", Error;
    /// A field that must be there is not. `field`.
    FieldMissing = "field.missing", Error;
    /// A field that means nothing here. `field`.
    FieldUnknown = "field.unknown", Warning;
    /// An option that there is not. `field`.
    OptionUnknown = "option.unknown", Error;
    /// A value of the wrong kind. `expected`: `text`, `object`, `list`, `boolean`.
    FieldWrongType = "field.wrongType", Error;
    /// A text that is too long. `limit`, `length`.
    TextTooLong = "text.tooLong", Error;
    /// An id that is empty or too long. `limit`, `length`.
    IdLength = "id.length", Error;
    /// An id used before in the same list. `id`.
    IdDuplicate = "id.duplicate", Error;
    /// An id that nothing has. `id`, `list`.
    ReferenceUnknown = "reference.unknown", Error;
    /// A word that is not one of those allowed. `found`, `allowed`.
    WordUnknown = "word.unknown", Error;
    /// A code that is no ISO 4217 currency. `found`.
    CurrencyUnknown = "currency.unknown", Error;
    /// A text that is no calendar day. `found`.
    DateInvalid = "date.invalid", Error;
    /// The last day comes before the first.
    PeriodEndBeforeStart = "period.endBeforeStart", Error;
    /// Too many days. `limit`, `count`.
    PeriodTooLong = "period.tooLong", Error;
    /// Too many items in a list. `list`, `limit`, `count`.
    LimitExceeded = "limit.exceeded", Error;
    /// An amount that is a number or something else, not text.
    AmountNotText = "amount.notText", Error;
    /// A text that is no amount. `found`.
    AmountMalformed = "amount.malformed", Error;
    /// An amount below nothing. `found`.
    AmountNegative = "amount.negative", Error;
    /// More decimals than the currency has. `found`, `digits`, `currency`.
    AmountTooManyDecimals = "amount.tooManyDecimals", Error;
    /// An amount past the limit. `limit`.
    AmountTooLarge = "amount.tooLarge", Error;
    /// A factor that is no decimal. `found`.
    FactorMalformed = "factor.malformed", Error;
    /// A factor below nothing. `found`.
    FactorNegative = "factor.negative", Error;
    /// A factor with too many decimals. `found`, `limit`.
    FactorTooManyDecimals = "factor.tooManyDecimals", Error;
    /// A factor past the limit. `found`, `limit`.
    FactorTooLarge = "factor.tooLarge", Error;
    /// Not seven weekday factors. `count`.
    WeekdayFactorsCount = "weekdayFactors.count", Error;
    /// A spend range whose low end is above its high end.
    SpendRangeReversed = "spendRange.reversed", Error;
    /// What is to be allocated to an ad account at least is above what it may get at most.
    BoundsReversed = "bounds.reversed", Error;
    /// A part of an ad credit above the whole of it. `found`.
    ShareTooLarge = "share.tooLarge", Error;
    /// The plan allocates less to an ad account than its bound. `account`, `planned`, `limit`.
    PlannedBelowBound = "planned.belowBound", Warning;
    /// The plan allocates more to an ad account than its bound. `account`, `planned`, `limit`.
    PlannedAboveBound = "planned.aboveBound", Warning;
    /// The plan allocates more of an ad credit to one ad account than its part. `credit`, `account`, `planned`,
    /// `limit`.
    PlannedAboveShare = "planned.aboveShare", Warning;
    /// Daily spend times a weekday factor is past the limit of an amount. `limit`.
    SpendTooLarge = "spend.tooLarge", Error;
    /// Everything together does not fit. `what`: `adCredit`, `cash`, `spend`.
    TotalTooLarge = "total.tooLarge", Error;
    /// Nobody said when an ad credit expires. `id`.
    CreditExpiryMissing = "credit.expiryMissing", Error;
    /// An ad credit that expires before it is issued. `issued`, `expires`.
    CreditExpiresBeforeIssued = "credit.expiresBeforeIssued", Error;
    /// An ad credit issued after the last day. `end`.
    CreditIssuedAfterEnd = "credit.issuedAfterEnd", Warning;
    /// An assignable ad credit: the run takes it as assigned.
    CreditAssignable = "credit.assignable", Warning;
    /// An allocation or event outside the plan's days. `start`, `end`.
    OnOutsidePeriod = "on.outsidePeriod", Error;
    /// Actual spend whose last day comes before its first. `from`, `to`.
    ActualOrder = "actual.order", Error;
    /// Actual spend on a day outside the plan. `start`, `end`.
    ActualOutsidePlan = "actual.outsidePlan", Error;
    /// Actual spend of an ad account on a day of which another row tells already. `from`, `to` of the other.
    ActualOverlap = "actual.overlap", Error;
    /// Actual spend on days on none of which the ad account is approved: it is not applied.
    ActualNotApproved = "actual.notApproved", Warning;
    /// A move of cash to where it is already.
    CashSameEnds = "cash.sameEnds", Error;
    /// A move of cash that does not touch the event's ad account. `id`.
    CashOtherAccount = "cash.otherAccount", Error;
    /// A written journal would be too long. `limit`, `count`.
    JournalTooLong = "journal.tooLong", Error;
    /// An event that changes nothing. `status`.
    EventNoEffect = "event.noEffect", Warning;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_codes_share_a_name() {
        let mut names: Vec<_> = ProblemCode::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ProblemCode::ALL.len());
    }

    #[test]
    fn a_long_value_is_cut_between_characters() {
        let problem = Problem::new(ProblemCode::DateInvalid, "/start").with("found", "ä".repeat(200));
        assert_eq!(problem.params.text("found").unwrap().chars().count(), 81);
    }
}
