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
mod explain_number;
mod explaining;
mod facts;
pub(crate) mod figure;
mod import_dialog;
mod journal_table;
mod later;
pub(crate) mod learn;
mod note_bar;
mod parts_over_time;
mod place;
mod plan;
mod preferences;
mod problems;
mod review;
mod risk;
mod rule_card;
mod scenarios;
mod settings;
mod share;
mod shell;
mod strip;
mod timeline;
mod toolbar;

pub(crate) use shell::Shell;
