//! Where on the picture each pass can have anything to draw. The rest is page, which costs next to nothing.

use glam::{Vec2, Vec3};

use crate::scene::waves::DRAG_MM;
use crate::scene::{Frame, Lens, mirror};
use crate::units::bounded;

/// The block as the shaders know it: half its width, how far it reaches down and back, and the most that its surface
/// rises, millimetres.
pub(super) const HALF_WIDTH: f32 = 2.0;
pub(super) const BOTTOM: f32 = -3.2;
pub(super) const BACK: f32 = -2.0;
pub(super) const HIGH: f32 = 0.16;
/// Occlusion looks this many pixels around.
const AROUND: f32 = 20.0;

/// A rectangle of texels, from the lower left corner of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rect {
    /// First column.
    pub left: u32,
    /// First row.
    pub bottom: u32,
    /// Column after the last.
    pub right: u32,
    /// Row after the last.
    pub top: u32,
}

impl Rect {
    /// The part of it in some rows.
    #[must_use]
    pub fn rows(self, (from, to): (u32, u32)) -> Self {
        Self {
            bottom: self.bottom.max(from),
            top: self.top.min(to),
            ..self
        }
    }

    /// Columns and rows; none where it is empty.
    pub fn size(self) -> (u32, u32) {
        (
            self.right.saturating_sub(self.left),
            self.top.saturating_sub(self.bottom),
        )
    }
}

/// The rectangles of one frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Regions {
    /// All that is not page.
    pub all: Rect,
    /// The cut faces.
    pub cut: Rect,
    /// The skin's surface.
    pub top: Rect,
    /// Needles.
    pub needles: Option<Rect>,
    /// Each hair, and its points.
    pub hairs: Vec<(Vec<[f32; 4]>, Rect)>,
}

/// What the surface never lies below, millimetres: relief, the concern, the dent of a needle, the mouth of a channel.
/// The shader that shapes the surface gives these depths.
pub fn lowest(frame: &Frame) -> f32 {
    let concern = frame.concern;
    let needles = frame.needles.as_ref();
    let dimple = needles.map_or(0.0, |needles| needles.dimple_mm + DRAG_MM * needles.punctured);
    let mouth = if frame.channels.open > 0.0 {
        1.5 * frame.channels.radius_mm
    } else {
        0.0
    };
    -(0.17 + 0.13 * concern.wrinkle + 0.2 * concern.scar + 0.03 * concern.pores + dimple + mouth).min(0.6)
}

impl Regions {
    /// The rectangles of a frame on a target of `size` texels.
    pub fn of(frame: &Frame, size: (u32, u32)) -> Self {
        let bounds = Bounds { frame, size };
        let cut = -frame.cut_mm;
        let lens = Lens::of(frame).map(|lens| {
            let reach = Vec2::splat(lens.radius + 3.0);
            [lens.centre - reach, lens.centre + reach]
        });
        let lens = lens.as_ref().map_or(&[][..], |corners| corners);
        let block = bounds.around(
            &corners([-HALF_WIDTH, BOTTOM, BACK], [HALF_WIDTH, HIGH, cut]),
            lens,
            2.0,
        );
        let (low, mirrored) = (lowest(frame), mirror::share(frame));
        let top = bounds.around(
            // As `mirror_back` and `mirror_front` in block.frag.
            &corners(
                [-HALF_WIDTH, low, BACK - mirrored],
                [HALF_WIDTH, HIGH, cut + (1.0 - cut) * mirrored],
            ),
            lens,
            2.0,
        );
        let mut faces = corners([-HALF_WIDTH, BOTTOM, cut], [HALF_WIDTH, HIGH, cut]).to_vec();
        let eye = frame.camera.eye;
        if eye.x.abs() > HALF_WIDTH {
            let x = HALF_WIDTH.copysign(eye.x);
            faces.extend(corners([x, BOTTOM, BACK], [x, HIGH, cut]));
        }
        let faces = bounds.around(&faces, lens, 2.0);
        let needles = frame.needles.as_ref().map(|needles| {
            // The same box as the shader's.
            let rolls = needles.roll.is_some();
            let (tip, high, wide) = if rolls {
                (needles.reaches_mm, 2.57, 3.02)
            } else {
                (needles.tip_mm, 2.17 - needles.tip_mm.min(0.0), 1.8)
            };
            bounds.around(&corners([-wide, -tip, -1.85], [wide, high, 0.15]), lens, 2.0)
        });
        let mut hairs = Vec::new();
        for shift in mirror::shifts(frame) {
            // The one in the cut is no down, and stands there once.
            let skipped = usize::from(*shift != 0.0);
            for hair in frame.anatomy.hairs.iter().skip(skipped) {
                let mut points = hair.points.clone();
                let mut ends = Vec::new();
                let root = points.first().map_or(0.0, |point| point[0]);
                for [x, y, z, radius] in &mut points {
                    *z += shift;
                    // It leans to the other side, or an eye would find it.
                    if *shift != 0.0 {
                        *x = 2.0 * root - *x;
                    }
                    ends.extend(corners(
                        [*x - *radius, *y - *radius, *z],
                        [*x + *radius, *y + *radius, *z],
                    ));
                }
                if *shift == 0.0 || points.iter().any(|&[x, _, z, _]| mirror::shows(x, z, 0.1)) {
                    hairs.push((points, bounds.around(&ends, &[], 2.0)));
                }
            }
        }
        let others = hairs.iter().map(|(_, rect)| rect).chain(&needles).chain([&top]);
        let every = others.fold(block, |all, other| Rect {
            left: all.left.min(other.left),
            bottom: all.bottom.min(other.bottom),
            right: all.right.max(other.right),
            top: all.top.max(other.top),
        });
        Self {
            all: bounds.grown(every),
            cut: faces,
            top,
            needles,
            hairs,
        }
    }
}

/// The corners of a box.
fn corners(low: [f32; 3], high: [f32; 3]) -> [Vec3; 8] {
    std::array::from_fn(|i| {
        let side = |axis: usize| if i >> axis & 1 == 0 { low[axis] } else { high[axis] };
        Vec3::new(side(0), side(1), side(2))
    })
}

struct Bounds<'a> {
    frame: &'a Frame,
    size: (u32, u32),
}

impl Bounds<'_> {
    /// The texels around points of the block and places on the screen, and `more` texels on all sides.
    fn around(&self, points: &[Vec3], places: &[Vec2], more: f32) -> Rect {
        let Frame { camera, viewport, .. } = self.frame;
        let (mut low, mut high) = (Vec2::splat(f32::MAX), Vec2::splat(f32::MIN));
        for &point in points {
            if (point - camera.eye).dot(camera.forward) <= 1e-3 {
                // Beside or behind the eye: anywhere.
                (low, high) = (Vec2::splat(-1e6), Vec2::splat(1e6));
            } else {
                let at = camera.project(point, viewport);
                (low, high) = (low.min(at), high.max(at));
            }
        }
        for &at in places {
            (low, high) = (low.min(at), high.max(at));
        }
        let (width, height) = (self.size.0 as f32, self.size.1 as f32);
        // The height rules, as it does in the camera; columns count from the middle.
        let scale = height / viewport.height.max(1.0);
        let column = |x: f32| 0.5 * width + (x - 0.5 * viewport.width) * scale;
        let row = |y: f32| height - y * scale;
        let texel = |v: f32, most: f32| bounded(v, 0.0, most) as u32;
        Rect {
            left: texel((column(low.x) - more).floor(), width),
            bottom: texel((row(high.y) - more).floor(), height),
            right: texel((column(high.x) + more).ceil(), width),
            top: texel((row(low.y) + more).ceil(), height),
        }
    }

    /// With room for what looks around.
    fn grown(&self, rect: Rect) -> Rect {
        let around = AROUND as u32;
        Rect {
            left: rect.left.saturating_sub(around),
            bottom: rect.bottom.saturating_sub(around),
            right: (rect.right + around).min(self.size.0),
            top: (rect.top + around).min(self.size.1),
        }
    }
}
