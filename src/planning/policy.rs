//! Which of the splits that spend the most is advised.
//!
//! Each is a maximum flow in one network: ad credits, pairs of an ad credit and an ad account, slots, ad accounts.
//! Bounds are arcs: what an ad account may get at most ends the flow there, and the largest share of an ad credit is what
//! a pair may carry. So none of the policies spends less than the most that the bounds allow, and a bound is never
//! passed.
//!
//! 1. What is locked is spent first, as far as it can be.
//! 2. Then what ad accounts are to get at least, one after the other in the order of the plan. Amounts that ad accounts
//!    can spend together form a polymatroid: whatever of them is met can be completed to a maximum, so a floor costs no
//!    spend, and what a floor lacks, nobody could add without taking it from an earlier one.
//! 3. Then the most.
//! 4. `leastChange`: the flow is sought in which what is planned is free and what is more costs its amount. That is the
//!    largest part of the plan that a split that spends the most can keep; it is kept.
//! 5. What is open then is shared as [`fair`] says: alike, to the minor unit, and to the earlier ad account where all else
//!    is equal. For `fewestSteps` that is left out.
//! 6. Ad credit that expires sooner is spent before any that expires later, where that changes nothing for any ad account
//!    and takes few more allocations: what stays unallocated can then be directed for longest. Where ad accounts don't spend
//!    the soonest to expire first, and for `fewestSteps`, only what outlasts the plan waits.
//!
//! The amounts are then rounded ([`rounding`]) and become allocations ([`placing`]).

mod binding;
mod case;
mod demand;
mod fair;
mod placing;
mod residual;
mod rounding;
mod sharing;

pub use binding::BindingBound;
pub(super) use binding::{binding, missing};
pub(super) use case::{Bounds, Case};
pub(super) use placing::{Placing, place};
pub(super) use rounding::round;
pub(super) use sharing::{Shared, share};
