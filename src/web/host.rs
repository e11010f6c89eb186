//! Messages of a host page, as the frame's script hands them on: `public/embed/frame.js` is at the other end.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::CustomEvent;

use super::listen::{Listener, listen, tell};

/// Tells the host page; without a frame around the page nobody listens.
pub fn tell_host(json: &str) {
    tell("skindepth:said", &JsValue::from_str(json));
}

/// Calls `asked` with the texts of every message: its type, then names and values.
pub fn on_host(mut asked: impl FnMut(Vec<String>) + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(listen(&window, "skindepth:ask", move |event| {
        let detail = event
            .dyn_ref::<CustomEvent>()
            .map_or(JsValue::NULL, CustomEvent::detail);
        let fields = detail.dyn_ref::<js_sys::Array>().map(|texts| {
            texts
                .iter()
                .map(|text| text.as_string().unwrap_or_default())
                .collect()
        });
        asked(fields.unwrap_or_default());
        false
    }))
}
