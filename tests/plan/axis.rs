//! The time axis is monotone, smooth, and its own inverse.

use proptest::prelude::*;
use skindepth::plan::Moment;
use skindepth::plan::axis::{AFTER_STARTS, NEEDLING_STARTS, STOPS, moment, position};
use skindepth::units::Time;

fn after(time: Time) -> Moment {
    Moment::After { time }
}

fn secs_at(at: f64) -> f64 {
    match moment(at) {
        Moment::After { time } => time.secs(),
        _ => -1.0,
    }
}

#[test]
fn stops_stand_at_equal_distances_and_are_exact() {
    let n = STOPS.len() - 1;
    for (i, stop) in STOPS.into_iter().enumerate() {
        let expected = AFTER_STARTS + (1.0 - AFTER_STARTS) * i as f64 / n as f64;
        let found = position(after(stop));
        assert!(
            (found - expected).abs() < 1e-12,
            "stop {i} at {found}, not {expected}"
        );
        assert!(
            (secs_at(found) - stop.secs()).abs() <= 1e-9 * stop.secs(),
            "stop {i}"
        );
    }
    assert_eq!(moment(1.0), after(Moment::END));
    assert_eq!(moment(AFTER_STARTS), after(Time::from_secs(0.0)));
}

#[test]
fn ends_and_nonsense_give_a_moment() {
    let rows = [
        (f64::NAN, Moment::Before),
        (-1.0, Moment::Before),
        (f64::NEG_INFINITY, Moment::Before),
        (0.0, Moment::Before),
        (NEEDLING_STARTS, Moment::Needling { stroke: 0.0 }),
        (2.0, after(Moment::END)),
        (f64::INFINITY, after(Moment::END)),
    ];
    for (at, expected) in rows {
        assert_eq!(moment(at), expected, "at {at}");
    }
    assert!((position(Moment::Needling { stroke: f64::NAN }) - NEEDLING_STARTS).abs() < 1e-12);
    assert!((position(after(Time::from_secs(f64::INFINITY))) - 1.0).abs() < 1e-12);
}

/// Keys step from the position of the moment that is shown: they once stuck on intact skin.
#[test]
fn steps_lead_from_end_to_end() {
    for step in [0.0051, 0.01, 0.05, 0.3] {
        for (from, by, end) in [
            (Moment::Before, step, after(Moment::END)),
            (after(Moment::END), -step, Moment::Before),
        ] {
            let mut now = from;
            for _ in 0..200 {
                now = moment(position(now) + by);
            }
            assert_eq!(now, end, "by {by}");
        }
    }
}

/// The clock's speed, in logarithms, changes by little from one thousandth of the axis to the next.
#[test]
fn time_runs_smoothly_and_never_back() {
    const STEPS: i32 = 20_000;
    let log = |i: i32| {
        let at = AFTER_STARTS + (1.0 - AFTER_STARTS) * f64::from(i) / f64::from(STEPS);
        (1.0 + secs_at(at) / 20.0).ln()
    };
    let speed = |i: i32| (log(i + 1) - log(i)) * f64::from(STEPS);
    let mut last = speed(0);
    for i in 1..STEPS {
        let now = speed(i);
        assert!(now > 0.0, "time stands or turns at step {i}");
        assert!(
            (now - last).abs() < 0.02 * last.max(now),
            "the speed jumps at step {i}: {last} to {now}"
        );
        last = now;
    }
}

proptest! {
    #[test]
    fn a_position_comes_back(at in NEEDLING_STARTS..=1.0) {
        prop_assert!((position(moment(at)) - at).abs() < 1e-9);
    }

    #[test]
    fn a_moment_comes_back(days in 0.0..=365.0_f64, stroke in 0.0..=2.0_f64) {
        let secs = Time::from_days(days).secs();
        prop_assert!((secs_at(position(after(Time::from_secs(secs)))) - secs).abs() <= 1e-9 * secs.max(1.0));
        match moment(position(Moment::Needling { stroke })) {
            Moment::Needling { stroke: found } => prop_assert!((found - stroke).abs() < 1e-9),
            // The end of the stroke and the first instant after it share a place.
            found => prop_assert!((stroke - 2.0).abs() < 1e-9 && found == after(Time::from_secs(0.0))),
        }
    }
}
