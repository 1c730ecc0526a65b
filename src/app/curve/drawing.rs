//! The drawing of a curve. Whole units: nothing shown is read from here, the figures stand beside it as text. It brings its
//! looks along, since few people ask for it: a stylesheet would be downloaded by everybody.

use crate::app::browser;
use crate::app::ui::{Drawing, Drawn};
use crate::editor::curve::{Curve, Place, Point};
use crate::money::Minor;
use leptos::prelude::*;

/// Across and down, in units of the drawing. It is stretched to its place.
const WIDTH: i128 = 640;
const HEIGHT: i128 = 160;
/// Kept free above and below, so that no line is cut.
const MARGIN: i128 = 3;

/// The places and amounts that a drawing has room for.
struct Frame {
    first: i64,
    last: i64,
    most: Minor,
}

/// Where a place stands among others of its kind; nothing where it is none.
fn along(place: Place) -> Option<i64> {
    match place {
        Place::Amount(amount) => Some(amount.units()),
        // Of any day, so that only distances count.
        Place::On(day) => crate::day::Day::of(1, 1, 1).map(|first| i64::from(day.since(first))),
        Place::Never => None,
    }
}

impl Frame {
    fn of(curve: &Curve) -> Option<Self> {
        let first = along(curve.points.first()?.place)?;
        Some(Self { first, last: along(curve.points.last()?.place)?, most: curve.most() })
    }

    /// From the side on which lines of text begin.
    fn x(&self, place: Place) -> Option<i128> {
        let room = i128::from(self.last - self.first).max(1);
        let x = along(place).map(|it| i128::from(it - self.first) * WIDTH / room)?;
        Some(if browser::is_leftwards() { WIDTH - x } else { x })
    }

    fn y(&self, amount: Minor) -> i128 {
        let room = HEIGHT - 2 * MARGIN;
        HEIGHT - MARGIN - i128::from(amount.units()) * room / i128::from(self.most.units().max(1))
    }

    fn line(&self, points: &[Point], read: fn(&Point) -> Minor) -> String {
        let mut path = String::new();
        for point in points {
            let Some(x) = self.x(point.place) else { continue };
            path.push_str(if path.is_empty() { "M" } else { "L" });
            path.push_str(&[x.to_string().as_str(), " ", &self.y(read(point)).to_string()].concat());
        }
        path
    }
}

/// How a line looks: its colour, and the lengths of its dashes.
#[derive(Clone, Copy)]
pub(super) struct Look(&'static str, &'static str);

/// What is lost.
pub(super) const LOST: Look = Look("var(--lost)", "none");
/// What is spent.
pub(super) const SPENT: Look = Look("var(--spent)", "6 3");
/// Where the plan stands.
pub(super) const NOW: Look = Look("currentColor", "2 3");

fn line(path: String, Look(colour, dashes): Look) -> Drawn {
    view! { <path d=path fill="none" stroke=colour stroke-width="2" stroke-dasharray=dashes vector-effect="non-scaling-stroke" /> }
        .drawn()
}

/// The two lines, and where the plan stands.
pub(super) fn drawing(curve: &Curve) -> Drawn {
    let Some(frame) = Frame::of(curve) else { return ().drawn() };
    let now = frame.x(curve.now.place).map(|x| line(format!("M{x} 0V{HEIGHT}"), NOW));
    let (lost, spent) =
        (frame.line(&curve.points, |it| it.outcome.lost), frame.line(&curve.points, |it| it.outcome.spent));
    view! {
        <svg class="curve-drawing" width="100%" height=HEIGHT.to_string() viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {now}
            {line(spent, SPENT)}
            {line(lost, LOST)}
        </svg>
    }
    .drawn()
}

/// A piece of a line, beside its name.
pub(super) fn sample(look: Look) -> Drawn {
    view! {
        <svg viewBox="0 0 24 8" width="24" height="8" aria-hidden="true" focusable="false">
            {line("M0 4H24".to_owned(), look)}
        </svg>
        " "
    }
    .drawn()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Day;
    use crate::editor::outcome::Outcome;
    use crate::money::Currency;

    fn curve(places: [Place; 3]) -> Curve {
        let amounts = [(0, 900), (450, 450), (900, 0)];
        let points = places.into_iter().zip(amounts).map(|(place, (lost, spent))| Point {
            place,
            outcome: Outcome { lost: Minor::new(lost), spent: Minor::new(spent) },
        });
        let points: Vec<Point> = points.collect();
        let currency = Currency::from_code("USD").unwrap_or_else(|| unreachable!("a currency"));
        Curve { currency, now: points[1], points }
    }

    #[test]
    fn a_line_runs_from_side_to_side_and_from_the_least_to_the_most() {
        let day = |text| Place::On(Day::parse(text).unwrap_or_else(|| unreachable!("a day")));
        let amount = |units| Place::Amount(Minor::new(units));
        for places in [
            [amount(500), amount(600), amount(900)],
            [day("2026-03-01"), day("2026-03-02"), day("2026-03-05")],
        ] {
            let curve = curve(places);
            let frame = Frame::of(&curve).unwrap_or_else(|| unreachable!("there are places"));
            assert_eq!(frame.line(&curve.points, |it| it.outcome.lost), "M0 157L160 80L640 3");
            assert_eq!(frame.line(&curve.points, |it| it.outcome.spent), "M0 3L160 80L640 157");
            assert_eq!(frame.x(curve.now.place), Some(160));
            assert_eq!(frame.x(Place::Never), None);
        }
    }

    #[test]
    fn the_largest_amounts_fit() {
        let mut curve = curve([0, 1, i64::MAX].map(|it| Place::Amount(Minor::new(it))));
        curve.points[2].outcome.lost = Minor::MAX;
        let frame = Frame::of(&curve).unwrap_or_else(|| unreachable!("there are places"));
        assert_eq!(frame.line(&curve.points, |it| it.outcome.lost), "M0 157L0 157L640 3");
    }
}
