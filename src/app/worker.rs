//! The worker that answers how sure a plan is, beside the page: long work never keeps anybody from typing, and what goes
//! wrong there is thrown away with it.

use js_sys::{JSON, Reflect};
use serde_json::{Value, json};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// It lies in the JavaScript package, beside the planner.
const ADDRESS: &str = "./api/risk-worker.js";

/// A running worker. It ends when it is dropped.
pub(crate) struct RiskWorker {
    worker: Worker,
    // They are called as long as the worker lives.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl RiskWorker {
    /// Starts one. `hear` takes each of its reports, `fail` why it can't go on.
    pub(crate) fn start(
        mut hear: impl FnMut(Value) + 'static,
        mut fail: impl FnMut(String) + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(ADDRESS, &options)?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let text = JSON::stringify(&event.data()).ok().and_then(|it| it.as_string());
            if let Some(report) = text.and_then(|it| serde_json::from_str(&it).ok()) {
                hear(report);
            }
        });
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            // It is said on the page; the console needs no second one.
            event.prevent_default();
            let message = Reflect::get(&event, &"message".into()).ok().and_then(|it| it.as_string());
            fail(message.unwrap_or_default());
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Asks it to run `plan` with `options`. Its reports carry `id`.
    pub(crate) fn ask(&self, id: u32, plan: &Value, options: &Value) -> Result<(), JsValue> {
        let message = json!({ "type": "start", "id": id, "plan": plan, "options": options });
        self.worker.post_message(&JSON::parse(&message.to_string())?)
    }
}

impl Drop for RiskWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
