//! Ad credits and allocations out of a sheet.

use super::mapping::SheetMapping;
use super::matching::slug;
use super::role::Role;
use super::rows::SheetRow;
use super::values::name_key;
use crate::day::Day;
use crate::import::kind::Kind;
use crate::import::made_ids::MadeIds;
use crate::import::notice::Notices;
use crate::import::table::ByText;
use crate::import::tiktok::amounts::{Purse, plus};
use crate::import::tiktok::words::clipped;
use crate::money::Minor;
use crate::order::sort_by_key;
use crate::plan::document::{AdCreditDocument, AllocationDocument, HolderDocument, PlanDocument};
use crate::plan::limits;
use std::collections::VecDeque;

/// Makes or updates the ad credits that a sheet lists. Two rows are two ad credits, even of one name.
pub(super) fn update(
    plan: &mut PlanDocument,
    entries: &[SheetRow],
    accounts: &[Option<usize>],
    purse: Purse,
    notices: &mut Notices,
) {
    let mut waiting = Waiting::of(plan);
    let mut ids = MadeIds::of(plan.ad_credits.iter().map(|credit| &credit.id));
    let (mut too_many, mut without) = (Left::default(), 0_usize);
    // A row without an amount may say more of an ad credit that is there; those that have one come first. An ad
    // credit that one row names by its id is no other row's by its name.
    let mut rows: Vec<_> = entries.iter().zip(accounts).collect();
    sort_by_key(&mut rows, |(entry, _)| (entry.amount(Role::Amount).is_none(), entry.credit_id.is_none()));
    for (entry, holder) in rows {
        let amount = entry.amount(Role::Amount);
        if entry.account().is_some() && holder.is_none() {
            // Asked with the ad account.
            continue;
        }
        let issued = entry.day(Role::Issued).map(|day| day.to_string());
        let assumed = issued.clone().unwrap_or_else(|| plan.start.clone());
        let name = entry.credit.clone().unwrap_or_else(|| match holder {
            Some(place) => clipped(&format!("In {}", plan.ad_accounts[*place].name)),
            None => format!("Ad credit of {assumed}").trim().to_owned(),
        });
        let by_id = entry.credit_id.as_deref().and_then(|id| waiting.take_id(id));
        let place = by_id.or_else(|| waiting.take(&name, issued.as_deref()));
        let place = match (place, amount) {
            (Some(place), _) => place,
            (None, None) => {
                without += 1;
                continue;
            }
            (None, Some(amount)) if plan.ad_credits.len() >= limits::AD_CREDITS => {
                too_many.add(amount);
                continue;
            }
            (None, Some(_)) => {
                let own = entry.credit_id.clone().filter(|id| !ids.has(id));
                let id = ids.make(&own.unwrap_or_else(|| slug(&name, "ad-credit")));
                plan.ad_credits.push(AdCreditDocument {
                    id,
                    name,
                    issued: assumed,
                    ..AdCreditDocument::default()
                });
                plan.ad_credits.len() - 1
            }
        };
        let holder = holder.map(|place| HolderDocument::ad_account(plan.ad_accounts[place].id.clone()));
        take(&mut plan.ad_credits[place], entry, holder, purse);
    }
    if without > 0 {
        notices.tell(Kind::SheetCreditNoAmount, "/adCredits").with("count", without);
    }
    too_many.tell(Kind::SheetTooManyCredits, "/adCredits", limits::AD_CREDITS, purse, notices);
}

/// Takes what a row says of an ad credit.
fn take(credit: &mut AdCreditDocument, entry: &SheetRow, holder: Option<HolderDocument>, purse: Purse) {
    if let Some(amount) = entry.amount(Role::Amount) {
        credit.amount = purse.text(amount);
    }
    if let Some(day) = entry.day(Role::Issued) {
        credit.issued = day.to_string();
    }
    if let Some(day) = entry.day(Role::Expires) {
        credit.expires = Some(day.to_string());
    }
    credit.held_by = holder.or_else(|| credit.held_by.take());
}

/// Places in a plan's list, by key: of one key the first comes first.
type Queues = ByText<VecDeque<usize>>;

/// Rows that are left out for one reason, and what they come to.
#[derive(Default)]
struct Left {
    count: usize,
    sum: Minor,
}

impl Left {
    fn add(&mut self, amount: Minor) {
        (self.count, self.sum) = (self.count + 1, plus(self.sum, amount));
    }

    fn tell(&self, kind: Kind, list: &str, limit: usize, purse: Purse, notices: &mut Notices) {
        if self.count > 0 {
            let notice = notices.tell(kind, list).with("count", self.count);
            notice.with("amount", purse.value(self.sum)).with("limit", limit);
        }
    }
}

/// The plan's ad credits that no row has met yet, by name and day of issue.
struct Waiting {
    by_id: ByText<usize>,
    by_name: Queues,
    is_met: Vec<bool>,
}

impl Waiting {
    fn of(plan: &PlanDocument) -> Self {
        let mut waiting = Self {
            by_id: ByText::default(),
            by_name: Queues::default(),
            is_met: vec![false; plan.ad_credits.len()],
        };
        for (place, credit) in plan.ad_credits.iter().enumerate() {
            waiting.by_id.entry(&credit.id, || place);
            let name = name_key(&credit.name);
            for key in [format!("{name}\n{}", credit.issued), name] {
                waiting.by_name.entry(&key, VecDeque::new).push_back(place);
            }
        }
        waiting
    }

    /// The ad credit of this id, which then is met.
    fn take_id(&mut self, id: &str) -> Option<usize> {
        let place = *self.by_id.get(id)?;
        (!std::mem::replace(&mut self.is_met[place], true)).then_some(place)
    }

    /// The ad credit that a row means, which then is met. One that was issued on another day is another one.
    fn take(&mut self, name: &str, issued: Option<&str>) -> Option<usize> {
        let name = name_key(name);
        let key = issued.map_or_else(|| name.clone(), |issued| format!("{name}\n{issued}"));
        let queue = self.by_name.get_mut(&key)?;
        while let Some(place) = queue.pop_front() {
            if !std::mem::replace(&mut self.is_met[place], true) {
                return Some(place);
            }
        }
        None
    }
}

/// Enters what is to be allocated, and what is. What the plan has as done stays as it is.
pub(super) fn allocate(
    plan: &mut PlanDocument,
    entries: &[SheetRow],
    accounts: &[Option<usize>],
    mapping: &SheetMapping,
    purse: Purse,
    notices: &mut Notices,
) {
    let credits = CentralCredits::of(plan);
    let usual = mapping.ad_credit.as_ref().or_else(|| credits.only());
    // The allocations that no row has met yet.
    let mut planned = Queues::default();
    for (place, allocation) in plan.allocations.iter().enumerate() {
        planned.entry(&key(allocation), VecDeque::new).push_back(place);
    }
    let mut ids = MadeIds::of(plan.allocations.iter().map(|allocation| &allocation.id));
    let (mut open, mut past, mut made) = (Left::default(), Left::default(), Left::default());
    for (entry, place) in entries.iter().zip(accounts) {
        let Some(amount) = entry.amount(Role::Allocate).filter(|amount| amount.is_positive()) else {
            continue;
        };
        let Some(place) = *place else { continue };
        let credit = credits.meant(entry, usual).cloned();
        let on = entry.day(Role::Date).map(|day| day.to_string()).or_else(|| mapping.on.clone());
        let on = on.or_else(|| Day::parse(&plan.start).map(|day| day.to_string()));
        let (Some(ad_credit), Some(on)) = (credit, on) else {
            open.add(amount);
            continue;
        };
        let allocation = AllocationDocument {
            on,
            ad_credit,
            ad_account: plan.ad_accounts[place].id.clone(),
            amount: purse.text(amount),
            done: entry.is_done,
            ..AllocationDocument::default()
        };
        if let Some(place) = planned.get_mut(&key(&allocation)).and_then(VecDeque::pop_front) {
            let there = &mut plan.allocations[place];
            if !there.done {
                (there.amount, there.done) = (allocation.amount, entry.is_done);
            } else if purse.parse(&there.amount) != amount {
                made.add(amount);
            }
            continue;
        }
        if plan.allocations.len() >= limits::ALLOCATIONS {
            past.add(amount);
            continue;
        }
        let name = format!("{} {}", allocation.on, allocation.ad_account);
        let id = ids.make(&slug(&name, "allocation"));
        plan.allocations.push(AllocationDocument { id, ..allocation });
    }
    // Where there is none, none can be chosen.
    let opened = if credits.count == 0 { Kind::SheetAllocationNone } else { Kind::SheetAllocationOpen };
    open.tell(opened, "/allocations", limits::ALLOCATIONS, purse, notices);
    past.tell(Kind::SheetTooManyAllocations, "/allocations", limits::ALLOCATIONS, purse, notices);
    made.tell(Kind::SheetAllocationMade, "/allocations", limits::ALLOCATIONS, purse, notices);
}

/// The ad credits of the Business Center, by name and by id.
struct CentralCredits {
    /// The id that each key means.
    ids: ByText<String>,
    /// How many there are.
    count: usize,
}

impl CentralCredits {
    fn of(plan: &PlanDocument) -> Self {
        let mut credits = Self { ids: ByText::default(), count: 0 };
        let is_central = |it: &&AdCreditDocument| !matches!(it.held_by, Some(HolderDocument::AdAccount(_)));
        for credit in plan.ad_credits.iter().filter(is_central) {
            credits.count += 1;
            for key in [name_key(&credit.name), id_key(&credit.id)] {
                credits.ids.entry(&key, || credit.id.clone());
            }
        }
        credits
    }

    /// The only one there is.
    fn only(&self) -> Option<&String> {
        self.ids.values.first().filter(|_| self.count == 1)
    }

    /// The one that a row means, by its id or its name; where it names none, the usual one.
    fn meant<'s>(&'s self, entry: &SheetRow, usual: Option<&'s String>) -> Option<&'s String> {
        let by_id = entry.credit_id.as_deref().map(|id| self.ids.get(&id_key(id)));
        match (by_id, entry.credit.as_deref()) {
            (None | Some(None), Some(name)) => {
                self.ids.get(&name_key(name)).or_else(|| self.ids.get(&id_key(name)))
            }
            (Some(by_id), _) => by_id,
            (None, None) => usual,
        }
    }
}

/// A name is one line: no id is taken for one.
fn id_key(id: &str) -> String {
    format!("\n{id}")
}

/// One allocation of an ad credit to an ad account on a day: the same again changes it.
fn key(allocation: &AllocationDocument) -> String {
    format!("{}\n{}\n{}", allocation.ad_credit, allocation.ad_account, allocation.on)
}
