//! Use without a network: what is asked for and how it stands. `public/offline.js` is at the other end.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::CustomEvent;

use super::listen::{Listener, listen, tell};

/// Asks: `look` for how things stand, `make` for a copy, `remove` to take it away, `consult` to hold the version while
/// a consultation is open, `done` at its end. Answers come to whoever listens by [`on_offline`].
pub fn ask_offline(what: &str) {
    tell("skindepth:offline", &JsValue::from_str(what));
}

/// Calls `told` with every answer: a state, bytes that are there and bytes in all, a version.
pub fn on_offline(mut told: impl FnMut(Vec<String>) + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(listen(&window, "skindepth:offline-said", move |event| {
        let detail = event
            .dyn_ref::<CustomEvent>()
            .map_or(JsValue::NULL, CustomEvent::detail);
        let texts = detail.dyn_ref::<js_sys::Array>().map(|texts| {
            texts
                .iter()
                .map(|text| text.as_string().unwrap_or_default())
                .collect()
        });
        told(texts.unwrap_or_default());
        false
    }))
}
