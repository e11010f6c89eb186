//! Readers of single values: durations, language tags, names and paths. Total, and strict where the value goes on to
//! somebody else (a path is fetched, a tag becomes an attribute).

use super::number;
use crate::plan::Moment;
use crate::units::Time;

/// A value as keys are compared: trimmed, in small letters, with hyphens for spaces and underscores.
pub(super) fn key(value: &str) -> String {
    value
        .trim()
        .chars()
        .map(|c| match c {
            ' ' | '_' => '-',
            c => c.to_ascii_lowercase(),
        })
        .collect()
}

/// A yes or no. A name without value, as an HTML attribute may stand, is a yes.
pub(super) fn flag(value: &str) -> Option<bool> {
    match key(value).as_str() {
        "" | "1" | "yes" | "true" | "on" => Some(true),
        "0" | "no" | "false" | "off" => Some(false),
        _ => None,
    }
}

/// A number, perhaps followed by its unit.
pub(super) fn number_with(value: &str, unit: &str) -> Option<f64> {
    let value = value.trim();
    let number = value.strip_suffix(unit).unwrap_or(value);
    number::read(number)
}

/// `before`, `needling` (the tips at their deepest), `real-time` (the same as an eye sees it), or a time after the treatment: a number with `s`, `min`, `h`, `d`,
/// `w`, `mo` or `y`; without unit, days.
pub(super) fn moment(value: &str) -> Option<Moment> {
    const UNITS: [(&str, Time); 7] = [
        ("min", Time::from_minutes(1.0)),
        ("mo", Time::from_secs(Moment::END.secs() / 12.0)),
        ("s", Time::from_secs(1.0)),
        ("h", Time::from_hours(1.0)),
        ("d", Time::from_days(1.0)),
        ("w", Time::from_days(7.0)),
        ("y", Moment::END),
    ];
    let value = key(value);
    match value.as_str() {
        "before" => return Some(Moment::Before),
        "needling" => return Some(Moment::Needling { stroke: 1.0 }),
        "real-time" => return Some(Moment::RealTime),
        _ => {}
    }
    let (number, unit) = UNITS
        .into_iter()
        .find_map(|(suffix, unit)| Some((value.strip_suffix(suffix)?, unit)))
        .unwrap_or((&value, Time::from_days(1.0)));
    let secs = number::read(number.trim_end_matches('-'))? * unit.secs();
    Some(Moment::After {
        time: Time::from_secs(secs),
    })
}

/// A language tag of BCP 47 in its simplest form: a language of two or three letters, then subtags of two to eight
/// letters or digits; at most 35 characters.
pub(super) fn language(value: &str) -> Option<String> {
    let value = value.trim();
    let mut tag = String::new();
    if value.len() > 35 {
        return None;
    }
    for (i, subtag) in value.split(['-', '_']).enumerate() {
        let is_letters = subtag.bytes().all(|b| b.is_ascii_alphabetic());
        let is_well_formed = if i == 0 {
            matches!(subtag.len(), 2 | 3) && is_letters
        } else {
            matches!(subtag.len(), 2..=8) && subtag.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        if !is_well_formed {
            return None;
        }
        if i > 0 {
            tag.push('-');
        }
        // Regions in capitals, scripts with one, the rest small.
        for (j, c) in subtag.chars().enumerate() {
            let is_capital = i > 0 && is_letters && (subtag.len() == 2 || subtag.len() == 4 && j == 0);
            tag.push(if is_capital {
                c.to_ascii_uppercase()
            } else {
                c.to_ascii_lowercase()
            });
        }
    }
    Some(tag)
}

/// A name of up to 32 small letters, digits and hyphens.
pub(super) fn name(value: &str) -> Option<String> {
    let name = key(value);
    let is_name = (1..=32).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    is_name.then_some(name)
}

/// A relative path to a JSON file below the page's own folder: nothing that could leave the origin or climb.
pub(super) fn path(value: &str) -> Option<String> {
    let path = value.trim();
    let is_plain = path.len() <= 128
        && path
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._-/".contains(&b));
    let stem = path.strip_suffix(".json").unwrap_or_default();
    let is_below = stem
        .split('/')
        .all(|part| !part.is_empty() && !part.starts_with('.'));
    (is_plain && is_below).then(|| path.to_owned())
}
