//! Measures as text: lengths, times, shares of people, and facts with range and status.

use super::{Key, Words, key};
use crate::course::Caution;
use crate::evidence::text::Quantity;
use crate::evidence::{Fact, Range, Status, facts};
use crate::plan::{Depth, Moment};
use crate::skin::Spread;
use crate::units::{Length, Time};

/// A space that does not break stands between number and unit.
const SPACE: &str = "\u{a0}";
/// Shorter lengths are told in micrometres.
const SHORT_MM: f64 = 0.1;
/// Days in a week and in a mean month.
const WEEK: f64 = 7.0;
const MONTH: f64 = 365.25 / 12.0;

/// How far a clock has come: the unit that tells it, and how many are over; months to the nearest one. None in the first
/// minute. Clock and sentences count alike.
pub(super) fn reached(time: Time) -> Option<(&'static str, u32)> {
    // What reaches a whole unit but for rounding has reached it.
    let whole = |value: f64| (value + 1e-6) as u32;
    let (minutes, hours, days) = (whole(time.minutes()), whole(time.hours()), whole(time.days()));
    match (minutes, hours, days) {
        (0, ..) => None,
        (_, 0, _) => Some(("minutes", minutes)),
        (_, _, 0) => Some(("hours", hours)),
        (_, _, 1..21) => Some(("day", days)),
        (_, _, 21..84) => Some(("week", days / 7)),
        _ => Some(("month", whole(time.days() / MONTH + 0.5))),
    }
}

/// The numbers that a caution rests on.
pub const fn caution_facts(caution: Caution) -> &'static [Fact] {
    match caution {
        Caution::BeyondEvaluatedDepth => &[facts::SKINPEN_DEPTH_MAX_EVALUATED],
        Caution::BeyondHomeDepth => &[facts::HOME_DEPTH_LIMIT],
        Caution::IntervalShorterThanHealing => &[facts::INTERVAL_TYPICAL],
        Caution::ProductAdvisedAgainst => &[facts::AFTERCARE_ACTIVES],
        Caution::ReneedlingOpenChannels => &[
            facts::CLOSURE_MODEL_HALFLIFE_OPEN,
            facts::CLOSURE_MODEL_HALFLIFE_OCCLUDED,
        ],
        Caution::BeyondDermis | Caution::ProductNeedsToBeSterile => &[],
    }
}

impl Words {
    /// A depth as it is set on the device, exactly: `1.5 mm`.
    pub fn depth(self, depth: Depth) -> String {
        self.with_unit(&self.rounded(depth.mm(), 2), key::MM)
    }

    /// A depth in an everyday measure: as many scalp hairs side by side as their thickness ranges over
    /// (`terminal-hair-diameter-min`).
    pub fn hairs(self, depth: Depth) -> String {
        let Some(hair) = facts::TERMINAL_HAIR_DIAMETER_MIN.lengths() else {
            return String::new();
        };
        let [few, many] = [hair.high, hair.low].map(|hair| (depth.mm() / hair.mm()).round().max(1.0));
        let range = if few < many {
            [&self.whole(few as u64), "–", &self.whole(many as u64)].concat()
        } else {
            self.whole(many as u64)
        };
        let hairs = self.counted("hairs", many, &range);
        self.fill(key::DEPTH_HAIRS, &[("hairs", &hairs)])
    }

    /// A computed length, as finely as it is worth: `17 µm`, `0.48 mm`, `1.5 mm`.
    pub fn length(self, length: Length) -> String {
        let (unit, decimals) = scale(length);
        let number = decimals.map_or_else(
            || self.rounded(length.um(), 0),
            |decimals| self.rounded(length.mm(), decimals),
        );
        self.with_unit(&number, unit)
    }

    /// A length with its range over people: `1.5 mm (1.3–1.7)`.
    pub fn spread(self, spread: &Spread) -> String {
        self.with_range(spread, "")
    }

    /// The same for a computed length: `1.5 mm (1.3–1.7, estimate)`.
    pub fn estimated(self, spread: &Spread) -> String {
        self.with_range(spread, self.status(Status::Derived))
    }

    fn with_range(self, spread: &Spread, status: &str) -> String {
        let mut text = self.length(spread.typical);
        let [low, high] = [spread.low, spread.high].map(|end| self.end_of_range(end, spread.typical));
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

    /// One end of a range, with the same decimals as the other: `1.0–1.9`.
    fn end_of_range(self, end: Length, like: Length) -> String {
        match scale(like).1 {
            Some(decimals) => self.fixed(end.mm(), decimals),
            None => self.rounded(end.um(), 0),
        }
    }

    fn with_unit(self, number: &str, unit: Key) -> String {
        [number, SPACE, self.say(unit)].concat()
    }

    /// A share of a dose, 0 to 1, in whole percents: `3 %`, `less than 1 %`. Below one it is only bounded.
    pub fn percent(self, share: f64) -> String {
        let percents = share * 100.0;
        let key = if percents < 0.5 || percents.is_nan() {
            key::PERCENT_LESS
        } else {
            key::PERCENT
        };
        let whole = percents.round().clamp(1.0, 100.0) as u64;
        self.fill(key, &[("n", &self.whole(whole))])
    }

    /// A share of people, 0 to 1, in tenths: `about 3 in 10 people`. The ends of the scale are never certain.
    pub fn people(self, share: f64) -> String {
        let tenths = share * 10.0;
        if tenths < 0.15 || tenths.is_nan() {
            return self.say(key::PEOPLE_NONE).into();
        }
        if tenths > 9.85 {
            return self.say(key::PEOPLE_ALL).into();
        }
        let (key, some) = if tenths < 0.75 {
            (key::PEOPLE_FEWER, 1)
        } else if tenths > 9.25 {
            (key::PEOPLE_MORE, 9)
        } else {
            (key::PEOPLE_ABOUT, (tenths.round() as u64).clamp(1, 9))
        };
        self.fill(key, &[("some", &self.whole(some)), ("of", &self.whole(10))])
    }

    /// A duration: `10 minutes`, `6 weeks`.
    pub fn duration(self, time: Time) -> String {
        let days = time.days();
        let (unit, number) = if time.secs() < 59.5 {
            ("seconds", time.secs())
        } else if time.minutes() < 59.5 {
            ("minutes", time.minutes())
        } else if time.hours() < 47.5 {
            ("hours", time.hours())
        } else if days < 2.0 * WEEK {
            ("days", days)
        } else if days < 12.0 * WEEK {
            ("weeks", days / WEEK)
        } else if days < 23.5 * MONTH {
            ("months", days / MONTH)
        } else {
            ("years", days / (12.0 * MONTH))
        };
        self.count(unit, number.round().max(0.0) as u64)
    }

    /// How long care is advised for, or from when: `24 hours`, `5 days – 7 days`; empty where no time is known.
    pub fn times(self, times: Option<Range<Time>>) -> String {
        times.map_or_else(String::new, |times| {
            let [low, high] = [times.low, times.high].map(|time| self.duration(time));
            if low == high {
                low
            } else {
                [&low, " – ", &high].concat()
            }
        })
    }

    /// A moment of the clock: `before treatment`, `10 minutes after`, `day 3`.
    pub fn moment(self, moment: Moment) -> String {
        match moment {
            Moment::Before => self.say(key::MOMENT_BEFORE).into(),
            Moment::Needling { .. } | Moment::RealTime => self.say(key::MOMENT_NEEDLING).into(),
            Moment::After { time } => self.after(time, "moment"),
        }
    }

    /// A time after treatment, in the words of a kind: `moment` for a moment by itself, `since` where a sentence
    /// begins with it.
    pub(super) fn after(self, time: Time, kind: &str) -> String {
        let Some((unit, n)) = reached(time) else {
            return self.named(kind, "just").into();
        };
        match unit {
            "minutes" | "hours" => self.fill_named(kind, "time", &[("time", &self.count(unit, n.into()))]),
            _ => self.fill_named(kind, unit, &[("n", &self.whole(n.into()))]),
        }
    }

    /// A fact's numbers with unit, range and status: `63.09 h (49.96–76.22)`, `0.5 ratio, approximate`. Empty for a
    /// statement without numbers.
    pub fn fact(self, fact: &Fact) -> String {
        let quantity = Quantity::of(fact);
        let range = quantity.range.map(|range| {
            // By one letter: the search for a text would come with code of its own.
            let ends = range
                .split_once('t')
                .and_then(|(low, high)| Some((low.strip_suffix(' ')?, high.strip_prefix("o ")?)));
            let range = match ends {
                Some((low, high)) => [low, " ", self.say(key::RANGE_TO), " ", high].concat(),
                None => range,
            };
            self.written(range)
        });
        let mut text = match (quantity.value, range) {
            (Some(value), range) => {
                let mut text = self.in_unit(&self.written(value), fact.typical(), quantity.unit);
                if let Some(range) = range {
                    text.push_str(" (");
                    text.push_str(&range);
                    text.push(')');
                }
                text
            }
            (None, Some(range)) => self.in_unit(&range, fact.highest(), quantity.unit),
            (None, None) => String::new(),
        };
        if !text.is_empty() && fact.status != Status::Verified {
            text.push_str(", ");
            text.push_str(self.status(fact.status));
        }
        text
    }

    /// A number or a range with its unit, in the form that the number `last` asks for. Units of measures that only the
    /// table has stay as the table writes them.
    fn in_unit(self, number: &str, last: f64, unit: &str) -> String {
        let kind = match unit {
            "mm" => return self.with_unit(number, key::MM),
            "µm" => return self.with_unit(number, key::UM),
            "min" => "minutes",
            "h" => "hours",
            "days" | "weeks" | "months" | "years" => unit,
            "relative risk" | "odds ratio" | "times" => "unit.times",
            "points" => "unit.points",
            "grades" => "unit.grades",
            "standard deviations" => "unit.deviations",
            _ if unit.starts_with('%') => return self.fill(key::PERCENT, &[("n", number)]),
            "" => return number.into(),
            "per mm²" => return [number, "/mm²"].concat(),
            "per cm²" => return [number, "/cm²"].concat(),
            _ => return [number, SPACE, unit].concat(),
        };
        self.counted(kind, last, number)
    }

    /// A caution with its numbers, in one sentence or two.
    pub fn caution_in_full(self, caution: Caution) -> String {
        let mut text = String::from(self.caution_says(caution));
        for (i, fact) in caution_facts(caution).iter().enumerate() {
            text.push_str(if i == 0 { " (" } else { "; " });
            text.push_str(&self.fact(fact));
        }
        if !caution_facts(caution).is_empty() {
            text.push(')');
        }
        text.push('.');
        text
    }
}

/// The unit that suits a length, and decimals if it is millimetres.
fn scale(like: Length) -> (Key, Option<u32>) {
    match like.mm().abs() {
        short if short < SHORT_MM => (key::UM, None),
        middle if middle < 1.0 => (key::MM, Some(2)),
        _ => (key::MM, Some(1)),
    }
}
