//! Something to do later, once: asking again starts the wait anew.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// Milliseconds since the page began to load.
pub fn now() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}

/// A wait that ends in one call.
pub struct Timer {
    callback: Closure<dyn FnMut()>,
    pending: Rc<Cell<Option<i32>>>,
}

impl std::fmt::Debug for Timer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Timer")
            .field("pending", &self.pending)
            .finish_non_exhaustive()
    }
}

impl Timer {
    /// What to do when the wait is over. Nothing runs before [`restart`](Self::restart).
    pub fn new(mut then: impl FnMut() + 'static) -> Self {
        let pending = Rc::new(Cell::new(None));
        let waiting = Rc::clone(&pending);
        Self {
            callback: Closure::new(move || {
                waiting.set(None);
                then();
            }),
            pending,
        }
    }

    /// Waits `ms` from now; an earlier wait is given up.
    pub fn restart(&self, ms: i32) {
        let Some(window) = web_sys::window() else { return };
        self.stop();
        let id = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            self.callback.as_ref().unchecked_ref(),
            ms,
        );
        self.pending.set(id.ok());
    }

    /// Waits `ms` from now, unless it waits already.
    pub fn start(&self, ms: i32) {
        if self.pending.get().is_none() {
            self.restart(ms);
        }
    }

    /// Gives up.
    pub fn stop(&self) {
        if let (Some(window), Some(id)) = (web_sys::window(), self.pending.take()) {
            window.clear_timeout_with_handle(id);
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.stop();
    }
}
