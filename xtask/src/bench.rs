//! `bench`: the figures that the docs quote, measured on this machine in one run.

use std::fs;

use anyhow::Result;

use crate::console::{Stopwatch, read, run, step};
use crate::places::Places;
use crate::site::{Probe, Site};
use crate::xvfb::Xvfb;
use crate::{debian, dist, tools};

/// Prints sizes, the time from a plan to its course, the cost of each product, and what browsers measure.
pub(crate) fn run_all(places: &Places) -> Result<()> {
    tools::for_release(places)?;
    let files = step("build the optimised site", || dist::build(places))?;
    println!("\n{}", dist::table(&files));
    course(places)?;
    run(places
        .cargo()
        .args(["run", "--quiet", "--release", "--example", "absorption_cost"]))?;
    browsers(places)
}

/// Start, frames and rest in Chromium and Firefox. Both draw with the processor where there is no other.
fn browsers(places: &Places) -> Result<()> {
    debian::ensure(&[
        debian::CHROMIUM,
        debian::CHROMEDRIVER,
        debian::FIREFOX,
        debian::XVFB,
    ])?;
    tools::geckodriver(places)?;
    let script = fs::read_to_string(places.root.join("tests/browser/probe.js"))?;
    let site = Site::serve(&crate::build::dist(places), 0, Some(&Probe { script }))?;
    let screen = Xvfb::start()?;
    for engine in ["chromium", "firefox"] {
        run(places
            .cargo()
            .args(["run", "--quiet", "--package", "skindepth-browser-tests", "--"])
            .args([
                engine,
                site.address(),
                site.address(),
                site.address(),
                site.address(),
                site.address(),
            ])
            .arg("--figures")
            .env("DISPLAY", screen.display()))?;
    }
    Ok(())
}

/// The native program from a cold start: what a script that calls it waits for.
fn course(places: &Places) -> Result<()> {
    let cargo = |args: &[&str]| read(places.cargo().args(args));
    cargo(&["build", "--release", "--example", "course"])?;
    let program = places.target.join("release/examples/course");
    let mut times: Vec<_> = Vec::new();
    for _ in 0..5 {
        let watch = Stopwatch::start();
        read(
            places
                .command(&program.to_string_lossy())
                .arg("site=cheek&depth=1.5&product=niacinamide"),
        )?;
        times.push(watch.elapsed().0);
    }
    times.sort();
    println!(
        "plan to course, native, with start and printing: {:.1} ms (median of 5)",
        times[2].as_secs_f64() * 1e3
    );
    Ok(())
}
