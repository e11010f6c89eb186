//! How the page behaves by itself: it starts cleanly, talks to nobody, rests, keeps nothing.

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};

use crate::page::{Page, pause};

/// The deployed bytes, without anything of ours in the page.
pub(super) fn becomes_live(page: &Page<'_>) -> Result<()> {
    page.open_live()?;
    let marked = page.eval(
        "performance.getEntriesByName('skindepth:first-frame').length",
        Value::Null,
    )?;
    ensure!(marked == json!(1), "the first picture is marked {marked} times");
    for (level, message) in page.browser.log("browser")? {
        ensure!(level != "SEVERE", "on the console: {message}");
    }
    Ok(())
}

/// From the first byte to a second after the first picture.
pub(super) fn starts_without_errors(page: &Page<'_>) -> Result<()> {
    page.open_live()?;
    pause(1000);
    page.expect_no_errors()?;
    let title = page.eval("document.title", Value::Null)?;
    ensure!(
        title.as_str().is_some_and(|title| !title.is_empty()),
        "the page has no title"
    );
    page.wait(
        "the picture is described in words",
        "part('description').textContent.trim() !== ''",
        &Value::Null,
    )?;
    asked_at_home(page)?;
    page.expect_no_errors()
}

/// No request leaves the origin, whatever is used.
pub(super) fn stays_at_home(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?time=needling")?;
    for part in ["site", "product", "device"] {
        for value in page.options(part)? {
            page.choose(part, &value)?;
        }
    }
    page.settle()?;
    asked_at_home(page)?;
    page.expect_no_errors()
}

/// What was asked for was asked of the own origin.
fn asked_at_home(page: &Page<'_>) -> Result<()> {
    let strangers = page.eval(
        "performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => !name.startsWith(location.origin + '/') && !/^(data|blob):/.test(name))",
        Value::Null,
    )?;
    ensure!(strangers == json!([]), "requests to others: {strangers}");
    for (_, message) in page.browser.log("performance")? {
        let event: Value = serde_json::from_str(&message)?;
        let event = &event["message"];
        if event["method"] == "Network.requestWillBeSent" {
            let url = event["params"]["request"]["url"].as_str().unwrap_or_default();
            let own = url.starts_with(page.address) || url.starts_with("data:") || url.starts_with("blob:");
            ensure!(own, "a request to {url}");
        }
    }
    Ok(())
}

/// At rest nothing is drawn and no frame is asked for: no battery is spent on a picture that stands still.
pub(super) fn rests_when_idle(page: &Page<'_>) -> Result<()> {
    page.open_live()?;
    page.settle()?;
    let count = "[Number(document.documentElement.dataset.frames), window.__probe.ticks, performance.getEntriesByName('skindepth:frame').length]";
    let before = page.eval(count, Value::Null)?;
    pause(1500);
    let after = page.eval(count, Value::Null)?;
    ensure!(
        before == after,
        "frames, ticks and measures at rest: {before}, then {after}"
    );
    Ok(())
}

/// The narrowest window that all three engines allow; nothing sticks out to the side.
pub(super) fn fits_a_narrow_window(page: &Page<'_>) -> Result<()> {
    page.browser.resize(500, 800)?;
    page.open_drawn("?time=needling")?;
    page.settle()?;
    let widths = page.eval("[document.documentElement.scrollWidth, innerWidth]", Value::Null)?;
    let (Some(content), Some(window)) = (widths[0].as_f64(), widths[1].as_f64()) else {
        bail!("the page has no width");
    };
    ensure!(
        content <= window,
        "content of {content} px in a window of {window} px"
    );
    page.expect_no_errors()
}

/// Nothing is stored that nobody asked to store.
pub(super) fn keeps_nothing(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?time=needling")?;
    page.press("depth", "\u{e014}\u{e014}")?;
    pause(500);
    let kept = page.eval(
        "[localStorage.length, sessionStorage.length, document.cookie]",
        Value::Null,
    )?;
    ensure!(kept == json!([0, 0, ""]), "local, session, cookies: {kept}");
    Ok(())
}
