//! The healing curves against published times, one row for each: the model card prints them, a test holds them.

use skindepth::evidence::{Fact, facts};
use skindepth::healing::{Band, Curve, Treatment};
use skindepth::needle::{Device, Setting};
use skindepth::units::Time;

/// A session with 250 channels for each cm², reaching `depth_mm`, uncovered.
const fn session(device: Device, setting: Setting, depth_mm: f64) -> Treatment {
    match Treatment::new(device, setting, depth_mm, 250.0) {
        Ok(treatment) => treatment,
        Err(_) => panic!("a treatment"),
    }
}

pub(crate) const PEN_MILD: Treatment = session(Device::Pen, Setting::Professional, 0.5);
pub(crate) const PEN: Treatment = session(Device::Pen, Setting::Professional, 1.5);
pub(crate) const PEN_DEEP: Treatment = session(Device::Pen, Setting::Professional, 2.5);
pub(crate) const ROLLER: Treatment = session(Device::Roller, Setting::Professional, 0.9);
pub(crate) const HOME: Treatment = session(Device::Roller, Setting::Home, 0.2);
pub(crate) const COVERED: Treatment = PEN.covered();

/// What a row reads off a curve, in hours.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Reading {
    /// When half of the peak is left.
    Half,
    /// When it has settled.
    Settled,
    /// When it is highest.
    Peak,
}

use Reading::{Half, Peak, Settled};

/// How near the reading has to come.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fit {
    /// The typical curve's reading lies in the fact's range.
    Typical,
    /// So do those of the low, typical and high curve.
    All,
    /// The reading's band and the fact's range overlap: a method or a species disagrees with the others.
    Overlap,
}

/// The fact's range in hours: a single value with one open end is a limit, without any it gets 10 %. A fact that is
/// no duration gets a range in which nothing lies.
pub(crate) fn range_hours(fact: &Fact) -> (f64, f64) {
    let Some(times) = fact.times() else {
        return (f64::INFINITY, f64::NEG_INFINITY);
    };
    let (low, high) = (times.low.hours(), times.high.hours());
    match (fact.low, fact.high) {
        (Some(_), Some(_)) => (low, high),
        (None, Some(_)) => (0.0, high),
        (Some(_), None) => (low, f64::INFINITY),
        (None, None) => (0.9 * low, 1.1 * high),
    }
}

pub(crate) fn read(treatment: &Treatment, curve: Curve, reading: Reading) -> [f64; 3] {
    let parts: [fn(Band) -> f64; 3] = [|b| b.low, |b| b.typical, |b| b.high];
    if matches!(reading, Settled) {
        return parts.map(|part| part(treatment.settled_by(curve)) / 3600.0);
    }
    parts.map(|part| {
        let value = |minutes: u32| part(treatment.at(curve, Time::from_minutes(f64::from(minutes))));
        let year = (0..6 * 1440).chain((6 * 1440..365 * 1440).step_by(60));
        let (at_peak, peak) =
            year.clone()
                .map(|minute| (minute, value(minute)))
                .fold(
                    (0, 0.0),
                    |best, here| if here.1 > best.1 + 1e-9 { here } else { best },
                );
        let minute = match reading {
            Peak => at_peak,
            _ => year
                .skip_while(|&minute| minute < at_peak)
                .find(|&minute| value(minute) <= 0.5 * peak)
                .unwrap_or(u32::MAX),
        };
        f64::from(minute) / 60.0
    })
}

/// A published time, and what is read off which curve of which treatment to compare with it.
pub(crate) type Row = (Fact, Treatment, Curve, Reading, Fit);

/// Every published time that a curve has to pass through.
pub(crate) const fn rows() -> &'static [Row] {
    use Curve::{
        BarrierLoss, ChannelOpening, Clot, CollagenI, CollagenIii, Fibroblasts, Flaking, Macrophages,
        Neutrophils, Redness, Remodelling, Swelling,
    };
    &[
        (
            facts::CLOSURE_MODEL_HALFLIFE_OPEN,
            PEN,
            ChannelOpening,
            Half,
            Fit::All,
        ),
        (
            facts::CLOSURE_UNOCCLUDED_GUPTA,
            PEN,
            ChannelOpening,
            Settled,
            Fit::Overlap,
        ),
        (
            facts::CLOSURE_TEWL_KALLURI,
            PEN,
            ChannelOpening,
            Settled,
            Fit::Typical,
        ),
        (
            facts::CLOSURE_CALCEIN_370,
            PEN,
            ChannelOpening,
            Settled,
            Fit::Typical,
        ),
        (facts::CLOSURE_CALCEIN_770, PEN, ChannelOpening, Settled, Fit::All),
        (
            facts::CHANNEL_VISIBLE_CLOSURE_SCHWARZ,
            PEN,
            ChannelOpening,
            Half,
            Fit::Overlap,
        ),
        (
            facts::CLOSURE_MODEL_HALFLIFE_OCCLUDED,
            COVERED,
            ChannelOpening,
            Half,
            Fit::All,
        ),
        (
            facts::CLOSURE_HALFLIFE_ABDOMEN,
            COVERED,
            ChannelOpening,
            Half,
            Fit::Typical,
        ),
        (
            facts::CLOSURE_HALFLIFE_UPPER_ARM,
            COVERED,
            ChannelOpening,
            Half,
            Fit::Typical,
        ),
        (
            facts::CLOSURE_HALFLIFE_VOLAR_FOREARM,
            COVERED,
            ChannelOpening,
            Half,
            Fit::Typical,
        ),
        (
            facts::CLOSURE_OCCLUDED_GUPTA,
            COVERED,
            ChannelOpening,
            Settled,
            Fit::Overlap,
        ),
        (
            facts::CLOSURE_TIME_ABDOMEN,
            COVERED,
            ChannelOpening,
            Settled,
            Fit::Typical,
        ),
        (
            facts::CLOSURE_TIME_UPPER_ARM,
            COVERED,
            ChannelOpening,
            Settled,
            Fit::Typical,
        ),
        (
            facts::CLOSURE_TIME_VOLAR_FOREARM,
            COVERED,
            ChannelOpening,
            Settled,
            Fit::Typical,
        ),
        (
            facts::CLOSURE_TIME_BLACK,
            COVERED,
            ChannelOpening,
            Settled,
            Fit::Typical,
        ),
        (
            facts::CLOSURE_TIME_LATINO,
            COVERED,
            ChannelOpening,
            Settled,
            Fit::Typical,
        ),
        (
            facts::CLOSURE_TIME_WHITE,
            COVERED,
            ChannelOpening,
            Settled,
            Fit::Overlap,
        ),
        (
            facts::CLOSURE_TIME_MULTIRACIAL,
            COVERED,
            ChannelOpening,
            Settled,
            Fit::Typical,
        ),
        (
            facts::CLOSURE_TIME_ASIAN,
            COVERED,
            ChannelOpening,
            Settled,
            Fit::Overlap,
        ),
        (
            facts::TEWL_ELEVATED_PEN,
            PEN_MILD,
            BarrierLoss,
            Settled,
            Fit::Typical,
        ),
        (
            facts::BARRIER_RECOVERY_HOME_ROLLER,
            HOME,
            BarrierLoss,
            Settled,
            Fit::Typical,
        ),
        (
            facts::BARRIER_RECOVERY_HYDROGEL_HUMAN,
            HOME,
            BarrierLoss,
            Settled,
            Fit::Overlap,
        ),
        (
            facts::CLOSURE_TEWL_KALLURI,
            PEN_MILD,
            BarrierLoss,
            Settled,
            Fit::Overlap,
        ),
        (facts::REEPITHELIALISATION, PEN, Clot, Settled, Fit::All),
        (facts::GF_RELEASE_WINDOW, PEN, Clot, Half, Fit::All),
        (facts::PHASE_HAEMOSTASIS, PEN, Clot, Half, Fit::Typical),
        (
            facts::ERYTHEMA_RESOLUTION_REVIEW,
            PEN,
            Redness,
            Settled,
            Fit::Typical,
        ),
        (
            facts::ERYTHEMA_RESOLUTION_REVIEW,
            PEN,
            Swelling,
            Settled,
            Fit::Typical,
        ),
        (
            facts::ERYTHEMA_RESOLUTION_REVIEW,
            PEN,
            Flaking,
            Settled,
            Fit::Typical,
        ),
        (facts::ERYTHEMA_CLINIC, PEN, Redness, Half, Fit::Typical),
        (facts::AE_RESOLUTION_REVIEW, PEN, Redness, Settled, Fit::All),
        (facts::AE_RESOLUTION_REVIEW, PEN, Swelling, Settled, Fit::All),
        (facts::AE_RESOLUTION_REVIEW, PEN, Flaking, Settled, Fit::All),
        (
            facts::AE_RESOLUTION_REVIEW,
            PEN,
            BarrierLoss,
            Settled,
            Fit::Typical,
        ),
        (facts::HKJDV_DOWNTIME, ROLLER, Redness, Settled, Fit::Overlap),
        (facts::STRIAE_AE_DURATION, PEN, Redness, Settled, Fit::Typical),
        (
            facts::DOWNTIME_VENDOR_SHALLOW,
            PEN_MILD,
            Redness,
            Settled,
            Fit::Overlap,
        ),
        (facts::DOWNTIME_VENDOR_MEDIUM, PEN, Redness, Settled, Fit::Overlap),
        (
            facts::DOWNTIME_VENDOR_DEEP,
            PEN_DEEP,
            Redness,
            Settled,
            Fit::Overlap,
        ),
        (facts::PHASE_NEUTROPHIL_PEAK, PEN, Neutrophils, Peak, Fit::All),
        (facts::PHASE_MACROPHAGE_PEAK, PEN, Macrophages, Peak, Fit::All),
        (facts::PHASE_INFLAMMATION, PEN, Neutrophils, Settled, Fit::All),
        (facts::PHASE_INFLAMMATION, PEN, Macrophages, Settled, Fit::Overlap),
        (facts::PHASE_PROLIFERATION, PEN, Fibroblasts, Peak, Fit::All),
        (facts::COLLAGEN_III_PEAK, PEN, CollagenIii, Peak, Fit::Typical),
        (facts::COLLAGEN_I_REPLACEMENT, PEN, CollagenI, Settled, Fit::All),
        (
            facts::COLLAGEN_DEPOSITION_TIMING_AUST,
            PEN,
            CollagenI,
            Peak,
            Fit::Typical,
        ),
        (facts::RESULT_PEAK, PEN, CollagenI, Peak, Fit::Typical),
        (facts::PHASE_REMODELLING, PEN, Remodelling, Settled, Fit::All),
    ]
}
