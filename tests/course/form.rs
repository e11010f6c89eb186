//! The form of the JSON: every key is documented, and every documented key is there.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::keys::{expect_documented, paths};
use super::report::{Report, VERSION};

/// Addresses that between them have every key: all concerns, a product, channels that are open at the second session,
/// dates, and all kinds of warnings.
const ADDRESSES: [&str; 8] = [
    "site=cheek&product=niacinamide&covered&interval=1&concern=acne-scars&needles=99&nope=1&site=chin#s9.AAAA",
    "concern=wrinkles",
    "concern=dark-marks",
    "concern=pores",
    "concern=texture",
    "concern=elasticity",
    "concern=none&product=none&tone=x",
    "sessions=1&product=hyaluronic-high",
];

/// Three numbers count as one, and so does a fact.
fn named<'a>(_: &str, map: &Map<String, Value>, key: &'a str) -> Option<&'a str> {
    let has = |keys: &[&str]| keys.iter().all(|key| map.contains_key(*key));
    let fact = has(&["id", "value", "low", "high", "unit", "status"]);
    let spread = has(&["typical", "low", "high"]) && ["typical", "low", "high"].contains(&key);
    (!fact && !spread).then_some(key)
}

#[test]
fn every_key_is_documented_and_every_documented_key_is_there() {
    let mut found = BTreeSet::new();
    for address in ADDRESSES {
        let report = serde_json::to_value(Report::of(address)).unwrap_or_default();
        assert_eq!(report["version"], VERSION);
        paths("", &report, named, &mut found);
    }
    expect_documented(&found, include_str!("../../docs/course-json.md"));
}

/// A number that has a unit has it in its key; facts have theirs beside them.
#[test]
fn lengths_and_times_name_their_unit() {
    const UNITS: [&str; 6] = ["_per_mm2", "_mm", "_secs", "_per_cm2", "_days", "_millinewtons"];
    const FRACTIONS: [&str; 6] = [
        "share",
        "_of_dose",
        "_relative",
        "enhancement",
        ".band.",
        ".healing[].at[].",
    ];
    let report = serde_json::to_value(Report::of(ADDRESSES[0])).unwrap_or_default();
    let mut numbers = Vec::new();
    collect("", &report, &mut numbers);
    assert!(numbers.len() > 100);
    for path in numbers {
        let is_told = UNITS.iter().chain(&FRACTIONS).any(|part| path.contains(part));
        let is_elsewhere = path.starts_with(".outcomes[]")
            || path.starts_with(".appendages")
            || path.starts_with(".warnings[]");
        assert!(is_told || is_elsewhere, "{path}");
    }
}

/// Paths of numbers that are no whole numbers.
fn collect(path: &str, value: &Value, all: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                collect(&[path, ".", key].concat(), value, all);
            }
        }
        Value::Array(list) => {
            for value in list {
                collect(&[path, "[]"].concat(), value, all);
            }
        }
        Value::Number(number) if number.is_f64() => all.push(path.to_owned()),
        _ => {}
    }
}

/// What [`paths`] does, on something small.
#[test]
fn paths_are_told_as_the_document_has_them() {
    let value: Value = serde_json::from_str(
        r#"{"a": [{"b": {"typical": 1, "low": 0, "high": 2}, "time_secs": 1}], "c": null}"#,
    )
    .unwrap_or(Value::Object(Map::new()));
    let mut all = BTreeSet::new();
    paths("", &value, named, &mut all);
    assert_eq!(
        all.into_iter().collect::<Vec<_>>(),
        ["a[]", "a[].b", "a[].time_secs", "c"]
    );
}
