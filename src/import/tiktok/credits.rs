//! Ad credits of the plan: what the Business Center can still allocate, and what ad accounts hold.
//!
//! The API gives one ad credit balance per holder and rows of what was issued; it never says what is left
//! of one issue, nor when anything expires. The balance is right; rows only say how it is made up.

use super::accounts::KnownAccounts;
use super::allocations::Outflow;
use super::amounts::{Purse, plus};
use super::center::{Center, grant};
use super::facts::Facts;
use super::lots::{
    Attribution, CreditDraft, Origin, attribute, give_way, grow, held, oldest_first, soonest_expiry_first,
    take,
};
use super::movements::{Effect, MovedRow, made_id};
use super::period::KnownBalances;
use super::reconcile;
use super::shape::Shape;
use super::words::{called, clipped, cut, first_few};
use crate::day::Day;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::table::{Table, order_of_texts};
use crate::messages::Value;
use crate::money::Minor;
use crate::plan::document::{AdCreditDocument, HolderDocument, PlanDocument};
use crate::plan::limits;

/// The id of the ad credit that stands for a balance no row explains.
const BALANCE: &str = "bc-balance";

/// Makes or updates the ad credits of the Business Center.
pub(in crate::import) fn update_center(
    plan: &mut PlanDocument,
    movements: &[MovedRow],
    outflows: &[Outflow],
    center: &Center,
    purse: Purse,
    notices: &mut Notices,
) {
    let start = Day::parse(&plan.start);
    let mut lots = lots_of(plan, None, purse);
    let mut from_rows = 0_usize;
    for issue in newest_issues(movements, notices) {
        from_rows += usize::from(take_issue(plan, &mut lots, issue));
    }
    tell_unclear(movements, notices);
    let sums = take_outflows(&mut lots, outflows);
    if let Some(balance) = center.grant {
        let rests_on_rows = from_rows > 0 || lots.iter().any(|lot| lot.origin == Origin::Plan);
        reconcile::center(&lots, start, balance, rests_on_rows, center, purse, notices);
        settle(plan, &mut lots, balance, start);
    } else if from_rows > 0 {
        give_way(&mut lots, &|id| is_credit(plan, id));
        notices.tell(Kind::GrantUnchecked, "/adCredits");
    }
    write_back(plan, lots, start, purse);
    tell_outflows(plan, sums, purse, notices);
}

/// What was issued to the Business Center, oldest first; past a plan's limit only the newest, which are the
/// ones that may still hold something.
fn newest_issues<'m>(movements: &'m [MovedRow], notices: &mut Notices) -> Vec<&'m MovedRow> {
    let mut issues = movements.iter().filter(|it| it.is_centers(Effect::Issued)).collect::<Vec<_>>();
    let over = issues.len().saturating_sub(limits::AD_CREDITS);
    if over > 0 {
        issues.drain(..over);
        let notice = notices.tell(Kind::TooManyIssues, "/adCredits");
        notice.with("count", over).with("limit", limits::AD_CREDITS);
    }
    issues
}

/// The ad credits that the plan has of an ad account, or of the Business Center.
fn lots_of(plan: &PlanDocument, account: Option<&str>, purse: Purse) -> Vec<CreditDraft> {
    let mut lots = Vec::new();
    for credit in plan.ad_credits.iter().filter(|credit| credit.ad_account_id() == account) {
        let is_stand_in = credit.id.starts_with(BALANCE) && account.is_none();
        let origin = if is_stand_in { Origin::Balance } else { Origin::Plan };
        let amount = purse.parse(&credit.amount).max(Minor::ZERO);
        lots.push(CreditDraft { credit: credit.clone(), amount, origin });
    }
    lots
}

fn is_credit(plan: &PlanDocument, id: &str) -> bool {
    plan.ad_credits.iter().any(|credit| credit.id == id)
}

/// Enters an issued ad credit: by its transaction's id, or into the one ad credit of that day that somebody
/// entered by hand; says whether it found a place.
fn take_issue(plan: &PlanDocument, lots: &mut Vec<CreditDraft>, issue: &MovedRow) -> bool {
    let is_fitting = issue.id.chars().count() <= limits::ID;
    let id = if is_fitting { issue.id.clone() } else { made_id(issue.day, issue.amount) };
    // Somebody made it an ad account's: they know better.
    if plan.ad_credits.iter().any(|credit| credit.id == id && credit.ad_account_id().is_some()) {
        return false;
    }
    let issued = issue.day.to_string();
    let mut same_day = Vec::new();
    for (position, lot) in lots.iter().enumerate() {
        if lot.origin == Origin::Plan && lot.credit.issued == issued {
            same_day.push(position);
        }
    }
    let by_id = lots.iter().position(|lot| lot.credit.id == id);
    let by_day = same_day.first().copied().filter(|_| same_day.len() == 1);
    if let Some(lot) = by_id.or(by_day).and_then(|position| lots.get_mut(position)) {
        lot.amount = issue.amount;
        lot.origin = Origin::Row;
        return true;
    }
    let name = format!("Ad credit of {issued}");
    let credit = AdCreditDocument { id, name, issued, ..AdCreditDocument::default() };
    lots.push(CreditDraft { credit, amount: issue.amount, origin: Origin::Row });
    true
}

/// Ad credit that came to the Business Center in another way than by issue is not documented.
fn tell_unclear(movements: &[MovedRow], notices: &mut Notices) {
    for row in movements.iter().filter(|it| it.is_centers(Effect::In)) {
        notices.tell(Kind::TransactionUnclear, &row.path).with("id", &row.id);
    }
}

/// Takes out what left; gives back how much of it went how surely, in the order of [`Attribution`].
fn take_outflows(lots: &mut [CreditDraft], outflows: &[Outflow]) -> [Minor; 3] {
    let order = oldest_first(lots);
    let mut sums = [Minor::ZERO; 3];
    for out in outflows {
        let sum = &mut sums[attribute(lots, &order, out.day, out.amount) as usize];
        *sum = plus(*sum, out.amount);
    }
    sums
}

/// Says how sure it is from which ad credits something went.
fn tell_outflows(plan: &PlanDocument, sums: [Minor; 3], purse: Purse, notices: &mut Notices) {
    for (attribution, kind) in [
        (Attribution::Oldest, Kind::CreditAttribution),
        (Attribution::Certain, Kind::CreditAllocated),
        (Attribution::Earlier, Kind::CreditEarlier),
    ] {
        let sum = sums[attribution as usize];
        let is_idle =
            kind == Kind::CreditAttribution && plan.ad_credits.iter().all(|it| it.ad_account_id().is_some());
        if sum.is_positive() && !is_idle {
            notices.tell(kind, "/adCredits").with("amount", purse.value(sum));
        }
    }
}

/// Brings the lots to the balance.
fn settle(plan: &PlanDocument, lots: &mut Vec<CreditDraft>, balance: Minor, start: Option<Day>) {
    let there = held(lots, start);
    if let Some(short) = there.take(balance) {
        let order = oldest_first(lots);
        take(lots, &order, start, short);
        return;
    }
    let new = AdCreditDocument {
        id: BALANCE.to_owned(),
        name: "Ad credit of the Business Center".to_owned(),
        issued: plan.start.clone(),
        ..AdCreditDocument::default()
    };
    grow(lots, balance - there, new, &|id| is_credit(plan, id));
}

/// The ad credit of each ad account whose balance the responses give, newest answer first, and where it
/// stands.
pub(in crate::import) fn grants(
    accounts: &KnownAccounts<'_, '_>,
    purse: Purse,
    notices: &mut Notices,
) -> Vec<Option<(Minor, String)>> {
    let mut grants = Vec::new();
    for known in &accounts.list {
        let mut newest_first = known.balances.iter().rev();
        grants.push(
            newest_first.find_map(|row| Some((grant(row, purse, notices)?, row.at("valid_grant_balance")))),
        );
    }
    grants
}

/// Makes or updates what ad accounts hold: ad credit that never moves again (R2).
pub(in crate::import) fn update_accounts(
    plan: &mut PlanDocument,
    accounts: &KnownAccounts<'_, '_>,
    grants: &[Option<(Minor, String)>],
    purse: Purse,
    notices: &mut Notices,
) {
    for position in 0..plan.ad_accounts.len() {
        let place = accounts.place_of(&plan.ad_accounts[position].id);
        if let Some((balance, _)) = place.and_then(|place| grants[place].as_ref()) {
            hold(plan, position, *balance, purse, notices);
        }
    }
}

/// Makes what the ad account at `position` holds add up to `balance`.
pub(in crate::import) fn hold(
    plan: &mut PlanDocument,
    position: usize,
    balance: Minor,
    purse: Purse,
    notices: &mut Notices,
) {
    let start = Day::parse(&plan.start);
    let id = plan.ad_accounts[position].id.clone();
    let mut lots = lots_of(plan, Some(&id), purse);
    let there = held(&lots, start);
    if let Some(short) = there.take(balance) {
        if short.is_positive() && lots.len() > 1 {
            let notice = notices.tell(Kind::CreditAttributionInAccount, "/adCredits");
            notice.with("account", &id).with("amount", purse.value(short));
        }
        let order = soonest_expiry_first(&lots);
        take(&mut lots, &order, start, short);
    } else {
        let new = AdCreditDocument {
            id: format!("in-{}", cut(&id, limits::ID - 8)),
            name: clipped(&format!("In {}", plan.ad_accounts[position].name)),
            issued: plan.start.clone(),
            held_by: Some(HolderDocument::ad_account(id)),
            ..AdCreditDocument::default()
        };
        grow(&mut lots, balance - there, new, &|id| is_credit(plan, id));
    }
    write_back(plan, lots, start, purse);
}

/// Enters the lots: amounts of those the plan has, then the new ones by day and id. One that holds nothing
/// any more goes, unless something in the plan refers to it.
fn write_back(plan: &mut PlanDocument, lots: Vec<CreditDraft>, start: Option<Day>, purse: Purse) {
    let mut gone = Table::default();
    let mut new = Vec::new();
    for lot in lots {
        let Some(credit) = plan.ad_credits.iter_mut().find(|credit| credit.id == lot.credit.id) else {
            if lot.amount.is_positive() {
                new.push(AdCreditDocument { amount: purse.text(lot.amount), ..lot.credit });
            }
            continue;
        };
        if !lot.is_live(start) || purse.parse(&credit.amount) == lot.amount {
            continue;
        }
        credit.amount = purse.text(lot.amount);
        if lot.amount.is_zero() && !plan.allocations.iter().any(|it| it.ad_credit == lot.credit.id) {
            gone.number(&lot.credit.id);
        }
    }
    plan.ad_credits.retain(|credit| !gone.has(&credit.id));
    let keys = new.iter().map(|credit| format!("{} {}", credit.issued, credit.id)).collect::<Vec<_>>();
    plan.ad_credits.extend(order_of_texts(&keys).into_iter().map(|position| new[position].clone()));
}

/// Asks about ad credit that the plan has in ad accounts whose balance the responses don't give, while they give others':
/// it may have been spent, or the ad account may have left the Business Center.
pub(in crate::import) fn ask_about_stale(
    plan: &PlanDocument,
    known: &KnownBalances<'_>,
    facts: &Facts<'_>,
    purse: Purse,
    notices: &mut Notices,
) {
    if !facts.has(Shape::AccountBalance) {
        return;
    }
    let (mut sum, mut holders) = (Minor::ZERO, Table::default());
    for credit in &plan.ad_credits {
        let amount = purse.parse(&credit.amount);
        if let Some(account) =
            credit.ad_account_id().filter(|account| amount.is_positive() && !(known.account)(account))
        {
            sum = plus(sum, amount);
            holders.number(account);
        }
    }
    if sum.is_positive() {
        let names = plan.ad_accounts.iter().filter(|account| holders.has(&account.id));
        let names = names.map(|account| account.name.as_str()).collect::<Vec<_>>();
        let notice = notices.tell(Kind::BalanceStale, "/adCredits").with("count", names.len());
        notice.with("names", first_few(&names)).with("amount", purse.value(sum));
    }
}

/// Past the plan's limit nothing is kept that would make it invalid. What is left out is said, with its amount.
pub(in crate::import) fn keep_within_limit(plan: &mut PlanDocument, purse: Purse, notices: &mut Notices) {
    let kept = plan.ad_credits.len().min(limits::AD_CREDITS);
    let over = plan.ad_credits.split_off(kept);
    if over.is_empty() {
        return;
    }
    let sum = over.iter().fold(Minor::ZERO, |sum, credit| plus(sum, purse.parse(&credit.amount)));
    let notice = notices.tell(Kind::TooManyCredits, "/adCredits").with("count", over.len());
    notice.with("limit", limits::AD_CREDITS).with("amount", purse.value(sum));
}

/// Asks for every expiry: no field of the API carries one, and none is made up (R32). `is_of_api`: the plan was read from it.
pub(in crate::import) fn ask_for_expiries(plan: &PlanDocument, is_of_api: bool, notices: &mut Notices) {
    for (position, credit) in plan.ad_credits.iter().enumerate().filter(|(_, it)| it.expires.is_none()) {
        let path = format!("/adCredits/{position}/expires");
        let kind = match credit.ad_account_id() {
            Some(_) if is_of_api => Kind::ExpiryNeededInAccount,
            None if is_of_api && !credit.issued.is_empty() => Kind::ExpiryNeeded,
            _ => Kind::ExpiryUnknown,
        };
        let notice = notices.tell(kind, &path).with("adCredit", &credit.id).with("name", &credit.name);
        if let Some(id) = credit.ad_account_id() {
            let account = plan.ad_accounts.iter().find(|account| account.id == *id);
            notice.with("account", id).with("holder", account.map_or_else(|| id.into(), called));
        }
        notice
            .with("amount", Value::Number(credit.amount.clone()))
            .with("issued", Value::day_in(&credit.issued));
    }
}
