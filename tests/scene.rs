//! The scene: palette, camera, labels, ruler, picking and frames.

#[path = "scene/palette.rs"]
mod palette;
