//! What a person sees when something breaks: words, and as much of the page as still works.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::page::Page;

/// The graphics processor may go away at any time; the picture comes back by itself.
pub(super) fn context_lost_and_restored(page: &Page<'_>) -> Result<()> {
    page.browser.resize(500, 700)?;
    page.open_live()?;
    page.settle()?;
    let extension =
        "(window.__lose ??= part('canvas').getContext('webgl2').getExtension('WEBGL_lose_context'))";
    for round in 1..=2 {
        let (depth, frames) = (page.number("depth")?, page.frames()?);
        page.run(&format!("{extension}.loseContext()"), Value::Null)?;
        page.wait_for_state("lost")?;
        // Controls answer meanwhile.
        page.press("depth", "\u{e014}")?;
        let moved = page.number("depth")?;
        ensure!(
            moved > depth,
            "round {round}: without a picture the depth stays at {depth}"
        );
        page.run(&format!("{extension}.restoreContext()"), Value::Null)?;
        page.wait_for_state("live")?;
        page.wait(
            "the picture is drawn again",
            "Number(document.documentElement.dataset.frames) > arguments[0]",
            &json!(frames),
        )?;
        page.settle()?;
    }
    page.expect_no_errors()
}

/// The same page with a drawing instead of a picture. Chromium and Firefox have WebGL truly switched off; WebKit has
/// no switch: there the probe refuses the context.
pub(super) fn without_webgl(page: &Page<'_>) -> Result<()> {
    page.open("", "schematic")?;
    let shapes = "part('schematic').querySelectorAll('path, rect, polygon, polyline, circle, line').length";
    page.wait("something is drawn", &[shapes, " >= 5"].concat(), &Value::Null)?;
    let picture = "part('schematic').innerHTML";
    let before = page.eval(picture, Value::Null)?;
    page.press("depth", "\u{e011}")?;
    page.press("depth", "\u{e010}")?;
    page.wait(
        "the drawing follows the depth",
        "part('schematic').innerHTML !== arguments[0]",
        &before,
    )?;
    page.expect_no_errors()
}

pub(super) fn without_webassembly(page: &Page<'_>) -> Result<()> {
    page.plant("wasm")?;
    explains_itself(page, "blocked")
}

pub(super) fn without_a_network(page: &Page<'_>) -> Result<()> {
    page.plant("network")?;
    explains_itself(page, "not-loaded")
}

/// The picture comes, and what stands around it doesn't.
pub(super) fn without_the_second_part(page: &Page<'_>) -> Result<()> {
    page.plant("half")?;
    explains_itself(page, "not-loaded")
}

pub(super) fn with_a_missing_file(page: &Page<'_>) -> Result<()> {
    page.plant("missing")?;
    explains_itself(page, "not-found")
}

/// The program stops: words take its place.
pub(super) fn after_a_panic(page: &Page<'_>) -> Result<()> {
    page.open_live()?;
    page.run("dispatchEvent(new CustomEvent('skindepth:panic'))", Value::Null)?;
    panel_says(page, "stopped")
}

fn explains_itself(page: &Page<'_>, code: &str) -> Result<()> {
    page.open("", "failed")?;
    panel_says(page, code)
}

/// The panel is on screen with its code, and the story can be read.
fn panel_says(page: &Page<'_>, code: &str) -> Result<()> {
    page.wait_for_state("failed")?;
    let panel = page.eval(
        "[document.querySelector('#trouble').checkVisibility(), document.querySelector('#trouble-code').textContent]",
        Value::Null,
    )?;
    ensure!(panel == json!([true, code]), "the panel: {panel}");
    page.expect_story()
}
