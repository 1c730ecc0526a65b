//! A plan in another currency: with the numbers as they are, or converted at a rate.

use crate::money::{Currency, Decimal, Minor, parse_decimal};
use crate::order::sort_by_key;
use crate::plan::document::{AllocationDocument, PlanDocument};
use std::cmp::Reverse;
use std::collections::HashMap;

/// The most digits of a rate, so that any amount of a plan times a rate is exact.
const RATE_DIGITS: u32 = 12;

/// Whether the plan has an amount, which means something else in another currency.
#[must_use]
pub fn has_amounts(plan: &PlanDocument) -> bool {
    plan.clone().amounts_mut().any(|it| it.bytes().any(|byte| matches!(byte, b'1'..=b'9')))
}

/// Puts the plan into `currency` with the numbers as they are; how many amounts have more decimals than it has.
///
/// Zeros that it has no room for go: 9,000.00 US dollars are 9,000 yen. Other decimals stay, for the check to point at.
pub fn keep_numbers(plan: &mut PlanDocument, currency: Currency) -> usize {
    let digits = usize::from(currency.digits());
    currency.code().clone_into(&mut plan.currency);
    plan.amounts_mut().filter_map(|it| (!shorten(it, digits)).then_some(())).count()
}

/// Takes zeros off the end of an amount until it has so many decimals; whether that is enough.
fn shorten(amount: &mut String, digits: usize) -> bool {
    let Some((whole, fraction)) = amount.split_once('.') else { return true };
    let Some(rest) = fraction.get(digits..) else { return true };
    if !rest.bytes().all(|it| it == b'0') {
        return false;
    }
    // Without decimals there is no point either.
    let length = whole.len() + usize::from(digits > 0) + digits;
    amount.truncate(length);
    true
}

/// A rate as it is written in the digits of a plan: above nothing, with at most 12 digits.
#[must_use]
pub fn rate(text: &str) -> Option<Decimal> {
    let rate = parse_decimal(text).ok()?.normalize();
    (!rate.is_zero() && rate.mantissa() < 10_i128.pow(RATE_DIGITS)).then_some(rate)
}

/// A plan that was converted, and what rounding did to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Converted {
    /// The plan in its new currency.
    pub plan: PlanDocument,
    /// How many amounts it has.
    pub amounts: usize,
    /// How many of them were rounded, half to even.
    pub rounded: usize,
    /// How many allocations are one minor unit off what rounding gives, so that an ad credit that was allocated in full
    /// still is, and none is allocated beyond its amount.
    pub fitted: usize,
    /// What all ad credits came to.
    pub before: Minor,
    /// What they come to now.
    pub after: Minor,
    /// How far that is from what they came to times the rate, in major units: below zero where rounding took from it.
    pub off: Decimal,
}

/// Why a plan can't be converted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unconverted {
    /// The plan's own currency is none that is known.
    Currency,
    /// This is no amount of the plan's currency.
    Amount(String),
    /// This amount is too large in the new currency.
    TooLarge(String),
}

/// The plan in `currency`, each amount times `rate` and rounded half to even to what the currency has.
///
/// # Errors
///
/// Says which amount can't be converted.
pub fn convert(plan: &PlanDocument, currency: Currency, rate: Decimal) -> Result<Converted, Unconverted> {
    let from = Currency::from_code(&plan.currency).ok_or(Unconverted::Currency)?;
    let factor = between_minor_units(from, rate, currency);
    let mut converted = plan.clone();
    let (mut amounts, mut rounded) = (0, 0);
    for it in converted.amounts_mut() {
        let before = Minor::parse(it, from).ok_or_else(|| Unconverted::Amount(it.clone()))?;
        let after = before.times(factor).filter(|it| *it <= crate::plan::limits::amount(currency));
        let after = after.ok_or_else(|| Unconverted::TooLarge(it.clone()))?;
        amounts += 1;
        rounded += usize::from(Decimal::from(after.units()) != Decimal::from(before.units()) * factor);
        *it = after.to_text(currency);
    }
    currency.code().clone_into(&mut converted.currency);
    let fitted = fit_allocations(plan, from, &mut converted, currency);
    let sum = |plan: &PlanDocument, currency| {
        let mut all = plan.ad_credits.iter().map(|it| minor(&it.amount, currency));
        all.try_fold(Minor::ZERO, Minor::checked_add)
    };
    let too_large = || Unconverted::TooLarge(String::new());
    let before = sum(plan, from).ok_or_else(too_large)?;
    let after = sum(&converted, currency).ok_or_else(too_large)?;
    let exact = Decimal::from(before.units()).checked_mul(factor).ok_or_else(too_large)?;
    if !before.is_zero() && exact.scale() != factor.scale() {
        return Err(too_large());
    }
    let mut off = (Decimal::from(after.units()) - exact).normalize();
    off.set_scale(off.scale() + u32::from(currency.digits())).map_err(|_| too_large())?;
    let off = off.normalize();
    Ok(Converted { plan: converted, amounts, rounded, fitted, before, after, off })
}

/// What minor units of `from` times this are minor units of `to`.
fn between_minor_units(from: Currency, rate: Decimal, to: Currency) -> Decimal {
    // A rate has few digits: neither way can they become too many.
    let power = |digits: u8| Decimal::from(10_i64.pow(u32::from(digits)));
    if to.digits() >= from.digits() {
        rate * power(to.digits() - from.digits())
    } else {
        rate / power(from.digits() - to.digits())
    }
}

fn minor(text: &str, currency: Currency) -> Minor {
    Minor::parse(text, currency).unwrap_or_default()
}

/// Has the allocations of each ad credit come to what it has where they did before, and to no more where they did not
/// come to more: rounded each by itself, they may be some minor units off. How many allocations were changed, each by
/// one: the largest first, and before those that are made already.
fn fit_allocations(before: &PlanDocument, from: Currency, after: &mut PlanDocument, to: Currency) -> usize {
    let sums = |allocations: &[AllocationDocument], currency| {
        let mut sums: HashMap<String, i64> = HashMap::new();
        for it in allocations {
            let sum = sums.entry(it.ad_credit.clone()).or_default();
            *sum = sum.saturating_add(minor(&it.amount, currency).units());
        }
        sums
    };
    let (planned, now) = (sums(&before.allocations, from), sums(&after.allocations, to));
    // By how many minor units the allocations of an ad credit are to change.
    let mut changes: HashMap<&str, i64> = HashMap::new();
    for (old, new) in before.ad_credits.iter().zip(&after.ad_credits) {
        let (Some(planned), Some(now)) = (planned.get(&old.id), now.get(&old.id)) else { continue };
        let open = minor(&old.amount, from).units() - planned;
        let change = minor(&new.amount, to).units() - now;
        if open == 0 || open > 0 && change < 0 {
            changes.insert(&new.id, change);
        }
    }
    let size = |it: &AllocationDocument| (it.done, Reverse(minor(&it.amount, to)));
    let mut order: Vec<usize> = (0..after.allocations.len()).collect();
    sort_by_key(&mut order, |at| size(&after.allocations[*at]));
    let mut fitted = 0;
    for at in order {
        let allocation = &mut after.allocations[at];
        let Some(change) = changes.get_mut(allocation.ad_credit.as_str()).filter(|it| **it != 0) else {
            continue;
        };
        let amount = minor(&allocation.amount, to).units() + change.signum();
        if amount >= 0 {
            *change -= change.signum();
            allocation.amount = Minor::new(amount).to_text(to);
            fitted += 1;
        }
    }
    fitted
}

#[cfg(test)]
mod tests;
