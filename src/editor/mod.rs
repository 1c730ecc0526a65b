//! What a person looks into and works with, without Leptos and without a browser.
//!
//! [`timeline`] is one run kept lane by lane and row by row; [`explanation`] says which rows a figure is made of; [`offer`] what
//! a better split would be good for.

pub mod explanation;
pub mod offer;
pub mod timeline;
