//! Golden numbers: three whole plans. A change of the models shows here, number by number.
//!
//! `UPDATE_GOLDEN=1 cargo nextest run --test course` writes them anew; look at the difference before it is kept.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use serde_json::{Map, Value};

use super::report::Report;

/// Relative to the larger of the two: platforms differ in the last digits of exponentials.
const RELATIVE: f64 = 1e-6;
/// Below this, a share or a length is nothing.
const NOTHING: f64 = 1e-12;

/// Where two values differ, as a path with both.
fn differences(path: &str, found: &Value, expected: &Value, all: &mut Vec<String>) {
    match (found, expected) {
        (Value::Object(found_map), Value::Object(expected_map)) => {
            // The order of names depends on how serde_json was built, and says nothing.
            let names = |map: &Map<String, Value>| map.keys().cloned().collect::<BTreeSet<_>>();
            if names(found_map) != names(expected_map) {
                all.push(format!("{path}: other names"));
            }
            for (key, expected) in expected_map {
                differences(&format!("{path}.{key}"), &found[key], expected, all);
            }
        }
        (Value::Array(found_list), Value::Array(expected_list)) => {
            if found_list.len() != expected_list.len() {
                all.push(format!(
                    "{path}: {} entries, not {}",
                    found_list.len(),
                    expected_list.len()
                ));
            }
            for (i, (found, expected)) in found_list.iter().zip(expected_list).enumerate() {
                differences(&format!("{path}[{i}]"), found, expected, all);
            }
        }
        (Value::Number(found), Value::Number(expected)) => {
            let [found, expected] = [found, expected].map(|number| number.as_f64().unwrap_or(f64::NAN));
            let allowed = RELATIVE * found.abs().max(expected.abs()) + NOTHING;
            // A comparison with NaN is false, and so a difference.
            let is_same = (found - expected).abs() <= allowed;
            if !is_same {
                all.push(format!("{path}: {found}, not {expected}"));
            }
        }
        _ if found == expected => {}
        _ => all.push(format!("{path}: {found}, not {expected}")),
    }
}

#[track_caller]
fn check(name: &str, address: &str) {
    let found = serde_json::to_value(Report::of(address)).unwrap_or_default();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/course-{name}.json"));
    if env::var_os("UPDATE_GOLDEN").is_some() {
        let text = serde_json::to_string_pretty(&found).unwrap_or_default();
        assert!(
            fs::write(&path, text + "\n").is_ok(),
            "{} is not writable",
            path.display()
        );
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    let expected: Value = serde_json::from_str(&text).unwrap_or_default();
    let mut all = Vec::new();
    differences(name, &found, &expected, &mut all);
    assert!(all.is_empty(), "{address}:\n{}", all.join("\n"));
}

/// A usual professional plan with a small molecule.
#[test]
fn cheek_with_niacinamide() {
    check("cheek", "site=cheek&depth=1.5&product=niacinamide");
}

/// Thin skin, a home roller, a large molecule under a film, and a value that has to be told as clamped.
#[test]
fn eye_area_at_home() {
    check(
        "eye-area-home",
        "site=eye-area&sex=women&thickness=thin&device=roller&setting=home&depth=0.1&needles=8&passes=2&sessions=6\
         &interval=14&product=hyaluronic-low&covered&after=10",
    );
}

/// Deep stamping without product.
#[test]
fn abdomen_stamped_deep() {
    check(
        "abdomen-deep",
        "site=abdomen&device=stamp&depth=2.5&needles=36&passes=6&sessions=3&interval=42",
    );
}
