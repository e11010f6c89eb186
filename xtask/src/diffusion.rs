//! The diffusion of a product, three times: natively, as WebAssembly in a browser's worker, and by scipy as a yardstick;
//! with ratios, and how time grows with the grid and with the duration.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::console::{read, run, step};
use crate::places::Places;

/// What scipy is installed in, where the machine's own Python has none.
const SCIPY: &str = "scipy>=1.11";

/// The problem, natively timed, in a file for the others.
pub(crate) fn problem(places: &Places) -> Result<PathBuf> {
    let json = step("time the diffusion natively", || {
        read(
            places
                .cargo()
                .args(["run", "--quiet", "--release", "--example", "diffusion_bench"]),
        )
    })?;
    let file = places.target.join("diffusion.json");
    fs::write(&file, json)?;
    Ok(file)
}

/// Prints the table. `wasm` holds a browser's milliseconds for each grid, both skins together.
pub(crate) fn compare(places: &Places, problem: &Path, wasm: &[f64]) -> Result<()> {
    let report: Value = serde_json::from_str(&fs::read_to_string(problem)?)?;
    let scipy = match scipy(places, problem) {
        Ok(rows) => rows,
        Err(why) => {
            println!("\n!! SKIPPED: scipy, the yardstick, could not be run: {why:#}\n");
            Vec::new()
        }
    };
    println!("\nA day of niacinamide around one channel (needled), and with intact skin beside it (both):");
    println!(
        " cells  steps   error  needled ms  both ms  both ms, wasm  x native   scipy ms (steps, error)  x native"
    );
    let grids = report["grids"].as_array().context("a list of grids")?;
    for (i, grid) in grids.iter().enumerate() {
        let number = |name: &str| grid[name].as_f64().unwrap_or(f64::NAN);
        let (native, both) = (number("native_millis"), number("both_skins_millis"));
        let browser = wasm.get(i).map_or_else(
            || format!("{:>13}  {:>8}", "–", "–"),
            |wasm| format!("{wasm:13.1}  {:8.2}", wasm / both),
        );
        let yardstick = scipy.get(i).map_or_else(
            || "–".to_owned(),
            |row: &Value| {
                let of = |name: &str| row[name].as_f64().unwrap_or(f64::NAN);
                let reached = if row["reached"] == true {
                    ""
                } else {
                    ", not as exact"
                };
                format!(
                    "{:9.0} ({}, {:.1e}{reached})  {:8.0}",
                    of("millis"),
                    row["steps"],
                    of("error"),
                    of("millis") / native
                )
            },
        );
        println!(
            "{:6} {:6} {:7.1e} {native:11.1} {both:8.1} {browser}   {yardstick}",
            grid["cells"],
            grid["steps"],
            number("error")
        );
    }
    println!(
        "error: the largest of what is delivered at any record, as a share of the dose, beside {} cells and fifty times smaller errors per step",
        report["reference_cells"]
    );
    println!("scipy takes backward Euler's steps until it is as exact within a fifth");
    grows(grids, &report["durations"]);
    Ok(())
}

/// Exponents between neighbours: time goes with cells, and with duration, to this power.
fn grows(grids: &[Value], durations: &Value) {
    let number = |row: &Value, name: &str| row[name].as_f64().unwrap_or(f64::NAN);
    for pair in grids.windows(2) {
        let [a, b] = [&pair[0], &pair[1]];
        let time = number(b, "native_millis") / number(a, "native_millis");
        let cells = number(b, "cells") / number(a, "cells");
        println!(
            "from {} to {} cells: {time:.1} times as long, the power {:.2} of the cells",
            a["cells"],
            b["cells"],
            time.ln() / cells.ln()
        );
    }
    for row in durations.as_array().map_or(&[][..], Vec::as_slice) {
        println!(
            "{} h: {:.1} ms, {} steps",
            row["hours"],
            number(row, "native_millis"),
            row["steps"]
        );
    }
}

/// Rows of scipy, one for each grid.
fn scipy(places: &Places, problem: &Path) -> Result<Vec<Value>> {
    let python = python(places)?;
    let script = places.root.join("xtask/bench/diffusion.py");
    let said = step("solve the same with scipy (a minute or two)", || {
        read(Command::new(&python).arg(&script).arg(problem))
    })?;
    said.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// A Python that has scipy: the machine's, or one of our own that is installed once.
fn python(places: &Places) -> Result<PathBuf> {
    let has_scipy = |python: &Path| read(Command::new(python).args(["-c", "import scipy"])).is_ok();
    let machines = PathBuf::from("python3");
    if has_scipy(&machines) {
        return Ok(machines);
    }
    let folder = places.tools.join("scipy");
    let python = folder.join("bin/python");
    if !has_scipy(&python) {
        step("install scipy, once", || {
            run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
            run(Command::new(&python).args(["-m", "pip", "install", "--quiet", SCIPY]))
        })
        .context("Python with venv and pip is needed (on Debian: python3-venv)")?;
    }
    Ok(python)
}
