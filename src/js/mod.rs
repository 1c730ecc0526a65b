//! The JavaScript package: a thin boundary over the core.
//!
//! Values cross as JSON text, made and read by the engine's own `JSON`: a cyclic or foreign value is refused
//! there, before it reaches us, and nothing here can loop or leak on bad input. Only series, which are for
//! drawing, cross as `Float64Array`.

mod claims;
mod crossing;
mod export;
mod functions;
mod link;
mod risk;
mod series;

pub use claims::check_claims;
pub use export::export_journal;
pub use functions::{
    attempt, best_split, check, compare, import_sheet, import_tiktok, last_day_to_fix, option_value,
    preview_sheet, rules, simulate, track, version,
};
pub use link::{decode_plan, encode_plan};
pub use risk::{RiskRun, risk_at_once, risk_run};
