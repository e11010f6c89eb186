//! Keys are stable, unique, and those of the serialized form.

use skindepth::skin::{Sex, Site, Thickness, Tone};

fn check<T: Copy + PartialEq + std::fmt::Debug + serde::Serialize>(
    all: &[T],
    key: fn(T) -> &'static str,
    from_key: fn(&str) -> Option<T>,
) {
    for (i, &value) in all.iter().enumerate() {
        assert_eq!(from_key(key(value)), Some(value));
        assert!(all[..i].iter().all(|&other| key(other) != key(value)));
        let written = serde_json::to_string(&value).unwrap_or_default();
        assert_eq!(written.trim_matches('"'), key(value));
    }
    for unknown in ["", "Cheek ", "11", "0", "none"] {
        assert_eq!(from_key(unknown), None, "{unknown}");
    }
}

#[test]
fn every_choice_has_one_key() {
    check(&Site::ALL, Site::key, Site::from_key);
    check(&Thickness::ALL, Thickness::key, Thickness::from_key);
    check(&Sex::ALL, Sex::key, Sex::from_key);
    check(&Tone::ALL, Tone::key, Tone::from_key);
}

#[test]
fn tones_are_one_to_ten() {
    for number in 0..=u8::MAX {
        let tone = Tone::from_number(number);
        assert_eq!(tone.map(Tone::get), (1..=10).contains(&number).then_some(number));
    }
}
