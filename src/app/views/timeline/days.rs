//! What the screen holds while it is shown: the run, the day that is looked at, and the lanes of the page.

use super::keys::Cursor;
use super::moving::Moving;
use super::words::Words;
use crate::app::browser;
use crate::app::draft::{Happening, Movable, Range, at_range, happenings};
use crate::app::engine;
use crate::app::format;
use crate::app::state::{Planner, field_id};
use crate::day::{Day, Period};
use crate::editor::timeline::{Lane, Timeline};
use crate::plan::Holder;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How many ad accounts have a lane at once.
pub(super) const PAGE: usize = 20;
/// How much of what happens is listed at first.
pub(super) const LISTED: usize = 20;
/// How long something stands before it is read out.
const PAUSE: Duration = Duration::from_millis(500);

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
    /// Positions of the ad accounts that the filter lets through.
    pub(super) matching: Memo<Vec<usize>>,
    /// Which page of them is asked for.
    pub(super) page: RwSignal<usize>,
    /// The lanes of the page, the Business Center's first.
    pub(super) lanes: Memo<Arc<Vec<Lane>>>,
    /// Where the chart's cursor is.
    pub(super) cursor: RwSignal<Cursor>,
    /// What is being entered.
    pub(super) task: RwSignal<Task>,
    /// The event that is being entered.
    pub(super) happening: RwSignal<Happening>,
    /// The ad credit that is to be moved.
    pub(super) moving: RwSignal<Moving>,
    /// How much of what happens is listed.
    pub(super) listed: RwSignal<usize>,
    pending: StoredValue<Option<TimeoutHandle>>,
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
        let page = RwSignal::new(0);
        let matching = Memo::new(move |_| {
            let filter = format::lowercase(&filter.get());
            planner.with(|plan| {
                let all = plan.ad_accounts.iter().enumerate();
                all.filter(|(_, it)| filter.is_empty() || format::lowercase(&it.name).contains(&filter))
                    .map(|(position, _)| position)
                    .collect::<Vec<_>>()
            })
        });
        let lanes = Memo::new(move |_| {
            let shown: Vec<usize> = matching.with(|all| {
                let first = page.get().min(last_page(all.len())) * PAGE;
                all.iter().skip(first).take(PAGE).copied().collect()
            });
            timeline.with(|it| Arc::new(it.as_ref().map(|it| it.lanes(&shown)).unwrap_or_default()))
        });
        Self {
            planner,
            range,
            timeline,
            chosen,
            day,
            filter,
            matching,
            page,
            lanes,
            cursor: RwSignal::new(Cursor::default()),
            task: RwSignal::new(Task::None),
            happening: RwSignal::new(Happening { kind: "suspend".to_owned(), ..Happening::default() }),
            moving: RwSignal::new(Moving::default()),
            listed: RwSignal::new(LISTED),
            pending: StoredValue::new(None),
        }
    }

    /// The last page of lanes.
    pub(super) fn last_page(self) -> usize {
        last_page(self.matching.with(Vec::len))
    }

    /// The page of lanes that is shown: the last where there are not as many as were asked for.
    pub(super) fn shown_page(self) -> usize {
        self.page.get().min(self.last_page())
    }

    /// Looks at another day.
    pub(super) fn choose(self, day: Day) {
        self.chosen.set(Some(day));
    }

    /// The days of the plan.
    pub(super) fn period(self) -> Option<Period> {
        self.timeline.with(|it| it.as_ref().map(|it| it.plan().period()))
    }

    /// The same, as it is now.
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
    pub(super) fn read_out(self, sentence: String) {
        if let Some(waiting) = self.pending.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
        let say = move || {
            if let Some(region) = document().get_element_by_id("announcer") {
                region.set_text_content(Some(&sentence));
            }
        };
        self.pending.set_value(set_timeout_with_handle(say, PAUSE).ok());
    }
}

/// The last page of so many lanes.
fn last_page(lanes: usize) -> usize {
    lanes.div_ceil(PAGE).max(1) - 1
}
