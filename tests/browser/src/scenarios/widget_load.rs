//! The widget under load: floods of messages, dozens on a page, hundreds that come and go, contexts that are lost.

use std::collections::HashSet;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use crate::page::{Page, pause};

/// A host of the test's own, which speaks the protocol by hand: `raw.port`, `raw.answers`, `raw.send`.
const RAW_HOST: &str = "window.raw = { answers: [], n: 0, hello: undefined };
    const frame = document.createElement('iframe');
    frame.src = arguments[0] + 'embed.html?mode=widget&time=needling';
    frame.width = 480; frame.height = 640;
    addEventListener('message', ({ source, data }) => {
      if (source !== frame.contentWindow || raw.port) return;
      raw.hello = JSON.parse(data);
      const { port1, port2 } = new MessageChannel();
      raw.port = port1;
      port1.onmessage = ({ data }) => raw.answers.push(JSON.parse(data));
      frame.contentWindow.postMessage(JSON.stringify({ ns: 'skindepth', t: 'init', v: 1, id: raw.hello.id }), '*', [port2]);
    });
    raw.frame = frame;
    raw.send = (t, p, more) => {
      raw.n += 1;
      raw.port.postMessage(JSON.stringify({ ns: 'skindepth', v: 1, t, n: raw.n, ...(p && { p }), ...more }));
      return raw.n;
    };
    document.querySelector('main').append(frame);";

/// Texts of every wrong form, by number; `raw` as above.
const HOSTILE: &str = "const hostile = (i) => {
      const set = (p, more) => JSON.stringify({ ns: 'skindepth', v: 1, t: 'set', n: 1e6 + i, p, ...more });
      const forms = [
        () => ({ ns: 'skindepth', v: 1, t: 'set', n: i, p: { depth: 2 } }),
        () => 'x'.repeat(200000),
        () => '['.repeat(4000) + ']'.repeat(4000),
        () => set({ depth: { valueOf: 2 } }),
        () => set({ ['__proto__']: '2' }).replace('\"p\":{}', '\"p\":{\"__proto__\":\"2\"}'),
        () => set({ constructor: '2', prototype: '2' }),
        () => set({ depth: '2' }, { ns: 'other' }),
        () => set({ depth: '2' }, { v: 2 }),
        () => set({ depth: '2' }, { n: 'one' }),
        () => set({ depth: '2' }, { extra: 1 }),
        () => set({ depth: 'NaN' }),
        () => set({ depth: '2; drop' }),
        () => set({ depth: 2, site: '<img src=x onerror=alert(1)>' }),
        () => set({ depth: null }),
        () => set(['depth', '2']),
        () => set({ mode: 'app' }),
        () => set({ config: 'https://stranger.example/c.json' }),
        () => JSON.stringify({ ns: 'skindepth', v: 1, t: 'eval', n: 1e6 + i, p: { code: 'alert(1)' } }),
        () => JSON.stringify({ ns: 'skindepth', v: 1, t: 'toString', n: 1e6 + i }),
        () => JSON.stringify({ ns: 'skindepth', v: 1, t: 'play', n: 1e6 + i, p: { depth: 1 } }),
        () => JSON.stringify({ ns: 'skindepth', v: 1, t: 'set', n: 1, p: { depth: 2 } }),
        () => set({ depth: '2' }).slice(0, -3),
        () => '\\u0000\\uD800',
        () => new Map([['t', 'set']]),
        () => 42,
      ];
      return forms[i % forms.length]();
    };";

const FLOOD: u32 = 10_000;

/// How often the pace is measured in each of three ways, in turn: what else the machine does then meets all three.
const ROUNDS: u32 = 4;

/// To whom a flood goes.
#[derive(Clone, Copy, Debug)]
enum Flood {
    /// To nobody: as many seconds of calm.
    None,
    /// To a page of the same site in a frame like the widget's, which has no listener: what sending costs by itself.
    Deaf,
    /// To the widget.
    Widget,
}

/// Sends a flood, spread over seconds: from the host's window, from the stranger beside it, and over the port.
const BLAST: &str = "const [base, whole, deaf] = arguments[0];
    const [target, port] = deaf ? [raw.deaf, raw.deafPort] : [raw.frame, raw.port];
    const at = [...document.querySelectorAll('iframe')].indexOf(target);
    raw.sent = 0;
    const init = JSON.stringify({ ns: 'skindepth', t: 'init', v: 1, id: raw.hello.id });
    const blast = setInterval(() => {
      for (let one = 0; one < 25 && raw.sent < whole; one += 1) {
        const data = hostile(base + raw.sent);
        if (raw.sent % 3 === 1) stranger.contentWindow.postMessage({ relay: data, at }, '*');
        else if (raw.sent % 3 === 2) port.postMessage(data);
        else if (raw.sent % 2) target.contentWindow.postMessage(data, '*');
        else target.contentWindow.postMessage(init, '*', [new MessageChannel().port1]);
        raw.sent += 1;
      }
      if (raw.sent === whole) clearInterval(blast);
    }, 5);";

/// The pace of the widget's picture in one window of time: frames, and seconds.
fn pace(page: &Page<'_>, flood: Flood, base: u32) -> Result<[f64; 2]> {
    let mark = "return [window.__probe.frames.length, performance.now()]";
    page.browser.enter("return raw.frame", Vec::new())?;
    page.run("window.__probe.frames.length = 0", Value::Null)?;
    let before = page.run(mark, Value::Null)?;
    page.browser.leave()?;
    if matches!(flood, Flood::None) {
        pause(3_000);
    } else {
        let deaf = matches!(flood, Flood::Deaf);
        page.run(&[HOSTILE, BLAST].concat(), json!([base, FLOOD, deaf]))?;
        page.wait("all is sent", "raw.sent === arguments[0]", &json!(FLOOD))?;
    }
    page.browser.enter("return raw.frame", Vec::new())?;
    let after = page.run(mark, Value::Null)?;
    page.browser.leave()?;
    let numbers = |list: Value| -> Result<[f64; 2]> { Ok(serde_json::from_value(list)?) };
    let ([few, early], [many, late]) = (numbers(before)?, numbers(after)?);
    Ok([many - few, (late - early) / 1e3])
}

/// Ten thousand messages of strangers and of a hostile host, again and again: nothing is accepted, and the picture keeps
/// the pace that it has while they are sent to somebody else.
pub(super) fn hears_no_stranger(page: &Page<'_>) -> Result<()> {
    page.host("bare.html")?;
    page.run(RAW_HOST, json!(page.sites.probed))?;
    page.wait("the frame speaks", "Boolean(raw.port)", &Value::Null)?;
    page.wait(
        "the picture is live",
        "raw.answers.some(({ t, state }) => t === 'shown' && state === 'live')",
        &Value::Null,
    )?;
    // A stranger beside it, from another origin than the host's, and a page of the site that hears nothing.
    let near = page.sites.hosts.replace("localhost", "127.0.0.1");
    page.run(
        "const add = (src) => {
           const frame = document.createElement('iframe');
           frame.src = src;
           document.querySelector('main').append(frame);
           return new Promise((resolve) => { frame.onload = () => resolve(frame); });
         };
         add(arguments[0][0]).then((frame) => { window.stranger = frame; });
         add(arguments[0][1]).then((frame) => {
           raw.deaf = frame;
           const { port1, port2 } = new MessageChannel();
           raw.deafPort = port1;
           frame.contentWindow.postMessage('here', '*', [port2]);
         });",
        json!([
            format!("{near}probed/bare.html"),
            format!("{}lang/en/core.txt", page.sites.probed)
        ]),
    )?;
    page.wait(
        "both are there",
        "Boolean(window.stranger && raw.deafPort)",
        &Value::Null,
    )?;
    // The stranger passes on what it is given, to a frame beside it.
    page.browser.enter("return stranger", Vec::new())?;
    page.run(
        "addEventListener('message', ({ data }) => parent.frames[data.at].postMessage(data.relay, '*'));",
        Value::Null,
    )?;
    page.browser.leave()?;
    let answer = |n: &Value| -> Result<Value> {
        page.wait("an answer", "raw.answers.some(({ n }) => n === arguments[0])", n)?;
        page.eval("raw.answers.find(({ n }) => n === arguments[0])", n.clone())
    };
    let ask =
        |t: &str, p: Value| answer(&page.eval("raw.send(arguments[0][0], arguments[0][1])", json!([t, p]))?);
    let before = ask("get-state", Value::Null)?["state"].clone();
    let mut paces = [[0.0; 2]; 3];
    let (mut accepted, mut complaints) = (0, 0);
    for round in 0..ROUNDS {
        let base = round * 1_000_000;
        // From the start, so that it plays as long as it is watched.
        for (sum, flood) in paces.iter_mut().zip([Flood::None, Flood::Deaf, Flood::Widget]) {
            ask("set", json!({ "time": "needling" }))?;
            ask("play", Value::Null)?;
            pause(500);
            page.run("raw.before = raw.answers.length", Value::Null)?;
            let part = pace(page, flood, base)?;
            *sum = [sum[0] + part[0], sum[1] + part[1]];
            if matches!(flood, Flood::Widget) {
                // What is on its way still arrives.
                pause(1_500);
                let count = |is: &str| -> Result<u64> {
                    page.eval(
                        &format!("raw.answers.slice(raw.before).filter(({{ t, code }}) => {is}).length"),
                        Value::Null,
                    )?
                    .as_u64()
                    .context("no count")
                };
                accepted += count("t === 'ok'")?;
                complaints = complaints.max(count("code === 'rate-limited'")?);
                page.run("raw.n = arguments[0]", json!(base + 1_500_000))?;
            }
        }
    }
    let sent = ROUNDS * FLOOD;
    ensure!(
        accepted == 0,
        "{accepted} of {sent} hostile messages were accepted"
    );
    ensure!(
        (1..=8).contains(&complaints),
        "{complaints} complaints about the rate in one flood"
    );
    ask("pause", Value::Null)?;
    let mut after = ask("get-state", Value::Null)?["state"].clone();
    for name in ["time", "token", "playing"] {
        after[name] = before[name].clone();
    }
    ensure!(after == before, "the state changed from {before} to {after}");
    let [calm, deaf, flooded] = paces.map(|[frames, seconds]| frames / seconds);
    println!(
        "    {}: {sent} hostile messages, {accepted} accepted; frames a second {calm:.1} in calm, {deaf:.1} while as many go to a page without a listener, {flooded:.1} while they go to the widget",
        page.browser.engine
    );
    ensure!(
        flooded > deaf * 0.85,
        "frames a second fell from {deaf:.1} to {flooded:.1} by listening"
    );

    // Good messages in a flood are taken at their rate, the rest is dropped and said once.
    pause(6_000);
    page.run(
        "raw.before = raw.answers.length; for (let i = 0; i < 1000; i += 1) raw.send('get-state');",
        Value::Null,
    )?;
    pause(2_000);
    let taken = page.eval(
        "[raw.answers.slice(raw.before).filter(({ t }) => t === 'ok').length, raw.answers.slice(raw.before).filter(({ code }) => code === 'rate-limited').length]",
        Value::Null,
    )?;
    // Sixty at once, and what a second or two of a slow machine adds.
    ensure!(
        taken[0].as_u64().is_some_and(|taken| (60..=120).contains(&taken)) && taken[1] == json!(1),
        "of a thousand at once, taken and complained of: {taken}"
    );
    page.expect_no_errors()
}

/// A window in which a processor can draw hundreds of pictures.
const SMALL: (u32, u32) = (500, 640);

/// Waits until nothing was drawn or asked for three times in a row, as long as a slow machine may take.
fn rest(page: &Page<'_>) -> Result<()> {
    let work = "[document.documentElement.dataset.frames, window.__probe.ticks]";
    let mut before = Value::Null;
    let mut quiet = 0;
    for _ in 0..240 {
        let now = page.eval(work, Value::Null)?;
        let asked = page.eval("window.__probe.asked.size", Value::Null)?;
        quiet = if now == before && asked == json!(0) {
            quiet + 1
        } else {
            0
        };
        if quiet == 3 {
            return Ok(());
        }
        before = now;
        pause(500);
    }
    anyhow::bail!("the picture never comes to rest")
}

/// A widget as low as one is useful, so that a processor draws it soon.
const LOW: &str = "for (const one of document.querySelectorAll('skin-depth')) one.style.setProperty('--skin-depth-height', arguments[0]);";

/// Contexts that are not lost, in a frame.
const ALIVE: &str = "[...window.__probe.contexts].filter((one) => !one.isContextLost()).length";

/// Twenty widgets scrolled through: each shows its picture, and few contexts live at a time.
pub(super) fn by_the_dozen(page: &Page<'_>) -> Result<()> {
    const WIDGETS: usize = 20;
    page.browser.resize(SMALL.0, SMALL.1)?;
    page.host("bare.html")?;
    for _ in 0..WIDGETS {
        page.put(&[("loading", "lazy")])?;
    }
    page.run(LOW, json!("22rem"))?;
    let (mut most, mut shown) = (0, 0);
    for which in (0..WIDGETS).chain((0..WIDGETS).rev()) {
        page.run(
            "document.querySelectorAll('skin-depth')[arguments[0]].scrollIntoView({ block: 'center', behavior: 'instant' })",
            json!(which),
        )?;
        page.wait(
            "its frame is there",
            "Boolean(document.querySelectorAll('skin-depth')[arguments[0]].shadowRoot.querySelector('iframe'))",
            &json!(which),
        )?;
        let inner = page
            .inside(which, |frame| {
                frame.wait_for_state("live")?;
                // A picture of its own, not the copy that was kept while its context was away.
                frame.wait(
                    "its context is there and its picture drawn",
                    &format!("{ALIVE} === 1 && !document.querySelector('canvas.still')"),
                    &Value::Null,
                )?;
                frame.expect_no_errors()?;
                frame.eval(
                    "(({ x, y, width, height }) => [x, y, width, height])(part('canvas').getBoundingClientRect())",
                    Value::Null,
                )
            })
            .with_context(|| format!("widget {which}"))?;
        let colours = colours(page, which, &inner)?;
        ensure!(colours > 100, "widget {which} shows {colours} colours: a blank");
        shown += 1;
        // Going through all the frames takes its time.
        if which % 4 == 3 {
            most = most.max(living(page)?);
        }
    }
    println!(
        "    {}: {WIDGETS} widgets scrolled through and back: blank 0 of {shown}, contexts alive at once at most {most}",
        page.browser.engine
    );
    ensure!(most <= 6, "{most} contexts alive at once");
    page.expect_no_errors()
}

/// How many different colours are on screen where a widget's picture is; `inner` is its place in the frame.
fn colours(page: &Page<'_>, which: usize, inner: &Value) -> Result<usize> {
    let outer = page.eval(
        "(({ x, y, width, height }) => [x, y, width, height])(
           document.querySelectorAll('skin-depth')[arguments[0]].shadowRoot.querySelector('iframe').getBoundingClientRect())",
        json!(which),
    )?;
    let number = |list: &Value, at: usize| list[at].as_f64().context("no place on screen");
    let shot = image::load_from_memory(&page.browser.screenshot()?)?.to_rgb8();
    let range = |at: usize, most: u32| -> Result<std::ops::Range<u32>> {
        let from = number(&outer, at)?;
        let (start, length) = (from + number(inner, at)?, number(inner, at + 2)?);
        let end = (start + length).min(from + number(&outer, at + 2)?);
        Ok((start.max(0.0) as u32).min(most)..(end.max(0.0) as u32).min(most))
    };
    let (across, down) = (range(0, shot.width())?, range(1, shot.height())?);
    let seen: HashSet<_> = down
        .flat_map(|y| across.clone().map(move |x| (x, y)))
        .map(|(x, y)| shot.get_pixel(x, y).0)
        .collect();
    Ok(seen.len())
}

/// Contexts that live in all the page's frames.
fn living(page: &Page<'_>) -> Result<u64> {
    let opened = page.eval(
        "[...document.querySelectorAll('skin-depth')].map((one) => Boolean(one.shadowRoot.querySelector('iframe')))",
        Value::Null,
    )?;
    let mut living = 0;
    for (which, open) in opened.as_array().context("no list")?.iter().enumerate() {
        if *open == true {
            let alive = page.inside(which, |frame| frame.eval(ALIVE, Value::Null))?;
            living += alive.as_u64().context("no count")?;
        }
    }
    Ok(living)
}

/// Two hundred widgets come and go beside one that stays: listeners, frames and memory are as before. Contexts that were
/// not given back would be too many for any browser, and it would take the oldest: that of the one that stays.
pub(super) fn come_and_go(page: &Page<'_>) -> Result<()> {
    const ROUNDS: usize = 200;
    /// The first few fill what is kept on purpose: compiled code, faces, the element's sheet.
    const FIRST: usize = 10;
    const SECOND: &str = "document.querySelectorAll('skin-depth')[1]";
    page.browser.resize(SMALL.0, SMALL.1)?;
    page.host("bare.html")?;
    let count = "[window.__probe.listeners, document.querySelectorAll('iframe').length, document.querySelectorAll('skin-depth').length, frames.length]";
    let come = || -> Result<()> {
        page.put(&[("loading", "eager"), ("depth", "1")])?;
        page.run(LOW, json!("12rem")).map(drop)
    };
    come()?;
    page.granted("skin.ready")?;
    let stays = |when: &str| -> Result<()> {
        let kept = page.inside(0, |frame| {
            frame.eval(
                &format!("[document.documentElement.dataset.state, {ALIVE}]"),
                Value::Null,
            )
        })?;
        ensure!(
            kept == json!(["live", 1]),
            "the one that stays, {when}: state and contexts {kept}"
        );
        Ok(())
    };
    let mut before = Value::Null;
    let mut heap = None;
    for round in 0..ROUNDS + FIRST {
        if round == FIRST {
            before = page.eval(count, Value::Null)?;
            heap = page.browser.heap()?;
        }
        come()?;
        page.granted(&format!("{SECOND}.ready"))
            .with_context(|| format!("round {round}"))?;
        page.run(
            &format!("{SECOND}.remove(); window.heard.length = 0;"),
            Value::Null,
        )?;
        if round % 20 == 0 {
            stays(&format!("in round {round}"))?;
        }
    }
    let after = page.eval(count, Value::Null)?;
    ensure!(
        before == after,
        "listeners, frames, widgets: {before}, then {after}"
    );
    stays("in the end")?;
    let growth = match (heap, page.browser.heap()?) {
        (Some(before), Some(after)) => {
            let growth = after - before;
            ensure!(growth < 2e6, "the heap grew by {growth} bytes");
            format!("{:.0} kB", growth / 1e3)
        }
        _ => "not told by this engine".to_owned(),
    };
    println!(
        "    {}: {ROUNDS} widgets came and went: listeners, frames and widgets as before {after}; the context beside them lives; heap growth {growth}",
        page.browser.engine
    );
    page.expect_no_errors()
}

/// By how much of 255 a colour may differ from opening to opening: engines that lay layers over each other round.
const ROUNDING: u8 = 2;

/// How many pixels of two screenshots differ by more than [`ROUNDING`], and where; nothing if they are alike.
fn difference(one: &[u8], other: &[u8]) -> Result<Option<String>> {
    let [one, other] = [one, other].map(|png| image::load_from_memory(png).map(|picture| picture.to_rgb8()));
    let (one, other) = (one?, other?);
    let places: Vec<(u32, u32)> = one
        .enumerate_pixels()
        .filter(|(x, y, pixel)| {
            let near = |other: &image::Rgb<u8>| {
                pixel
                    .0
                    .iter()
                    .zip(other.0)
                    .all(|(a, b)| a.abs_diff(b) <= ROUNDING)
            };
            !other.get_pixel_checked(*x, *y).is_some_and(near)
        })
        .map(|(x, y, _)| (x, y))
        .collect();
    let (across, down) = (
        places.iter().map(|place| place.0),
        places.iter().map(|place| place.1),
    );
    Ok(
        match (across.clone().min(), across.max(), down.clone().min(), down.max()) {
            (Some(left), Some(right), Some(top), Some(bottom)) => Some(format!(
                "in {} pixels between {left}, {top} and {right}, {bottom}",
                places.len()
            )),
            _ => None,
        },
    )
}

/// Two hundred losses at random moments: each time the picture comes back, and in the end it is the one that was never lost.
pub(super) fn context_lost_at_random(page: &Page<'_>) -> Result<()> {
    const LOSSES: u32 = 200;
    /// Takes the depth elsewhere.
    const DEPTH: &str = "const it = part('depth'); it.value = arguments[0]; it.dispatchEvent(new Event('input', { bubbles: true }));";
    page.browser.resize(SMALL.0, SMALL.1)?;
    let open = || -> Result<()> {
        page.open("?time=3d&depth=1.25&site=forehead", "live")?;
        page.wait(
            "everything is there",
            "document.documentElement.dataset.complete === 'true' && document.fonts.status === 'loaded'",
            &Value::Null,
        )?;
        rest(page)?;
        // By hand, as below: the page then offers the way back to the story.
        page.run(DEPTH, json!(2))?;
        rest(page)
    };
    let end = || -> Result<Vec<u8>> {
        // The machine has no say in how fine the picture gets; see `probe.js`.
        page.run("window.__probe.step = 10000", Value::Null)?;
        page.run(DEPTH, json!(1.25))?;
        rest(page)?;
        // Only the picture: engines smooth the same letters in more than one way.
        page.run(
            "const only = new CSSStyleSheet(); \
             only.replaceSync('* { visibility: hidden !important } [data-part=canvas] { visibility: visible !important }'); \
             document.adoptedStyleSheets.push(only);",
            Value::Null,
        )?;
        pause(1000);
        let shot = page.browser.screenshot()?;
        let picture = image::load_from_memory(&shot)?.to_rgb8();
        let colours: HashSet<_> = picture.pixels().collect();
        ensure!(colours.len() > 1000, "no picture, but {} colours", colours.len());
        Ok(shot)
    };
    open()?;
    let never = end()?;
    open()?;
    if let Some(place) = difference(&never, &end()?)? {
        bail!("the pictures of two openings without a loss differ, {place}: nothing to compare with");
    }
    open()?;
    // One seed, so that a failure comes again.
    let mut seed = 7_u32;
    let mut random = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    for round in 1..=LOSSES {
        // Something is always going on: the depth is on its way from one place to another.
        page.run(DEPTH, json!(f64::from(25 + random(200)) / 100.0))?;
        pause(random(150));
        page.run(
            "(window.__lose ??= part('canvas').getContext('webgl2').getExtension('WEBGL_lose_context')).loseContext()",
            Value::Null,
        )?;
        page.wait_for_state("lost")
            .with_context(|| format!("round {round}"))?;
        pause(random(80));
        page.run("window.__lose.restoreContext()", Value::Null)?;
        page.wait_for_state("live")
            .with_context(|| format!("round {round}"))?;
    }
    if let Some(place) = difference(&never, &end()?)? {
        bail!("after {LOSSES} losses the picture is another than the one that was never lost, {place}");
    }
    println!(
        "    {}: {LOSSES} contexts lost, {LOSSES} came back; the picture is the same to {ROUNDING} of 255",
        page.browser.engine
    );
    page.expect_no_errors()
}
