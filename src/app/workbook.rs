//! Workbooks are read by a worker beside the page, whose code is downloaded when the first one is brought.

use js_sys::futures::JsFuture;
use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Where it lies.
const ADDRESS: &str = "./workbook/reader.js";

/// A sheet of a workbook: its name, and its cells as text.
pub(crate) type Sheet = (String, Vec<Vec<String>>);

/// Whether a file is a workbook of today's format: an archive. Older ones are not read.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The sheets of a workbook; nothing where it can't be read: damaged, encrypted, or too large unpacked.
pub(crate) async fn read(bytes: &[u8]) -> Option<Vec<Sheet>> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(ADDRESS, &options).ok()?;
    let answer = Promise::new(&mut |resolve: Function, reject: Function| {
        let answered = Closure::once_into_js(move |event: MessageEvent| {
            let _ = resolve.call1(&JsValue::NULL, &event.data());
        });
        let failed = Closure::once_into_js(move |event: ErrorEvent| {
            // It is said on the page; the console needs no second one.
            event.prevent_default();
            let _ = reject.call0(&JsValue::NULL);
        });
        worker.set_onmessage(Some(answered.unchecked_ref()));
        worker.set_onerror(Some(failed.unchecked_ref()));
    });
    let answer = match worker.post_message(&Uint8Array::from(bytes)) {
        Ok(()) => JsFuture::from(answer).await.ok(),
        Err(_) => None,
    };
    worker.terminate();
    serde_json::from_str(&answer?.as_string()?).ok()?
}
