//! What the picture costs, pass by pass: for one frame that comes to rest, while depth is dragged and while time plays,
//! on screens of several sizes and densities, and with few and many channels. Chromium only, which can pretend a screen.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::Value;

use crate::browser::Browser;
use crate::page::{Page, pause};

/// CSS pixels and pixels of the screen for each.
const SCREENS: [(u32, u32, f64); 4] = [
    (390, 844, 1.0),
    (390, 844, 2.0),
    (1180, 820, 1.0),
    (1180, 820, 2.0),
];
/// How long each motion is watched.
const WATCHED_MS: u32 = 4_000;

/// Draws, texels and milliseconds of each pass.
type Passes = BTreeMap<String, [f64; 3]>;

/// Prints the table.
pub(super) fn print(browser: &Browser, page: &Page<'_>) -> Result<()> {
    println!(
        "chromium: the picture, each pass waited for (texels: pixels of a pass; still: one frame from a change to rest)"
    );
    for (width, height, ratio) in SCREENS {
        browser.pretend(width, height, ratio)?;
        let screen = format!("{width}x{height} at {ratio}");
        start(page, "?time=needling")?;
        still(page, &format!("{screen}, needles in"))?;
        if width == 1180 && ratio < 1.5 {
            during(
                page,
                &format!("{screen}, depth dragged"),
                super::DRAG,
                super::LET_GO,
            )?;
            let play = "part('play').click();";
            during(page, &format!("{screen}, time plays"), play, play)?;
        }
    }
    browser.pretend(1180, 820, 1.0)?;
    for (needles, passes) in [(1, 1), (12, 1), (36, 10)] {
        start(page, &format!("?time=10min&needles={needles}&passes={passes}"))?;
        still(
            page,
            &format!("1180x820 at 1, {needles} needles, {passes} passes"),
        )?;
    }
    Ok(())
}

/// Opens the page and waits until nothing more is drawn.
fn start(page: &Page<'_>, query: &str) -> Result<()> {
    page.open(query, "live")?;
    page.settle()?;
    page.run(include_str!("../../meter.js"), Value::Null).map(drop)
}

/// One change, and all that is drawn until the picture is at rest again.
fn still(page: &Page<'_>, what: &str) -> Result<()> {
    take(page)?;
    page.run(
        "const it = part('depth');
         it.value = String(Number(it.value) + 0.05);
         it.dispatchEvent(new Event('input', { bubbles: true }));",
        Value::Null,
    )?;
    page.settle()?;
    tell(&format!("{what}, still"), &take(page)?);
    Ok(())
}

/// A motion for a while.
fn during(page: &Page<'_>, what: &str, begin: &str, end: &str) -> Result<()> {
    take(page)?;
    page.run(begin, Value::Null)?;
    pause(WATCHED_MS);
    let passes = take(page)?;
    page.run(end, Value::Null)?;
    page.settle()?;
    tell(what, &passes);
    Ok(())
}

/// What was drawn since the last time.
fn take(page: &Page<'_>) -> Result<Passes> {
    let taken = page.run(
        "const taken = window.__meter.passes; window.__meter.passes = {}; return taken;",
        Value::Null,
    )?;
    Ok(serde_json::from_value(taken)?)
}

fn tell(what: &str, passes: &Passes) {
    let pictures = passes.get("screen").map_or(0.0, |[draws, ..]| *draws);
    let sum = |i: usize| passes.values().map(|pass| pass[i]).sum::<f64>();
    let (texels, ms) = (sum(1), sum(2));
    println!(
        "  {what}: {pictures:.0} pictures, {:.2} million texels, {ms:.0} ms; {:.0} ms a picture",
        texels / 1e6,
        ms / pictures.max(1.0)
    );
    for (name, [draws, texels, ms]) in passes {
        println!(
            "    {name}: {draws:.0} draws, {:.2} million texels, {ms:.0} ms, {:.0} ns a texel",
            texels / 1e6,
            ms * 1e6 / texels.max(1.0)
        );
    }
}
