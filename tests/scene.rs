//! The scene: palette, camera, labels, ruler, picking and frames.
#![expect(clippy::unreadable_literal, reason = "a colour reads as six digits")]

#[path = "scene/palette.rs"]
mod palette;
