//! The page around the figure, `www/embed/frame.js`. It is always there: it is what started this program.

use wasm_bindgen::prelude::{Closure, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// The value of this name in the address's fragment.
    #[wasm_bindgen(js_namespace = strandlineFrame)]
    pub(super) fn option(name: &str) -> Option<String>;

    /// The preset that the page was opened with, as JSON.
    #[wasm_bindgen(js_namespace = strandlineFrame)]
    pub(super) fn preset() -> Option<String>;

    /// Sends what holds nothing of a plan: any page may hear it.
    #[wasm_bindgen(js_namespace = strandlineFrame)]
    pub(super) fn say(kind: &str, data: &str);

    /// Sends what may hold something of a plan: only the origin that the address names hears it.
    #[wasm_bindgen(js_namespace = strandlineFrame, js_name = tellHost)]
    pub(super) fn tell_host(kind: &str, data: &str);

    /// Opens the planner on a plan, or shows its address where the frame may not.
    #[wasm_bindgen(js_namespace = strandlineFrame)]
    pub(super) fn open(link: &str);

    /// Loads the page again in another language, with what it stands at in its address.
    #[wasm_bindgen(js_namespace = strandlineFrame)]
    pub(super) fn reopen(locale: &str, name: &str, value: Option<&str>);

    /// The id of the lesson that the address asks for.
    #[wasm_bindgen(js_namespace = strandlineFrame)]
    pub(super) fn lesson() -> Option<String>;

    /// The ids of the lessons that the address asks for, from this one on.
    #[wasm_bindgen(js_namespace = strandlineFrame)]
    pub(super) fn course() -> Vec<String>;

    /// The address of the folder that lessons lie in.
    #[wasm_bindgen(js_namespace = strandlineFrame)]
    pub(super) fn lessons() -> String;

    /// Loads the page again with another lesson.
    #[wasm_bindgen(js_namespace = strandlineFrame)]
    pub(super) fn learn(lesson: &str);

    #[wasm_bindgen(js_namespace = strandlineFrame, js_name = listen)]
    fn hear(act: &Closure<dyn FnMut(String, String)>);
}

/// Calls `act` with the kind and the data, as JSON, of each message that is one of ours.
pub(super) fn listen(act: impl Fn(&str, &str) + 'static) {
    let act = Closure::new(move |kind: String, data: String| act(&kind, &data));
    hear(&act);
    // As long as the page.
    act.forget();
}
