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

/// Parameters that open the page's door: they stay beside a fragment that says the rest.
const DOOR: [&str; 4] = ["mode", "lang", "config", "idle"];

/// Writes the fragment in place of the one that is there, and leaves of the query what the fragment does not say.
/// Browsers refuse when asked too often: the next change writes again, so a refusal costs nothing.
pub fn replace_fragment(fragment: &str) {
    // Not by the fragment alone: that would be taken as below the page's base, which may be a folder of its own.
    let Some((address, history)) = here() else { return };
    keep_door(&address);
    address.set_hash(fragment);
    replace(&history, &address);
}

/// The page's address and its history.
fn here() -> Option<(web_sys::Url, web_sys::History)> {
    let window = web_sys::window()?;
    let address = web_sys::Url::new(&window.location().href().ok()?).ok()?;
    Some((address, window.history().ok()?))
}

fn replace(history: &web_sys::History, address: &web_sys::Url) {
    let refused = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address.href()));
    drop(refused);
}

/// Leaves of the query what opens the door.
fn keep_door(address: &web_sys::Url) {
    let asked = address.search_params();
    let door = DOOR.map(|name| asked.get(name));
    address.set_search("");
    for (name, value) in DOOR.into_iter().zip(door) {
        if let Some(value) = value {
            address.search_params().set(name, &value);
        }
    }
}

/// Opens the page anew through the same door, with nothing of what was done since: no entry of the history leads back.
pub fn start_anew() {
    let Some((address, _)) = here() else { return };
    keep_door(&address);
    address.set_hash("");
    // Replacing an address by itself would load nothing where only the fragment differs.
    let replaced = location().map(|location| {
        let same = location.href().is_ok_and(|href| href == address.href());
        if same {
            location.reload()
        } else {
            location.replace(&address.href())
        }
    });
    drop(replaced);
}

/// Writes one parameter of the query, and leaves the rest of the address as it is.
pub fn replace_parameter(name: &str, value: &str) {
    if let Some((address, history)) = here() {
        address.search_params().set(name, value);
        replace(&history, &address);
    }
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
