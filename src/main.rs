//! The program: hands over to `skindepth::app` in the browser; on other targets there is nothing to run.

#[cfg(all(target_arch = "wasm32", feature = "page"))]
fn main() {
    skindepth::app::start();
}

#[cfg(not(all(target_arch = "wasm32", feature = "page")))]
fn main() {}
