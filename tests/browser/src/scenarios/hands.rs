//! What a person does with the page: grab, drag, press, choose.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::gestures::Pointer;
use crate::page::{Page, pause};

/// Keys as the protocol names them.
const END: &str = "\u{e010}";
const HOME: &str = "\u{e011}";
const LEFT: &str = "\u{e012}";
const RIGHT: &str = "\u{e014}";

/// Far enough to be more than a step, near enough to stay inside the picture.
const PULL_PX: f64 = 60.0;

pub(super) fn mouse_drags_the_needle(page: &Page<'_>) -> Result<()> {
    needle_follows(page, Pointer::Mouse)
}

pub(super) fn finger_drags_the_needle(page: &Page<'_>) -> Result<()> {
    needle_follows(page, Pointer::Touch)
}

/// Down is deeper, up is shallower, and the picture is drawn again.
fn needle_follows(page: &Page<'_>, pointer: Pointer) -> Result<()> {
    page.browser.resize(500, 800)?;
    page.open_live()?;
    // From the shallow end there is room below.
    page.press("depth", HOME)?;
    page.settle()?;
    let (start, frames) = (page.number("depth")?, page.frames()?);
    let pull = |by: f64| {
        let (x, y) = page.middle("depth-handle")?;
        page.drag(pointer, (x, y), (x, y + by))
    };
    pull(PULL_PX)?;
    page.settle()?;
    let deep = page.number("depth")?;
    ensure!(deep > start, "pulled down, the depth went from {start} to {deep}");
    ensure!(page.frames()? > frames, "the picture was not drawn again");
    pull(-PULL_PX / 2.0)?;
    let back = page.number("depth")?;
    // What is held stays under the hand, whatever is drawn meanwhile: half the way back is half the depth.
    let half = f64::midpoint(start, deep);
    ensure!(
        (back - half).abs() < 0.11,
        "pushed up by half of what it was pulled, the depth went from {start} to {deep} to {back}"
    );
    page.expect_no_errors()
}

/// Skin as it was before is pulled across the picture by its grip: by hand, with a tap, and with keys; the link keeps it.
pub(super) fn the_seam_follows(page: &Page<'_>) -> Result<()> {
    page.browser.resize(500, 800)?;
    page.open("?view=section&time=3mo", "live")?;
    page.wait_for_controls()?;
    page.settle()?;
    let share = || {
        let share = page.eval("Number(part('seam').getAttribute('aria-valuenow'))", Value::Null)?;
        share.as_f64().context("where the seam is")
    };
    let shown = || page.eval("part('seam').dataset.shown", Value::Null);
    ensure!(
        shown()? == json!("away"),
        "before it is touched, the seam is {}",
        shown()?
    );
    ensure!(
        !page.text("seam")?.is_empty(),
        "the grip does not say what it brings"
    );
    let pull = |pointer, by: f64| {
        let (x, y) = page.middle("seam")?;
        page.drag(pointer, (x, y), (x + by, y))?;
        page.settle()
    };
    pull(Pointer::Mouse, 150.0)?;
    let pulled = share()?;
    ensure!(pulled > 25.0, "pulled by 150 pixels, the seam went to {pulled} %");
    let told = page.text("description")?;
    ensure!(
        told.contains("as it was before"),
        "the picture is described as: {told}"
    );
    pull(Pointer::Touch, 60.0)?;
    let farther = share()?;
    ensure!(
        farther > pulled + 5.0,
        "a finger moved the seam from {pulled} to {farther} %"
    );
    page.press("seam", LEFT)?;
    page.settle()?;
    let back = share()?;
    ensure!(
        back < farther && back > farther - 10.0,
        "a key moved the seam from {farther} to {back} %"
    );
    page.press("seam", HOME)?;
    page.settle()?;
    ensure!(shown()? == json!("away"), "after Home the seam is {}", shown()?);
    page.tap(page.middle("seam")?)?;
    page.settle()?;
    page.wait(
        "the middle",
        "part('seam').getAttribute('aria-valuenow') === '50'",
        &Value::Null,
    )?;
    // Whoever opens the link sees the same.
    page.browser.refresh()?;
    page.wait_for_state("live")?;
    page.wait_for_controls()?;
    page.wait(
        "the seam of the link",
        "part('seam').getAttribute('aria-valuenow') === '50'",
        &Value::Null,
    )?;
    page.expect_no_errors()
}

/// Arrows step, Home and End go to the ends; the words say where the needle is.
pub(super) fn keys_move_the_depth(page: &Page<'_>) -> Result<()> {
    page.open_live()?;
    // A caution that somebody reads stays open while the depth changes and the caution holds.
    let caution = "document.querySelector('[data-part=notices] details')";
    page.run(&format!("{caution}.open = true;"), Value::Null)?;
    page.press("depth", LEFT)?;
    let open = page.eval(&format!("{caution}?.open ?? null"), Value::Null)?;
    ensure!(
        open == json!(true),
        "the open caution is {open} after a step of depth"
    );
    let after = |keys: &str| {
        page.press("depth", keys)?;
        page.number("depth")
    };
    let (least, most) = (after(HOME)?, after(END)?);
    let bounds = page.eval(
        "[Number(part('depth').min), Number(part('depth').max)]",
        Value::Null,
    )?;
    ensure!(
        bounds == json!([least, most]),
        "the ends are {bounds}, the keys go to {least} and {most}"
    );
    let (one, two, back) = (after(LEFT)?, after(LEFT)?, after(RIGHT)?);
    ensure!(one < most && two < one, "left steps: {most}, {one}, {two}");
    ensure!((back - one).abs() < 1e-9, "right undoes left: {one}, {back}");
    let spoken = page.eval("part('depth').getAttribute('aria-valuetext')", Value::Null)?;
    ensure!(
        spoken.as_str().is_some_and(|text| !text.is_empty()),
        "the depth has no words"
    );
    page.expect_no_errors()
}

pub(super) fn time_can_be_dragged(page: &Page<'_>) -> Result<()> {
    page.browser.resize(500, 800)?;
    page.open_live()?;
    page.press("time", HOME)?;
    let start = page.number("time")?;
    let (x, y) = page.middle("time")?;
    let left = page.eval("part('time').getBoundingClientRect().left", Value::Null)?;
    let left = left.as_f64().context("the time has no place")?;
    page.drag(Pointer::Mouse, (left + 10.0, y), (x, y))?;
    let now = page.number("time")?;
    ensure!(
        now > start,
        "dragged to the middle, time went from {start} to {now}"
    );
    page.expect_no_errors()
}

/// Nothing moves by itself after the pause.
pub(super) fn time_plays_and_pauses(page: &Page<'_>) -> Result<()> {
    page.browser.resize(500, 800)?;
    page.open_live()?;
    page.press("time", HOME)?;
    let start = page.number("time")?;
    let toggle = || page.run("part('play').click()", Value::Null);
    toggle()?;
    page.wait(
        "time moves",
        "part('time').valueAsNumber > arguments[0]",
        &json!(start),
    )?;
    toggle()?;
    let rest = page.number("time")?;
    pause(700);
    let later = page.number("time")?;
    ensure!((rest - later).abs() < 1e-9, "paused at {rest}, later at {later}");
    page.expect_no_errors()
}

/// Another site draws and is described in words of its own. Some of them: `tests/wasm.rs` draws all.
pub(super) fn another_site(page: &Page<'_>) -> Result<()> {
    // A small picture is drawn sooner.
    page.browser.resize(500, 700)?;
    page.open_live()?;
    let sites = page.options("site")?;
    ensure!(sites.len() >= 12, "only {} sites", sites.len());
    for site in sites.iter().step_by(4) {
        let (before, words) = (page.value("site")?, page.text("description")?);
        if *site == before {
            continue;
        }
        let frames = page.frames()?;
        page.choose("site", site)?;
        page.wait(
            &format!("{site} is drawn"),
            "Number(document.documentElement.dataset.frames) > arguments[0]",
            &json!(frames),
        )?;
        page.wait(
            &format!("{site} is described otherwise than {before}"),
            "part('description').textContent.trim() !== arguments[0]",
            &json!(words),
        )?;
    }
    page.expect_no_errors()
}

pub(super) fn every_stage_shows(page: &Page<'_>) -> Result<()> {
    page.browser.resize(500, 640)?;
    page.open_live()?;
    for stage in ["stage-section", "stage-surface", "stage-loupe", "stage-block"] {
        page.settle()?;
        let frames = page.frames()?;
        page.run("part(arguments[0]).click()", json!(stage))?;
        page.wait(
            &format!("{stage} is drawn"),
            "Number(document.documentElement.dataset.frames) > arguments[0]",
            &json!(frames),
        )?;
    }
    page.expect_no_errors()
}
