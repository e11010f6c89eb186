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

/// Parameters that open a door: they stay beside a fragment that holds all else.
const DOOR: [&str; 4] = ["mode", "lang", "compare", "config"];

/// Writes the fragment in place of the one that is there, and leaves of the query what opens the page's door.
/// Browsers refuse when asked too often: the next change writes again, so a refusal costs nothing.
pub fn replace_fragment(fragment: &str) {
    let Some(window) = web_sys::window() else { return };
    let (Ok(history), Ok(href)) = (window.history(), window.location().href()) else {
        return;
    };
    let Ok(address) = web_sys::Url::new(&href) else {
        return;
    };
    let asked = address.search_params();
    let kept = DOOR.map(|name| asked.get(name));
    address.set_search("");
    for (name, value) in DOOR.into_iter().zip(kept) {
        if let Some(value) = value {
            address.search_params().set(name, &value);
        }
    }
    address.set_hash(fragment);
    let refused = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address.href()));
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
    link_with("", fragment)
}

/// The same with a query, which is empty or begins with a question mark.
pub fn link_with(query: &str, fragment: &str) -> String {
    let mut link = String::new();
    if let Some(location) = location() {
        link.push_str(&location.origin().unwrap_or_default());
        link.push_str(&location.pathname().unwrap_or_default());
    }
    link.push_str(query);
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
