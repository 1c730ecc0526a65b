//! Whether everything of a plan together can be counted.
//!
//! Each amount is bounded; these bounds on the sums let the ledger add without looking.

use super::notes::Notes;
use crate::day::Period;
use crate::messages::Value;
use crate::money::Minor;
use crate::plan::account::AdAccount;
use crate::plan::actual::ActualSpend;
use crate::plan::checked::{BusinessCenter, Plan};
use crate::plan::codes;
use crate::plan::credit::{AdCredit, Allocation};
use crate::plan::event::{Event, EventKind};
use crate::plan::limits;
use crate::plan::problem::Problem;

/// What of a document can be read, whether or not the rest can.
pub(super) struct Readable<'a> {
    pub(super) period: Option<Period>,
    pub(super) business_center: Option<&'a BusinessCenter>,
    pub(super) ad_accounts: &'a [Option<AdAccount>],
    pub(super) ad_credits: &'a [Option<AdCredit>],
    pub(super) allocations: &'a [Option<Allocation>],
    pub(super) events: &'a [Option<Event>],
    /// By ad account.
    pub(super) actuals: &'a [ActualSpend],
}

/// The items of a list that can be read, and where each stands.
fn readable<T>(items: &[Option<T>]) -> impl Iterator<Item = (usize, &T)> {
    items.iter().enumerate().filter_map(|(position, item)| Some((position, item.as_ref()?)))
}

pub(super) fn check(parts: &Readable<'_>, notes: &Notes<'_>) {
    let note = |path, what| {
        notes.note(Problem::new(codes::TOTAL_TOO_LARGE, path).with("what", Value::Word(what)));
    };
    let credit = readable(parts.ad_credits).map(|(_, credit)| credit.amount);
    if checked_sum(credit).is_none() {
        note("/adCredits", "adCredit");
    }
    let center = parts.business_center.map(|center| center.cash);
    let accounts = readable(parts.ad_accounts).map(|(_, account)| account.cash);
    if checked_sum(accounts.chain(center)).is_none() {
        note("/adAccounts", "cash");
    }
    let days = parts.period.map_or(1, Period::days);
    let (expected, actual) = most_spend(&strongest_days(parts, notes), days, parts.actuals);
    let most = i128::from(Minor::MAX.units());
    if expected > most {
        note("/adAccounts", "spend");
    } else if expected + actual > most {
        note("/actuals", "spend");
    }
}

/// The most that is spent in all, as expected and as it happened, where ad accounts spend at most `strongest` on a day
/// on which they spend as expected.
pub(crate) fn most_spend(strongest: &[Minor], days: i32, actuals: &[ActualSpend]) -> (i128, i128) {
    let mut expected_days = vec![days; strongest.len()];
    let mut actual = 0;
    for row in actuals {
        actual += i128::from(row.spend.units());
        if let Some(left) = expected_days.get_mut(row.account.position()) {
            *left -= row.days.days();
        }
    }
    // Where rows overlap, which is an error, days may be counted twice.
    let spend = |(day, days): (&Minor, i32)| i128::from(day.units()) * i128::from(days.max(0));
    (strongest.iter().zip(expected_days).map(spend).sum(), actual)
}

/// Whether all that may be spent in a plan can be counted, as it can in every plan that was checked: for one of which
/// expected spend was changed since.
pub(crate) fn counts(plan: &Plan) -> bool {
    let mut strongest = vec![Minor::ZERO; plan.ad_accounts().len()];
    let on_first_day = plan.ad_accounts().iter().map(|account| account.daily_spend).enumerate();
    let set = plan.events().iter().filter_map(|event| match event.kind {
        EventKind::SetDailySpend(daily_spend) => Some((event.account.position(), daily_spend)),
        _ => None,
    });
    for (at, daily_spend) in on_first_day.chain(set) {
        let Some(day) = strongest_day(&plan.ad_accounts()[at], daily_spend) else { return false };
        strongest[at] = strongest[at].max(day);
    }
    // A week's spend is added up however short the plan is.
    let (expected, actual) = most_spend(&strongest, plan.period().days().max(7), plan.actuals());
    expected + actual <= i128::from(Minor::MAX.units())
}

/// The most that each ad account spends on a day; noted where that is past the limit of an amount.
fn strongest_days(parts: &Readable<'_>, notes: &Notes<'_>) -> Vec<Minor> {
    let mut strongest = vec![Minor::ZERO; parts.ad_accounts.len()];
    let limit = notes.currency.map_or(Minor::ZERO, limits::amount);
    let mut look = |account: &AdAccount, at: usize, daily_spend: Minor, path: String| {
        let day = strongest_day(account, daily_spend);
        if day.is_none_or(|day| day > limit) {
            notes.note(Problem::new(codes::SPEND_TOO_LARGE, path).with("limit", limits::AMOUNT));
        }
        strongest[at] = strongest[at].max(day.unwrap_or(Minor::ZERO));
    };
    for (position, account) in readable(parts.ad_accounts) {
        look(account, position, account.daily_spend, format!("/adAccounts/{position}/dailySpend"));
    }
    for (position, event) in readable(parts.events) {
        let at = event.account.position();
        if let (EventKind::SetDailySpend(daily_spend), Some(Some(account))) =
            (event.kind, parts.ad_accounts.get(at))
        {
            look(account, at, daily_spend, format!("/events/{position}/dailySpend"));
        }
    }
    strongest
}

fn strongest_day(account: &AdAccount, daily_spend: Minor) -> Option<Minor> {
    account
        .weekday_factors
        .iter()
        .try_fold(Minor::ZERO, |most, factor| Some(most.max(daily_spend.times(*factor)?)))
}

fn checked_sum(mut amounts: impl Iterator<Item = Minor>) -> Option<Minor> {
    amounts.try_fold(Minor::ZERO, Minor::checked_add)
}
