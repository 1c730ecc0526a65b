//! What the screen holds while it is shown: the run, the day that is looked at, and the lanes that are shown.

use super::keys::Cursor;
use super::move_draft::Moving;
use super::words::Words;
use crate::app::announcing::{Announcer, announce};
use crate::app::browser;
use crate::app::engine;
use crate::app::format;
use crate::app::printing::Printing;
use crate::app::state::{Planner, field_id};
use crate::day::{Day, Period};
use crate::editor::draft::{Happening, Movable, Range, at_range, happenings};
use crate::editor::timeline::{Lane, LaneUse, Timeline};
use crate::plan::Holder;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::Arc;

/// From how many ad accounts on only those that strand ad credit have a lane at first.
const MANY: usize = 50;
/// How many ad accounts have a lane at first, at most.
const FIRST: usize = 50;
/// How many of many ad accounts have one where few strand any.
const FEW: usize = 10;
/// How many more are shown at once.
pub(super) const STEP: usize = 300;
/// How much of what happens is listed at first.
pub(super) const LISTED: usize = 6;

/// What is being entered below the chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Task {
    /// Nothing.
    #[default]
    None,
    /// An event.
    AddEvent,
    /// Ad credit to be moved.
    MoveCredit,
}

/// The state of the screen. It is copied freely: it holds only handles.
#[derive(Clone, Copy)]
pub(super) struct Days {
    /// The draft.
    pub(super) planner: Planner,
    /// How much is spent.
    pub(super) range: RwSignal<Range>,
    /// The run; nothing while the draft has errors.
    pub(super) timeline: Memo<Option<Arc<Timeline>>>,
    chosen: RwSignal<Option<Day>>,
    /// The day that is looked at, one of the plan's.
    pub(super) day: Memo<Option<Day>>,
    /// What the names of shown ad accounts contain.
    pub(super) filter: RwSignal<String>,
    /// How many more lanes are asked for than there are at first.
    pub(super) more: RwSignal<usize>,
    /// How many ad accounts that the filter lets through have no lane yet.
    pub(super) folded: Memo<usize>,
    /// The lanes that are shown, the Business Center's first.
    pub(super) lanes: Memo<Arc<Vec<Lane>>>,
    /// Where the chart's cursor is.
    pub(super) cursor: RwSignal<Cursor>,
    /// What is being entered.
    pub(super) task: RwSignal<Task>,
    /// The event that is being entered.
    pub(super) happening: RwSignal<Happening>,
    /// The ad credit that is to be moved.
    pub(super) moving: RwSignal<Moving>,
    /// The next step of the playback, while it plays.
    pub(super) playing: RwSignal<Option<TimeoutHandle>>,
    /// How much of what happens is listed.
    pub(super) listed: RwSignal<usize>,
}

impl Days {
    /// The state of a screen that is opened now.
    pub(super) fn new(planner: Planner) -> Self {
        let range = RwSignal::new(Range::Expected);
        let timeline = Memo::new(move |_| {
            let range = range.get();
            planner
                .with(|plan| match range {
                    Range::Expected => engine::follow(plan),
                    _ => engine::follow(&at_range(plan, range)),
                })
                .map(Arc::new)
        });
        let named = browser::fragment().split_once('/').and_then(|(_, day)| Day::parse(day));
        let chosen = RwSignal::new(named.or_else(|| Day::parse(&planner.today.peek())));
        let day = Memo::new(move |_| {
            let period = timeline.with(|it| it.as_ref().map(|it| it.plan().period()))?;
            let inside = chosen.get().filter(|day| period.contains(*day));
            Some(inside.unwrap_or(period.start))
        });
        let filter = RwSignal::new(String::new());
        let more = RwSignal::new(0);
        let printing = expect_context::<Printing>();
        let shown = Memo::new(move |_| {
            let (filter, more) = (format::lowercase(&filter.get()), printing.at_most(more.get()));
            timeline.with(|it| it.as_ref().map(|it| shown(it, &filter, more)).unwrap_or_default())
        });
        let folded = Memo::new(move |_| shown.with(|(_, folded)| *folded));
        let lanes = Memo::new(move |_| {
            shown.with(|(shown, _)| {
                timeline.with(|it| Arc::new(it.as_ref().map(|it| it.lanes(shown)).unwrap_or_default()))
            })
        });
        let cursor = RwSignal::new(Cursor::default());
        // A lane that changes its place takes the cursor with it.
        Effect::new(move |before: Option<Vec<Holder>>| {
            let holders: Vec<Holder> = lanes.with(|lanes| lanes.iter().map(|it| it.holder).collect());
            let at = cursor.get_untracked();
            let of = before.as_ref().and_then(|before| before.get(at.lane));
            let now = of.and_then(|of| holders.iter().position(|it| it == of));
            if let Some(lane) = now.filter(|lane| *lane != at.lane) {
                cursor.set(Cursor { lane, ..at });
            }
            holders
        });
        Self {
            planner,
            range,
            timeline,
            chosen,
            day,
            filter,
            more,
            folded,
            lanes,
            cursor,
            task: RwSignal::new(Task::None),
            happening: RwSignal::new(Happening {
                kind: "suspend".to_owned(),
                direction: "to".to_owned(),
                violation: "boughtCredit".to_owned(),
                ..Happening::default()
            }),
            moving: RwSignal::new(Moving::default()),
            playing: RwSignal::new(None),
            listed: RwSignal::new(LISTED),
        }
    }

    /// Looks at another day.
    pub(super) fn choose(self, day: Day) {
        self.chosen.set(Some(day));
    }

    /// The days of the plan.
    pub(super) fn period(self) -> Option<Period> {
        self.timeline.with(|it| it.as_ref().map(|it| it.plan().period()))
    }

    /// The days that are drawn: up to the last expiry.
    pub(super) fn drawn(self) -> Option<Period> {
        self.timeline.with(|it| it.as_ref().map(|it| it.lane_days()))
    }

    /// The days of the plan, as it is now.
    pub(super) fn period_now(self) -> Option<Period> {
        self.timeline.with_untracked(|it| it.as_ref().map(|it| it.plan().period()))
    }

    /// Says something of the run in words; nothing while there is none.
    pub(super) fn say<T: Default>(self, say: impl FnOnce(Words<'_>) -> T) -> T {
        let digits = self.planner.digits.get();
        self.timeline
            .with(|it| it.as_ref().map(|timeline| say(Words { timeline, digits })).unwrap_or_default())
    }

    /// The same, of the run as it is now.
    pub(super) fn say_now<T: Default>(self, say: impl FnOnce(Words<'_>) -> T) -> T {
        untrack(move || self.say(say))
    }

    /// Proposes an event on a day, in one ad account where one is named.
    pub(super) fn propose(self, on: Day, account: Option<String>) {
        self.happening.update(|it| {
            it.on = on.to_string();
            it.account = account.unwrap_or_else(|| it.account.clone());
        });
        self.task.set(Task::AddEvent);
        browser::focus("event-kind");
    }

    /// Goes to the field that moves something to another day.
    pub(super) fn edit(self, it: Movable) {
        let position = self.planner.peek(|plan| happenings(plan).iter().position(|other| *other == it));
        if let Some(position) = position {
            self.listed.update(|listed| *listed = (*listed).max(position + 1));
        }
        browser::focus(field_id(&(it.path() + "/on")));
    }

    /// The id of the ad account of a lane; nothing for the Business Center.
    pub(super) fn account_of(self, lane: usize) -> Option<String> {
        let holder = self.lanes.with_untracked(|lanes| lanes.get(lane).map(|lane| lane.holder))?;
        let Holder::AdAccount(account) = holder else { return None };
        self.timeline.with_untracked(|it| it.as_ref().map(|it| it.plan().account(account).id.clone()))
    }

    /// Reads a sentence out, once nothing else has been said for a moment.
    pub(super) fn read_out(sentence: String) {
        announce(Announcer::Timeline, sentence);
    }
}

/// Positions of the ad accounts that have a lane, and how many others there are.
fn shown(timeline: &Timeline, filter: &str, more: usize) -> (Vec<usize>, usize) {
    let accounts = timeline.plan().ad_accounts();
    let matches = |at: usize| filter.is_empty() || format::lowercase(&accounts[at].name).contains(filter);
    let all: Vec<(usize, LaneUse)> =
        timeline.lane_order().into_iter().filter(|(at, _)| matches(*at)).collect();
    let many = |least: LaneUse| all.iter().filter(|(_, usage)| *usage as u8 <= least as u8).count();
    let first = if !filter.is_empty() {
        all.len()
    } else if accounts.len() < MANY {
        many(LaneUse::Gets)
    } else {
        many(LaneUse::Strands).max(FEW.min(many(LaneUse::Gets)))
    };
    let number = first.min(FIRST).saturating_add(more).min(all.len());
    (all.iter().take(number).map(|(at, _)| *at).collect(), all.len() - number)
}
