//! Numbers lead to their sources, and what gets in is told with its ranges.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::page::Page;

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

/// By the first button of a part, with a key.
fn open_card(page: &Page<'_>, part: &str) -> Result<()> {
    page.run("part(arguments[0]).querySelector('.cite').focus()", json!(part))?;
    page.browser.active_element_keys(ENTER)?;
    page.wait(
        "a card names its source",
        "Boolean(part('cards').open && part('cards').querySelector('.source-card a[href^=http]'))",
        &Value::Null,
    )
}

fn close_card(page: &Page<'_>) -> Result<()> {
    page.press("cite-close", ESCAPE)?;
    page.wait("the card is closed", "!part('cards').open", &Value::Null)
}

/// By keys alone: from a number to its card with a source, and back to where one was.
pub(super) fn numbers_show_sources(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?time=needling")?;
    // Keys, for a script's click is nobody's: Chromium closes all that scripts have opened with one Escape.
    page.press("numbers-open", ENTER)?;
    page.wait(
        "the numbers are there",
        "part('numbers').querySelectorAll('.numbers li').length > 10",
        &Value::Null,
    )?;
    open_card(page, "numbers")?;
    let told = page.eval(
        "[part('cards').querySelectorAll('.source-card').length, part('cards').querySelector('details li') !== null]",
        Value::Null,
    )?;
    ensure!(
        told[0].as_u64() > Some(0) && told[1] == json!(true),
        "{told}: cards, and other methods"
    );
    close_card(page)?;
    let back = page.eval(
        "[part('numbers').open, document.activeElement.classList.contains('cite')]",
        Value::Null,
    )?;
    ensure!(back == json!([true, true]), "{back}: back beside the number");
    // Another needle changes the numbers beside it.
    let width = "[...part('numbers').querySelectorAll('.numbers b')].map((it) => it.textContent).join()";
    let before = page.eval(width, Value::Null)?;
    page.choose("gauge", "33g")?;
    page.wait(
        "the numbers follow",
        &format!("{width} !== arguments[0]"),
        &before,
    )?;
    page.expect_no_errors()
}

/// What the story says has its sources, by keys alone; closed, the focus is back at the text.
pub(super) fn story_names_its_sources(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?lang=en&chapter=healing")?;
    let there = "Boolean(part('story-text') && part('story-text').querySelector('.cite:not([hidden])'))";
    page.wait("the step has a source", there, &Value::Null)?;
    open_card(page, "story-text")?;
    close_card(page)?;
    let back = page.eval("part('story-text').contains(document.activeElement)", Value::Null)?;
    ensure!(back == json!(true), "the focus is not back at the text");
    page.expect_no_errors()
}

/// The worker's summary comes, follows another choice, and its shares have ranges.
pub(super) fn product_shows_its_ranges(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?lang=en&product=niacinamide")?;
    page.run("part('absorbed-open').click()", Value::Null)?;
    let told =
        "Boolean(part('finding') && part('absorbed').querySelectorAll('.amounts tbody tr').length === 3)";
    page.wait("what gets in is told", told, &Value::Null)?;
    let first = page.text_of("part(arguments[0]).textContent", "finding")?;
    page.run(
        "const it = part('absorbed').querySelector('select'); it.value = 'hyaluronic-high';
         it.dispatchEvent(new Event('change', { bubbles: true }));",
        Value::Null,
    )?;
    page.wait(
        "the other product's finding",
        "Boolean(part('finding')) && part('finding').textContent !== arguments[0]",
        &json!(first),
    )?;
    let curves = page.eval(
        "part('profile').querySelectorAll('polyline.needled, polyline.intact').length",
        Value::Null,
    )?;
    ensure!(curves == json!(2), "{curves} curves");
    page.expect_no_errors()
}

/// Every source has its entry, and nothing on the page is a script.
pub(super) fn references_without_scripts(page: &Page<'_>) -> Result<()> {
    page.browser.goto(&page.at("references.html"))?;
    let found = page.run(
        "return [document.querySelectorAll('dt').length, document.querySelectorAll('ol li').length, document.scripts.length]",
        Value::Null,
    )?;
    ensure!(
        found[0].as_u64() > Some(400) && found[1].as_u64() > Some(100) && found[2] == json!(0),
        "{found}: numbers, sources, scripts"
    );
    Ok(())
}
