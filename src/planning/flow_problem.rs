//! Who could spend which ad credit, and when: the plan as sources of ad credit and slots of spend.
//!
//! A *source* is ad credit that may still go somewhere: what the Business Center can allocate of one credit, or
//! what is locked in one ad account. A *slot* is a run of days in one ad account during which the same sources
//! can be spent. How much of which source is spent in which slot is then a flow, and the most that can be spent
//! is the largest flow.

use super::request::{Request, Reviews};
use crate::day::{Day, Period};
use crate::ledger::{DayStep, Entry, RateSegment, Transfer};
use crate::money::Minor;
use crate::order::sort_by_key;
use crate::plan::{AccountIndex, AdCredit, Allocation, CreditIndex, Holder, Plan, SpendOrder};
use crate::rules::judgement::may_receive;
use crate::simulation::{SpendSchedule, run, spend_schedules};
use std::ops::Range;

/// How many parts are looked at, one for each ad account, ad credit and review. Advice holds 20,000 allocations at most,
/// so more parts would only be joined again.
const PARTS: i64 = 2_000_000;

/// Where a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Location {
    /// In the Business Center, to be allocated.
    Unallocated,
    /// In an ad account, for good.
    Locked {
        account: AccountIndex,
        /// The day from which it can be spent there.
        since: Day,
        /// Number of forfeitures in this account before the credit arrived.
        epoch: usize,
    },
}

/// Ad credit that may still go somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) credit: CreditIndex,
    pub(super) amount: Minor,
    pub(super) location: Location,
}

/// A run of days in one ad account during which the same sources can be spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) account: AccountIndex,
    pub(super) days: Period,
    /// How much ad credit is spent in it at most.
    pub(super) capacity: Minor,
    /// Number of forfeitures in its ad account before it: ad credit does not outlast one.
    pub(super) epoch: usize,
    /// The day on which ad credit for it is allocated at the latest, where there is one and the ad account may get any.
    pub(super) decided: Option<Day>,
}

/// How much is allocated at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// Everything that can be kept until it is spent.
    Epoch,
    /// What is spent until the next review.
    Review,
    /// What is spent in a slot.
    Slot,
}

/// An allocation that could be made: from one source to some slots of one ad account.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The source, by its place.
    pub(super) source: usize,
    pub(super) account: AccountIndex,
    /// The first day on which it can be made.
    pub(super) on: Day,
    /// The slots, by their places: neighbours.
    pub(super) sinks: Range<usize>,
}

/// The places of the groups of a source: they come in the order of sources.
pub(super) fn of_source(groups: &[Group], source: usize) -> Range<usize> {
    let before = |source: usize| groups.partition_point(|group| group.source < source);
    before(source)..before(source + 1)
}

/// The sources and slots of a plan.
#[derive(Clone, Debug)]
pub(super) struct FlowNetwork {
    pub(super) sources: Vec<Source>,
    pub(super) slots: Vec<Slot>,
    /// The slots of one ad account in one epoch, by their places.
    pub(super) rows: Vec<Range<usize>>,
    /// Whether fewer reviews are used than were asked for, because of how many there are.
    pub(super) is_coarse: bool,
    /// The allocations that stay: done already, or out of scope.
    pub(super) kept: Vec<Allocation>,
}

impl FlowNetwork {
    /// What is open in `plan`, as far as it is asked about, if of its allocations these are `kept`. A slot begins on each
    /// day on which one of those `planned` is made.
    pub(super) fn of(plan: &Plan, request: Request, kept: Vec<Allocation>, planned: &[Allocation]) -> Self {
        let Request { from, scope, .. } = request;
        let reviews = fewer_reviews(plan, request);
        let settled = plan.with_allocations(kept.clone());
        let fixed = run(&settled);
        let spend_schedules = spend_schedules(plan);
        let sources = sources(plan, &spend_schedules, fixed.journal.entries());
        let mut planned_days: Vec<Vec<Day>> = vec![Vec::new(); spend_schedules.len()];
        for it in planned {
            planned_days[it.account.position()].push(it.on);
        }
        let mut slots = Vec::new();
        for (position, (schedule, planned)) in spend_schedules.iter().zip(planned_days).enumerate() {
            let account = AccountIndex::new(position);
            let cash = cash_first(plan, account, fixed.journal.entries());
            let may_get = may_receive(plan, plan.account(account)) && scope.contains(account);
            let cuts = Cuts { plan, sources: &sources, account, schedule, cash, from, reviews, may_get };
            slots.extend(cuts.slots(planned));
        }
        slots.retain(|slot| slot.capacity.is_positive());
        let rows = rows(&slots);
        Self { sources, slots, rows, is_coarse: reviews != request.reviews, kept }
    }

    /// What can be allocated beside what is locked, if each ad account spends that as early as it can.
    pub(super) fn beside_locked(&self, plan: &Plan) -> Self {
        let (mut sources, mut slots) = (Vec::new(), self.slots.clone());
        for source in &self.sources {
            if source.location == Location::Unallocated {
                sources.push(*source);
                continue;
            }
            let mut left = source.amount;
            for slot in self.bundles(plan, source).into_iter().flatten() {
                let part = left.min(slots[slot].capacity);
                slots[slot].capacity -= part;
                left -= part;
            }
        }
        slots.retain(|slot| slot.capacity.is_positive());
        Self { sources, rows: rows(&slots), slots, is_coarse: self.is_coarse, kept: self.kept.clone() }
    }

    /// The same with so much of each source that can be allocated.
    pub(super) fn with_unallocated(&self, amounts: &[i64]) -> Self {
        let mut network = self.clone();
        for (source, amount) in network.sources.iter_mut().zip(amounts) {
            if source.location == Location::Unallocated {
                source.amount = Minor::new(*amount);
            }
        }
        network
    }

    /// The sources that can be allocated, by their places, with the bundles of slots in which each can be spent.
    fn unallocated(&self, plan: &Plan) -> impl Iterator<Item = (usize, Vec<Range<usize>>)> {
        let sources = self.sources.iter().enumerate();
        let unallocated = sources.filter(|(_, it)| it.location == Location::Unallocated);
        unallocated.map(|(source, it)| (source, self.bundles(plan, it)))
    }

    /// How many pairs there are of a source that can be allocated and a slot in which it can be spent.
    pub(super) fn pairs(&self, plan: &Plan) -> usize {
        self.unallocated(plan).flat_map(|(_, bundles)| bundles).map(|bundle| bundle.len()).sum()
    }

    /// The allocations that could be made, `grain` at a time.
    pub(super) fn groups(&self, plan: &Plan, grain: Grain) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (source, bundles) in self.unallocated(plan) {
            for bundle in bundles {
                let parts: Vec<Range<usize>> = match grain {
                    Grain::Epoch => vec![bundle],
                    Grain::Review | Grain::Slot => bundle.map(|sink| sink..sink + 1).collect(),
                };
                let first = groups.len();
                for sinks in parts {
                    let Slot { account, days, decided, .. } = self.slots[sinks.start];
                    let Some(decided) = decided else { continue };
                    let on = if grain == Grain::Slot { days.start } else { decided };
                    match groups[first..].last_mut().filter(|group| group.on == on) {
                        Some(group) => group.sinks.end = sinks.end,
                        None => groups.push(Group { source, account, on, sinks }),
                    }
                }
            }
        }
        groups
    }

    /// The slots a source may use, in a bundle for each ad account and epoch: an allocation serves all of a bundle.
    pub(super) fn bundles(&self, plan: &Plan, source: &Source) -> Vec<Range<usize>> {
        let credit = plan.credit(source.credit);
        let (rows, first) = match source.location {
            Location::Unallocated => (self.rows.as_slice(), credit.issued),
            Location::Locked { account, since, .. } => {
                let before =
                    |last: usize| self.rows.partition_point(|row| self.account_of(row).position() < last);
                (&self.rows[before(account.position())..before(account.position() + 1)], since)
            }
        };
        let mut bundles: Vec<Range<usize>> = Vec::new();
        for row in rows {
            let slots = &self.slots[row.clone()];
            let mut start = slots.partition_point(|slot| slot.days.start < first);
            let mut end = slots.partition_point(|slot| slot.days.end <= credit.expires).max(start);
            let open = |at: usize| Self::open(credit, source, &slots[at]);
            // A slot is closed where nobody decides about it, which is only so before a review.
            while start < end && !open(start) {
                start += 1;
            }
            while start < end && !open(end - 1) {
                end -= 1;
            }
            if start < end {
                bundles.push(row.start + start..row.start + end);
            }
        }
        bundles
    }

    fn account_of(&self, row: &Range<usize>) -> AccountIndex {
        self.slots[row.start].account
    }

    /// Whether ad credit of `source` can be spent in `slot`.
    fn open(credit: &AdCredit, source: &Source, slot: &Slot) -> bool {
        match source.location {
            _ if slot.days.end > credit.expires => false,
            Location::Locked { account, since, epoch } => {
                slot.account == account && slot.days.start >= since && slot.epoch == epoch
            }
            Location::Unallocated => slot.decided.is_some_and(|day| day >= credit.issued),
        }
    }
}

/// The places of slots, a range for each ad account and epoch.
fn rows(slots: &[Slot]) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        let same = |row: &&mut Range<usize>| {
            let first = &slots[row.start];
            (first.account, first.epoch) == (slot.account, slot.epoch)
        };
        match rows.last_mut().filter(same) {
            Some(row) => row.end = at + 1,
            None => rows.push(at..at + 1),
        }
    }
    rows
}

/// The reviews asked for or, where parts would be more than [`PARTS`], every second of them, every third, and so on.
fn fewer_reviews(plan: &Plan, request: Request) -> Reviews {
    let Reviews::Every(days) = request.reviews else { return request.reviews };
    let days = days.max(1);
    let reviews = i64::from(plan.period().end.since(request.from).max(0) / days) + 1;
    let pairs = plan.ad_accounts().len() * plan.ad_credits().len().max(1);
    let parts = reviews.saturating_mul(i64::try_from(pairs).unwrap_or(i64::MAX));
    let times = i32::try_from(parts / PARTS + 1).unwrap_or(i32::MAX);
    Reviews::Every(days.saturating_mul(times))
}

/// The sources of a plan: those that expire sooner first, and of two that expire together the locked one, since
/// the other can still be kept for later.
fn sources(plan: &Plan, spend_schedules: &[SpendSchedule], entries: &[Entry]) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut left: Vec<Minor> = vec![Minor::ZERO; plan.ad_credits().len()];
    for entry in entries {
        let mut locked = |credit, account: AccountIndex, epoch| {
            let location = Location::Locked { account, since: entry.on, epoch };
            sources.push(Source { credit, amount: entry.amount, location });
        };
        let forfeitures = |account: AccountIndex| &spend_schedules[account.position()].forfeitures;
        match entry.transfer {
            Transfer::Issue { credit, to: Holder::BusinessCenter } => left[credit.position()] = entry.amount,
            // What is issued in the morning is taken by an event of the same day; what is allocated after it is not.
            Transfer::Issue { credit, to: Holder::AdAccount(account) } => {
                locked(credit, account, forfeitures(account).partition_point(|day| *day < entry.on));
            }
            Transfer::Allocate { credit, account } => {
                locked(credit, account, forfeitures(account).partition_point(|day| *day <= entry.on));
                left[credit.position()] -= entry.amount;
            }
            // What was carried out for an ad account that is suspended or closed is lost as it arrives: no slot is of
            // that epoch.
            Transfer::Forfeit { .. } | Transfer::Revoke { .. } if entry.step == DayStep::Allocations => {
                if let Some(Source { location: Location::Locked { epoch, .. }, .. }) = sources.last_mut() {
                    *epoch = usize::MAX;
                }
            }
            _ => {}
        }
    }
    for (position, credit) in plan.ad_credits().iter().enumerate() {
        if credit.held_by == Holder::BusinessCenter && left[position].is_positive() {
            let credit = CreditIndex::new(position);
            sources.push(Source { credit, amount: left[position], location: Location::Unallocated });
        }
    }
    sort_by_key(&mut sources, |source| {
        let unallocated = source.location == Location::Unallocated;
        let credit = plan.credit(source.credit);
        (credit.expires, unallocated, credit.issued)
    });
    sources
}

/// What the slots of an ad account are cut from.
struct Cuts<'a> {
    plan: &'a Plan,
    sources: &'a [Source],
    account: AccountIndex,
    schedule: &'a SpendSchedule,
    /// The entries by which cash pays before ad credit.
    cash: Vec<Entry>,
    from: Day,
    reviews: Reviews,
    /// Whether any ad credit may be allocated to it.
    may_get: bool,
}

impl Cuts<'_> {
    /// The segments of a spend schedule, cut wherever a source begins or ends to be spendable, and on `planned` days.
    fn slots(&self, planned: Vec<Day>) -> Vec<Slot> {
        let days = self.days(planned);
        let mut slots = Vec::new();
        for segment in &self.schedule.segments {
            let mut start = segment.first;
            let inner = days.iter().copied().filter(|day| *day > segment.first && *day <= segment.last);
            for next in inner.chain([segment.last.next()]) {
                slots.push(self.slot(segment, Period { start, end: next.previous() }));
                start = next;
            }
        }
        slots
    }

    /// The first days of slots, in order, each once.
    fn days(&self, planned: Vec<Day>) -> Vec<Day> {
        let mut days = planned;
        days.push(self.from);
        for source in self.sources {
            let credit = self.plan.credit(source.credit);
            match source.location {
                Location::Unallocated if may_receive(self.plan, self.plan.account(self.account)) => {
                    days.extend([credit.issued, credit.expires.next()]);
                }
                Location::Locked { account, since, .. } if account == self.account => {
                    days.extend([since, credit.expires.next()]);
                }
                _ => {}
            }
        }
        days.extend(self.reviews.within(self.plan.period(), self.from));
        sort_by_key(&mut days, |day| *day);
        days.dedup();
        days
    }

    /// The slot of some days of a segment.
    fn slot(&self, segment: &RateSegment, days: Period) -> Slot {
        let SpendSchedule { forfeitures, approved, .. } = self.schedule;
        let epoch_at = |day: Day| forfeitures.partition_point(|forfeited| *forfeited <= day);
        let spend = segment.pace.between(days.start, days.end);
        let cash: Minor = self.cash.iter().map(|entry| entry.moved_within(days)).sum();
        let epoch = epoch_at(days.start);
        // A review at which the ad account is not approved, or after which its ad credit is taken, decides nothing.
        let is_open = |day: &Day| {
            self.may_get && approved.iter().any(|days| days.contains(*day)) && epoch_at(*day) == epoch
        };
        let decided = self.reviews.last_until(days.start, self.from).filter(is_open);
        let capacity = spend.take(cash).unwrap_or(Minor::ZERO);
        Slot { account: self.account, days, capacity, epoch, decided }
    }
}

/// The entries by which cash pays before ad credit, where the plan assumes so. Which they are does not depend on
/// any ad credit.
fn cash_first(plan: &Plan, account: AccountIndex, entries: &[Entry]) -> Vec<Entry> {
    if plan.assumptions().spend_order == SpendOrder::CreditBeforeCash {
        return Vec::new();
    }
    let paid_by_cash = |entry: &&Entry| entry.transfer == Transfer::SpendCash { account };
    entries.iter().filter(paid_by_cash).copied().collect()
}
