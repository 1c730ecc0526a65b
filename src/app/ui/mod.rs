//! The parts that views are made of.

pub(crate) mod allocator;
mod bar;
mod became;
pub(crate) mod cadence;
mod choice;
pub(crate) mod copy_text;
mod date_field;
mod dialog;
mod drawn;
pub(crate) mod facts;
mod field;
mod follow;
mod held_focus;
mod icon;
pub(crate) mod later;
mod live_text;
mod menu;
mod number_field;
mod rest;
pub(crate) mod rule_card;
mod several_cells;
mod text_field;

pub(crate) use bar::{Bar, LEAST, MARK, Share, shares, shares_of};
pub(crate) use became::{became, conservation, figure_name, is_always_said};
pub(crate) use choice::{Choice, Options, options};
pub(crate) use date_field::DateField;
pub(crate) use dialog::Dialog;
pub(crate) use drawn::{Drawing, Drawn};
pub(crate) use field::{Bound, MessageList, described_by};
pub(crate) use follow::{each, live, part, press, same_or_copied, true_while, whether};
pub(crate) use icon::{Icon, Swatch};
pub(crate) use live_text::{LiveText, live_text};
pub(crate) use menu::{Menu, close_behind};
pub(crate) use number_field::{Form, NumberField};
pub(crate) use rest::rest;
pub(crate) use text_field::TextField;
