//! The scene: palette, camera, labels, ruler, picking and frames.
#![expect(clippy::unreadable_literal, reason = "a colour reads as six digits")]

mod scene {
    mod camera;
    mod fixture;
    mod frames;
    mod holder;
    mod labels;
    mod mirror;
    mod motion;
    mod palette;
    mod pick;
}
