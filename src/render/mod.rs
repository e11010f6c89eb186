//! Render: a frame as a WebGL2 picture.
//!
//! [`shaders`] and [`bake`] are pure and tested natively; everything that touches the graphics context exists for the
//! web only. A frame goes through these programs: the relief and the nearest-site maps (when they change), page, tissue
//! (when it changes, [`still`]), cut faces, skin, hairs and needles, each where it can be seen only ([`region`]), light, and
//! the screen. In a context's first picture a sketch stands for the tissue. While things move the picture is drawn coarse;
//! at rest it is drawn fine, a band at a time, and averaged over sub-pixel offsets; then nothing is drawn at all.

pub mod bake;
pub mod shaders;

pub mod pace;
pub mod region;
pub mod still;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod gl;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod inputs;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod passes;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod picture;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use self::gl::{Canvas, Counts, Unavailable};
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use self::picture::Picture;
#[cfg(all(target_arch = "wasm32", feature = "page", not(split)))]
pub use self::picture::Volume;
