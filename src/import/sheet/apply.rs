//! What the rows say, entered into a plan.

use super::balances::SheetBalances;
use super::credits;
use super::kinds::SheetKind;
use super::mapping::SheetMapping;
use super::matching::Accounts;
use super::reading::Read;
use super::role::Role;
use super::rows::SheetRow;
use crate::day::Day;
use crate::import::actuals;
use crate::import::holdings::Holdings;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::table::Table;
use crate::import::tiktok::amounts::{Purse, Spend, add_spend, plus};
use crate::import::tiktok::credits::keep_within_limit;
use crate::import::tiktok::expected::ExpectedSpend;
use crate::import::tiktok::report::{Daily, LAG};
use crate::import::tiktok::words::{called, first_few};
use crate::import::tiktok::{accounts as known, expected, period};
use crate::messages::Value;
use crate::money::Minor;
use crate::order::sort_by_key;
use crate::plan::document::{EventDocument, PlanDocument};

/// Enters a sheet. `holdings` says what ad accounts hold by the plan.
pub(super) fn apply(
    plan: &mut PlanDocument,
    read: &Read,
    mapping: &SheetMapping,
    holdings: Holdings,
    notices: &mut Notices,
) {
    let had = plan.ad_accounts.len();
    let purse = Purse::of(read.currency);
    let mut accounts = Accounts::of(plan, mapping);
    let on = mapping.on.as_deref().and_then(Day::parse);
    let places = match read.layout.kind {
        SheetKind::Unknown => Vec::new(),
        kind => accounts.places(&read.entries, kind, plan),
    };
    match read.layout.kind {
        SheetKind::Accounts | SheetKind::Balances => {
            start(plan, on, notices);
            let is_run = read.layout.column(Role::AdCreditHeld).is_some();
            let holdings = if is_run { holdings } else { |_: &PlanDocument, _| None };
            let balances = SheetBalances::of(plan, on, had, purse, holdings);
            update_accounts(plan, read, &places, balances, notices);
            keep_within_limit(plan, purse, notices);
            credits::allocate(plan, &read.entries, &places, mapping, purse, notices);
        }
        SheetKind::AdCredits => {
            start(plan, on.or_else(|| newest(&read.entries, Role::Issued)), notices);
            let balances = SheetBalances::of(plan, on, had, purse, |_, _| None);
            update_accounts(plan, read, &places, balances, notices);
            credits::update(plan, &read.entries, &places, purse, notices);
        }
        SheetKind::SpendByDay => {
            let told = mapping.expected_spend.unwrap_or_default();
            update_spend(plan, read, &places, (on, told), notices);
            expect_from_first_row(plan, read, &places, had, notices);
        }
        SheetKind::Allocations => {
            start(plan, on.or_else(|| oldest(&read.entries, Role::Date)), notices);
            credits::allocate(plan, &read.entries, &places, mapping, purse, notices);
        }
        SheetKind::Unknown => return,
    }
    end(plan, notices);
    accounts.tell(notices);
}

/// A plan whose last day is not known gets one.
fn end(plan: &mut PlanDocument, notices: &mut Notices) {
    if let Some(start) = Day::parse(&plan.start) {
        period::take_end(plan, start, notices);
    }
}

/// A plan without a first day takes this one, or asks.
fn start(plan: &mut PlanDocument, day: Option<Day>, notices: &mut Notices) {
    if !plan.start.is_empty() {
        return;
    }
    match day {
        Some(day) => plan.start = day.to_string(),
        None => {
            notices.tell(Kind::SheetStartNeeded, "/start");
        }
    }
}

fn newest(entries: &[SheetRow], role: Role) -> Option<Day> {
    entries.iter().filter_map(|entry| entry.day(role)).max()
}

fn oldest(entries: &[SheetRow], role: Role) -> Option<Day> {
    entries.iter().filter_map(|entry| entry.day(role)).min()
}

/// Status, expected spend, cash and what is held, of each ad account. Names are taken where rows are matched.
///
/// Several ad credits of one ad account are several rows, and may say the same of it.
fn update_accounts(
    plan: &mut PlanDocument,
    read: &Read,
    places: &[Option<usize>],
    mut balances: SheetBalances,
    notices: &mut Notices,
) {
    let mut taken: Vec<Option<&SheetRow>> = vec![None; plan.ad_accounts.len()];
    let mut twice = Table::default();
    let is_of_credits = read.layout.kind == SheetKind::AdCredits;
    for (entry, place) in read.entries.iter().zip(places) {
        let Some(place) = *place else { continue };
        if let Some(first) = taken[place] {
            let is_other = |role| entry.amount(role).is_some_and(|amount| first.amount(role) != Some(amount));
            let is_same = entry.status.is_none_or(|own| own == first.status.unwrap_or("approved"))
                && !is_other(Role::DailySpend)
                && !is_other(Role::Cash);
            if !(is_of_credits && is_same) {
                twice.number(&plan.ad_accounts[place].name);
            }
            continue;
        }
        taken[place] = Some(entry);
        if let Some(status) = entry.status {
            balances.take_status(plan, place, status, notices);
        }
        if let Some(amount) = entry.amount(Role::DailySpend) {
            plan.ad_accounts[place].daily_spend = Some(Purse::of(read.currency).text(amount));
        }
        if let Some(cash) = entry.amount(Role::Cash) {
            balances.take_cash(plan, place, cash);
        }
        if let Some(held) = entry.amount(Role::AdCreditHeld).filter(|_| !is_of_credits) {
            balances.take_held(plan, place, held, notices);
        }
    }
    balances.tell(plan, notices);
    let texts = twice.texts();
    if !texts.is_empty() {
        let notice = notices.tell(Kind::SheetAccountTwice, "/adAccounts");
        notice.with("count", texts.len()).with("names", first_few(&texts));
    }
}

/// Expected spend out of spend by day.
fn update_spend(
    plan: &mut PlanDocument,
    read: &Read,
    places: &[Option<usize>],
    (on, told): (Option<Day>, ExpectedSpend),
    notices: &mut Notices,
) {
    let purse = Purse::of(read.currency);
    // What each ad account spent on each day: rows of one day, as of several campaigns, are its parts.
    let mut days: Vec<Vec<(Day, Spend)>> = vec![Vec::new(); plan.ad_accounts.len()];
    let mut unknown: Vec<Vec<Day>> = vec![Vec::new(); plan.ad_accounts.len()];
    let (mut newest, mut without) = (None, 0_usize);
    for (entry, place) in read.entries.iter().zip(places) {
        let (Some(day), Some(total)) = (entry.day(Role::Date), entry.spend()) else {
            without += 1;
            if let (Some(day), Some(place)) = (entry.day(Role::Date), *place) {
                unknown[place].push(day);
            }
            continue;
        };
        let Some(place) = *place else { continue };
        let voucher = entry.amount(Role::CreditSpend).unwrap_or(Minor::ZERO);
        days[place].push((day, Spend { total, voucher }));
        newest = newest.max(Some(day));
    }
    if without > 0 {
        notices.tell(Kind::SheetRowsNoSpend, "").with("count", without);
    }
    let had_days = !plan.start.is_empty();
    start(plan, on.or_else(|| newest.map(Day::next)), notices);
    // What was spent after it is no part of the plan.
    end(plan, notices);
    // What is dated after the day of the sheet has not been yet.
    let read_on = on.or_else(|| newest.map(Day::next));
    let daily = Daily { newest, read_on, complete: true };
    let ids = plan.ad_accounts.iter().map(|account| account.id.clone()).collect::<Vec<_>>();
    let mut spent = known::KnownAccounts::default();
    for ((id, days), unknown) in ids.iter().zip(days).zip(unknown) {
        let place = spent.place(id);
        spent.list[place].days = summed(days);
        spent.list[place].unknown = unknown;
    }
    actuals::leave_known(plan, &mut spent);
    expected::update(plan, &daily, &spent, (told, purse), notices);
    actuals::update(plan, &daily, &spent, purse, notices);
    tell_unsettled(plan, &daily, &spent, purse, notices);
    if had_days {
        tell_outside(plan, &spent, purse, notices);
    }
}

/// Says what the sheet has of days of the plan that are not settled yet, and so is not taken.
fn tell_unsettled(
    plan: &PlanDocument,
    daily: &Daily,
    spent: &known::KnownAccounts<'_, '_>,
    purse: Purse,
    notices: &mut Notices,
) {
    let (start, end) = (Day::parse(&plan.start), Day::parse(&plan.end));
    let (settled, Some(newest)) = (daily.settled(), daily.newest) else { return };
    let is_left = |day: Day| Some(day) > settled && Some(day) >= start && Some(day) <= end;
    let days = spent.list.iter().flat_map(|known| &known.days).filter(|(day, _)| is_left(*day));
    let left = days.fold(Minor::ZERO, |sum, (_, spend)| plus(sum, spend.total));
    if let Some(settled) = settled.filter(|_| left.is_positive()) {
        let notice = notices.tell(Kind::SheetDaysLeft, "/actuals").with("amount", purse.value(left));
        notice.with("from", settled.next()).with("to", newest).with("hours", 24 * LAG);
    }
}

/// Says what the sheet has of days that the plan does not have.
fn tell_outside(
    plan: &PlanDocument,
    spent: &known::KnownAccounts<'_, '_>,
    purse: Purse,
    notices: &mut Notices,
) {
    let (Some(start), Some(end)) = (Day::parse(&plan.start), Day::parse(&plan.end)) else { return };
    let days = spent.list.iter().flat_map(|known| &known.days);
    let outside = days.filter(|(day, _)| !(start..=end).contains(day));
    let sum = outside.fold(Minor::ZERO, |sum, (_, spend)| plus(sum, spend.total));
    if sum.is_positive() {
        let notice = notices.tell(Kind::SheetDaysOutside, "/actuals").with("amount", purse.value(sum));
        notice.with("start", start).with("end", end);
    }
}

/// Of an ad account that is new in a plan that has begun nothing is expected before its first row.
fn expect_from_first_row(
    plan: &mut PlanDocument,
    read: &Read,
    places: &[Option<usize>],
    had: usize,
    notices: &mut Notices,
) {
    if had == 0 {
        return;
    }
    let (start, end) = (Day::parse(&plan.start), Day::parse(&plan.end));
    let mut first = vec![None; plan.ad_accounts.len()];
    for (entry, place) in read.entries.iter().zip(places) {
        if let (Some(day), Some(place)) = (entry.day(Role::Date).filter(|_| entry.spend().is_some()), *place)
        {
            first[place] = Some(first[place].map_or(day, |first: Day| first.min(day)));
        }
    }
    for (place, first) in first.into_iter().enumerate().skip(had) {
        let account = &mut plan.ad_accounts[place];
        let Some(first) = first.filter(|first| start < Some(*first) && Some(*first) <= end) else { continue };
        let Some(daily) = account.daily_spend.take() else { continue };
        account.daily_spend = Some(Purse::of(read.currency).text(Minor::ZERO));
        let notice = notices.tell(Kind::SpendFrom, &format!("/adAccounts/{place}/dailySpend"));
        notice.with("name", called(account)).with("on", first).with("daily", Value::Number(daily.clone()));
        plan.events.push(EventDocument {
            on: first.to_string(),
            kind: "setDailySpend".to_owned(),
            ad_account: account.id.clone(),
            daily_spend: Some(daily),
            ..EventDocument::default()
        });
    }
}

/// One sum a day, in order.
fn summed(mut days: Vec<(Day, Spend)>) -> Vec<(Day, Spend)> {
    sort_by_key(&mut days, |(day, _)| *day);
    let mut sums: Vec<(Day, Spend)> = Vec::new();
    for (day, spend) in days {
        add_spend(&mut sums, day, spend);
    }
    sums
}
