//! The diffusion of one product over a day, for comparison: how long it takes here, how exact it is, and the same problem
//! as JSON for other solvers (`cargo xtask bench` hands it to WebAssembly and to scipy).
//!
//! `cargo run --release --example diffusion_bench`

#![expect(clippy::print_stdout, reason = "a report")]
#![expect(
    clippy::disallowed_methods,
    reason = "the clock is what is measured, outside of the library"
)]

use std::time::Instant;

use serde_json::{Value, json};
use skindepth::absorption::operator::Cell;
use skindepth::absorption::setup::Conditions;
use skindepth::absorption::solve::Run;
use skindepth::absorption::unit_cell::UnitCell;
use skindepth::absorption::{Amounts, Product, Setup};
use skindepth::course::Course;
use skindepth::plan::{Depth, Plan};
use skindepth::units::{Length, OutOfRange, Time};

/// Cells per length beside the usual grid.
const REFINEMENTS: [f64; 3] = [0.5, 1.0, 2.0];
/// Of the reference: cells per length, and error per step beside the usual.
const REFERENCE: [f64; 2] = [4.0, 0.02];
/// Durations in hours.
const HOURS: [f64; 4] = [1.0, 4.0, 12.0, 24.0];
const ROUNDS: u32 = 25;

/// Niacinamide on a cheek, at once after a pen at 1 mm, left on, uncovered.
fn problem() -> Result<Setup, OutOfRange> {
    let plan = Plan {
        depth: Depth::new(Length::from_mm(1.0))?,
        ..Plan::default()
    };
    let course = Course::derive(&plan);
    Ok(Setup::new(
        Product::Niacinamide,
        &course.layers,
        plan.thickness,
        &course.channels,
        plan.application,
    ))
}

fn refined(refinement: f64, strictness: f64) -> Result<Setup, OutOfRange> {
    let setup = problem()?;
    setup.under(Conditions {
        refinement,
        strictness,
        ..setup.conditions()
    })
}

fn delivered(run: &Run) -> Vec<f64> {
    run.amounts.iter().skip(1).map(Amounts::delivered).collect()
}

/// The fastest of several rounds, in milliseconds: the rest is what else the machine was doing.
fn millis(work: impl Fn()) -> f64 {
    (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed().as_secs_f64() * 1e3
        })
        .fold(f64::INFINITY, f64::min)
}

fn material(cell: &Cell) -> Value {
    json!({
        "partition": cell.partition,
        "axial": cell.axial,
        "radial": cell.radial,
        "clearance": cell.clearance,
    })
}

fn main() -> Result<(), OutOfRange> {
    let [fine, strict] = REFERENCE;
    let reference = {
        let setup = refined(fine, strict)?;
        setup.run(setup.channel())
    };
    let exact = delivered(&reference);
    let mut grids = Vec::new();
    for refinement in REFINEMENTS {
        let setup = refined(refinement, 1.0)?;
        let hole = setup.channel();
        let run = setup.run(hole);
        let error = delivered(&run)
            .iter()
            .zip(&exact)
            .map(|(a, b)| (a - b).abs())
            .fold(0.0, f64::max);
        let grid = UnitCell::new(&setup, hole).grid;
        grids.push(json!({
            "refinement": refinement,
            "cells": run.cells,
            "steps": run.steps[0],
            "error": error,
            "native_millis": millis(|| { std::hint::black_box(setup.run(hole)); }),
            "both_skins_millis": millis(|| { std::hint::black_box(setup.solve()); }),
            "numbers": setup.to_numbers(),
            "r_mm": grid.r,
            "z_mm": grid.z,
        }));
    }
    let setup = problem()?;
    let hole = setup.channel();
    let durations = HOURS.map(|hours| {
        let until = Time::from_hours(hours);
        json!({
            "hours": hours,
            "steps": setup.run_until(hole, until).steps[0],
            "native_millis": millis(|| { std::hint::black_box(setup.run_until(hole, until)); }),
        })
    });
    let (materials, borders) = (setup.materials(), setup.borders());
    let report = json!({
        "records_secs": reference.amounts.iter().skip(1).map(|a| a.time_secs).collect::<Vec<_>>(),
        "reference_delivered": exact,
        "reference_cells": reference.cells,
        "corneum_mm": borders.corneum_mm,
        "epidermis_mm": borders.epidermis_mm,
        "loops_mm": borders.loops_mm,
        "corneum": material(&materials.corneum),
        "epidermis": material(&materials.epidermis),
        "upper_dermis": material(&materials.upper_dermis),
        "dermis": material(&materials.dermis),
        "channel": material(&materials.channel),
        "film": material(&materials.film),
        "leak_mm_per_s": materials.below(),
        "half_life_secs": setup.closure().half_life_secs,
        "channel_radius_mm": hole.map(|hole| hole.radius_mm),
        "channel_depth_mm": hole.map(|hole| hole.depth_mm),
        "grids": grids,
        "durations": durations,
    });
    println!("{report}");
    Ok(())
}
