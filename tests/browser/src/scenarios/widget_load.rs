//! The widget under load: floods of messages, dozens on a page, hundreds that come and go, contexts that are lost.

use anyhow::{Context as _, Result, ensure};
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

/// Ten thousand messages of strangers and of a hostile host: nothing is accepted, and the picture keeps its pace.
pub(super) fn hears_no_stranger(page: &Page<'_>) -> Result<()> {
    page.host("bare.html")?;
    page.run(RAW_HOST, json!(page.sites.probed))?;
    page.wait("the frame speaks", "Boolean(raw.port)", &Value::Null)?;
    page.wait(
        "the picture is live",
        "raw.answers.some(({ t, state }) => t === 'shown' && state === 'live')",
        &Value::Null,
    )?;
    // A stranger beside it, from another origin than the host's.
    page.run(
        "window.stranger = document.createElement('iframe'); stranger.src = arguments[0]; document.querySelector('main').append(stranger);",
        json!([&page.sites.hosts.replace("localhost", "127.0.0.1"), "probed/bare.html"].concat()),
    )?;
    let answer = |n: &Value| -> Result<Value> {
        page.wait("an answer", "raw.answers.some(({ n }) => n === arguments[0])", n)?;
        page.eval("raw.answers.find(({ n }) => n === arguments[0])", n.clone())
    };
    let ask = |t: &str| answer(&page.eval("raw.send(arguments[0])", json!(t))?);
    let before = ask("get-state")?["state"].clone();
    ask("play")?;
    let pace = |page: &Page<'_>| -> Result<f64> {
        let count = "window.__probe.frames.length";
        page.browser.enter("return raw.frame", Vec::new())?;
        page.run("window.__probe.frames.length = 0", Value::Null)?;
        pause(3_000);
        let frames = page.eval(count, Value::Null);
        page.browser.leave()?;
        Ok(frames?.as_f64().context("no count of frames")? / 3.0)
    };
    pause(1_000);
    let calm = pace(page)?;
    // Spread over the time in which frames are counted: from the window, from the stranger, and over the port.
    page.run(
        &[
            HOSTILE,
            "raw.sent = 0; raw.before = raw.answers.length;
             window.blast = setInterval(() => {
               for (let one = 0; one < 25 && raw.sent < arguments[0]; one += 1) {
                 const data = hostile(raw.sent);
                 const init = JSON.stringify({ ns: 'skindepth', t: 'init', v: 1, id: raw.hello.id });
                 if (raw.sent % 3 === 0) raw.frame.contentWindow.postMessage(raw.sent % 2 ? data : init, '*', raw.sent % 2 ? [] : [new MessageChannel().port1]);
                 else if (raw.sent % 3 === 1) stranger.contentWindow.postMessage({ relay: data }, '*');
                 else raw.port.postMessage(data);
                 raw.sent += 1;
               }
             }, 5);",
        ]
        .concat(),
        json!(FLOOD),
    )?;
    // The stranger passes on what it is given, to the frame beside it.
    page.browser.enter("return stranger", Vec::new())?;
    page.run(
        "addEventListener('message', ({ data }) => parent.frames[0].postMessage(data.relay, '*'));",
        Value::Null,
    )?;
    page.browser.leave()?;
    let flooded = pace(page)?;
    page.wait("all is sent", "raw.sent === arguments[0]", &json!(FLOOD))?;
    pause(1_500);
    page.run("clearInterval(window.blast)", Value::Null)?;
    let accepted = page.eval(
        "raw.answers.slice(raw.before).filter(({ t }) => t === 'ok').length",
        Value::Null,
    )?;
    ensure!(
        accepted == json!(0),
        "{accepted} of {FLOOD} hostile messages were accepted"
    );
    let complaints = page.eval(
        "raw.answers.slice(raw.before).filter(({ code }) => code === 'rate-limited').length",
        Value::Null,
    )?;
    ensure!(
        (1..=5).contains(&complaints.as_u64().unwrap_or_default()),
        "{complaints} complaints about the rate"
    );
    page.run("raw.n = 2e6", Value::Null)?;
    ask("pause")?;
    let mut after = ask("get-state")?["state"].clone();
    for name in ["time", "token", "playing"] {
        after[name] = before[name].clone();
    }
    ensure!(after == before, "the state changed from {before} to {after}");
    println!(
        "    {}: {FLOOD} hostile messages, {accepted} accepted; frames a second {calm:.1} before, {flooded:.1} meanwhile",
        page.browser.engine
    );
    ensure!(
        flooded > calm * 0.5,
        "frames a second fell from {calm:.1} to {flooded:.1}"
    );

    // Good messages in a flood are taken at their rate, the rest is dropped and said once.
    pause(3_000);
    page.run(
        "raw.before = raw.answers.length; raw.began = performance.now(); for (let i = 0; i < 1000; i += 1) raw.send('get-state');",
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

/// Twenty widgets scrolled through: each shows its picture, and few contexts live at a time.
pub(super) fn by_the_dozen(page: &Page<'_>) -> Result<()> {
    const WIDGETS: usize = 20;
    page.browser.resize(SMALL.0, SMALL.1)?;
    page.host("bare.html")?;
    for _ in 0..WIDGETS {
        page.put(&[("loading", "lazy")])?;
    }
    page.run(
        "for (const one of document.querySelectorAll('skin-depth')) one.style.marginBottom = '60px';",
        Value::Null,
    )?;
    let mut most = 0;
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
        page.inside(which, |frame| {
            frame.wait_for_state("live")?;
            frame.expect_no_errors()
        })?;
        // Going through all the frames takes its time.
        if which % 4 != 3 {
            continue;
        }
        let mut living = 0;
        let opened = page.eval(
            "[...document.querySelectorAll('skin-depth')].map((one) => Boolean(one.shadowRoot.querySelector('iframe')))",
            Value::Null,
        )?;
        for (other, _) in opened
            .as_array()
            .context("no list")?
            .iter()
            .enumerate()
            .filter(|(_, open)| **open == true)
        {
            let contexts =
                "[...(window.__probe?.contexts ?? [])].filter((one) => !one.isContextLost()).length";
            living += page
                .inside(other, |frame| frame.eval(contexts, Value::Null))?
                .as_u64()
                .unwrap_or_default();
        }
        most = most.max(living);
    }
    println!(
        "    {}: {WIDGETS} widgets scrolled through and back: blank 0, contexts alive at once at most {most}",
        page.browser.engine
    );
    ensure!(most <= 6, "{most} contexts alive at once");
    page.expect_no_errors()
}

/// Two hundred widgets come and go: listeners, frames and memory are as before.
pub(super) fn come_and_go(page: &Page<'_>) -> Result<()> {
    const ROUNDS: usize = 200;
    /// The first few fill what is kept on purpose: compiled code, faces, the element's sheet.
    const FIRST: usize = 10;
    page.browser.resize(SMALL.0, SMALL.1)?;
    page.host("bare.html")?;
    let count = "[window.__probe.listeners, document.querySelectorAll('iframe').length, document.querySelectorAll('skin-depth').length, frames.length]";
    let mut before = Value::Null;
    let mut heap = None;
    for round in 0..ROUNDS + FIRST {
        if round == FIRST {
            before = page.eval(count, Value::Null)?;
            heap = page.browser.heap()?;
        }
        page.put(&[("loading", "eager"), ("depth", "1")])?;
        page.granted("skin.ready")
            .with_context(|| format!("round {round}"))?;
        page.run(
            "document.querySelector('skin-depth').remove(); window.heard.length = 0;",
            Value::Null,
        )?;
    }
    let after = page.eval(count, Value::Null)?;
    ensure!(
        before == after,
        "listeners, frames, widgets: {before}, then {after}"
    );
    let growth = match (heap, page.browser.heap()?) {
        (Some(before), Some(after)) => {
            let growth = after - before;
            ensure!(growth < 2e6, "the heap grew by {growth} bytes");
            format!("{:.0} kB", growth / 1e3)
        }
        _ => "not told by this engine".to_owned(),
    };
    println!(
        "    {}: {ROUNDS} widgets came and went: listeners, frames and widgets as before {after}; heap growth {growth}",
        page.browser.engine
    );
    page.expect_no_errors()
}

/// Two hundred losses at random moments: each time the picture comes back, and in the end it is the one that was never lost.
pub(super) fn context_lost_at_random(page: &Page<'_>) -> Result<()> {
    const LOSSES: u32 = 200;
    /// Takes the depth elsewhere.
    const DEPTH: &str = "const it = part('depth'); it.value = arguments[0]; it.dispatchEvent(new Event('input', { bubbles: true }));";
    page.browser.resize(SMALL.0, SMALL.1)?;
    let end = || -> Result<Vec<u8>> {
        page.run(DEPTH, json!(1.25))?;
        rest(page)?;
        page.browser.screenshot()
    };
    let open = || -> Result<Vec<u8>> {
        page.open("?time=3d&depth=1.25&site=forehead", "live")?;
        page.wait(
            "everything is there",
            "document.documentElement.dataset.complete === 'true' && document.fonts.status === 'loaded'",
            &Value::Null,
        )?;
        rest(page)?;
        // By hand, as below: the page then offers the way back to the story.
        page.run(DEPTH, json!(2))?;
        rest(page)?;
        end()
    };
    let never = open()?;
    // Where two openings differ by themselves, there is nothing to compare with.
    let steady = never == open()?;
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
    let after = end()?;
    println!(
        "    {}: {LOSSES} contexts lost, {LOSSES} came back; the picture is {}",
        page.browser.engine,
        match (after == never, steady) {
            (true, _) => "equal to the byte",
            (false, true) => "another",
            (false, false) => "another, as it is in two openings without a loss",
        }
    );
    ensure!(
        after == never || !steady,
        "after {LOSSES} losses the picture is another"
    );
    page.expect_no_errors()
}
