//! What is set and chosen at a device, each number in a type that holds only what there is.
//!
//! `new` refuses what there is not. `clamped` is for the doors: it brings what somebody typed or dragged to the nearest
//! that there is, and the door says so.

use crate::units::{Length, OutOfRange};

/// Set depth or needle length, 0.25 to 2.5 mm in steps of 0.05 mm. Serialized in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(into = "f64")]
pub struct Depth {
    hundredths_mm: u16,
}

impl Depth {
    /// Shallowest setting.
    pub const MIN: Self = Self { hundredths_mm: 25 };
    /// Deepest setting.
    pub const MAX: Self = Self { hundredths_mm: 250 };
    /// Step of the setting.
    pub const STEP_MM: f64 = 0.05;

    /// A setting.
    ///
    /// # Errors
    ///
    /// Refuses what is not 0.25 to 2.5 mm. What lies between two steps becomes the nearer of them.
    pub fn new(length: Length) -> Result<Self, OutOfRange> {
        let allowed = [Self::MIN.mm(), Self::MAX.mm()];
        OutOfRange::check("depth_mm", length.mm(), allowed)?;
        Ok(Self::clamped(length))
    }

    /// The nearest setting; anything that is not a number gives the shallowest.
    pub fn clamped(length: Length) -> Self {
        let steps = (length.mm() / Self::STEP_MM).round().clamp(5.0, 50.0);
        Self {
            hundredths_mm: if steps.is_nan() { 25 } else { steps as u16 * 5 },
        }
    }
    /// As a length.
    pub fn length(self) -> Length {
        Length::from_mm(f64::from(self.hundredths_mm) / 100.0)
    }
    /// In millimetres.
    pub fn mm(self) -> f64 {
        self.length().mm()
    }
    /// In hundredths of a millimetre: exact.
    pub fn hundredths_mm(self) -> u16 {
        self.hundredths_mm
    }
}

impl From<Depth> for f64 {
    fn from(depth: Depth) -> Self {
        depth.mm()
    }
}

/// Needles in a cartridge or on a stamp, or in a roller's row: 1 to 36.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct NeedleCount(u8);

impl NeedleCount {
    /// Fewest.
    pub const MIN: Self = Self(1);
    /// Most.
    pub const MAX: Self = Self(36);

    /// That many.
    ///
    /// # Errors
    ///
    /// Refuses what is fewer than [`NeedleCount::MIN`] or more than [`NeedleCount::MAX`].
    pub fn new(n: i64) -> Result<Self, OutOfRange> {
        OutOfRange::check_whole("needles", n, [Self::MIN.0.into(), Self::MAX.0.into()]).map(Self)
    }

    /// The nearest valid count.
    pub fn clamped(n: i64) -> Self {
        Self(n.clamp(i64::from(Self::MIN.0), i64::from(Self::MAX.0)) as u8)
    }
    /// 1 to 36.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// Passes over the area: 1 to 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Passes(u8);

impl Passes {
    /// Fewest.
    pub const MIN: Self = Self(1);
    /// Most.
    pub const MAX: Self = Self(16);

    /// That many.
    ///
    /// # Errors
    ///
    /// Refuses what is fewer than [`Passes::MIN`] or more than [`Passes::MAX`].
    pub fn new(n: i64) -> Result<Self, OutOfRange> {
        OutOfRange::check_whole("passes", n, [Self::MIN.0.into(), Self::MAX.0.into()]).map(Self)
    }

    /// The nearest valid count.
    pub fn clamped(n: i64) -> Self {
        Self(n.clamp(i64::from(Self::MIN.0), i64::from(Self::MAX.0)) as u8)
    }
    /// 1 to 16.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// The length of needles or the depth that is set, whichever the device has: 0.01 to 10 mm. Studies used lengths that a
/// [`Depth`] does not offer.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, serde::Serialize)]
#[serde(transparent)]
pub struct NeedleLength(Length);

impl NeedleLength {
    /// The shortest and the longest, in mm.
    pub const RANGE_MM: [f64; 2] = [0.01, 10.0];

    /// A length.
    ///
    /// # Errors
    ///
    /// Refuses what is not within [`NeedleLength::RANGE_MM`].
    pub fn new(length: Length) -> Result<Self, OutOfRange> {
        OutOfRange::check("needle_length_mm", length.mm(), Self::RANGE_MM)?;
        Ok(Self(length))
    }

    /// As a length.
    pub const fn length(self) -> Length {
        self.0
    }

    /// In millimetres.
    pub const fn mm(self) -> f64 {
        self.0.mm()
    }
}

/// Every setting of a device is a length of needles.
impl From<Depth> for NeedleLength {
    fn from(depth: Depth) -> Self {
        Self(depth.length())
    }
}

/// Strokes of a pen each second: 30 to 150. The ends are the slowest that is assumed of a pen at home, a third of the
/// slowest published rate (`dermapen-rate`), and the fastest published one (`exceed-rate`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct Rate(u8);

impl Rate {
    /// The slowest.
    pub const MIN: Self = Self(30);
    /// The fastest.
    pub const MAX: Self = Self(150);

    /// So many strokes.
    ///
    /// # Errors
    ///
    /// Refuses what is slower than [`Rate::MIN`] or faster than [`Rate::MAX`].
    pub fn new(per_s: i64) -> Result<Self, OutOfRange> {
        OutOfRange::check_whole("rate_per_s", per_s, [Self::MIN.0.into(), Self::MAX.0.into()]).map(Self)
    }

    /// The nearest rate; none for less than half of the slowest.
    pub fn clamped(per_s: i64) -> Option<Self> {
        let (least, most) = (i64::from(Self::MIN.0), i64::from(Self::MAX.0));
        (2 * per_s >= least).then(|| Self(per_s.clamp(least, most) as u8))
    }

    /// Strokes each second.
    pub const fn get(self) -> u8 {
        self.0
    }
}
