//! The force at which one needle goes through the surface.

use super::{Make, Tip};
use crate::evidence::{Fact, facts};
use crate::skin::spread::mm_per_unit;
use crate::units::bounded;

/// The force at which one needle goes through the surface, in millinewtons: typical, low, high.
///
/// Estimate: a line through the two ends of one series (`puncture-force-single`), whose tips were 5 to 37 µm wide, held at
/// both ends. Force goes with the area of the tip that touches (`insertion-force-range`, which saw a hundred to thousands
/// of millinewtons with blunter ones), so gauge, depth and device do not count. A tip of which only the usual range is known
/// has that of both its ends.
pub fn puncture_millinewtons(make: Make) -> [f64; 3] {
    let ends = match make.tip {
        Tip::Usual => [Tip::Usual, Tip::Sharp, Tip::Blunt],
        ground => [ground; 3],
    };
    ends.map(|tip| {
        // Widths of the tips of the series, from its condition, in µm.
        let [narrow, wide] = [5.0, 37.0];
        let radius = &facts::NEEDLE_TIP_RADIUS;
        let um = 2.0 * tip.of(radius) * mm_per_unit(radius) * 1000.0;
        let along = bounded((um - narrow) / (wide - narrow), 0.0, 1.0);
        let force = &facts::PUNCTURE_FORCE_SINGLE;
        force.lowest() + (force.highest() - force.lowest()) * along
    })
}

/// What it rests on.
pub const fn puncture_cited() -> &'static [Fact] {
    &[
        facts::PUNCTURE_FORCE_SINGLE,
        facts::NEEDLE_TIP_RADIUS,
        facts::INSERTION_FORCE_RANGE,
    ]
}
