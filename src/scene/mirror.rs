//! The mirror: seen straight from above, the picture is of skin and no longer of a block, round as in a hand mirror.
//! Skin goes on beyond the block there: relief is the same function of the place, and needles' places, pores and hairs
//! come again at the block's own distance.

use glam::{Vec2, Vec3};

use super::Frame;
use super::pose::BACK_MM;
use super::waves::smoothstep;

/// Middle (x, z) and radius of the round picture, millimetres.
pub const CENTRE_MM: Vec2 = Vec2::new(0.0, -1.0);
/// See [`CENTRE_MM`].
pub const RADIUS_MM: f32 = 1.9;

/// How far the picture is a mirror's: 0 where a block is seen, or needles stand in it, 1 straight from above.
#[inline(never)]
pub fn share(frame: &Frame) -> f32 {
    let needles = frame.needles.as_ref().map_or(0.0, |needles| needles.opacity);
    (1.0 - needles) * smoothstep(0.975, 0.996, -frame.camera.forward.y)
}

/// How far what is on the block is moved back or forward to come again: not at all, and once each way in a mirror.
pub fn shifts(frame: &Frame) -> &'static [f32] {
    const SHIFTS: [f32; 3] = [0.0, BACK_MM, -BACK_MM];
    // Before, hardly any skin is there beyond the block.
    if share(frame) > 0.2 { &SHIFTS } else { &SHIFTS[..1] }
}

/// Can a place of the surface be seen, as far as the mirror's edge goes?
pub fn holds(frame: &Frame, point: Vec3) -> bool {
    share(frame) < 0.5 || Vec2::new(point.x, point.z).distance(CENTRE_MM) < RADIUS_MM
}
