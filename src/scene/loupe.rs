//! The loupe: a round lens over the section that shows the cut face larger, to the same scale rules.

use glam::{Vec2, Vec3};

use super::Frame;
use super::pose::LABEL_ROOM_PX;

/// Magnification of the loupe over the section at zoom 1.
pub const MAGNIFICATION: f32 = 16.0;

/// The lens on screen and the spot of the cut face that it shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lens {
    /// Centre of the lens, CSS pixels.
    pub centre: Vec2,
    /// Its radius, CSS pixels.
    pub radius: f32,
    /// Where the magnified spot itself is on screen.
    pub spot: Vec2,
    /// Radius of that spot on screen.
    pub spot_radius: f32,
    /// What stands in the lens's centre, millimetres `(x, depth)`.
    pub focus: Vec2,
    /// CSS pixels per millimetre inside the lens.
    pub px_per_mm: f32,
}

impl Lens {
    /// The lens of a frame, while the loupe is open.
    ///
    /// It hangs below the spot, or above it where the spot is in the lower half, so that both stay in sight.
    pub fn of(frame: &Frame) -> Option<Self> {
        const GAP: f32 = 16.0;
        let (focus, magnification) = frame.loupe?;
        let viewport = &frame.viewport;
        let [mut left, top, mut right, bottom] = viewport.free();
        let px_per_mm = frame.camera.px_per_mm(viewport) * magnification.max(1.0);
        let spot = frame
            .camera
            .project(Vec3::new(focus.x, -focus.y, -frame.cut_mm), viewport);
        // On a narrow screen names stand left of it.
        let share = if viewport.compact { 0.27 } else { 0.42 };
        let radius = (0.33 * (bottom - top))
            .min(share * (right - left))
            .clamp(40.0, 320.0);
        let reach = radius + GAP;
        // Names stand beside it, where there is room for them.
        let room = 0.5 * (right - left) - reach;
        if !viewport.compact && room > 0.0 {
            (left, right) = (left + room.min(LABEL_ROOM_PX), right - room.min(LABEL_ROOM_PX));
        }
        let y = if spot.y < 0.5 * (top + bottom) {
            bottom - reach
        } else {
            top + reach
        };
        Some(Self {
            centre: Vec2::new(spot.x.max(left + reach).min((right - reach).max(left + reach)), y),
            radius,
            spot,
            spot_radius: radius / magnification.max(1.0),
            focus,
            px_per_mm,
        })
    }

    /// Where a point of the cut face appears in the lens.
    pub fn project(&self, point: Vec3) -> Vec2 {
        self.centre + Vec2::new(point.x - self.focus.x, -point.y - self.focus.y) * self.px_per_mm
    }

    /// The point of the cut plane `(x, y)` under a place on screen, if that place is in the lens.
    pub fn point(&self, at: Vec2) -> Option<Vec2> {
        let offset = at - self.centre;
        (offset.length() <= self.radius).then(|| {
            let spot = self.focus + offset / self.px_per_mm.max(1e-6);
            Vec2::new(spot.x, -spot.y)
        })
    }
}
