//! Smooth paths of tubes: Catmull-Rom through hand-set points, kept in the block and clear of the needles' tips.

use super::{Borders, Tube, TubeKind};
use crate::units::bounded;

/// Points per span: dense enough for straight capsules.
const PER_SPAN: u16 = 10;
/// Half of the block's width and its depth behind the cut, in millimetres.
pub(super) const HALF_WIDTH: f32 = 2.0;
pub(super) const BACK: f32 = -2.0;
/// How far a vessel may swell out of the cut face, so that it reads as a half relief.
const FRONT: f32 = 0.05;
/// The needles that stand in the cut face, by x, and the depth that the picture usually shows.
pub(super) const HERO_AXES: [f32; 4] = [-1.65, -0.55, 0.55, 1.65];
const HERO_TIP: f32 = -1.5;
/// What lies no farther behind the cut is seen in it.
const IN_CUT: f32 = -0.1;
/// What lies beside a tip, or less than this above it, gives way downward, too: the deep plexus lies there. Millimetres.
const LOWER: f32 = 0.06;

/// A tube through `points`, its radius running linearly from the first to the second of `radii`. It ends where it
/// leaves the block through a side face, as a cut would end it.
pub(super) fn tube(kind: TubeKind, points: &[[f32; 3]], radii: [f32; 2]) -> Tube {
    let spans = points.len().saturating_sub(1);
    let mut dense = Vec::with_capacity(spans * usize::from(PER_SPAN) + 1);
    'spans: for span in 0..spans {
        let four = [
            points[span.saturating_sub(1)],
            points[span],
            points[span + 1],
            points[(span + 2).min(spans)],
        ];
        let steps = if span + 1 == spans { PER_SPAN + 1 } else { PER_SPAN };
        for step in 0..steps {
            let t = f32::from(step) / f32::from(PER_SPAN);
            let along = (span as f32 + t) / spans as f32;
            let [x, y, z] = catmull_rom(four, t);
            if x.abs() > HALF_WIDTH {
                if dense.is_empty() {
                    continue;
                }
                break 'spans;
            }
            let radius = radii[0] + (radii[1] - radii[0]) * along;
            dense.push(within(kind, [x, y, z, radius]));
        }
    }
    Tube { kind, points: dense }
}

/// Point `t` (0 to 1) of the span between the second and the third point.
fn catmull_rom([before, from, to, after]: [[f32; 3]; 4], t: f32) -> [f32; 3] {
    std::array::from_fn(|i| {
        let (p0, p1, p2, p3) = (before[i], from[i], to[i], after[i]);
        0.5 * (2.0 * p1
            + t * ((p2 - p0) + t * ((2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3) + t * (3.0 * (p1 - p2) + p3 - p0))))
    })
}

/// Vessels give way where a needle's tip stands, in the cut up or down so that they stay in it, behind it backward; everything
/// stays in the block.
fn within(kind: TubeKind, [x, mut y, mut z, radius]: [f32; 4]) -> [f32; 4] {
    if matches!(kind, TubeKind::Artery | TubeKind::Vein) {
        for axis in HERO_AXES {
            // Wide enough that no point of the path comes within 0.1 mm of the tip, narrow enough to look grown.
            let [aside, below] = [x - axis, HERO_TIP - y + LOWER];
            // Up or down where it lies above or below the tip, backward as far as it lies beside it.
            let side = if z > IN_CUT {
                below / below.hypot(0.05)
            } else {
                0.0
            };
            y -= 0.15 * side * (-aside * aside / 0.05 - below * below / 0.02).exp();
            let away_squared = aside * aside + below * below;
            z -= 0.32
                * (1.0 - side * side).powi(2)
                * (-away_squared / 0.018).exp()
                * (1.0 - (z / BACK).clamp(0.0, 1.0));
        }
    }
    [
        x,
        bounded(y, -Borders::BOTTOM, 0.0),
        bounded(z, BACK, FRONT),
        radius,
    ]
}
