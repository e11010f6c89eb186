//! Schematic: a frame as flat vector shapes, for print, for browsers without WebGL and for high contrast.
//!
//! Always the flat section, wherever the camera stands: x to the right, depth downward, one scale for both. The same
//! shapes become SVG text here ([`svg()`]) and DOM nodes in the page. No words: shapes that carry text say which name
//! or number it is, and whoever draws them looks it up.

mod appendages;
mod grain;
mod layout;
mod shapes;
mod svg;
mod tissue;
mod treatment;

pub use self::layout::Layout;
pub use self::shapes::{Anchor, Caption, Geometry, Part, Shape};
pub use self::svg::{Texts, svg};

use crate::scene::Frame;

/// The shapes of a frame, back to front.
pub fn shapes(frame: &Frame) -> Vec<Shape> {
    shapes_beside(frame, [0.0; 2])
}

/// The same where something stands over the page: names on the left and on the right begin below these heights, CSS pixels.
pub fn shapes_beside(frame: &Frame, below: [f32; 2]) -> Vec<Shape> {
    let layout = Layout::of(frame);
    let mut all = Vec::new();
    tissue::layers(frame, &layout, &mut all);
    grain::draw(frame, &layout, &mut all);
    tissue::healing(frame, &layout, &mut all);
    appendages::draw(frame, &layout, &mut all);
    treatment::product(frame, &layout, &mut all);
    treatment::channels(frame, &layout, &mut all);
    treatment::needles(frame, &layout, &mut all);
    treatment::holder(frame, &layout, &mut all);
    treatment::seam(frame, &layout, &mut all);
    layout::ruler(frame, &layout, &mut all);
    layout::names(frame, &layout, below, &mut all);
    all
}
