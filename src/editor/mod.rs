//! What a person looks into and works with, without Leptos and without a browser.
//!
//! [`timeline`] is one run kept lane by lane and row by row; [`explanation`] says which rows a figure is made of.

pub mod explanation;
pub mod timeline;
