//! Shapes over time: what one session does to one curve, before its strength.
//!
//! ```text
//! Fall   1 |\              Bump   1 |     ______
//!          | \_                     |   /        \_
//!        0 |___``--.__            0 |__/           ``-.__
//!          0  half  settled          onset peak_from peak_to +fade
//! ```
//!
//! A kernel is 0 before its session, never leaves 0..1, and "settled" means [`SETTLED`] of its peak.

use crate::units::{Time, power};

/// The share of the peak below which a sign counts as settled.
///
/// Assumed: no source says how faint "resolved" is. One in twenty is hard to see on any of these curves.
pub const SETTLED: f64 = 0.05;

/// −ln [`SETTLED`] and ln 2: how far a fall has come at its two known points. A test holds the first to its meaning.
const LN_TWENTY: f64 = 2.995_732_273_553_991;
const LN_TWO: f64 = std::f64::consts::LN_2;

/// A shape over the time since a session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kernel {
    /// At its peak at once, then falling through one half at `half` and [`SETTLED`] at `settled`:
    /// `exp(−ln 2 · (t/half)^p)`, the stretched exponential through both points.
    Fall {
        /// When half is left.
        half: Time,
        /// When [`SETTLED`] is left.
        settled: Time,
    },
    /// Rising smoothly from `onset` to `peak_from`, at its peak until `peak_to`, then fading like a bell to
    /// [`SETTLED`] after another `fade`.
    Bump {
        /// When it begins.
        onset: Time,
        /// When it reaches its peak.
        peak_from: Time,
        /// When it leaves its peak.
        peak_to: Time,
        /// From there to [`SETTLED`].
        fade: Time,
    },
}

impl Kernel {
    /// The value `age` after the session, 0 to 1; 0 before it. Durations run `stretch` times as long.
    pub(super) fn at(&self, age: Time, stretch: f64) -> f64 {
        let t = age.secs();
        if t.is_nan() || t < 0.0 {
            return 0.0;
        }
        match *self {
            Self::Fall { half, settled } => {
                let (half, settled) = (half.secs() * stretch, settled.secs() * stretch);
                let exponent = (LN_TWENTY / LN_TWO).ln() / (settled / half).ln();
                (-LN_TWO * power(t / half, exponent)).exp()
            }
            Self::Bump {
                onset,
                peak_from,
                peak_to,
                fade,
            } => {
                let (onset, peak_from) = (onset.secs() * stretch, peak_from.secs() * stretch);
                let (peak_to, fade) = (peak_to.secs() * stretch, fade.secs() * stretch);
                if t < peak_from {
                    smooth_step((t - onset) / (peak_from - onset))
                } else if t <= peak_to {
                    1.0
                } else {
                    let faded = (t - peak_to) / fade;
                    (-LN_TWENTY * faded * faded).exp()
                }
            }
        }
    }

    /// When it begins to fall for good.
    pub(super) fn falls_from(&self, stretch: f64) -> Time {
        match *self {
            Self::Fall { .. } => Time::from_secs(0.0),
            Self::Bump { peak_to, .. } => Time::from_secs(peak_to.secs() * stretch),
        }
    }
}

/// 0 up to 0, 1 from 1, smooth and never falling in between.
pub(super) fn smooth_step(x: f64) -> f64 {
    let x = x.clamp(0.0, 1.0);
    x * x * (3.0 - 2.0 * x)
}
