//! A practice at work: it sets the page up for itself, consults without a network, and does so all day.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::offline;
use super::takehome::{STATE, open_second, read_code};
use crate::driver::Engine;
use crate::page::{Page, pause};

/// The file as the configurator holds it.
const FILE: &str = "JSON.parse(part('configure-text').value)";

/// Opens the configurator with its words and its story.
pub(super) fn open_configurator(page: &Page<'_>) -> Result<()> {
    page.browser.resize(1280, 900)?;
    page.open_drawn("?mode=configure&lang=en")?;
    page.wait(
        "the configurator is there",
        "Boolean(part('configure-text')?.value.includes('version') && part('preset-0') \
         && part('configure-chapters-are')?.textContent.includes(' · '))",
        &Value::Null,
    )
}

/// Takes the second of the presets.
fn take_second_preset(page: &Page<'_>) -> Result<()> {
    page.run("part('preset-1').click()", Value::Null)?;
    page.wait(
        "the preset is shown",
        "part('preset-1').getAttribute('aria-pressed') === 'true'",
        &Value::Null,
    )
}

/// Devices, chapters, what the page opens with, presets and languages by the form alone: file and preview follow.
pub(super) fn form_builds_a_file(page: &Page<'_>) -> Result<()> {
    open_configurator(page)?;
    let holds = |what: &str, expression: &str| page.wait(what, expression, &Value::Null);
    // A device: in the file, offered alone, and its depths as buttons.
    for (name, value) in [("name", "Pen 12"), ("needles", "12"), ("depths", "0.5, 1 1.5")] {
        page.choose(&format!("configure-device-{name}"), value)?;
    }
    page.run("part('configure-add-devices').click()", Value::Null)?;
    holds(
        "the file has the device",
        &format!(
            "JSON.stringify({FILE}.devices) === JSON.stringify([{{ device: 'pen', name: 'Pen 12', needles: '12', depths: ['0.5', '1', '1.5'] }}])"
        ),
    )?;
    holds(
        "nothing is wrong with it",
        "Boolean(document.querySelector('.problems .good'))",
    )?;
    holds(
        "its depths are buttons",
        "[...document.querySelectorAll('.depths .pill')].map((it) => parseFloat(it.textContent)).join() === '0.5,1,1.5'",
    )?;
    let offered = page.options("device")?;
    ensure!(offered == ["pen"], "beside a client are offered {offered:?}");
    page.run(
        "document.querySelectorAll('.depths .pill')[2].click()",
        Value::Null,
    )?;
    holds("a button sets the depth", "part('depth').valueAsNumber === 1.5")?;
    // One that cannot be is told by its path, and can be taken out.
    page.choose("configure-device-needles", "9000")?;
    page.run("part('configure-add-devices').click()", Value::Null)?;
    holds(
        "the wrong one is told",
        "part('configure-problems').textContent.includes('devices[1].needles')",
    )?;
    page.run(
        "part('configure-add-devices').closest('fieldset').querySelector('li:last-child .pill:last-child').click()",
        Value::Null,
    )?;
    holds("it is out", &format!("{FILE}.devices.length === 1"))?;
    // Chapters, in another order and without the others; a name that the story has not is not among them.
    let all = page.text("configure-chapters-are")?;
    page.choose("configure-chapters", "healing\nno-such-chapter\nskin")?;
    holds(
        "the story has two chapters, in the file's order",
        &format!(
            "document.querySelectorAll('.chapter').length === 2 && part('configure-chapters-are').textContent.split(' · ').length === 2 \
             && {FILE}.chapters.join() === 'healing,no-such-chapter,skin'"
        ),
    )?;
    page.choose("configure-chapters", "")?;
    page.wait(
        "all of it is told again",
        &format!("part('configure-chapters-are').textContent === arguments[0] && !('chapters' in {FILE})"),
        &json!(all),
    )?;
    // What the page opens with is what is shown; a change of it in the text is shown in turn.
    take_second_preset(page)?;
    page.run("part('configure-start').click()", Value::Null)?;
    holds(
        "file, words and snippet have it",
        &format!(
            "{FILE}.start.site === part('site').value && part('configure-start-is').textContent.includes('Eye area') \
             && part('configure-snippet').value.includes('site=\"eye-area\"')"
        ),
    )?;
    for site in ["neck", "nose"] {
        page.run(
            &format!(
                "const area = part('configure-text'), file = {FILE};
                 file.start.site = arguments[0];
                 area.value = JSON.stringify(file);
                 area.dispatchEvent(new Event('input', {{ bubbles: true }}));"
            ),
            json!(site),
        )?;
        page.wait(
            "the page opens with it",
            "part('site').value === arguments[0]",
            &json!(site),
        )?;
    }
    // What is shown joins the presets, as the last of them.
    let count = "document.querySelectorAll('.preset').length";
    let before = page.eval(count, Value::Null)?;
    page.run("part('configure-add-presets').click()", Value::Null)?;
    page.wait(
        "one more picture is offered",
        &format!("{count} === arguments[0] + 1 && {FILE}.presets.at(-1).site === 'nose'"),
        &before,
    )?;
    page.run("part('configure-languages-de').click()", Value::Null)?;
    // What the address asks for is spoken all the same.
    holds(
        "the file has the clinic's language, and the page that of the address",
        &format!("document.documentElement.lang === 'en' && {FILE}.languages.join() === 'de'"),
    )?;
    pause(200);
    page.expect_no_errors()
}

/// A logo of ten megabytes, chosen or beside the site: told, left out, and the rest of the file stands.
pub(super) fn large_logo_is_left_out(page: &Page<'_>) -> Result<()> {
    open_configurator(page)?;
    page.choose("configure-name", "Park")?;
    page.run(
        "const given = new DataTransfer();
         given.items.add(new File([new Uint8Array(10_000_000)], 'logo.png', { type: 'image/png' }));
         const input = part('configure-logo').closest('.row').querySelector('input[type=\"file\"]');
         input.files = given.files;
         input.dispatchEvent(new Event('change', { bubbles: true }));",
        Value::Null,
    )?;
    page.wait(
        "its size and the largest are told",
        "(({ textContent }) => textContent.includes('10,000') || textContent.includes('10000') && textContent.includes('150'))(part('configure-problems'))",
        &Value::Null,
    )?;
    let kept = page.eval(&format!("[{FILE}.name, 'logo' in {FILE}]"), Value::Null)?;
    ensure!(kept == json!(["Park", false]), "the file holds {kept}");
    // A picture that fits is taken, and shown.
    page.run(
        "return (async () => {
           const icon = await (await fetch('icon.svg')).blob();
           const given = new DataTransfer();
           given.items.add(new File([icon], 'logo.svg', { type: 'image/svg+xml' }));
           const input = part('configure-logo').closest('.row').querySelector('input[type=\"file\"]');
           input.files = given.files;
           input.dispatchEvent(new Event('change', { bubbles: true }));
         })()",
        Value::Null,
    )?;
    page.wait(
        "the small one is shown",
        "document.querySelector('.clinic-logo')?.naturalWidth > 0 && Boolean(document.querySelector('.problems .good'))",
        &Value::Null,
    )?;
    // One that lies beside the site is known by its size only once it comes.
    page.run(
        "const get = window.fetch;
         window.fetch = (...asked) => String(asked[0]).includes('large.png')
           ? Promise.resolve(new Response(new Blob([new Uint8Array(10_000_000)], { type: 'image/png' }), { headers: { 'content-type': 'image/png' } }))
           : get.call(window, ...asked);",
        Value::Null,
    )?;
    page.choose("configure-logo", "large.png")?;
    page.wait(
        "it is left out, and said so beside the picture",
        "!document.querySelector('.clinic-logo') && part('clinic-name').textContent === 'Park' \
         && part('notices').textContent.includes('logo')",
        &Value::Null,
    )?;
    page.expect_no_errors()
}

/// From hello to a take-home with the network gone, with the client's window on the same device: picture, comparison,
/// ink, code; and an end that leaves the tablet as it was.
pub(super) fn consultation_without_a_network(page: &Page<'_>) -> Result<()> {
    page.browser.resize(1180, 820)?;
    page.open_live()?;
    offline::ask(page)?;
    let made = offline::make(page)?;
    ensure!(made == "ready", "the copy is {made}");
    offline::order(page, "cut=0")?;
    page.open("?mode=consult&lang=en", "live")?;
    let holds = |what: &str, expression: &str| page.wait(what, expression, &Value::Null);
    holds(
        "the presets are there",
        "part('preset-1')?.textContent.length > 3 && Boolean(part('compare-open'))",
    )?;
    let clean = page.eval(STATE, Value::Null)?;
    take_second_preset(page)?;
    page.run("part('compare-open').click()", Value::Null)?;
    holds(
        "three pictures, where depths are seen, and what differs",
        "[...document.querySelectorAll('.beside canvas')].filter((it) => it.dataset.drawn).length === 3 \
         && Number(part('time').value) > 0 && part('differences').querySelectorAll('p').length === 2",
    )?;
    page.run("part('compare-close').click()", Value::Null)?;
    holds("one picture is back", "!part('panels')")?;
    page.run(INK, Value::Null)?;
    holds("a mark is drawn", "part('ink').childElementCount > 0")?;
    page.run("part('ink-done').click(); part('take-open').click()", Value::Null)?;
    holds("the code is drawn", "Boolean(part('code'))")?;
    pause(500);
    let link = read_code(&page.browser.screenshot()?)?;
    ensure!(link == page.value("link")?, "the code holds {link}");
    // The client's window comes from the same copy.
    open_second(page)?;
    let chosen = page.eval(STATE, Value::Null)?;
    page.browser.window(1)?;
    page.wait_for_state("live")?;
    page.wait("it shows the same", &format!("{STATE} === arguments[0]"), &chosen)?;
    let base = page.text_of("document.baseURI", "the client's window")?;
    ensure!(
        base.contains("/offline-"),
        "the client's window comes from {base}"
    );
    page.browser.window(0)?;
    page.run("part('take').close()", Value::Null)?;
    page.run("window.__old = true; part('end').click()", Value::Null)?;
    holds("it starts anew", "window.__old === undefined")?;
    page.wait_for_state("live")?;
    page.wait_for_controls()?;
    let after = page.eval(STATE, Value::Null)?;
    ensure!(after == clean, "it starts with {after}, not {clean}");
    let base = page.text_of("document.baseURI", "the page")?;
    ensure!(
        base.contains("/offline-"),
        "after the end the page comes from {base}"
    );
    offline::order(page, "cut=none").map(drop)
}

/// Takes the pen and draws a line.
const INK: &str = "
  part('ink-open').click();
  const ink = part('ink'), box = ink.getBoundingClientRect();
  const send = (name, x) => ink.dispatchEvent(new PointerEvent(name, { bubbles: true, pointerId: 7, pointerType: 'pen',
    pressure: 0.5, button: 0, clientX: box.x + box.width / 2 + x, clientY: box.y + box.height / 2 }));
  send('pointerdown', 0);
  for (let x = 4; x <= 60; x += 4) send('pointermove', x);
  send('pointerup', 60);";

/// A consultation as a practitioner acts, as fast as the page follows.
const CONSULTATION: &str = "return (async () => {
  const until = async (what, holds) => {
    const end = performance.now() + 30_000;
    while (!holds()) {
      if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
      await new Promise((go) => setTimeout(go, 20));
    }
  };
  const change = (name, value) => {
    part(name).value = value;
    for (const kind of ['input', 'change']) part(name).dispatchEvent(new Event(kind, { bubbles: true }));
  };
  const round = arguments[0];
  part(`preset-${round % 8}`).click();
  change('product', ['none', 'niacinamide', 'caffeine'][round % 3]);
  part(['stage-section', 'stage-block'][round % 2]).click();
  part('compare-open').click();
  const axes = ['depth', 'site', 'tone', 'device', 'sessions', 'day'];
  await until('pictures stand beside each other', () => document.querySelectorAll('.beside').length > 1);
  change('compare-axis', axes[round % axes.length]);
  await until('they are drawn', () => [...document.querySelectorAll('.beside canvas')].every((it) => it.dataset.drawn)
    && part('differences').querySelectorAll('p').length > 0);
  part('compare-close').click();
  await until('one picture is back', () => !part('panels'));
  INK
  part('ink-circle').click();
  send('pointerdown', -40); send('pointerup', -40);
  await until('it is drawn', () => part('ink-count').textContent.endsWith(' 2'));
  part('ink-clear').click();
  part('ink-done').click();
  part('take-open').click();
  await until('the code is there', () => part('code') && part('notes'));
  change('notes', `round ${round}`);
  part('handout').click();
  await until('the handout is set', () => window.__printed === round);
  part('take').close();
  await until('the dialog is closed', () => !part('take'));
})()";

/// What a page takes: bytes of scripts, bytes of the program, nodes, listeners.
fn taken(page: &Page<'_>) -> Result<[f64; 4]> {
    // The probe's own record of frames, sixty bytes for each, is no part of it.
    page.run("window.__probe.frames.length = 0", Value::Null)?;
    let heap = page.browser.heap()?.context("this engine says it")?;
    let counters = page.browser.devtools("Memory.getDOMCounters", &json!({}))?;
    let program = page.eval("window.__probe.memory.buffer.byteLength", Value::Null)?;
    let number = |value: &Value| value.as_f64().context("a number");
    Ok([
        heap,
        number(&program)?,
        number(&counters["nodes"])?,
        number(&counters["jsEventListeners"])?,
    ])
}

/// Eight hours at three minutes each.
const CONSULTATIONS: u32 = 160;

/// After so many each preset has met each product and comparison, and the engine has compiled what they need.
const WARM: u32 = 40;

/// A day of consultations in one page that nobody ends: what it takes once it is warm it takes after the last. The end
/// then gives it all back.
pub(super) fn day_of_consultations(page: &Page<'_>) -> Result<()> {
    if page.browser.engine != Engine::Chromium {
        println!("    only Chromium says what a page takes");
        return Ok(());
    }
    page.browser.resize(520, 640)?;
    page.open("?mode=consult&lang=en&idle=1800", "live")?;
    page.wait(
        "the presets are there",
        "part('preset-7')?.textContent.length > 3 && Boolean(part('take-open'))",
        &Value::Null,
    )?;
    page.settle()?;
    let consultation = CONSULTATION.replace("INK", INK);
    let mut warm = None;
    for round in 1..=CONSULTATIONS {
        page.run(
            "window.print = () => { window.__printed = arguments[0]; }",
            json!(round),
        )?;
        page.run(&consultation, json!(round))
            .with_context(|| format!("consultation {round}"))?;
        if [1, 10, WARM, 80, 120, CONSULTATIONS].contains(&round) {
            // Each figure is taken of the same picture, at rest.
            page.run(
                "part('preset-0').click(); part('stage-block').click()",
                Value::Null,
            )?;
            page.settle()?;
            pause(500);
            let now = taken(page)?;
            println!("    {round}: scripts, program, nodes, listeners {now:?}");
            if round == WARM {
                warm = Some(now);
            }
        }
    }
    let (first, last) = (warm.context("a first figure")?, taken(page)?);
    for (what, (before, after)) in ["scripts", "program", "nodes", "listeners"]
        .into_iter()
        .zip(first.into_iter().zip(last))
    {
        ensure!(
            after < 1.05 * before,
            "{what} grew from {before} to {after}: {:.1} %",
            100.0 * (after / before - 1.0)
        );
    }
    page.expect_no_errors()?;
    page.run("window.__old = true; part('end').click()", Value::Null)?;
    page.wait("it starts anew", "window.__old === undefined", &Value::Null)?;
    page.wait_for_state("live")?;
    page.wait_for_controls()?;
    page.settle()?;
    let ended = taken(page)?;
    println!("    after the end: {ended:?}");
    for (before, after) in first.into_iter().zip(ended) {
        ensure!(
            after < 1.05 * before,
            "after the end it takes {ended:?}, and {first:?} after {WARM}"
        );
    }
    page.expect_no_errors()
}
