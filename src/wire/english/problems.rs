//! A sentence for each problem.

use super::fill;
use crate::plan::{Problem, ProblemCode};

/// What is wrong and what to do about it.
pub(crate) fn problem(problem: &Problem) -> String {
    fill(template(problem.code), &problem.params)
}

/// What stopped a run.
pub(crate) fn fault(params: &[(&'static str, String)]) -> String {
    fill(
        "The run stopped on {on}: {amount} ({type}) is more than there is. This is a mistake in Strandline, not in the plan. Please report it.",
        params,
    )
}

const fn template(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::TextNotJson => {
            "This isn't JSON: reading stopped at line {line}, column {column}. Check that the whole file was copied."
        }
        ProblemCode::TextTooLarge => {
            "This is larger than {limit} MB. Split it, or leave out what the plan doesn't need."
        }
        ProblemCode::LinkDamaged => {
            "This link is damaged: part of it is missing or was changed. Copy the whole link again, or ask for a new one."
        }
        ProblemCode::LinkFutureVersion => {
            "This link was made by a newer Strandline, in version {found}. Open it with that one, or reload the page."
        }
        ProblemCode::LinkTooLong => {
            "A link holds at most {limit} characters, and this is longer. Share the plan as a file instead."
        }
        ProblemCode::DocumentNotAnObject => "A plan is a JSON object. This is something else.",
        ProblemCode::VersionUnsupported => {
            "This plan has version “{found}”; this Strandline reads version 1. Open it with a newer Strandline."
        }
        ProblemCode::FieldMissing => "“{field}” is missing. Add it.",
        ProblemCode::FieldUnknown => "“{field}” means nothing here and is left out. Check the spelling.",
        ProblemCode::FieldWrongType => "This must be a JSON {expected}.",
        ProblemCode::TextTooLong => "This has {length} characters; at most {limit} fit. Shorten it.",
        ProblemCode::IdLength => "An id has 1 to {limit} characters; this one has {length}.",
        ProblemCode::IdDuplicate => "The id “{id}” is used twice in this list. Give each its own.",
        ProblemCode::ReferenceUnknown => "Nothing in {list} has the id “{id}”. Choose one that exists.",
        ProblemCode::WordUnknown => "“{found}” isn't known here. Use one of: {allowed}.",
        ProblemCode::CurrencyUnknown => {
            "“{found}” isn't a currency code. Use the three capital letters of ISO 4217, such as USD."
        }
        ProblemCode::DateInvalid => "“{found}” isn't a date. Write year, month and day, such as 2026-03-30.",
        ProblemCode::PeriodEndBeforeStart => "The last day comes before the first. Choose a later last day.",
        ProblemCode::PeriodTooLong => {
            "The plan has {count} days; at most {limit} can be run. Choose an earlier last day."
        }
        ProblemCode::LimitExceeded => "{list} has {count} items; a plan holds at most {limit}. Remove some.",
        ProblemCode::AmountNotText => {
            "Write amounts as text, such as \"1250.00\": a JSON number can lose cents before it is read."
        }
        ProblemCode::AmountMalformed => {
            "“{found}” isn't an amount. Write digits and a point, such as 1250.00."
        }
        ProblemCode::AmountNegative => "{found} is below zero. An amount is zero or more.",
        ProblemCode::AmountTooManyDecimals => {
            "{found} has more decimals than {currency} has: at most {digits}. Round it."
        }
        ProblemCode::AmountTooLarge => "An amount is at most {limit}. Enter a smaller one.",
        ProblemCode::FactorMalformed => {
            "“{found}” isn't a factor. Write a decimal such as 1.2; 1 leaves the day as it is."
        }
        ProblemCode::FactorNegative => "{found} is below zero. A factor is zero or more.",
        ProblemCode::FactorTooManyDecimals => "{found} has too many decimals: at most {limit}. Round it.",
        ProblemCode::FactorTooLarge => "A factor is at most {limit}; this is {found}.",
        ProblemCode::WeekdayFactorsCount => "There are {count} weekday factors. Give seven, Monday first.",
        ProblemCode::SpendRangeReversed => "The low end is above the high end. Swap them.",
        ProblemCode::SpendTooLarge => {
            "Expected spend times its strongest weekday is over {limit} a day. Enter a smaller spend or factor."
        }
        ProblemCode::TotalTooLarge => {
            "All {what} of the plan together is too large to count. Enter smaller amounts."
        }
        ProblemCode::CreditExpiryMissing => {
            "When does this ad credit expire? Its date is on the Promotions page in TikTok Ads Manager."
        }
        ProblemCode::CreditExpiresBeforeIssued => {
            "Expiry must be on or after the day of issue: {expires} is before {issued}."
        }
        ProblemCode::CreditIssuedAfterEnd => {
            "This ad credit is issued after the plan ends on {end}, so it isn't counted."
        }
        ProblemCode::CreditAssignable => {
            "An assignable ad credit is only spent by campaigns it is assigned to. The plan takes it as assigned."
        }
        ProblemCode::OnOutsidePeriod => "This day is outside the plan, which runs from {start} to {end}.",
        ProblemCode::CashSameEnds => "The cash is there already. Choose another place for it to go.",
        ProblemCode::CashOtherAccount => {
            "This move of cash doesn't touch its ad account. Name the ad account it comes from or goes to."
        }
        ProblemCode::JournalTooLong => {
            "The journal would have {count} rows; at most {limit} are written. Shorten the plan, or ask for figures only."
        }
        ProblemCode::EventNoEffect => {
            "Nothing is different after this event: the ad account is {status} on that day."
        }
    }
}
