//! One lane as a drawing: bands of what is spent, held and lost, and the markers above them.

use super::days::Days;
use super::scale::{Scale, apart, band, named, pixels, rise};
use super::words::{Words, kind_name, sign, sign_class};
use crate::app::text::t;
use crate::app::widgets::{Drawing, Drawn, Swatch, live, whether};
use crate::day::Day;
use crate::editor::timeline::{Lane, Marker, MarkerKind};
use crate::money::Minor;
use crate::plan::Holder;
use leptos::prelude::*;
use std::ops::Range;

/// Height of the markers, in pixels.
const MARKERS: i64 = 26;
/// Height of the bands.
const BANDS: i64 = 34;

/// How all lanes of a page are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Days across the width.
    pub(super) scale: Scale,
    /// In pixels.
    pub(super) width: i32,
    /// How much a full ad account lane holds.
    pub(super) most: Minor,
    /// Position of the first day that is still ahead.
    pub(super) ahead: usize,
}

/// A lane's drawing. `position` is that of the lane.
pub(super) fn lane_drawing(
    days: Days,
    words: Words<'_>,
    frame: Frame,
    position: usize,
    lane: &Lane,
) -> Drawn {
    let most = match lane.holder {
        Holder::BusinessCenter => lane.most(),
        Holder::AdAccount(_) => frame.most,
    };
    let (been, all) = (frame.ahead, frame.scale.days());
    let lines = Lines::of(lane, most);
    let past = bands(lane.holder, frame.scale, (0, been), &lines);
    let coming = bands(lane.holder, frame.scale, (been, all), &lines);
    let edge = band(frame.scale, (been, all), &lines.none, &lines.lost, BANDS);
    let middle = move || days.day.get().map(|day| pixels(frame.scale.middle(day))).unwrap_or_default();
    let (chosen, chosen_end) = (live(middle), live(middle));
    let height = (MARKERS + BANDS).to_string();
    let down = ["translate(0 ", &MARKERS.to_string(), ")"].concat();
    let base = height.clone();
    view! {
        <svg class="lane-plot" data-lane=position.to_string() height=height.clone() aria-hidden="true" focusable="false">
            <g transform=down>
                <g class="past">{past}</g>
                <g class="coming">{coming}<path class="edge" d=edge /></g>
            </g>
            <line class="base" x1="0" x2="100%" y1=base.clone() y2=base.clone() />
            <line class="chosen" x1=chosen x2=chosen_end y1="0" y2=base />
            {marks(days, words, frame, position, lane)}
        </svg>
    }
    .drawn()
}

/// How high each band ends, day by day.
struct Lines {
    none: Vec<i64>,
    spent: Vec<i64>,
    held: Vec<i64>,
    lost: Vec<i64>,
}

impl Lines {
    fn of(lane: &Lane, most: Minor) -> Self {
        let heights = |height: &dyn Fn(usize) -> Minor| -> Vec<i64> {
            (0..lane.held.len()).map(|at| rise(height(at), most, BANDS)).collect()
        };
        Self {
            none: vec![0; lane.held.len()],
            spent: heights(&|at| lane.spent[at]),
            held: heights(&|at| lane.spent[at] + lane.held[at]),
            lost: heights(&|at| lane.reached(at)),
        }
    }
}

fn bands(holder: Holder, scale: Scale, range: (usize, usize), lines: &Lines) -> Drawn {
    let classes = match holder {
        Holder::BusinessCenter => ["part spent", "part unallocated", "part lapsed"],
        Holder::AdAccount(_) => ["part spent", "part remaining", "part stranded"],
    };
    let between = [(&lines.none, &lines.spent), (&lines.spent, &lines.held), (&lines.held, &lines.lost)];
    classes
        .into_iter()
        .zip(between)
        .map(|(class, (lower, upper))| {
            let outline = band(scale, range, lower, upper, BANDS);
            view! { <path class=class d=outline /> }
        })
        .collect_view()
        .drawn()
}

/// The markers of a lane, apart from each other, named where there is room.
fn marks(days: Days, words: Words<'_>, frame: Frame, position: usize, lane: &Lane) -> Drawn {
    let groups = lane.groups();
    let all: Vec<Marker> = groups.iter().map(|group| merged(lane, group)).collect();
    let wanted: Vec<i64> = all.iter().map(|it| frame.scale.middle(it.on)).collect();
    let places = apart(&wanted, i64::from(frame.width));
    let names: Vec<String> = all.iter().map(|it| short_name(words, it)).collect();
    let lengths: Vec<usize> = names.iter().map(|it| it.chars().count()).collect();
    let rooms = named(&places, &lengths, i64::from(frame.width));
    let mark = |(at, (group, name)): (usize, (Range<usize>, String))| {
        let (marker, first) = (all[at], group.start);
        let current = move || {
            let cursor = days.cursor.get();
            cursor.lane == position && cursor.marker.is_some_and(|at| group.contains(&at))
        };
        let class = if marker.moves.is_some() { "marker is-movable" } else { "marker" };
        let place = ["translate(", &pixels(places[at]), " 13)"].concat();
        let name = rooms[at].then(|| view! { <text x="11" y="4">{name}</text> });
        view! {
            <g class=class class:is-current=whether(current) data-lane=position.to_string() data-marker=first.to_string() transform=place>
                <rect class="marker-hit" x="-12" y="-12" width="24" height="24" rx="4" />
                <path class=sign_class(marker.kind, marker.amount) d=sign(marker.kind) />
                {name}
            </g>
        }
    };
    groups.clone().into_iter().zip(names).enumerate().map(mark).collect_view().drawn()
}

/// Several markers as one: what they say together.
pub(super) fn merged(lane: &Lane, group: &Range<usize>) -> Marker {
    let all = &lane.markers[group.clone()];
    Marker {
        amount: all.iter().map(|it| it.amount).sum(),
        moves: all.iter().find_map(|it| it.moves),
        ..all[0]
    }
}

/// What stands beside a sign.
fn short_name(words: Words<'_>, it: &Marker) -> String {
    let name = kind_name(it.kind);
    let says_how_much = it.amount.is_positive() && !matches!(it.kind, MarkerKind::Violation);
    if says_how_much { [name, " ", &words.amount(it.amount)].concat() } else { name.to_owned() }
}

/// The names of days below the lanes, and today.
pub(super) fn axis(words: Words<'_>, frame: Frame, today: Option<Day>) -> Drawn {
    let tick = |day: Day| {
        let x = pixels(frame.scale.begin_of(day));
        let (own, name) = (x.clone(), words.day(day));
        view! {
            <line class="tick" x1=x.clone() x2=x y1="0" y2="5" />
            <text x=own y="18">{name}</text>
        }
    };
    let inside = today.filter(|day| words.timeline.plan().period().contains(*day));
    let today = inside.map(|day| {
        let x = pixels(frame.scale.middle(day));
        view! { <path class="today" d=["M", &x, " 0l4 6h-8z"].concat() /> }
    });
    view! { {frame.scale.ticks().into_iter().map(tick).collect_view()}{today} }.drawn()
}

/// A band's name beside its pattern, and a sign beside its kind.
pub(super) fn legend(kinds: Vec<MarkerKind>) -> Drawn {
    let bands = [
        ("part unallocated", "figure.unallocated"),
        ("part remaining", "figure.remaining"),
        ("part spent", "figure.spent"),
        ("part stranded", "figure.stranded"),
        ("part lapsed", "figure.expiredUnallocated"),
    ];
    let band = |(class, key): (&'static str, &'static str)| view! { <li><Swatch class />{t(key)}</li> };
    let kind = |kind: MarkerKind| {
        view! {
            <li>
                <svg class="legend-sign" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" focusable="false">
                    <path class=sign_class(kind, Minor::ZERO) d=sign(kind) />
                </svg>
                {kind_name(kind)}
            </li>
        }
    };
    view! {
        <ul class="legend" aria-label=t("timeline.legend")>
            {bands.into_iter().map(band).collect_view()}
            {kinds.into_iter().map(kind).collect_view()}
        </ul>
    }
    .drawn()
}
