//! The clipboard.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Copies `text`, then says whether that worked. Without a clipboard (an insecure page, an old browser) it says no.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let clipboard = web_sys::window()
        .map(|window| window.navigator())
        .filter(|navigator| js_sys::Reflect::has(navigator, &JsValue::from_str("clipboard")).unwrap_or(false))
        .map(|navigator| navigator.clipboard())
        .filter(|clipboard| !clipboard.is_undefined());
    let Some(clipboard) = clipboard else {
        done(false);
        return;
    };
    // Only one of the two is ever called; each keeps itself alive until then.
    let done = Rc::new(RefCell::new(Some(done)));
    let answer = |worked: bool| {
        let done = Rc::clone(&done);
        Closure::once(move |_: JsValue| {
            if let Some(done) = done.borrow_mut().take() {
                done(worked);
            }
        })
    };
    let (yes, no) = (answer(true), answer(false));
    let then = clipboard.write_text(text).then2(&yes, &no);
    drop(then);
    yes.forget();
    no.forget();
}
