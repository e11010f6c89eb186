//! `bench`: the figures that the docs quote, measured on this machine.

use anyhow::Result;

use crate::console::{Stopwatch, read, step};
use crate::places::Places;
use crate::{dist, tools};

/// Prints sizes, and the time from a plan to its course.
pub(crate) fn run(places: &Places) -> Result<()> {
    tools::for_release(places)?;
    let files = step("build the optimised site", || dist::build(places))?;
    println!("\n{}", dist::table(&files));
    course(places)
}

/// The native program from a cold start: what a script that calls it waits for.
fn course(places: &Places) -> Result<()> {
    if !places.root.join("examples/course.rs").is_file() {
        println!("plan to course: examples/course.rs does not exist, so nothing was measured");
        return Ok(());
    }
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
