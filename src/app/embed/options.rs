//! What the address asks for.

use crate::app::views::figure::Controls;

/// What the fragment of the address says about the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Options {
    /// What the reader can change.
    pub(super) controls: Controls,
    /// The claims to reach, in the place of the preset's.
    pub(super) goal: Option<String>,
    /// Whether the article named the origin that may hear of the plan.
    pub(super) has_host: bool,
    /// Whether the article may ask for the plan.
    pub(super) may_read: bool,
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
        Self { controls, goal, has_host: option("host").is_some(), may_read: is_on("read") }
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
        let usual = Options { controls: Controls::Minimal, goal: None, has_host: false, may_read: false };
        assert_eq!(read(&[]), usual);
        assert_eq!(read(&[("controls", "all"), ("goal", " "), ("read", "0")]), usual);
    }

    #[test]
    fn what_may_only_be_read_has_no_controls() {
        assert_eq!(read(&[("controls", "full"), ("readonly", "")]).controls, Controls::None);
        assert_eq!(read(&[("controls", "full"), ("readonly", "false")]).controls, Controls::Full);
    }
}
