//! The screens.

mod account_details;
mod account_row;
mod accounts;
mod advice_line;
mod compare;
mod credit_card;
mod credits;
mod example_dialog;
mod explain_dialog;
pub(crate) mod figure;
mod import_dialog;
mod later;
mod learn;
mod note_bar;
mod place;
mod plan;
mod problems;
mod review;
mod settings;
mod shell;
mod strip;
mod timeline;
mod toolbar;

pub(crate) use shell::Shell;
