//! The JavaScript package's boundary: values in, values out, and the error that carries problems.
//!
//! What a caller hands over is first copied by `plain.js`, which bounds it and notes what JSON can't say; so nothing on
//! this side can throw, loop or leak on bad input. It crosses with serde-wasm-bindgen; but a plan, which may be large, as
//! JSON text where that says all of it. What is given out crosses as JSON text. Only series, which are for drawing, cross
//! as `Float64Array`, and the journal as a table, of which `rows.js` makes its rows.
//!
//! What the package exports is in `entries/`, a program for each of its three files: exports are where the linker
//! begins, and nobody is to download what they don't use.

mod crossing;

pub use crossing::{
    give, give_journal, problem, take, take_options, take_options_if_any, take_plan, take_plan_if_any, thrown,
};

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(message: &str);
}

/// Has a panic say where: each entry does so as it starts.
pub fn say_where_it_panics() {
    std::panic::set_hook(Box::new(|panic| error(&panic.to_string())));
}
