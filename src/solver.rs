//! The diffusion calculation as a program of its own: it runs in a worker beside the page, so that a hand on a slider
//! never waits for it. `public/solver.js` speaks with the page.

/// Solves a problem that the page wrote as numbers, or summarises it; an empty list says that it is none this program
/// understands.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
#[must_use]
pub fn solve(problem: &[f64]) -> Vec<f32> {
    skindepth::absorption::summary::answer(problem)
}

fn main() {}
