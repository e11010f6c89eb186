//! Turning pages by hand: a swipe, a sideways wheel, arrow keys. Onward is to the left where one reads from left to right.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent, WheelEvent};

use super::dom::Node;
use super::timer::now;

/// A swipe is at least so long, CSS pixels, and at least twice as long as it is high.
const SWIPE_PX: f64 = 40.0;
/// A wheel turns one page for so many pixels, and not again for a while: touchpads roll on.
const WHEEL_PX: f64 = 24.0;
const WHEEL_REST_MS: f64 = 450.0;

impl Node {
    /// What to do when a page is turned here: onward or back. A finger that moves up or down scrolls, as everywhere; a
    /// wheel that turns down turns pages only where the page does not scroll.
    pub fn turned(self, turned: impl Fn(bool) + 'static) -> Self {
        let turned: Rc<dyn Fn(bool)> = Rc::new(turned);
        let start: Rc<Cell<Option<[f64; 2]>>> = Rc::default();
        let (begun, ended) = (Rc::clone(&start), Rc::clone(&start));
        let (by_swipe, by_wheel, by_key) = (Rc::clone(&turned), Rc::clone(&turned), turned);
        let rested = Cell::new(0.0);
        self.on("pointerdown", move |event| begun.set(pointer(&event)))
            .on("pointercancel", move |_| start.set(None))
            .on("pointerup", move |event| {
                if let (Some(from), Some(to)) = (ended.take(), pointer(&event)) {
                    let [x, y] = [to[0] - from[0], to[1] - from[1]];
                    if x.abs() > SWIPE_PX && x.abs() > 2.0 * y.abs() {
                        by_swipe((x < 0.0) != is_rtl());
                    }
                }
            })
            .on("wheel", move |event| {
                let Some(wheel) = event.dyn_ref::<WheelEvent>() else {
                    return;
                };
                let [x, y] = [wheel.delta_x(), wheel.delta_y()];
                let sideways = x.abs() > y.abs();
                let delta = if sideways { x } else { y };
                let time = now();
                let taken = delta.abs() >= WHEEL_PX && time >= rested.get() && (sideways || !scrolls());
                if taken && !wheel.ctrl_key() {
                    rested.set(time + WHEEL_REST_MS);
                    by_wheel((delta > 0.0) != (sideways && is_rtl()));
                }
            })
            .on("keydown", move |event| {
                let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
                match key.as_deref() {
                    Some("ArrowRight") => by_key(!is_rtl()),
                    Some("ArrowLeft") => by_key(is_rtl()),
                    _ => {}
                }
            })
    }
}

fn pointer(event: &Event) -> Option<[f64; 2]> {
    let pointer = event.dyn_ref::<PointerEvent>()?;
    Some([pointer.client_x().into(), pointer.client_y().into()])
}

fn root() -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.document_element()?.dyn_into().ok()
}

fn is_rtl() -> bool {
    root().is_some_and(|root| root.dir() == "rtl")
}

/// Is there more of the page than the window shows?
fn scrolls() -> bool {
    root().is_some_and(|root| root.scroll_height() > root.client_height() + 1)
}
