//! The consultation: a practitioner and a client over one tablet.

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};

use super::practice;
use crate::gestures::Pointer;
use crate::page::{Page, pause};

/// A tablet, on its side and upright, and a phone, as windows: a browser's own bars take some 140 of their height.
const SIZES: [(u32, u32); 3] = [(1180, 820), (820, 1180), (390, 884)];

/// Opens the consultation with its words.
fn open(page: &Page<'_>, rest: &str) -> Result<()> {
    page.open_drawn(&format!("?mode=consult{rest}"))?;
    page.wait(
        "the presets are there",
        "part('preset-0')?.textContent.length > 3 && part('compare-open')?.textContent.length > 3 \
         && getComputedStyle(part('preset-0')).display === 'grid'",
        &Value::Null,
    )
}

/// A finger on what is seen already, or comes by moving a row on: the page is not scrolled, and nothing covers it.
fn tap_in_sight(page: &Page<'_>, part: &str) -> Result<()> {
    let seen = page.run(
        "const it = part(arguments[0]);
         const row = it.closest('.presets, .jumps, .stages');
         const at = it.getBoundingClientRect();
         row?.scrollBy({ left: at.x + at.width / 2 - innerWidth / 2, behavior: 'instant' });
         const box = it.getBoundingClientRect();
         const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
         return [x, y, it.contains(document.elementFromPoint(x, y)), innerWidth, innerHeight, scrollY];",
        json!(part),
    )?;
    let (Some(x), Some(y)) = (seen[0].as_f64(), seen[1].as_f64()) else {
        bail!("{part} has no place");
    };
    ensure!(seen[2] == json!(true), "{part} is not in sight: {seen}");
    page.tap((x, y))
}

/// From opening to another site, another moment and another view: three taps on what is seen without scrolling or in a
/// row that scrolls by itself, each target large enough for a finger.
pub(super) fn right_picture_in_three_taps(page: &Page<'_>) -> Result<()> {
    for (width, height) in SIZES {
        page.browser.resize(width, height)?;
        open(page, "")?;
        page.settle()?;
        let before = page.eval("[part('site').value, part('depth').value]", Value::Null)?;
        for (tap, part) in [(1, "preset-1"), (2, "stage-section")] {
            let size = page.eval(
                "(({ width, height }) => [width, height])(part(arguments[0]).getBoundingClientRect())",
                json!(part),
            )?;
            let large = (0..2).all(|side| size[side].as_f64() >= Some(40.0));
            ensure!(large, "{width}: tap {tap}, {part}, has {size}");
            tap_in_sight(page, part)?;
        }
        let jump = "[...document.querySelectorAll('.jump')].at(-2)";
        page.run(&format!("{jump}.dataset.part = 'third'"), Value::Null)?;
        tap_in_sight(page, "third")?;
        for (what, holds) in [
            (
                "the preset is chosen",
                "part('preset-1').getAttribute('aria-pressed') === 'true'",
            ),
            (
                "it is another site or depth",
                "JSON.stringify([part('site').value, part('depth').value]) !== arguments[0]",
            ),
            (
                "the section is seen",
                "part('stage-section').getAttribute('aria-pressed') === 'true'",
            ),
            ("another moment is shown", "Number(part('time').value) > 0"),
        ] {
            page.wait(&format!("at {width} {what}"), holds, &json!(before.to_string()))?;
        }
        // Some engines have no window as narrow as a phone.
        let wide = page.eval("document.documentElement.scrollWidth - innerWidth", Value::Null)?;
        ensure!(
            wide.as_i64() <= Some(0),
            "at {width} the page is {wide} px wider than its window"
        );
        page.expect_no_errors()?;
    }
    Ok(())
}

/// One address, several pictures: one scale, one clock, the difference in words, and back to one.
pub(super) fn pictures_beside_each_other(page: &Page<'_>) -> Result<()> {
    page.browser.resize(1180, 820)?;
    page.open("?compare=depth:0.5,1.5,2.5&time=needling&view=section", "live")?;
    let drawn = "[...document.querySelectorAll('.beside canvas')].map((canvas) => canvas.dataset.drawn ?? 'no').join()";
    page.wait(
        "three pictures are drawn",
        &format!("{drawn} === 'true,true,true'"),
        &Value::Null,
    )?;
    let scales = page.eval(
        "[...new Set([...document.querySelectorAll('.beside g[data-px-per-mm]')].map((g) => g.dataset.pxPerMm))]",
        Value::Null,
    )?;
    ensure!(
        scales.as_array().is_some_and(|scales| scales.len() == 1),
        "one scale for all, not {scales}"
    );
    let colours = "[...document.querySelectorAll('.beside canvas')].map((canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let sum = 0;
        for (let i = 0; i < data.length; i += 4) sum = (sum * 31 + data[i] + data[i + 1] * 7 + data[i + 2] * 13) % 1000003;
        return sum;
    })";
    let different = page.eval(&format!("new Set({colours}).size"), Value::Null)?;
    ensure!(different == json!(3), "three depths make {different} pictures");
    page.wait(
        "two sentences say what differs",
        "part('differences')?.querySelectorAll('p').length === 2 \
         && part('differences').querySelectorAll('th[scope=\"col\"]').length === 3",
        &Value::Null,
    )?;
    // Another value joins, and the address says so.
    page.run("part('value-1').click()", Value::Null)?;
    page.wait(
        "four pictures, and the address has them",
        "document.querySelectorAll('.beside').length === 4 \
         && new URLSearchParams(location.search).get('compare') === 'depth:0.5,1.5,2.5,1'",
        &Value::Null,
    )?;
    // The clock is one for all: another moment, and each follows.
    let names = "document.querySelector('.table tr:nth-child(2)').textContent";
    let before = page.eval(names, Value::Null)?;
    page.press("time", "\u{e010}")?;
    page.wait(
        "all show another moment",
        &format!("{names} !== arguments[0]"),
        &before,
    )?;
    page.choose("compare-axis", "tone")?;
    page.wait(
        "tones stand beside each other",
        "new URLSearchParams(location.search).get('compare') === 'tone:3,8'",
        &Value::Null,
    )?;
    page.run("part('compare-close').click()", Value::Null)?;
    page.wait(
        "one picture is back",
        "!part('panels') && !location.search.includes('compare')",
        &Value::Null,
    )?;
    page.settle()?;
    page.expect_no_errors()
}

/// Without WebGL the same comparison stands as drawings.
pub(super) fn drawings_beside_each_other(page: &Page<'_>) -> Result<()> {
    page.open("?compare=site:cheek,eye-area&time=needling", "schematic")?;
    page.wait(
        "two drawings",
        "[...document.querySelectorAll('.beside .sheet:not(.over)')].filter((sheet) => sheet.childElementCount > 5).length === 2",
        &Value::Null,
    )?;
    page.expect_no_errors()
}

/// Where the mark is, in millimetres below the surface on the ruler's scale.
const DEPTH_OF_MARK: &str = "(() => {
    const ruler = part('ruler'), box = part('ink').firstElementChild.getBBox();
    return (box.y + box.height / 2 - Number(ruler.dataset.originY)) / Number(ruler.dataset.pxPerMm);
})()";

/// Mouse, finger and pen draw; marks stay where they are in the skin; nothing of them is in address or storage.
pub(super) fn ink_stays_on_its_structure(page: &Page<'_>) -> Result<()> {
    page.browser.resize(1180, 820)?;
    open(page, "&view=section&time=7d")?;
    page.settle()?;
    page.run("part('ink-open').click()", Value::Null)?;
    page.wait(
        "the pen is in hand",
        "part('ink')?.hasAttribute('data-drawing')",
        &Value::Null,
    )?;
    let (x, y) = page.middle("canvas")?;
    page.drag(Pointer::Mouse, (x - 60.0, y), (x + 60.0, y))?;
    let marks = |count: u32| {
        page.wait(
            &format!("{count} marks are counted"),
            "part('ink-count').textContent.endsWith(' ' + arguments[0])",
            &json!(count.to_string()),
        )
    };
    marks(1)?;
    let drawn = page
        .eval(DEPTH_OF_MARK, Value::Null)?
        .as_f64()
        .unwrap_or(f64::NAN);
    // Three times the size, and the mark is as deep as before.
    for _ in 0..6 {
        page.press("canvas", "+")?;
    }
    page.settle()?;
    let zoomed = page
        .eval(DEPTH_OF_MARK, Value::Null)?
        .as_f64()
        .unwrap_or(f64::NAN);
    ensure!(
        (zoomed - drawn).abs() < 0.03,
        "drawn at {drawn} mm, zoomed it is at {zoomed} mm"
    );
    page.drag(Pointer::Touch, (x - 60.0, y + 40.0), (x + 60.0, y + 60.0))?;
    marks(2)?;
    // A pen says how hard it is pressed.
    page.run(
        "const ink = part('ink'), box = ink.getBoundingClientRect();
         const send = (name, x, pressure) => ink.dispatchEvent(new PointerEvent(name, {
             bubbles: true, pointerId: 77, pointerType: 'pen', pressure, button: 0,
             clientX: box.x + box.width / 2 + x, clientY: box.y + box.height / 2 - 60 }));
         send('pointerdown', 0, 0.1);
         for (let x = 0; x <= 80; x += 4) send('pointermove', x, x / 80);
         send('pointerup', 80, 0);",
        Value::Null,
    )?;
    marks(3)?;
    page.run("part('ink-circle').click()", Value::Null)?;
    page.drag(Pointer::Mouse, (x, y - 90.0), (x, y - 90.0))?;
    marks(4)?;
    page.run("part('ink-undo').click()", Value::Null)?;
    marks(3)?;
    let kept = page.eval(
        "localStorage.length + document.cookie.length + Number(location.href.includes('ink'))",
        Value::Null,
    )?;
    ensure!(kept == json!(0), "ink left something behind: {kept}");
    page.run("part('ink-clear').click()", Value::Null)?;
    marks(0)?;
    page.run("part('ink-done').click()", Value::Null)?;
    page.wait(
        "the picture can be grabbed again",
        "!part('ink').hasAttribute('data-drawing')",
        &Value::Null,
    )?;
    page.expect_no_errors()
}

/// Wrong settings are told with path, what was found and what is allowed; the page lives and runs nothing of them.
pub(super) fn settings_are_checked_as_they_are_typed(page: &Page<'_>) -> Result<()> {
    practice::open_configurator(page)?;
    let rows = [
        (
            r#"{"version": 2, "contact": {"booking": "javascript:alert(1)"}}"#,
            "contact.booking",
            "https://",
        ),
        (
            r#"{"version": 2, "name": "<img src=x onerror=alert(1)>"}"#,
            "name",
            "<img",
        ),
        (
            r##"{"version": 2, "colours": {"light": "#ffffff"}}"##,
            "colours.light",
            "4.5",
        ),
        (r#"{"version": 99}"#, "version", "99"),
        (
            r#"{"version": 2, "presets": [{"depth": 9}]}"#,
            "presets[0].depth",
            "2.5",
        ),
        (r#"{"version": 2"#, "1:", "JSON"),
    ];
    let type_in = |text: &str| {
        page.run(
            "const area = part('configure-text');
             area.value = arguments[0];
             area.dispatchEvent(new Event('input', { bubbles: true }));",
            json!(text),
        )
    };
    for (file, path, part) in rows {
        type_in(file)?;
        page.wait(
            &format!("{path} is told"),
            "(({ textContent }) => textContent.includes(arguments[0][0]) && textContent.includes(arguments[0][1]))\
             (part('configure-problems'))",
            &json!([path, part]),
        )?;
        let ran = page.eval(
            "document.querySelectorAll('a[href^=\"javascript\"], .clinic img, .problems img').length",
            Value::Null,
        )?;
        ensure!(ran == json!(0), "{file}: {ran} elements of it are on the page");
    }
    // What is right is seen at once, and goes into the file from the form too.
    type_in(r##"{"version": 2, "name": "Park & Co", "colours": {"light": "#5b3f8c"}}"##)?;
    page.wait(
        "name and colour are the clinic's",
        "part('clinic-name')?.textContent === 'Park & Co' \
         && document.documentElement.style.getPropertyValue('--accent') === '#5b3f8c'",
        &Value::Null,
    )?;
    page.choose("configure-contact-web", "https://park.example")?;
    page.wait(
        "the form writes the file",
        "part('configure-text').value.includes('\"web\": \"https://park.example\"') \
         && document.querySelector('.clinic a')?.href === 'https://park.example/' \
         && part('configure-snippet').value.includes('>Park &amp; Co</skin-depth>')",
        &Value::Null,
    )?;
    pause(200);
    page.expect_no_errors()
}
