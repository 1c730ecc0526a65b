//! Whether everything of a plan together can be counted.
//!
//! Each amount is bounded; these bounds on the sums let the ledger add without looking.

use super::reader::Notes;
use crate::money::Minor;
use crate::plan::problem::{Problem, ProblemCode};
use crate::plan::{AdAccount, EventKind, Plan, limits};

pub(super) fn check(plan: &Plan, notes: &Notes) {
    let credit = plan.ad_credits.iter().map(|credit| credit.amount);
    let cash = plan.ad_accounts.iter().map(|account| account.cash).chain([plan.business_center.cash]);
    for (what, path, sum) in
        [("adCredit", "/adCredits", checked_sum(credit)), ("cash", "/adAccounts", checked_sum(cash))]
    {
        if sum.is_none() {
            notes.note(Problem::new(ProblemCode::TotalTooLarge, path).with("what", what));
        }
    }
    spend(plan, notes);
}

/// The strongest day of every ad account, on every day of the plan, must be countable.
fn spend(plan: &Plan, notes: &Notes) {
    let scale = 10_i64.pow(u32::from(plan.currency.digits()));
    let limit = Minor::new(i64::try_from(limits::AMOUNT).unwrap_or(i64::MAX).saturating_mul(scale));
    let mut strongest = Vec::with_capacity(plan.ad_accounts.len());
    for (position, account) in plan.ad_accounts.iter().enumerate() {
        let day = strongest_day(account, account.daily_spend);
        note_past(limit, day, &format!("/adAccounts/{position}/dailySpend"), notes);
        strongest.push(day.unwrap_or(Minor::ZERO));
    }
    for (position, event) in plan.events.iter().enumerate() {
        if let EventKind::SetDailySpend(daily_spend) = event.kind {
            let day = strongest_day(plan.account(event.account), daily_spend);
            note_past(limit, day, &format!("/events/{position}/dailySpend"), notes);
            let strongest = &mut strongest[event.account.position()];
            *strongest = (*strongest).max(day.unwrap_or(Minor::ZERO));
        }
    }
    let days = i128::from(plan.period.days());
    let total: i128 = strongest.iter().map(|day| i128::from(day.units()) * days).sum();
    if total > i128::from(Minor::MAX.units()) {
        notes.note(Problem::new(ProblemCode::TotalTooLarge, "/adAccounts").with("what", "spend"));
    }
}

fn strongest_day(account: &AdAccount, daily_spend: Minor) -> Option<Minor> {
    account
        .weekday_factors
        .iter()
        .try_fold(Minor::ZERO, |most, factor| Some(most.max(factor.of(daily_spend)?)))
}

fn note_past(limit: Minor, day: Option<Minor>, path: &str, notes: &Notes) {
    if day.is_none_or(|day| day > limit) {
        notes.note(Problem::new(ProblemCode::SpendTooLarge, path).with("limit", limits::AMOUNT));
    }
}

fn checked_sum(mut amounts: impl Iterator<Item = Minor>) -> Option<Minor> {
    amounts.try_fold(Minor::ZERO, Minor::checked_add)
}
