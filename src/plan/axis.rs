//! The time axis: one line from intact skin to a year later, on which a slider and the running clock move.
//!
//! ```text
//! 0.01        0.18                                                       1
//! || the stroke | 0 s  1 min  10 min  1 h  6 h  1 d  3 d  7 d ... 6 mo  1 y |
//! +- intact skin
//! ```
//!
//! Seconds and months both matter, so the stops after the treatment stand at equal distances, though each is many
//! times later than the one before. Between them `ln(1 + t/τ)` follows a monotone cubic (Fritsch and Carlson 1980)
//! through the stops: the speed of the clock never jumps and never turns. τ only shapes the first minute.

use super::Moment;
use crate::units::Time;

/// Where the stroke begins; before it lies intact skin.
///
/// That slice is thin: a moment remembers no place in it, so whoever steps along the axis by less than the slice would
/// stay in it for ever. The end of a slider is easy to hit all the same.
pub const NEEDLING_STARTS: f64 = 0.01;
/// Where the time after the treatment begins.
pub const AFTER_STARTS: f64 = 0.18;
/// Where needling in real time stands, which is no instant: beside the strokes, with room for its name. Nothing on the
/// axis leads to it.
const REAL_TIME: f64 = 0.2;

/// Times after the first treatment that stand at equal distances on the axis.
pub const STOPS: [Time; 13] = [
    Time::from_secs(0.0),
    Time::from_minutes(1.0),
    Time::from_minutes(10.0),
    Time::from_hours(1.0),
    Time::from_hours(6.0),
    Time::from_days(1.0),
    Time::from_days(3.0),
    Time::from_days(7.0),
    Time::from_days(14.0),
    Time::from_days(42.0),
    Time::from_days(91.0),
    Time::from_days(182.0),
    Moment::END,
];

/// τ, in seconds.
const TAU_SECS: f64 = 20.0;
/// Segments between the stops.
const SEGMENTS: usize = STOPS.len() - 1;

/// Where a moment stands, 0 to 1. Intact skin stands at 0.
pub fn position(moment: Moment) -> f64 {
    match moment.clamped() {
        Moment::Before => 0.0,
        Moment::RealTime => REAL_TIME,
        Moment::Needling { stroke } => {
            NEEDLING_STARTS + stroke / Moment::STROKE_END * (AFTER_STARTS - NEEDLING_STARTS)
        }
        Moment::After { time } => AFTER_STARTS + stop_of(time) / SEGMENTS as f64 * (1.0 - AFTER_STARTS),
    }
}

/// The moment at a position, 0 to 1; anything outside, or not a number, counts as the nearer end.
///
/// The inverse of [`position`] within 1e-9, but in the slice of intact skin: there the nearer end counts, so that steps
/// of more than half the slice lead out of it either way.
pub fn moment(position: f64) -> Moment {
    if position >= AFTER_STARTS {
        let along = (position.min(1.0) - AFTER_STARTS) / (1.0 - AFTER_STARTS);
        Moment::After {
            time: time_of(along * SEGMENTS as f64),
        }
        .clamped()
    } else if position > 0.5 * NEEDLING_STARTS {
        let along = (position.max(NEEDLING_STARTS) - NEEDLING_STARTS) / (AFTER_STARTS - NEEDLING_STARTS);
        Moment::Needling {
            stroke: along * Moment::STROKE_END,
        }
        .clamped()
    } else {
        Moment::Before
    }
}

/// The time at `stop`, counted in stops: 0 is the first, fractions lie between.
fn time_of(stop: f64) -> Time {
    let segment = (stop as usize).min(SEGMENTS - 1);
    let along = stop - segment as f64;
    // The stops themselves are exact.
    if along <= 0.0 {
        STOPS[segment]
    } else if along >= 1.0 {
        STOPS[segment + 1]
    } else {
        let log = Segment::of(segment).at(along);
        Time::from_secs(TAU_SECS * (log.exp() - 1.0))
    }
}

/// The inverse of [`time_of`], by halving: a cubic has no handy inverse, and 52 halvings leave nothing of a double.
fn stop_of(time: Time) -> f64 {
    let segment = STOPS
        .iter()
        .rposition(|stop| *stop <= time)
        .unwrap_or(0)
        .min(SEGMENTS - 1);
    let curve = Segment::of(segment);
    let log = log_of(time);
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..52 {
        let middle = 0.5 * (low + high);
        if curve.at(middle) < log {
            low = middle;
        } else {
            high = middle;
        }
    }
    // Onto the stops exactly, so that a slider's marks and its thumb meet.
    let along = if log <= curve.from {
        0.0
    } else if log >= curve.to {
        1.0
    } else {
        0.5 * (low + high)
    };
    segment as f64 + along
}

fn log_of(time: Time) -> f64 {
    (1.0 + time.secs() / TAU_SECS).ln()
}

/// One cubic between two stops, in `ln(1 + t/τ)`.
struct Segment {
    from: f64,
    to: f64,
    slope_from: f64,
    slope_to: f64,
}

impl Segment {
    fn of(segment: usize) -> Self {
        Self {
            from: log_of(STOPS[segment]),
            to: log_of(STOPS[segment + 1]),
            slope_from: slope_at(segment),
            slope_to: slope_at(segment + 1),
        }
    }

    /// Hermite's form, `along` from 0 to 1.
    fn at(&self, along: f64) -> f64 {
        let back = 1.0 - along;
        self.from * (1.0 + 2.0 * along) * back * back
            + self.slope_from * along * back * back
            + self.to * along * along * (3.0 - 2.0 * along)
            - self.slope_to * along * along * back
    }
}

/// The slope at a stop: the harmonic mean of its neighbours' rises, which keeps the curve monotone; at an end, the
/// rise of its only neighbour.
fn slope_at(stop: usize) -> f64 {
    let rise = |segment: usize| log_of(STOPS[segment + 1]) - log_of(STOPS[segment]);
    if stop == 0 {
        rise(0)
    } else if stop >= SEGMENTS {
        rise(SEGMENTS - 1)
    } else {
        let (before, after) = (rise(stop - 1), rise(stop));
        2.0 * before * after / (before + after)
    }
}
