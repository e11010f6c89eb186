//! The renderer's pure parts: shader interfaces and baked data.

mod render {
    mod bakes;
    mod interfaces;
    mod pace;
}
