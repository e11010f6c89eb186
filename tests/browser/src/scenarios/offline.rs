//! Use without a network: a copy is made when it is asked for, whole or not at all; wherever the connection breaks, the
//! page opens, and all of it is of one version.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use crate::page::{Page, pause};

/// More requests than a copy can take.
const MOST: u32 = 200;

/// Tells the faulty site what to do wrong; says how many requests there were since it was last told something.
pub(super) fn order(page: &Page<'_>, what: &str) -> Result<u32> {
    let host = page
        .sites
        .faulty
        .trim_start_matches("http://")
        .trim_end_matches('/');
    let mut stream = TcpStream::connect(host)?;
    write!(stream, "GET /__fault?{what} HTTP/1.1\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let count = answer.rsplit('\n').next().context("an answer")?;
    Ok(count.trim().parse()?)
}

/// Opens the dialog and waits until it says how things stand.
pub(super) fn ask(page: &Page<'_>) -> Result<String> {
    page.run("part('take')?.close()", Value::Null)?;
    page.run("part('share').click()", Value::Null)?;
    page.wait(
        "the page says how it stands without a network",
        "Boolean(part('offline')?.dataset.is)",
        &Value::Null,
    )?;
    state(page)
}

fn state(page: &Page<'_>) -> Result<String> {
    page.text_of("part(arguments[0]).dataset.is", "offline")
}

/// Asks for a copy, and returns what came of it.
pub(super) fn make(page: &Page<'_>) -> Result<String> {
    page.run("part('offline-make').click()", Value::Null)?;
    page.wait(
        "the copy is made, or not",
        "!['none', 'making', undefined].includes(part('offline').dataset.is)",
        &Value::Null,
    )?;
    state(page)
}

/// Names of caches, and how many workers are registered.
fn kept(page: &Page<'_>) -> Result<Value> {
    page.run(
        "return (async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length])()",
        Value::Null,
    )
}

/// Where the page comes from, after making sure that all of it is of one version: every file lies in the page's own
/// folder, and the files that differ between the builds are all of one of them. True for the other build. What a page
/// downloads for a newer copy it fetches; it never runs or shows it.
fn version(page: &Page<'_>) -> Result<(String, bool)> {
    let found = page.run(
        "return (async () => {
           const base = document.baseURI;
           const ours = (name) => name.startsWith(base) || /^(data|blob):/.test(name)
             || /\\/(offline\\.json|clinic\\.json|app\\.webmanifest|icon(-\\d+\\.png|\\.svg)|sw\\.js)$/.test(name);
           const used = performance.getEntriesByType('resource').filter(({ initiatorType }) => initiatorType !== 'fetch');
           const strangers = base.includes('/offline-') ? used.map(({ name }) => name).filter((name) => !ours(name)) : [];
           const other = [document.title.startsWith('Other: ')];
           for (const file of ['boot.js', 'solve.js', 'lang/en/core.txt']) {
             other.push((await (await fetch(new URL(file, base))).text()).includes('Other: '));
           }
           return [base, other, strangers];
         })()",
        Value::Null,
    )?;
    let others: Vec<bool> = serde_json::from_value(found[1].clone())?;
    let base = found[0].as_str().context("a base")?.to_owned();
    ensure!(
        others.windows(2).all(|pair| pair[0] == pair[1]) && found[2] == json!([]),
        "a mixed page: {found}"
    );
    Ok((base, others.first().copied().unwrap_or_default()))
}

/// Waits until no copy is being made.
fn wait_for_rest(page: &Page<'_>) -> Result<()> {
    for _ in 0..150 {
        let busy = page.run(
            "return (async () => Object.values(await navigator.locks.query()).flat().some((lock) => lock.name.endsWith(' making')))()",
            Value::Null,
        )?;
        if busy == json!(false) {
            return Ok(());
        }
        pause(100);
    }
    bail!("a copy is being made for ever")
}

fn copied(page: &Page<'_>) -> Result<()> {
    page.open_live()?;
    ask(page)?;
    let made = make(page)?;
    ensure!(made == "ready", "the copy is {made}");
    Ok(())
}

/// Nothing is stored or registered before somebody asks.
pub(super) fn keeps_no_copy_unasked(page: &Page<'_>) -> Result<()> {
    open_small(page)?;
    let standing = ask(page)?;
    ensure!(standing == "none", "unasked it stands at {standing}");
    let kept = kept(page)?;
    ensure!(kept == json!([[], 0]), "kept unasked: {kept}");
    Ok(())
}

/// From a cold start with the network gone: picture, languages, story, calculation; and the way back.
pub(super) fn works_without_a_network(page: &Page<'_>) -> Result<()> {
    copied(page)?;
    order(page, "cut=0")?;
    page.open("?time=before", "live")?;
    let (base, _) = version(page)?;
    ensure!(base.contains("/offline-"), "the page comes from {base}");
    let standing = ask(page)?;
    ensure!(standing == "ready", "without a network it stands at {standing}");
    let told = page.text("offline")?;
    let version_told = base.split("/offline-").nth(1).unwrap_or_default();
    ensure!(told.contains(&version_told[..8]), "it says: {told}");
    page.run("part('take').close()", Value::Null)?;
    page.choose("language", "de")?;
    page.wait(
        "it speaks another language",
        "document.documentElement.lang === 'de'",
        &Value::Null,
    )?;
    page.wait(
        "the story is there",
        "part('story-text').textContent.length > 20",
        &Value::Null,
    )?;
    page.run(
        "addEventListener('skindepth:solved', ({ detail }) => { window.__solved = detail?.length > 0; })",
        Value::Null,
    )?;
    page.choose("product", "niacinamide")?;
    page.wait(
        "the calculation is done",
        "window.__solved === true",
        &Value::Null,
    )?;
    order(page, "cut=none")?;
    ask(page)?;
    page.run("part('offline-remove').click()", Value::Null)?;
    for _ in 0..100 {
        pause(100);
        if kept(page).is_ok_and(|kept| kept == json!([[], 0])) {
            page.open_live()?;
            let (base, _) = version(page)?;
            ensure!(!base.contains("/offline-"), "removed, the page comes from {base}");
            return Ok(());
        }
    }
    bail!("what was removed is still there")
}

/// Asks for a copy through the page's own event, whether or not one is there, and returns what came of it. Where one is
/// being made already, that one is waited for.
fn attempt(page: &Page<'_>) -> Result<String> {
    page.run(
        "window.__came = undefined;
         addEventListener('skindepth:offline-said', ({ detail: [state] }) => {
           if (state !== 'making') window.__came = state;
         });
         dispatchEvent(new CustomEvent('skindepth:offline', { detail: 'make' }))",
        Value::Null,
    )?;
    page.wait("the attempt ends", "Boolean(window.__came)", &Value::Null)?;
    wait_for_rest(page)?;
    page.text_of("window.__came", "the attempt")
}

/// Opens the page small, for it is opened a hundred times.
fn open_small(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?time=before")
}

/// The connection breaks at each request of the first copy in turn: nothing is kept, and the page opens.
pub(super) fn install_cut_at_every_request(page: &Page<'_>) -> Result<()> {
    page.browser.resize(400, 400)?;
    for cut in 0..MOST {
        open_small(page).with_context(|| format!("a blank page after the cut before {cut}"))?;
        let (_, other) = version(page)?;
        ensure!(!other, "before the cut at {cut} the page is another");
        order(page, &format!("cut={cut}"))?;
        let made = attempt(page).with_context(|| format!("cut at {cut}"))?;
        let asked = order(page, "cut=none")?;
        if made == "ready" {
            ensure!(
                asked <= cut,
                "whole with {asked} requests of which {cut} were answered"
            );
            ensure!(cut > 20, "whole after {cut} requests");
            println!(
                "    {cut} requests, cut at each: mixed loads 0, blank pages 0, nothing kept of what was cut"
            );
            order(page, "cut=0")?;
            open_small(page)?;
            let (base, _) = version(page)?;
            ensure!(base.contains("/offline-"), "whole, the page comes from {base}");
            return order(page, "cut=none").map(drop);
        }
        ensure!(
            made == "failed" || made == "damaged",
            "cut at {cut} it stands at {made}"
        );
        ensure!(asked > cut, "{made} after {asked} requests, which are answered");
        let kept = kept(page)?;
        ensure!(kept == json!([[], 0]), "cut at {cut}, kept: {kept}");
    }
    bail!("no copy after {MOST} requests")
}

/// The same for an update: the page opens from the old copy, whole, until the new one is.
pub(super) fn update_cut_at_every_request(page: &Page<'_>) -> Result<()> {
    page.browser.resize(400, 400)?;
    open_small(page)?;
    let made = attempt(page)?;
    ensure!(made == "ready", "the copy is {made}");
    order(page, "build=1")?;
    for cut in 0..MOST {
        order(page, &format!("cut={cut}"))?;
        // The page looks for an update by itself as it opens. Where that one is cut, all stands as it stood.
        open_small(page).with_context(|| format!("a blank page with a cut at {cut}"))?;
        let made = attempt(page).with_context(|| format!("cut at {cut}"))?;
        let (base, other) = version(page)?;
        ensure!(
            base.contains("/offline-") && !other,
            "cut at {cut} the page comes from {base}, the other build: {other}"
        );
        let asked = order(page, "cut=0")?;
        if made == "newer" {
            println!("    {cut} requests, cut at each: mixed loads 0, blank pages 0");
            open_small(page)?;
            let (new, other) = version(page)?;
            ensure!(other && new != base, "after the update the page comes from {new}");
            order(page, "cut=none")?;
            return order(page, "build=0").map(drop);
        }
        ensure!(
            ["ready", "failed", "damaged"].contains(&made.as_str()),
            "cut at {cut} it stands at {made}"
        );
        ensure!(asked > cut, "{made} after {asked} requests, which are answered");
    }
    bail!("no update after {MOST} requests")
}

/// A version that arrives while a consultation is open waits for its end, through a reload too.
pub(super) fn no_update_in_a_consultation(page: &Page<'_>) -> Result<()> {
    copied(page)?;
    let consult = "?mode=consult";
    page.open(consult, "live")?;
    let (base, _) = version(page)?;
    page.press("depth", "\u{e014}")?;
    pause(500);
    order(page, "build=1")?;
    // A second window looks for updates as it starts.
    page.browser.open_window(&page.at("?time=before"))?;
    page.wait_for_state("live")?;
    let came = attempt(page)?;
    ensure!(came == "newer", "the second window's update came to {came}");
    let (second, other) = version(page)?;
    ensure!(second == base && !other, "a second window comes from {second}");
    page.browser.close_window()?;
    page.browser.window(0)?;
    ensure!(ask(page)? == "newer", "it is not said that a newer version waits");
    page.browser.open_window(&page.at("?time=before"))?;
    page.wait_for_state("live")?;
    let (third, other) = version(page)?;
    ensure!(
        third == base && !other,
        "with an update there, another window comes from {third}"
    );
    page.browser.close_window()?;
    page.browser.window(0)?;
    // As a person's key does it: the driver's own way may pass by the worker, as a forced reload does.
    page.run("window.__old = true; location.reload()", Value::Null)?;
    page.wait("the page is another", "window.__old === undefined", &Value::Null)?;
    page.wait_for_state("live")?;
    page.wait_for_controls()?;
    let (again, other) = version(page)?;
    ensure!(
        again == base && !other,
        "a reload brought another version, from {again} instead of {base}"
    );
    page.press("depth", "\u{e014}")?;
    page.wait("it can be ended", "part('end').checkVisibility()", &Value::Null)?;
    page.run("window.__old = true; part('end').click()", Value::Null)?;
    page.wait("it starts anew", "window.__old === undefined", &Value::Null)?;
    page.wait_for_state("live")?;
    let (new, other) = version(page)?;
    ensure!(new != base && other, "after the end the page comes from {new}");
    order(page, "build=0").map(drop)
}

/// No room, or no leave, is told in words, and nothing is kept.
pub(super) fn no_room_for_a_copy(page: &Page<'_>) -> Result<()> {
    let rows = [
        (
            "Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'))",
            "full",
        ),
        (
            "CacheStorage.prototype.open = () => Promise.reject(new DOMException('', 'SecurityError'))",
            "blocked",
        ),
    ];
    for (fault, expected) in rows {
        page.open_live()?;
        ask(page)?;
        page.run(fault, Value::Null)?;
        let made = make(page)?;
        ensure!(made == expected, "with `{fault}` it stands at {made}");
        let told = page.text("offline")?;
        ensure!(told.len() > 40, "it says: {told}");
        let kept = kept(page)?;
        ensure!(kept == json!([[], 0]), "kept: {kept}");
    }
    Ok(())
}
