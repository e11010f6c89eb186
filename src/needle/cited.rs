//! What reached depth and channels rest on, for source cards.

use super::{Device, Gauge, Make, Setting};
use crate::evidence::{Fact, facts};

/// The facts behind the depth that a device's tips reach.
pub const fn reach_cited(device: Device, setting: Setting) -> &'static [Fact] {
    match (device, setting) {
        (Device::Pen, Setting::Professional) => &[
            facts::PEN_CHANNEL_DEPTH_0P5,
            facts::PEN_CHANNEL_DEPTH_1P5,
            facts::SASAKI2017_DEPTH_MATCH,
            facts::INDENTATION_BEFORE_PUNCTURE,
            facts::SKINPEN_DEPTH_MAX_MECHANICAL,
        ],
        (Device::Pen, Setting::Home) => &[
            facts::PEN_CHANNEL_DEPTH_0P5,
            facts::PEN_CHANNEL_DEPTH_1P5,
            facts::BURIED_LENGTH_FRACTION_SLOW,
            facts::FDA_UNKNOWN_HOME,
        ],
        (Device::Roller | Device::Stamp, Setting::Home) => &[
            facts::MICROCHANNEL_DEPTH_770_RAT,
            facts::BURIED_LENGTH_FRACTION_SLOW,
        ],
        (Device::Roller, Setting::Professional) => &[
            facts::LIMA_PENETRATION_FRACTION,
            facts::MICROCHANNEL_DEPTH_770_RAT,
            facts::BURIED_LENGTH_FRACTION_SLOW,
        ],
        (Device::Stamp, Setting::Professional) => &[
            facts::LIMA_PENETRATION_FRACTION,
            facts::OCT_INSERTION_FRACTION_600,
        ],
    }
}

/// The facts behind how needles are made and driven, where that was chosen.
pub fn make_cited(device: Device, make: Make) -> impl Iterator<Item = Fact> {
    let gauge = match make.gauge {
        Gauge::Usual => None,
        Gauge::G30 => Some(facts::GAUGE_30G_OD),
        Gauge::G31 => Some(facts::GAUGE_31G_OD),
        Gauge::G32 => Some(facts::GAUGE_32G_OD),
        Gauge::G33 => Some(facts::GAUGE_33G_OD),
    };
    let is_driven = make.rate.is_some() && device == Device::Pen;
    gauge.into_iter().chain(is_driven.then_some(facts::DERMAPEN_RATE))
}

/// The facts behind the number and the width of channels.
pub const fn channels_cited(device: Device, setting: Setting) -> &'static [Fact] {
    match (device, setting) {
        (Device::Pen, Setting::Professional) => &[
            facts::CHANNEL_DENSITY_PEN,
            facts::SKINPEN_NEEDLE_COUNT,
            facts::PEN_PASSES,
            facts::CHANNEL_DIAMETER_FRACTION,
            facts::PEN_NEEDLE_DIAMETER,
            facts::NEEDLE_TIP_ANGLE,
        ],
        (Device::Pen, Setting::Home) => &[
            facts::CHANNEL_DENSITY_PEN,
            facts::DERMAPEN_RATE,
            facts::CHANNEL_DIAMETER_FRACTION,
            facts::GAUGE_33G_OD,
            facts::NEEDLE_TIP_ANGLE,
        ],
        (Device::Roller | Device::Stamp, Setting::Home) => &[
            facts::ROLLER_HOLE_DENSITY_15_PASSES,
            facts::ROLLER_NEEDLE_COUNT,
            facts::CHANNEL_DIAMETER_FRACTION,
            facts::NEEDLE_BASE_WIDTH_770,
            facts::NEEDLE_TIP_ANGLE,
        ],
        (Device::Roller, Setting::Professional) => &[
            facts::ROLLER_HOLE_DENSITY_15_PASSES,
            facts::ROLLER_NEEDLE_COUNT,
            facts::CHANNEL_DIAMETER_FRACTION,
            facts::ROLLER_NEEDLE_DIAMETER,
            facts::NEEDLE_TIP_ANGLE,
        ],
        (Device::Stamp, Setting::Professional) => &[
            facts::ROLLER_HOLE_DENSITY_15_PASSES,
            facts::ROLLER_NEEDLE_COUNT,
            facts::CHANNEL_DIAMETER_FRACTION,
            facts::GAUGE_31G_OD,
            facts::NEEDLE_TIP_ANGLE,
        ],
    }
}
