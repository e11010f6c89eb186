//! What must hold for every treatment and time.

use proptest::prelude::*;
use skindepth::healing::{Curve, Treatment};
use skindepth::needle::{Device, Setting};
use skindepth::units::Time;

fn treatments() -> impl Strategy<Value = Treatment> {
    (
        0_usize..3,
        any::<bool>(),
        0.0..3.0_f64,
        0.0..2000.0_f64,
        0_u8..=8,
        0.0..84.0_f64,
        any::<bool>(),
    )
        .prop_map(
            |(device, home, depth_mm, density_per_cm2, sessions, days, covered)| Treatment {
                device: Device::ALL[device],
                setting: if home {
                    Setting::Home
                } else {
                    Setting::Professional
                },
                depth_mm,
                density_per_cm2,
                sessions,
                interval: Time::from_days(days),
                covered,
            },
        )
}

fn is_band(treatment: &Treatment, curve: Curve, time: Time) -> bool {
    let band = treatment.at(curve, time);
    0.0 <= band.low && band.low <= band.typical && band.typical <= band.high && band.high <= 1.0
}

proptest! {
    #[test]
    fn bands_are_ordered_and_bounded(treatment in treatments(), days in -10.0..400.0_f64) {
        for curve in Curve::ALL {
            prop_assert!(is_band(&treatment, curve, Time::from_days(days)), "{curve:?} {:?}", treatment.at(curve, Time::from_days(days)));
        }
    }
}
