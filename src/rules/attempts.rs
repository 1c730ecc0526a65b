//! What people look for and TikTok has no button for.

use super::rulebook::RuleId;

/// Something that can be tried in a lesson, or over the package, and is always refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// Ad credit out of an ad account, to another or back to the Business Center.
    TakeBack,
    /// Ad credit allocated by TikTok itself.
    AllocateAutomatically,
    /// Ad credit allocated to many ad accounts in one act.
    AllocateInBulk,
    /// Ad credit to another business entity.
    GiveAway,
}

impl Attempt {
    /// The rule that refuses it.
    #[must_use]
    pub const fn refused_by(self) -> RuleId {
        match self {
            Self::TakeBack => RuleId::Locked,
            Self::AllocateAutomatically => RuleId::ManualOnly,
            Self::AllocateInBulk => RuleId::OneByOne,
            Self::GiveAway => RuleId::NonTransferable,
        }
    }
}
