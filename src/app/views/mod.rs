//! The screens.

mod account_details;
mod account_row;
mod accounts;
mod advice_line;
mod credit_card;
mod credits;
mod example_dialog;
mod explain_dialog;
mod import_dialog;
mod note_bar;
mod place;
mod plan;
mod problems;
mod settings;
mod strip;
mod toolbar;

pub(crate) use plan::Plan;
