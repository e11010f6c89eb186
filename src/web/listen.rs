//! Event listeners that end when they are dropped.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{AddEventListenerOptions, CustomEvent, CustomEventInit, Event, EventTarget};

/// Keeps a listener alive.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl std::fmt::Debug for Listener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Listener").field(&self.name).finish()
    }
}

/// Listens actively: `heard` may prevent what the browser would do by returning true. Browsers make wheel and touch
/// listeners passive in places, and then scroll before anybody is asked.
pub fn listen(
    target: &EventTarget,
    name: &'static str,
    mut heard: impl FnMut(Event) -> bool + 'static,
) -> Listener {
    let callback = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if heard(event.clone()) && event.cancelable() {
            event.prevent_default();
        }
    });
    let options = AddEventListenerOptions::new();
    options.set_passive(false);
    let added = target.add_event_listener_with_callback_and_add_event_listener_options(
        name,
        callback.as_ref().unchecked_ref(),
        &options,
    );
    debug_assert!(added.is_ok(), "every target takes listeners");
    Listener {
        target: target.clone(),
        name,
        callback,
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let removed = self
            .target
            .remove_event_listener_with_callback(self.name, self.callback.as_ref().unchecked_ref());
        debug_assert!(removed.is_ok(), "what was added can be removed");
    }
}

/// Calls `heard` at every event of this name anywhere on the page.
pub fn on_window(name: &'static str, mut heard: impl FnMut() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(listen(&window, name, move |_| {
        heard();
        false
    }))
}

/// Follows no link: there is no way out of the page.
pub fn keep_inside() -> Option<Listener> {
    let window = web_sys::window()?;
    Some(listen(&window, "click", |event| {
        let element = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        element.is_some_and(|element| matches!(element.closest("a[href]"), Ok(Some(_))))
    }))
}

/// Tells the page's own scripts: an event of the window with a detail.
pub(super) fn tell(name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let (Some(window), Ok(event)) = (
        web_sys::window(),
        CustomEvent::new_with_event_init_dict(name, &init),
    ) {
        let heard = window.dispatch_event(&event);
        drop(heard);
    }
}
