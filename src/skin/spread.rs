//! How a length varies from person to person, as a distribution.
//!
//! A [`Spread`] is read as a two-piece normal distribution: `typical` is the median, `low` the 15.87th and `high`
//! the 84.13th percentile (one standard deviation on either side where the evidence gives one). The two sides may
//! differ, so skewed data keep their skew; with equal sides it is the ordinary normal distribution. Lengths can't be
//! negative, so quantiles stop at 0.

use super::Spread;
use crate::evidence::Fact;
use crate::evidence::unit::Dimension;
use crate::units::{Length, OutOfRange};

impl Spread {
    /// The longest length, in mm: no skin is thicker, no needle longer.
    pub const LONGEST_MM: f64 = 100.0;

    /// A spread from its three points.
    ///
    /// # Errors
    ///
    /// Refuses a middle that is not 0 to [`Spread::LONGEST_MM`], a low end that is not 0 to the middle, and a high end
    /// that is not the middle to the longest.
    pub fn new(typical: Length, low: Length, high: Length) -> Result<Self, OutOfRange> {
        let middle = OutOfRange::check("typical_mm", typical.mm(), [0.0, Self::LONGEST_MM])?;
        OutOfRange::check("low_mm", low.mm(), [0.0, middle])?;
        OutOfRange::check("high_mm", high.mm(), [middle, Self::LONGEST_MM])?;
        Ok(Self { typical, low, high })
    }

    /// What a model calculated, in millimetres: its ends can't cross the middle, nor fall below 0 where a difference of
    /// two spreads does.
    pub(crate) fn from_mm(typical: f64, low: f64, high: f64) -> Self {
        let typical = typical.max(0.0);
        Self {
            typical: Length::from_mm(typical),
            low: Length::from_mm(low.max(0.0).min(typical)),
            high: Length::from_mm(high.max(typical)),
        }
    }

    /// The spread of a fact given in micrometres or millimetres.
    pub fn of(fact: &Fact) -> Self {
        let mm = mm_per_unit(fact);
        Self::from_mm(fact.typical() * mm, fact.lowest() * mm, fact.highest() * mm)
    }

    /// Sum of two lengths that are thick or thin together (fully correlated): the widest that the sum can spread.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self::from_mm(
            self.typical.mm() + other.typical.mm(),
            self.low.mm() + other.low.mm(),
            self.high.mm() + other.high.mm(),
        )
    }

    /// The length `z` standard deviations from the middle, in millimetres.
    pub fn at_z(&self, z: f64) -> f64 {
        let typical = self.typical.mm();
        let side = if z < 0.0 {
            typical - self.low.mm()
        } else {
            self.high.mm() - typical
        };
        (typical + z * side).max(0.0)
    }

    /// Share of people in whom the length is at most `length`, 0 to 1. A side without spread is a step.
    pub fn cdf(&self, length: Length) -> f64 {
        let off = length.mm() - self.typical.mm();
        let side = if off < 0.0 {
            self.typical.mm() - self.low.mm()
        } else {
            self.high.mm() - self.typical.mm()
        };
        if length.mm() < 0.0 {
            0.0
        } else if side > 0.0 {
            normal_cdf(off / side)
        } else if off < 0.0 {
            0.0
        } else {
            1.0
        }
    }

    /// The length that a share `share` of people do not exceed. `share` is kept between 0 and 1; the tails end at
    /// eight standard deviations.
    pub fn quantile(&self, share: f64) -> Length {
        Length::from_mm(self.at_z(normal_quantile(share)))
    }
}

/// Millimetres per unit of a fact that is a length in micrometres or millimetres.
pub(crate) fn mm_per_unit(fact: &Fact) -> f64 {
    match fact.dimension() {
        Dimension::Length(mm) => mm,
        Dimension::Time(_) | Dimension::Other => {
            debug_assert!(false, "{} is no length", fact.id);
            1.0
        }
    }
}

/// The share of a normal distribution below `z` standard deviations.
///
/// Φ(z) = 1/2 + φ(z) (z + z³/3 + z⁵/(3·5) + ...), summed until a term no longer counts. Absolute error below 1e-14;
/// beyond |z| = 8 the result is 0 or 1.
pub fn normal_cdf(z: f64) -> f64 {
    if z.is_nan() {
        return 0.5;
    }
    if z.abs() > Z_END {
        return if z > 0.0 { 1.0 } else { 0.0 };
    }
    let mut term = z;
    let mut sum = z;
    let mut odd = 3.0;
    while term.abs() > 1e-17 * sum.abs() {
        term *= z * z / odd;
        sum += term;
        odd += 2.0;
    }
    (0.5 + sum * normal_density(z)).clamp(0.0, 1.0)
}

/// Density of the normal distribution.
pub(crate) fn normal_density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / std::f64::consts::TAU.sqrt()
}

/// Where the tails end, in standard deviations.
const Z_END: f64 = 8.0;

/// The inverse of [`normal_cdf`] by bisection, within 1e-12 away from the tails.
fn normal_quantile(share: f64) -> f64 {
    let (mut low, mut high) = (-Z_END, Z_END);
    for _ in 0..64 {
        let middle = 0.5 * (low + high);
        if normal_cdf(middle) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}
