//! A series of sessions: how single responses add up, which phase leads, when a sign has settled.
//!
//! Signs that come and go combine like independent chances, `1 − Π(1 − x)`: two fresh sessions look no redder than
//! one very red one. New matrix adds up and saturates, `1 − exp(−b Σ x)`, with `b` from the one protocol whose
//! collagen was measured (see [`MEASURED`]). Maturing is the mean over all planned sessions. Each keeps 0..1 and the
//! order of low, typical and high.

use super::response::Response;
use super::{Band, Curve, Phase, Treatment};
use crate::evidence::{Fact, facts};
use crate::needle::{Device, Setting};
use crate::units::Time;

/// Where the measured protocol stands on the scale of new collagen: room above it for those who respond more.
///
/// Numerics, not medicine: it fixes what "1" means. Collagen III at 0.8 is `lotfi-reticulin-increase`, collagen I at
/// 0.8 is `lotfi-collagen-content`.
pub const MEASURED: f64 = 0.8;

/// The course of treatment behind the two measured rises of collagen (Lotfi 2013): five monthly sessions with a
/// 1.5 mm roller, biopsy eight weeks after the last.
pub const MEASURED_PROTOCOL: Treatment = Treatment {
    device: Device::Roller,
    setting: Setting::Professional,
    depth_mm: facts::DEPTH_ACNE_SCARS_TRIAL.typical() * facts::LIMA_PENETRATION_FRACTION.typical() / 100.0,
    density_per_cm2: facts::ROLLER_HOLE_DENSITY_15_PASSES.typical(),
    sessions: facts::SESSIONS_LOTFI.typical() as u8,
    interval: time(facts::INTERVAL_TYPICAL),
    covered: false,
};

/// When its biopsies were taken, since the first session.
pub fn measured_at() -> Time {
    let last = MEASURED_PROTOCOL.session_start(MEASURED_PROTOCOL.sessions.saturating_sub(1));
    Time::from_secs(last.secs() + time(facts::LOTFI_BIOPSY_DELAY).secs())
}

const fn time(fact: Fact) -> Time {
    match fact.time() {
        Some(time) => time,
        None => Time::from_secs(0.0),
    }
}

/// How the sessions of a curve combine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Combine {
    /// `1 − Π(1 − x)`.
    Signs,
    /// `1 − exp(−b Σ x)`.
    Matrix,
    /// The mean over all planned sessions.
    Maturity,
}

impl Combine {
    const fn of(curve: Curve) -> Self {
        match curve {
            Curve::CollagenIii | Curve::CollagenI => Self::Matrix,
            Curve::Remodelling => Self::Maturity,
            _ => Self::Signs,
        }
    }
}

impl Treatment {
    /// A curve's value and range at a time since the first session: 0 before it, always 0 to 1 and
    /// low <= typical <= high. Continuous, but for what a session does at once (channels, barrier, bleeding, redness).
    pub fn at(&self, curve: Curve, time: Time) -> Band {
        let response = Response::of(curve, self);
        match Combine::of(curve) {
            Combine::Signs => self
                .fold(&response, time, 1.0, |left, x| left * (1.0 - x))
                .map(|left| 1.0 - left),
            Combine::Matrix => {
                let gain = matrix_gain(curve);
                self.fold(&response, time, 0.0, |sum, x| sum + x)
                    .map(|sum| 1.0 - (-gain * sum).exp())
            }
            Combine::Maturity => {
                let planned = f64::from(self.sessions.max(1));
                self.fold(&response, time, 0.0, |sum, x| sum + x)
                    .map(|sum| sum / planned)
            }
        }
    }

    /// The phase that leads at a time since the first session, counted from the latest session before it.
    ///
    /// Haemostasis to the end of `phase-haemostasis`. Inflammation and proliferation overlap (`phase-inflammation`,
    /// `phase-proliferation`); the lead changes when macrophages leave their peak (`phase-macrophage-peak`), which is
    /// also the overlap's middle. Remodelling leads from the end of `phase-proliferation`.
    pub fn phase(&self, time: Time) -> Phase {
        let age = self.age_of_latest(time);
        let ends = |fact: Fact| fact.times().map_or(0.0, |times| times.high.secs());
        if age.secs() < ends(facts::PHASE_HAEMOSTASIS) {
            Phase::Haemostasis
        } else if age.secs() < ends(facts::PHASE_MACROPHAGE_PEAK) {
            Phase::Inflammation
        } else if age.secs() < ends(facts::PHASE_PROLIFERATION) {
            Phase::Proliferation
        } else {
            Phase::Remodelling
        }
    }

    /// How long after one session a curve has settled, in seconds: the last time at which it stands above
    /// [`SETTLED`](super::kernel::SETTLED). For collagen I and remodelling, which stay, it is the time of 95 % of
    /// their rise. 0 for a curve that this treatment does not raise.
    pub fn settled_by(&self, curve: Curve) -> Band {
        let single = self.single();
        let stays = matches!(curve, Curve::CollagenI | Curve::Remodelling);
        let peak_from = Response::of(curve, &single).falls_from();
        let [low, typical, high] = PARTS.map(|part| {
            let value = |secs: f64| part(single.at(curve, Time::from_secs(secs)));
            if stays {
                let most = value(peak_from.secs());
                let target = most * (1.0 - super::kernel::SETTLED);
                crossing(0.0, peak_from.secs(), |secs| value(secs) < target)
            } else {
                last_above(peak_from.secs(), value)
            }
        });
        Band::ordered(low, typical, high)
    }

    /// Does the next session come before this one has healed?
    ///
    /// True when the interval is shorter than the time in which every sign and the inflammation have settled even in
    /// slow healers, or, for professionals, shorter than any interval of the trials (`interval-typical`).
    pub fn interval_is_shorter_than_healing(&self) -> bool {
        const HEALING: [Curve; 6] = [
            Curve::BarrierLoss,
            Curve::Redness,
            Curve::Swelling,
            Curve::Flaking,
            Curve::Neutrophils,
            Curve::Macrophages,
        ];
        if self.sessions < 2 {
            return false;
        }
        let shortest_studied = match (self.setting, facts::INTERVAL_TYPICAL.times()) {
            (Setting::Professional, Some(times)) => times.low.secs(),
            _ => 0.0,
        };
        let healed = HEALING
            .iter()
            .map(|&curve| self.settled_by(curve).high)
            .fold(shortest_studied, f64::max);
        self.interval.secs() < healed
    }

    /// How far the channels of all sessions before are still open when the next one comes, 0 to 1: nothing for a single
    /// session. Needling again then widens what is open instead of making the only way in, and whatever is on the skin
    /// meets more channels than one session makes.
    pub fn open_at_next_session(&self) -> Band {
        if self.sessions < 2 {
            return Band::default();
        }
        // Just before the second: of the first alone, an interval old.
        let single = self.single();
        single.at(Curve::ChannelOpening, self.session_start(1))
    }

    /// When a session takes place, since the first; the first is number 0.
    pub(super) fn session_start(&self, number: u8) -> Time {
        Time::from_secs(f64::from(number) * self.interval.secs())
    }

    /// The time since the latest session; negative before the first.
    fn age_of_latest(&self, time: Time) -> Time {
        (0..self.sessions.max(1))
            .map(|number| time.secs() - self.session_start(number).secs())
            .rfind(|&age| age >= 0.0)
            .map_or(time, Time::from_secs)
    }

    /// Folds the contributions of all sessions that have begun, for low, typical and high at once.
    fn fold(&self, response: &Response, time: Time, start: f64, step: impl Fn(f64, f64) -> f64) -> Band {
        let mut sum = Band::ordered(start, start, start);
        for number in 0..self.sessions {
            let age = time.secs() - self.session_start(number).secs();
            if age < 0.0 || age.is_nan() {
                break;
            }
            let x = response.at(Time::from_secs(age));
            sum = Band {
                typical: step(sum.typical, x.typical),
                low: step(sum.low, x.low),
                high: step(sum.high, x.high),
            };
        }
        sum
    }
}

/// `b` of `1 − exp(−b Σ x)`: puts the measured protocol at [`MEASURED`] when its biopsies were taken.
fn matrix_gain(curve: Curve) -> f64 {
    let response = Response::of(curve, &MEASURED_PROTOCOL);
    let sum = MEASURED_PROTOCOL
        .fold(&response, measured_at(), 0.0, |sum, x| sum + x)
        .typical;
    if sum > 0.0 {
        -(1.0 - MEASURED).ln() / sum
    } else {
        0.0
    }
}

/// Low, typical and high of a band.
const PARTS: [fn(Band) -> f64; 3] = [|band| band.low, |band| band.typical, |band| band.high];

/// Longest time that is searched: far beyond any fact.
const HORIZON_SECS: f64 = 100.0 * 365.0 * 86_400.0;

/// The last time at which a function that falls from `from_secs` on stands above the settled level.
fn last_above(from_secs: f64, value: impl Fn(f64) -> f64) -> f64 {
    let is_above = |secs: f64| value(secs) > super::kernel::SETTLED;
    if !is_above(from_secs) {
        // Its peak may lie earlier; find any time above by walking back from the common start of the fall.
        const STEPS: u32 = 64;
        let step = from_secs / f64::from(STEPS);
        let last = (0..STEPS)
            .rev()
            .map(|i| f64::from(i) * step)
            .find(|&secs| is_above(secs));
        return last.map_or(0.0, |secs| crossing(secs, secs + step, is_above));
    }
    crossing(from_secs, HORIZON_SECS, is_above)
}

/// Where a condition that holds at `low` stops to hold, by halving to a second's fraction; `high` if it never does.
fn crossing(mut low: f64, mut high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    const HALVINGS: u32 = 50;
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}
