//! The mirror: seen straight from above, the picture is of skin and no longer of a block, round as in a hand mirror.
//! Skin goes on beyond the block there: relief and concerns are functions of the place, and needles' places, pores and
//! fine hairs come again at the block's own distance.

use glam::{Vec2, Vec3};

use super::Frame;
use super::pose::BACK_MM;
use super::waves::smoothstep;

/// Middle (x, z) and radius of the round picture, millimetres; `block.frag` draws its edge there.
pub const CENTRE_MM: Vec2 = Vec2::new(0.0, -1.0);
/// See [`CENTRE_MM`].
pub const RADIUS_MM: f32 = 1.9;

/// How far the picture is a mirror's: 0 where a block is seen, or needles stand in it, 1 straight from above.
// It is asked for often, and weighs less once.
#[inline(never)]
pub fn share(frame: &Frame) -> f32 {
    let needles = frame.needles.as_ref().map_or(0.0, |needles| needles.opacity);
    (1.0 - needles) * smoothstep(0.975, 0.996, -frame.camera.forward.y)
}

/// How far what is on the block is moved back or forward to come again: not at all, and once each way in a mirror.
pub fn shifts(frame: &Frame) -> &'static [f32] {
    const SHIFTS: [f32; 3] = [0.0, BACK_MM, -BACK_MM];
    // Before, skin reaches a fifth of a millimetre beyond the block, no farther than the block's maps.
    if share(frame) > 0.2 { &SHIFTS } else { &SHIFTS[..1] }
}

/// Does what comes again at a place (x, z), or reaches so far from it, lie in the mirror?
pub fn shows(x: f32, z: f32, reach: f32) -> bool {
    Vec2::new(x, z).distance(CENTRE_MM) < RADIUS_MM + reach
}

/// Can a place of the surface be seen, as far as the mirror's edge goes?
pub fn holds(frame: &Frame, point: Vec3) -> bool {
    share(frame) < 0.5 || shows(point.x, point.z, 0.0)
}

/// Middle and radius on screen, CSS pixels, once the picture is all a mirror's, however it is turned.
pub fn on_screen(frame: &Frame) -> Option<(Vec2, f32)> {
    if share(frame) < 1.0 {
        return None;
    }
    let middle = Vec3::new(CENTRE_MM.x, 0.0, CENTRE_MM.y);
    let at = |point| frame.camera.project(point, &frame.viewport);
    let centre = at(middle);
    Some((
        centre,
        at(middle + frame.camera.right * RADIUS_MM).distance(centre),
    ))
}
