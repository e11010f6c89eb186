//! What is not physical is refused where a model is built, by name and with what is allowed; what is not refused works.
//!
//! What people type and drag is brought into range at the door and told there (`tests/plan/parameters.rs`): so every plan
//! has a course.

#![expect(clippy::unwrap_used, reason = "what the tests build is physical")]

use proptest::prelude::*;
use skindepth::absorption::closure::Closure;
use skindepth::absorption::grid::{Break, Grid, graded};
use skindepth::absorption::operator::{Cell, Floor, Operator};
use skindepth::absorption::setup::Conditions;
use skindepth::absorption::step::{Stepper, Tolerance};
use skindepth::absorption::{Delay, Setup};
use skindepth::course::Course;
use skindepth::healing::Treatment;
use skindepth::needle::{Channels, Depth, Device, NeedleCount, NeedleLength, Passes, Rate, Setting};
use skindepth::plan::{Plan, Series, params, token};
use skindepth::skin::{LayerStack, Sex, Site, Spread, Tone};
use skindepth::units::{Length, OutOfRange, Time};

/// A constructor that takes one number, the name under which it refuses it, and what it allows.
struct Row {
    parameter: &'static str,
    allowed: [f64; 2],
    build: fn(f64) -> Result<(), OutOfRange>,
}

const fn row(parameter: &'static str, allowed: [f64; 2], build: fn(f64) -> Result<(), OutOfRange>) -> Row {
    Row {
        parameter,
        allowed,
        build,
    }
}

fn spread(typical: f64, low: f64, high: f64) -> Result<Spread, OutOfRange> {
    let [typical, low, high] = [typical, low, high].map(Length::from_mm);
    Spread::new(typical, low, high)
}

fn exactly(mm: f64) -> Result<Spread, OutOfRange> {
    spread(mm, mm, mm)
}

fn stack(mm: [f64; 5]) -> Result<LayerStack, OutOfRange> {
    let [a, b, c, d, e] = mm.map(exactly);
    LayerStack::new([a?, b?, c?, d?, e?])
}

fn treatment(depth_mm: f64, density: f64) -> Result<Treatment, OutOfRange> {
    Treatment::new(Device::Pen, Setting::Professional, depth_mm, density)
}

fn channels(needle_mm: f64, width_mm: f64, density: [f64; 3]) -> Result<(), OutOfRange> {
    let (depth, width) = (exactly(0.5)?, exactly(width_mm)?);
    Channels::measured(depth, Length::from_mm(needle_mm), width, density).map(drop)
}

fn setup() -> Setup {
    let plan = Plan {
        product: Some(skindepth::absorption::Product::Caffeine),
        ..Plan::default()
    };
    Course::derive(&plan).setup().unwrap()
}

fn under(change: impl Fn(&mut Conditions)) -> Result<(), OutOfRange> {
    let setup = setup();
    let mut conditions = setup.conditions();
    change(&mut conditions);
    setup.under(conditions).map(drop)
}

fn grid() -> Grid {
    Grid::new(vec![0.0, 1.0], vec![0.0, 0.5, 1.0]).unwrap()
}

fn operator(change: impl Fn(&mut Cell), floor: Floor) -> Result<Operator, OutOfRange> {
    let mut cells = [Cell::isotropic(1.0, 1.0, 0.0); 2];
    change(&mut cells[1]);
    Operator::new(&grid(), &cells, floor)
}

fn stepper(absolute: f64, relative: f64, first: f64) -> Result<(), OutOfRange> {
    let operator = operator(|_| (), Floor::Sealed)?;
    Stepper::new(&operator, Tolerance { absolute, relative }, first).map(drop)
}

/// Every number that a model is built from.
const ROWS: &[Row] = &[
    row("typical_mm", [0.0, 100.0], |x| spread(x, 0.0, 100.0).map(drop)),
    row("low_mm", [0.0, 1.0], |x| spread(1.0, x, 2.0).map(drop)),
    row("high_mm", [1.0, 100.0], |x| spread(1.0, 0.5, x).map(drop)),
    row("needle_length_mm", [0.01, 10.0], |x| {
        NeedleLength::new(Length::from_mm(x)).map(drop)
    }),
    row("depth_mm", [0.25, 2.5], |x| {
        Depth::new(Length::from_mm(x)).map(drop)
    }),
    row("needle_diameter_mm", [0.001, 100.0], |x| {
        channels(x, 0.0, [1.0; 3])
    }),
    row("density_per_cm2", [0.0, 1e5], |x| {
        channels(0.25, 0.1, [x, 0.0, 1e5])
    }),
    row("density_low_per_cm2", [0.0, 250.0], |x| {
        channels(0.25, 0.1, [250.0, x, 1e3])
    }),
    row("density_high_per_cm2", [250.0, 1e5], |x| {
        channels(0.25, 0.1, [250.0, 100.0, x])
    }),
    row("film_mm", [0.001, 10.0], |x| under(|c| c.film_mm = x)),
    row("reservoir", [1.0, 1e9], |x| under(|c| c.reservoir = x)),
    row("clearance_per_s", [0.0, 1.0], |x| {
        under(|c| c.clearance_per_s = Some(x))
    }),
    row("refinement", [0.25, 8.0], |x| under(|c| c.refinement = x)),
    row("strictness", [0.01, 1e3], |x| under(|c| c.strictness = x)),
    row("partition", [f64::MIN_POSITIVE, f64::MAX], |x| {
        operator(|cell| cell.partition = x, Floor::Sealed).map(drop)
    }),
    row("axial_mm2_per_s", [0.0, f64::MAX], |x| {
        operator(|cell| cell.axial = x, Floor::Sealed).map(drop)
    }),
    row("radial_mm2_per_s", [0.0, f64::MAX], |x| {
        operator(|cell| cell.radial = x, Floor::Sealed).map(drop)
    }),
    row("clearance_per_s", [0.0, f64::MAX], |x| {
        operator(|cell| cell.clearance = x, Floor::Sealed).map(drop)
    }),
    row("leak_mm_per_s", [0.0, f64::MAX], |x| {
        operator(|_| (), Floor::Leak(x)).map(drop)
    }),
    row("absolute", [f64::MIN_POSITIVE, f64::MAX], |x| {
        stepper(x, 1e-3, 1.0)
    }),
    row("relative", [f64::MIN_POSITIVE, f64::MAX], |x| {
        stepper(1e-3, x, 1.0)
    }),
    row("first_secs", [1e-4, f64::MAX], |x| stepper(1e-3, 1e-3, x)),
    row("size_mm", [f64::MIN_POSITIVE, f64::MAX], |x| {
        graded(&[Break::new(0.0, 1.0), Break::new(1.0, x)], 0.1).map(drop)
    }),
    row("growth", [0.0, f64::MAX], |x| {
        graded(&[Break::new(0.0, 1.0), Break::new(1.0, 1.0)], x).map(drop)
    }),
    row("half_life_secs", [f64::MIN_POSITIVE, f64::INFINITY], |x| {
        Closure::new(0.0, x).map(drop)
    }),
    row("needled_secs", [-1e9, 1e9], |x| Closure::new(x, 1.0).map(drop)),
    row("depth_mm", [0.0, 10.0], |x| treatment(x, 250.0).map(drop)),
    row("density_per_cm2", [0.0, 1e5], |x| treatment(1.5, x).map(drop)),
    row("interval_days", Treatment::INTERVAL_DAYS, |x| {
        treatment(1.5, 250.0)?.series(2, Time::from_days(x)).map(drop)
    }),
    // Whole numbers: what is none is cut off before.
    row("rate_per_s", [30.0, 150.0], |x| Rate::new(x as i64).map(drop)),
    row("tone", [1.0, 10.0], |x| Tone::new(x as i64).map(drop)),
    row("needles", [1.0, 36.0], |x| NeedleCount::new(x as i64).map(drop)),
    row("passes", [1.0, 16.0], |x| Passes::new(x as i64).map(drop)),
    row("after_minutes", [-60.0, 1440.0], |x| {
        Delay::new(x as i64).map(drop)
    }),
    row("sessions", [1.0, 8.0], |x| Series::new(x as i64, 30).map(drop)),
    row("interval_days", [1.0, 84.0], |x| {
        Series::new(4, x as i64).map(drop)
    }),
    row("sessions", [1.0, 100.0], |x| {
        treatment(1.5, 250.0)?
            .series(x as u8, Time::from_days(30.0))
            .map(drop)
    }),
];

/// The first whole numbers of the table: they take no fractions.
const WHOLE: usize = 8;

/// Numbers outside of a range: none, infinite, and just beyond either end.
fn outside([low, high]: [f64; 2], whole: bool) -> Vec<f64> {
    let beyond = if whole {
        vec![low - 1.0, high + 1.0]
    } else {
        vec![
            f64::NAN,
            f64::NEG_INFINITY,
            f64::INFINITY,
            low - 1e-12 * low.abs().max(f64::MIN_POSITIVE * 1e16),
            high + 1e-12 * high.abs(),
            -1e300,
        ]
    };
    let is_outside = |x: &f64| x.is_nan() || *x < low || *x > high;
    beyond.into_iter().filter(is_outside).collect()
}

#[test]
fn what_is_out_of_range_is_refused_by_name() {
    for (place, row) in ROWS.iter().enumerate() {
        let [low, high] = row.allowed;
        for given in outside(row.allowed, place + WHOLE >= ROWS.len()) {
            let Err(refused) = (row.build)(given) else {
                panic!("{}: {given} was taken", row.parameter);
            };
            assert_eq!(refused.parameter, row.parameter, "{given}");
            // Days are seconds on their way through: the last digit may differ.
            let kept = (refused.given - given).abs() <= 1e-15 * given.abs();
            assert!(
                kept || refused.given.to_bits() == given.to_bits()
                    || given.is_nan() && refused.given.is_nan(),
                "{refused}, {given}"
            );
            let [least, most] = refused.allowed;
            assert!(
                (least - low).abs() <= 1e-12 * low.abs() && (most - high).abs() <= 1e-12 * high.abs()
                    || most.to_bits() == high.to_bits(),
                "{}: {refused}",
                row.parameter
            );
        }
    }
}

#[test]
fn the_ends_of_a_range_are_taken() {
    for row in ROWS {
        for given in row.allowed {
            let built = (row.build)(given);
            assert!(built.is_ok(), "{} {given}: {built:?}", row.parameter);
        }
    }
}

#[test]
fn a_refusal_says_what_was_given_and_what_is_allowed() {
    let check = |refused: Result<(), OutOfRange>, text: &str| {
        assert_eq!(
            refused.map_err(|refused| refused.to_string()),
            Err(text.to_owned())
        );
    };
    check(
        NeedleLength::new(Length::from_mm(-0.5)).map(drop),
        "needle_length_mm is -0.5; allowed is 0.01 to 10",
    );
    check(
        treatment(f64::NAN, 1.0).map(drop),
        "depth_mm is NaN; allowed is 0 to 10",
    );
    check(NeedleCount::new(0).map(drop), "needles is 0; allowed is 1 to 36");
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let check = |built: Result<(), OutOfRange>, parameter: &str| {
        assert_eq!(built.map_err(|refused| refused.parameter), Err(parameter));
    };
    // A layer without a thickness, whichever it is.
    for (place, name) in [
        "stratum-corneum",
        "viable-epidermis",
        "papillary-dermis",
        "reticular-dermis",
        "hypodermis",
    ]
    .into_iter()
    .enumerate()
    {
        let mut layers = [0.02, 0.05, 0.2, 1.0, 5.0];
        layers[place] = 0.0;
        check(stack(layers).map(drop), name);
    }
    // A channel wider than the needle that left it.
    check(channels(0.1, 0.2, [250.0; 3]), "channel_diameter_mm");
    // Grids of no cells, that turn back, or with a radius below 0.
    let grid = |r: &[f64], z: &[f64]| Grid::new(r.to_vec(), z.to_vec()).map(drop);
    check(grid(&[0.0], &[0.0, 1.0]), "r_mm");
    check(grid(&[0.0, 1.0], &[]), "z_mm");
    check(grid(&[0.0, 1.0], &[0.0, 1.0, 1.0]), "z_mm");
    check(grid(&[0.0, 1.0, f64::NAN], &[0.0, 1.0]), "r_mm");
    check(grid(&[-1.0, 1.0], &[0.0, 1.0]), "r_mm");
    // Breaks that turn back, and a single one.
    let breaks = |at: &[f64]| {
        let breaks: Vec<Break> = at.iter().map(|&at| Break::new(at, 0.1)).collect();
        graded(&breaks, 0.1).map(drop)
    };
    check(breaks(&[0.0]), "break_mm");
    check(breaks(&[0.0, 2.0, 1.0]), "break_mm");
    // Another number of cells than the grid has.
    let cell = Cell::isotropic(1.0, 1.0, 0.0);
    check(
        Operator::new(&self::grid(), &[cell], Floor::Sealed).map(drop),
        "cells",
    );
}

/// What the program builds without asking, because its types allow nothing else, would be taken by those who ask.
#[test]
fn every_setting_and_every_site_would_be_taken() {
    for site in Site::ALL {
        for sex in Sex::ALL {
            let layers = LayerStack::of(site, sex);
            let same = LayerStack::new([
                layers.stratum_corneum,
                layers.viable_epidermis,
                layers.papillary_dermis,
                layers.reticular_dermis,
                layers.hypodermis,
            ]);
            assert_eq!(same, Ok(layers), "{site:?} {sex:?}");
        }
    }
    for hundredths in (25..=250).step_by(5) {
        let depth = Depth::new(Length::from_mm(f64::from(hundredths) / 100.0)).unwrap();
        assert_eq!(NeedleLength::new(depth.length()), Ok(depth.into()));
    }
}

fn is_sound(plan: &Plan) -> Result<(), OutOfRange> {
    let course = Course::derive(plan);
    let layers = &course.layers;
    LayerStack::new([
        layers.stratum_corneum,
        layers.viable_epidermis,
        layers.papillary_dermis,
        layers.reticular_dermis,
        layers.hypodermis,
    ])?;
    for spread in [course.penetration.reached, course.channels.diameter] {
        Spread::new(spread.typical, spread.low, spread.high)?;
    }
    let channels = &course.channels;
    Channels::measured(
        channels.depth,
        channels.needle_diameter,
        channels.diameter,
        channels.density_per_cm2,
    )?;
    let healing = course.treatment();
    Treatment::new(
        healing.device,
        healing.setting,
        healing.depth_mm,
        healing.density_per_cm2,
    )?
    .series(healing.sessions, healing.interval)?;
    if let Some(setup) = course.setup() {
        setup.under(setup.conditions())?;
    }
    Ok(())
}

/// A query as somebody might write it, good and bad values mixed.
fn queries() -> impl Strategy<Value = String> {
    let names = [
        "site",
        "sex",
        "thickness",
        "tone",
        "device",
        "setting",
        "depth",
        "needles",
        "passes",
        "product",
        "after",
        "wiped",
        "covered",
        "sessions",
        "interval",
        "gauge",
        "tip",
        "rate",
    ];
    let values = prop_oneof![
        proptest::sample::select(vec![
            "cheek", "eye-area", "women", "men", "thin", "thick", "pen", "roller", "stamp", "home",
            "caffeine", "yes", "no", "NaN", "inf", "-inf", "-1", "0", "1e308", "fine", "blunt", "31",
        ])
        .prop_map(str::to_owned),
        (-1e4..1e4_f64).prop_map(|x| x.to_string()),
        (0.0..3.0_f64).prop_map(|x| x.to_string()),
        ".{0,8}",
    ];
    let pair = (proptest::sample::select(names.to_vec()), values)
        .prop_map(|(name, value)| format!("{name}={value}"));
    proptest::collection::vec(pair, 0..12).prop_map(|pairs| pairs.join("&"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    /// Whatever an address says, the plan that comes of it has a course, and each part of it would be taken by the
    /// constructor that refuses.
    #[test]
    fn every_plan_of_an_address_has_a_course(query in queries()) {
        let session = params::parse(&query, "").session;
        prop_assert_eq!(is_sound(&session.plan), Ok(()), "{}", query);
        let again = token::decode(&token::encode(&session)).unwrap();
        prop_assert_eq!(again.plan, session.plan);
    }
}
