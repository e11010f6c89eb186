//! Dates as the viewer writes them, today, and a file to save.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// Today where the viewer is, as year, month from 1, and day.
pub fn today() -> [u32; 3] {
    let now = Date::new_0();
    [now.get_full_year(), now.get_month() + 1, now.get_date()]
}

/// A day as the platform writes it for this viewer in a language: in the viewer's own region where that speaks it. The
/// day begins at `millis` in universal time; digits are those of the rest of the page.
pub fn date_in(tag: &str, millis: f64) -> Option<String> {
    let own = web_sys::window()?.navigator().languages();
    let language = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
    let tag = own
        .iter()
        .filter_map(|own| own.as_string())
        .find(|own| language(own) == language(tag))
        .unwrap_or_else(|| tag.into());
    let options = Object::new();
    for (name, value) in [
        ("weekday", "short"),
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
        ("timeZone", "UTC"),
        ("calendar", "gregory"),
        ("numberingSystem", "latn"),
    ] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    let format = Intl::DateTimeFormat::new(&Array::of1(&tag.into()), &options).format();
    let day = Date::new(&JsValue::from_f64(millis));
    format.call1(&JsValue::UNDEFINED, &day).ok()?.as_string()
}

/// Offers a text as a file to save. It never leaves the page: the browser writes it.
pub fn save(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.dyn_ref::<web_sys::HtmlElement>()?.click();
    // The browser has begun to read it; the address is needed no longer.
    web_sys::Url::revoke_object_url(&address).ok()
}
