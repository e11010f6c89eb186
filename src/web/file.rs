//! Files of the site that come when they are asked for.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Lets something run that waits for the network.
pub fn spawn(what: impl Future<Output = ()> + 'static) {
    let what: std::pin::Pin<Box<dyn Future<Output = ()>>> = Box::pin(what);
    spawn_local(what);
}

/// Fetches a text file below the page's own folder; `then` is told nothing where there is none to be had.
pub fn fetch_text(path: &str, then: impl FnOnce(Option<String>) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let asked = window.fetch_with_str(path);
    spawn(async move { then(text_of(asked).await) });
}

async fn text_of(asked: js_sys::Promise) -> Option<String> {
    let response: web_sys::Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
