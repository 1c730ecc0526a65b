//! One binary for all native tests.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod actuals;
mod best_split;
mod check;
mod check_in;
mod comparison;
mod contract;
mod corpus;
mod curve;
mod digest;
mod export;
mod first_minute;
mod fuzz;
mod goals;
mod last_day;
mod lessons;
mod limits;
mod links;
mod messages;
mod option_value;
mod properties;
mod report;
mod rest;
mod risk;
mod scenarios;
mod sheets;
mod small_world;
mod split_policy;
#[path = "../support/mod.rs"]
mod support;
mod tidy;
mod tiktok;
mod timeline;
mod track;
mod written;
