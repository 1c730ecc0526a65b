//! The chart by pointer: a press on a marker or on a day, a marker dragged to another day, ad credit dragged to
//! another lane. All of it can be done by keyboard and by date field too.

use super::days::Days;
use super::drawing::{Frame, merged};
use super::keys::Cursor;
use crate::app::browser;
use crate::app::explain::explaining::{Asked, Explaining, Whose};
use crate::app::text::fill;
use crate::day::Day;
use crate::editor::draft::{Movable, move_to};
use crate::editor::timeline::{Lane, Marker, MarkerKind};
use crate::ledger::Figure;
use crate::simulation::Subject;
use leptos::prelude::*;
use std::ops::Range;
use web_sys::{Element, PointerEvent};

/// So many pixels are still a press.
const STILL: i32 = 4;

/// What the pointer took hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    /// A marker, or several that say the same of one day; whether it can be moved.
    Marker { lane: usize, marker: usize, moves: bool },
    /// What a lane gets.
    Credit { lane: usize },
    /// What a lane strands.
    Loss { lane: usize },
    /// A day of a lane.
    Day { lane: usize },
}

/// A pointer that is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Drag {
    hold: Hold,
    from: (i32, i32),
    is_moved: bool,
    /// The day that the pointer is at.
    day: Day,
    /// The lane that the pointer is over.
    over: Option<usize>,
}

/// The chart under a pointer.
#[derive(Clone, Copy)]
pub(super) struct Pointer {
    pub(super) days: Days,
    pub(super) explaining: Explaining,
    /// How the lanes are drawn.
    pub(super) frame: Memo<Option<Frame>>,
    /// The pointer, while it is down.
    pub(super) drag: RwSignal<Option<Drag>>,
}

impl Pointer {
    /// The lane that is dragged over.
    pub(super) fn is_over(self, lane: usize) -> bool {
        let over = |it: Drag| it.is_moved && matches!(it.hold, Hold::Credit { .. }) && it.over == Some(lane);
        self.drag.get().is_some_and(over)
    }

    /// What is dragged, in words; nothing while nothing is.
    pub(super) fn says(self) -> Option<String> {
        let it = self.drag.get().filter(|it| it.is_moved)?;
        let lanes = self.days.lanes.get();
        self.days.say(|words| match it.hold {
            Hold::Marker { lane, marker, moves: true } => {
                let lane = lanes.get(lane)?;
                let mut marker = merged(lane, &group_of(lane, marker)?);
                marker.on = it.day;
                Some(words.full(lane.holder, &marker))
            }
            Hold::Credit { lane } => {
                let from = words.lane(lanes.get(lane)?.holder);
                let to = it.over.filter(|over| *over != lane).and_then(|over| lanes.get(over));
                let to = to.map(|lane| words.lane(lane.holder)).unwrap_or_default();
                Some(fill("move.dragged", &[("from", &from), ("to", &to)]))
            }
            _ => None,
        })
    }

    /// The pointer goes down.
    pub(super) fn down(self, event: &PointerEvent) {
        let Some((hold, day)) = self.held(event).filter(|_| event.button() == 0) else { return };
        if let Some(chart) = event.current_target().and_then(browser::as_element) {
            let _ = chart.set_pointer_capture(event.pointer_id());
        }
        let from = (event.client_x(), event.client_y());
        self.drag.set(Some(Drag { hold, from, is_moved: false, day, over: None }));
    }

    /// The pointer moves.
    pub(super) fn moved(self, event: &PointerEvent) {
        let Some(mut drag) = self.drag.get_untracked() else { return };
        let at = (event.client_x(), event.client_y());
        drag.is_moved |= (at.0 - drag.from.0).abs() > STILL || (at.1 - drag.from.1).abs() > STILL;
        drag.day = self.day_at(at.0).unwrap_or(drag.day);
        drag.over = browser::element_at(at.0, at.1).and_then(|it| lane_of(&it));
        if self.drag.get_untracked() != Some(drag) {
            self.drag.set(Some(drag));
        }
    }

    /// The pointer goes up.
    pub(super) fn up(self) {
        let Some(drag) = self.drag.try_update(Option::take).flatten() else { return };
        match (drag.hold, drag.is_moved) {
            (Hold::Marker { lane, marker, moves: true }, true) => self.drop_marker(lane, marker, drag.day),
            (Hold::Marker { lane, marker, .. }, false) => {
                self.days.cursor.set(Cursor { lane, marker: Some(marker) });
                self.days.choose(drag.day);
            }
            (Hold::Credit { lane }, true) => {
                if let Some(over) = drag.over.filter(|over| *over != lane) {
                    self.days.propose_move(self.days.account_of(lane), self.days.account_of(over));
                }
            }
            (Hold::Credit { lane }, false) => self.explain(lane, self.given(lane)),
            (Hold::Loss { lane }, false) => self.explain(lane, Figure::Stranded),
            (Hold::Day { lane }, false) => {
                self.days.cursor.set(Cursor { lane, marker: None });
                self.days.choose(drag.day);
            }
            _ => {}
        }
    }

    /// The pointer is taken away.
    pub(super) fn cancelled(self) {
        self.drag.set(None);
    }

    /// Moves a marker, with all that say the same of its day, to another day.
    fn drop_marker(self, lane: usize, marker: usize, to: Day) {
        let Some((holder, moved)) = self.days.lanes.with_untracked(|lanes| {
            let lane = lanes.get(lane)?;
            let all = group_of(lane, marker).unwrap_or_default();
            let moved: Vec<Movable> =
                lane.markers[all].iter().filter_map(|it| it.moves).map(movable).collect();
            Some((lane.holder, moved))
        }) else {
            return;
        };
        self.days.planner.edit(|plan| moved.iter().for_each(|it| move_to(plan, *it, to.to_string())));
        self.days.choose(to);
        // Markers stand in the order of days, and lanes in that of what they strand: both may have another place now.
        let cursor = self.days.lanes.with_untracked(|lanes| {
            let is_it = |it: &Marker| it.on == to && it.moves.map(movable) == moved.first().copied();
            let lane = lanes.iter().position(|it| it.holder == holder)?;
            Some(Cursor { lane, marker: lanes[lane].markers.iter().position(is_it) })
        });
        self.days.cursor.set(cursor.unwrap_or_default());
    }

    /// The figure that a lane gets.
    fn given(self, lane: usize) -> Figure {
        let is_issued = |lane: &Lane| lane.markers.iter().any(|it| it.kind == MarkerKind::Issued);
        if self.days.account_of(lane).is_none() {
            return Figure::IssuedToCenter;
        }
        // An ad account that holds some of its own gets both: what remains of them says how it comes about.
        let issued = self.days.lanes.with_untracked(|lanes| lanes.get(lane).is_some_and(is_issued));
        if issued { Figure::Remaining } else { Figure::Allocated }
    }

    /// Opens the rows of a figure of a lane, at the end of the plan.
    fn explain(self, lane: usize, figure: Figure) {
        let whose = self.days.account_of(lane).map_or(Whose::Total, Whose::AdAccount);
        let range = self.days.range.get_untracked();
        self.explaining.what.set(Some(Asked { figure, whose, until: None, range }));
    }

    fn held(self, event: &PointerEvent) -> Option<(Hold, Day)> {
        let target = event.target().and_then(browser::as_element)?;
        let lane = lane_of(&target)?;
        if browser::attribute_around(&target, "data-handle").is_some() {
            return Some((Hold::Credit { lane }, self.days.day.get_untracked()?));
        }
        if browser::attribute_around(&target, "data-loss").is_some() {
            return Some((Hold::Loss { lane }, self.days.day.get_untracked()?));
        }
        if let Some(marker) = browser::attribute_around(&target, "data-marker").and_then(|at| at.parse().ok())
        {
            let found: Marker = self.days.lanes.with_untracked(|lanes| {
                let lane = lanes.get(lane)?;
                Some(merged(lane, &group_of(lane, marker)?))
            })?;
            return Some((Hold::Marker { lane, marker, moves: found.moves.is_some() }, found.on));
        }
        browser::attribute_around(&target, "data-days")?;
        Some((Hold::Day { lane }, self.day_at(event.client_x())?))
    }

    fn day_at(self, x: i32) -> Option<Day> {
        let scale = self.frame.with_untracked(|frame| frame.as_ref().map(|frame| frame.scale))?;
        let left = browser::left_of("timeline-axis")?;
        Some(scale.day_at(x - left))
    }
}

/// The markers of a lane that are drawn as one with the one at this position.
fn group_of(lane: &Lane, marker: usize) -> Option<Range<usize>> {
    lane.groups().into_iter().find(|group| group.contains(&marker))
}

/// What of the draft a marker moves.
pub(super) const fn movable(it: Subject) -> Movable {
    match it {
        Subject::Event(at) => Movable::Event(at),
        Subject::Allocation(at) => Movable::Allocation(at),
    }
}

/// The lane around an element.
fn lane_of(element: &Element) -> Option<usize> {
    browser::attribute_around(element, "data-lane")?.parse().ok()
}
