//! The evidence table as typed constants: the only place a clinical number comes from.
//!
//! `build.rs` turns `public/data/evidence.json` into [`facts`]: one constant per fact. An unknown id does not
//! compile. The full table (notes, sources, addresses) is not in the program; the page fetches it when the first
//! source card opens.

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
    /// The unit of the three numbers, as the table writes it.
    pub unit: &'static str,
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
}

/// One constant per fact, named after its id in capitals.
pub mod facts {
    use super::{Fact, Status};
    include!(concat!(env!("OUT_DIR"), "/facts.rs"));
}
