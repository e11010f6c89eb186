//! The language of the page: what the loader chose and fetched, what the platform knows about numbers, and the root
//! element's `lang` and `dir`.

use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// The tag of the language that the page loads in, and the text of its core file, once: the loader fetches it beside
/// the program.
pub fn loaded() -> Option<(String, String)> {
    let global = js_sys::global();
    let name = JsValue::from_str("skindepthWords");
    let text = Reflect::get(&global, &name).ok()?.as_string()?;
    let tag = web_sys::window()?
        .document()?
        .document_element()?
        .get_attribute("lang")?;
    Some((tag, text))
}

/// A number as the platform writes it in a language.
pub fn number_in(tag: &str, number: f64) -> Option<String> {
    let format = Intl::NumberFormat::new(&Array::of1(&tag.into()), &Object::new()).format();
    format
        .call1(&JsValue::UNDEFINED, &number.into())
        .ok()?
        .as_string()
}

/// The platform's names of the plural forms that the numbers below `count` take.
pub fn plurals_in(tag: &str, count: u64) -> Vec<String> {
    let rules = Intl::PluralRules::new(&Array::of1(&tag.into()), &Object::new());
    (0..count).map(|n| String::from(rules.select(n as f64))).collect()
}

/// Tells the document which language it is in, and keeps the address true to it, so that a reload speaks it too.
pub fn speak(tag: &str, is_rtl: bool, title: &str) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    document.set_title(title);
    if let Some(root) = document
        .document_element()
        .and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok())
    {
        root.set_lang(tag);
        root.set_dir(if is_rtl { "rtl" } else { "ltr" });
    }
}
