//! Poses: how the camera stands for each stage, where the seam does, and everything between two of them.
//!
//! A pose is what a tween interpolates: turn, tilt, field of view, target and span. The distance follows from span
//! and field of view, so that going from the block (15 degrees) to the measurable section (2 degrees) is a dolly zoom
//! without a jump.

use std::f32::consts::FRAC_PI_4;

use glam::{Vec2, Vec3};

use super::labels::{BESIDE_GAP_PX, BESIDE_PX, RULER_GAP_PX};
use super::{Camera, Viewport, mirror};
use crate::plan::{Stage, View};
use crate::skin::anatomy::Borders;
use crate::units::bounded;

/// Half the width of the block.
pub(super) const HALF_WIDTH_MM: f32 = 2.0;
/// How far the block reaches back.
pub(super) const BACK_MM: f32 = 2.0;
/// Room for one column of labels beside the block, CSS pixels.
pub(super) const LABEL_ROOM_PX: f32 = 176.0;
/// On narrow screens: the smallest and the largest scale, where the block's left edge stands (room for the ruler), and air on
/// its right.
const COMPACT_PX_PER_MM: [f32; 2] = [64.0, 110.0];
const COMPACT_LEFT_PX: f32 = 68.0;
const COMPACT_RIGHT_PX: f32 = 6.0;
/// Room right of the block for names of layers.
const NAMES_PX: f32 = 150.0;

/// Where the camera stands and how it sees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pose {
    /// Turn to the right about the target, radians.
    pub yaw: f32,
    /// Tilt above the horizon, radians.
    pub pitch: f32,
    /// Vertical field of view, radians.
    pub fov: f32,
    /// What the camera looks at, millimetres.
    pub target: Vec3,
    /// Millimetres that the picture's height spans at the target.
    pub span_mm: f32,
    /// Lens shift in units of the picture's height, right and up positive.
    pub shift: Vec2,
    /// Where the seam stands, millimetres right of the middle: it travels as the camera does.
    pub seam_mm: f32,
}

/// A stage's pose before it meets a screen.
struct Preset {
    yaw_deg: f32,
    pitch_deg: f32,
    fov_deg: f32,
    target: Vec3,
    /// Height and width of what must fit into the free part of the screen, millimetres.
    fits_mm: [f32; 2],
    /// Lowest and highest tilt, degrees.
    tilt_deg: [f32; 2],
}

impl Preset {
    fn of(view: &View, viewport: &Viewport) -> Self {
        let compact = viewport.compact;
        // A phone on its side: all of the height is needed. Upright, a short stage may be nearly square.
        let lying = compact && viewport.width > 1.1 * viewport.height;
        let needles = view.moment.stroke().is_some();
        match view.stage {
            Stage::Block => Self {
                yaw_deg: if compact { 20.0 } else { 30.0 },
                pitch_deg: if compact { 16.0 } else { 23.0 },
                fov_deg: 15.0,
                // Needles stand above the skin: the camera looks a little higher.
                target: Vec3::new(
                    0.0,
                    if compact && (needles || !lying) {
                        -1.05
                    } else if needles {
                        -1.12
                    } else {
                        -1.45
                    },
                    -0.78,
                ),
                fits_mm: match (compact, needles) {
                    (false, false) => [4.8, 4.8],
                    (false, true) => [5.2, 4.8],
                    (true, false) => [if lying { 4.2 } else { 3.6 }, 4.6],
                    (true, true) => [if lying { 4.8 } else { 3.5 }, 4.6],
                },
                tilt_deg: [0.0, 40.0],
            },
            Stage::Section | Stage::Loupe => Self {
                yaw_deg: 0.0,
                pitch_deg: 0.0,
                fov_deg: 2.0,
                target: Vec3::new(
                    0.0,
                    match (compact, needles) {
                        (true, true) => -1.05,
                        (false, true) => -1.25,
                        (true, false) => -1.3,
                        (false, false) => -1.45,
                    },
                    0.0,
                ),
                fits_mm: match (compact, needles) {
                    (false, false) => [3.6, 4.1],
                    (false, true) => [4.1, 4.1],
                    (true, false) => [4.05, 4.1],
                    (true, true) => [4.3, 4.1],
                },
                tilt_deg: [0.0, 0.0],
            },
            Stage::Surface => Self {
                yaw_deg: 0.0,
                pitch_deg: 87.0,
                fov_deg: 15.0,
                // Without needles a round picture of more than the block, see `mirror`.
                target: if needles {
                    Vec3::new(0.0, -0.35, -0.9)
                } else {
                    Vec3::new(mirror::CENTRE_MM.x, 0.0, mirror::CENTRE_MM.y)
                },
                fits_mm: match (compact, needles) {
                    (false, true) => [2.9, 3.7],
                    (true, true) => [3.25, 3.7],
                    (_, false) => [2.2 * mirror::RADIUS_MM; 2],
                },
                tilt_deg: [45.0, 87.0],
            },
        }
    }
}

impl Pose {
    /// The pose of a view on a screen: the stage's preset, fitted into the free part, turned, tilted and zoomed within
    /// its limits. Section and loupe stay flat, for they are there to be measured.
    pub fn of(view: &View, viewport: &Viewport) -> Self {
        let preset = Preset::of(view, viewport);
        let mut pose = Self {
            yaw: preset.yaw_deg.to_radians(),
            pitch: preset.pitch_deg.to_radians(),
            fov: preset.fov_deg.to_radians(),
            target: preset.target,
            span_mm: viewport.height.max(1.0) / scale(&preset, viewport),
            shift: centred(
                viewport,
                if viewport.compact || view.stage == Stage::Surface {
                    0.0
                } else {
                    RULER_GAP_PX
                },
            ),
            seam_mm: finite(view.seam_mm, -HALF_WIDTH_MM),
        };
        if viewport.compact && view.stage != Stage::Surface {
            pose.pin_left(viewport);
        }
        if !matches!(view.stage, Stage::Section | Stage::Loupe) {
            let [low, high] = preset.tilt_deg.map(f32::to_radians);
            pose.yaw = (pose.yaw + finite(view.yaw, 0.0)).clamp(-FRAC_PI_4, FRAC_PI_4);
            pose.pitch = bounded(pose.pitch + finite(view.pitch, 0.0), low, high);
        }
        // In the loupe, zoom magnifies the lens, not the section around it.
        if view.stage != Stage::Loupe {
            pose.zoom(finite(view.zoom, 1.0), focus(view));
        }
        pose
    }

    /// The camera of this pose.
    pub fn camera(&self) -> Camera {
        let (sin_yaw, cos_yaw) = self.yaw.sin_cos();
        let (sin_pitch, cos_pitch) = self.pitch.sin_cos();
        let back = Vec3::new(sin_yaw * cos_pitch, sin_pitch, cos_yaw * cos_pitch);
        let right = Vec3::new(cos_yaw, 0.0, -sin_yaw);
        let tan_half_fov = (0.5 * self.fov).tan().max(1e-4);
        Camera {
            eye: self.target + back * (0.5 * self.span_mm / tan_half_fov),
            right,
            up: back.cross(right),
            forward: -back,
            tan_half_fov,
            shift: self.shift,
            span_mm: self.span_mm,
        }
    }

    /// Between two poses, 0 to 1: turn, tilt, target and shift straight; span and field of view by their logarithms,
    /// so that the picture grows evenly.
    #[must_use]
    pub fn between(a: &Self, b: &Self, t: f32) -> Self {
        let t = if t.is_nan() { 0.0 } else { t.clamp(0.0, 1.0) };
        if t >= 1.0 {
            return *b;
        }
        let mix = |a: f32, b: f32| a + (b - a) * t;
        let grow = |a: f32, b: f32| mix(a.max(1e-6).ln(), b.max(1e-6).ln()).exp();
        Self {
            yaw: mix(a.yaw, b.yaw),
            pitch: mix(a.pitch, b.pitch),
            fov: grow(a.fov, b.fov),
            target: a.target.lerp(b.target, t),
            span_mm: grow(a.span_mm, b.span_mm),
            shift: a.shift.lerp(b.shift, t),
            seam_mm: mix(a.seam_mm, b.seam_mm),
        }
    }

    /// Moves the picture so that the block's left front edge stands right of the ruler; where all of it would be too small,
    /// the right side bleeds off. Where the page is wider, names of layers have room beside it, and where there is more than that
    /// on both sides, or too little for names, the block stands in the middle.
    fn pin_left(&mut self, viewport: &Viewport) {
        let camera = self.camera();
        let x = |x: f32, z: f32| camera.project(Vec3::new(x, self.target.y, z), viewport).x;
        let now = x(-HALF_WIDTH_MM, 0.0);
        let wide = x(HALF_WIDTH_MM, 0.0).max(x(HALF_WIDTH_MM, -BACK_MM)) - now;
        let [left, _, right, _] = viewport.free();
        let from = left + COMPACT_LEFT_PX;
        let room = right - from - wide;
        let middle = (0.5 * room).max(0.0);
        let aside = if room < BESIDE_PX + BESIDE_GAP_PX {
            middle
        } else {
            (room - NAMES_PX).clamp(0.0, middle)
        };
        self.shift.x += (from + aside - now) / viewport.height.max(1.0);
    }

    /// Zooms about a point of the cut face, which keeps its place on screen.
    fn zoom(&mut self, zoom: f32, [x, depth]: [f32; 2]) {
        let zoom = zoom.clamp(0.5, 20.0);
        self.span_mm /= zoom;
        if zoom > 1.0 {
            let focus = Vec3::new(x, -depth, 0.0);
            self.target = focus + (self.target - focus) / zoom;
        }
    }
}

/// The lens shift that puts the target into the middle of the free part, right of `ruler` pixels.
fn centred(viewport: &Viewport, ruler: f32) -> Vec2 {
    let [left, top, right, bottom] = viewport.free();
    let height = viewport.height.max(1.0);
    Vec2::new(
        (left + ruler + right - viewport.width) / (2.0 * height),
        (viewport.height - top - bottom) / (2.0 * height),
    )
}

/// A number of a view, or what stands for one that is none.
pub(super) fn finite(value: f64, fallback: f32) -> f32 {
    let value = value as f32;
    if value.is_finite() { value } else { fallback }
}

/// The focus of loupe and zoom, within the block: millimetres right of the middle and below the surface.
pub(super) fn focus(view: &View) -> [f32; 2] {
    let [x, depth] = view.focus_mm.map(|mm| finite(mm, 0.0));
    [
        x.clamp(-HALF_WIDTH_MM, HALF_WIDTH_MM),
        bounded(depth, 0.0, Borders::BOTTOM),
    ]
}

/// CSS pixels per millimetre at which a preset fits the free part of the screen.
fn scale(preset: &Preset, viewport: &Viewport) -> f32 {
    let [left, top, right, bottom] = viewport.free();
    let [fits_high, fits_wide] = preset.fits_mm;
    let by_height = (bottom - top) / fits_high;
    let by_width = if viewport.compact {
        let [least, most] = COMPACT_PX_PER_MM;
        ((right - left - COMPACT_LEFT_PX - COMPACT_RIGHT_PX) / fits_wide).clamp(least, most)
    } else {
        // Labels give way before the block does.
        (right - left - 2.0 * label_room(viewport) - RULER_GAP_PX) / fits_wide
    };
    by_height.min(by_width).max(4.0)
}

/// Room for one column of labels beside the block on this screen.
pub(super) fn label_room(viewport: &Viewport) -> f32 {
    let [left, _, right, _] = viewport.free();
    LABEL_ROOM_PX
        .min(0.5 * (0.43 * (right - left) - RULER_GAP_PX))
        .max(0.0)
}
