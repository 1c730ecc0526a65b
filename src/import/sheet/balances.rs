//! What a sheet of a later day says of the ad accounts of a plan that has begun.
//!
//! Status and cash of a plan are those of its first day, so a sheet of a later day doesn't change them: a status that
//! the plan doesn't have on that day becomes an event, and cash is left out and said. Of ad credit the plan says itself
//! what each ad account holds on that day. Where the sheet has as much, nothing is added. What it has beyond that is a
//! new ad credit; where it has less, somebody is asked, because only they know what became of the rest.

use crate::day::Day;
use crate::import::holdings::{Holding, Holdings};
use crate::import::kind::Kind;
use crate::import::life::{Life, lives};
use crate::import::made_ids::MadeIds;
use crate::import::notice::Notices;
use crate::import::tiktok::amounts::{Purse, plus};
use crate::import::tiktok::credits::hold;
use crate::import::tiktok::words::{called, clipped, cut, first_few};
use crate::messages::Value;
use crate::money::Minor;
use crate::plan::Status;
use crate::plan::document::{AdCreditDocument, EventDocument, HolderDocument, PlanDocument};
use crate::plan::limits;
use std::collections::BTreeSet;

/// Names of ad accounts, with amounts of the sheet and of the plan.
#[derive(Default)]
struct Told {
    names: Vec<String>,
    sheet: Minor,
    plan: Minor,
}

impl Told {
    fn add(&mut self, name: &str, sheet: Minor, plan: Minor) {
        self.names.push(name.to_owned());
        (self.sheet, self.plan) = (plus(self.sheet, sheet), plus(self.plan, plan));
    }

    fn tell(&self, kind: Kind, path: &str, on: Day, purse: Purse, notices: &mut Notices) {
        if self.names.is_empty() {
            return;
        }
        let names = self.names.iter().map(String::as_str).collect::<Vec<_>>();
        let notice = notices.tell(kind, path).with("count", names.len()).with("names", first_few(&names));
        notice.with("amount", purse.value(self.sheet)).with("plan", purse.value(self.plan)).with("on", on);
    }
}

/// A sheet beside the plan as it was.
pub(super) struct SheetBalances {
    /// The day of the sheet, where it is after the plan's first day.
    later: Option<Day>,
    /// How many ad accounts the plan had.
    had: usize,
    purse: Purse,
    /// Ids of ad accounts to which something was allocated up to that day.
    received: BTreeSet<String>,
    lives: Vec<Life>,
    holdings: Option<Vec<Holding>>,
    ids: MadeIds,
    agreeing: Told,
    unknown: Told,
    cash: Told,
}

impl SheetBalances {
    /// Begins to enter a sheet of the day `on`, of which the plan has the ad accounts by now, and had so many before.
    pub(super) fn of(
        plan: &PlanDocument,
        on: Option<Day>,
        had: usize,
        purse: Purse,
        holdings: Holdings,
    ) -> Self {
        // A sheet that nobody dates is of the day after the last of which spend is known.
        let known = || plan.actuals.iter().filter_map(|row| Day::parse(&row.to)).max().map(Day::next);
        let start = Day::parse(&plan.start);
        let on = on.or_else(known).or(start);
        let is_past = |day: &str| Day::parse(day) <= on;
        let received = plan.allocations.iter().filter(|it| it.done && is_past(&it.on));
        Self {
            later: on.filter(|on| start.is_some_and(|start| start < *on)),
            had,
            purse,
            received: received.map(|it| it.ad_account.clone()).collect(),
            lives: lives(plan),
            holdings: on.and_then(|on| holdings(plan, on)),
            ids: MadeIds::of(plan.ad_credits.iter().map(|credit| &credit.id)),
            agreeing: Told::default(),
            unknown: Told::default(),
            cash: Told::default(),
        }
    }

    /// Enters a status.
    pub(super) fn take_status(
        &self,
        plan: &mut PlanDocument,
        place: usize,
        status: &'static str,
        notices: &mut Notices,
    ) {
        let account = &mut plan.ad_accounts[place];
        let Some(on) = self.later.filter(|_| place < self.had) else {
            let is_said = account.status.is_some() || status != "approved";
            account.status = is_said.then(|| status.to_owned());
            return;
        };
        let own = self.lives[place].on(on);
        if own.name() == status {
            return;
        }
        // A plan that leaves as a sheet has the status of its first day, and changes nothing when it comes back.
        let is_first = account.status.as_deref() == Some(status);
        let event = match (own, status) {
            _ if is_first => None,
            (Status::Approved | Status::InReview, "suspended") => Some("suspend"),
            (Status::Suspended, "approved") => Some("reinstate"),
            (Status::Approved | Status::InReview | Status::Suspended, "closed") => Some("close"),
            _ => None,
        };
        let fits = Day::parse(&plan.end).is_some_and(|end| on <= end) && plan.events.len() < limits::EVENTS;
        let kind = match event {
            Some(_) if fits => Kind::SheetStatusEvent,
            None if is_first => Kind::SheetStatusFirst,
            _ => Kind::SheetStatusLeft,
        };
        let notice = notices.tell(kind, &format!("/adAccounts/{place}/status"));
        notice.with("name", called(account)).with("status", Value::Word(status));
        notice.with("on", on).with("own", Value::Word(own.name()));
        if let Some(event) = event.filter(|_| fits) {
            plan.events.push(EventDocument {
                on: on.to_string(),
                kind: event.to_owned(),
                ad_account: account.id.clone(),
                ..EventDocument::default()
            });
        }
    }

    /// Enters cash.
    pub(super) fn take_cash(&mut self, plan: &mut PlanDocument, place: usize, cash: Minor) {
        let account = &mut plan.ad_accounts[place];
        let own = account.cash.as_deref().map(|cash| self.purse.parse(cash));
        if self.later.is_none() {
            account.cash = Some(self.purse.text(cash));
        } else if own != Some(cash) {
            self.cash.add(&account.name, cash, own.unwrap_or(Minor::ZERO));
        }
    }

    /// Enters the ad credit that an ad account holds.
    pub(super) fn take_held(
        &mut self,
        plan: &mut PlanDocument,
        place: usize,
        balance: Minor,
        notices: &mut Notices,
    ) {
        let purse = self.purse;
        let account = &plan.ad_accounts[place];
        let (Some(on), name) = (self.later.or_else(|| Day::parse(&plan.start)), &account.name) else {
            return hold(plan, place, balance, purse, notices);
        };
        if self.later.is_none() && !self.received.contains(&account.id) {
            return hold(plan, place, balance, purse, notices);
        }
        let Some(holding) = self.holdings.as_ref().and_then(|holdings| holdings.get(place)) else {
            self.unknown.add(name, balance, Minor::ZERO);
            return;
        };
        let explained = holding.explained(balance);
        if explained == balance {
            self.agreeing.add(name, balance, explained);
            return;
        }
        let more = balance.take(explained);
        let difference = more.or_else(|| explained.take(balance)).unwrap_or(Minor::ZERO);
        // What came to an ad account that may receive nothing is more likely there still than there again.
        let status = if place < self.had { self.lives[place].on(on) } else { Status::Approved };
        let kind = match (more, status) {
            (Some(_), Status::Approved) => Kind::SheetBalanceMore,
            (Some(_), _) => Kind::SheetBalanceKept,
            (None, _) => Kind::SheetBalanceLess,
        };
        let notice = notices.tell(kind, "/adCredits").with("name", called(account));
        notice.with("account", &account.id).with("status", Value::Word(status.name()));
        notice.with("on", on).with("balance", purse.value(balance));
        notice.with("explained", purse.value(explained)).with("difference", purse.value(difference));
        if kind == Kind::SheetBalanceMore {
            let (id, name) = (account.id.clone(), clipped(&format!("In {name}")));
            plan.ad_credits.push(AdCreditDocument {
                id: self.ids.make(&format!("in-{}", cut(&id, limits::ID - 8))),
                name,
                amount: purse.text(difference),
                issued: on.to_string(),
                held_by: Some(HolderDocument::ad_account(id)),
                ..AdCreditDocument::default()
            });
        }
    }

    /// Says what agrees, and what was left out.
    pub(super) fn tell(&self, plan: &PlanDocument, notices: &mut Notices) {
        let Some(on) = self.later.or_else(|| Day::parse(&plan.start)) else { return };
        self.unknown.tell(Kind::SheetBalanceOpen, "/adCredits", on, self.purse, notices);
        self.agreeing.tell(Kind::SheetBalanceAgrees, "/adCredits", on, self.purse, notices);
        self.cash.tell(Kind::SheetCashLater, "/adAccounts", on, self.purse, notices);
    }
}
