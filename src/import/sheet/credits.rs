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
use crate::import::table::Table;
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
    let (mut too_many, mut too_much, mut without) = (0_usize, Minor::ZERO, 0_usize);
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
                (too_many, too_much) = (too_many + 1, plus(too_much, amount));
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
        let credit = &mut plan.ad_credits[place];
        if let Some(amount) = amount {
            credit.amount = purse.text(amount);
        }
        if let Some(issued) = issued {
            credit.issued = issued;
        }
        if let Some(day) = entry.day(Role::Expires) {
            credit.expires = Some(day.to_string());
        }
        credit.held_by = holder.or_else(|| credit.held_by.take());
    }
    if without > 0 {
        notices.tell(Kind::SheetCreditNoAmount, "/adCredits").with("count", without);
    }
    if too_many > 0 {
        let notice = notices.tell(Kind::SheetTooManyCredits, "/adCredits");
        notice
            .with("count", too_many)
            .with("limit", limits::AD_CREDITS)
            .with("amount", purse.value(too_much));
    }
}

/// The plan's ad credits that no row has met yet, by name and day of issue.
struct Waiting {
    ids: Table,
    /// The place of each id's ad credit.
    of_id: Vec<usize>,
    keys: Table,
    places: Vec<VecDeque<usize>>,
    is_met: Vec<bool>,
}

impl Waiting {
    fn of(plan: &PlanDocument) -> Self {
        let mut waiting = Self {
            ids: Table::default(),
            of_id: Vec::new(),
            keys: Table::default(),
            places: Vec::new(),
            is_met: vec![false; plan.ad_credits.len()],
        };
        for (place, credit) in plan.ad_credits.iter().enumerate() {
            if waiting.ids.number(&credit.id) == waiting.of_id.len() {
                waiting.of_id.push(place);
            }
            let name = name_key(&credit.name);
            for key in [format!("{name}\n{}", credit.issued), name] {
                let number = waiting.keys.number(&key);
                if number == waiting.places.len() {
                    waiting.places.push(VecDeque::new());
                }
                waiting.places[number].push_back(place);
            }
        }
        waiting
    }

    /// The ad credit of this id, which then is met.
    fn take_id(&mut self, id: &str) -> Option<usize> {
        let place = self.ids.find(id).map(|number| self.of_id[number])?;
        (!std::mem::replace(&mut self.is_met[place], true)).then_some(place)
    }

    /// The ad credit that a row means, which then is met. One that was issued on another day is another one.
    fn take(&mut self, name: &str, issued: Option<&str>) -> Option<usize> {
        let name = name_key(name);
        let key = issued.map_or_else(|| name.clone(), |issued| format!("{name}\n{issued}"));
        let places = self.keys.find(&key).and_then(|number| self.places.get_mut(number))?;
        while let Some(place) = places.pop_front() {
            if !std::mem::replace(&mut self.is_met[place], true) {
                return Some(place);
            }
        }
        None
    }
}

/// Enters what is to be allocated, as planned allocations.
pub(super) fn allocate(
    plan: &mut PlanDocument,
    entries: &[SheetRow],
    accounts: &[Option<usize>],
    mapping: &SheetMapping,
    purse: Purse,
    notices: &mut Notices,
) {
    let central = |credit: &&AdCreditDocument| !matches!(credit.held_by, Some(HolderDocument::AdAccount(_)));
    // A name is one line: no id is taken for one.
    let of_id = |id: &str| format!("\n{id}");
    let mut by_name = Table::default();
    let mut of_name = Vec::new();
    for credit in plan.ad_credits.iter().filter(central) {
        for key in [name_key(&credit.name), of_id(&credit.id)] {
            if by_name.number(&key) == of_name.len() {
                of_name.push(credit.id.clone());
            }
        }
    }
    let only = || {
        let mut all = plan.ad_credits.iter().filter(central);
        all.next().filter(|_| all.next().is_none()).map(|credit| credit.id.clone())
    };
    let usual = mapping.ad_credit.clone().or_else(only);
    // Of each ad credit, ad account and day the allocations that no row has met yet.
    let mut planned = Table::default();
    let mut places: Vec<VecDeque<usize>> = Vec::new();
    for (place, allocation) in plan.allocations.iter().enumerate() {
        let number = planned.number(&key(allocation));
        if number == places.len() {
            places.push(VecDeque::new());
        }
        places[number].push_back(place);
    }
    let mut ids = MadeIds::of(plan.allocations.iter().map(|allocation| &allocation.id));
    let (mut open, mut open_sum, mut past, mut past_sum) = (0_usize, Minor::ZERO, 0_usize, Minor::ZERO);
    for (entry, place) in entries.iter().zip(accounts) {
        let Some(amount) = entry.amount(Role::Allocate).filter(|amount| amount.is_positive()) else {
            continue;
        };
        let Some(place) = *place else { continue };
        let of_name_written =
            |name: &str| by_name.find(&name_key(name)).or_else(|| by_name.find(&of_id(name)));
        let by_id = entry.credit_id.as_deref().map(|id| by_name.find(&of_id(id)));
        let named = match (by_id, entry.credit.as_deref()) {
            (None | Some(None), Some(name)) => Some(of_name_written(name)),
            (by_id, _) => by_id,
        };
        let credit = match named {
            Some(found) => found.map(|number| of_name[number].clone()),
            None => usual.clone(),
        };
        let on = entry.day(Role::Date).map(|day| day.to_string()).or_else(|| mapping.on.clone());
        let on = on.or_else(|| Day::parse(&plan.start).map(|day| day.to_string()));
        let (Some(ad_credit), Some(on)) = (credit, on) else {
            (open, open_sum) = (open + 1, plus(open_sum, amount));
            continue;
        };
        let allocation = AllocationDocument {
            on,
            ad_credit,
            ad_account: plan.ad_accounts[place].id.clone(),
            amount: purse.text(amount),
            ..AllocationDocument::default()
        };
        let met = planned.find(&key(&allocation)).and_then(|number| places[number].pop_front());
        if let Some(place) = met {
            let there = &mut plan.allocations[place];
            if !there.done {
                there.amount = purse.text(amount);
            }
            continue;
        }
        if plan.allocations.len() >= limits::ALLOCATIONS {
            (past, past_sum) = (past + 1, plus(past_sum, amount));
            continue;
        }
        let name = format!("{} {}", allocation.on, allocation.ad_account);
        let id = ids.make(&slug(&name, "allocation"));
        plan.allocations.push(AllocationDocument { id, ..allocation });
    }
    // Where there is none, none can be chosen.
    let opened = if of_name.is_empty() { Kind::SheetAllocationNone } else { Kind::SheetAllocationOpen };
    for (kind, count, sum) in [(opened, open, open_sum), (Kind::SheetTooManyAllocations, past, past_sum)] {
        if count > 0 {
            let notice = notices.tell(kind, "/allocations").with("count", count);
            notice.with("amount", purse.value(sum)).with("limit", limits::ALLOCATIONS);
        }
    }
}

/// One allocation of an ad credit to an ad account on a day: the same again changes it.
fn key(allocation: &AllocationDocument) -> String {
    format!("{}\n{}\n{}", allocation.ad_credit, allocation.ad_account, allocation.on)
}
