//! Numbers and measures as text.

use skindepth::evidence::facts;
use skindepth::plan::{Depth, Moment};
use skindepth::skin::Spread;
use skindepth::units::{Length, Time};
use skindepth::words::native::{english, words};
use skindepth::words::rules::{Habits, Plural};
use skindepth::words::{Catalogue, Lang, fill, number};

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
    let mm = |mm| english().length(Length::from_mm(mm)).replace('\u{a0}', " ");
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
        english().depth(Depth::clamped(Length::from_mm(0.25))),
        "0.25\u{a0}mm"
    );
    let spread = Spread::new(Length::from_mm(1.5), Length::from_mm(1.3), Length::from_mm(1.7)).unwrap();
    let wide = Spread::new(Length::from_mm(1.5), Length::from_mm(1.0), Length::from_mm(2.0)).unwrap();
    assert_eq!(english().estimated(&wide), "1.5\u{a0}mm (1.0–2.0, estimate)");
    let thin = Spread::new(
        Length::from_um(17.0),
        Length::from_um(12.4),
        Length::from_um(20.0),
    )
    .unwrap();
    assert_eq!(english().spread(&thin), "17\u{a0}µm (12–20)");
    assert_eq!(english().spread(&spread), "1.5\u{a0}mm (1.3–1.7)");
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
        assert_eq!(english().duration(time).replace('\u{a0}', " "), duration);
        assert_eq!(
            english().moment(Moment::After { time }).replace('\u{a0}', " "),
            moment
        );
    }
    assert_eq!(english().moment(Moment::Before), "before treatment");
    // What the clock says, a sentence beside it says, too.
    let days = Time::from_days;
    for (time, clock, moment) in [
        (Time::from_secs(59.0), "Just after", "just after"),
        (Time::from_minutes(10.9), "10 min", "10 minutes after"),
        (Time::from_hours(23.9), "23 h", "23 hours after"),
        (days(1.9), "Day 1", "day 1"),
        (days(20.0), "Day 20", "day 20"),
        (days(27.5), "Week 3", "week 3"),
        (days(83.5), "Week 11", "week 11"),
        (days(84.0), "Month 3", "month 3"),
        (days(91.0), "Month 3", "month 3"),
        (days(182.0), "Month 6", "month 6"),
    ] {
        let after = Moment::After { time };
        let said = [english().clock(after), english().moment(after)].map(|said| said.replace('\u{a0}', " "));
        assert_eq!(said, [clock, moment], "{time:?}");
    }
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
        assert_eq!(english().people(share), expected, "{share}");
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
        let text = english().fact(fact).replace('\u{a0}', " ");
        assert!(text.contains(part), "{}: {text}", fact.id);
    }
    assert_eq!(english().fact(&facts::FDA_AUTHORISED_USES), "");
}

#[test]
fn values_go_into_their_places() {
    let rows = [
        ("plain", "plain"),
        ("{a} and {b}", "1 and 2"),
        ("{b}{a}{b}", "212"),
        ("{missing}!", "!"),
        ("open {a", "open {a"),
        ("Day {n} of", "Day\u{a0}7\u{a0}of"),
        ("{n} h", "7\u{a0}h"),
    ];
    for (text, expected) in rows {
        assert_eq!(
            fill(text, &[("a", "1"), ("b", "2"), ("n", "7")]),
            expected,
            "{text}"
        );
    }
    assert_eq!(
        fill("{a}", &[("a", "{b}"), ("b", "no")]),
        "{b}",
        "a value is not read again"
    );
}

#[test]
fn plurals_follow_the_language() {
    let rows = [
        (
            Lang::En,
            [
                Plural::Other,
                Plural::One,
                Plural::Other,
                Plural::Other,
                Plural::Other,
            ],
        ),
        (
            Lang::De,
            [
                Plural::Other,
                Plural::One,
                Plural::Other,
                Plural::Other,
                Plural::Other,
            ],
        ),
        (
            Lang::Fr,
            [
                Plural::One,
                Plural::One,
                Plural::Other,
                Plural::Other,
                Plural::Other,
            ],
        ),
        (
            Lang::PtBr,
            [
                Plural::One,
                Plural::One,
                Plural::Other,
                Plural::Other,
                Plural::Other,
            ],
        ),
        (
            Lang::Ar,
            [Plural::Zero, Plural::One, Plural::Two, Plural::Few, Plural::Many],
        ),
    ];
    for (lang, expected) in rows {
        let words = Catalogue::new(lang, Habits::known(lang))
            .with("thing.zero = zero\nthing.one = one\nthing.two = two\nthing.few = few\nthing.many = many\nthing.other = other")
            .open();
        let said = [0, 1, 2, 5, 11].map(|n| words.count("thing", n));
        assert_eq!(said, expected.map(|plural| plural.key().to_owned()), "{lang:?}");
    }
    let words = Catalogue::new(Lang::Ar, Habits::known(Lang::Ar))
        .with("thing.few = few\nthing.other = other {n}")
        .open();
    assert_eq!(
        words.count("thing", 203),
        "few",
        "from two hundred on the last two digits count"
    );
    assert_eq!(words.count("thing", 1), "other\u{a0}1", "a form that is missing");
    assert_eq!(words.count("nothing", 1), "", "a text that is missing");
}

#[test]
fn numbers_are_written_as_the_language_does() {
    let rows = [
        (Lang::En, "1.5", "12,345.6"),
        (Lang::De, "1,5", "12.345,6"),
        (Lang::Fr, "1,5", "12\u{202f}345,6"),
        (Lang::Ar, "1.5", "12,345.6"),
    ];
    for (lang, short, long) in rows {
        assert_eq!(words(lang).rounded(1.5, 2), short, "{lang:?}");
        assert_eq!(words(lang).rounded(12345.6, 1), long, "{lang:?}");
    }
    let asked = Habits::asked(Lang::En, "12·345;6", |_| Plural::Many);
    let odd = Catalogue::new(Lang::En, asked).open();
    assert_eq!(odd.fixed(12345.6, 1), "12·345;6", "the platform's word counts");
    let strange = Habits::asked(Lang::En, "?", |_| Plural::Other);
    assert_eq!(
        Catalogue::new(Lang::En, strange).open().fixed(0.5, 1),
        "0.5",
        "a platform that says nothing"
    );
}

#[test]
fn a_file_in_disorder_gives_what_it_can() {
    let words = Catalogue::new(Lang::En, Habits::known(Lang::En))
        .with("# remark = no\n\nno sign\nempty =\n a = b = c \nplay = Later")
        .with("play = Last")
        .open();
    assert_eq!(words.find("a"), Some("b = c"));
    assert_eq!(words.find("empty"), None);
    assert_eq!(words.say(skindepth::words::key::PLAY), "Last");
    assert_eq!(
        words.say(skindepth::words::key::PAUSE),
        "pause",
        "a missing text reads as its key"
    );
    assert!(words.misses_some());
    let full = words.or("play = English\npause = English");
    assert_eq!(
        full.say(skindepth::words::key::PAUSE),
        "English",
        "English stands in"
    );
    assert_eq!(
        full.say(skindepth::words::key::PLAY),
        "Last",
        "its own text counts"
    );
    assert!(!full.misses_some());
    assert_eq!(
        words.and("pause = Halt").say(skindepth::words::key::PAUSE),
        "Halt"
    );
}

#[test]
fn a_depth_has_an_everyday_measure() {
    let said = |mm: f64| english().hairs(Depth::clamped(Length::from_mm(mm)));
    assert_eq!(said(1.5), "As deep as 15–25\u{a0}hairs are thick, side by side");
    assert_eq!(said(0.25), "As deep as 3–4\u{a0}hairs are thick, side by side");
    for lang in Lang::ALL {
        for steps in 5..=50 {
            let depth = Depth::clamped(Length::from_mm(f64::from(steps) * Depth::STEP_MM));
            let said = words(lang).hairs(depth);
            assert!(said.contains('–') && !said.contains('{'), "{lang:?}: {said}");
        }
    }
}
