#![doc = include_str!("ARCHITECTURE.md")]

pub mod day;
pub mod import;
pub mod ledger;
pub mod messages;
pub mod money;
mod order;
pub mod plan;
pub mod planning;
pub mod rules;
pub mod simulation;
pub mod wire;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "js")]
pub mod js;
