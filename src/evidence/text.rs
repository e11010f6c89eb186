//! A fact as text: value, range and unit. The words around them are in the message catalogue.

use super::digits::shortest;
use super::{Fact, Status};

/// The parts of a fact that a card or a sentence puts together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The central value, if the table has one: `63.09`. None where it would only repeat the range's open end.
    pub value: Option<String>,
    /// The range: `49.96–76.22`, or `≥ 48`, `≤ 2` where one end is open; none where the table has none.
    pub range: Option<String>,
    /// The unit as the screen writes it; empty where the number stands alone.
    pub unit: &'static str,
    /// How far it may be trusted; its [`Status::key`] names the label.
    pub status: Status,
}

impl Quantity {
    /// The text of a fact's numbers.
    pub fn of(fact: &Fact) -> Self {
        Self {
            value: fact.value.filter(|&value| !is_limit(fact, value)).map(number),
            range: range(fact),
            unit: fact.unit.text,
            status: fact.status,
        }
    }

    /// One line: `63.09 h (49.96–76.22)`, `24–48 h`, `≥ 48 h`; empty for a statement without a number.
    pub fn line(&self) -> String {
        let mut line = String::new();
        match (&self.value, &self.range) {
            (Some(value), range) => {
                line.push_str(value);
                push_unit(&mut line, self.unit);
                if let Some(range) = range {
                    line.push_str(" (");
                    line.push_str(range);
                    line.push(')');
                }
            }
            (None, Some(range)) => {
                line.push_str(range);
                push_unit(&mut line, self.unit);
            }
            (None, None) => {}
        }
        line
    }
}

/// "Within 2 h" is stored as value 2 and high 2, "at least 48 h" as value 48 and low 48: the limit says it all.
fn is_limit(fact: &Fact, value: f64) -> bool {
    match (fact.low, fact.high) {
        (Some(end), None) | (None, Some(end)) => end.to_bits() == value.to_bits(),
        _ => false,
    }
}

/// The range of a fact as text. An open end reads as a limit.
fn range(fact: &Fact) -> Option<String> {
    let (sign, end) = match (fact.low, fact.high) {
        (Some(low), Some(high)) => return Some(between(low, high)),
        (Some(low), None) => ("≥ ", low),
        (None, Some(high)) => ("≤ ", high),
        (None, None) => return None,
    };
    let mut text = String::from(sign);
    shortest(&mut text, end);
    Some(text)
}

/// Two ends with an en dash; with "to" where a minus sign would meet the dash.
fn between(low: f64, high: f64) -> String {
    let mut text = number(low);
    text.push_str(if low < 0.0 || high < 0.0 { " to " } else { "–" });
    shortest(&mut text, high);
    text
}

fn number(value: f64) -> String {
    let mut text = String::new();
    shortest(&mut text, value);
    text
}

/// A space before the unit, none before a degree sign.
fn push_unit(line: &mut String, unit: &str) {
    if !unit.is_empty() {
        if !unit.starts_with('°') || unit.len() > "°".len() {
            line.push('\u{a0}');
        }
        line.push_str(unit);
    }
}
