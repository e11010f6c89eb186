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
    fetch(path, Box::new(then));
}

/// Boxed, so that the machine that waits is compiled once and not for each who asks.
type Then = Box<dyn FnOnce(Option<String>)>;

fn fetch(path: &str, then: Then) {
    let Some(window) = web_sys::window() else { return };
    let asked = window.fetch_with_str(path);
    spawn(async move { then(text_of(asked).await) });
}

/// The size in bytes of the file that was chosen in the control that sent an event, if one was.
pub fn chosen_size(event: &web_sys::Event) -> Option<f64> {
    chosen(event).map(|file| file.size())
}

/// The file that was chosen in the control that sent an event, as text, if it is no larger than so many bytes.
pub fn chosen_text(event: &web_sys::Event, most: u32, then: impl FnOnce(Option<String>) + 'static) {
    let file = chosen(event).filter(|file| file.size() <= f64::from(most));
    let then: Then = Box::new(then);
    spawn(async move {
        let text = match file {
            Some(file) => JsFuture::from(file.text())
                .await
                .ok()
                .and_then(|text| text.as_string()),
            None => None,
        };
        then(text);
    });
}

/// The same as a `data:` address of its kind.
pub fn chosen_data(event: &web_sys::Event, then: impl FnOnce(Option<String>) + 'static) {
    let file = chosen(event);
    let then: Then = Box::new(then);
    spawn(async move {
        let Some(file) = file else { return then(None) };
        let bytes = JsFuture::from(file.array_buffer()).await.ok();
        then(bytes.map(|bytes| {
            let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
            ["data:", &file.type_(), ";base64,", &base64(&bytes)].concat()
        }));
    });
}

fn chosen(event: &web_sys::Event) -> Option<web_sys::Blob> {
    let input: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
    input.files()?.get(0).map(Into::into)
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().enumerate().fold(0_usize, |bits, (at, byte)| {
            bits | usize::from(*byte) << (16 - 8 * at)
        });
        for at in 0..4 {
            text.push(if at <= three.len() {
                char::from(LETTERS[bits >> (18 - 6 * at) & 63])
            } else {
                '='
            });
        }
    }
    text
}

/// Fetches a picture below the page's own folder, of at most so many bytes; `then` is told its address for as long as
/// the page lives, or nothing.
pub fn fetch_picture(path: &str, most: u32, then: impl FnOnce(Option<String>) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let asked = window.fetch_with_str(path);
    let then: Then = Box::new(then);
    spawn(async move { then(picture_of(asked, most).await) });
}

async fn picture_of(asked: js_sys::Promise, most: u32) -> Option<String> {
    let response: web_sys::Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let blob: web_sys::Blob = JsFuture::from(response.blob().ok()?)
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    let fits = blob.size() <= f64::from(most) && blob.type_().starts_with("image/");
    fits.then(|| web_sys::Url::create_object_url_with_blob(&blob).ok())
        .flatten()
}

async fn text_of(asked: js_sys::Promise) -> Option<String> {
    let response: web_sys::Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
