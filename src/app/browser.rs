//! The browser: its storage, today's date, files and focus (`focus`). Everything here may be refused, and says so.

mod focus;

pub(crate) use focus::{
    focus, focus_first, focus_if_lost, focus_since, focus_text, focused, give, has_focus_within,
    is_focus_moving, select,
};

use js_sys::futures::JsFuture;
use js_sys::{Array, Function, JSON, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Element, HtmlAnchorElement, HtmlElement, Response, Storage, Url};

/// This browser's storage. Reading the property itself throws where storage is blocked.
pub(crate) fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What lives as long as this tab. Reading it may throw too.
#[cfg(not(test))]
pub(crate) fn tab_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Has `start.js` note what was written to this browser's storage, or that a text is kept no longer. A browser that is
/// killed may not have brought the storage itself to disk.
#[cfg(not(test))]
pub(crate) fn note_write(key: &str, text: Option<&str>) {
    let note = Reflect::get(&window(), &"strandlineNote".into());
    if let Some(note) = note.ok().and_then(|it| it.dyn_into::<js_sys::Function>().ok()) {
        let text = text.map_or(JsValue::NULL, JsValue::from);
        let _ = note.call2(&JsValue::UNDEFINED, &key.into(), &text);
    }
}

/// The languages the person prefers, the best first.
pub(crate) fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|it| it.as_string()).collect()
}

/// The sentences of the chosen language, which `start.js` asks for unless it is English. They come once what storage has
/// lost is put back.
pub(crate) fn sentences() -> Option<JsFuture> {
    let coming = Reflect::get(&window(), &"strandlineSentences".into()).ok()?;
    coming.dyn_into::<Promise>().ok().map(JsFuture::from)
}

/// Has `start.js` bring the styles of screens that are not shown first; nothing where the page has them all.
pub(crate) fn screen_styles() -> Option<JsFuture> {
    let bring: Function = Reflect::get(&window(), &"strandlineStyles".into()).ok()?.dyn_into().ok()?;
    bring.call0(&JsValue::UNDEFINED).ok()?.dyn_into::<Promise>().ok().map(JsFuture::from)
}

/// What the page says in its `<meta>` of this name.
pub(crate) fn said(name: &str) -> Option<String> {
    let selector = ["meta[name=", name, "]"].concat();
    document().query_selector(&selector).ok().flatten()?.get_attribute("content")
}

/// Whether the page is written from right to left.
pub(crate) fn is_leftwards() -> bool {
    let page = || document().document_element()?.get_attribute("dir");
    cfg!(target_arch = "wasm32") && page().is_some_and(|it| it == "rtl")
}

/// Today where the person is, as `YYYY-MM-DD`.
#[cfg(not(test))]
pub(crate) fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// This moment, as letters and digits.
#[cfg(not(test))]
pub(crate) fn moment() -> String {
    in_letters_and_digits(js_sys::Date::now())
}

/// Letters and digits that are drawn anew each time, in each tab.
#[cfg(not(test))]
pub(crate) fn drawn() -> String {
    in_letters_and_digits(js_sys::Math::random()).trim_start_matches("0.").to_owned()
}

#[cfg(not(test))]
fn in_letters_and_digits(number: f64) -> String {
    js_sys::Number::from(number).to_string_with_radix(36).map(String::from).unwrap_or_default()
}

/// What the address has from `#` on.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Puts another fragment in the place of the address's: Back does not lead to what it was.
pub(crate) fn replace_fragment(fragment: &str) {
    let _ = window().location().replace(fragment);
}

/// Goes to a fragment: Back leads to where the page was.
pub(crate) fn go(fragment: &str) {
    let _ = window().location().set_hash(fragment);
}

/// Loads the page anew.
pub(crate) fn reload() {
    let _ = window().location().reload();
}

/// The address up to `#`.
pub(crate) fn address() -> String {
    let address = window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Copies a text; whether the browser let it.
pub(crate) async fn copy(text: &str) -> bool {
    let write = || -> Result<Promise, JsValue> {
        let clipboard = Reflect::get(&window().navigator(), &"clipboard".into())?;
        let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
        write.call1(&clipboard, &text.into())?.dyn_into()
    };
    match write() {
        Ok(written) => JsFuture::from(written).await.is_ok(),
        Err(_) => false,
    }
}

/// Has `start.js` apply how the page is to look.
pub(crate) fn apply_preferences(json: &str) {
    let apply = Reflect::get(&window(), &"strandlineAppearance".into()).ok();
    if let Some(apply) = apply.and_then(|it| it.dyn_into::<Function>().ok()) {
        let _ = apply.call1(&JsValue::NULL, &value(json));
    }
}

/// Now, as a calendar file writes it: `20260301T091500Z`.
pub(crate) fn now() -> String {
    let text: String = js_sys::Date::new_0().to_iso_string().into();
    let digits = text.chars().filter(|it| !matches!(it, '-' | ':'));
    let seconds: String = digits.take_while(|it| *it != '.').collect();
    seconds + "Z"
}

/// Opens the browser's own way to paper.
pub(crate) fn print() {
    // Where the browser refuses, it says so itself.
    let _ = Reflect::get(&window(), &"print".into())
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|print| print.call0(&window()));
}

/// Offers `text` as a file to keep.
pub(crate) fn download(name: &str, text: &str) -> Result<(), JsValue> {
    download_as(name, "application/json", text)
}

/// Offers `text` as a file of this media type.
pub(crate) fn download_as(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    download_blob(name, &Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?)
}

/// Offers a blob as a file.
pub(crate) fn download_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
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

/// Offers a table of comma-separated values as a file, with the mark by which spreadsheets know its letters for what they
/// are.
pub(crate) fn download_table(name: &str, text: &str) -> Result<(), JsValue> {
    download_as(name, "text/csv", &["\u{feff}", text].concat())
}

/// Whether the person asked for less motion.
pub(crate) fn prefers_less_motion() -> bool {
    matches_media("(prefers-reduced-motion: reduce)")
}

/// Whether a media query holds now.
pub(crate) fn matches_media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|it| it.matches())
}

/// Asks the browser to keep the site's storage even where space runs short; whether it will.
pub(crate) async fn ask_to_persist() -> bool {
    let ask = || -> Result<Promise, JsValue> {
        let storage = Reflect::get(&window().navigator(), &"storage".into())?;
        let persist: Function = Reflect::get(&storage, &"persist".into())?.dyn_into()?;
        persist.call0(&storage)?.dyn_into()
    };
    match ask() {
        Ok(asked) => JsFuture::from(asked).await.is_ok_and(|it| it.is_truthy()),
        Err(_) => false,
    }
}

/// An event's target as an element.
pub(crate) fn as_element(target: web_sys::EventTarget) -> Option<Element> {
    target.dyn_into().ok()
}

/// The attribute of an element, or of the nearest one around it that has it.
pub(crate) fn attribute_around(element: &Element, name: &str) -> Option<String> {
    let selector = ["[", name, "]"].concat();
    element.closest(&selector).ok().flatten()?.get_attribute(name)
}

/// The element at a place of the window.
pub(crate) fn element_at(x: i32, y: i32) -> Option<Element> {
    #[expect(clippy::cast_precision_loss, reason = "no window has so many pixels")]
    document().element_from_point(x as f32, y as f32)
}

/// How many pixels wide an element is.
pub(crate) fn width_of(id: &str) -> Option<i32> {
    let element = document().get_element_by_id(id)?;
    Some(whole(element.get_bounding_client_rect().width()))
}

/// How many pixels an element is from the window's left edge.
pub(crate) fn left_of(id: &str) -> Option<i32> {
    let element = document().get_element_by_id(id)?;
    Some(whole(element.get_bounding_client_rect().left()))
}

#[expect(clippy::cast_possible_truncation, reason = "a part of a pixel is nothing a pointer can aim at")]
fn whole(pixels: f64) -> i32 {
    pixels as i32
}

/// Presses the button with this id, where it is there.
pub(crate) fn press_button(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(button) = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

/// The bytes of a file; `None` where it can't be read.
pub(crate) async fn bytes_of(file: &web_sys::File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// JSON as a value.
pub(crate) fn value(json: &str) -> JsValue {
    JSON::parse(json).unwrap_or(JsValue::NULL)
}

/// The text at an address of the site, which is asked for at once; `None` where it can't be had.
pub(crate) fn text_at(address: &str) -> impl Future<Output = Option<String>> + use<> {
    let asked = window().fetch_with_str(address);
    async {
        let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
        if !response.ok() {
            return None;
        }
        JsFuture::from(response.text().ok()?).await.ok()?.as_string()
    }
}
