//! The calculation beside the page: problems go out and results come back as numbers. `public/solve.js` is at the
//! other end.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::CustomEvent;

use super::listen::{Listener, listen, tell};

/// Asks for the solution of a problem. It comes to whoever listens by [`on_solved`]; a newer problem may overtake it.
pub fn ask_solver(problem: &[f64]) {
    tell("skindepth:solve", &js_sys::Float64Array::from(problem));
}

/// Calls `solved` with every result: its numbers, or nothing where none can come.
pub fn on_solved(solved: impl FnMut(Vec<f32>) + 'static) -> Option<Listener> {
    on("skindepth:solved", Box::new(solved))
}

/// The same for summaries.
pub fn on_summed(summed: impl FnMut(Vec<f32>) + 'static) -> Option<Listener> {
    on("skindepth:summed", Box::new(summed))
}

fn on(name: &'static str, mut solved: Box<dyn FnMut(Vec<f32>)>) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(listen(&window, name, move |event| {
        let detail = event
            .dyn_ref::<CustomEvent>()
            .map_or(JsValue::NULL, CustomEvent::detail);
        let numbers = detail
            .dyn_ref::<js_sys::Float32Array>()
            .map(js_sys::Float32Array::to_vec);
        solved(numbers.unwrap_or_default());
        false
    }))
}
