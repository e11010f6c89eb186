//! The evidence table as typed constants: the only place a clinical number comes from.
//!
//! `build.rs` turns `public/data/evidence.json` into [`facts`]: one constant per fact. An unknown id does not
//! compile. The full table (notes, sources, addresses) is not in the program; the page fetches it when the first
//! source card opens.

pub mod digits;
pub mod text;
pub mod unit;

use crate::units::{Length, Time};
use unit::{Dimension, Unit};

/// How far a fact may be trusted, which decides how it is labelled on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Seen in the source's abstract, table or text.
    Verified,
    /// Known from the literature, not re-read: shown as "approximate".
    Memory,
    /// Calculated from cited formulae: shown as "estimate".
    Derived,
}

impl Status {
    /// The key of its label in the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Memory => "approximate",
            Self::Derived => "estimate",
        }
    }
}

/// A fact's typical value with its range, converted to one unit. Never out of order when the table is not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range<T> {
    /// [`Fact::typical`].
    pub typical: T,
    /// [`Fact::lowest`].
    pub low: T,
    /// [`Fact::highest`].
    pub high: T,
}

/// One number of the evidence table, with its range and unit.
///
/// `value`, `low` and `high` are in [`Fact::unit`]; any of them may be missing (a range without a centre, or a
/// qualitative statement). What `low` and `high` are (one standard deviation, extremes, a 95 % interval) is in the
/// table's note.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Fact {
    /// The stable id, as in the table.
    pub id: &'static str,
    /// The central value.
    pub value: Option<f64>,
    /// The lower end of the range.
    pub low: Option<f64>,
    /// The upper end of the range.
    pub high: Option<f64>,
    /// The unit of the three numbers.
    pub unit: &'static Unit,
    /// How far it may be trusted.
    pub status: Status,
}

impl Fact {
    /// The central value; where the table has none, the middle of the range; where it has neither, 0.
    pub const fn typical(&self) -> f64 {
        match (self.value, self.low, self.high) {
            (Some(value), _, _) => value,
            (None, Some(low), Some(high)) => 0.5 * (low + high),
            (None, Some(only), None) | (None, None, Some(only)) => only,
            (None, None, None) => 0.0,
        }
    }

    /// The lower end of the range, or the central value where the table has no range.
    pub const fn lowest(&self) -> f64 {
        match self.low {
            Some(low) => low,
            None => self.typical(),
        }
    }

    /// The upper end of the range, or the central value where the table has no range.
    pub const fn highest(&self) -> f64 {
        match self.high {
            Some(high) => high,
            None => self.typical(),
        }
    }

    /// What its unit measures.
    pub const fn dimension(&self) -> Dimension {
        self.unit.dimension
    }

    /// The typical value as a length, if it is one.
    pub const fn length(&self) -> Option<Length> {
        match self.dimension() {
            Dimension::Length(mm) => Some(Length::from_mm(mm * self.typical())),
            _ => None,
        }
    }

    /// The typical value as a duration, if it is one.
    pub const fn time(&self) -> Option<Time> {
        match self.dimension() {
            Dimension::Time(secs) => Some(Time::from_secs(secs * self.typical())),
            _ => None,
        }
    }

    /// Value and range as lengths, if it is one.
    pub const fn lengths(&self) -> Option<Range<Length>> {
        match self.dimension() {
            Dimension::Length(mm) => Some(Range {
                typical: Length::from_mm(mm * self.typical()),
                low: Length::from_mm(mm * self.lowest()),
                high: Length::from_mm(mm * self.highest()),
            }),
            _ => None,
        }
    }

    /// Value and range as durations, if it is one.
    pub const fn times(&self) -> Option<Range<Time>> {
        match self.dimension() {
            Dimension::Time(secs) => Some(Range {
                typical: Time::from_secs(secs * self.typical()),
                low: Time::from_secs(secs * self.lowest()),
                high: Time::from_secs(secs * self.highest()),
            }),
            _ => None,
        }
    }
}

/// One constant per fact, named after its id in capitals.
#[expect(
    clippy::unreadable_literal,
    clippy::doc_markdown,
    reason = "generated: numbers and words stand as in the table"
)]
pub mod facts {
    use super::{Fact, Status, Unit};
    include!(concat!(env!("OUT_DIR"), "/facts.rs"));
}
