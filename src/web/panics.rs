//! Panics: the program cannot go on, so the page is told, in words, and its own script shows what to do.

use std::panic::PanicHookInfo;

use wasm_bindgen::JsValue;

use super::listen::tell;
use super::root::{State, set_state, show_story};

/// From now on a panic becomes a `skindepth:panic` event of the window with the panic's words as its detail. The story
/// in text comes back: it does not need the program.
pub fn announce_panics() {
    std::panic::set_hook(Box::new(announce));
}

fn announce(info: &PanicHookInfo<'_>) {
    let words = JsValue::from_str(&info.to_string());
    web_sys::console::error_1(&words);
    set_state(State::Failed);
    show_story(true);
    tell("skindepth:panic", &words);
}

/// The second part of the program is not to be had: the page's own script says so, and what to do.
pub fn announce_missing() {
    show_story(true);
    tell("skindepth:missing", &JsValue::NULL);
}
