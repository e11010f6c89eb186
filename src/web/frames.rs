//! Animation frames, asked for only while there is something to do.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// A function that is called once per animation frame for as long as it asks for more.
#[derive(Clone)]
pub struct Frames(Rc<Inner>);

type Callback = Closure<dyn FnMut(f64)>;

struct Inner {
    callback: RefCell<Option<Callback>>,
    /// The frame that is on its way.
    asked: Cell<Option<i32>>,
}

impl std::fmt::Debug for Frames {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Frames")
            .field(&self.0.asked.get().is_some())
            .finish()
    }
}

impl Frames {
    /// `tick` gets the time in milliseconds and says whether it wants another frame. Nothing runs before
    /// [`wake`](Self::wake).
    pub fn new(mut tick: impl FnMut(f64) -> bool + 'static) -> Self {
        let inner = Rc::new(Inner {
            callback: RefCell::new(None),
            asked: Cell::new(None),
        });
        let weak = Rc::downgrade(&inner);
        let callback = Closure::new(move |now: f64| {
            let Some(inner) = weak.upgrade() else { return };
            inner.asked.set(None);
            if tick(now) {
                inner.ask();
            }
        });
        inner.callback.replace(Some(callback));
        Self(inner)
    }

    /// Asks for a frame, unless one is on its way.
    pub fn wake(&self) {
        self.0.ask();
    }
}

impl Inner {
    fn ask(&self) {
        if self.asked.get().is_some() {
            return;
        }
        if let (Some(window), Some(callback)) = (web_sys::window(), self.callback.borrow().as_ref()) {
            let asked = window.request_animation_frame(callback.as_ref().unchecked_ref());
            self.asked.set(asked.ok());
        }
    }
}

impl Drop for Inner {
    /// The browser must not call what is gone.
    fn drop(&mut self) {
        if let (Some(window), Some(asked)) = (web_sys::window(), self.asked.get()) {
            // It only fails where there is no page any more.
            window.cancel_animation_frame(asked).ok();
        }
    }
}
