//! What can be wrong with a document.

use super::problem::problem_codes;

problem_codes! {
    /// The document is not an object.
    DOCUMENT_NOT_AN_OBJECT = "document.notAnObject", Error;
    /// The format version is not ours. `found`.
    VERSION_UNSUPPORTED = "version.unsupported", Error;
    /// A field that must be there is not. `field`.
    FIELD_MISSING = "field.missing", Error;
    /// A field that means nothing here. `field`.
    FIELD_UNKNOWN = "field.unknown", Warning;
    /// A value of the wrong kind. `expected`: `text`, `object`, `list`, `boolean`.
    FIELD_WRONG_TYPE = "field.wrongType", Error;
    /// A text that is too long. `limit`, `length`.
    TEXT_TOO_LONG = "text.tooLong", Error;
    /// An id that is empty or too long. `limit`, `length`.
    ID_LENGTH = "id.length", Error;
    /// An id used before in the same list. `id`.
    ID_DUPLICATE = "id.duplicate", Error;
    /// An id that nothing has. `id`, `list`.
    REFERENCE_UNKNOWN = "reference.unknown", Error;
    /// A word that is not one of those allowed. `found`, `allowed`.
    WORD_UNKNOWN = "word.unknown", Error;
    /// A code that is no ISO 4217 currency. `found`.
    CURRENCY_UNKNOWN = "currency.unknown", Error;
    /// A text that is no calendar day. `found`.
    DATE_INVALID = "date.invalid", Error;
    /// The last day comes before the first.
    PERIOD_END_BEFORE_START = "period.endBeforeStart", Error;
    /// Too many days. `limit`, `count`.
    PERIOD_TOO_LONG = "period.tooLong", Error;
    /// Too many items in a list. `list`, `limit`, `count`.
    LIMIT_EXCEEDED = "limit.exceeded", Error;
    /// An amount that is a number or something else, not text.
    AMOUNT_NOT_TEXT = "amount.notText", Error;
    /// A text that is no amount. `found`.
    AMOUNT_MALFORMED = "amount.malformed", Error;
    /// An amount below nothing. `found`.
    AMOUNT_NEGATIVE = "amount.negative", Error;
    /// More decimals than the currency has. `found`, `digits`, `currency`.
    AMOUNT_TOO_MANY_DECIMALS = "amount.tooManyDecimals", Error;
    /// An amount past the limit. `limit`.
    AMOUNT_TOO_LARGE = "amount.tooLarge", Error;
    /// A factor that is no decimal. `found`.
    FACTOR_MALFORMED = "factor.malformed", Error;
    /// A factor below nothing. `found`.
    FACTOR_NEGATIVE = "factor.negative", Error;
    /// A factor with too many decimals. `found`, `limit`.
    FACTOR_TOO_MANY_DECIMALS = "factor.tooManyDecimals", Error;
    /// A factor past the limit. `found`, `limit`.
    FACTOR_TOO_LARGE = "factor.tooLarge", Error;
    /// Not seven weekday factors. `count`.
    WEEKDAY_FACTORS_COUNT = "weekdayFactors.count", Error;
    /// A spend range whose low end is above its high end.
    SPEND_RANGE_REVERSED = "spendRange.reversed", Error;
    /// What is to be allocated to an ad account at least is above what it may get at most.
    BOUNDS_REVERSED = "bounds.reversed", Error;
    /// A part of an ad credit above the whole of it. `found`.
    SHARE_TOO_LARGE = "share.tooLarge", Error;
    /// The plan allocates less to an ad account than its bound. `account`, `planned`, `limit`.
    PLANNED_BELOW_BOUND = "planned.belowBound", Warning;
    /// The plan allocates more to an ad account than its bound. `account`, `planned`, `limit`.
    PLANNED_ABOVE_BOUND = "planned.aboveBound", Warning;
    /// The plan allocates more of an ad credit to one ad account than its part. `credit`, `account`, `planned`,
    /// `limit`.
    PLANNED_ABOVE_SHARE = "planned.aboveShare", Warning;
    /// Daily spend times a weekday factor is past the limit of an amount. `limit`.
    SPEND_TOO_LARGE = "spend.tooLarge", Error;
    /// Everything together does not fit. `what`: `adCredit`, `cash`, `spend`.
    TOTAL_TOO_LARGE = "total.tooLarge", Error;
    /// Nobody said when an ad credit expires. `id`.
    CREDIT_EXPIRY_MISSING = "credit.expiryMissing", Error;
    /// An ad credit that expires before it is issued. `issued`, `expires`.
    CREDIT_EXPIRES_BEFORE_ISSUED = "credit.expiresBeforeIssued", Error;
    /// An ad credit issued after the last day. `end`.
    CREDIT_ISSUED_AFTER_END = "credit.issuedAfterEnd", Warning;
    /// An assignable ad credit: the run takes it as assigned.
    CREDIT_ASSIGNABLE = "credit.assignable", Warning;
    /// An allocation or event outside the plan's days. `start`, `end`.
    ON_OUTSIDE_PERIOD = "on.outsidePeriod", Error;
    /// Actual spend whose last day comes before its first. `from`, `to`.
    ACTUAL_ORDER = "actual.order", Error;
    /// Actual spend on a day outside the plan. `start`, `end`.
    ACTUAL_OUTSIDE_PLAN = "actual.outsidePlan", Error;
    /// Actual spend of an ad account on a day of which another row tells already. `from`, `to` of the other.
    ACTUAL_OVERLAP = "actual.overlap", Error;
    /// A move of cash to where it is already.
    CASH_SAME_ENDS = "cash.sameEnds", Error;
    /// A move of cash that does not touch the event's ad account. `id`.
    CASH_OTHER_ACCOUNT = "cash.otherAccount", Error;
}
