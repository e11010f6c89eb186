//! Pictures beside each other: what an address may ask for, and what each shows.

use proptest::prelude::*;
use skindepth::plan::params::{WarningKind, parse};
use skindepth::plan::{Axis, Compare, Session};

/// A value of `compare`, what it comes to as it would be written (empty for nothing), and what is warned of.
#[track_caller]
fn check(given: &str, written: &str, warning: Option<WarningKind>) {
    let parsed = parse(&format!("compare={given}"), "");
    let found = parsed
        .door
        .compare
        .map_or(String::new(), |compare| compare.written());
    assert_eq!(found, written, "{given}");
    let warnings: Vec<_> = parsed.warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(warnings, warning.into_iter().collect::<Vec<_>>(), "{given}");
}

#[test]
fn addresses() {
    let clamped = |to| Some(WarningKind::Clamped { to });
    let unknown = Some(WarningKind::UnknownValue);
    let rows = [
        ("depth:0.5,1.5,2.5", "depth:0.5,1.5,2.5", None),
        ("0.5", "depth:0.5", None),
        ("0.5,1.5", "depth:0.5,1.5", None),
        ("Depth: 0.5mm , 1.50", "depth:0.5,1.5", None),
        ("depth:0.5,0.5,0.50", "depth:0.5", None),
        ("depth:0.5,9", "depth:0.5,2.5", clamped(2.5)),
        ("depth:1,1.01", "depth:1", clamped(1.0)),
        ("depth:0.25,0.5,1,1.5,2,2.5", "depth:0.25,0.5,1,1.5", clamped(4.0)),
        ("depth:0.5,deep", "", unknown),
        ("depth:", "", unknown),
        ("depth", "", unknown),
        ("depth:0.5,", "", unknown),
        ("site:cheek,eye-area,neck", "site:cheek,eye-area,neck", None),
        ("site:Eye Area,NECK", "site:eye-area,neck", None),
        ("site:cheek,elbow", "", unknown),
        ("tone:2,5,9", "tone:2,5,9", None),
        ("tone:2,12", "tone:2,10", clamped(10.0)),
        ("device:pen,roller,stamp", "device:pen,roller,stamp", None),
        ("sessions:1,4", "sessions:1,4", None),
        ("product:none,vitamin-c", "product:none,vitamin-c", None),
        ("day:1,7d,3w", "day:1d,7d,21d", None),
        ("day:before,needling,10min", "day:before,needling,10min", None),
        ("day:real-time,10min", "day:real-time,10min", None),
        ("day:30s,2y", "day:30s,365d", clamped(365.0)),
        ("time:1,2", "", unknown),
        ("mode:app,kiosk", "", unknown),
        ("none", "", unknown),
        ("", "", unknown),
        ("<script>:1,2", "", unknown),
    ];
    for (given, written, warning) in rows {
        check(given, written, warning);
    }
}

#[test]
fn each_picture_differs_in_its_value_only() {
    for (axis, values) in [
        (Axis::Depth, ["0.5", "2.5"]),
        (Axis::Site, ["neck", "scalp"]),
        (Axis::Tone, ["1", "10"]),
        (Axis::Device, ["roller", "stamp"]),
        (Axis::Sessions, ["1", "8"]),
        (Axis::Product, ["vitamin-c", "niacinamide"]),
        (Axis::Day, ["1d", "30d"]),
    ] {
        let compare = Compare::of(axis, &values).unwrap();
        let chosen = parse("site=chin&passes=2&time=needling&view=section", "").session;
        let sessions = compare.sessions(&chosen);
        let found: Vec<String> = sessions.iter().map(|session| axis.of(session)).collect();
        assert_eq!(found, values, "{axis:?}");
        // Put back what differs, and all are what was chosen.
        for session in sessions {
            let back = Compare::of(axis, &[&axis.of(&chosen)]).unwrap();
            assert_eq!(
                back.sessions(&session),
                [session.clone(), chosen.clone()],
                "{axis:?}"
            );
        }
    }
}

#[test]
fn one_value_stands_beside_what_is_chosen() {
    let chosen = Session::default();
    let beside = Compare::of(Axis::Depth, &["0.5"]).unwrap().sessions(&chosen);
    let depths: Vec<String> = beside.iter().map(|session| Axis::Depth.of(session)).collect();
    assert_eq!(depths, ["1.5", "0.5"]);
    assert_eq!(
        Compare::of(Axis::Depth, &["1.5"])
            .unwrap()
            .sessions(&chosen)
            .len(),
        1
    );
}

#[test]
fn values_come_and_go_between_two_and_four() {
    let two = Compare::of(Axis::Tone, &["1", "5"]).unwrap();
    assert_eq!(two.toggled("1"), None);
    let four = two.toggled("7").and_then(|three| three.toggled("9")).unwrap();
    assert_eq!(four.written(), "tone:1,5,7,9");
    assert_eq!(four.toggled("10"), None);
    assert_eq!(four.toggled("5").unwrap().written(), "tone:1,7,9");
    assert_eq!(two.toggled("nonsense"), None);
}

proptest! {
    #[test]
    fn any_text_is_taken_or_told(text in "[a-z]{0,8}[:,]?[0-9a-z.,:-]{0,24}|\\PC{0,24}") {
        // Signs that part an address would make another parameter of the rest.
        let text: String = text.chars().filter(|c| !"&#%+".contains(*c)).collect();
        let parsed = parse(&format!("compare={text}"), "");
        if let Some(compare) = parsed.door.compare {
            prop_assert!((1..=Compare::MOST).contains(&compare.values().len()));
            let again = parse(&format!("compare={}", compare.written()), "");
            prop_assert_eq!(again.door.compare, Some(compare));
            prop_assert_eq!(again.warnings, []);
        } else {
            prop_assert_eq!(parsed.warnings.len(), 1);
        }
    }
}
