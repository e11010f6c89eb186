//! Units of the table: how each is written on screen, and what it is in millimetres or seconds.
//!
//! The table writes a unit as its source did, sometimes with a remark in brackets ("h (at least)"). One list here
//! turns each spelling into a short text and, for lengths and times, a factor. A spelling that is not listed has no
//! text and no factor; a test keeps the list complete.

/// What a unit measures, with the factor to the unit of [`crate::units`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Dimension {
    /// A length; one unit in millimetres.
    Length(f64),
    /// A duration; one unit in seconds.
    Time(f64),
    /// Anything else: the number stays as it is.
    Other,
}

/// One spelling of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// As the table writes it.
    pub raw: &'static str,
    /// As the screen writes it; empty where the number stands alone.
    pub text: &'static str,
    /// What it measures.
    pub dimension: Dimension,
}

const MINUTE: f64 = 60.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;
/// A Julian year; a month is a twelfth of it.
const YEAR: f64 = 365.25 * DAY;

const fn length(raw: &'static str, text: &'static str, mm: f64) -> Unit {
    Unit {
        raw,
        text,
        dimension: Dimension::Length(mm),
    }
}

const fn time(raw: &'static str, text: &'static str, secs: f64) -> Unit {
    Unit {
        raw,
        text,
        dimension: Dimension::Time(secs),
    }
}

const fn other(raw: &'static str, text: &'static str) -> Unit {
    Unit {
        raw,
        text,
        dimension: Dimension::Other,
    }
}

/// Every spelling that the table uses.
pub const UNITS: &[Unit] = &[
    length("mm", "mm", 1.0),
    length("mm (closely approximated)", "mm", 1.0),
    length("mm needle length", "mm needle length", 1.0),
    length("µm", "µm", 1e-3),
    length("um", "µm", 1e-3),
    length("nm", "nm", 1e-6),
    time("min", "min", MINUTE),
    time("h", "h", HOUR),
    time("h (at least)", "h", HOUR),
    time("h (seconds to hours)", "h", HOUR),
    time("days", "days", DAY),
    time("days (95% CI)", "days", DAY),
    time("weeks", "weeks", 7.0 * DAY),
    time("months", "months", YEAR / 12.0),
    time("years", "years", YEAR),
    other("year", ""),
    other("-", ""),
    other("qualitative", ""),
    other("ratio", ""),
    other("probability", ""),
    other("pH", "pH"),
    other("x", "times"),
    other("%", "%"),
    other("% change", "%"),
    other("% of patients", "% of patients"),
    other("% of patients (good)", "% of patients"),
    other("% of striae", "% of stretch marks"),
    other("% of surface", "% of the surface"),
    other("RR (95% CI)", "relative risk"),
    other("OR (95% CI)", "odds ratio"),
    other("SMD (95% CI)", "standard deviations"),
    other("SMD (>0.8, large)", "standard deviations"),
    other("of 10", "of 10"),
    other("of 33 articles", "of 33 articles"),
    other("points", "points"),
    other("points (95% CI)", "points"),
    other("grade", "grades"),
    other("grades (99% CI)", "grades"),
    other("patients", "people"),
    other("subjects", "people"),
    other("clients", "people"),
    other("procedures", "procedures"),
    other("cancers (v 24)", "cancers (against 24)"),
    other("sessions", "sessions"),
    other("sessions every 2 weeks", "sessions, every 2 weeks"),
    other("passes", "passes"),
    other("needles", "needles"),
    other("layers", "layers"),
    other("cells", "cells"),
    other("cells/mm2", "cells/mm²"),
    other("per cm2", "per cm²"),
    other("per mm2", "per mm²"),
    other("µm2", "µm²"),
    other("degrees", "°"),
    other("deg C", "°C"),
    other("strokes/s", "strokes/s"),
    other("rpm (about 117 strokes/s)", "rpm"),
    other("mm/s", "mm/s"),
    other("m/s", "m/s"),
    other("N", "N"),
    other("mN", "mN"),
    other("MPa", "MPa"),
    other("mPa.s", "mPa·s"),
    other("1/s", "per second"),
    other("Da", "Da"),
    other("kDa", "kDa"),
    other("1/Da", "per Da"),
    other("per log10(Da)", "per log₁₀(Da)"),
    other("1/angstrom2", "per Å²"),
    other("nmol", "nmol"),
    other("µg/cm2", "µg/cm²"),
    other("mL per g collagen", "mL per g of collagen"),
    other("cm/h", "cm/h"),
    other("cm2/s", "cm²/s"),
    other("log10", "(log₁₀)"),
    other("log10(cm/h)", "log₁₀(cm/h)"),
    other("log10(cm/s)", "log₁₀(cm/s)"),
    other("log10(cm2/s)", "log₁₀(cm²/s)"),
];

impl Unit {
    /// The entry of a spelling that has one: anything else stops the build. The list itself is then not in the program.
    pub(super) const fn known(raw: &str) -> Self {
        match Self::of(raw) {
            Some(unit) => unit,
            None => panic!("a unit of the table that the list of units lacks"),
        }
    }

    /// The entry of a spelling.
    pub const fn of(raw: &str) -> Option<Self> {
        let mut i = 0;
        while i < UNITS.len() {
            if same(UNITS[i].raw, raw) {
                return Some(UNITS[i]);
            }
            i += 1;
        }
        None
    }
}

/// String equality; the operator is not constant.
const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// As the table writes it.
impl serde::Serialize for Unit {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.raw)
    }
}
