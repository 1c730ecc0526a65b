//! The people of the Business Center.

use crate::named::named;

named! {
    /// What a member may do in the Business Center.
    pub enum MemberRole {
        /// Basic role, with full access.
        Admin = "admin",
        /// Advanced role: manages finances.
        FinanceManager = "financeManager",
        /// Advanced role: views finances.
        FinanceAnalyst = "financeAnalyst",
        /// Basic role, without finances.
        Standard = "standard",
    }
}

/// A set of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roles(u8);

impl Roles {
    /// The set of these.
    #[must_use]
    pub fn of(roles: &[MemberRole]) -> Self {
        Self(roles.iter().fold(0, |set, role| set | 1 << *role as u8))
    }

    /// Whether `role` is one of them.
    #[must_use]
    pub const fn contain(self, role: MemberRole) -> bool {
        self.0 & (1 << role as u8) != 0
    }

    /// Each role of the set, in the order of [`MemberRole::ALL`].
    pub fn iter(self) -> impl Iterator<Item = MemberRole> {
        MemberRole::ALL.into_iter().filter(move |role| self.contain(*role))
    }
}

/// A person of the Business Center.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Unique among the plan's members.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// What they may do.
    pub role: MemberRole,
}
