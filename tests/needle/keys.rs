//! Keys are stable, unique, and those of the serialized form.

use skindepth::needle::{Device, Gauge, Metal, Setting, Tip};

fn check<T: Copy + PartialEq + std::fmt::Debug + serde::Serialize>(
    all: &[T],
    key: fn(T) -> &'static str,
    from_key: fn(&str) -> Option<T>,
) {
    for (i, &value) in all.iter().enumerate() {
        assert_eq!(from_key(key(value)), Some(value));
        assert!(all[..i].iter().all(|&other| key(other) != key(value)));
        assert_eq!(
            serde_json::to_string(&value)
                .unwrap_or_default()
                .trim_matches('"'),
            key(value)
        );
    }
    assert_eq!(from_key("needle"), None);
}

#[test]
fn every_choice_has_one_key() {
    check(&Device::ALL, Device::key, Device::from_key);
    check(&Setting::ALL, Setting::key, Setting::from_key);
    check(&Metal::ALL, Metal::key, Metal::from_key);
    check(&Gauge::ALL, Gauge::key, Gauge::from_key);
    check(&Tip::ALL, Tip::key, Tip::from_key);
}
