//! What must hold for every treatment and time.

use proptest::prelude::*;
use skindepth::healing::kernel::SETTLED;
use skindepth::healing::{Band, Curve, Phase, Treatment};
use skindepth::needle::{Device, Setting};
use skindepth::units::Time;

fn treatments() -> impl Strategy<Value = Treatment> {
    (
        0_usize..3,
        any::<bool>(),
        0.0..3.0_f64,
        0.0..2000.0_f64,
        1_u8..=8,
        0.05..84.0_f64,
        any::<bool>(),
    )
        .prop_map(
            |(device, home, depth_mm, density_per_cm2, sessions, days, covered)| {
                let setting = if home {
                    Setting::Home
                } else {
                    Setting::Professional
                };
                let treatment =
                    Treatment::new(Device::ALL[device], setting, depth_mm, density_per_cm2).unwrap();
                let series = treatment.series(sessions, Time::from_days(days)).unwrap();
                if covered { series.covered() } else { series }
            },
        )
}

/// The same with another depth and density.
fn with(treatment: &Treatment, depth_mm: f64, density_per_cm2: f64) -> Treatment {
    let Treatment {
        device,
        setting,
        sessions,
        interval,
        covered,
        ..
    } = *treatment;
    let changed = Treatment::new(device, setting, depth_mm, density_per_cm2).unwrap();
    let series = changed.series(sessions, interval).unwrap();
    if covered { series.covered() } else { series }
}

fn is_band(treatment: &Treatment, curve: Curve, time: Time) -> bool {
    let band = treatment.at(curve, time);
    0.0 <= band.low && band.low <= band.typical && band.typical <= band.high && band.high <= 1.0
}

proptest! {
    #[test]
    fn bands_are_ordered_and_bounded(treatment in treatments(), days in -10.0..400.0_f64) {
        for curve in Curve::ALL {
            let time = Time::from_days(days);
            prop_assert!(is_band(&treatment, curve, time), "{curve:?} {:?}", treatment.at(curve, time));
        }
    }

    #[test]
    fn nothing_happens_before_the_first_session_or_without_channels(
        treatment in treatments(),
        days in 0.0..400.0_f64,
    ) {
        for curve in Curve::ALL {
            let before = treatment.at(curve, Time::from_days(-1e-6 - days));
            prop_assert_eq!(before, Band::default());
            for idle in [
                with(&treatment, 0.0, treatment.density_per_cm2),
                with(&treatment, treatment.depth_mm, 0.0),
            ] {
                prop_assert_eq!(idle.at(curve, Time::from_days(days)), Band::default(), "{:?}", curve);
            }
        }
    }

    /// Between sessions a curve moves by little in little time; only a session itself acts at once.
    #[test]
    fn curves_are_continuous_between_sessions(treatment in treatments(), days in 0.0..400.0_f64) {
        let step = 1.0 / 86_400.0;
        let session_between = (0..treatment.sessions).any(|number| {
            let start = f64::from(number) * treatment.interval.days();
            days < start && start <= days + step
        });
        prop_assume!(!session_between && !is_just_after_a_session(&treatment, days));
        for curve in Curve::ALL {
            let (a, b) = (treatment.at(curve, Time::from_days(days)), treatment.at(curve, Time::from_days(days + step)));
            for (a, b) in [(a.low, b.low), (a.typical, b.typical), (a.high, b.high)] {
                prop_assert!((a - b).abs() < 0.01, "{curve:?} at day {days}: {a} to {b}");
            }
        }
    }

    #[test]
    fn the_same_question_has_the_same_answer(treatment in treatments(), days in 0.0..400.0_f64) {
        for curve in Curve::ALL {
            let time = Time::from_days(days);
            prop_assert_eq!(treatment.at(curve, time), treatment.at(curve, time));
            prop_assert_eq!(treatment.settled_by(curve), treatment.settled_by(curve));
        }
    }

    #[test]
    fn settled_means_settled(treatment in treatments()) {
        let single = treatment.single();
        for curve in Curve::ALL {
            let settled = single.settled_by(curve);
            prop_assert!(0.0 <= settled.low && settled.low <= settled.typical && settled.typical <= settled.high);
            prop_assert!(settled.high.is_finite());
            if !matches!(curve, Curve::CollagenI | Curve::Remodelling) {
                let after = single.at(curve, Time::from_secs(settled.high + 1.0));
                prop_assert!(after.high <= SETTLED * 1.001, "{curve:?}: {after:?}");
            }
        }
    }

    /// The longer since a treatment, the narrower its channels.
    #[test]
    fn a_channel_never_widens(treatment in treatments(), days in 0.0..30.0_f64, more in 0.0..30.0_f64) {
        let single = treatment.single();
        let [now, later] = [days, days + more].map(|days| single.at(Curve::ChannelOpening, Time::from_days(days)));
        prop_assert!(
            later.low <= now.low && later.typical <= now.typical && later.high <= now.high,
            "{now:?} {later:?}"
        );
    }

    /// More depth or more channels never means less of anything, and never an earlier end of a sign.
    #[test]
    fn more_needling_is_never_less(treatment in treatments(), days in 0.0..60.0_f64) {
        let more = [
            with(&treatment, treatment.depth_mm * 1.2, treatment.density_per_cm2),
            with(&treatment, treatment.depth_mm, treatment.density_per_cm2 * 1.2),
        ];
        for curve in [Curve::BarrierLoss, Curve::Clot, Curve::Redness, Curve::Neutrophils, Curve::CollagenI] {
            for more in more {
                let (less, more) = (treatment.at(curve, Time::from_days(days)), more.at(curve, Time::from_days(days)));
                prop_assert!(less.typical <= more.typical + 1e-12, "{curve:?}: {less:?} {more:?}");
            }
        }
    }
}

/// Channels and barrier fall steeply in the first minutes: steeper than any step of time can be small.
fn is_just_after_a_session(treatment: &Treatment, days: f64) -> bool {
    (0..treatment.sessions).any(|number| {
        let age = days - f64::from(number) * treatment.interval.days();
        (0.0..0.02).contains(&age)
    })
}

#[test]
fn no_time_makes_a_curve_ill() {
    let odd = [
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        -1.0,
        1e300,
        f64::MIN_POSITIVE,
    ];
    // The ends of what is allowed, too.
    let [shortest, longest] = Treatment::INTERVAL_DAYS.map(Time::from_days);
    for (depth_mm, density) in [(1.5, 250.0), (f64::MIN_POSITIVE, f64::MIN_POSITIVE), (10.0, 1e5)] {
        for interval in [shortest, longest] {
            let treatment = Treatment::new(Device::Pen, Setting::Professional, depth_mm, density)
                .and_then(|treatment| treatment.series(4, interval))
                .unwrap();
            for curve in Curve::ALL {
                for time in odd.into_iter().chain([0.0, 1e6]) {
                    assert!(
                        is_band(&treatment, curve, Time::from_secs(time)),
                        "{depth_mm} {curve:?} {time}"
                    );
                }
                assert!(
                    treatment.settled_by(curve).high.is_finite(),
                    "{depth_mm} {curve:?}"
                );
            }
            for time in odd {
                let _: Phase = treatment.phase(Time::from_secs(time));
            }
            let _: bool = treatment.interval_is_shorter_than_healing();
        }
    }
}

#[test]
fn keys_name_one_curve_and_one_phase() {
    for curve in Curve::ALL {
        assert_eq!(Curve::from_key(curve.key()), Some(curve));
    }
    for phase in Phase::ALL {
        assert_eq!(Phase::from_key(phase.key()), Some(phase));
    }
    assert_eq!(Curve::from_key("elastin"), None);
}
