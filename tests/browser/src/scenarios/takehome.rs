//! What goes home, and what stays nowhere: the code, the paper, the end of a consultation, the kiosk, the second
//! display.

use std::process::Command;
use std::{env, fs, process};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::offline;
use crate::page::{Page, pause};

/// What is chosen.
pub(super) const STATE: &str =
    "JSON.stringify(['depth', 'time', 'site', 'product', 'device'].map((name) => part(name).value))";

/// What a reader finds in a picture.
pub(super) fn read_code(png: &[u8]) -> Result<String> {
    let picture = image::load_from_memory(png)?.to_luma8();
    let (width, height) = picture.dimensions();
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(width as usize, height as usize, |x, y| {
            picture.get_pixel(x as u32, y as u32).0[0]
        });
    let grids = prepared.detect_grids();
    ensure!(grids.len() == 1, "{} codes in the picture", grids.len());
    let (_, text) = grids[0].decode()?;
    Ok(text)
}

/// A phone that scans the screen opens the same picture, in the same language, at the same chapter.
pub(super) fn link_goes_home_in_a_code(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?site=neck&depth=0.8&product=caffeine&time=3d&lang=de&chapter=healing")?;
    page.settle()?;
    let chosen = page.eval(STATE, Value::Null)?;
    page.run("part('share').click()", Value::Null)?;
    page.wait("the code is drawn", "Boolean(part('code'))", &Value::Null)?;
    pause(500);
    let shown = page.value("link")?;
    let link = read_code(&page.browser.screenshot()?)?;
    ensure!(link == shown, "the code holds {link}, the link is {shown}");
    let token = link.strip_prefix(page.address).context("a link to this page")?;
    ensure!(
        token.starts_with("#s1.") && token.len() <= 201,
        "the link ends in {token}"
    );
    page.open_drawn(token)?;
    page.wait(
        "it speaks the same language",
        "document.documentElement.lang === 'de'",
        &Value::Null,
    )?;
    let opened = page.eval(STATE, Value::Null)?;
    ensure!(opened == chosen, "chosen {chosen}, opened {opened}");
    page.expect_no_errors()
}

/// Text that paper must carry, by the part of the page that it stands in.
fn expected(page: &Page<'_>) -> Result<Vec<String>> {
    let texts = page.eval(
        "[...part('paper').querySelectorAll('h1, h2, th, .notice')].map((it) => it.textContent.trim()).filter(Boolean)",
        Value::Null,
    )?;
    Ok(serde_json::from_value(texts)?)
}

/// The same words with every space alike, for paper breaks lines anywhere.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '\u{ad}')
        .collect()
}

/// The handout as a real PDF: every heading is on it, the code can be read off it, and it is drawn in lines, not dots.
pub(super) fn handout_is_printed(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?site=cheek&depth=1.5&product=niacinamide&sessions=3&time=needling")?;
    page.settle()?;
    page.run("window.print = () => { window.__printed = true; }", Value::Null)?;
    page.run("part('share').click()", Value::Null)?;
    page.wait("the dialog is there", "Boolean(part('handout'))", &Value::Null)?;
    let link = page.value("link")?;
    page.run("part('handout').click()", Value::Null)?;
    page.wait(
        "it goes to the printer",
        "window.__printed === true",
        &Value::Null,
    )?;
    let texts = expected(page)?;
    ensure!(texts.len() > 25, "the paper holds {} texts", texts.len());
    for (name, width, height) in [("A4", 21.0, 29.7), ("Letter", 21.59, 27.94)] {
        let Some(pdf) = page.browser.print(width, height)? else {
            // This engine's driver cannot print: what paper would show is in the page, and that is all that is known.
            continue;
        };
        let file = env::temp_dir().join(format!("skindepth-{}-{name}.pdf", process::id()));
        fs::write(&file, pdf)?;
        let path = file.to_string_lossy();
        let about = poppler("pdfinfo", &[&path])?;
        let about = String::from_utf8_lossy(&about);
        let pages = about
            .lines()
            .find_map(|line| line.strip_prefix("Pages:"))
            .context("a number of pages")?;
        ensure!(
            ["1", "2", "3"].contains(&pages.trim()),
            "{name} takes {pages} pages"
        );
        let text = poppler("pdftotext", &["-layout", &path, "-"])?;
        let text = squeezed(&String::from_utf8_lossy(&text));
        for part in &texts {
            ensure!(text.contains(&squeezed(part)), "{name} lacks `{part}`");
        }
        let images = poppler("pdfimages", &["-list", &path])?;
        let images = String::from_utf8_lossy(&images).lines().count();
        ensure!(images <= 2, "{name} holds {} pictures made of dots", images - 2);
        let mut read = None;
        // Where a code's squares fall between dots hangs on its link, and the reader misses some at one fineness.
        for (number, dots) in ["1", "2", "3"]
            .map(|number| ["150", "220", "300"].map(|dots| (number, dots)))
            .concat()
        {
            if read.is_none() {
                let drawn = poppler(
                    "pdftoppm",
                    &["-r", dots, "-png", "-f", number, "-l", number, &path],
                )?;
                read = read_code(&drawn).ok();
            }
        }
        ensure!(
            read.as_deref() == Some(&link),
            "{name}: the code on paper says {read:?}, the link is {link}"
        );
        fs::remove_file(&file)?;
    }
    page.expect_no_errors()
}

fn poppler(program: &str, args: &[&str]) -> Result<Vec<u8>> {
    let output = Command::new(program)
        .args(args)
        .output()
        .with_context(|| format!("cannot start {program}"))?;
    Ok(output.stdout)
}

/// What a consultation must leave nowhere.
const MARKER: &str = "quokka-7f3a";

/// Everything that a browser keeps of a page, searched for some text.
const TRACES: &str = "return (async () => {
  const found = [];
  const look = (where, text) => { if (String(text).includes(arguments[0])) found.push(where); };
  for (const store of [localStorage, sessionStorage]) for (const key of Object.keys(store)) look('storage', key + store[key]);
  look('cookies', document.cookie);
  look('address', location.href);
  look('history', JSON.stringify(history.state));
  look('window', name);
  look('page', document.documentElement.outerHTML);
  for (const field of document.querySelectorAll('input, textarea, select')) look('field', field.value);
  for (const base of await indexedDB.databases?.() ?? []) look('database', base.name);
  for (const name of await caches.keys()) {
    look('cache', name);
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      look('cache', request.url);
      look('cache', await (await cache.match(request)).text());
    }
  }
  return found;
})()";

/// After its end nothing of a consultation is in storage, address, history, caches or the page.
pub(super) fn consultation_leaves_nothing(page: &Page<'_>) -> Result<()> {
    page.open_live()?;
    offline::ask(page)?;
    let made = offline::make(page)?;
    ensure!(made == "ready", "the copy is {made}");
    page.open("?mode=consult", "live")?;
    page.settle_without_probe()?;
    let clean = page.eval(STATE, Value::Null)?;
    let address = page.eval("location.href", Value::Null)?;
    let entries = page.eval("history.length", Value::Null)?;
    page.press("depth", "\u{e014}\u{e014}\u{e014}")?;
    page.choose("site", "neck")?;
    page.run("part('share').click()", Value::Null)?;
    page.wait("the notes are there", "Boolean(part('notes'))", &Value::Null)?;
    page.run("part('notes').focus()", Value::Null)?;
    page.browser.active_element_keys(MARKER)?;
    let link = page.value("link")?;
    let token = link.split('#').nth(1).context("a token")?.to_owned();
    let written = page.value("notes")?;
    ensure!(written == MARKER, "the notes say `{written}`");
    ensure!(!link.contains(MARKER), "the link holds what was written");
    page.run("part('take').close()", Value::Null)?;
    pause(1500);
    let now = page.eval("location.href", Value::Null)?;
    ensure!(now == address, "in a consultation the address became {now}");
    // The search finds what is there.
    let before = page.run(TRACES, json!("depth"))?;
    ensure!(before != json!([]), "the search finds nothing at all");
    page.run("window.__old = true; part('end').click()", Value::Null)?;
    page.wait("it starts anew", "window.__old === undefined", &Value::Null)?;
    page.wait_for_state("live")?;
    page.settle_without_probe()?;
    for text in [MARKER, &token] {
        let found = page.run(TRACES, json!(text))?;
        ensure!(found == json!([]), "`{text}` is in {found}");
    }
    let after = page.eval(STATE, Value::Null)?;
    ensure!(after == clean, "it starts with {after}, not {clean}");
    let left = page.eval("history.length", Value::Null)?;
    ensure!(
        left == entries,
        "the history had {entries} entries and has {left}"
    );
    page.run("part('share').click()", Value::Null)?;
    page.wait("the notes are there", "Boolean(part('notes'))", &Value::Null)?;
    let notes = page.value("notes")?;
    ensure!(notes.is_empty(), "the notes still say `{notes}`");
    Ok(())
}

/// A screen in a waiting room: it tells the story, leads nowhere, and starts anew when it was left.
pub(super) fn kiosk_begins_anew(page: &Page<'_>) -> Result<()> {
    page.open("?mode=kiosk&idle=5&lang=en", "live")?;
    page.wait(
        "the story plays by itself",
        "part('story-play')?.dataset.playing === 'true'",
        &Value::Null,
    )?;
    let clean = page.number("depth")?;
    page.run(
        "const link = document.createElement('a'); link.href = 'story.html'; link.dataset.part = 'way-out';
         document.body.append(link); window.__old = true; link.click()",
        Value::Null,
    )?;
    page.press("depth", "\u{e010}")?;
    let touched = page.number("depth")?;
    page.wait(
        "it asks whether anybody is there",
        "Boolean(part('idle'))",
        &Value::Null,
    )?;
    ensure!(
        page.eval("window.__old === true", Value::Null)? == json!(true),
        "a link led out of it"
    );
    let says = page.text("idle")?;
    ensure!(says.contains("20") || says.contains("19"), "it says: {says}");
    page.run("part('idle-stay').click()", Value::Null)?;
    page.wait("somebody is there", "!part('idle')", &Value::Null)?;
    ensure!(
        (page.number("depth")? - touched).abs() < 1e-9,
        "to go on changed the depth"
    );
    page.press("depth", "\u{e010}")?;
    page.wait("it asks again", "Boolean(part('idle'))", &Value::Null)?;
    page.wait("it starts anew", "window.__old === undefined", &Value::Null)?;
    page.wait_for_state("live")?;
    page.wait_for_controls()?;
    let depth = page.number("depth")?;
    ensure!((depth - clean).abs() < 1e-9, "it starts at {depth}, not {clean}");
    ensure!(
        page.eval("location.hash === ''", Value::Null)? == json!(true),
        "it left something in the address"
    );
    page.expect_no_errors()
}

/// Opens the client's window by a hand, for one that a script opens is held back, and waits until it answers.
pub(super) fn open_second(page: &Page<'_>) -> Result<()> {
    page.middle("second-open")?;
    page.browser
        .click("return document.querySelector('[data-part=\"second-open\"]')")?;
    page.wait(
        "the client's window answers",
        "part('second-says').textContent.includes('follows')",
        &Value::Null,
    )
}

/// The client's window is gone or silent, that is told, and nothing here has changed.
fn expect_alone(page: &Page<'_>, state: &Value) -> Result<()> {
    page.wait(
        "the window's end is told",
        "part('second-says').textContent.includes('gone')",
        &Value::Null,
    )?;
    let now = page.eval(STATE, Value::Null)?;
    ensure!(now == *state, "without the window it is {now}, before {state}");
    page.expect_no_errors()
}

/// The client's window shows what the practitioner's shows, in its own language; when it is gone, or silent, that is told.
pub(super) fn second_display_follows(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?site=neck&depth=0.8&time=3d&lang=en")?;
    page.run("part('share').click()", Value::Null)?;
    page.wait(
        "the dialog is there",
        "Boolean(part('second-open'))",
        &Value::Null,
    )?;
    page.choose("second-language", "es")?;
    open_second(page)?;
    let chosen = page.eval(STATE, Value::Null)?;
    let windows = page.browser.window(1)?;
    ensure!(windows == 2, "{windows} windows");
    page.wait(
        "it speaks its own language",
        "document.documentElement.lang === 'es'",
        &Value::Null,
    )?;
    page.wait("it shows the same", &format!("{STATE} === arguments[0]"), &chosen)?;
    let pressable = page.eval(
        "[...document.querySelectorAll('#app button, #app select, #app input')].filter((it) => it.checkVisibility()).map((it) => it.outerHTML)",
        Value::Null,
    )?;
    ensure!(
        pressable == json!([]),
        "in the client's window can be pressed: {pressable}"
    );
    // What is no message of the other window changes nothing.
    page.run(
        "for (const data of [['skindepth.second.1', 'end'], 'end', { length: 2 }, ['skindepth.second.1', 'show', 's1.AAAA', 'rests']]) {
           postMessage(data, location.origin);
         }",
        Value::Null,
    )?;
    page.browser.window(0)?;
    page.press("depth", "\u{e010}")?;
    let deeper = page.eval(STATE, Value::Null)?;
    page.browser.window(1)?;
    page.wait("it follows", &format!("{STATE} === arguments[0]"), &deeper)?;
    page.expect_no_errors()?;
    page.browser.close_window()?;
    page.browser.window(0)?;
    expect_alone(page, &deeper)?;
    // One that is there and says nothing, as where its display sleeps: what it says is kept from this window.
    open_second(page)?;
    page.run("window.postMessage = () => {}", Value::Null)?;
    expect_alone(page, &deeper)
}
