//! The program: hands over to `skindepth::app` in the browser; on other targets there is nothing to run.

#[cfg(target_arch = "wasm32")]
fn main() {
    skindepth::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
