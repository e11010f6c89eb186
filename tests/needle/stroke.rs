//! One stroke: touches, dents, yields, reaches, leaves, without a jump.

use proptest::prelude::*;
use skindepth::evidence::facts;
use skindepth::needle::stroke::{Insertion, Stroke};
use skindepth::needle::{Device, Setting, stroke};
use skindepth::units::Length;

use super::tool;

fn insertion(device: Device, setting: Setting, set_mm: f64) -> Insertion {
    Insertion::of(&tool(device, setting, set_mm, 12, 4))
}

/// A stroke of a professional's pen.
fn at(stroke: f64, reached: f64) -> Stroke {
    stroke::at(
        stroke,
        reached,
        &insertion(Device::Pen, Setting::Professional, 1.5),
    )
}

#[test]
fn the_named_moments_are_what_they_say() {
    let check = |stroke: f64, reached: f64, expected: Stroke| {
        let got = at(stroke, reached);
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(
            near(got.tip_mm, expected.tip_mm)
                && near(got.dimple_mm, expected.dimple_mm)
                && near(got.punctured, expected.punctured),
            "{stroke}: {got:?}"
        );
    };
    check(0.0, 1.5, Stroke::default());
    check(
        1.0,
        1.5,
        Stroke {
            tip_mm: 1.5,
            dimple_mm: 0.44
                * insertion(Device::Pen, Setting::Professional, 1.5)
                    .dent
                    .typical
                    .mm(),
            punctured: 1.0,
        },
    );
    check(
        2.0,
        1.5,
        Stroke {
            tip_mm: -0.3,
            dimple_mm: 0.0,
            punctured: 0.0,
        },
    );
    check(
        -1.0,
        1.5,
        Stroke {
            tip_mm: -0.3,
            dimple_mm: 0.0,
            punctured: 0.0,
        },
    );
    check(9.0, 1.5, at(2.0, 1.5));
    check(f64::NAN, 1.5, at(0.0, 1.5));
    check(
        1.0,
        f64::NAN,
        Stroke {
            tip_mm: 0.0,
            dimple_mm: 0.0,
            punctured: 1.0,
        },
    );
}

const EVERY: [(Device, Setting); 6] = [
    (Device::Pen, Setting::Professional),
    (Device::Pen, Setting::Home),
    (Device::Stamp, Setting::Professional),
    (Device::Stamp, Setting::Home),
    (Device::Roller, Setting::Professional),
    (Device::Roller, Setting::Home),
];

/// At the ends the dent is what was measured there.
#[test]
fn dents_meet_their_facts() {
    let pen = insertion(Device::Pen, Setting::Professional, 2.5);
    let [speed, ..] = pen.speed_mm_per_s;
    let impact = 1000.0 * facts::IMPACT_INSERTION_VELOCITY.lowest();
    assert!((0.5 * impact..impact).contains(&speed), "{speed} mm/s");
    let fast = facts::INDENTATION_BEFORE_PUNCTURE;
    assert!(
        (pen.dent.typical.mm() - fast.typical()).abs() < 0.02,
        "{:?}",
        pen.dent
    );
    // Slow insertion buries less than half: the rest is dent.
    let slow = insertion(Device::Stamp, Setting::Home, 0.25);
    assert!(slow.dent.typical.mm() <= 0.25 * facts::BURIED_LENGTH_FRACTION_SLOW.highest() / 100.0 + 1e-9);
    // A hand is slower than a motor, and dents more.
    for set_mm in [0.5, 1.0, 1.5, 2.5] {
        let motor = insertion(Device::Pen, Setting::Professional, set_mm);
        for device in [Device::Roller, Device::Stamp] {
            let hand = insertion(device, Setting::Professional, set_mm);
            assert!(
                hand.speed_mm_per_s[0] < motor.speed_mm_per_s[0],
                "{device:?} {set_mm}"
            );
            assert!(hand.dent.typical > motor.dent.typical, "{device:?} {set_mm}");
        }
    }
}

proptest! {
    #[test]
    fn every_length_has_an_insertion(place in 0..EVERY.len(), set_mm in 0.01..9.5_f64) {
        let (device, setting) = EVERY[place];
        let all = insertion(device, setting, set_mm);
        let [typical, low, high] = all.speed_mm_per_s;
        prop_assert!(0.0 <= low && low <= typical && typical <= high && high.is_finite());
        prop_assert!(all.dent.low <= all.dent.typical && all.dent.typical <= all.dent.high);
        prop_assert!(all.time_in(Length::from_mm(set_mm)).secs().is_finite());
        // Longer needles meet the skin faster and never dent it less.
        let longer = insertion(device, setting, set_mm + 0.5);
        prop_assert!(longer.speed_mm_per_s[0] >= typical);
    }
}

/// Slow needles break through later in the stroke, and the skin follows them out sooner.
#[test]
fn a_slow_needle_breaks_through_later() {
    let fast = insertion(Device::Pen, Setting::Professional, 1.5);
    let slow = insertion(Device::Stamp, Setting::Professional, 1.5);
    let yields = |insertion: &Insertion| {
        (0..1000)
            .map(|i| f64::from(i) / 1000.0)
            .find(|&at| stroke::at(at, 1.0, insertion).punctured > 0.0)
            .unwrap_or(2.0)
    };
    assert!(yields(&slow) > yields(&fast) + 0.05);
    let left = |insertion: &Insertion| {
        stroke::at(1.6, 1.0, insertion).dimple_mm / stroke::at(1.0, 1.0, insertion).dimple_mm
    };
    assert!(left(&slow) < left(&fast));
}

#[test]
fn it_is_continuous_and_goes_in_before_it_goes_out() {
    let depths = [0.05, 0.25, 1.5, 2.5];
    let cases = EVERY
        .into_iter()
        .flat_map(|device| depths.map(|reached| (device, reached)));
    for ((device, setting), reached) in cases {
        let insertion = insertion(device, setting, reached);
        let at = |stroke, reached| stroke::at(stroke, reached, &insertion);
        let mut before = at(-1.0, reached);
        let mut yielded = false;
        for i in -3999..=8000_i32 {
            let stroke = f64::from(i) / 4000.0;
            let now = at(stroke, reached);
            assert!((now.tip_mm - before.tip_mm).abs() < 0.01, "{reached} {stroke}");
            assert!(
                (now.dimple_mm - before.dimple_mm).abs() < 0.002,
                "{reached} {stroke}"
            );
            assert!(
                (now.punctured - before.punctured).abs() < 0.02,
                "{reached} {stroke}"
            );
            assert!(now.dimple_mm >= 0.0 && (0.0..=1.0).contains(&now.punctured));
            let inward = stroke <= 1.0;
            assert!(
                !inward || now.tip_mm >= before.tip_mm - 1e-12,
                "{reached} {stroke}"
            );
            assert!(
                inward || now.tip_mm <= before.tip_mm + 1e-12,
                "{reached} {stroke}"
            );
            yielded |= now.punctured > 0.0;
            assert!(
                yielded || (now.tip_mm - now.dimple_mm).abs() < 1e-9 || stroke < 0.0,
                "on the dent's floor"
            );
            before = now;
        }
        assert!(yielded);
    }
}
