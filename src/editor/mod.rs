//! What a person looks into and works with, without Leptos and without a browser.
//!
//! [`timeline`] is one run kept lane by lane and row by row; [`explanation`] says which rows a figure is made of; [`offer`]
//! what a better split would be good for. [`check_in`] enters what was really spent, [`tracking`] says how the plan stands
//! by it, and [`rest`] lays out what is left of it. [`curve`] says what is lost and spent as one input changes, and [`influence`]
//! which input changes most, both by [`outcome`]. [`currency`] puts a plan into another currency.

pub mod check_in;
pub mod check_in_paste;
pub mod currency;
pub mod curve;
pub mod explanation;
pub mod influence;
pub mod offer;
pub mod outcome;
pub mod rest;
pub mod timeline;
pub mod tracking;
