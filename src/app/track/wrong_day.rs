//! Up to which day spend can be entered.

use crate::day::Day;

/// What is wrong with the day up to which spend is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WrongDay {
    /// It is no day.
    Unread,
    /// It is not over yet, or still ahead.
    Ahead,
    /// It is not one of the plan's.
    Outside,
}

/// The day up to which spend is entered, where it is one that has begun by `today`.
pub(super) fn check_day(through: Option<Day>, start: &str, end: &str, today: &str) -> Result<Day, WrongDay> {
    let through = through.ok_or(WrongDay::Unread)?;
    let [start, end, today] = [start, end, today].map(Day::parse);
    match (start, end, today) {
        (_, _, Some(today)) if through > today => Err(WrongDay::Ahead),
        (Some(start), Some(end), _) if (start..=end).contains(&through) => Ok(through),
        _ => Err(WrongDay::Outside),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spend_is_entered_up_to_a_day_of_the_plan_that_has_begun() {
        let check = |day| check_day(Day::parse(day), "2026-03-01", "2026-03-30", "2026-03-10");
        assert_eq!(check("2026-03-09").map(|it| it.to_string()), Ok("2026-03-09".to_owned()));
        assert!(check("2026-03-10").is_ok());
        assert_eq!(check("2026-03-11"), Err(WrongDay::Ahead));
        assert_eq!(check("2026-02-28"), Err(WrongDay::Outside));
        assert_eq!(check("soon"), Err(WrongDay::Unread));
    }
}
