//! What a person does, looks into and works with, without Leptos and without a browser.
//!
//! [`draft`] is what a person does to a plan: each control of the screens calls one of its functions. [`reading`] reads
//! numbers as people type them. [`history`] keeps the steps, each as the [`difference`] of two texts, and [`note`] the
//! way back from the last; [`shelf`] is the list of scenarios.
//!
//! [`timeline`] is one run kept lane by lane and row by row; [`explanation`] says which rows a figure is made of; [`offer`]
//! what a better split would be good for. [`check_in`] enters what was really spent, [`tracking`] says how the plan stands
//! by it, and [`rest`] lays out what is left of it. [`curve`] says what is lost and spent as one input changes, and [`influence`]
//! which input changes most, both by [`outcome`]. [`currency`] puts a plan into another currency.

pub mod check_in;
pub mod check_in_paste;
pub mod currency;
pub mod curve;
pub mod difference;
pub mod draft;
pub mod explanation;
pub mod history;
pub mod influence;
pub mod note;
pub mod offer;
pub mod outcome;
pub mod reading;
pub mod rest;
pub mod shelf;
pub mod timeline;
pub mod tracking;
