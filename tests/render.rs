//! The renderer's pure parts: shader interfaces and baked data.

#[path = "../build/squeeze.rs"]
mod squeeze;

mod render {
    mod bakes;
    mod interfaces;
    mod pace;
    mod region;
    mod still;
}
