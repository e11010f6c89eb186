//! Hands on an element: pointers, wheel and keys as plain values. What they mean is decided elsewhere.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent, TouchEvent, WheelEvent};

use super::listen::{Listener, listen};

/// A pointer on the element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pointer {
    /// Which one.
    pub id: i32,
    /// CSS pixels from the top left corner of the element within which places count.
    pub at: [f32; 2],
    /// A finger; it covers what it points at.
    pub coarse: bool,
    /// How hard a pen is pressed, 0 to 1; what can't tell says a half.
    pub pressure: f32,
}

/// What a hand does.
#[derive(Debug, Clone, PartialEq)]
pub enum Gesture {
    /// A finger is about to touch here. Answering true keeps the page from scrolling under it.
    Touch {
        /// Where.
        at: [f32; 2],
        /// Fingers on the element.
        fingers: u32,
    },
    /// A pointer went down.
    Down(Pointer),
    /// A pointer moved, pressed or not.
    Move(Pointer),
    /// A pointer went up, or the browser took it away.
    Up(Pointer),
    /// A pointer left the element.
    Leave,
    /// The wheel turned, or two fingers pinched on a touchpad.
    Wheel {
        /// Where.
        at: [f32; 2],
        /// Pixels, down positive.
        delta: f32,
        /// With the key that zooms, as pinching also reports.
        zooms: bool,
    },
    /// A key went down, by its standard name.
    Key {
        /// `ArrowUp`, `+`, ` `.
        name: String,
        /// With Shift.
        shift: bool,
    },
}

const NAMES: [&str; 8] = [
    "touchstart",
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
    "pointerleave",
    "wheel",
    "keydown",
];

/// Watches hands on `element`; `felt` answers true where the browser is to do nothing of its own. Places count within
/// another element where this one moves with what is dragged.
pub fn gestures(
    element: &Element,
    within: &Element,
    felt: impl Fn(Gesture) -> bool + 'static,
) -> Vec<Listener> {
    let felt: Rc<dyn Fn(Gesture) -> bool> = Rc::new(felt);
    NAMES
        .into_iter()
        .map(|name| {
            let (felt, target, within) = (Rc::clone(&felt), element.clone(), within.clone());
            listen(element, name, move |event| {
                gesture(&target, &within, name, &event).is_some_and(|gesture| felt(gesture))
            })
        })
        .collect()
}

fn gesture(target: &Element, within: &Element, name: &str, event: &Event) -> Option<Gesture> {
    let corner = within.get_bounding_client_rect();
    let place = |x: i32, y: i32| [x as f32 - corner.left() as f32, y as f32 - corner.top() as f32];
    Some(match name {
        "touchstart" => {
            let touches = event.dyn_ref::<TouchEvent>()?.target_touches();
            let first = touches.get(0)?;
            Gesture::Touch {
                at: place(first.client_x(), first.client_y()),
                fingers: touches.length(),
            }
        }
        "wheel" => {
            let wheel = event.dyn_ref::<WheelEvent>()?;
            // Lines and pages, where a browser counts in them, are about this many pixels.
            let unit = [1.0, 16.0, 400.0][wheel.delta_mode().min(2) as usize];
            Gesture::Wheel {
                at: place(wheel.client_x(), wheel.client_y()),
                delta: (wheel.delta_y() * unit) as f32,
                zooms: wheel.ctrl_key() || wheel.meta_key(),
            }
        }
        "keydown" => {
            let key = event.dyn_ref::<KeyboardEvent>()?;
            if key.ctrl_key() || key.meta_key() || key.alt_key() {
                return None;
            }
            Gesture::Key {
                name: key.key(),
                shift: key.shift_key(),
            }
        }
        "pointerleave" => Gesture::Leave,
        _ => {
            let event = event.dyn_ref::<PointerEvent>()?;
            let pointer = Pointer {
                id: event.pointer_id(),
                at: place(event.client_x(), event.client_y()),
                coarse: event.pointer_type() == "touch",
                pressure: if event.pointer_type() == "pen" {
                    event.pressure()
                } else {
                    0.5
                },
            };
            match name {
                "pointerdown" => {
                    if event.button() != 0 {
                        return None;
                    }
                    // A pointer that is gone by now cannot be captured, and needs not be.
                    drop(target.set_pointer_capture(pointer.id));
                    Gesture::Down(pointer)
                }
                "pointermove" => Gesture::Move(pointer),
                _ => Gesture::Up(pointer),
            }
        }
    })
}
