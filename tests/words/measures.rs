//! Numbers and measures as text.

use skindepth::evidence::facts;
use skindepth::plan::{Depth, Moment};
use skindepth::skin::Spread;
use skindepth::units::{Length, Time};
use skindepth::words::{measures, number};

#[test]
fn numbers() {
    let rows = [
        (number::fixed(1.5, 2), "1.50"),
        (number::fixed(f64::NAN, 2), "–"),
        (number::rounded(1.5, 2), "1.5"),
        (number::rounded(2.0, 2), "2"),
        (number::rounded(20.0, 0), "20"),
        (number::rounded(-0.25, 1), "\u{2212}0.3"),
        (number::whole(12), "12"),
    ];
    for (text, expected) in rows {
        assert_eq!(text, expected);
    }
}

#[test]
fn lengths() {
    let mm = |mm| measures::length(Length::from_mm(mm)).replace('\u{a0}', " ");
    let rows = [
        (mm(0.0168), "17 µm"),
        (mm(0.0999), "100 µm"),
        (mm(0.48), "0.48 mm"),
        (mm(1.46), "1.5 mm"),
        (mm(3.0), "3 mm"),
    ];
    for (text, expected) in rows {
        assert_eq!(text, expected);
    }
    assert_eq!(
        measures::setting(Depth::clamped(Length::from_mm(0.25))),
        "0.25\u{a0}mm"
    );
    let spread = Spread::new(Length::from_mm(1.5), Length::from_mm(1.3), Length::from_mm(1.7));
    let wide = Spread::new(Length::from_mm(1.5), Length::from_mm(1.0), Length::from_mm(2.0));
    assert_eq!(measures::estimated(&wide), "1.5\u{a0}mm (1.0–2.0, estimate)");
    let thin = Spread::new(
        Length::from_um(17.0),
        Length::from_um(12.4),
        Length::from_um(20.0),
    );
    assert_eq!(measures::spread(&thin), "17\u{a0}µm (12–20)");
    assert_eq!(measures::spread(&spread), "1.5\u{a0}mm (1.3–1.7)");
}

#[test]
fn durations_and_moments() {
    let rows = [
        (Time::from_secs(1.0), "1 second", "just after"),
        (Time::from_minutes(10.0), "10 minutes", "10 minutes after"),
        (Time::from_hours(1.0), "1 hour", "1 hour after"),
        (Time::from_days(1.0), "24 hours", "day 1"),
        (Time::from_days(3.0), "3 days", "day 3"),
        (Time::from_days(42.0), "6 weeks", "week 6"),
        (Time::from_days(91.0), "3 months", "month 3"),
        (Time::from_days(365.0), "12 months", "month 12"),
    ];
    for (time, duration, moment) in rows {
        assert_eq!(measures::duration(time).replace('\u{a0}', " "), duration);
        assert_eq!(
            measures::moment(Moment::After { time }).replace('\u{a0}', " "),
            moment
        );
    }
    assert_eq!(measures::moment(Moment::Before), "before treatment");
}

#[test]
fn shares_are_told_in_tenths_and_never_certain() {
    let rows = [
        (f64::NAN, "almost nobody"),
        (0.0, "almost nobody"),
        (0.04, "fewer than 1 in 10 people"),
        (0.31, "about 3 in 10 people"),
        (0.96, "more than 9 in 10 people"),
        (1.0, "almost everybody"),
    ];
    for (share, expected) in rows {
        assert_eq!(measures::share(share), expected, "{share}");
    }
}

#[test]
fn facts_say_how_far_they_may_be_trusted() {
    let rows = [
        (&facts::SKINPEN_DEPTH_MAX_EVALUATED, "1.5 mm"),
        (&facts::CLOSURE_UNOCCLUDED_GUPTA, "h"),
        (&facts::HOME_DEPTH_LIMIT, ", approximate"),
        (&facts::D_DERMIS_FREE_CAFFEINE, ", estimate"),
    ];
    for (fact, part) in rows {
        let text = measures::fact(fact).replace('\u{a0}', " ");
        assert!(text.contains(part), "{}: {text}", fact.id);
    }
    assert_eq!(measures::fact(&facts::FDA_AUTHORISED_USES), "");
}
