//! The camera's geometry: from millimetres to CSS pixels and back.

use glam::{Vec2, Vec3};

use super::pose::HALF_WIDTH_MM;
use super::{Camera, Pose, Viewport};

impl Viewport {
    /// The rectangle that panels leave free: left, top, right, bottom edges in CSS pixels. Never inside out.
    pub fn free(&self) -> [f32; 4] {
        let [left, top, right, bottom] = self.insets.map(|inset| inset.max(0.0));
        let (left, top) = (left.min(self.width), top.min(self.height));
        [
            left,
            top,
            (self.width - right).max(left),
            (self.height - bottom).max(top),
        ]
    }
}

impl Camera {
    /// Where a point of the skin is on screen, in CSS pixels from the upper left corner.
    ///
    /// A point at or behind the eye has no place; it comes out far outside the picture.
    pub fn project(&self, point: Vec3, viewport: &Viewport) -> Vec2 {
        let to = point - self.eye;
        let ahead = to.dot(self.forward);
        if ahead <= f32::EPSILON {
            return Vec2::splat(-1e6);
        }
        let scale = 2.0 * self.tan_half_fov * ahead;
        let u = to.dot(self.right) / scale + self.shift.x;
        let v = to.dot(self.up) / scale + self.shift.y;
        Vec2::new(
            0.5 * viewport.width + u * viewport.height,
            0.5 * viewport.height - v * viewport.height,
        )
    }

    /// Origin and unit direction of the ray through a place on screen; the inverse of [`project`](Self::project).
    pub fn ray(&self, at: Vec2, viewport: &Viewport) -> (Vec3, Vec3) {
        let height = viewport.height.max(1.0);
        let u = (at.x - 0.5 * viewport.width) / height - self.shift.x;
        let v = (0.5 * viewport.height - at.y) / height - self.shift.y;
        let spread = 2.0 * self.tan_half_fov;
        let along = self.right * (u * spread) + self.up * (v * spread) + self.forward;
        (self.eye, along.normalize_or(self.forward))
    }

    /// CSS pixels per millimetre at the target's distance; on the whole cut face where the camera looks straight at
    /// it.
    pub fn px_per_mm(&self, viewport: &Viewport) -> f32 {
        viewport.height / self.span_mm.max(1e-6)
    }

    /// Between two cameras; see [`Pose::between`].
    #[must_use]
    pub fn between(a: &Self, b: &Self, t: f32) -> Self {
        Pose::between(&a.pose(), &b.pose(), t).camera()
    }

    /// The pose that gives this camera, with the seam put away.
    pub fn pose(&self) -> Pose {
        let back = -self.forward;
        let distance = 0.5 * self.span_mm / self.tan_half_fov.max(1e-6);
        Pose {
            yaw: back.x.atan2(back.z),
            pitch: back.y.clamp(-1.0, 1.0).asin(),
            fov: 2.0 * self.tan_half_fov.atan(),
            target: self.eye + self.forward * distance,
            span_mm: self.span_mm,
            shift: self.shift,
            seam_mm: -HALF_WIDTH_MM,
        }
    }
}
