//! Ad credit that is to be moved, while it is entered.

/// What came of trying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The rules forbid it: why, and the name of the rule.
    Refused(String, &'static str),
    /// What was entered is wrong.
    Wrong(String),
}

/// Ad credit that is to be moved. No id is the Business Center.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Moving {
    /// Id of the ad account that it leaves.
    pub(super) from: String,
    /// Id of the ad account that it reaches.
    pub(super) to: String,
    /// Id of the ad credit, where it is an allocation.
    pub(super) credit: String,
    /// How much.
    pub(super) amount: String,
    /// What came of trying.
    pub(super) verdict: Option<Verdict>,
}
