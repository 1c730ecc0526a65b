//! The sentence that says what matters between two plans.

use super::fill;
use crate::ledger::CreditFigures;
use crate::money::Minor;
use crate::plan::Plan;

/// What matters between two plans.
pub(crate) fn sentence(a: &Plan, b: &Plan, first: &CreditFigures, second: &CreditFigures) -> String {
    let more = second.spent - first.spent;
    // The better plan is named first.
    let (better, other, gain, mine, theirs) = if more.units() < 0 {
        (a, b, Minor::ZERO - more, first, second)
    } else {
        (b, a, more, second, first)
    };
    let money = |amount: Minor| amount.to_text(a.currency());
    let stranded = theirs.stranded() - mine.stranded();
    let params = [
        ("better", better.name().to_owned()),
        ("other", other.name().to_owned()),
        ("gain", money(gain)),
        ("less", money(stranded)),
        ("more", money(Minor::ZERO - stranded)),
    ];
    let template = match (gain.is_zero(), stranded.units().signum()) {
        (true, 0) => "“{better}” and “{other}” spend and strand the same.",
        (true, 1) => "“{better}” strands {less} less than “{other}”; both spend the same.",
        (true, _) => "“{better}” strands {more} more than “{other}”; both spend the same.",
        (false, 0) => "“{better}” spends {gain} more than “{other}”; both strand the same.",
        (false, 1) => "“{better}” spends {gain} more than “{other}” and strands {less} less.",
        (false, _) => "“{better}” spends {gain} more than “{other}”, and strands {more} more.",
    };
    fill(template, &params)
}
