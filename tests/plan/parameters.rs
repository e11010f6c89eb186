//! Addresses, ordinary and nasty: a valid session and a word about whatever was not taken.

use std::path::Path;

use proptest::prelude::*;
use skindepth::absorption::Product;
use skindepth::plan::params::{Kind, PARAMETERS, Parsed, WarningKind, docs, parse, short};
use skindepth::plan::token::{self, TokenError};
use skindepth::plan::{Moment, Session, Theme};
use skindepth::skin::Site;
use skindepth::units::Time;

use super::session::is_valid;

use WarningKind::{BadToken, Clamped, Repeated, UnknownParameter, UnknownValue};

fn changed(change: impl FnOnce(&mut Session)) -> Session {
    let mut session = Session::default();
    change(&mut session);
    session
}

fn depth_mm(query: &str) -> f64 {
    parse(query, "").session.plan.depth.mm()
}

#[track_caller]
fn check(query: &str, fragment: &str, warnings: &[(&str, WarningKind)]) -> Parsed {
    let parsed = parse(query, fragment);
    let found: Vec<_> = parsed
        .warnings
        .iter()
        .map(|warning| (warning.parameter.as_str(), warning.kind))
        .collect();
    assert_eq!(found, warnings, "{query}#{fragment}");
    assert!(is_valid(&parsed.session));
    parsed
}

#[test]
fn a_whole_address() {
    let parsed = check(
        "?site=eye-area&tone=7&sex=women&thickness=thin&concern=wrinkles&device=stamp&setting=home&metal=titanium&gauge=32G&tip=sharp&rate=100\
         &depth=0.5&needles=16&passes=2&product=vitamin-c&after=-30&wiped=yes&covered&sessions=3&interval=28d\
         &time=3d&view=section&theme=dark&seed=99",
        "",
        &[],
    );
    let plan = serde_json::to_value(&parsed.session.plan).unwrap();
    let expected = serde_json::json!({
        "site": "eye-area", "sex": "women", "thickness": "thin", "tone": 7, "concern": "wrinkles",
        "device": "stamp", "setting": "home", "metal": "titanium", "depth": 0.5,
        "make": {"gauge": "32g", "tip": "sharp", "rate": 100},
        "needles": 16, "passes": 2, "product": "vitamin-c",
        "application": {"after_minutes": -30, "wiped_off": true, "covered": true},
        "series": {"sessions": 3, "interval_days": 28},
        "dates": {"treatment": null, "event": null}, "seed": 99,
    });
    assert_eq!(plan, expected);
    assert!((parsed.session.plan.depth.mm() - 0.5).abs() < 1e-12);
    let moment = Moment::After {
        time: Time::from_days(3.0),
    };
    assert_eq!(parsed.session.view.moment, moment);
}

#[test]
fn depths_as_people_write_them() {
    let clamped = |to| Some(Clamped { to });
    let rows = [
        ("1.5", 1.5, None),
        ("1,5", 1.5, None),
        ("1%2C5", 1.5, None),
        ("1.5mm", 1.5, None),
        ("1.5+mm", 1.5, None),
        ("%201.5%20", 1.5, None),
        ("0.25", 0.25, None),
        (".3", 0.3, None),
        ("1.52", 1.5, clamped(1.5)),
        ("-5", 0.25, clamped(0.25)),
        ("0", 0.25, clamped(0.25)),
        ("3", 2.5, clamped(2.5)),
        ("1e309", 2.5, clamped(2.5)),
        ("-1e309", 0.25, clamped(0.25)),
        ("NaN", 1.5, Some(UnknownValue)),
        ("Infinity", 1.5, Some(UnknownValue)),
        ("", 1.5, Some(UnknownValue)),
        ("deep", 1.5, Some(UnknownValue)),
        ("1.5cm", 1.5, Some(UnknownValue)),
        ("1.000,5", 1.5, Some(UnknownValue)),
        ("%D9%A1", 1.5, Some(UnknownValue)),
        ("1.5%00", 1.5, Some(UnknownValue)),
        ("1.5;drop", 1.5, Some(UnknownValue)),
    ];
    for (value, mm, warning) in rows {
        let query = format!("depth={value}");
        let warnings: Vec<_> = warning.map(|kind| ("depth", kind)).into_iter().collect();
        check(&query, "", &warnings);
        assert!((depth_mm(&query) - mm).abs() < 1e-12, "{query}");
    }
}

#[test]
fn times_as_people_write_them() {
    let after = |time| Moment::After { time };
    let rows = [
        ("before", Moment::Before, None),
        ("Needling", Moment::Needling { stroke: 1.0 }, None),
        ("0", after(Time::from_secs(0.0)), None),
        ("90s", after(Time::from_secs(90.0)), None),
        ("10min", after(Time::from_minutes(10.0)), None),
        ("6 h", after(Time::from_hours(6.0)), None),
        ("3d", after(Time::from_days(3.0)), None),
        ("3", after(Time::from_days(3.0)), None),
        ("6W", after(Time::from_days(42.0)), None),
        ("12mo", after(Moment::END), None),
        ("1y", after(Moment::END), None),
        ("2y", after(Moment::END), Some(Clamped { to: 365.0 })),
        ("-1d", after(Time::from_secs(0.0)), Some(Clamped { to: 0.0 })),
        ("tomorrow", Moment::Before, Some(UnknownValue)),
        ("NaNd", Moment::Before, Some(UnknownValue)),
        ("d", Moment::Before, Some(UnknownValue)),
    ];
    for (value, moment, warning) in rows {
        let warnings: Vec<_> = warning.map(|kind| ("time", kind)).into_iter().collect();
        let parsed = check(&format!("time={value}"), "", &warnings);
        assert_eq!(parsed.session.view.moment, moment, "{value}");
    }
}

#[test]
fn nasty_addresses() {
    /// Query, fragment, warnings, session.
    type Row<'a> = (&'a str, &'a str, &'a [(&'a str, WarningKind)], Session);
    let presets = Session::default();
    let rows: &[Row<'_>] = &[
        ("", "", &[], presets.clone()),
        ("?", "#", &[], presets.clone()),
        ("&&&", "", &[], presets.clone()),
        ("=", "", &[("", UnknownParameter)], presets.clone()),
        ("site", "", &[("site", UnknownValue)], presets.clone()),
        ("SITE=Nose", "", &[], changed(|s| s.plan.site = Site::Nose)),
        (
            "site=Back_of%20Hand",
            "",
            &[],
            changed(|s| s.plan.site = Site::BackOfHand),
        ),
        ("s%69te=nose", "", &[], changed(|s| s.plan.site = Site::Nose)),
        (
            "site=nose&site=chin",
            "",
            &[("site", Repeated)],
            changed(|s| s.plan.site = Site::Nose),
        ),
        (
            "site=moon&site=chin",
            "",
            &[("site", UnknownValue), ("site", Repeated)],
            presets.clone(),
        ),
        (
            "a[b]=1&site[]=nose&site[x][y]=chin",
            "",
            &[
                ("a[b]", UnknownParameter),
                ("site[]", UnknownParameter),
                ("site[x][y]", UnknownParameter),
            ],
            presets.clone(),
        ),
        ("a%5Bb%5D=1", "", &[("a[b]", UnknownParameter)], presets.clone()),
        (
            "__proto__=1&constructor=2",
            "",
            &[("__proto__", UnknownParameter), ("constructor", UnknownParameter)],
            presets.clone(),
        ),
        (
            "site=<script>alert(1)</script>",
            "",
            &[("site", UnknownValue)],
            presets.clone(),
        ),
        (
            "site=%E2%80%AEcheek",
            "",
            &[("site", UnknownValue)],
            presets.clone(),
        ),
        ("site=%", "", &[("site", UnknownValue)], presets.clone()),
        ("site=%zz%2", "", &[("site", UnknownValue)], presets.clone()),
        ("site=%ff%fe", "", &[("site", UnknownValue)], presets.clone()),
        (
            "site=d%C3%A9collet%C3%A9",
            "",
            &[("site", UnknownValue)],
            presets.clone(),
        ),
        ("utm_source=x&fbclid=y&gclid=z", "", &[], presets.clone()),
        ("product=none&concern=none", "", &[], presets.clone()),
        (
            "product=niacinamide",
            "",
            &[],
            changed(|s| s.plan.product = Some(Product::Niacinamide)),
        ),
        (
            "product=retinol",
            "",
            &[("product", UnknownValue)],
            presets.clone(),
        ),
        ("wiped=maybe", "", &[("wiped", UnknownValue)], presets.clone()),
        (
            "tone=11",
            "",
            &[("tone", Clamped { to: 10.0 })],
            parse("tone=10", "").session,
        ),
        ("tone=3.4", "", &[("tone", Clamped { to: 3.0 })], presets.clone()),
        (
            "needles=1e99&passes=-1e99",
            "",
            &[("needles", Clamped { to: 36.0 }), ("passes", Clamped { to: 1.0 })],
            parse("needles=36&passes=1", "").session,
        ),
        (
            "sessions=0&interval=365",
            "",
            &[
                ("sessions", Clamped { to: 1.0 }),
                ("interval", Clamped { to: 84.0 }),
            ],
            parse("interval=84&sessions=1", "").session,
        ),
        (
            "after=-1e5&seed=65536",
            "",
            &[
                ("after", Clamped { to: -60.0 }),
                ("seed", Clamped { to: 65535.0 }),
            ],
            parse("after=-60min&seed=65535", "").session,
        ),
        // Places on the page are not tokens.
        ("", "story", &[], presets.clone()),
        ("", "main-2", &[], presets.clone()),
        (
            "",
            "#s1.",
            &[("#", BadToken(TokenError::Damaged))],
            presets.clone(),
        ),
        (
            "",
            "s2.AAAA",
            &[("#", BadToken(TokenError::UnknownVersion))],
            presets.clone(),
        ),
        (
            "",
            "/etc/passwd",
            &[("#", BadToken(TokenError::NotAToken))],
            presets.clone(),
        ),
        (
            "site=nose",
            "s1.AAAA",
            &[("#", BadToken(TokenError::Damaged))],
            changed(|s| s.plan.site = Site::Nose),
        ),
    ];
    for (query, fragment, warnings, session) in rows {
        assert_eq!(
            check(query, fragment, warnings).session,
            *session,
            "{query}#{fragment}"
        );
    }
}

#[test]
fn a_token_wins_over_the_query() {
    let chosen = changed(|s| {
        s.plan.site = Site::Scalp;
        s.view.moment = Moment::After {
            time: Time::from_hours(6.0),
        };
    });
    let token = token::encode(&chosen);
    let parsed = check(
        "site=nose&depth=9&mode=kiosk&theme=dark",
        &token,
        &[("depth", Clamped { to: 2.5 })],
    );
    assert_eq!(parsed.session.plan, chosen.plan);
    assert_eq!(parsed.session.view.moment, chosen.view.moment);
    assert_eq!(
        parsed.session.view.theme,
        Theme::Dark,
        "the query's theme, as the token has none"
    );
    assert_eq!(parsed.door.mode.key(), "kiosk");

    let light = token::encode(&changed(|s| s.view.theme = Theme::Light));
    assert_eq!(parse("theme=dark", &light).session.view.theme, Theme::Light);
    assert_eq!(parse("", &token.replace('-', "%2D")).session.plan, chosen.plan);
}

#[test]
fn long_texts_stay_short_in_warnings() {
    let long = "é\u{202e}\u{7}x".repeat(25_000);
    let parsed = parse(
        &format!("{long}=1&site={long}&depth={}", "9".repeat(100_000)),
        &long,
    );
    for warning in &parsed.warnings {
        for text in [&warning.parameter, &warning.given] {
            assert!(text.chars().count() <= 41, "{text}");
            assert!(
                text.chars().all(|c| !c.is_control() && c != '\u{202e}'),
                "{text:?}"
            );
        }
    }
    assert_eq!(parsed.warnings.len(), 4);
    assert!((parsed.session.plan.depth.mm() - 2.5).abs() < 1e-12);
    let rows = [
        ("plain", "plain"),
        ("a\u{202e}b\u{2066}c\u{200b}d\te\nf\0g\u{feff}", "abcdefg"),
        (
            "0123456789012345678901234567890123456789",
            "0123456789012345678901234567890123456789",
        ),
        (
            "01234567890123456789012345678901234567890",
            "0123456789012345678901234567890123456789…",
        ),
    ];
    for (text, expected) in rows {
        assert_eq!(short(text), expected);
    }
}

#[test]
fn many_warnings_become_few() {
    let parsed = parse(&"x=1&".repeat(25_000), "");
    assert_eq!(parsed.warnings.len(), Parsed::WARNINGS_MAX);
    assert_eq!(
        parsed.warnings.last().map(|warning| warning.kind),
        Some(WarningKind::TooMany)
    );
}

#[test]
fn every_parameter_takes_its_preset_and_its_values() {
    for parameter in &PARAMETERS {
        let name = parameter.name;
        if !parameter.preset.is_empty() {
            let parsed = check(&format!("{name}={}", parameter.preset), "", &[]);
            assert_eq!(parsed.session, Session::default(), "{name}'s preset");
        }
        match parameter.kind {
            Kind::Choice(keys, _) => {
                for key in keys {
                    check(&format!("{name}={key}"), "", &[]);
                }
            }
            Kind::Number { low, high, unit, .. } => {
                for end in [low, high] {
                    check(&format!("{name}={end}{unit}"), "", &[]);
                }
            }
            Kind::Flag(_) | Kind::Moment(_) | Kind::Compare(_) | Kind::Text(..) => {}
        }
        assert_eq!(PARAMETERS.iter().filter(|other| other.name == name).count(), 1);
    }
}

#[test]
fn the_page_about_parameters_is_up_to_date() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/parameters.md");
    assert_eq!(
        std::fs::read_to_string(page).unwrap(),
        docs::markdown(),
        "write it with `cargo run --example parameters`"
    );
}

proptest! {
    #[test]
    fn no_text_breaks_it(query in any::<String>(), fragment in any::<String>()) {
        prop_assert!(is_valid(&parse(&query, &fragment).session));
    }

    #[test]
    fn no_bytes_break_it(query in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(is_valid(&parse(&String::from_utf8_lossy(&query), "").session));
    }

    #[test]
    fn no_value_breaks_a_known_name(
        i in 0..PARAMETERS.len(),
        value in prop_oneof![any::<String>(), "[-+0-9.,eEa-z%]{0,30}"],
    ) {
        let mut parsed = Parsed::default();
        parsed.set(PARAMETERS[i].name, &value);
        prop_assert!(is_valid(&parsed.session));
        let query = format!("{}={value}", PARAMETERS[i].name);
        prop_assert!(is_valid(&parse(&query, "").session));
    }
}
