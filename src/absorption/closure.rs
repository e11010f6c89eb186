//! How an open channel closes: the share of its cross-section that is still open.

use crate::evidence::{Fact, facts};
use crate::units::{OutOfRange, Time};

/// Which end of a published range is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// Closing fastest.
    Low,
    /// Middle.
    #[default]
    Typical,
    /// Closing slowest.
    High,
}

impl Bound {
    /// All bounds.
    pub const ALL: [Self; 3] = [Self::Low, Self::Typical, Self::High];

    /// That end of a fact.
    pub(super) const fn of(self, fact: &Fact) -> f64 {
        match self {
            Self::Low => fact.lowest(),
            Self::Typical => fact.typical(),
            Self::High => fact.highest(),
        }
    }
}

/// Exponential closing: open share = 2^(-t / half-life) from the needling on, 0 before.
///
/// The half-lives (`closure-model-halflife-open`, 1 h, 0.25 to 5; `closure-model-halflife-occluded`, 22 h, 8 to 41) are
/// read as those of the conducting cross-section, which is what impedance follows. Both published pictures are kept:
/// resealing within 2 to 5 h uncovered, about 60 h covered (`closure-unoccluded-gupta`, `closure-tewl-kalluri`,
/// `closure-time-volar-forearm`). The whole length closes alike.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Closure {
    /// Seconds from application to needling; negative when the needling came first.
    pub needled_secs: f64,
    /// Time in which half of the open cross-section closes, in seconds; infinite keeps channels open.
    pub half_life_secs: f64,
}

impl Closure {
    /// A closing that was measured elsewhere.
    ///
    /// # Errors
    ///
    /// Refuses a half-life that is not positive (it may be infinite), and a needling that is no number or further off
    /// than 1e9 s.
    pub fn new(needled_secs: f64, half_life_secs: f64) -> Result<Self, OutOfRange> {
        OutOfRange::check("needled_secs", needled_secs, [-1e9, 1e9])?;
        OutOfRange::check(
            "half_life_secs",
            half_life_secs,
            [f64::MIN_POSITIVE, f64::INFINITY],
        )?;
        Ok(Self {
            needled_secs,
            half_life_secs,
        })
    }

    /// The published closing, with the needling at `needled_secs` after the application.
    pub fn published(covered: bool, bound: Bound, needled_secs: f64) -> Self {
        let fact: &Fact = if covered {
            &facts::CLOSURE_MODEL_HALFLIFE_OCCLUDED
        } else {
            &facts::CLOSURE_MODEL_HALFLIFE_OPEN
        };
        Self {
            needled_secs,
            half_life_secs: Time::from_hours(bound.of(fact)).secs(),
        }
    }

    /// Open share of the fresh cross-section at a time after application, 0 to 1.
    pub fn open_at(&self, secs: f64) -> f64 {
        let age = secs - self.needled_secs;
        if age < 0.0 {
            0.0
        } else {
            (-age / self.half_life_secs).exp2()
        }
    }

    /// Mean of the open share over an interval that the needling does not fall into.
    pub fn open_between(&self, from: f64, to: f64) -> f64 {
        if 0.5 * (from + to) < self.needled_secs {
            return 0.0;
        }
        let first = self.open_at(from.max(self.needled_secs));
        let lives = (to - from) / self.half_life_secs * std::f64::consts::LN_2;
        // (1 - e^-x) / x; its limit where x is too small to divide by.
        let mean = if lives > 1e-9 {
            -(-lives).exp_m1() / lives
        } else {
            1.0
        };
        first * mean
    }

    /// The longest step from `secs` on over which the open share falls by no more than `share` of the fresh one.
    pub fn longest_step(&self, secs: f64, share: f64) -> f64 {
        let open = self.open_at(secs);
        if open <= share {
            f64::INFINITY
        } else {
            self.half_life_secs * (open / (open - share)).log2()
        }
    }
}
