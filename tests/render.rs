//! The renderer's pure parts: shader interfaces and baked data.

#[path = "../build/programs.rs"]
#[expect(
    clippy::expect_used,
    reason = "it is the build's, which a wrong text has to stop"
)]
mod programs;
#[path = "../build/squeeze.rs"]
mod squeeze;

mod render {
    mod bakes;
    mod interfaces;
    mod pace;
    mod programs;
    mod region;
    mod still;
}
