//! The widget on pages of strangers: when it loads, what it obeys, and what it leaves alone.

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use crate::driver::Engine;
use crate::page::{Page, pause};

/// Frames that the page's widgets hold.
const FRAMES: &str = "[...document.querySelectorAll('skin-depth')].filter((one) => one.shadowRoot.querySelector('iframe')).length";

/// Only the element's script is loaded until somebody looks; then the picture comes, and neither focus nor the page
/// moves for it.
pub(super) fn waits_to_be_seen(page: &Page<'_>) -> Result<()> {
    page.browser.resize(1000, 500)?;
    page.host("partner.html")?;
    page.run(
        "const field = document.createElement('input'); document.querySelector('h1').append(field); field.focus();",
        Value::Null,
    )?;
    pause(500);
    let foreign = page.eval(
        "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(location.origin))
            .map((name) => new URL(name).pathname)",
        Value::Null,
    )?;
    ensure!(
        foreign == json!(["/embed/skin-depth.js"]),
        "loaded before anybody looked: {foreign}"
    );
    ensure!(
        page.eval(FRAMES, Value::Null)? == json!(0),
        "a frame before anybody looked"
    );
    page.run(
        "document.querySelector('skin-depth').scrollIntoView()",
        Value::Null,
    )?;
    let place = "document.querySelector('skin-depth').getBoundingClientRect().top";
    let before = page.eval(place, Value::Null)?;
    let state = page.granted("skin.ready")?;
    ensure!(
        state["site"] == "cheek" && state["depth"] == 1.0,
        "ready with {state}"
    );
    let kept = page.eval(
        &format!("[document.activeElement.tagName, {place}, document.querySelector('skin-depth').shadowRoot.querySelector('iframe').title]"),
        Value::Null,
    )?;
    let title = "Micro-needling at 1 mm on the cheek, inside the skin";
    ensure!(
        kept == json!(["INPUT", before, title]),
        "focus, place and title: {kept}"
    );
    page.inside(0, |frame| {
        frame.wait_for_state("live")?;
        frame.expect_no_errors()
    })?;
    page.expect_no_errors()?;

    // A frame that is there at once starts no program before it is seen.
    page.host("bare.html")?;
    page.run(
        "document.querySelector('h1').style.marginBottom = '300vh'",
        Value::Null,
    )?;
    page.put(&[("loading", "eager")])?;
    pause(1500);
    let programs =
        "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length";
    let early = page.inside(0, |frame| frame.eval(programs, Value::Null))?;
    ensure!(early == json!(0), "{early} programs before the frame was seen");
    page.run(
        "document.querySelector('skin-depth').scrollIntoView()",
        Value::Null,
    )?;
    page.inside(0, |frame| frame.wait_for_state("live"))?;
    page.expect_no_errors()
}

/// Attributes, properties, methods, events, errors; and nothing is left when it goes.
pub(super) fn obeys_its_host(page: &Page<'_>) -> Result<()> {
    page.host("bare.html")?;
    page.put(&[
        ("loading", "eager"),
        ("site", "neck"),
        ("depth", "0.5"),
        ("time", "needling"),
    ])?;
    // Asked before there is a picture; answered after.
    let first = page.granted("skin.api(1).set({ product: 'caffeine' })")?;
    ensure!(
        first["site"] == "neck"
            && first["depth"] == 0.5
            && first["product"] == "caffeine"
            && first["clamped"] == false,
        "first answer: {first}"
    );
    let told = page.hears("ready")?;
    ensure!(told["site"] == "neck", "ready told {told}");
    page.run("document.querySelector('skin-depth').depth = 0.75", Value::Null)?;
    page.wait(
        "a change by property is told",
        "window.heard.some(([name, detail]) => name === 'change' && detail.depth === 0.75)",
        &Value::Null,
    )?;
    ensure!(
        page.eval(
            "document.querySelector('skin-depth').getAttribute('depth')",
            Value::Null
        )? == "0.75",
        "the property is not the attribute"
    );
    // What is asked, and a field of the answer or the code of the refusal.
    let rows = [
        ("skin.api(1).set({ depth: 9 })", "clamped", json!(true)),
        ("skin.api(1).getState()", "depth", json!(2.5)),
        ("skin.set({ depth: 'deep' })", "code", json!("bad-value")),
        ("skin.set({ depth: 1, site: 'knee' })", "code", json!("bad-value")),
        ("skin.set({ mode: 'app' })", "code", json!("unknown-name")),
        ("skin.set({ nonsense: 1 })", "code", json!("unknown-name")),
        ("skin.set({})", "code", json!("bad-message")),
        ("skin.set({ depth: { mm: 1 } })", "code", json!("bad-message")),
        ("skin.getState()", "depth", json!(2.5)),
        ("skin.play()", "playing", json!(true)),
        ("skin.pause()", "playing", json!(false)),
        ("skin.seek('3d')", "time", json!("259200s")),
        ("skin.reset()", "site", json!("cheek")),
        ("skin.api(2)", "code", json!("version-unsupported")),
        (
            "Object.isFrozen(skin.api(1)) && skin.api(1).state",
            "site",
            json!("cheek"),
        ),
    ];
    for (asked, name, value) in rows {
        let answer = page
            .promised(asked, &Value::Null)?
            .unwrap_or_else(|code| json!({ "code": code }));
        ensure!(
            answer[name] == value,
            "{asked}: {answer} instead of {name} {value}"
        );
    }
    // It asked for its height and got it, and then rests; the page's own word counts more.
    let sizes = "window.heard.filter(([name]) => name === 'resize').length";
    pause(1000);
    let before = page.eval(sizes, Value::Null)?;
    pause(1500);
    ensure!(
        page.eval(sizes, Value::Null)? == before,
        "it asks for ever new heights"
    );
    let fits = page.inside(0, |frame| {
        frame.eval("document.documentElement.scrollHeight - innerHeight", Value::Null)
    })?;
    ensure!(fits.as_f64() <= Some(4.0), "{fits} px do not fit in the frame");
    let fixed = page.run(
        "const skin = document.querySelector('skin-depth'); skin.style.setProperty('--skin-depth-height', '30rem');
         return skin.getBoundingClientRect().height;",
        Value::Null,
    )?;
    ensure!(
        fixed == json!(480),
        "a height of 480 px that the page asked for is {fixed}"
    );
    page.run(
        "document.querySelector('skin-depth').style.removeProperty('--skin-depth-height')",
        Value::Null,
    )?;

    // Taken away, it takes everything with it; put back, it begins anew.
    let late = page.run(
        "const kept = document.querySelector('skin-depth'); window.told = undefined;
         kept.getState().then(() => { window.told = 'answered'; }, ({ code }) => { window.told = code; });
         kept.remove(); window.kept = kept;
         return Boolean(kept.shadowRoot.querySelector('iframe'));",
        Value::Null,
    )?;
    ensure!(late == json!(false), "a frame stays in an element that is gone");
    page.wait(
        "what was asked is refused",
        "window.told === 'disposed'",
        &Value::Null,
    )?;
    page.run("document.querySelector('main').append(window.kept)", Value::Null)?;
    page.granted("skin.ready")?;
    page.expect_no_errors()
}

/// The facade: its picture, its words, its button; three ways to open it, and the way back.
pub(super) fn shows_a_poster(page: &Page<'_>) -> Result<()> {
    page.host("bare.html")?;
    let poster = [&page.sites.probed, "icon.svg"].concat();
    page.put(&[
        ("reveal", "interaction"),
        ("poster", &poster),
        ("alt", "Skin"),
        ("lang", "de"),
    ])?;
    pause(500);
    let seen = page.eval(
        "(() => { const root = document.querySelector('skin-depth').shadowRoot;
           const [image, button] = [root.querySelector('img'), root.querySelector('button')];
           return [Boolean(root.querySelector('iframe')), image.alt, image.checkVisibility(), image.naturalWidth > 0,
                   button.innerText, button.getBoundingClientRect().height >= 44]; })()",
        Value::Null,
    )?;
    ensure!(
        seen == json!([
            false,
            "Skin",
            true,
            true,
            "Zeigen, was in der Haut geschieht",
            true
        ]),
        "the facade: {seen}"
    );
    page.browser
        .click("return document.querySelector('skin-depth').shadowRoot.querySelector('button')")?;
    page.hears("poster-dismissed")?;
    page.granted("skin.ready")?;
    let language = page.inside(0, |frame| {
        frame.eval("document.documentElement.lang", Value::Null)
    })?;
    ensure!(language == "de", "the frame speaks {language}");
    page.run("document.querySelector('skin-depth').showPoster()", Value::Null)?;
    let back = page.eval(
        "(() => { const root = document.querySelector('skin-depth').shadowRoot;
           return [Boolean(root.querySelector('iframe')), root.querySelector('button').checkVisibility()]; })()",
        Value::Null,
    )?;
    ensure!(back == json!([false, true]), "the way back: {back}");
    page.run("document.querySelector('skin-depth').remove()", Value::Null)?;
    page.put(&[("reveal", "manual"), ("loading", "eager")])?;
    pause(500);
    ensure!(page.eval(FRAMES, Value::Null)? == json!(0), "it did not wait");
    page.run(
        "document.querySelector('skin-depth').api(1).dismissPoster()",
        Value::Null,
    )?;
    page.granted("skin.ready")?;
    page.expect_no_errors()
}

/// Points of the widget in the window, as shares of its width and height.
const ACROSS: [f64; 3] = [0.12, 0.5, 0.88];
const DOWN: [f64; 5] = [0.08, 0.3, 0.5, 0.7, 0.92];

/// Neither the wheel nor a vertical swipe is kept from the page around, wherever it begins.
pub(super) fn leaves_scrolling(page: &Page<'_>) -> Result<()> {
    page.browser.resize(500, 900)?;
    page.host("partner.html")?;
    page.run(
        "document.querySelector('skin-depth').scrollIntoView({ block: 'center' })",
        Value::Null,
    )?;
    page.granted("skin.ready")?;
    // In every engine: no part of the frame keeps a wheel, and every part leaves vertical movements to the page.
    let kept = page.inside(0, |frame| {
        frame.wait_for_state("live")?;
        frame.wait_for_controls()?;
        frame.run(
            "const parts = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility());
             const name = (one) => `${one.tagName}.${one.className?.baseVal ?? one.className}`;
             // All styles before any wheel, for the page may answer one with other parts.
             const touch = parts.map((one) => [name(one), getComputedStyle(one).touchAction]);
             const wheel = parts.filter((one) => !one.dispatchEvent(
               new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true })));
             // Words and shapes within a line have no say of their own.
             return [...touch.filter(([, how]) => how !== undefined && !/pan-y|auto|manipulation/.test(how)),
                     ...wheel.map((one) => [name(one), 'wheel'])];",
            Value::Null,
        )
    })?;
    ensure!(kept == json!([]), "kept from the page: {kept}");
    // By real input where the driver has it.
    let pointers: &[&str] = match page.browser.engine {
        Engine::Chromium => &["touch", "wheel"],
        Engine::Firefox => &["wheel"],
        Engine::Webkit => &[],
    };
    for kind in pointers {
        for (across, down) in ACROSS.iter().flat_map(|x| DOWN.map(|y| (*x, y))) {
            let place = page.run(
                "const skin = document.querySelector('skin-depth');
                 const [across, down] = arguments[0];
                 const point = () => {
                   const box = skin.getBoundingClientRect();
                   return [box.x + box.width * across, box.y + box.height * down];
                 };
                 scrollBy({ top: point()[1] - innerHeight / 2, behavior: 'instant' });
                 return [scrollY, ...point(), document.elementFromPoint(...point()) === skin];",
                json!([across, down]),
            )?;
            ensure!(place[3] == json!(true), "{across}, {down} is not on the widget");
            let [before, x, y] = [0, 1, 2].map(|at| place[at].as_f64().unwrap_or_default());
            // A hand comes after the eye: until the jump is on screen, the browser finds what was there before it.
            pause(400);
            if *kind == "touch" {
                page.swipe((x, y), -150.0)?;
            } else {
                page.wheel((x, y), 150)?;
            }
            let moved = (0..80).any(|_| {
                pause(50);
                page.eval("scrollY", Value::Null)
                    .ok()
                    .and_then(|now| now.as_f64())
                    != Some(before)
            });
            if !moved {
                let over = page.inside(0, |frame| {
                    frame.eval(
                        "(([across, down]) => document.elementFromPoint(across * innerWidth, down * innerHeight)?.outerHTML.slice(0, 200))(arguments[0])",
                        json!([across, down]),
                    )
                })?;
                bail!(
                    "a {kind} that begins at {across}, {down} of the widget, over {over}, does not scroll the page from {before}"
                );
            }
        }
    }
    page.expect_no_errors()
}

/// Tokens of the page reach the frame, as far as what they make can be read; the page's direction and language too.
pub(super) fn looks_like_its_host(page: &Page<'_>) -> Result<()> {
    page.host("bare.html")?;
    page.put(&[("loading", "eager"), ("theme", "light")])?;
    page.granted("skin.ready")?;
    let style = |name: &str, value: &str| {
        page.run(
            "document.querySelector('skin-depth').style.setProperty(...arguments[0])",
            json!([format!("--skin-depth-{name}"), value]),
        )
    };
    let inside = |token: &str| {
        page.inside(0, |frame| {
            frame.eval(
                "document.documentElement.style.getPropertyValue(arguments[0])",
                json!(token),
            )
        })
    };
    // One step at a time, for each is a message.
    style("accent", "hsl(220 100% 40%)")?;
    ensure!(
        page.hears("theme")? == json!({ "refused": [] }),
        "a good accent is refused"
    );
    ensure!(
        inside("--accent")? == "rgb(0 68 204)",
        "accent: {}",
        inside("--accent")?
    );
    style("radius", "0.25rem")?;
    page.hears("theme")?;
    ensure!(
        inside("--radius-card")? == "4px",
        "radius: {}",
        inside("--radius-card")?
    );
    style("font", "Georgia, \"Times New Roman\", serif")?;
    page.hears("theme")?;
    let font = inside("--text-face")?;
    ensure!(
        font.as_str().is_some_and(|font| font.starts_with("Georgia")),
        "face: {font}"
    );
    style("ink", "#ddd")?;
    ensure!(
        page.hears("theme")? == json!({ "refused": ["ink"] }) && inside("--ink")? == "",
        "pale ink on a pale page was taken"
    );
    style("accent", "color-mix(in oklch, white 90%, yellow)")?;
    let refused = page.hears("theme")?;
    ensure!(refused == json!({ "refused": ["ink", "accent"] }), "{refused}");
    ensure!(inside("--accent")? == "", "an accent that nobody sees was taken");

    // Any tokens whatever: what is taken can be read.
    let unreadable = page.inside(0, |frame| frame.granted(THEMES))?;
    ensure!(
        unreadable == json!([]),
        "themes that cannot be read: {unreadable}"
    );

    page.host("rtl.html")?;
    page.granted("skin.ready")?;
    let words = page.eval(
        "(() => { const skin = document.querySelector('skin-depth'); const root = skin.shadowRoot;
           return [root.querySelector('.facade').dir, root.querySelector('slot[name=button]').textContent]; })()",
        Value::Null,
    )?;
    ensure!(
        words == json!(["rtl", "اعرض ما يحدث في الجلد"]),
        "the facade: {words}"
    );
    let frame = page.inside(0, |frame| {
        frame.eval(
            "[document.documentElement.lang, document.documentElement.dir]",
            Value::Null,
        )
    })?;
    ensure!(frame == json!(["ar", "rtl"]), "the frame: {frame}");
    page.expect_no_errors()
}

/// Five hundred themes from one seed: those whose result falls short of its contrast, and forms that were not refused.
const THEMES: &str = "import(new URL('embed/theme.js', document.baseURI)).then(({ plan, contrast }) => {
  let seed = 7;
  const random = (below) => { seed = (seed * 16807) % 2147483647; return seed % below; };
  const channels = (rgb) => rgb.match(/[\\d.]+/g).map(Number);
  const own = { grounds: [[255, 253, 250], [234, 225, 214], [248, 244, 239]], ink: [43, 37, 34],
                accent: [31, 143, 136], onAccent: [255, 255, 255] };
  const wrong = [];
  for (let round = 0; round < 500; round += 1) {
    const wanted = {};
    for (const name of ['accent', 'accent-ink', 'ink', 'surface']) {
      if (random(2)) wanted[name] = '#' + [0, 0, 0].map(() => random(256).toString(16).padStart(2, '0')).join('');
    }
    const { tokens } = plan(wanted, own, false);
    const get = (name, otherwise) => (tokens[name] ? channels(tokens[name]) : otherwise);
    const grounds = tokens['--surface'] ? [channels(tokens['--surface'])] : own.grounds;
    for (const [name, otherwise, least] of [['--ink', own.ink, 4.5], ['--ink-2', null, 4.5], ['--accent-text', null, 4.5], ['--accent', own.accent, 3]]) {
      const colour = get(name, otherwise);
      if (colour && grounds.some((ground) => contrast(colour, ground) < least - 0.1)) wrong.push([name, wanted]);
    }
    if (contrast(get('--on-accent', own.onAccent), get('--accent', own.accent)) < 3.9) wrong.push(['--on-accent', wanted]);
  }
  for (const [name, value] of [['accent', 'red'], ['accent', '#fff'], ['ink', '#000000;color:red'], ['font', 'url(x)'],
    ['font', 'a}b'], ['radius', '-1'], ['radius', '1e9'], ['__proto__', '#000000'], ['padding', '3'], ['surface', '#000000']]) {
    const wanted = Object.create(null);
    wanted[name] = value;
    const { refused, tokens } = plan(wanted, own, false);
    if (refused[0] !== name || Object.keys(tokens).length > 0) wrong.push([name, value]);
  }
  return wrong;
})";

/// The strictest policy, hostile styles, and the address that moves.
pub(super) fn on_hard_pages(page: &Page<'_>) -> Result<()> {
    for file in ["strict.html", "hostile.html", "wordpress.html", "releases.html"] {
        page.host(file)?;
        page.run(
            "document.querySelector('skin-depth').scrollIntoView()",
            Value::Null,
        )?;
        page.granted("skin.ready").with_context(|| file.to_owned())?;
        let size = page.eval(
            "(() => { const box = document.querySelector('skin-depth').shadowRoot.querySelector('iframe').getBoundingClientRect();
               return [box.width, box.height]; })()",
            Value::Null,
        )?;
        let big = size[0].as_f64() >= Some(300.0) && size[1].as_f64() >= Some(300.0);
        ensure!(big, "{file}: the frame measures {size}");
        page.inside(0, |frame| {
            frame.wait_for_state("live")?;
            frame.expect_no_errors()
        })?;
        page.expect_no_errors().with_context(|| file.to_owned())?;
    }
    Ok(())
}

/// The link below the picture opens for a hand, never for a script, and only addresses that run nothing.
pub(super) fn links_by_hand(page: &Page<'_>) -> Result<()> {
    page.host("bare.html")?;
    page.put(&[
        ("reveal", "manual"),
        ("cta", "partner.html"),
        ("cta-text", "Book a consultation"),
    ])?;
    let link = "document.querySelector('skin-depth').shadowRoot.querySelector('a')";
    page.run(&format!("{link}.click()"), Value::Null)?;
    page.run(&format!("{link}.dispatchEvent(new MouseEvent('click', {{ bubbles: true, composed: true, cancelable: true }}))"), Value::Null)?;
    pause(500);
    ensure!(
        page.browser.windows()? == 1 && page.eval("window.heard.length", Value::Null)? == json!(0),
        "a script opened the link"
    );
    // A host may take the click for itself.
    page.run(
        "document.addEventListener('cta', (event) => event.preventDefault(), { capture: true, once: true })",
        Value::Null,
    )?;
    page.browser.click(&format!("return {link}"))?;
    let told = page.hears("cta")?;
    ensure!(
        told["href"]
            .as_str()
            .is_some_and(|href| href.ends_with("/probed/partner.html")),
        "cta told {told}"
    );
    pause(300);
    ensure!(
        page.browser.windows()? == 1,
        "the host's own way was not the only one"
    );
    for bad in [
        "javascript:document.title='run'",
        "data:text/html,x",
        "https://[",
        "",
    ] {
        page.run(
            "document.querySelector('skin-depth').setAttribute('cta', arguments[0])",
            json!(bad),
        )?;
        let there = page.eval(&format!("{link}.checkVisibility()"), Value::Null)?;
        ensure!(there == json!(false), "a link to {bad}");
    }
    page.run(
        "document.querySelector('skin-depth').setAttribute('cta', 'partner.html')",
        Value::Null,
    )?;
    page.browser.click(&format!("return {link}"))?;
    for _ in 0..30 {
        if page.browser.windows()? == 2 {
            return page.expect_no_errors();
        }
        pause(100);
    }
    anyhow::bail!("a click by hand opens nothing")
}

/// A post as an administrator pastes it, and one as an author writes it, on a `WordPress` that is the host.
pub(super) fn in_wordpress(page: &Page<'_>) -> Result<()> {
    for (post, site) in [("101", "cheek"), ("102", "neck")] {
        page.browser.goto(&[&page.sites.hosts, "?p=", post].concat())?;
        page.wait(
            "the post has the element",
            "Boolean(document.querySelector('.entry-content skin-depth, .wp-block-post-content skin-depth')?.api)",
            &Value::Null,
        )?;
        page.run(
            "document.querySelector('skin-depth').scrollIntoView()",
            Value::Null,
        )?;
        let state = page
            .granted("skin.ready")
            .with_context(|| format!("post {post}"))?;
        ensure!(state["site"] == site, "post {post} shows {state}");
        let bare = page.eval(
            "document.querySelector('skin-depth').getAttribute('onclick')",
            Value::Null,
        )?;
        ensure!(bare == Value::Null, "an author's script got in: {bare}");
        page.inside(0, |frame| frame.wait_for_state("live"))?;
    }
    Ok(())
}
