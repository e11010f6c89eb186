//! How strongly one session acts: from depth and density to a share of the usual response, and to a stretch of its
//! durations. Both are estimates: no study measured a dose and its response side by side.

use super::Band;
use crate::evidence::{Fact, facts};
use crate::needle::Device;
use crate::units::{bounded, power};

/// Channel length per area, relative to a usual treatment: the deepest evaluated setting
/// (`skinpen-depth-max-evaluated`) at the counted density of a full course of passes (`roller-hole-density-15-passes`).
///
/// Assumed: tissue responds to how much of it was cut, so half the depth at twice the density counts the same.
pub(super) fn injury(depth_mm: f64, density_per_cm2: f64) -> f64 {
    let depth = depth_mm / facts::SKINPEN_DEPTH_MAX_EVALUATED.typical();
    let density = density_per_cm2 / facts::ROLLER_HOLE_DENSITY_15_PASSES.typical();
    depth * density
}

/// The response to an injury, 0 to 1: `1 − exp(−ln 20 · injury)`, so that a usual treatment stands at 95 %.
///
/// Estimate. It saturates because redness and swelling do; it is 0 without channels. The range is what the spread of
/// channel densities between treatments makes of it (`channel-density-pen`).
pub(super) fn response(injury: f64) -> Band {
    const DENSITY: Fact = facts::CHANNEL_DENSITY_PEN;
    let share = |factor: f64| 1.0 - power(super::kernel::SETTLED, injury * factor);
    Band {
        typical: share(1.0),
        low: share(DENSITY.lowest() / DENSITY.typical()),
        high: share(DENSITY.highest() / DENSITY.typical()),
    }
}

/// The share of people in whom this depth draws blood: rises over the range of `pinpoint-bleeding-depth`, whose one
/// verified anchor is the shortest needle that did so in live skin (`bleeding-papillary-needle-length`).
pub(super) fn bleeding(depth_mm: f64) -> Band {
    const ONSET: Fact = facts::PINPOINT_BLEEDING_DEPTH;
    let rise = |from: f64, to: f64| super::kernel::smooth_step((depth_mm - from) / (to - from));
    Band {
        typical: rise(ONSET.lowest(), ONSET.highest()),
        low: rise(ONSET.typical(), ONSET.highest()),
        high: rise(ONSET.lowest(), ONSET.typical()),
    }
}

/// How much longer signs last at a depth than at another: the ratio of [`downtime_days`].
pub(super) fn stretch(depth_mm: f64, reference_mm: f64) -> f64 {
    downtime_days(depth_mm) / downtime_days(reference_mm)
}

/// Days of downtime at a depth, for ratios only.
///
/// Estimate: a line through a vendor's three classes (`downtime-vendor-*`), placed at the depths of the three classes
/// of injury (`lima-class-*`), continued at both ends and held beyond the deepest setting
/// (`skinpen-depth-max-mechanical`). 1.2 days at the surface, 7 days at 2.5 mm.
fn downtime_days(depth_mm: f64) -> f64 {
    const POINTS: [(Fact, Fact); 3] = [
        (facts::LIMA_CLASS_MILD, facts::DOWNTIME_VENDOR_SHALLOW),
        (facts::LIMA_CLASS_MODERATE, facts::DOWNTIME_VENDOR_MEDIUM),
        (facts::LIMA_CLASS_DEEP, facts::DOWNTIME_VENDOR_DEEP),
    ];
    let depth_mm = bounded(depth_mm, 0.0, facts::SKINPEN_DEPTH_MAX_MECHANICAL.highest());
    let [mild, moderate, deep] = POINTS.map(|(depth, days)| (depth.typical(), days.typical()));
    let (a, b) = if depth_mm < moderate.0 {
        (mild, moderate)
    } else {
        (moderate, deep)
    };
    a.1 + (b.1 - a.1) * (depth_mm - a.0) / (b.0 - a.0)
}

/// Does this device leave the short, mild redness that a roller trial saw (`hkjdv-downtime`)?
pub(super) const fn may_settle_within_hours(device: Device) -> bool {
    matches!(device, Device::Roller)
}
