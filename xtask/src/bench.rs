//! `bench`: the figures that the docs quote, measured on this machine in one run.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::console::{Stopwatch, read, run, step};
use crate::places::Places;
use crate::site::{Probe, Site};
use crate::xvfb::Xvfb;
use crate::{debian, diffusion, dist, three, tools};

/// Prints sizes, the time from a plan to its course, the cost of each product, what browsers measure, and the picture
/// beside a page of three.js.
pub(crate) fn run_all(places: &Places, built: bool, beside: &three::Options) -> Result<()> {
    if !built {
        tools::for_release(places)?;
        let files = step("build the optimised site", || dist::build(places))?;
        println!("\n{}", dist::table(&files));
    }
    course(places)?;
    run(places
        .cargo()
        .args(["run", "--quiet", "--release", "--example", "absorption_cost"]))?;
    let problem = diffusion::problem(places)?;
    let wasm = browsers(places, &problem)?;
    diffusion::compare(places, &problem, &wasm)?;
    three::print(places, beside)
}

/// What the picture of the built site costs in Chromium, pass by pass.
pub(crate) fn pictures(places: &Places) -> Result<()> {
    debian::ensure(&[debian::CHROMIUM, debian::CHROMEDRIVER])?;
    let script = fs::read_to_string(places.root.join("tests/browser/probe.js"))?;
    let site = Site::serve(&crate::build::dist(places), 0, Some(&Probe { script }))?;
    let said = read(
        places
            .cargo()
            .args(["run", "--quiet", "--package", "skindepth-browser-tests", "--"])
            .arg("chromium")
            .args([site.address(); 5])
            .arg("--pictures"),
    )?;
    print!("{said}");
    Ok(())
}

/// Start, frames and rest in Chromium and Firefox. Both draw with the processor where there is no other. Gives how long
/// Chromium's worker takes for the diffusion problem on each grid, in milliseconds.
fn browsers(places: &Places, problem: &Path) -> Result<Vec<f64>> {
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
    let mut wasm = Vec::new();
    for engine in ["chromium", "firefox"] {
        let said = read(
            places
                .cargo()
                .args(["run", "--quiet", "--package", "skindepth-browser-tests", "--"])
                .arg(engine)
                .args([site.address(); 5])
                .arg("--figures")
                .arg(problem)
                .env("DISPLAY", screen.display()),
        )?;
        println!("{said}");
        if engine == "chromium" {
            let solved = said.lines().filter_map(|line| line.strip_prefix(SOLVED));
            wasm.extend(solved.filter_map(|rest| rest.split(' ').next()?.parse::<f64>().ok()));
        }
    }
    Ok(wasm)
}

/// How the browser's figures begin a line about the diffusion.
const SOLVED: &str = "chromium: diffusion in a worker ";

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
