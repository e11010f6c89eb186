//! Lengths, times and molar masses, and the only conversions between their units.
//!
//! Kernels work on raw `f64` with a suffix (`_mm`, `_secs`); these types stand at the borders of modules.

/// A length or depth.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Length(f64);

impl Length {
    /// From millimetres.
    pub const fn from_mm(mm: f64) -> Self {
        Self(mm)
    }
    /// From micrometres.
    pub const fn from_um(um: f64) -> Self {
        Self(um / 1000.0)
    }
    /// In millimetres.
    pub const fn mm(self) -> f64 {
        self.0
    }
    /// In micrometres.
    pub const fn um(self) -> f64 {
        self.0 * 1000.0
    }
}

/// A duration, or a time since the first treatment.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Time(f64);

impl Time {
    /// Seconds in a minute, an hour and a day.
    const MINUTE: f64 = 60.0;
    const HOUR: f64 = 3600.0;
    const DAY: f64 = 86_400.0;

    /// From seconds.
    pub const fn from_secs(secs: f64) -> Self {
        Self(secs)
    }
    /// From minutes.
    pub const fn from_minutes(minutes: f64) -> Self {
        Self(minutes * Self::MINUTE)
    }
    /// From hours.
    pub const fn from_hours(hours: f64) -> Self {
        Self(hours * Self::HOUR)
    }
    /// From days.
    pub const fn from_days(days: f64) -> Self {
        Self(days * Self::DAY)
    }
    /// In seconds.
    pub const fn secs(self) -> f64 {
        self.0
    }
    /// In minutes.
    pub const fn minutes(self) -> f64 {
        self.0 / Self::MINUTE
    }
    /// In hours.
    pub const fn hours(self) -> f64 {
        self.0 / Self::HOUR
    }
    /// In days.
    pub const fn days(self) -> f64 {
        self.0 / Self::DAY
    }
}

/// A molar mass.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, serde::Serialize)]
#[serde(transparent)]
pub struct MolarMass(f64);

impl MolarMass {
    /// From daltons (grams per mole).
    pub const fn from_daltons(daltons: f64) -> Self {
        Self(daltons)
    }
    /// From kilodaltons.
    pub const fn from_kilodaltons(kilodaltons: f64) -> Self {
        Self(kilodaltons * 1000.0)
    }
    /// In daltons.
    pub const fn daltons(self) -> f64 {
        self.0
    }
}

/// A power of what is positive, or of nought with a positive exponent. Unlike the standard library's `powf` for doubles,
/// whose tables weigh a kilobyte, it is exact to a few units of the last place only.
pub fn power(base: f64, exponent: f64) -> f64 {
    (exponent * base.ln()).exp()
}

/// The nearest value of a range; what is no number stays none. Unlike the standard library's `clamp` it can't panic:
/// where a range is not known beforehand, the text of that panic would weigh five kilobytes.
pub fn bounded<T: PartialOrd>(value: T, low: T, high: T) -> T {
    if value < low {
        low
    } else if value > high {
        high
    } else {
        value
    }
}

/// Puts a few items in order, equal ones staying as they stood. For the tens that a picture has labels: the standard
/// library's sort is made for thousands and weighs four kilobytes for every kind of item.
pub fn in_order<T>(items: &mut [T], goes_before: impl Fn(&T, &T) -> bool) {
    for next in 1..items.len() {
        let mut at = next;
        while at > 0 && goes_before(&items[at], &items[at - 1]) {
            items.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// Why a model refuses a number: nothing that is not physical becomes something else in silence.
///
/// What people type, drag or send is brought into range earlier, where they are told so ([`crate::plan::params`]).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutOfRange {
    /// Whose value, with its unit where it has one: `depth_mm`.
    pub parameter: &'static str,
    /// The value.
    pub given: f64,
    /// The least and the most that is allowed, both included.
    pub allowed: [f64; 2],
}

impl OutOfRange {
    /// The value, if it is a number from `low` to `high`.
    pub(crate) const fn check(
        parameter: &'static str,
        given: f64,
        [low, high]: [f64; 2],
    ) -> Result<f64, Self> {
        if given >= low && given <= high {
            Ok(given)
        } else {
            Err(Self {
                parameter,
                given,
                allowed: [low, high],
            })
        }
    }

    /// A whole number, if it lies from `low` to `high`.
    pub(crate) fn check_whole<T: TryFrom<i64>>(
        parameter: &'static str,
        given: i64,
        [low, high]: [i64; 2],
    ) -> Result<T, Self> {
        let refused = Self {
            parameter,
            given: given as f64,
            allowed: [low as f64, high as f64],
        };
        if (low..=high).contains(&given) {
            T::try_from(given).map_err(|_too_large| refused)
        } else {
            Err(refused)
        }
    }
}

impl std::fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            parameter,
            given,
            allowed: [low, high],
        } = self;
        write!(f, "{parameter} is {given}; allowed is {low} to {high}")
    }
}

impl std::error::Error for OutOfRange {}
