//! The reader of decimal numbers agrees with the standard library's and is stricter.

use proptest::prelude::*;
use skindepth::plan::params::number::read;

#[test]
fn what_people_write() {
    let rows = [
        ("1.5", Some(1.5)),
        ("1,5", Some(1.5)),
        (" 1.5 ", Some(1.5)),
        ("+1.5", Some(1.5)),
        ("-5", Some(-5.0)),
        ("−5", Some(-5.0)), // U+2212
        ("0", Some(0.0)),
        ("-0", Some(0.0)),
        (".5", Some(0.5)),
        ("5.", Some(5.0)),
        ("1e2", Some(100.0)),
        ("15E-1", Some(1.5)),
        ("1e+2", Some(100.0)),
        ("1e309", Some(f64::INFINITY)),
        ("-1e309", Some(f64::NEG_INFINITY)),
        ("1e99999999999999999999", Some(f64::INFINITY)),
        ("1e-99999999999999999999", Some(0.0)),
        ("0e99999999999999999999", Some(0.0)),
        ("0.1", Some(0.1)),
        ("0.30000000000000004", Some(0.300_000_000_000_000_04)),
        (
            "123456789012345678901234567890",
            Some(123_456_789_012_345_680_000_000_000_000.0),
        ),
        ("", None),
        (" ", None),
        (".", None),
        ("-", None),
        ("e5", None),
        ("1e", None),
        ("1e+", None),
        ("1.5.2", None),
        ("1,500.0", None),
        ("1_000", None),
        ("0x10", None),
        ("NaN", None),
        ("inf", None),
        ("Infinity", None),
        ("١٫٥", None),
        ("1.5mm", None),
        ("1 5", None),
        ("--1", None),
    ];
    for (text, expected) in rows {
        let found = read(text);
        let is_same = match (found, expected) {
            (Some(found), Some(expected)) => {
                found.total_cmp(&expected).is_eq() || (found - expected).abs() <= 1e-15 * expected.abs()
            }
            (None, None) => true,
            _ => false,
        };
        assert!(is_same, "{text:?} reads as {found:?}, not {expected:?}");
    }
}

proptest! {
    #[test]
    fn short_numbers_are_exact(mantissa in 0_u64..1_000_000_000_000_000, places in 0_usize..=15) {
        let digits = format!("{mantissa:016}");
        let (whole, fraction) = digits.split_at(16 - places);
        let text = format!("{whole}.{fraction}");
        prop_assert_eq!(read(&text), text.parse().ok());
    }

    #[test]
    fn any_double_comes_back(x in any::<f64>().prop_filter("finite", |x| x.is_finite() && (*x == 0.0 || x.abs() > 1e-290))) {
        let found = read(&format!("{x:e}")).unwrap();
        prop_assert!((found - x).abs() <= 1e-14 * x.abs(), "{x:e} reads as {found:e}");
    }

    #[test]
    fn no_text_breaks_it(text in any::<String>()) {
        prop_assert!(read(&text).is_none_or(|x| !x.is_nan()));
    }

    #[test]
    fn digits_and_signs_do_not_break_it(text in "[-+0-9.,eE]{0,60}") {
        prop_assert!(read(&text).is_none_or(|x| !x.is_nan()));
    }
}
