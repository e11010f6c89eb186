//! Keys are stable, unique, and those of the serialized form.

use skindepth::plan::params::Mode;
use skindepth::plan::{Stage, Theme};

fn check<T: Copy + PartialEq + std::fmt::Debug + serde::Serialize>(
    all: &[T],
    key: fn(T) -> &'static str,
    from_key: fn(&str) -> Option<T>,
) {
    for (i, &value) in all.iter().enumerate() {
        assert_eq!(from_key(key(value)), Some(value));
        assert!(all[..i].iter().all(|&other| key(other) != key(value)));
        assert_eq!(serde_json::to_value(value).ok(), Some(key(value).into()));
    }
    assert_eq!(from_key("Block"), None);
}

#[test]
fn every_choice_has_one_key() {
    check(&Stage::ALL, Stage::key, Stage::from_key);
    check(&Theme::ALL, Theme::key, Theme::from_key);
    check(&Mode::ALL, Mode::key, Mode::from_key);
}
