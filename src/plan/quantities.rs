//! The numbers of a plan, each in a type that holds only what a device or a clinic can set.

use crate::units::Length;

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

    /// The nearest valid count.
    pub fn clamped(n: i64) -> Self {
        Self(n.clamp(i64::from(Self::MIN.0), i64::from(Self::MAX.0)) as u8)
    }
    /// 1 to 16.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// A series of sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Series {
    /// 1 to 8.
    sessions: u8,
    /// Days between sessions, 1 to 84.
    interval_days: u8,
}

impl Series {
    /// Fewest sessions at the shortest interval: home rollers are used day after day.
    pub const MIN: Self = Self {
        sessions: 1,
        interval_days: 1,
    };
    /// Most sessions at the longest interval.
    pub const MAX: Self = Self {
        sessions: 8,
        interval_days: 84,
    };

    /// The nearest valid series.
    pub fn clamped(sessions: i64, interval_days: i64) -> Self {
        let within = |n: i64, low: u8, high: u8| n.clamp(i64::from(low), i64::from(high)) as u8;
        Self {
            sessions: within(sessions, Self::MIN.sessions, Self::MAX.sessions),
            interval_days: within(interval_days, Self::MIN.interval_days, Self::MAX.interval_days),
        }
    }
    /// Number of sessions.
    pub fn sessions(self) -> u8 {
        self.sessions
    }
    /// Days between sessions.
    pub fn interval_days(self) -> u8 {
        self.interval_days
    }
}

/// Dates, as days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Dates {
    /// First treatment.
    pub treatment: Option<u16>,
    /// The client's event.
    pub event: Option<u16>,
}
