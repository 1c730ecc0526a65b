//! The planner's views in Chromium: mount one, wait a tick, look at the page.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_view_follows_its_signal() {
    let place = document().create_element("section").unwrap();
    document().body().unwrap().append_child(&place).unwrap();
    let (count, set_count) = signal(1);
    let mounted = mount_to(place.clone().unchecked_into(), move || {
        view! { <p>{count}</p> }
    });
    assert_eq!(place.text_content().unwrap(), "1");
    set_count.set(2);
    tick().await;
    assert_eq!(place.text_content().unwrap(), "2");
    drop(mounted);
}
