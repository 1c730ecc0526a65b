//! The screens.

mod account_details;
mod account_row;
mod accounts;
mod advice_line;
mod assumptions;
mod cadence;
mod compare;
mod credit_card;
mod credits;
mod example_dialog;
mod explain_dialog;
mod facts;
mod import_dialog;
mod later;
mod learn;
mod note_bar;
mod parts_over_time;
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
