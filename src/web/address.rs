//! The address of the page: parameters are read, the fragment is kept current without filling the history.

use super::listen::{Listener, listen};

fn location() -> Option<web_sys::Location> {
    web_sys::window().map(|window| window.location())
}

/// The query without its question mark.
pub fn query() -> String {
    let text = location()
        .and_then(|location| location.search().ok())
        .unwrap_or_default();
    text.strip_prefix('?').unwrap_or(&text).to_owned()
}

/// The fragment without its hash sign.
pub fn fragment() -> String {
    let text = location()
        .and_then(|location| location.hash().ok())
        .unwrap_or_default();
    text.strip_prefix('#').unwrap_or(&text).to_owned()
}

/// Writes the fragment in place of the one that is there. Browsers refuse when asked too often: the next change
/// writes again, so a refusal costs nothing.
pub fn replace_fragment(fragment: &str) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    let mut address = String::from("#");
    address.push_str(fragment);
    let refused = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    drop(refused);
}

/// Writes one parameter of the query, and leaves the rest of the address as it is.
pub fn replace_parameter(name: &str, value: &str) {
    let Some(window) = web_sys::window() else { return };
    let (Ok(history), Ok(href)) = (window.history(), window.location().href()) else {
        return;
    };
    let Ok(address) = web_sys::Url::new(&href) else {
        return;
    };
    address.search_params().set(name, value);
    let refused = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address.href()));
    drop(refused);
}

/// Takes one parameter out of the query.
pub fn remove_parameter(name: &str) {
    let Some(window) = web_sys::window() else { return };
    let (Ok(history), Ok(href)) = (window.history(), window.location().href()) else {
        return;
    };
    let Ok(address) = web_sys::Url::new(&href) else {
        return;
    };
    address.search_params().delete(name);
    let refused = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address.href()));
    drop(refused);
}

/// The whole address with another fragment and without the query: the fragment says it all.
pub fn link_to(fragment: &str) -> String {
    let mut link = String::new();
    if let Some(location) = location() {
        link.push_str(&location.origin().unwrap_or_default());
        link.push_str(&location.pathname().unwrap_or_default());
    }
    link.push('#');
    link.push_str(fragment);
    link
}

/// Calls `changed` when somebody else (a link, the back button, the address bar) changes the fragment.
pub fn on_fragment(mut changed: impl FnMut() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(listen(&window, "hashchange", move |_| {
        changed();
        false
    }))
}
