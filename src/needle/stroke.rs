//! One stroke of the needles, slowed down: the skin dents, yields, lets the needle pass, and the needle leaves.

use crate::evidence::facts;

/// The needles at one moment of a stroke.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Stroke {
    /// Depth of the tips below the resting surface in millimetres; negative while they are above it.
    pub tip_mm: f64,
    /// How deep the surface is dented around each needle, in millimetres.
    pub dimple_mm: f64,
    /// 0 before the surface yields, 1 after.
    pub punctured: f64,
}

/// When the surface yields, and when the tip has broken through, on the way in (0 touch, 1 deepest).
const YIELD: f64 = 0.42;
const THROUGH: f64 = 0.52;
/// What is left of the dent once the surface has yielded, and the part of the reached depth that a dent never
/// exceeds, so that shallow settings still pass the surface: drawing proportions.
const DENT_LEFT: f64 = 0.44;
const DENT_SHARE: f64 = 0.4;
/// How far above the skin the tips stand before and after the stroke, in millimetres.
const CLEAR_MM: f64 = 0.3;

/// The needles at `stroke`: -1 above the skin, 0 touch, 1 deepest, 2 out and clear. Continuous over the whole range
/// and held at its ends; `reached_mm` is the depth at 1.
///
/// On the way in: the tip rides the floor of the dent (ease-in) until the dent is as deep as
/// `indentation-before-puncture`; the surface yields and the dent relaxes at once; the tip goes on (ease-out) to its
/// depth. On the way out it eases in and out and the dent flattens.
pub fn at(stroke: f64, reached_mm: f64) -> Stroke {
    let stroke = if stroke.is_nan() {
        0.0
    } else {
        stroke.clamp(-1.0, 2.0)
    };
    let reached = reached_mm.max(0.0);
    let dent = facts::INDENTATION_BEFORE_PUNCTURE
        .typical()
        .min(DENT_SHARE * reached);
    if stroke < 0.0 {
        Stroke {
            tip_mm: -CLEAR_MM * smooth(-stroke),
            ..Stroke::default()
        }
    } else if stroke < YIELD {
        let depth = dent * (stroke / YIELD).powi(2);
        Stroke {
            tip_mm: depth,
            dimple_mm: depth,
            punctured: 0.0,
        }
    } else if stroke <= 1.0 {
        let release = smooth((stroke - YIELD) / (THROUGH - YIELD));
        let onward = 1.0 - (1.0 - (stroke - YIELD) / (1.0 - YIELD)).powi(3);
        Stroke {
            tip_mm: dent + (reached - dent) * onward,
            dimple_mm: dent * (1.0 + (DENT_LEFT - 1.0) * release),
            punctured: release,
        }
    } else {
        let out = smooth(stroke - 1.0);
        let tip_mm = reached - (reached + CLEAR_MM) * out;
        Stroke {
            tip_mm,
            dimple_mm: dent * DENT_LEFT * (1.0 - out),
            // The hole's lip goes flat as the tip rises from the surface to where it stands clear.
            punctured: smooth(1.0 + tip_mm.min(0.0) / CLEAR_MM),
        }
    }
}

/// Eases in and out between 0 and 1.
fn smooth(t: f64) -> f64 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}
