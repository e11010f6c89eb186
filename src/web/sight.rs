//! Is an element in sight? And a still copy of a canvas, for as long as its picture is away.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, Element, IntersectionObserver, IntersectionObserverEntry};

use super::listen::{Listener, listen};
use super::{Canvas, cast};

/// Watches whether an element can be seen.
pub struct Sight {
    observer: Option<IntersectionObserver>,
    callback: Closure<dyn FnMut(js_sys::Array)>,
    listener: Option<Listener>,
}

impl std::fmt::Debug for Sight {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sight")
            .field("observed", &self.observer.is_some())
            .field("listened", &self.listener.is_some())
            .finish_non_exhaustive()
    }
}

impl Sight {
    /// Calls `changed` with true when `element` comes into sight and with false when it leaves: scrolled away, not
    /// displayed, or the page in the background.
    pub fn new(element: &Element, changed: impl Fn(bool) + 'static) -> Self {
        let within = Rc::new(Cell::new(true));
        let changed = Rc::new(changed);
        let (there, tell) = (Rc::clone(&within), Rc::clone(&changed));
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let newest: Option<IntersectionObserverEntry> =
                entries.iter().last().map(wasm_bindgen::JsCast::unchecked_into);
            if let Some(entry) = newest {
                there.set(entry.is_intersecting());
                tell(entry.is_intersecting() && !in_background());
            }
        });
        let observer = IntersectionObserver::new(callback.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        let document = web_sys::window().and_then(|window| window.document());
        let listener = document.map(|document| {
            listen(&document, "visibilitychange", move |_| {
                changed(within.get() && !in_background());
                false
            })
        });
        Self {
            observer,
            callback,
            listener,
        }
    }
}

fn in_background() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}

impl Drop for Sight {
    fn drop(&mut self) {
        debug_assert!(self.callback.as_ref().is_function());
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Puts a copy of what a canvas shows over it. None where the browser refuses.
pub fn still_of(canvas: &Canvas) -> Option<Element> {
    let document = canvas.owner_document()?;
    let still: Canvas = cast(document.create_element("canvas").ok()?)?;
    still.set_width(canvas.width());
    still.set_height(canvas.height());
    let context = still.get_context("2d").ok()??;
    let paper: CanvasRenderingContext2d = context.dyn_into().ok()?;
    paper.draw_image_with_html_canvas_element(canvas, 0.0, 0.0).ok()?;
    still.set_class_name("still");
    still.set_attribute("aria-hidden", "true").ok()?;
    canvas.after_with_node_1(&still).ok()?;
    Some(still.into())
}
