//! The browser: its storage, today's date, files and focus. Everything here may be refused, and says so.

use js_sys::futures::JsFuture;
use js_sys::{Array, Function, JSON, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};

use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlElement, Response, Storage, Url};

/// This browser's storage. Reading the property itself throws where storage is blocked.
pub(crate) fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The languages the person prefers, the best first.
pub(crate) fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|it| it.as_string()).collect()
}

/// Today where the person is, as `YYYY-MM-DD`.
pub(crate) fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// What the address has from `#` on.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Offers `text` as a file to keep.
pub(crate) fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken hold of the file by the next task.
    leptos::prelude::set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(10),
    );
    Ok(())
}

/// Moves the focus to the first of these elements that is there, once the page has been drawn.
pub(crate) fn focus_first(ids: Vec<String>) {
    leptos::prelude::request_animation_frame(move || {
        let found = ids.iter().find_map(|id| document().get_element_by_id(id));
        if let Some(element) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Moves the focus to one element, once the page has been drawn.
pub(crate) fn focus(id: impl Into<String>) {
    focus_first(vec![id.into()]);
}

/// The text of a file; `None` where it can't be read.
pub(crate) async fn text_of(file: &web_sys::File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Calls a function of the JavaScript package with a plan, or nothing, and texts; gives its result as JSON. What it
/// throws comes back as its message.
pub(crate) async fn call_package(name: &str, plan: Option<&str>, texts: &[String]) -> Result<String, String> {
    let call = async || -> Result<JsValue, JsValue> {
        let load: Function = Reflect::get(&window(), &"strandlinePackage".into())?.dyn_into()?;
        let package = JsFuture::from(load.call0(&JsValue::NULL)?.dyn_into::<Promise>()?).await?;
        let function: Function = Reflect::get(&package, &name.into())?.dyn_into()?;
        let plan = plan.map_or(Ok(JsValue::NULL), JSON::parse)?;
        let texts: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
        JSON::stringify(&function.call2(&JsValue::NULL, &plan, &texts)?).map(Into::into)
    };
    match call().await {
        Ok(json) => Ok(json.as_string().unwrap_or_default()),
        Err(error) => {
            let message = Reflect::get(&error, &"message".into()).ok().and_then(|it| it.as_string());
            Err(message.unwrap_or_else(|| format!("{error:?}")))
        }
    }
}

/// The text at an address of the site; `None` where it can't be had.
pub(crate) async fn text_at(address: &str) -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
