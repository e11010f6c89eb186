//! Sizes of elements, in CSS pixels and in the pixels of the screen.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, ResizeObserver, ResizeObserverBoxOptions, ResizeObserverEntry, ResizeObserverOptions,
    ResizeObserverSize,
};

use super::frames::Frames;

/// The place of an element in the window, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Box2 {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Where `element` stands.
pub fn offset(element: &Element) -> Box2 {
    let rect = element.get_bounding_client_rect();
    Box2 {
        left: rect.left(),
        top: rect.top(),
        width: rect.width(),
        height: rect.height(),
    }
}

/// Watches the sizes of elements.
pub struct SizeWatch {
    observer: Option<ResizeObserver>,
    callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl std::fmt::Debug for SizeWatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("SizeWatch")
            .field(&self.observer.is_some())
            .finish()
    }
}

impl SizeWatch {
    /// Calls `changed` with the pixel ratio of `element` whenever its size or that of one of `others` changes, and once
    /// at the start.
    pub fn new(element: &Element, others: &[Element], mut changed: impl FnMut(f64) + 'static) -> Self {
        let watched = element.clone();
        let ratio = Rc::new(Cell::new(
            web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()),
        ));
        // At the next frame: what changes sizes while sizes are being told is an error to WebKit.
        let told = Rc::clone(&ratio);
        let frames = Frames::new(move |_| {
            changed(told.get());
            false
        });
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries.iter() {
                let entry: ResizeObserverEntry = entry.unchecked_into();
                if entry.target() == watched {
                    ratio.set(pixel_ratio(&entry));
                }
            }
            frames.wake();
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            // WebKit refuses to watch the box that it can't tell.
            if knows_device_pixels() {
                let options = ResizeObserverOptions::new();
                options.set_box(ResizeObserverBoxOptions::DevicePixelContentBox);
                observer.observe_with_options(element, &options);
            } else {
                observer.observe(element);
            }
            for other in others {
                observer.observe(other);
            }
        }
        Self { observer, callback }
    }
}

/// Whether this browser tells an element's size in pixels of the screen.
fn knows_device_pixels() -> bool {
    let kind = js_sys::Reflect::get(&js_sys::global(), &"ResizeObserverEntry".into());
    let prototype = kind.and_then(|kind| js_sys::Reflect::get(&kind, &"prototype".into()));
    prototype.is_ok_and(|prototype| {
        js_sys::Reflect::has(&prototype, &"devicePixelContentBoxSize".into()).unwrap_or(false)
    })
}

/// Pixels of the screen per CSS pixel, exact where the browser tells the element's size in pixels of the screen.
fn pixel_ratio(entry: &ResizeObserverEntry) -> f64 {
    let fallback = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    if !knows_device_pixels() {
        return fallback;
    }
    let size = |array: js_sys::Array| -> Option<f64> {
        Some(array.get(0).dyn_into::<ResizeObserverSize>().ok()?.inline_size()).filter(|&size| size > 0.0)
    };
    match (
        size(entry.device_pixel_content_box_size()),
        size(entry.content_box_size()),
    ) {
        (Some(device), Some(css)) => device / css,
        _ => fallback,
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        debug_assert!(self.callback.as_ref().is_function());
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
