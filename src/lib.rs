#![doc = include_str!("ARCHITECTURE.md")]

pub mod day;
pub mod editor;
pub mod export;
mod guard;
pub mod import;
pub mod ledger;
pub mod lessons;
pub mod link;
pub mod messages;
pub mod money;
mod named;
mod order;
pub mod plan;
pub mod planning;
pub mod results;
pub mod rules;
pub mod simulation;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "js")]
pub mod js;
