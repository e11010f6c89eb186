//! What went wrong, for whoever looks into it. The page itself says what to do, in its own words.

/// Writes a line to the console.
pub fn complain(what: &str) {
    web_sys::console::warn_1(&wasm_bindgen::JsValue::from_str(what));
}
