//! The people of the Business Center.

/// What a member may do in the Business Center.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Basic role, with full access.
    Admin,
    /// Advanced role: manages finances.
    FinanceManager,
    /// Advanced role: views finances.
    FinanceAnalyst,
    /// Basic role, without finances.
    Standard,
}

impl Role {
    /// All of them, in the order of the contract.
    pub const ALL: [Self; 4] = [Self::Admin, Self::FinanceManager, Self::FinanceAnalyst, Self::Standard];

    /// All of them by the names they have in a plan document.
    pub(crate) const NAMED: [(&str, Self); 4] = [
        (Self::Admin.name(), Self::Admin),
        (Self::FinanceManager.name(), Self::FinanceManager),
        (Self::FinanceAnalyst.name(), Self::FinanceAnalyst),
        (Self::Standard.name(), Self::Standard),
    ];

    /// The name in a plan document.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::FinanceManager => "financeManager",
            Self::FinanceAnalyst => "financeAnalyst",
            Self::Standard => "standard",
        }
    }
}

/// A set of roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roles(u8);

impl Roles {
    /// The set of these.
    #[must_use]
    pub fn of(roles: &[Role]) -> Self {
        Self(roles.iter().fold(0, |set, role| set | 1 << *role as u8))
    }

    /// Whether `role` is one of them.
    #[must_use]
    pub const fn contain(self, role: Role) -> bool {
        self.0 & (1 << role as u8) != 0
    }

    /// Each role of the set, in the order of [`Role::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.contain(*role))
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
    pub role: Role,
}
