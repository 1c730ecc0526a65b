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
mod explain_number;
mod explaining;
mod import_dialog;
mod journal_table;
mod later;
mod learn;
mod note_bar;
mod place;
mod plan;
mod preferences;
mod problems;
mod review;
mod risk;
mod scenarios;
mod rule_card;
mod settings;
mod share;
mod shell;
mod strip;
mod timeline;
mod toolbar;

pub(crate) use shell::Shell;
