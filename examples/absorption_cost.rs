//! What a plan costs: its course, and a day of absorption with steps, cells and time for each product, and what comes
//! out.
//!
//! `cargo run --release --example absorption_cost`

#![expect(clippy::print_stdout, reason = "a report")]
#![expect(
    clippy::disallowed_methods,
    reason = "the clock is what is measured, outside of the library"
)]

use std::time::Instant;

use skindepth::absorption::{Product, Setup, finding};
use skindepth::course::Course;
use skindepth::plan::Plan;
use skindepth::units::Time;

const ROUNDS: u32 = 20;

/// Everything that follows from a plan but the diffusion, which a worker solves beside the page.
fn course() {
    let plan = Plan {
        product: Some(Product::Niacinamide),
        ..Plan::default()
    };
    let millis = (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            std::hint::black_box(Course::derive(&plan));
            begun.elapsed().as_secs_f64() * 1e3
        })
        .fold(f64::INFINITY, f64::min);
    println!("plan to course, without the diffusion: {millis:.3} ms");
}

fn main() {
    course();
    // The presets: a cheek, a pen at 1.5 mm.
    let plan = Plan::default();
    let course = Course::derive(&plan);
    println!(
        "product            ms  steps  cells  imbalance   intact 1 h     24 h  needled 1 h     24 h   x 1 h  x 24 h"
    );
    for product in Product::ALL {
        let setup = Setup::new(
            product,
            &course.layers,
            plan.thickness,
            &course.channels,
            plan.application,
        );
        // The fastest of several: the rest is what else the machine was doing.
        let millis = (0..ROUNDS)
            .map(|_| {
                let begun = Instant::now();
                std::hint::black_box(setup.solve());
                begun.elapsed().as_secs_f64() * 1e3
            })
            .fold(f64::INFINITY, f64::min);
        let absorption = setup.solve();
        let run = setup.run(setup.channel());
        let at = |hours: f64, needled| {
            absorption
                .amounts_at(Time::from_hours(hours), needled)
                .delivered()
        };
        let fold = |hours: f64| {
            absorption
                .enhancement(Time::from_hours(hours))
                .unwrap_or(f64::NAN)
        };
        println!(
            "{:16} {millis:5.1}  {:2}+{:2}  {:5}  {:9.1e}  {:10.2e} {:8.1e}   {:10.2e} {:8.1e} {:7.1} {:7.1}  {:?}",
            product.key(),
            run.steps[0],
            run.steps[1],
            run.cells,
            run.imbalance,
            at(1.0, false),
            at(24.0, false),
            at(1.0, true),
            at(24.0, true),
            fold(1.0),
            fold(24.0),
            finding(&absorption),
        );
    }
}
