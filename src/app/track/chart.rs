//! The ad credit of one ad account: as planned, as it was, and as it will be. The figures stand beside it as text.

use crate::app::ui::{Drawing, Drawn};
use crate::day::Day;
use crate::editor::tracking::Curves;
use crate::money::Minor;
use leptos::prelude::*;

/// Across and down, in units of the drawing. It is stretched to its place.
const WIDTH: i64 = 160;
const HEIGHT: i64 = 40;
/// Kept free above and below, so that no line is cut.
const MARGIN: i64 = 2;

/// The days and amounts that a drawing has room for.
struct Frame {
    first: Day,
    days: i64,
    most: Minor,
}

impl Frame {
    fn of(curves: &Curves) -> Option<Self> {
        let all = || curves.planned.iter().chain(&curves.actual).chain(&curves.forecast);
        let (first, last) = (all().map(|it| it.0).min()?, all().map(|it| it.0).max()?);
        let most = all().map(|it| it.1).max()?;
        Some(Self { first, days: i64::from(last.since(first)).max(1), most })
    }

    fn x(&self, day: Day) -> i64 {
        i64::from(day.since(self.first)) * WIDTH / self.days
    }

    fn y(&self, amount: Minor) -> i64 {
        let room = i128::from(HEIGHT - 2 * MARGIN);
        let rise = i128::from(amount.units()) * room / i128::from(self.most.units().max(1));
        HEIGHT - MARGIN - i64::try_from(rise).unwrap_or(0)
    }

    /// A line through the points, of which each column of the drawing needs the last only.
    fn line(&self, points: &[(Day, Minor)]) -> String {
        let mut path = String::new();
        for (at, (day, amount)) in points.iter().enumerate() {
            let x = self.x(*day);
            if points.get(at + 1).is_some_and(|(next, _)| self.x(*next) == x && at > 0) {
                continue;
            }
            path.push_str(if path.is_empty() { "M" } else { "L" });
            path.push_str(&[x.to_string().as_str(), " ", &self.y(*amount).to_string()].concat());
        }
        path
    }
}

/// The drawing; nothing where there are no days.
pub(super) fn chart(curves: &Curves, on: Day) -> Drawn {
    let Some(frame) = Frame::of(curves) else { return ().drawn() };
    let upright = |class: &'static str, day: Day| {
        let x = frame.x(day).to_string();
        view! { <line class=class x1=x.clone() x2=x y1="0" y2=HEIGHT.to_string() /> }
    };
    let expiries = curves.expiries.iter().map(|day| upright("curve-expiry", *day)).collect_view();
    view! {
        <svg class="track-chart" viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {expiries}
            {upright("curve-on", on)}
            <path class="curve-planned" d=frame.line(&curves.planned) />
            <path class="curve-forecast" d=frame.line(&curves.forecast) />
            <path class="curve-actual" d=frame.line(&curves.actual) />
        </svg>
    }
    .drawn()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_at_most_a_point_for_each_column_and_keeps_its_first_and_last() {
        let first = Day::parse("2026-03-01").unwrap_or_else(|| unreachable!("a day"));
        let planned: Vec<_> =
            (0..1000).map(|at| (first.plus(at), Minor::new(1000 - i64::from(at)))).collect();
        let curves = Curves {
            planned: planned.clone(),
            actual: Vec::new(),
            forecast: Vec::new(),
            expiries: Vec::new(),
        };
        let frame = Frame::of(&curves).unwrap_or_else(|| unreachable!("there are days"));
        let line = frame.line(&planned);
        assert!(line.matches(['M', 'L']).count() <= 162, "{line}");
        assert!(line.starts_with("M0 2") && line.ends_with("L160 38"), "{line}");
    }
}
