//! Advice: what is best to allocate, and why nothing beats it.
//!
//! Ad credit that is in an ad account stays there. So the question is who gets how much of which ad credit, and when,
//! such that the most of it is spent before it expires. This page is the whole idea; each file has one part of it.
//!
//! # A plan is a flow network
//!
//! - A *source* is ad credit that may still be spent: what is unallocated of one ad credit, or what is locked in one ad
//!   account already.
//! - A *slot* is a run of days of one ad account during which the same sources can be spent. Its capacity is what the ad
//!   account spends on those days.
//! - A source may flow into a slot if it can be allocated to that ad account in time, does not expire before the slot
//!   ends, and is not forfeited in between.
//!
//! What is spent is then a flow, and the most that can be spent is the maximum flow. An example: ad account A spends 10 a
//! day and B spends 20. Credit S of 150 expires on day 5, credit L of 100 on day 10. The slots are the days 1 to 5 (A: 50,
//! B: 100) and 6 to 10 (A: 50, B: 100). S fills the early slots with 150, L goes to the late ones with 100: all 250 are
//! spent. Were S 180, its only slots would still hold 150, and 30 of it could be spent by nobody.
//!
//! The proof of that is the *minimum cut*, here S and the two early slots: some sources, and every slot that any of them
//! can use. What the sources hold beyond the slots' capacity is unspendable, however it is split. [`Certificate`] is that
//! cut, and can be checked by hand.
//!
//! # Which of many
//!
//! Many flows reach the maximum, and the plan's `splitPolicy` says which of them is advised ([`Preference`]):
//!
//! - `proportional`: every ad account spends ad credit for the same part of what it can spend, as far as that can be.
//! - `leastChange`: as much as possible of what is planned stays; the rest is shared as above.
//! - `fewestSteps`: few allocations.
//!
//! Where nothing is said it is `leastChange` if the plan has an open allocation that is not refused, else `proportional`.
//! The bounds of the plan (`atLeast`, `atMost`, `maxShare`) are arcs of the network, so all of these spend the most that
//! the bounds allow. `policy.rs` tells how each is found and how ties break; [`BindingBound`] says what a bound costs.
//! A proportional split has the fewest ad accounts with one minor unit more than others: the earlier in the document get
//! it.
//!
//! # From a flow to allocations
//!
//! Each allocation is a step that somebody takes by hand. So a flow is laid out in three
//! ways (day by day; each ad credit packed into the roomiest ad accounts; ad account after ad account over long stretches),
//! each is *pruned* of every allocation the others can do without, and the one with the fewest allocations is taken. Where a
//! policy has said what each ad account spends, what it may not spend is taken up before; then the same is laid out. A
//! split that changes least, or that keeps to a largest share, is taken as it was found.
//!
//! # What is proven, and what is not
//!
//! A flow chooses which ad credit is spent in a slot. A real ad account draws in an order. If that is the soonest expiry
//! first, it spends what the flow has it spend, and the answer is proven. Three things keep the two apart:
//!
//! - another draw order ([`GapReason::DrawOrder`]);
//! - a minimum for one allocation, which makes the choice of allocations a search ([`GapReason::Minimum`]);
//! - the size of the plan ([`GapReason::Limit`]).
//!
//! Two more keep the most that could be spent and the answer apart: a bound ([`GapReason::Bound`]), within which nothing
//! spends more, and rounding ([`GapReason::Rounding`]).
//!
//! Then several *candidates* are tried: layouts that leave the draw order less to choose, splits that begin later, and the
//! plan's own open allocations without what is not spent of them. Each is run, and the one that spends most is the answer.
//! [`Optimality`] says what the proof allows beyond it: the gap is never smaller than what is truly missed, and may be
//! larger.
//!
//! An advice spends no less than the plan does, with two exceptions. Where an open
//! allocation of the plan takes the ad credit of one that is done or stays, so that the latter is refused, the plan is no
//! candidate, because what is done is not undone; and a plan that is out of its own bounds is none either. With reviews
//! ([`Reviews::Every`]) ad credit is allocated on review days only, so the plan's own days are not open to it, and it may
//! spend less than the plan: its gap is measured against all that those review days allow.
//!
//! # Work is counted
//!
//! All searches draw on a budget of sinks, arcs and uses looked at, never on a clock: the same plan gives the same advice
//! on every machine. Where the budget ends, what was found by then is given, and the gap says so.
//!
//! ```text
//! request ─► flow_problem ─► policy ─► minimum, large_first ─► flow ─► advised_allocations ─► candidates ─► advise
//!            sources, slots   who gets   who gets an             maximum,   days, ids             run, best    certificate
//!                             how much   allocation              few steps
//! ```
//!
//! The other files build on advice: [`LastDaySearch`], [`option_values`] and [`worst_day`], [`risk`]. [`divergences`] compares
//! two plans. [`track()`] holds what was really spent against what was planned.

mod advice;
mod advise;
mod advised_allocations;
mod budget;
mod candidates;
mod certificate;
mod comparison;
mod flow;
mod flow_problem;
mod large_first;
mod last_day;
mod minimum;
mod option_value;
mod policy;
mod request;
pub mod risk;
pub mod sentences;
mod track;
mod unspent;

#[cfg(doc)]
use crate::plan::Preference;
pub use advice::{Advice, GapReason, Optimality};
pub use advise::best_split;
pub use certificate::{Certificate, FullAccount, StuckCredit};
pub use comparison::{Divergence, Movement, divergences};
pub use last_day::{LastDay, LastDaySearch};
pub use option_value::{OptionValue, SpentEitherWay, option_values, worst_day};
pub use policy::BindingBound;
pub use request::{AdviceScope, Request, Reviews};
pub use track::{
    AccountTracking, PaceFigures, TrackStatus, Tracking, at_recent_pace, track, usual_tolerance,
};
