//! Needles: devices, how deep they really reach, and the channels they leave.

mod channels;
mod cited;
mod force;
mod keys;
mod penetration;
mod quantities;
mod ranges;
pub mod stroke;

pub use self::cited::{channels_cited, make_cited, reach_cited};
pub use self::force::{puncture_cited, puncture_millinewtons};
pub use self::quantities::{Depth, NeedleCount, NeedleLength, Passes, Rate};
pub use self::ranges::used_at;

use crate::skin::{Layer, Spread};
use crate::units::Length;

/// The kind of device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Device {
    /// Motorised pen: needles strike at right angles, more than a hundred times a second.
    #[default]
    Pen,
    /// Roller: needles on a drum, pressed in by rolling.
    Roller,
    /// Stamp: a plate of needles pressed in by hand.
    Stamp,
}

impl Device {
    /// All devices. The order is part of the token format: append only.
    pub const ALL: [Self; 3] = [Self::Pen, Self::Roller, Self::Stamp];
}

/// Who uses the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// A trained professional with sterile, single-use needles.
    #[default]
    Professional,
    /// At home.
    Home,
}

/// What the needles are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Metal {
    /// Stainless steel.
    #[default]
    Steel,
    /// Titanium (often coated steel).
    Titanium,
}

/// How thick the needles are, by their gauge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub enum Gauge {
    /// What the device usually has.
    #[default]
    #[serde(rename = "usual")]
    Usual,
    /// 30 gauge (`gauge-30g-od`).
    #[serde(rename = "30g")]
    G30,
    /// 31 gauge (`gauge-31g-od`).
    #[serde(rename = "31g")]
    G31,
    /// 32 gauge (`gauge-32g-od`).
    #[serde(rename = "32g")]
    G32,
    /// 33 gauge (`gauge-33g-od`).
    #[serde(rename = "33g")]
    G33,
}

/// How the tips are ground: which end of the published cones (`needle-tip-angle`) and roundings (`needle-tip-radius`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tip {
    /// The middle.
    #[default]
    Usual,
    /// The slimmest cone, the smallest rounding.
    Sharp,
    /// The widest cone, the largest rounding.
    Blunt,
}

/// How the needles are made and driven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Make {
    /// How thick they are.
    pub gauge: Gauge,
    /// How their tips are ground.
    pub tip: Tip,
    /// Strokes of a pen each second; none is the device's own. Rollers and stamps have no motor.
    pub rate: Option<Rate>,
}

/// The needles and what is done with them. Each field holds only what there is, so any combination is a tool, and what
/// follows from it can't fail.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Tool {
    /// Device.
    pub device: Device,
    /// Professional or home.
    pub setting: Setting,
    /// What is set on the device (pen) or the needles' length (roller, stamp).
    pub length: NeedleLength,
    /// Needles in a cartridge or on a stamp, or in a roller's row.
    pub needles: NeedleCount,
    /// Passes over the area.
    pub passes: Passes,
    /// How the needles are made and driven.
    pub make: Make,
}

/// The share of people in whom the needle tips pass the lower border of a layer.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Crossing {
    /// The layer whose lower border is meant.
    pub layer: Layer,
    /// 0 to 1.
    pub share: f64,
}

/// How deep the needles reach at a site: what [`Penetration::of`] a tool is.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Penetration {
    /// What was set on the device (pen) or the needles' length (roller, stamp).
    pub set: Length,
    /// What the tips reach, measured from the undented surface.
    pub reached: Spread,
    /// For the four borders from the stratum corneum's to the dermis's, the share of people in whom it is passed.
    pub crossings: [Crossing; 4],
}

/// The channels that stay after withdrawal: those of a tool ([`Channels::of`]) or of a study ([`Channels::measured`]).
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Channels {
    /// Depth.
    pub depth: Spread,
    /// Diameter of the needles' shafts.
    pub needle_diameter: Length,
    /// Diameter of the fresh channel at the surface.
    pub diameter: Spread,
    /// Channels per square centimetre: typical, low, high.
    pub density_per_cm2: [f64; 3],
    /// Share of the surface that is open just after treatment: typical, low, high.
    pub open_area: [f64; 3],
}
