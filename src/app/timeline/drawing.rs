//! One lane as a drawing: what is lost, held and spent, one above the other, and the markers above them.

use super::days::Days;
use super::scale::{Scale, apart, band, line, pixels, rise};
use super::words::{Words, kind_name, sign, sign_class};
use crate::app::text::t;
use crate::app::ui::{Drawing, Drawn, Swatch, live, whether};
use crate::day::{Day, Period};
use crate::editor::timeline::{Lane, Marker, MarkerKind, Timeline};
use crate::money::Minor;
use crate::plan::Holder;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// Height of the markers, in pixels.
const MARKERS: i64 = 16;
/// Height of the bands.
const BANDS: i64 = 28;
/// Height of what stands above all lanes: the names of days.
pub(super) const RULER: i64 = 36;
/// Further than any lane goes above or below its drawing, in pixels. The lane's edges cut it off.
const BEYOND: &str = "2000";
/// About how wide a letter of a name is, in tenths of a pixel.
const LETTER: i64 = 68;

/// How all lanes are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Days across the width.
    pub(super) scale: Scale,
    /// The days.
    pub(super) days: Period,
    /// In pixels.
    pub(super) width: i32,
    /// Position of the first day that is still ahead.
    pub(super) ahead: usize,
    /// Upright lines through all lanes: days of the ruler, and days on which ad credit expires.
    guides: Arc<[String; 2]>,
    /// The middle of today, where it is one of the days.
    today: Option<i64>,
}

impl Frame {
    /// A frame of these days, so many pixels wide.
    pub(super) fn new(timeline: &Timeline, days: Period, width: i32, today: Option<Day>) -> Self {
        let scale = Scale::new(days, width);
        let ticks: String = scale.ticks().into_iter().map(|day| upright(scale.begin_of(day))).collect();
        let expiries = last_days(timeline, days).into_iter().map(|day| upright(scale.begin_of(day.next())));
        let ahead = today.map_or(0, |today| today.since(days.start) + 1).clamp(0, days.days());
        Self {
            scale,
            days,
            width,
            ahead: usize::try_from(ahead).unwrap_or(0),
            guides: Arc::new([ticks, expiries.collect()]),
            today: today.filter(|day| days.contains(*day)).map(|day| scale.middle(day)),
        }
    }

    /// What a drawing of this height shows, so that it can be made larger or smaller as a whole.
    pub(super) fn view_box(&self, height: i64) -> String {
        ["0 0 ", &self.width.to_string(), " ", &height.to_string()].concat()
    }
}

/// A line through a whole lane: as far as the lane goes, however many lines its name takes.
fn upright(x: i64) -> String {
    ["M", &pixels(x), " -", BEYOND, "V", BEYOND].concat()
}

/// The days among these on which ad credit expires, each once.
fn last_days(timeline: &Timeline, days: Period) -> Vec<Day> {
    let mut all: Vec<Day> =
        timeline.plan().ad_credits().iter().map(|it| it.expires).filter(|day| days.contains(*day)).collect();
    all = crate::order::ordered(&all, |day| day.number());
    all.dedup();
    all
}

/// A lane's drawing. `position` is that of the lane.
pub(super) fn lane_drawing(
    days: Days,
    words: Words<'_>,
    frame: &Frame,
    position: usize,
    lane: &Lane,
) -> Drawn {
    let (been, all) = (frame.ahead, frame.scale.days());
    let lines = Lines::of(lane, all);
    let past = bands(lane.holder, frame.scale, (0, been), &lines);
    let coming = bands(lane.holder, frame.scale, (been, all), &lines);
    let edge = line(frame.scale, (been, all), &lines.held, BANDS);
    let height = (MARKERS + BANDS).to_string();
    let down = ["translate(0 ", &MARKERS.to_string(), ")"].concat();
    let [ticks, expiries] = frame.guides.as_ref().clone();
    let today = frame.today.map(|x| view! { <path class="today" d=upright(x) /> });
    let past_days = ["M0 -", BEYOND, "H", &pixels(frame.scale.begin(been)), "V", BEYOND, "H0Z"].concat();
    let (scale, drawn) = (frame.scale, frame.days);
    let chosen = live(move || match days.day.get().filter(|day| drawn.contains(*day)) {
        Some(day) => upright(scale.middle(day)),
        None => String::new(),
    });
    view! {
        <svg class="lane-plot" data-lane=position.to_string() height=height viewBox=frame.view_box(MARKERS + BANDS) aria-hidden="true" focusable="false">
            <path class="past-days" d=past_days />
            <path class="day-line" d=ticks />
            <g transform=down>
                <g class="past">{past}</g>
                <g class="coming">{coming}<path class="edge" d=edge /></g>
            </g>
            <path class="expiry" d=expiries />
            {today}
            {checked_in(words, frame, lane)}
            <path class="chosen" d=chosen />
            {marks(days, words, frame, position, lane)}
        </svg>
    }
    .drawn()
}

/// How high each band ends, day by day: what is lost at the bottom, what is held above it, what is spent on top.
struct Lines {
    none: Vec<i64>,
    expired: Vec<i64>,
    lost: Vec<i64>,
    held: Vec<i64>,
    spent: Vec<i64>,
}

impl Lines {
    fn of(lane: &Lane, days: usize) -> Self {
        let most = lane.most();
        let heights = |height: &dyn Fn(usize) -> Minor| -> Vec<i64> {
            (0..days).map(|at| rise(height(at), most, BANDS)).collect()
        };
        let forfeited = lane.forfeited();
        Self {
            none: vec![0; days],
            expired: heights(&|at| lane.lost[at] - forfeited[at]),
            lost: heights(&|at| lane.lost[at]),
            held: heights(&|at| lane.lost[at] + lane.held[at]),
            spent: heights(&|at| lane.reached(at)),
        }
    }
}

fn bands(holder: Holder, scale: Scale, range: (usize, usize), lines: &Lines) -> Drawn {
    let classes = match holder {
        Holder::BusinessCenter => ["part lapsed", "", "part unallocated", ""],
        Holder::AdAccount(_) => ["part stranded", "part forfeited", "part remaining", "part spent"],
    };
    let between = [
        (&lines.none, &lines.expired),
        (&lines.expired, &lines.lost),
        (&lines.lost, &lines.held),
        (&lines.held, &lines.spent),
    ];
    classes
        .into_iter()
        .zip(between)
        .map(|(class, (lower, upper))| {
            let outline = band(scale, range, lower, upper, BANDS);
            (!outline.is_empty()).then(|| view! { <path class=class d=outline /> })
        })
        .collect_view()
        .drawn()
}

/// The days whose spend was checked in, as lines below a lane.
fn checked_in(words: Words<'_>, frame: &Frame, lane: &Lane) -> Option<Drawn> {
    let Holder::AdAccount(account) = lane.holder else { return None };
    let rows = words.timeline.checked_in(account);
    let shown = rows.iter().filter(|row| row.start <= frame.days.end);
    let y = pixels((MARKERS + BANDS) * 10 - 15);
    let part = |row: &Period| {
        let end = row.end.min(frame.days.end).next();
        ["M", &pixels(frame.scale.begin_of(row.start)), " ", &y, "H", &pixels(frame.scale.begin_of(end))]
            .concat()
    };
    let path: String = shown.map(part).collect();
    (!path.is_empty()).then(|| view! { <path class="checked" d=path /> }.drawn())
}

/// The markers of a lane, apart from each other.
fn marks(days: Days, words: Words<'_>, frame: &Frame, position: usize, lane: &Lane) -> Drawn {
    let drawn = |group: &Range<usize>| frame.days.contains(lane.markers[group.start].on);
    let groups: Vec<Range<usize>> = lane.groups().into_iter().filter(drawn).collect();
    let all: Vec<Marker> = groups.iter().map(|group| merged(lane, group)).collect();
    let wanted: Vec<i64> = all.iter().map(|it| frame.scale.middle(it.on)).collect();
    let places = apart(&wanted, i64::from(frame.width));
    let mark = |(at, group): (usize, Range<usize>)| {
        let (marker, first) = (all[at], group.start);
        let current = move || {
            let cursor = days.cursor.get();
            cursor.lane == position && cursor.marker.is_some_and(|at| group.contains(&at))
        };
        let class = if marker.moves.is_some() { "marker is-movable" } else { "marker" };
        let place = ["translate(", &pixels(places[at]), " 9)"].concat();
        view! {
            <g class=class class:is-current=whether(current) data-lane=position.to_string() data-marker=first.to_string() transform=place>
                <title>{words.full(lane.holder, &marker)}</title>
                <rect class="marker-hit" x="-12" y="-9" width="24" height="24" rx="4" />
                <path class=sign_class(marker.kind, marker.amount) d=sign(marker.kind) />
            </g>
        }
    };
    groups.into_iter().enumerate().map(mark).collect_view().drawn()
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

/// A name above the lanes, and where it begins and ends, in tenths of a pixel.
struct Name {
    text: String,
    from: i64,
    to: i64,
}

/// Today and what expires, by name. A name that would lie on another is left out: the list of the day says it.
fn names(words: Words<'_>, frame: &Frame) -> Vec<Name> {
    let credits = words.timeline.plan().ad_credits();
    let expiries = last_days(words.timeline, frame.days).into_iter().filter_map(|day| {
        let mut own = credits.iter().filter(|it| it.expires == day);
        let (first, others) = (own.next()?, own.count());
        let text =
            if others == 0 { first.name.clone() } else { [&first.name, " +", &others.to_string()].concat() };
        Some((frame.scale.begin_of(day.next()), text))
    });
    let today = frame.today.map(|x| (x, t("timeline.today").to_owned()));
    let mut names: Vec<Name> = Vec::new();
    for (x, text) in today.into_iter().chain(expiries) {
        let length = i64::try_from(text.chars().count()).unwrap_or(0) * LETTER;
        let from = (x - length).max(0);
        let is_free = names.iter().all(|it| it.to + LETTER < from || from + length + LETTER < it.from);
        if is_free && length < i64::from(frame.width) * 10 {
            names.push(Name { text, from, to: from + length });
        }
    }
    names
}

/// What stands above the lanes: names of days, what expires, today, and the day that is looked at.
pub(super) fn ruler(days: Days, words: Words<'_>, frame: &Frame) -> Drawn {
    let tick = |day: Day| view! { <text x=pixels(frame.scale.begin_of(day)) y="26">{words.day(day)}</text> };
    let name = |it: Name| view! { <text x=pixels(it.from) y="10">{it.text}</text> };
    let (scale, drawn) = (frame.scale, frame.days);
    // A day after those that are drawn stands at their end.
    let knob = live(move || {
        let day = days.day.get().map(|day| day.clamp(drawn.start, drawn.end));
        day.map_or_else(|| "-100".to_owned(), |day| pixels(scale.middle(day)))
    });
    view! {
        {frame.scale.ticks().into_iter().map(tick).collect_view()}
        {names(words, frame).into_iter().map(name).collect_view()}
        <circle class="knob" cx=knob cy=RULER.to_string() r="6" />
    }
    .drawn()
}

/// A band's name beside its pattern, and a sign beside its kind.
pub(super) fn legend(kinds: Vec<MarkerKind>, checked: bool) -> Drawn {
    let bands = [
        ("part unallocated", "figure.unallocated"),
        ("part remaining", "figure.remaining"),
        ("part spent", "figure.spent"),
        ("part stranded", "figure.expiredInAccounts"),
        ("part forfeited", "figure.forfeited"),
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
    let checked = checked.then(|| {
        view! {
            <li>
                <svg class="legend-sign" width="16" height="16" aria-hidden="true" focusable="false"><path class="checked" d="M1 8H15" /></svg>
                {t("timeline.checkedIn")}
            </li>
        }
    });
    view! {
        <ul class="legend" aria-label=t("timeline.legend")>
            {bands.into_iter().map(band).collect_view()}
            {kinds.into_iter().map(kind).collect_view()}
            {checked}
        </ul>
    }
    .drawn()
}
