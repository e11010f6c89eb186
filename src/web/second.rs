//! A second window of the page, and what the two say to each other: lists of short texts, from this origin only.

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{MessageEvent, Window};

use super::listen::{Listener, listen};

/// Most texts of a message, and the longest of them.
const FIELDS: u32 = 8;
const LONGEST: usize = 600;

/// The other window.
#[derive(Debug, Clone, PartialEq)]
pub struct Other(Window);

impl Other {
    /// Opens the page with other parameters in a window of its own; none where the browser does not let it.
    pub fn open(parameters: &[(&str, &str)]) -> Option<Self> {
        let window = web_sys::window()?;
        let address = web_sys::Url::new(&window.location().href().ok()?).ok()?;
        address.set_search("");
        address.set_hash("");
        for (name, value) in parameters {
            address.search_params().set(name, value);
        }
        let opened = window.open_with_url_and_target_and_features(
            &address.href(),
            "_blank",
            "popup,width=1280,height=800",
        );
        opened.ok()?.map(Self)
    }

    /// The window that opened this one, if one did.
    pub fn opener() -> Option<Self> {
        let opener = web_sys::window()?.opener().ok()?;
        // A window is of another realm: its type can't be asked for by this realm's constructor.
        (!opener.is_null() && !opener.is_undefined()).then(|| Self(opener.unchecked_into()))
    }

    /// Is it gone?
    pub fn is_gone(&self) -> bool {
        self.0.closed().unwrap_or(true)
    }

    /// Closes it.
    pub fn close(&self) {
        let closed = self.0.close();
        drop(closed);
    }

    /// Tells it something.
    pub fn tell(&self, fields: &[String]) {
        let origin = web_sys::window().and_then(|window| window.location().origin().ok());
        let message: Array = fields.iter().map(|field| JsValue::from_str(field)).collect();
        let told = self.0.post_message(&message, &origin.unwrap_or_default());
        drop(told);
    }

    /// Calls `heard` with what it says. What others say, and what is no list of short texts, is not heard.
    pub fn on_said(&self, mut heard: impl FnMut(Vec<String>) + 'static) -> Option<Listener> {
        let window = web_sys::window()?;
        let origin = window.location().origin().ok()?;
        let other = self.0.clone();
        Some(listen(&window, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>()
                && event.origin() == origin
                && event
                    .source()
                    .is_some_and(|source| js_sys::Object::is(&source, &other))
                && let Some(fields) = texts(&event.data())
            {
                heard(fields);
            }
            false
        }))
    }
}

fn texts(data: &JsValue) -> Option<Vec<String>> {
    if !Array::is_array(data) {
        return None;
    }
    let list: &Array = data.unchecked_ref();
    if list.length() > FIELDS {
        return None;
    }
    list.iter()
        .map(|text| text.as_string().filter(|text| text.len() <= LONGEST))
        .collect()
}

/// Calls `left` when this page goes away.
pub fn on_leaving(mut left: impl FnMut() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(listen(&window, "pagehide", move |_| {
        left();
        false
    }))
}
