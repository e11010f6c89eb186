//! The fields of a token: a session as a row of whole numbers.
//!
//! The position in the row is the field's number in the format, and [`PRESETS`] are the values that a token leaves out.
//! Both are frozen: append, never insert, reorder or change. `tests/golden/tokens.txt` holds them to it.

use super::{Beside, TokenError};
use crate::absorption::Product;
use crate::guidance::Concern;
use crate::needle::{Device, Gauge, Make, Metal, Rate, Setting, Tip};
use crate::plan::params;
use crate::plan::{
    Application, Axis, Compare, Dates, Delay, Depth, Moment, NeedleCount, Passes, Plan, Series, Session,
    Stage, Theme, View,
};
use crate::skin::{Sex, Site, Thickness, Tone};
use crate::units::{Length, Time};

/// How many fields there are: those of the session, those beside it, then what came later.
pub(super) const FIELDS: usize = SESSION + 3 + Compare::MOST + LATER;
/// Fields of the session.
const SESSION: usize = 30;
/// Fields of the session that came after those beside it.
const LATER: usize = 4;
/// One number per field.
pub(super) type Numbers = [u32; FIELDS];

/// The languages in the order of their numbers, from 1. Frozen: append only.
pub(super) const LANGUAGES: [&str; 6] = ["en", "es", "fr", "de", "pt-BR", "ar"];
/// The story's chapters in the order of their numbers, from 1. Frozen: append only.
pub(super) const CHAPTERS: [&str; 7] = [
    "skin", "needle", "channels", "healing", "change", "for-me", "after",
];

/// What a token leaves out, in the order of [`numbers`]: the app's presets when the format was made, frozen.
pub(super) const PRESETS: Numbers = [
    1, 0, 1, 3, 0, // cheek, either sex, typical, tone 3, no concern
    0, 0, 0, 150, 12, 4, // pen, professional, steel, 1.5 mm, 12 needles, 4 passes
    0, 0, 0, 0, // no product, right after, left on, not covered
    4, 30, 0, 0, 7, // 4 sessions, 30 days, no dates, seed
    0, 0, 0, 100, 1200, 80, // block, no turn, no zoom, focus (signed numbers are folded)
    0, 100, 0, 0, // before, speed, labels shown, theme of the system
    0, 0, // no language, no chapter
    0, 0, 0, 0, 0, // nothing beside it: axis, values
    0, 0, 0,   // gauge, tip and rate that the device has
    399, // the seam at the block's left edge (folded)
];

/// Stroke positions of a moment: a thousandth each.
const STROKE_STEPS: f64 = 1000.0;
/// The first number of the moments after the treatment; below stand 0 (before) and the 2001 stroke positions.
const AFTER: u32 = 2002;
/// Needling in real time, beyond every time after the treatment. What stands beside a session is one more.
const REAL_TIME: u32 = u32::MAX - 1;

/// The numbers of a valid session, and of what goes with it.
pub(super) fn numbers(session: &Session, beside: &Beside) -> Numbers {
    let [axis, first, second, third, fourth] = compare_numbers(beside.compare.as_ref());
    let Session { plan, view } = session;
    let [focus_right, focus_below] = view.focus_mm;
    [
        index_in(&Site::ALL, plan.site),
        index_in(&Sex::ALL, plan.sex),
        index_in(&Thickness::ALL, plan.thickness),
        plan.tone.get().into(),
        index_in(&Concern::ALL, plan.concern),
        index_in(&Device::ALL, plan.device),
        index_in(&Setting::ALL, plan.setting),
        index_in(&Metal::ALL, plan.metal),
        plan.depth.hundredths_mm().into(),
        plan.needles.get().into(),
        plan.passes.get().into(),
        plan.product
            .map_or(0, |product| 1 + index_in(&Product::ALL, product)),
        fold(plan.application.after_minutes.minutes().into()),
        plan.application.wiped_off.into(),
        plan.application.covered.into(),
        plan.series.sessions().into(),
        plan.series.interval_days().into(),
        date_number(plan.dates.treatment),
        date_number(plan.dates.event),
        plan.seed.into(),
        index_in(&Stage::ALL, view.stage),
        fold((view.yaw * 1e3).round() as i32),
        fold((view.pitch * 1e3).round() as i32),
        (view.zoom * 1e2).round() as u32,
        fold((focus_right * 1e3).round() as i32),
        (focus_below * 1e3).round() as u32,
        moment_number(view.moment),
        (view.speed * 1e2).round() as u32,
        (!view.labels).into(),
        index_in(&Theme::ALL, view.theme),
        place_in(&LANGUAGES, beside.lang),
        place_in(&CHAPTERS, beside.chapter),
        axis,
        first,
        second,
        third,
        fourth,
        index_in(&Gauge::ALL, plan.make.gauge),
        index_in(&Tip::ALL, plan.make.tip),
        plan.make.rate.map_or(0, |rate| rate.get().into()),
        fold((view.seam_mm * 1e2).round() as i32),
    ]
}

/// The field of the session that an axis changes.
const fn field_of(axis: Axis) -> usize {
    match axis {
        Axis::Site => 0,
        Axis::Tone => 3,
        Axis::Device => 5,
        Axis::Depth => 8,
        Axis::Product => 11,
        Axis::Sessions => 15,
        Axis::Day => 26,
    }
}

/// What stands beside the session: the axis, 0 for nothing, then each value as its field would hold it, and one more.
fn compare_numbers(compare: Option<&Compare>) -> [u32; 1 + Compare::MOST] {
    let mut found = [0; 1 + Compare::MOST];
    let Some(compare) = compare else { return found };
    let axis = compare.axis();
    found[0] = 1 + index_in(&Axis::ALL, axis);
    for (number, value) in found[1..].iter_mut().zip(compare.values()) {
        let (session, _) = params::over(&Session::default(), &[axis.parameter(), "=", value].concat());
        *number = 1 + numbers(&session, &Beside::default())[field_of(axis)];
    }
    found
}

fn compare(found: [u32; 1 + Compare::MOST]) -> Result<Option<Compare>, TokenError> {
    let [axis, numbers @ ..] = found;
    let Some(axis) = axis.checked_sub(1) else {
        return Ok(None);
    };
    let axis = choice(&Axis::ALL, axis)?;
    let mut values = Vec::new();
    for number in numbers.into_iter().filter_map(|number| number.checked_sub(1)) {
        let mut row = PRESETS;
        row[field_of(axis)] = number;
        values.push(axis.of(&session(row)?.0));
    }
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    Compare::of(axis, &values).map(Some).ok_or(TokenError::Damaged)
}

/// The session of a row of numbers, whatever they are, and what goes with it.
pub(super) fn session(numbers: Numbers) -> Result<(Session, Beside), TokenError> {
    let [
        site,
        sex,
        thickness,
        tone,
        concern,
        device,
        setting,
        metal,
        depth,
        needles,
        passes,
        product,
        after_minutes,
        wiped_off,
        covered,
        sessions,
        interval_days,
        treatment,
        event,
        seed,
        stage,
        yaw,
        pitch,
        zoom,
        focus_right,
        focus_below,
        moment,
        speed,
        unlabelled,
        theme,
        lang,
        chapter,
        beside @ ..,
        gauge,
        tip,
        rate,
        seam,
    ] = numbers;
    let plan = Plan {
        site: choice(&Site::ALL, site)?,
        sex: choice(&Sex::ALL, sex)?,
        thickness: choice(&Thickness::ALL, thickness)?,
        tone: Tone::clamped(tone.into()),
        concern: choice(&Concern::ALL, concern)?,
        device: choice(&Device::ALL, device)?,
        setting: choice(&Setting::ALL, setting)?,
        metal: choice(&Metal::ALL, metal)?,
        make: Make {
            gauge: choice(&Gauge::ALL, gauge)?,
            tip: choice(&Tip::ALL, tip)?,
            rate: Rate::clamped(rate.into()),
        },
        depth: Depth::clamped(Length::from_mm(f64::from(depth) / 100.0)),
        needles: NeedleCount::clamped(needles.into()),
        passes: Passes::clamped(passes.into()),
        product: match product.checked_sub(1) {
            Some(product) => Some(choice(&Product::ALL, product)?),
            None => None,
        },
        application: Application {
            after_minutes: Delay::clamped(unfold(after_minutes).into()),
            wiped_off: flag(wiped_off)?,
            covered: flag(covered)?,
        },
        series: Series::clamped(sessions.into(), interval_days.into()),
        dates: Dates {
            treatment: date(treatment)?,
            event: date(event)?,
        },
        seed: u16::try_from(seed).map_err(|_too_large| TokenError::Damaged)?,
    };
    let view = View {
        stage: choice(&Stage::ALL, stage)?,
        yaw: f64::from(unfold(yaw)) / 1e3,
        pitch: f64::from(unfold(pitch)) / 1e3,
        zoom: f64::from(zoom) / 1e2,
        focus_mm: [f64::from(unfold(focus_right)) / 1e3, f64::from(focus_below) / 1e3],
        seam_mm: f64::from(unfold(seam)) / 1e2,
        moment: moment_of(moment),
        playing: false,
        speed: f64::from(speed) / 1e2,
        labels: !flag(unlabelled)?,
        theme: choice(&Theme::ALL, theme)?,
    };
    let session = Session { plan, view }.clamped();
    let beside = Beside {
        lang: named(&LANGUAGES, lang)?,
        chapter: named(&CHAPTERS, chapter)?,
        compare: compare(beside)?,
    };
    // Any number that had to be clamped was never written by `encode`.
    if self::numbers(&session, &beside) == numbers {
        Ok((session, beside))
    } else {
        Err(TokenError::Damaged)
    }
}

fn index_in<T: PartialEq + Copy>(all: &[T], choice: T) -> u32 {
    all.iter().position(|one| *one == choice).unwrap_or(0) as u32
}

/// A choice beyond the end was appended later.
fn choice<T: Copy>(all: &[T], index: u32) -> Result<T, TokenError> {
    all.get(index as usize).copied().ok_or(TokenError::Newer)
}

/// 0 is none; others are one later than their place in the list.
fn place_in(all: &[&str], name: Option<&str>) -> u32 {
    let place = all.iter().position(|one| Some(*one) == name);
    place.map_or(0, |place| 1 + place as u32)
}

fn named(all: &[&'static str], number: u32) -> Result<Option<&'static str>, TokenError> {
    number.checked_sub(1).map(|place| choice(all, place)).transpose()
}

fn flag(number: u32) -> Result<bool, TokenError> {
    match number {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(TokenError::Damaged),
    }
}

/// Small numbers of either sign become small numbers: 0, -1, 1, -2 are 0, 1, 2, 3.
fn fold(number: i32) -> u32 {
    (number << 1 ^ number >> 31).cast_unsigned()
}

fn unfold(number: u32) -> i32 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// 0 is no date; others are one later than their day.
fn date_number(date: Option<u16>) -> u32 {
    date.map_or(0, |day| 1 + u32::from(day))
}

fn date(number: u32) -> Result<Option<u16>, TokenError> {
    number
        .checked_sub(1)
        .map(|day| u16::try_from(day).map_err(|_too_large| TokenError::Damaged))
        .transpose()
}

fn moment_number(moment: Moment) -> u32 {
    match moment {
        Moment::Before => 0,
        Moment::Needling { stroke } => 1 + (stroke * STROKE_STEPS).round() as u32,
        Moment::After { time } => AFTER + time.secs().round() as u32,
        Moment::RealTime => REAL_TIME,
    }
}

fn moment_of(number: u32) -> Moment {
    match number {
        0 => Moment::Before,
        1..AFTER => Moment::Needling {
            stroke: f64::from(number - 1) / STROKE_STEPS,
        },
        REAL_TIME => Moment::RealTime,
        AFTER.. => Moment::After {
            time: Time::from_secs(f64::from(number - AFTER)),
        },
    }
}
