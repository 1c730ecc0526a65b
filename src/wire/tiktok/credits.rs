//! Ad credits of the plan: what the Business Center can still allocate, and what ad accounts hold.
//!
//! The API gives one ad credit balance per holder and rows of what was issued; it never says what is left
//! of one issue, nor when anything expires. The balance is right; rows only say how it is made up.

use super::amounts::{Purse, plus, total};
use super::center::Center;
use super::lots::{
    Attribution, Lot, Origin, attribute, grow, held, take_from, take_oldest_first, take_soonest_expiry_first,
};
use super::movements::{Effect, Holder, Movement, Outflows};
use super::notice::{NoticeDocument, Notices};
use super::reconcile;
use super::words::clipped;
use crate::day::Day;
use crate::money::Minor;
use crate::plan::limits;
use crate::wire::document::{AdCreditDocument, HolderDocument, PlanDocument};
use std::collections::{BTreeMap, BTreeSet};

/// The id of the ad credit that stands for a balance no row explains.
const BALANCE: &str = "bc-balance";

/// Makes or updates the ad credits of the Business Center.
pub(super) fn update_center(
    plan: &mut PlanDocument,
    movements: &[Movement],
    outflows: &Outflows,
    center: &Center,
    purse: Purse,
    notices: &mut Notices,
) {
    let start = Day::parse(&plan.start);
    let issues = newest_issues(movements, notices);
    let mut lots = of_plan(plan, purse);
    let mut from_rows = 0_usize;
    for issue in issues {
        from_rows += usize::from(take_issue(plan, &mut lots, issue));
    }
    let entered = plan.ad_credits.iter().map(|credit| credit.id.clone()).collect::<BTreeSet<_>>();
    tell_unclear(movements, notices);
    let doubts = take_outflows(&mut lots, outflows);
    if let Some(balance) = center.grant {
        let rests_on_rows = from_rows > 0 || lots.iter().any(|lot| lot.origin == Origin::Plan);
        reconcile::center(&lots, start, balance, rests_on_rows, center, purse, notices);
        settle(plan, &mut lots, balance, start);
    } else if from_rows > 0 {
        give_way(&mut lots, &entered);
        let message = "The responses hold issued ad credit but not the Business Center's balance, so what is still \
                       unallocated is not checked. Import /bc/balance/get/ too.";
        notices.tell(NoticeDocument::ask("grant.unchecked", "/adCredits", message));
    }
    write_back(plan, lots, start, purse);
    doubts.tell(plan, purse, notices);
}

/// What was issued to the Business Center, oldest first; past a plan's limit only the newest, which are the
/// ones that may still hold something.
fn newest_issues<'m>(movements: &'m [Movement], notices: &mut Notices) -> Vec<&'m Movement> {
    let is_issue = |it: &&Movement| it.holder == Holder::Center && it.effect == Effect::Issued;
    let mut issues = movements.iter().filter(is_issue).collect::<Vec<_>>();
    let over = issues.len().saturating_sub(limits::AD_CREDITS);
    if over > 0 {
        issues.drain(..over);
        let message = format!(
            "A plan holds at most {} ad credits. Of those issued to the Business Center the oldest are not entered, \
             {over} in all; what is left of them is in one ad credit for the rest of the balance.",
            limits::AD_CREDITS
        );
        let notice = NoticeDocument::warning("adCredits.tooMany", "/adCredits", message);
        notices.tell(notice.with("count", over).with("limit", limits::AD_CREDITS));
    }
    issues
}

/// The Business Center's ad credits that the plan has.
fn of_plan(plan: &PlanDocument, purse: Purse) -> Vec<Lot> {
    let of_center = plan.ad_credits.iter().filter(|credit| !in_account(credit));
    of_center.map(|credit| lot(credit, purse)).collect()
}

fn lot(credit: &AdCreditDocument, purse: Purse) -> Lot {
    let made = credit.id == BALANCE || credit.id.starts_with("bc-balance-");
    Lot {
        credit: credit.clone(),
        amount: purse.parse(&credit.amount).unwrap_or(Minor::ZERO).max(Minor::ZERO),
        issued: Day::parse(&credit.issued),
        origin: if made { Origin::Balance } else { Origin::Plan },
    }
}

fn in_account(credit: &AdCreditDocument) -> bool {
    matches!(credit.held_by, Some(HolderDocument::AdAccount(_)))
}

/// Enters an issued ad credit: by its transaction's id, or into the one ad credit of that day that somebody
/// entered by hand; says whether it found a place.
fn take_issue(plan: &PlanDocument, lots: &mut Vec<Lot>, issue: &Movement) -> bool {
    let fitting = issue.id.chars().count() <= limits::ID;
    let id =
        if fitting { issue.id.clone() } else { format!("issued-{}-{}", issue.day, issue.amount.units()) };
    // Somebody made it an ad account's: they know better.
    if plan.ad_credits.iter().any(|credit| credit.id == id && in_account(credit)) {
        return false;
    }
    let by_id = lots.iter().position(|lot| lot.credit.id == id);
    let same_day = |lot: &Lot| lot.origin == Origin::Plan && lot.issued == Some(issue.day);
    let by_day = || {
        let mut matching = lots.iter().enumerate().filter(|(_, lot)| same_day(lot));
        let first = matching.next().map(|(position, _)| position);
        first.filter(|_| matching.next().is_none())
    };
    if let Some(lot) = by_id.or_else(by_day).and_then(|position| lots.get_mut(position)) {
        lot.amount = issue.amount;
        lot.origin = Origin::Row;
        return true;
    }
    let issued = issue.day.to_string();
    let name = format!("Ad credit of {issued}");
    let credit = AdCreditDocument { id, name, issued, ..AdCreditDocument::default() };
    lots.push(Lot { credit, amount: issue.amount, issued: Some(issue.day), origin: Origin::Row });
    true
}

/// Ad credit that came to the Business Center in another way than by issue is not documented.
fn tell_unclear(movements: &[Movement], notices: &mut Notices) {
    for row in movements.iter().filter(|it| it.holder == Holder::Center && it.effect == Effect::In) {
        let message = "Ad credit came to the Business Center without being issued to it. Help says that allocated ad \
                       credit can't come back (R2, C3); this row is left to the balance. Ask TikTok what it is.";
        notices.tell(NoticeDocument::warning("transaction.unclear", &row.path, message).with("id", &row.id));
    }
}

/// From which ad credits something went, and how sure that is.
#[derive(Default)]
struct Doubts {
    certain: Minor,
    oldest: Minor,
    earlier: Minor,
}

impl Doubts {
    fn tell(&self, plan: &PlanDocument, purse: Purse, notices: &mut Notices) {
        let several = plan.ad_credits.iter().filter(|credit| !in_account(credit)).count();
        if self.oldest.is_positive() && several > 0 {
            let message = format!(
                "{} left the Business Center when more than one ad credit was there, and TikTok does not say from \
                 which. The oldest issued is taken to have gone first; correct the amounts from the Promotions page.",
                purse.say(self.oldest)
            );
            let notice = NoticeDocument::ask("credit.attribution", "/adCredits", message);
            notices.tell(notice.with("amount", purse.text(self.oldest)));
        }
        if self.certain.is_positive() {
            let message = format!(
                "{} left the Business Center when only one ad credit had been issued; it is taken from that one.",
                purse.say(self.certain)
            );
            let notice = NoticeDocument::info("credit.allocated", "/adCredits", message);
            notices.tell(notice.with("amount", purse.text(self.certain)));
        }
        if self.earlier.is_positive() {
            let message = format!(
                "{} left the Business Center, at least in part from ad credit that was issued before these rows \
                 begin.",
                purse.say(self.earlier)
            );
            let notice = NoticeDocument::info("credit.earlier", "/adCredits", message);
            notices.tell(notice.with("amount", purse.text(self.earlier)));
        }
    }
}

fn take_outflows(lots: &mut [Lot], outflows: &Outflows) -> Doubts {
    let mut doubts = Doubts::default();
    for out in &outflows.list {
        let sum = match attribute(lots, out.day, out.amount) {
            Attribution::Certain => &mut doubts.certain,
            Attribution::Oldest => &mut doubts.oldest,
            Attribution::Earlier => &mut doubts.earlier,
        };
        *sum = plus(*sum, out.amount);
    }
    doubts
}

/// Rows without a balance: what they explain is no longer explained by what stands for the last balance.
/// Ad credit issued since that balance was read was never part of it.
fn give_way(lots: &mut [Lot], entered: &BTreeSet<String>) {
    let Some(read_on) = lots.iter().filter(|lot| lot.origin == Origin::Balance).map(|lot| lot.issued).max()
    else {
        return;
    };
    let new = lots.iter().filter(|lot| lot.origin == Origin::Row && !entered.contains(&lot.credit.id));
    let explained = total(new.filter(|lot| lot.issued <= read_on).map(|lot| lot.amount));
    let stand_ins = lots.iter_mut().filter(|lot| lot.origin == Origin::Balance);
    stand_ins.fold(explained, take_from);
}

/// Brings the lots to the balance.
fn settle(plan: &PlanDocument, lots: &mut Vec<Lot>, balance: Minor, start: Option<Day>) {
    let there = held(lots, start);
    if let Some(short) = there.take(balance) {
        take_oldest_first(lots, start, short);
        return;
    }
    let more = balance - there;
    let issued = plan.start.clone();
    let name = "Ad credit of the Business Center".to_owned();
    let new = AdCreditDocument { id: BALANCE.to_owned(), name, issued, ..AdCreditDocument::default() };
    let taken = |id: &str| plan.ad_credits.iter().any(|credit| credit.id == id);
    grow(lots, more, &new, &taken);
}

/// Makes or updates what ad accounts hold: ad credit that never moves again (R2).
pub(super) fn update_accounts(
    plan: &mut PlanDocument,
    grants: &BTreeMap<String, Minor>,
    purse: Purse,
    notices: &mut Notices,
) {
    let start = Day::parse(&plan.start);
    let accounts = plan.ad_accounts.iter().map(|account| (account.id.clone(), account.name.clone()));
    for (id, name) in accounts.collect::<Vec<_>>() {
        let Some(balance) = grants.get(&id).copied() else { continue };
        let holder = Some(HolderDocument::ad_account(&*id));
        let own = plan.ad_credits.iter().filter(|credit| credit.held_by == holder);
        let mut lots = own.map(|credit| lot(credit, purse)).collect::<Vec<_>>();
        let there = held(&lots, start);
        if let Some(short) = there.take(balance) {
            reconcile::spent_since(&id, &lots, short, purse, notices);
            take_soonest_expiry_first(&mut lots, start, short);
        } else {
            let stem = id.chars().take(limits::ID - 8).collect::<String>();
            let new = AdCreditDocument {
                id: format!("in-{stem}"),
                name: clipped(&format!("In {name}")),
                issued: plan.start.clone(),
                held_by: holder,
                ..AdCreditDocument::default()
            };
            let taken = |id: &str| plan.ad_credits.iter().any(|credit| credit.id == id);
            grow(&mut lots, balance - there, &new, &taken);
        }
        write_back(plan, lots, start, purse);
    }
}

/// Enters the lots: amounts of those the plan has, then the new ones by day and id. One that holds nothing
/// any more goes, unless something in the plan refers to it.
fn write_back(plan: &mut PlanDocument, lots: Vec<Lot>, start: Option<Day>, purse: Purse) {
    let allocations = &plan.allocations;
    let is_referred = |id: &str| allocations.iter().any(|allocation| allocation.ad_credit == id);
    let mut gone = BTreeSet::new();
    let mut new = Vec::new();
    for lot in lots {
        let Some(credit) = plan.ad_credits.iter_mut().find(|credit| credit.id == lot.credit.id) else {
            new.push(lot);
            continue;
        };
        if !lot.is_live(start) || purse.parse(&credit.amount).unwrap_or(Minor::ZERO) == lot.amount {
            continue;
        }
        credit.amount = purse.text(lot.amount);
        if lot.amount.is_zero() && !is_referred(&credit.id) {
            gone.insert(lot.credit.id);
        }
    }
    plan.ad_credits.retain(|credit| !gone.contains(&credit.id));
    new.retain(|lot| lot.amount.is_positive());
    new.sort_by(|a, b| (a.issued, &a.credit.id).cmp(&(b.issued, &b.credit.id)));
    plan.ad_credits.extend(new.into_iter().map(|lot| {
        let amount = purse.text(lot.amount);
        AdCreditDocument { amount, ..lot.credit }
    }));
}

/// Past the plan's limit nothing is kept that would make it invalid.
pub(super) fn keep_within_limit(plan: &mut PlanDocument, notices: &mut Notices) {
    let over = plan.ad_credits.len().saturating_sub(limits::AD_CREDITS);
    if over > 0 {
        plan.ad_credits.truncate(limits::AD_CREDITS);
        let message = format!(
            "A plan holds at most {} ad credits. Left out are the last, {over} in all. Plan some ad accounts apart.",
            limits::AD_CREDITS
        );
        let notice = NoticeDocument::warning("adCredits.tooMany", "/adCredits", message);
        notices.tell(notice.with("count", over).with("limit", limits::AD_CREDITS));
    }
}

/// Asks for every expiry: no field of the API carries one, and none is made up (R32).
pub(super) fn ask_for_expiries(plan: &PlanDocument, notices: &mut Notices) {
    for (position, credit) in plan.ad_credits.iter().enumerate().filter(|(_, it)| it.expires.is_none()) {
        let (amount, code) = (&credit.amount, &plan.currency);
        let (place, split) = match &credit.held_by {
            Some(HolderDocument::AdAccount(holder)) => (
                format!("in ad account {}", holder.ad_account),
                " If the page lists several ad credits, enter each with its own amount and date.",
            ),
            _ => (format!("in the Business Center, issued {}", credit.issued), ""),
        };
        let message = format!(
            "TikTok's API does not say when the ad credit of {amount} {code} {place} expires. Read its last valid day \
             on the Promotions page in TikTok Ads Manager and enter it.{split}"
        );
        let notice = NoticeDocument::ask("expiry.needed", format!("/adCredits/{position}/expires"), message);
        let notice = notice.with("adCredit", &credit.id).with("name", &credit.name).with("amount", amount);
        notices.tell(notice.with("issued", &credit.issued));
    }
}
