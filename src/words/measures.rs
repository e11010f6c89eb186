//! Measures as text: lengths, times, shares of people, and facts with range and status.

use super::{names, number, table};
use crate::evidence::text::Quantity;
use crate::evidence::{Fact, Status};
use crate::plan::{Depth, Moment};
use crate::skin::Spread;
use crate::units::{Length, Time};

/// A space that does not break stands between number and unit.
const SPACE: char = '\u{a0}';
/// Shorter lengths are told in micrometres.
const SHORT_MM: f64 = 0.1;

/// A depth as it is set on the device, exactly: `1.5 mm`.
pub fn setting(depth: Depth) -> String {
    with_unit(&number::rounded(depth.mm(), 2), "mm")
}

/// A computed length, as finely as it is worth: `17 µm`, `0.48 mm`, `1.5 mm`.
pub fn length(length: Length) -> String {
    let (text, unit) = parts(length, length);
    with_unit(&text, unit)
}

/// A length with its range over people: `1.5 mm (1.3–1.7)`.
pub fn spread(spread: &Spread) -> String {
    with_range(spread, "")
}

/// The same for a computed length: `1.5 mm (1.3–1.7, estimate)`.
pub fn estimated(spread: &Spread) -> String {
    with_range(spread, names::status(Status::Derived))
}

fn with_range(spread: &Spread, status: &str) -> String {
    let mut text = length(spread.typical);
    let [low, high] = [spread.low, spread.high].map(|end| end_of_range(end, spread.typical));
    let mut remarks = Vec::new();
    if low != high {
        remarks.push([&low, "–", &high].concat());
    }
    if !status.is_empty() {
        remarks.push(status.to_owned());
    }
    if !remarks.is_empty() {
        text.push_str(" (");
        text.push_str(&remarks.join(", "));
        text.push(')');
    }
    text
}

/// A share of a dose in percent: `3 %`, `less than 1 %`.
pub fn percent(share: f64) -> String {
    (table().percent)(share)
}

/// A duration: `10 minutes`, `6 weeks`.
pub fn duration(time: Time) -> String {
    (table().duration)(time)
}

/// A moment of the clock: `before treatment`, `10 minutes after`, `day 3`.
pub fn moment(moment: Moment) -> String {
    (table().moment)(moment)
}

/// A share of people, 0 to 1: `about 3 in 10 people`.
pub fn share(share: f64) -> String {
    (table().share)(share)
}

/// A fact's numbers with unit, range and status: `63.09 h (49.96–76.22)`, `0.5 ratio, approximate`. Empty for a
/// statement without numbers.
pub fn fact(fact: &Fact) -> String {
    let mut text = Quantity::of(fact).line();
    if !text.is_empty() && fact.status != Status::Verified {
        text.push_str(", ");
        text.push_str(names::status(fact.status));
    }
    text
}

/// One end of a range, with the same decimals as the other: `1.0–1.9`.
fn end_of_range(end: Length, like: Length) -> String {
    match scale(like) {
        (_, Some(decimals)) => number::fixed(end.mm(), decimals),
        (_, None) => number::rounded(end.um(), 0),
    }
}

/// Number and unit of a length, in the unit and to the decimals that suit `like`.
fn parts(length: Length, like: Length) -> (String, &'static str) {
    match scale(like) {
        (unit, Some(decimals)) => (number::rounded(length.mm(), decimals), unit),
        (unit, None) => (number::rounded(length.um(), 0), unit),
    }
}

/// The unit that suits a length, and decimals if it is millimetres.
fn scale(like: Length) -> (&'static str, Option<u32>) {
    match like.mm().abs() {
        short if short < SHORT_MM => ("µm", None),
        middle if middle < 1.0 => ("mm", Some(2)),
        _ => ("mm", Some(1)),
    }
}

fn with_unit(number: &str, unit: &str) -> String {
    let mut text = String::from(number);
    text.push(SPACE);
    text.push_str(unit);
    text
}
