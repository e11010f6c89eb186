//! Motion: easing curves, and the camera's way from one pose to the next.
//!
//! The tissue moves slowly, the interface fast, and the camera never together with the tissue. Time enters as
//! milliseconds from whoever has a clock.

use super::Pose;

/// Duration of a camera move between two stages, milliseconds.
pub const CAMERA_MS: f64 = 900.0;
/// Duration of a move that changes the field of view, as from block to section.
pub const DOLLY_MS: f64 = 1100.0;

/// The house curve: gathers slowly, arrives softly. CSS writes it `cubic-bezier(.65, 0, .15, 1)`.
pub fn house(t: f32) -> f32 {
    cubic_bezier([0.65, 0.0, 0.15, 1.0], t)
}

/// Fast at first, then soft; no bounce.
pub fn ease_out(t: f32) -> f32 {
    let rest = 1.0 - unit(t);
    1.0 - rest * rest * rest
}

/// Soft at both ends.
pub fn ease_in_out(t: f32) -> f32 {
    let t = unit(t);
    t * t * (3.0 - 2.0 * t)
}

/// A CSS timing curve from (0, 0) to (1, 1) with the control points `[x1, y1, x2, y2]`, both x between 0 and 1.
///
/// Solved by bisection: 24 halvings give 1e-7 in x whatever the curve.
pub fn cubic_bezier([x1, y1, x2, y2]: [f32; 4], t: f32) -> f32 {
    let t = unit(t);
    let at = |c1: f32, c2: f32, s: f32| {
        let r = 1.0 - s;
        3.0 * r * r * s * c1 + 3.0 * r * s * s * c2 + s * s * s
    };
    let (mut low, mut high) = (0.0_f32, 1.0_f32);
    for _ in 0..24 {
        let middle = 0.5 * (low + high);
        if at(x1, x2, middle) < t {
            low = middle;
        } else {
            high = middle;
        }
    }
    if t >= 1.0 {
        1.0
    } else {
        at(y1, y2, 0.5 * (low + high))
    }
}

fn unit(t: f32) -> f32 {
    if t.is_nan() { 0.0 } else { t.clamp(0.0, 1.0) }
}

/// Carries the camera to wherever it is sent, from wherever it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rig {
    from: Pose,
    to: Pose,
    start_ms: f64,
    duration_ms: f64,
}

impl Rig {
    /// At rest in a pose.
    pub fn at(pose: Pose) -> Self {
        Self {
            from: pose,
            to: pose,
            start_ms: 0.0,
            duration_ms: 0.0,
        }
    }

    /// Travels to another pose; from the middle of a move it starts where it is.
    pub fn travel(&mut self, to: Pose, now_ms: f64) {
        if to == self.to {
            return;
        }
        let from = self.pose(now_ms);
        let dolly = (from.fov.max(1e-6) / to.fov.max(1e-6)).ln().abs() > 0.1;
        *self = Self {
            from,
            to,
            start_ms: now_ms,
            duration_ms: if dolly { DOLLY_MS } else { CAMERA_MS },
        };
    }

    /// Is there at once: a drag, a resize, reduced motion.
    pub fn jump(&mut self, to: Pose) {
        *self = Self::at(to);
    }

    /// The pose at a time.
    pub fn pose(&self, now_ms: f64) -> Pose {
        Pose::between(&self.from, &self.to, house(self.progress(now_ms)))
    }

    /// Is the camera on the way? A seam alone may be.
    pub fn turns(&self, now_ms: f64) -> bool {
        let still = Pose {
            seam_mm: self.to.seam_mm,
            ..self.from
        };
        self.is_moving(now_ms) && still != self.to
    }

    /// Is it on the way?
    pub fn is_moving(&self, now_ms: f64) -> bool {
        self.progress(now_ms) < 1.0
    }

    fn progress(&self, now_ms: f64) -> f32 {
        if self.duration_ms <= 0.0 {
            return 1.0;
        }
        ((now_ms - self.start_ms) / self.duration_ms).clamp(0.0, 1.0) as f32
    }
}
