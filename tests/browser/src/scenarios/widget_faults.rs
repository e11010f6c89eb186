//! What the widget says when something is wrong with its host, its site or its browser.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::offline::order;
use crate::driver::Engine;
use crate::page::Page;

/// What is wrong, and the code that the host hears and a person reads; a language, where the words are compared too.
const FAULTS: &[(&str, &str, Option<&str>)] = &[
    ("wrong-type", "wrong-type", Some("de")),
    ("start-page", "wrong-type", None),
    ("missing-program", "not-found", Some("ar")),
    ("missing-script", "not-found", None),
    ("cut-program", "damaged", Some("fr")),
    ("cut-script", "damaged", None),
    ("broken-off", "damaged", None),
    ("other-build", "mixed-builds", Some("es")),
    ("policy-without-wasm", "blocked", Some("pt-BR")),
    ("policy-without-fetch", "blocked", None),
    ("no-network", "not-loaded", None),
    ("no-webassembly", "no-webassembly", None),
    ("stranger", "origin-denied", Some("en")),
];

/// Every fault: the host hears the code, the frame says it in words, and the story can be read; never a blank.
pub(super) fn says_what_failed(page: &Page<'_>) -> Result<()> {
    for (fault, code, lang) in FAULTS {
        order(page, &["spoil=", fault].concat())?;
        page.host_of("faulty", "bare.html")?;
        page.put(&[("loading", "eager"), ("lang", lang.unwrap_or("en"))])?;
        fails_with(page, code, *lang).with_context(|| format!("under `{fault}`"))?;
    }
    Ok(())
}

/// The page of its own says the same; the element speaks for a frame that cannot, and what is mended works.
pub(super) fn is_refused_and_mended(page: &Page<'_>) -> Result<()> {
    // The script first: WebKit takes one that it has had whole from its memory, whatever its headers say.
    for fault in ["cut-script", "wrong-type", "other-build", "policy-without-wasm"] {
        let code = FAULTS.iter().find(|row| row.0 == fault).map_or("", |row| row.1);
        order(page, &["spoil=", fault].concat())?;
        page.browser.goto(&page.sites.faulty)?;
        page.wait_for_state("failed")
            .and_then(|()| panel_says(page, code))
            .with_context(|| format!("on its own page under `{fault}`"))?;
    }
    // A host that refuses to be framed leaves nothing that could speak: the element does.
    order(page, "spoil=not-to-be-framed")?;
    page.host_of("faulty", "bare.html")?;
    page.put(&[("loading", "eager")])?;
    let refused = page.promised("skin.ready", &Value::Null)?;
    ensure!(
        refused == Err("handshake-timeout".to_owned()),
        "ready: {refused:?}"
    );
    let refused = page.promised("skin.getState()", &Value::Null)?;
    ensure!(
        refused == Err("handshake-timeout".to_owned()),
        "asked later: {refused:?}"
    );
    let shown = page.eval(
        "(() => { const root = document.querySelector('skin-depth').shadowRoot;
           return ['.facade', '[part=message]', 'button'].map((name) => root.querySelector(name).innerText); })()",
        Value::Null,
    )?;
    ensure!(
        shown[1] == "The picture could not be loaded. Code: handshake-timeout",
        "the facade says {shown}"
    );
    // The fault mended, the button opens it; and a program that stops is told.
    order(page, "mend")?;
    page.host_of("faulty", "bare.html")?;
    page.put(&[("loading", "eager")])?;
    page.granted("skin.ready")?;
    page.inside(0, |frame| {
        frame.run("dispatchEvent(new CustomEvent('skindepth:panic'))", Value::Null)
    })?;
    fails_with(page, "stopped", None)?;
    let late = page.promised("skin.play()", &Value::Null)?;
    ensure!(
        late == Err("not-ready".to_owned()),
        "after the program stopped: {late:?}"
    );
    Ok(())
}

/// The host hears the code, and the frame shows it.
fn fails_with(page: &Page<'_>, code: &str, lang: Option<&str>) -> Result<()> {
    let told = page.hears("error")?;
    ensure!(
        told == json!({ "code": code }),
        "the host hears {told} instead of {code}"
    );
    page.inside(0, |frame| {
        panel_says(frame, code)?;
        let Some(lang) = lang else { return Ok(()) };
        let said = "[document.getElementById('trouble-what').textContent, document.getElementById('trouble-title').textContent]";
        let texts = frame.granted(&format!(
            "fetch(new URL('lang/{lang}/trouble.txt', document.baseURI)).then((answer) => answer.text())
               .then((text) => ['{code}', 'title'].map((key) => text.split(`trouble.${{key}} = `)[1].split('\\n')[0].replaceAll('’', \"'\")))",
        ));
        // A policy may forbid to fetch, in a test as in the page.
        let Ok(texts) = texts else { return Ok(()) };
        frame.wait(
            &format!("the panel speaks {lang}"),
            &format!("JSON.stringify({said}.map((text) => text.replaceAll('’', \"'\"))) === JSON.stringify(arguments[0])"),
            &texts,
        )
    })
}

/// The panel is on screen with its code and a sentence, and the story can be read.
fn panel_says(page: &Page<'_>, code: &str) -> Result<()> {
    let panel = page.eval(
        "[document.querySelector('#trouble').checkVisibility(), document.querySelector('#trouble-code').textContent,
          document.querySelector('#trouble-what').innerText.length > 40]",
        Value::Null,
    )?;
    ensure!(panel == json!([true, code, true]), "the panel: {panel}");
    page.expect_story()
}

/// A drawing takes the picture's place, the host hears why, and is obeyed as ever.
pub(super) fn without_webgl(page: &Page<'_>) -> Result<()> {
    let webkit = page.browser.engine == Engine::Webkit;
    if webkit {
        // It has no switch, and what a test stores does not reach frames of another origin.
        order(page, "spoil=no-webgl")?;
    }
    page.host_of(if webkit { "faulty" } else { "probed" }, "bare.html")?;
    page.put(&[("loading", "eager")])?;
    let told = page.hears("fallback")?;
    ensure!(told == json!({ "reason": "no-webgl" }), "the host hears {told}");
    let state = page.granted("skin.set({ depth: 2 })")?;
    ensure!(state["depth"] == 2.0, "{state}");
    page.inside(0, |frame| {
        frame.wait(
            "the drawing is there",
            "part('schematic').querySelectorAll('path, rect, polygon, polyline, circle, line').length >= 5",
            &Value::Null,
        )
    })
}

/// The doctor finds nothing on a good host, and what to change on a bad one.
pub(super) fn is_doctored(page: &Page<'_>) -> Result<()> {
    let findings = "Object.fromEntries([...document.querySelectorAll('#doctor li')].map((one) => [one.firstChild.textContent, one.dataset.well]))";
    let examine = |address: &str| -> Result<Value> {
        page.browser.goto(&[address, "embed.html?doctor"].concat())?;
        page.wait(
            "the doctor has finished",
            "document.querySelectorAll('#doctor li').length > 5",
            &Value::Null,
        )?;
        page.eval(findings, Value::Null)
    };
    let healthy = examine(&page.sites.plain)?;
    let ill: Vec<_> = healthy
        .as_object()
        .context("no findings")?
        .iter()
        .filter(|(_, well)| *well != "yes")
        .map(|(what, _)| what)
        .collect();
    ensure!(ill.is_empty(), "found on a good host: {ill:?}");
    order(page, "spoil=wrong-type")?;
    let found = examine(&page.sites.faulty)?;
    ensure!(
        found["✗ WebAssembly is sent as application/wasm"] == "no",
        "a wrong type is not found: {found}"
    );
    let fixes = page.eval(
        "document.querySelector('#doctor li:nth-child(2)').innerText",
        Value::Null,
    )?;
    for fix in [
        "nginx",
        "types { application/wasm wasm; }",
        "Apache",
        "AddType application/wasm .wasm",
        "WordPress",
    ] {
        ensure!(
            fixes.as_str().is_some_and(|text| text.contains(fix)),
            "no word of `{fix}` in: {fixes}"
        );
    }
    Ok(())
}
