//! Healing: curves with bands over real time, for a series of sessions.
//!
//! ```text
//! facts -> response: three kernels per curve, one session   (times are facts)
//!          dose:     depth and density -> strength, stretch (estimates)
//!          series:   sessions add up, saturating            (calibrated on one measured protocol)
//! ```
//!
//! A band is the range over people and methods, not an interval of confidence. Elastin has no curve: gene activity
//! rises, the protein was not shown to (`kenkel-elastin-protein`, `eldomyati-elastin-direction`). No curve predicts
//! how anybody will look.

pub mod calendar;
mod cited;
mod dose;
pub mod kernel;
mod response;
pub mod series;

use crate::needle::{Channels, Device, Setting};
use crate::units::{OutOfRange, Time};

/// What is done to the skin, as far as healing depends on it. [`Treatment::new`] makes one, [`Treatment::series`] and
/// [`Treatment::covered`] change it.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Treatment {
    /// Device.
    pub device: Device,
    /// Professional or home.
    pub setting: Setting,
    /// Depth that the tips typically reach, in millimetres (not the set depth).
    pub depth_mm: f64,
    /// Channels per square centimetre, typical.
    pub density_per_cm2: f64,
    /// Number of sessions; without one nothing happens.
    pub sessions: u8,
    /// Time from one session to the next.
    pub interval: Time,
    /// Is the skin covered (film, mask, occlusive dressing) while channels close?
    pub covered: bool,
}

impl Treatment {
    /// The deepest, in mm.
    pub const DEEPEST_MM: f64 = 10.0;
    /// The most sessions of a series.
    pub const MOST_SESSIONS: u8 = 100;
    /// The shortest and the longest time between two sessions, in days: an hour to ten years.
    pub const INTERVAL_DAYS: [f64; 2] = [1.0 / 24.0, 3650.0];

    /// One session, uncovered. `depth_mm` is what the tips typically reach; where it or the density is 0 nothing
    /// happens.
    ///
    /// # Errors
    ///
    /// Refuses depths that are not 0 to [`Treatment::DEEPEST_MM`], and densities that are not 0 to
    /// [`Channels::MOST_PER_CM2`].
    pub const fn new(
        device: Device,
        setting: Setting,
        depth_mm: f64,
        density_per_cm2: f64,
    ) -> Result<Self, OutOfRange> {
        if let Err(refused) = OutOfRange::check("depth_mm", depth_mm, [0.0, Self::DEEPEST_MM]) {
            return Err(refused);
        }
        let densities = [0.0, Channels::MOST_PER_CM2];
        if let Err(refused) = OutOfRange::check("density_per_cm2", density_per_cm2, densities) {
            return Err(refused);
        }
        Ok(Self {
            device,
            setting,
            depth_mm,
            density_per_cm2,
            sessions: 1,
            interval: Time::from_secs(0.0),
            covered: false,
        })
    }

    /// The same so many times, `interval` apart.
    ///
    /// # Errors
    ///
    /// Refuses sessions that are not 1 to [`Treatment::MOST_SESSIONS`], and intervals beyond
    /// [`Treatment::INTERVAL_DAYS`].
    pub const fn series(self, sessions: u8, interval: Time) -> Result<Self, OutOfRange> {
        let most = [1.0, Self::MOST_SESSIONS as f64];
        if let Err(refused) = OutOfRange::check("sessions", sessions as f64, most) {
            return Err(refused);
        }
        if let Err(refused) = OutOfRange::check("interval_days", interval.days(), Self::INTERVAL_DAYS) {
            return Err(refused);
        }
        Ok(Self {
            sessions,
            interval,
            ..self
        })
    }

    /// One session of it.
    #[must_use]
    pub const fn single(self) -> Self {
        Self { sessions: 1, ..self }
    }

    /// The same under a film while channels close.
    #[must_use]
    pub const fn covered(self) -> Self {
        Self {
            covered: true,
            ..self
        }
    }
}

/// What a curve describes. All are 0 (as before) to 1 (the most that a usual treatment shows), unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Curve {
    /// How far the channels are open: 1 just after treatment.
    ChannelOpening,
    /// Loss of the barrier (water loss above normal).
    BarrierLoss,
    /// Pinpoint bleeding and clot.
    Clot,
    /// Redness.
    Redness,
    /// Swelling.
    Swelling,
    /// Dryness and flaking.
    Flaking,
    /// Neutrophils in the tissue.
    Neutrophils,
    /// Macrophages in the tissue.
    Macrophages,
    /// Active fibroblasts.
    Fibroblasts,
    /// New collagen III.
    CollagenIii,
    /// New collagen I.
    CollagenI,
    /// Remodelling: how far the new matrix has matured.
    Remodelling,
}

impl Curve {
    /// All curves.
    pub const ALL: [Self; 12] = [
        Self::ChannelOpening,
        Self::BarrierLoss,
        Self::Clot,
        Self::Redness,
        Self::Swelling,
        Self::Flaking,
        Self::Neutrophils,
        Self::Macrophages,
        Self::Fibroblasts,
        Self::CollagenIii,
        Self::CollagenI,
        Self::Remodelling,
    ];

    /// The stable name, in links, tokens and the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ChannelOpening => "channel-opening",
            Self::BarrierLoss => "barrier-loss",
            Self::Clot => "clot",
            Self::Redness => "redness",
            Self::Swelling => "swelling",
            Self::Flaking => "flaking",
            Self::Neutrophils => "neutrophils",
            Self::Macrophages => "macrophages",
            Self::Fibroblasts => "fibroblasts",
            Self::CollagenIii => "collagen-iii",
            Self::CollagenI => "collagen-i",
            Self::Remodelling => "remodelling",
        }
    }

    /// The curve of a [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|curve| curve.key() == key)
    }
}

/// A value with its range.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize)]
pub struct Band {
    /// Typical.
    pub typical: f64,
    /// Low end.
    pub low: f64,
    /// High end.
    pub high: f64,
}

impl Band {
    /// A band of three values that may have crossed: the smallest and the largest become its ends.
    pub const fn ordered(low: f64, typical: f64, high: f64) -> Self {
        Self {
            typical: low.max(typical).min(low.min(typical).max(high)),
            low: low.min(typical).min(high),
            high: low.max(typical).max(high),
        }
    }

    /// Part by part.
    fn map(self, f: impl Fn(f64) -> f64) -> Self {
        Self::ordered(f(self.low), f(self.typical), f(self.high))
    }

    /// The product, part by part.
    fn times(self, other: Self) -> Self {
        Self {
            typical: self.typical * other.typical,
            low: self.low * other.low,
            high: self.high * other.high,
        }
    }
}

/// The phase of wound healing that leads at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Haemostasis: channels open, clot forms.
    Haemostasis,
    /// Inflammation.
    Inflammation,
    /// Proliferation.
    Proliferation,
    /// Remodelling.
    Remodelling,
}

impl Phase {
    /// All phases, in their order.
    pub const ALL: [Self; 4] = [
        Self::Haemostasis,
        Self::Inflammation,
        Self::Proliferation,
        Self::Remodelling,
    ];

    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Haemostasis => "haemostasis",
            Self::Inflammation => "inflammation",
            Self::Proliferation => "proliferation",
            Self::Remodelling => "remodelling",
        }
    }

    /// The phase of a [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.key() == key)
    }
}
