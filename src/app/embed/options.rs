//! What the address asks for.

use crate::app::figure::Controls;

/// What the fragment of the address says about the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Options {
    /// What the reader can change.
    pub(super) controls: Controls,
    /// The claims to reach, in the place of the preset's.
    pub(super) goal: Option<String>,
    /// Whether the article named the origin that may hear of the plan.
    pub(super) has_host: bool,
    /// Whether the article is told how each step of a lesson was answered.
    pub(super) answers: bool,
    /// Whether the article may ask for the plan.
    pub(super) may_read: bool,
    /// The currency of the preset, where it is to be another than its own.
    pub(super) currency: Option<String>,
    /// Whether the reader may see a curve, and the control that it begins with, where it names one.
    pub(super) curve: Option<String>,
    /// Steps to be played.
    pub(super) replay: Option<String>,
    /// The step at which a lesson is to begin.
    pub(super) step: Option<String>,
}

/// Where a lesson begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Where it was left, or at its first step.
    Usual,
    /// At a step, counted from 0.
    At(usize),
    /// There is none such: at the nearest.
    Nearest(usize, String),
}

impl Step {
    /// The step that is asked for, counted from 1, of a lesson with so many.
    pub(super) fn read(asked: Option<&str>, count: usize) -> Self {
        let Some(asked) = asked.filter(|it| !it.is_empty()) else { return Self::Usual };
        match asked.parse::<usize>() {
            Ok(step) if (1..=count).contains(&step) => Self::At(step - 1),
            Ok(step) if step > count => Self::Nearest(count.saturating_sub(1), asked.to_owned()),
            // Nor is what is no number, or a very large one.
            _ => Self::Nearest(0, asked.to_owned()),
        }
    }

    /// The step to begin at, where one was asked for.
    pub(super) fn begins_at(&self) -> Option<usize> {
        match self {
            Self::Usual => None,
            Self::At(step) | Self::Nearest(step, _) => Some(*step),
        }
    }

    /// What was asked for, where there is none such.
    pub(super) fn none(&self) -> Option<&str> {
        match self {
            Self::Nearest(_, asked) => Some(asked),
            Self::Usual | Self::At(_) => None,
        }
    }
}

impl Options {
    /// Reads them; what isn't understood counts as not said.
    pub(super) fn read(option: impl Fn(&str) -> Option<String>) -> Self {
        let is_on = |name: &str| option(name).is_some_and(|it| it != "0" && it != "false");
        let controls = match option("controls").as_deref() {
            _ if is_on("readonly") => Controls::None,
            Some("full") => Controls::Full,
            Some("none") => Controls::None,
            _ => Controls::Minimal,
        };
        let goal = option("goal").filter(|goal| !goal.trim().is_empty());
        Self {
            controls,
            goal,
            has_host: option("host").is_some(),
            answers: is_on("answers"),
            may_read: is_on("read"),
            currency: option("currency").filter(|it| !it.is_empty()),
            curve: option("curve").filter(|_| is_on("curve")),
            replay: option("replay").filter(|it| !it.trim().is_empty()),
            step: option("step"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(options: &[(&str, &str)]) -> Options {
        let find = |name: &str| options.iter().find(|it| it.0 == name).map(|it| it.1.to_owned());
        Options::read(find)
    }

    #[test]
    fn what_is_not_said_or_not_understood_is_the_usual() {
        let usual = Options {
            controls: Controls::Minimal,
            goal: None,
            has_host: false,
            answers: false,
            may_read: false,
            currency: None,
            curve: None,
            replay: None,
            step: None,
        };
        assert_eq!(read(&[]), usual);
        assert_eq!(read(&[("controls", "all"), ("goal", " "), ("read", "0")]), usual);
    }

    #[test]
    fn a_lesson_begins_at_the_step_asked_for_or_at_the_nearest() {
        let nearest = |step, asked: &str| Step::Nearest(step, asked.to_owned());
        for (asked, found) in [
            (None, Step::Usual),
            (Some(""), Step::Usual),
            (Some("1"), Step::At(0)),
            (Some("4"), Step::At(3)),
            (Some("0"), nearest(0, "0")),
            (Some("5"), nearest(3, "5")),
            (Some("-1"), nearest(0, "-1")),
            (Some("two"), nearest(0, "two")),
            (Some("99999999999999999999"), nearest(0, "99999999999999999999")),
        ] {
            assert_eq!(Step::read(asked, 4), found, "{asked:?}");
        }
    }

    #[test]
    fn a_curve_is_offered_where_it_is_asked_for_with_or_without_a_control() {
        let curve = |value: &str| read(&[("curve", value)]).curve;
        assert_eq!([curve(""), curve("dailySpend(a)")], [Some(String::new()), Some("dailySpend(a)".into())]);
        assert_eq!([curve("0"), curve("false"), read(&[]).curve], [None, None, None]);
    }

    #[test]
    fn what_may_only_be_read_has_no_controls() {
        assert_eq!(read(&[("controls", "full"), ("readonly", "")]).controls, Controls::None);
        assert_eq!(read(&[("controls", "full"), ("readonly", "false")]).controls, Controls::Full);
    }
}
