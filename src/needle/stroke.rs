//! One stroke of the needles, slowed down: the skin dents, yields, lets the needle pass, and the needle leaves. How far it
//! dents depends on how fast the needle comes.

use std::f64::consts::PI;

use super::{Device, Setting, Tool};
use crate::evidence::{Fact, facts};
use crate::skin::Spread;
use crate::units::{Length, Time, bounded, power};

/// How fast needles go in, and how far the skin dents before it yields.
///
/// Estimate. Measured were the ends only: a sharp needle at about 1 m/s (`indentation-before-puncture`; piercing is
/// reproducible from there on: `impact-insertion-velocity`), and slow insertion, which buries less than half of the
/// depth because the skin gives way first (`buried-length-fraction-slow`). Between them the dent goes with a power of the
/// speed. Slow means as in tests of force, 1 mm/s: its own speed was not in what was read.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Insertion {
    /// Speed of the tips as they meet the skin, in mm/s: typical, low, high.
    pub speed_mm_per_s: [f64; 3],
    /// Strokes per second of what has a motor: typical.
    pub strokes_per_s: Option<f64>,
    /// How deep the surface is dented when it yields.
    pub dent: Spread,
    /// From 0, at least as fast as a reproducible impact, to 1, as slow as tests of force.
    slowness: f64,
}

/// Slow insertion, in mm/s.
const SLOW_MM_PER_S: f64 = 1.0;
/// Assumed: a roller is drawn over the skin at 0.1 m/s, and a stamp pressed in within a tenth of a second; a hand may be
/// three times as fast or as slow.
const ROLLED_MM_PER_S: f64 = 100.0;
const PRESSED_SECS: f64 = 0.1;
const HAND: f64 = 3.0;

impl Insertion {
    /// The insertion of a tool's needles.
    pub fn of(tool: &Tool) -> Self {
        let set_mm = tool.length.mm();
        let speed_mm_per_s = match tool.device {
            // A motor moves the tips to and fro like a crank: they meet the skin at no more than π f times the way.
            Device::Pen => strokes_per_s(tool).map(|rate| PI * rate * set_mm),
            // The drum turns the needles into the skin: when a tip touches, it goes down by the tangent of its angle
            // for each length that the drum rolls.
            Device::Roller => {
                let radius = 0.5 * facts::ROLLER_DRUM_DIAMETER.typical();
                let cosine = radius / (radius + set_mm);
                let down = (1.0 - cosine * cosine).sqrt() / cosine;
                by_hand(ROLLED_MM_PER_S * down)
            }
            Device::Stamp => by_hand(set_mm / PRESSED_SECS),
        };
        let [typical, low, high] = speed_mm_per_s;
        let fast: &Fact = &facts::INDENTATION_BEFORE_PUNCTURE;
        Self {
            speed_mm_per_s,
            strokes_per_s: (tool.device == Device::Pen).then(|| strokes_per_s(tool)[0]),
            dent: Spread::from_mm(
                dent_mm(fast.typical(), slowness(typical), set_mm),
                dent_mm(fast.lowest(), slowness(high), set_mm),
                dent_mm(fast.highest(), slowness(low), set_mm),
            ),
            slowness: slowness(typical),
        }
    }

    /// How long a needle takes to its depth at that speed.
    pub fn time_in(&self, reached: Length) -> Time {
        let [speed, ..] = self.speed_mm_per_s;
        let secs = reached.mm() / speed;
        Time::from_secs(if secs.is_finite() { secs.max(0.0) } else { 0.0 })
    }
}

/// What the speed of the needles, and so the time that a stroke takes, rests on besides what was assumed.
pub const fn speed_cited(tool: &Tool) -> &'static [Fact] {
    match (tool.device, tool.setting, tool.make.rate) {
        (Device::Pen, Setting::Professional, None) => &[facts::SKINPEN_MOTOR_SPEED],
        (Device::Pen, ..) => &[facts::DERMAPEN_RATE],
        (Device::Roller, ..) => &[facts::ROLLER_DRUM_DIAMETER],
        (Device::Stamp, ..) => &[],
    }
}

/// Strokes of a pen per second: typical, low, high.
fn strokes_per_s(tool: &Tool) -> [f64; 3] {
    match (tool.make.rate, tool.setting) {
        (Some(rate), _) => [f64::from(rate.get()); 3],
        (None, Setting::Professional) => {
            let motor = &facts::SKINPEN_MOTOR_SPEED;
            [motor.typical(), motor.lowest(), motor.highest()].map(|rpm| rpm / Time::from_minutes(1.0).secs())
        }
        // A slower motor at home: the low end of the published rates, down to a third of it.
        (None, Setting::Home) => {
            let rate = facts::DERMAPEN_RATE.lowest();
            [rate, rate / HAND, facts::DERMAPEN_RATE.highest()]
        }
    }
}

fn by_hand(speed: f64) -> [f64; 3] {
    [speed, speed / HAND, speed * HAND]
}

/// Where a speed lies between impact (0) and slow insertion (1), by its logarithm.
fn slowness(mm_per_s: f64) -> f64 {
    const MM_PER_M: f64 = 1000.0;
    let fast = facts::IMPACT_INSERTION_VELOCITY.lowest() * MM_PER_M;
    if mm_per_s > 0.0 {
        bounded((fast / mm_per_s).ln() / (fast / SLOW_MM_PER_S).ln(), 0.0, 1.0)
    } else {
        1.0
    }
}

/// The dent between that of an impact and what slow insertion does not bury of the depth.
fn dent_mm(fast_mm: f64, slowness: f64, set_mm: f64) -> f64 {
    let buried = facts::BURIED_LENGTH_FRACTION_SLOW.highest() / 100.0;
    let slow_mm = ((1.0 - buried) * set_mm).max(fast_mm);
    fast_mm * power(slow_mm / fast_mm, slowness)
}

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

/// When the surface yields on the way in (0 touch, 1 deepest), at impact; how much later when slow; and how long after
/// that the tip has broken through.
const YIELD: f64 = 0.42;
const LATER: f64 = 0.2;
const THROUGH: f64 = 0.1;
/// What is left of the dent once the surface has yielded, and the part of the reached depth that a dent never
/// exceeds, so that shallow settings still pass the surface: drawing proportions.
const DENT_LEFT: f64 = 0.44;
const DENT_SHARE: f64 = 0.4;
/// How much sooner on the way out the dent has flattened when slow: skin follows a slow needle. Estimate.
const SOONER: f64 = 0.4;
/// How far above the skin the tips stand before and after the stroke, in millimetres.
const CLEAR_MM: f64 = 0.3;

/// The needles at `stroke`: -1 above the skin, 0 touch, 1 deepest, 2 out and clear. Continuous over the whole range
/// and held at its ends; `reached_mm` is the depth at 1.
///
/// On the way in: the tip rides the floor of the dent (ease-in) until the dent is as deep as the insertion's; the
/// surface yields and the dent relaxes at once; the tip goes on (ease-out) to its depth. A slow needle dents farther and
/// breaks through later. On the way out it eases in and out and the dent flattens.
pub fn at(stroke: f64, reached_mm: f64, insertion: &Insertion) -> Stroke {
    let stroke = if stroke.is_nan() {
        0.0
    } else {
        stroke.clamp(-1.0, 2.0)
    };
    let reached = reached_mm.max(0.0);
    let dent = insertion.dent.typical.mm().min(DENT_SHARE * reached);
    let yields = YIELD + LATER * insertion.slowness;
    if stroke < 0.0 {
        Stroke {
            tip_mm: -CLEAR_MM * smooth(-stroke),
            ..Stroke::default()
        }
    } else if stroke < yields {
        let depth = dent * (stroke / yields).powi(2);
        Stroke {
            tip_mm: depth,
            dimple_mm: depth,
            punctured: 0.0,
        }
    } else if stroke <= 1.0 {
        let release = smooth((stroke - yields) / THROUGH);
        let onward = 1.0 - (1.0 - (stroke - yields) / (1.0 - yields)).powi(3);
        Stroke {
            tip_mm: dent + (reached - dent) * onward,
            dimple_mm: dent * (1.0 + (DENT_LEFT - 1.0) * release),
            punctured: release,
        }
    } else {
        let out = smooth(stroke - 1.0);
        let flattened = smooth((stroke - 1.0) / (1.0 - SOONER * insertion.slowness));
        let tip_mm = reached - (reached + CLEAR_MM) * out;
        Stroke {
            tip_mm,
            dimple_mm: dent * DENT_LEFT * (1.0 - flattened),
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
