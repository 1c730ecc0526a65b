//! What lanes, markers and moments are called and say.

use crate::app::format;
use crate::app::happening::event_name;
use crate::app::text::{fill, t};
use crate::day::Day;
use crate::editor::timeline::{Lane, Loss, Marker, MarkerKind, Moment, Timeline};
use crate::money::Minor;
use crate::plan::{EventKind, Holder, Status};
use crate::simulation::Subject;

/// How a run is put into words.
#[derive(Clone, Copy)]
pub(super) struct Words<'t> {
    /// The run.
    pub(super) timeline: &'t Timeline,
    /// How many digits amounts show.
    pub(super) digits: u8,
}

impl Words<'_> {
    /// An amount.
    pub(super) fn amount(self, amount: Minor) -> String {
        format::amount(&amount.to_text(self.timeline.plan().currency()), self.digits)
    }

    /// A day, with its year where the plan begins in another.
    pub(super) fn day(self, day: Day) -> String {
        format::day(&day.to_string(), &self.timeline.plan().period().start.to_string())
    }

    /// Whose lane it is.
    pub(super) fn lane(self, holder: Holder) -> String {
        match holder {
            Holder::BusinessCenter => t("credits.title").to_owned(),
            Holder::AdAccount(account) => self.timeline.plan().account(account).name.clone(),
        }
    }

    /// What a marker says: `suspended, 2,850 forfeited`.
    pub(super) fn marker(self, it: &Marker) -> String {
        let costs = it.amount.is_positive();
        let key = match it.kind {
            MarkerKind::Issued => "happens.issued",
            MarkerKind::Suspended if costs => "happens.suspendedCosts",
            MarkerKind::Suspended => "happens.suspended",
            MarkerKind::Reinstated => "happens.reinstated",
            MarkerKind::Closed if costs => "happens.closedCosts",
            MarkerKind::Closed => "happens.closed",
            MarkerKind::SpendChanges => "happens.spendChanges",
            MarkerKind::CashMoves => "happens.cashMoves",
            MarkerKind::WithoutEffect => "happens.withoutEffect",
            MarkerKind::Violation if costs => "happens.violationCosts",
            MarkerKind::Violation => "happens.violation",
            MarkerKind::Allocated => "happens.allocated",
            MarkerKind::Refused if it.credit.is_none() => "happens.cashRefused",
            MarkerKind::Refused => "happens.refused",
            MarkerKind::LostOnArrival => "happens.lostOnArrival",
            MarkerKind::UsedUp => "happens.usedUp",
            MarkerKind::Expires if costs => "happens.expiresCosts",
            MarkerKind::Expires => "happens.expires",
        };
        let plan = self.timeline.plan();
        let credit = it.credit.map(|credit| plan.credit(credit).name.as_str());
        let event = match it.moves {
            Some(Subject::Event(at)) => event_name(word(plan.events()[at].kind)),
            _ => "",
        };
        let values = [
            ("amount", self.amount(it.amount)),
            ("credit", credit.unwrap_or_default().into()),
            ("event", event.into()),
        ];
        fill(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    /// What is stranded in one ad account on one day, and by which event.
    pub(super) fn loss(self, it: &Loss) -> String {
        let plan = self.timeline.plan();
        let by = |kind: &EventKind| {
            plan.events()
                .iter()
                .any(|event| event.on == it.on && event.account == it.account && event.kind == *kind)
        };
        let key = if by(&EventKind::Suspend) {
            "timeline.strandsSuspended"
        } else if by(&EventKind::Close) {
            "timeline.strandsClosed"
        } else {
            "timeline.strands"
        };
        let (amount, day) = (self.amount(it.amount), self.day(it.on));
        let account = &plan.account(it.account).name;
        fill(key, &[("account", account), ("amount", &amount), ("day", &day)])
    }

    /// What becomes of a lane, in a few words, and whether that is a loss.
    pub(super) fn note(self, lane: &Lane) -> (String, bool) {
        let at_end = |line: &[Minor]| line.last().copied().unwrap_or_default();
        let (held, lost) = (at_end(&lane.held), at_end(&lane.lost));
        let amount = |key, amount| fill(key, &[("amount", &self.amount(amount))]);
        let on =
            |key: &'static str, day| fill(key, &[("day", &self.day(day)), ("amount", &self.amount(lost))]);
        let Holder::AdAccount(account) = lane.holder else {
            return if lost.is_positive() {
                (amount("timeline.noteExpiresHere", lost), true)
            } else if held.is_positive() {
                (amount("timeline.noteUnallocated", held), false)
            } else {
                (String::new(), false)
            };
        };
        if lost.is_positive() {
            let costs = lane.markers.iter().filter(|it| it.kind.costs() && it.amount.is_positive());
            let costs: Vec<&Marker> = costs.collect();
            let key = match costs.as_slice() {
                [Marker { kind: MarkerKind::Expires, .. }] => "timeline.noteExpires",
                [Marker { kind: MarkerKind::Violation, .. }] => "timeline.noteRevoked",
                [_] => "timeline.noteForfeited",
                _ => "timeline.noteLost",
            };
            let day = costs.last().map_or(self.timeline.plan().period().end, |it| it.on);
            return (on(key, day), true);
        }
        let find = |kinds: &[MarkerKind]| lane.markers.iter().rev().find(|it| kinds.contains(&it.kind));
        let status = find(&[MarkerKind::Suspended, MarkerKind::Closed, MarkerKind::Reinstated]);
        let said = match (status, self.timeline.plan().account(account).status) {
            (Some(Marker { kind: MarkerKind::Suspended, on: day, .. }), _) => {
                on("timeline.noteSuspended", *day)
            }
            (Some(Marker { kind: MarkerKind::Closed, on: day, .. }), _) => on("timeline.noteClosed", *day),
            (None, Status::Suspended) => t("status.suspended").to_owned(),
            (None, Status::Closed) => t("status.closed").to_owned(),
            (None, Status::InReview) => t("status.inReview").to_owned(),
            _ if held.is_positive() => amount("timeline.noteRemaining", held),
            _ if !lane.gets().is_positive() => t("timeline.noteNothing").to_owned(),
            _ => find(&[MarkerKind::UsedUp]).map(|it| on("timeline.noteUsedUp", it.on)).unwrap_or_default(),
        };
        (said, false)
    }

    /// The full name of a marker: `12 Mar, Account A, suspended, 2,850 forfeited`.
    pub(super) fn full(self, holder: Holder, it: &Marker) -> String {
        let (day, lane, says) = (self.day(it.on), self.lane(holder), self.marker(it));
        fill("timeline.marker", &[("day", &day), ("lane", &lane), ("says", &says)])
    }

    /// What a lane holds at the end of a day.
    pub(super) fn moment(self, holder: Holder, it: &Moment) -> String {
        let key = match holder {
            Holder::BusinessCenter => "timeline.momentCenter",
            Holder::AdAccount(_) => "timeline.moment",
        };
        fill(
            key,
            &[
                ("day", &self.day(it.on)),
                ("lane", &self.lane(holder)),
                ("held", &self.amount(it.held)),
                ("spent", &self.amount(it.spent)),
                ("lost", &self.amount(it.lost)),
            ],
        )
    }
}

/// The word of an event in a document.
const fn word(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Suspend => "suspend",
        EventKind::Reinstate => "reinstate",
        EventKind::Close => "close",
        EventKind::SetDailySpend(_) => "setDailySpend",
        EventKind::MoveCash { .. } => "moveCash",
        EventKind::Violation(_) => "violation",
    }
}

/// What a kind of marker is called beside its sign.
pub(super) fn kind_name(kind: MarkerKind) -> &'static str {
    match kind {
        MarkerKind::Issued => t("movement.issue"),
        MarkerKind::Suspended => t("event.suspend"),
        MarkerKind::Reinstated => t("event.reinstate"),
        MarkerKind::Closed => t("event.close"),
        MarkerKind::SpendChanges => t("event.setDailySpend"),
        MarkerKind::CashMoves => t("event.moveCash"),
        MarkerKind::WithoutEffect => t("timeline.withoutEffect"),
        MarkerKind::Violation => t("event.violation"),
        MarkerKind::Allocated => t("movement.allocate"),
        MarkerKind::Refused => t("tone.refused"),
        MarkerKind::LostOnArrival => t("movement.forfeit"),
        MarkerKind::UsedUp => t("timeline.usedUp"),
        MarkerKind::Expires => t("timeline.expires"),
    }
}

/// The sign of a kind, drawn around 0, 0 in 14 by 14 pixels. Each differs in shape, not only in colour.
pub(super) const fn sign(kind: MarkerKind) -> &'static str {
    match kind {
        MarkerKind::Issued => "M0-6A6 6 0 1 0 0 6A6 6 0 1 0 0-6ZM-3 0H3M0-3V3",
        MarkerKind::Suspended => "M-5-6H-1V6H-5ZM1-6H5V6H1Z",
        MarkerKind::Reinstated => "M-4-6L6 0L-4 6Z",
        MarkerKind::Closed => "M-6-6H6V6H-6ZM-3-3L3 3M3-3L-3 3",
        MarkerKind::SpendChanges => "M-6 5H-1V-4H6M3-7L6-4L3-1",
        MarkerKind::CashMoves => "M-6-3H5M2-6L5-3L2 0M6 3H-5M-2 0L-5 3L-2 6",
        MarkerKind::Violation => "M0-7L7 6H-7ZM0-2V2M0 4V4.5",
        MarkerKind::Allocated => "M-3-6H3V0H6L0 6L-6 0H-3Z",
        MarkerKind::WithoutEffect => "M-5-2H5M-5 2H5",
        MarkerKind::Refused => "M0-6A6 6 0 1 0 0 6A6 6 0 1 0 0-6ZM-4 4L4-4",
        MarkerKind::LostOnArrival => "M0-7V5M-4 1L0 5L4 1M-6-6L6 6",
        MarkerKind::UsedUp => "M0-4A4 4 0 1 0 0 4A4 4 0 1 0 0-4Z",
        MarkerKind::Expires => "M-5-6H5L-5 6H5Z",
    }
}

/// Whether a sign is filled, and in which of the colours of what becomes of ad credit.
pub(super) fn sign_class(kind: MarkerKind, amount: Minor) -> &'static str {
    match kind {
        kind if kind.costs() && amount.is_positive() => "sign sign-costs",
        MarkerKind::Refused => "sign sign-refused",
        MarkerKind::Allocated | MarkerKind::Reinstated | MarkerKind::Suspended => "sign sign-filled",
        _ => "sign",
    }
}
