//! What a browser measures of the page, for `cargo xtask bench`: times of frames and of the start. Figures, no promises:
//! nothing here fails because a machine is slow.

pub(crate) mod compare;
mod picture;
mod processor;
mod start;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::{Driver, Engine};
use crate::host::Sites;
use crate::page::{Page, pause};
use crate::scenarios::Needs;

/// A hand that drags the depth to and fro, a step every 16 ms, and lets go of it.
const DRAG: &str = "const it = part('depth'); let at = 0;
    window.__dragging = setInterval(() => {
      it.value = String(0.25 + 0.05 * (at++ % 46));
      it.dispatchEvent(new Event('input', { bubbles: true }));
    }, 16);";
const LET_GO: &str = "clearInterval(window.__dragging);";
/// Starts of which the median is told.
const STARTS: usize = 5;
/// How long each motion is watched.
const WATCHED_MS: u32 = 6_000;

/// Prints the figures of one engine.
pub(crate) fn print(driver: &Driver, sites: &Sites, problem: &str) -> Result<()> {
    let browser = Browser::start(driver, Needs::Probe)?;
    let page = browser.page(&sites.probed, sites);
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        page.open_live()?;
        let started = page.eval(
            "performance.getEntriesByName('skindepth:first-frame')[0].startTime",
            Value::Null,
        )?;
        starts.push(started.as_f64().context("the first picture is not marked")?);
    }
    println!(
        "{}: navigation to the first live picture {:.0} ms (median of {STARTS})",
        driver.engine,
        middle(&mut starts)
    );
    page.settle()?;
    page.run("part('play').click()", Value::Null)?;
    watched(&page, driver, "while time plays")?;
    page.run("part('play').click()", Value::Null)?;
    page.settle()?;
    page.run(DRAG, Value::Null)?;
    watched(&page, driver, "while the depth is dragged")?;
    page.run(LET_GO, Value::Null)?;
    page.settle()?;
    page.run("window.__probe.frames.length = 0", Value::Null)?;
    pause(2_000);
    let idle = page.eval("window.__probe.frames.length", Value::Null)?;
    println!("{}: frames in two seconds at rest {idle}", driver.engine);
    diffusion(&page, driver, problem)?;
    browser.quit()?;
    if driver.engine == Engine::Chromium {
        pictures(driver, sites)?;
    }
    Ok(())
}

/// Prints what the picture costs in Chromium, pass by pass.
pub(crate) fn pictures(driver: &Driver, sites: &Sites) -> Result<()> {
    let browser = Browser::start(driver, Needs::Probe)?;
    let page = browser.page(&sites.probed, sites);
    page.plant("dense")?;
    picture::print(&browser, &page)?;
    browser.quit()
}

/// How long the worker takes for a problem on each of its grids, from the page's asking to its hearing.
fn diffusion(page: &Page<'_>, driver: &Driver, problem: &str) -> Result<()> {
    let problem: Value = serde_json::from_str(problem)?;
    for grid in problem["grids"].as_array().context("a list of grids")? {
        page.run(
            "window.__solved = [];
             let begun;
             const ask = () => {
               begun = performance.now();
               dispatchEvent(new CustomEvent('skindepth:solve', { detail: new Float64Array(arguments[0]) }));
             };
             addEventListener('skindepth:solved', function heard({ detail }) {
               window.__solved.push(detail ? performance.now() - begun : NaN);
               if (window.__solved.length < 9) ask();
               else removeEventListener('skindepth:solved', heard);
             });
             ask();",
            grid["numbers"].clone(),
        )?;
        page.wait(
            "the worker has solved",
            "window.__solved.length === 9",
            &Value::Null,
        )?;
        let times = page.eval("window.__solved", Value::Null)?;
        let times: Vec<f64> = serde_json::from_value(times)?;
        let fastest = times.iter().copied().fold(f64::INFINITY, f64::min);
        println!(
            "{}: diffusion in a worker {fastest:.1} ms, {} cells, both skins (fastest of {})",
            driver.engine,
            grid["cells"],
            times.len()
        );
    }
    Ok(())
}

/// Watches frames for a while.
fn watched(page: &Page<'_>, driver: &Driver, when: &str) -> Result<()> {
    page.run("window.__probe.frames.length = 0", Value::Null)?;
    pause(WATCHED_MS);
    let frames = page.eval("window.__probe.frames", json!(null))?;
    let frames: Vec<[f64; 2]> = serde_json::from_value(frames)?;
    let mut script: Vec<f64> = frames.iter().map(|frame| frame[1]).collect();
    let mut between: Vec<f64> = frames.windows(2).map(|pair| pair[1][0] - pair[0][0]).collect();
    println!(
        "{}: {when} {:.1} ms of script a frame, {:.0} ms from frame to frame (medians of {} frames)",
        driver.engine,
        middle(&mut script),
        middle(&mut between),
        frames.len()
    );
    Ok(())
}

fn middle(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
