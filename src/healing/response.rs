//! The table of responses: for each curve, three kernels (low, typical, high) whose times are facts.
//!
//! Where a time is not a fact itself it is another fact's, and the line says why. Cell and collagen times come from
//! acute wounds and biopsies of any depth: depth changes how much of them there is, not when. The visible signs last
//! longer when deeper.

use super::kernel::Kernel;
use super::{Band, Curve, Treatment, dose};
use crate::evidence::{Fact, Range, facts};
use crate::units::Time;

/// One session's contribution to one curve.
#[derive(Debug, Clone, Copy)]
pub(super) struct Response {
    /// Low, typical, high.
    kernels: [Kernel; 3],
    /// How strong it is, 0 to 1.
    strength: Band,
    /// How much longer it lasts than its kernels say.
    stretch: f64,
}

impl Response {
    /// The contribution `age` after the session: low <= typical <= high, each 0 to 1.
    pub(super) fn at(&self, age: Time) -> Band {
        let [low, typical, high] = self.kernels.map(|kernel| kernel.at(age, self.stretch));
        Band::ordered(
            low * self.strength.low,
            typical * self.strength.typical,
            high * self.strength.high,
        )
    }

    /// When its last kernel begins to fall for good.
    pub(super) fn falls_from(&self) -> Time {
        let latest = self
            .kernels
            .iter()
            .map(|kernel| kernel.falls_from(self.stretch).secs())
            .fold(0.0, f64::max);
        Time::from_secs(latest)
    }

    /// The response of a treatment's single session.
    pub(super) fn of(curve: Curve, treatment: &Treatment) -> Self {
        let injury = dose::injury(treatment.depth_mm, treatment.density_per_cm2);
        let evaluated_mm = facts::SKINPEN_DEPTH_MAX_EVALUATED.typical();
        let by_depth = dose::stretch(treatment.depth_mm, evaluated_mm);
        let (kernels, strength, stretch) = match curve {
            Curve::ChannelOpening if treatment.covered => (CHANNEL_COVERED, present(injury), 1.0),
            Curve::ChannelOpening => (CHANNEL_OPEN, present(injury), 1.0),
            Curve::BarrierLoss => (barrier(treatment.depth_mm), dose::response(injury), 1.0),
            Curve::Clot => {
                let (bleeding, present) = (dose::bleeding(treatment.depth_mm), present(injury));
                (CLOT, bleeding.times(present), 1.0)
            }
            Curve::Redness if dose::may_settle_within_hours(treatment.device) => {
                (REDNESS_ROLLER, dose::response(injury), by_depth)
            }
            Curve::Redness => (REDNESS, dose::response(injury), by_depth),
            Curve::Swelling => (SWELLING, dose::response(injury), by_depth),
            Curve::Flaking => (FLAKING, dose::response(injury), by_depth),
            Curve::Neutrophils => (NEUTROPHILS, dose::response(injury), 1.0),
            Curve::Macrophages => (MACROPHAGES, dose::response(injury), 1.0),
            Curve::Fibroblasts => (FIBROBLASTS, dose::response(injury), 1.0),
            Curve::CollagenIii => (COLLAGEN_III, dose::response(injury), 1.0),
            Curve::CollagenI => (COLLAGEN_I, dose::response(injury), 1.0),
            Curve::Remodelling => (REMODELLING, present(injury), 1.0),
        };
        Self {
            kernels,
            strength,
            stretch,
        }
    }
}

/// All or nothing: channels are open, or there are none.
fn present(injury: f64) -> Band {
    let share = if injury > 0.0 { 1.0 } else { 0.0 };
    Band::ordered(share, share, share)
}

/// A fact's times; a fact that is no duration gives 0, which a test rules out.
const fn times(fact: Fact) -> Range<Time> {
    match fact.times() {
        Some(range) => range,
        None => Range {
            typical: Time::from_secs(0.0),
            low: Time::from_secs(0.0),
            high: Time::from_secs(0.0),
        },
    }
}

const fn fall(half: Time, settled: Time) -> Kernel {
    Kernel::Fall { half, settled }
}

/// A bump that has settled at a time, not after one.
const fn bump(onset: Time, peak_from: Time, peak_to: Time, settled: Time) -> Kernel {
    Kernel::Bump {
        onset,
        peak_from,
        peak_to,
        fade: Time::from_secs(settled.secs() - peak_to.secs()),
    }
}

const AT_ONCE: Time = Time::from_secs(0.0);
const CLINIC_REDNESS: Range<Time> = times(facts::ERYTHEMA_CLINIC);
const MOST_SETTLED: Range<Time> = times(facts::ERYTHEMA_RESOLUTION_REVIEW);
const ALL_SETTLED: Range<Time> = times(facts::AE_RESOLUTION_REVIEW);
const ROLLER_DOWNTIME: Range<Time> = times(facts::HKJDV_DOWNTIME);
const CLOSED_EPIDERMIS: Range<Time> = times(facts::REEPITHELIALISATION);
const INFLAMMATION: Range<Time> = times(facts::PHASE_INFLAMMATION);
const PROLIFERATION: Range<Time> = times(facts::PHASE_PROLIFERATION);
const REMODELLING_PHASE: Range<Time> = times(facts::PHASE_REMODELLING);
const NEUTROPHIL_PEAK: Range<Time> = times(facts::PHASE_NEUTROPHIL_PEAK);
const MACROPHAGE_PEAK: Range<Time> = times(facts::PHASE_MACROPHAGE_PEAK);
const COLLAGEN_III_PEAK: Range<Time> = times(facts::COLLAGEN_III_PEAK);
const COLLAGEN_I_TAKES_OVER: Range<Time> = times(facts::COLLAGEN_I_REPLACEMENT);
const RESULT_PEAK: Range<Time> = times(facts::RESULT_PEAK);
const CLAIMED_LONGEVITY: Range<Time> = times(facts::LONGEVITY_FERNANDES);

/// Uncovered. Resealed within 2 h by impedance in people at every needle geometry (so depth does not enter), 4 to 5 h
/// by water loss and 18 h by dye in the rat: methods disagree, and the band lies between them.
const CHANNEL_OPEN: [Kernel; 3] = {
    let half = times(facts::CLOSURE_MODEL_HALFLIFE_OPEN);
    [
        fall(half.low, times(facts::CLOSURE_UNOCCLUDED_GUPTA).typical),
        fall(half.typical, times(facts::CLOSURE_TEWL_KALLURI).typical),
        fall(half.high, times(facts::CLOSURE_CALCEIN_770).typical),
    ]
};

/// Covered: the half-life and the closing time that the impedance studies report.
const CHANNEL_COVERED: [Kernel; 3] = {
    let half = times(facts::CLOSURE_MODEL_HALFLIFE_OCCLUDED);
    [
        fall(half.low, times(facts::CLOSURE_OCCLUDED_GUPTA).high),
        fall(half.typical, times(facts::CLOSURE_TIME_UPPER_ARM).typical),
        fall(half.high, times(facts::CLOSURE_TIME_ABDOMEN).high),
    ]
};

/// Water loss. Most of the barrier is regained within hours while a trace stays for days: recovered within 72 h after
/// home rollers (`depth-home-studied`), still raised 48 h after a 0.5 mm pen (`tewl-elevated-pen`), longest after
/// 1.5 mm. At best as in the rat; at worst as long as any transient sign at the evaluated depth.
///
/// Estimate: the epidermal part of a channel is equally long at every depth, so recovery takes longer with the root of
/// what the other signs do.
fn barrier(depth_mm: f64) -> [Kernel; 3] {
    let half = times(facts::CLOSURE_MODEL_HALFLIFE_OPEN);
    // Both points of a curve move together: with one alone, a longer trace would begin with a faster recovery.
    let slowed = |half: Time, settled: Time, measured_at: Fact| {
        let by = dose::stretch(depth_mm, measured_at.typical()).sqrt();
        fall(
            Time::from_secs(half.secs() * by),
            Time::from_secs(settled.secs() * by),
        )
    };
    let (home, pen) = (facts::DEPTH_HOME_STUDIED, facts::SKINPEN_DEPTH_MAX_EVALUATED);
    [
        slowed(half.low, times(facts::CLOSURE_TEWL_KALLURI).typical, home),
        slowed(
            half.typical,
            times(facts::BARRIER_RECOVERY_HOME_ROLLER).typical,
            home,
        ),
        slowed(half.high, ALL_SETTLED.typical, pen),
    ]
}

/// The plug is active while its platelets release growth factors, and gone when the epidermis has closed under it.
const CLOT: [Kernel; 3] = {
    let active = times(facts::GF_RELEASE_WINDOW);
    [
        fall(active.low, CLOSED_EPIDERMIS.low),
        fall(active.typical, CLOSED_EPIDERMIS.typical),
        fall(active.high, CLOSED_EPIDERMIS.high),
    ]
};

/// Red at the end of the treatment (it is its end-point: `endpoint-erythema-fda-trial`), for one to two days like a
/// sunburn; settled within 3 days in most and 7 in nearly all.
const REDNESS: [Kernel; 3] = [
    bump(AT_ONCE, AT_ONCE, ROLLER_DOWNTIME.low, CLINIC_REDNESS.low),
    bump(AT_ONCE, AT_ONCE, CLINIC_REDNESS.low, MOST_SETTLED.typical),
    bump(AT_ONCE, AT_ONCE, CLINIC_REDNESS.high, ALL_SETTLED.typical),
];

/// After a roller, one series saw redness for a few hours only.
const REDNESS_ROLLER: [Kernel; 3] = [
    bump(AT_ONCE, AT_ONCE, AT_ONCE, ROLLER_DOWNTIME.high),
    REDNESS[1],
    REDNESS[2],
];

/// Assumed: swelling takes the first hours to rise (as long as the shortest reported downtime). It settles with the
/// redness; the reviews name them together.
const SWELLING: [Kernel; 3] = [
    bump(
        AT_ONCE,
        ROLLER_DOWNTIME.high,
        ROLLER_DOWNTIME.high,
        CLINIC_REDNESS.low,
    ),
    bump(
        AT_ONCE,
        ROLLER_DOWNTIME.typical,
        CLINIC_REDNESS.low,
        MOST_SETTLED.typical,
    ),
    bump(
        AT_ONCE,
        ROLLER_DOWNTIME.low,
        CLINIC_REDNESS.high,
        ALL_SETTLED.typical,
    ),
];

/// Assumed: flaking begins when the epidermis closes below the crusts and is over with the other signs.
const FLAKING: [Kernel; 3] = [
    bump(
        CLOSED_EPIDERMIS.typical,
        CLINIC_REDNESS.typical,
        CLINIC_REDNESS.typical,
        CLINIC_REDNESS.high,
    ),
    bump(
        CLOSED_EPIDERMIS.low,
        CLINIC_REDNESS.typical,
        CLINIC_REDNESS.high,
        MOST_SETTLED.typical,
    ),
    bump(
        CLOSED_EPIDERMIS.low,
        CLINIC_REDNESS.low,
        MOST_SETTLED.typical,
        ALL_SETTLED.typical,
    ),
];

/// At their peak from the first to the second day, replaced as macrophages reach theirs.
const NEUTROPHILS: [Kernel; 3] = [
    bump(
        AT_ONCE,
        NEUTROPHIL_PEAK.typical,
        NEUTROPHIL_PEAK.typical,
        MACROPHAGE_PEAK.low,
    ),
    bump(
        AT_ONCE,
        NEUTROPHIL_PEAK.typical,
        NEUTROPHIL_PEAK.typical,
        MACROPHAGE_PEAK.high,
    ),
    bump(
        AT_ONCE,
        NEUTROPHIL_PEAK.low,
        NEUTROPHIL_PEAK.high,
        INFLAMMATION.high,
    ),
];

/// From the neutrophils' peak on, at their own peak from day 3 to 5; gone with inflammation, at the latest when
/// the growth factor that they release is back to normal (two weeks in the rat).
const MACROPHAGES: [Kernel; 3] = [
    bump(
        NEUTROPHIL_PEAK.low,
        MACROPHAGE_PEAK.typical,
        MACROPHAGE_PEAK.typical,
        INFLAMMATION.high,
    ),
    bump(
        NEUTROPHIL_PEAK.low,
        MACROPHAGE_PEAK.typical,
        MACROPHAGE_PEAK.typical,
        times(facts::BRUISING_CLINIC_MAX).high,
    ),
    bump(
        NEUTROPHIL_PEAK.low,
        MACROPHAGE_PEAK.low,
        MACROPHAGE_PEAK.high,
        times(facts::TGFB3_UPREGULATION_DURATION).typical,
    ),
];

/// Active through the proliferative phase, busiest while new collagen III leads.
const FIBROBLASTS: [Kernel; 3] = [
    bump(
        PROLIFERATION.low,
        COLLAGEN_III_PEAK.typical,
        COLLAGEN_III_PEAK.typical,
        PROLIFERATION.high,
    ),
    bump(
        NEUTROPHIL_PEAK.high,
        COLLAGEN_III_PEAK.typical,
        COLLAGEN_III_PEAK.high,
        times(facts::NEOCOLLAGEN_VISIBLE).typical,
    ),
    bump(
        NEUTROPHIL_PEAK.low,
        COLLAGEN_III_PEAK.low,
        COLLAGEN_III_PEAK.high,
        times(facts::NEOCOLLAGEN_VISIBLE).high,
    ),
];

/// Laid down from day 3, leading the new matrix in the second week, replaced by collagen I within the year.
const COLLAGEN_III: [Kernel; 3] = [
    bump(
        PROLIFERATION.low,
        PROLIFERATION.high,
        PROLIFERATION.high,
        COLLAGEN_I_TAKES_OVER.typical,
    ),
    bump(
        PROLIFERATION.low,
        COLLAGEN_III_PEAK.high,
        PROLIFERATION.high,
        COLLAGEN_I_TAKES_OVER.high,
    ),
    bump(
        NEUTROPHIL_PEAK.high,
        COLLAGEN_III_PEAK.low,
        times(facts::NEOCOLLAGEN_VISIBLE).typical,
        REMODELLING_PHASE.high,
    ),
];

/// From the third week, at its most three to six months later, or only after a year. How long it stays is not
/// known: an expert's claim of years bounds the typical and high curve, the end of remodelling the low one. Within
/// the clock's year this shows as no fall to a slight one.
const COLLAGEN_I: [Kernel; 3] = [
    bump(
        PROLIFERATION.high,
        COLLAGEN_I_TAKES_OVER.high,
        COLLAGEN_I_TAKES_OVER.high,
        REMODELLING_PHASE.high,
    ),
    bump(
        COLLAGEN_I_TAKES_OVER.low,
        RESULT_PEAK.typical,
        RESULT_PEAK.typical,
        CLAIMED_LONGEVITY.low,
    ),
    bump(
        COLLAGEN_III_PEAK.high,
        RESULT_PEAK.low,
        RESULT_PEAK.typical,
        CLAIMED_LONGEVITY.high,
    ),
];

/// Matured after half a year at best, a year typically, two at the longest; it does not go back within the clock.
const REMODELLING: [Kernel; 3] = [
    bump(
        REMODELLING_PHASE.low,
        REMODELLING_PHASE.high,
        REMODELLING_PHASE.high,
        CLAIMED_LONGEVITY.high,
    ),
    bump(
        REMODELLING_PHASE.low,
        COLLAGEN_I_TAKES_OVER.high,
        REMODELLING_PHASE.high,
        CLAIMED_LONGEVITY.high,
    ),
    bump(
        REMODELLING_PHASE.low,
        RESULT_PEAK.typical,
        REMODELLING_PHASE.high,
        CLAIMED_LONGEVITY.high,
    ),
];
