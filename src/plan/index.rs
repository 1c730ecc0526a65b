//! Which item of a plan: its place in document order.

/// Declares a place in one list of a plan, so that places of different lists can't be mixed up.
macro_rules! indices {
    ($($(#[$doc:meta])+ $index:ident;)+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $index(usize);

            impl $index {
                pub(crate) const fn new(position: usize) -> Self {
                    Self(position)
                }

                /// The place in document order, from 0.
                #[must_use]
                pub const fn position(self) -> usize {
                    self.0
                }
            }
        )+
    };
}

indices! {
    /// Which ad account of its plan.
    AccountIndex;
    /// Which ad credit of its plan.
    CreditIndex;
    /// Which member of its plan.
    MemberIndex;
}
