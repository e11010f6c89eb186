//! English durations, moments and shares.

use super::super::number;
use crate::plan::Moment;
use crate::units::Time;

/// Days in a week and in a mean month.
const WEEK: f64 = 7.0;
const MONTH: f64 = 365.25 / 12.0;

/// A number with its noun: `1 hour`, `2 hours`.
fn count(value: f64, one: &str, many: &str) -> String {
    let value = value.round().max(0.0);
    let mut text = number::whole(value as u64);
    text.push('\u{a0}');
    text.push_str(if value < 1.5 && value > 0.5 { one } else { many });
    text
}

pub(super) fn duration(time: Time) -> String {
    let days = time.days();
    if time.secs() < 59.5 {
        count(time.secs(), "second", "seconds")
    } else if time.minutes() < 59.5 {
        count(time.minutes(), "minute", "minutes")
    } else if time.hours() < 47.5 {
        count(time.hours(), "hour", "hours")
    } else if days < 2.0 * WEEK {
        count(days, "day", "days")
    } else if days < 12.0 * WEEK {
        count(days / WEEK, "week", "weeks")
    } else if days < 23.5 * MONTH {
        count(days / MONTH, "month", "months")
    } else {
        count(days / (12.0 * MONTH), "year", "years")
    }
}

pub(super) fn moment(moment: Moment) -> String {
    match moment {
        Moment::Before => "before treatment".into(),
        Moment::Needling { .. } => "during needling".into(),
        Moment::After { time } => after(time),
    }
}

fn after(time: Time) -> String {
    let days = time.days();
    let ordinal = |noun: &str, value: f64| {
        let mut text = String::from(noun);
        text.push('\u{a0}');
        text.push_str(&number::whole(value.round().max(1.0) as u64));
        text
    };
    if time.secs() < 30.0 {
        "just after".into()
    } else if time.hours() < 23.5 {
        let mut text = duration(time);
        text.push_str(" after");
        text
    } else if days < 2.0 * WEEK {
        ordinal("day", days)
    } else if days < 12.0 * WEEK {
        ordinal("week", days / WEEK)
    } else {
        ordinal("month", days / MONTH)
    }
}

/// Tenths of people; the ends of the scale are never certain.
pub(super) fn share(share: f64) -> String {
    let tenths = share * 10.0;
    if tenths < 0.15 || tenths.is_nan() {
        return "almost nobody".into();
    }
    if tenths > 9.85 {
        return "almost everybody".into();
    }
    let (lead, whole) = if tenths < 0.75 {
        ("fewer than ", 1)
    } else if tenths > 9.25 {
        ("more than ", 9)
    } else {
        ("about ", (tenths.round() as u64).clamp(1, 9))
    };
    let mut text = String::from(lead);
    text.push_str(&number::whole(whole));
    text.push_str(" in ");
    text.push_str(&number::whole(10));
    text.push_str(" people");
    text
}

/// Whole percents; below one the share is only bounded.
pub(super) fn percent(share: f64) -> String {
    let percents = share * 100.0;
    let mut text = String::new();
    if percents < 0.5 || percents.is_nan() {
        text.push_str("less than ");
    }
    text.push_str(&number::whole(percents.round().clamp(1.0, 100.0) as u64));
    text.push_str("\u{a0}%");
    text
}
