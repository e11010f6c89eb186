//! For people who do not see the picture, do not use a mouse, or make text larger.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::driver::Engine;
use crate::page::{Page, pause};

/// Measures of the page.
const MEASURES: &str = include_str!("../../access.js");
/// The controls of the page, as Chromium gave them once; every engine must give the same.
const CONTROLS: &str = "tests/golden/controls.txt";
/// The dialogs of the page.
const DIALOGS: [&str; 4] = ["guidance", "known", "calendar", "numbers"];
const TAB: &str = "\u{e004}";
const ESCAPE: &str = "\u{e00c}";
const ENTER: &str = "\u{e007}";
/// Transitions of colours and of the picture's labels last less.
const CALM_MS: u32 = 350;

impl Page<'_> {
    fn measure(&self, end: &str, arg: Value) -> Result<Value> {
        self.browser.execute(&format!("{MEASURES}\n{end}"), vec![arg])
    }

    fn faults(&self, state: &str) -> Result<()> {
        let found = self.measure("return faults();", Value::Null)?;
        ensure!(found == json!([]), "{state}: {found:#}");
        Ok(())
    }

    fn click(&self, part: &str) -> Result<()> {
        self.run("part(arguments[0]).click()", json!(part)).map(drop)
    }

    fn open_dialog(&self, dialog: &str) -> Result<()> {
        self.click(&[dialog, "-open"].concat())?;
        let there = "part(arguments[0]).querySelectorAll('p, li').length > 3 || arguments[0] === 'calendar' && part('treatment-date')";
        self.wait(
            &format!("{dialog} is filled"),
            &format!("Boolean({there})"),
            &json!(dialog),
        )?;
        if dialog == "calendar" {
            self.choose("treatment-date", "2030-03-01")?;
            self.choose("event-date", "2030-03-13")?;
        }
        self.run(
            "for (const card of document.querySelectorAll('dialog[open] details')) card.open = true;",
            Value::Null,
        )?;
        pause(CALM_MS);
        Ok(())
    }

    /// Without WebGL the page is the same but for a flat drawing, and much quicker where the processor draws.
    fn open_flat(&self, rest: &str) -> Result<()> {
        self.open(rest, "schematic")
    }

    fn story_is_there(&self) -> Result<()> {
        self.wait("the story is there", "!part('story').hidden", &Value::Null)
    }
}

/// Runs the checker; each finding is a rule and where.
fn axe(page: &Page<'_>, script: &str, state: &str) -> Result<()> {
    let run = "return window.axe.run(document, { resultTypes: ['violations'],
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations }) => violations.map((it) => `${it.id}: ${it.nodes.slice(0, 4).map((node) =>
            `${node.target.join(' ')} (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''})`).join('; ')}`));";
    let found = page.browser.execute(&format!("{script}\n{run}"), Vec::new())?;
    ensure!(found == json!([]), "{state}: {found:#}");
    Ok(())
}

/// The checker's script; `cargo xtask test` says where it is.
fn checker() -> Result<String> {
    let path = std::env::var("SKINDEPTH_AXE").context("SKINDEPTH_AXE names no script")?;
    fs::read_to_string(&path).with_context(|| path)
}

/// Every chapter in every language; light and dark and three widths take turns.
pub(super) fn axe_finds_nothing(page: &Page<'_>) -> Result<()> {
    if page.browser.engine == Engine::Webkit {
        return Ok(());
    }
    let script = checker()?;
    let mut states = 0;
    for (n, lang) in ["en", "de", "es", "fr", "pt-BR", "ar"].into_iter().enumerate() {
        page.open_flat(&format!("?lang={lang}&chapter=skin&theme=light"))?;
        page.story_is_there()?;
        let chapters = page.eval("document.querySelectorAll('.chapter').length", Value::Null)?;
        for chapter in 0..chapters.as_u64().context("chapters")? {
            let [width, height] = [[1280, 900], [820, 1180], [500, 900]][(n + chapter as usize) % 3];
            page.browser.resize(width, height)?;
            page.run(
                "document.querySelectorAll('.chapter')[arguments[0]].click()",
                json!(chapter),
            )?;
            page.click("theme")?;
            pause(CALM_MS);
            axe(page, &script, &format!("{lang}, chapter {chapter}, {width} px"))?;
            states += 1;
        }
    }
    ensure!(states >= 40, "only {states} states");
    // A checker that finds nothing must be able to find something.
    page.run(
        "part('theme').removeAttribute('aria-label'); part('theme').removeAttribute('title');",
        Value::Null,
    )?;
    ensure!(
        axe(page, &script, "spoilt").is_err_and(|error| error.to_string().contains("button-name")),
        "the checker does not see a button without a name"
    );
    page.expect_no_errors()
}

/// The dialogs in two languages and both themes, with everything in them open, the page without scripts, and forced
/// colours where the engine can be asked for them.
pub(super) fn axe_finds_nothing_in_dialogs(page: &Page<'_>) -> Result<()> {
    if page.browser.engine == Engine::Webkit {
        return Ok(());
    }
    let script = checker()?;
    for (lang, theme, width) in [("en", "light", 500), ("ar", "dark", 1180)] {
        page.browser.resize(width, 844)?;
        page.open_flat(&format!("?lang={lang}&theme={theme}&time=needling"))?;
        for dialog in DIALOGS {
            page.open_dialog(dialog)?;
            axe(page, &script, &format!("{lang}, {theme}, {dialog}"))?;
            page.click(&[dialog, "-close"].concat())?;
        }
        page.expect_no_errors()?;
    }
    if page.browser.engine == Engine::Chromium {
        let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        page.browser.chromium("Emulation.setEmulatedMedia", &forced)?;
        page.open_flat("?chapter=needle")?;
        page.story_is_there()?;
        axe(page, &script, "forced colours")?;
        page.faults("forced colours")?;
    }
    for file in ["story.html", "story/ar.html"] {
        page.browser.goto(&page.at(file))?;
        axe(page, &script, file)?;
    }
    Ok(())
}

/// The tab key reaches every control, in the order of the document, and is never caught; the focus can be seen. In a
/// dialog it stays there, the escape key closes it, and the focus goes back.
pub(super) fn keys_reach_everything(page: &Page<'_>) -> Result<()> {
    page.browser.resize(1280, 900)?;
    page.open_flat("?chapter=needle&product=niacinamide&depth=2")?;
    page.story_is_there()?;
    page.settle()?;
    page.run(
        "for (const it of document.querySelectorAll('#app > * details')) it.open = true;",
        Value::Null,
    )?;
    walk(page, "the page")?;
    for dialog in DIALOGS {
        let opener = [dialog, "-open"].concat();
        page.press(&opener, ENTER)?;
        page.wait("the dialog is open", "part(arguments[0]).open", &json!(dialog))?;
        page.wait(
            &format!("the dialog {dialog} is filled"),
            "part(arguments[0]).querySelectorAll('input, details, .cite').length > 1",
            &json!(dialog),
        )?;
        walk(page, dialog)?;
        page.browser.active_element_keys(ESCAPE)?;
        page.wait("the dialog is closed", "!part(arguments[0]).open", &json!(dialog))?;
        let back = page.eval("document.activeElement === part(arguments[0])", json!(opener))?;
        ensure!(back == json!(true), "{dialog}: the focus does not go back");
    }
    page.expect_no_errors()
}

/// Tabs from the first control to the last.
fn walk(page: &Page<'_>, place: &str) -> Result<()> {
    let all = page.measure(
        "window.__walk = controls(); window.__walk[0].focus(); return window.__walk.map(named);",
        Value::Null,
    )?;
    let all: Vec<String> = serde_json::from_value(all)?;
    ensure!(all.len() > 4, "{place}: only {} controls", all.len());
    for (n, name) in all.iter().enumerate() {
        if n > 0 {
            tab(page)?;
        }
        // A date is typed in parts, each with a stop of its own; Firefox stops at what scrolls, so that keys scroll it.
        for _ in 0..8 {
            let within = page.measure(
                "const it = document.activeElement; const at = window.__walk.indexOf(it);
                 return it.type === 'date' && at === arguments[0] - 1 || at < 0 && it.scrollHeight > it.clientHeight;",
                json!(n),
            )?;
            if within == json!(true) {
                tab(page)?;
            }
        }
        let found = page.measure(
            "const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
             const ring = style.outlineStyle !== 'none' || getComputedStyle(it.nextElementSibling ?? it).outlineStyle !== 'none'
               || getComputedStyle(it.parentElement).outlineStyle !== 'none';
             return [window.__walk.indexOf(it), named(it), ring || arguments[0] === 0,
               box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth];",
            json!(n),
        )?;
        ensure!(
            found[0] == json!(n),
            "{place}: after {} of {} controls the tab key reaches {} instead of {name}",
            n,
            all.len(),
            found[1]
        );
        ensure!(found[2] == json!(true), "{place}: no ring around {name}");
        ensure!(
            found[3] == json!(true),
            "{place}: {name} has the focus out of sight"
        );
    }
    Ok(())
}

/// Presses the tab key by itself: typing into an element would fill a date instead.
fn tab(page: &Page<'_>) -> Result<()> {
    let press = json!([{ "type": "key", "id": "keys", "actions": [
        { "type": "keyDown", "value": TAB }, { "type": "keyUp", "value": TAB }] }]);
    page.browser.perform(&press)
}

/// Each control has a name and a role, and every engine gives the same, in the same order.
pub(super) fn controls_have_names(page: &Page<'_>) -> Result<()> {
    page.browser.resize(1280, 900)?;
    page.open_flat("?lang=en&chapter=needle&time=needling")?;
    page.story_is_there()?;
    page.settle()?;
    // Engines have different words for the summary of a disclosure, and not each has a voice to listen to.
    let computed = page.browser.computed(&format!(
        "(() => {{ {MEASURES} return controls().filter((it) => it.tagName !== 'SUMMARY' && it.dataset.part !== 'story-listen'); }})()"
    ))?;
    let lists = page.eval("[...document.querySelectorAll('select')].map((it) => it.ariaLabel ?? it.labels[0]?.querySelector('.field-name')?.textContent).filter(Boolean)", Value::Null)?;
    let lists: Vec<String> = serde_json::from_value(lists)?;
    let mut lines = String::new();
    for [role, name] in &computed {
        ensure!(!name.is_empty(), "a {role} has no name");
        // A picture may be called by its older or its newer name; a list to choose from by how it opens, in WebKit as a
        // button that opens one and says what is chosen.
        let list = lists.iter().find(|list| {
            let rest = name.strip_prefix(list.as_str());
            role == "button" && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        let (role, name) = match (role.as_str(), list) {
            (_, Some(list)) => ("list", list),
            ("img" | "image", _) => ("image", name),
            ("combobox" | "listbox" | "menulist" | "popupbutton", _) => ("list", name),
            (other, _) => (other, name),
        };
        let name: Vec<&str> = name.split_whitespace().collect();
        lines.push_str(
            &[
                role,
                ": ",
                &name.join(" "),
                "
",
            ]
            .concat(),
        );
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(CONTROLS);
    if std::env::var_os("UPDATE_GOLDEN").is_some() && page.browser.engine == Engine::Chromium {
        fs::write(&golden, &lines)?;
    }
    let expected = fs::read_to_string(&golden).context(CONTROLS)?;
    for (found, expected) in lines.lines().zip(expected.lines()) {
        ensure!(found == expected, "`{found}` where {CONTROLS} has `{expected}`");
    }
    ensure!(
        lines.lines().count() == expected.lines().count(),
        "{} controls, not {}",
        lines.lines().count(),
        expected.lines().count()
    );
    Ok(())
}

/// Whatever is done, at most one live region says something new.
pub(super) fn one_voice_at_a_time(page: &Page<'_>) -> Result<()> {
    page.open_flat("?lang=en&chapter=skin")?;
    page.story_is_there()?;
    page.settle()?;
    page.measure(
        "window.__heard = [];
         new MutationObserver((all) => {
           for (const { target } of all) {
             const where = region(target);
             if (where && where.textContent.trim()) window.__heard.push([where.dataset.part ?? where.className, where.textContent.trim().slice(0, 60)]);
           }
         }).observe(document.body, { subtree: true, childList: true, characterData: true });",
        Value::Null,
    )?;
    let mut spoke = 0;
    let actions = [
        ("a step of the story", "part('story-next').click()"),
        ("another step", "part('story-next').click()"),
        ("a chapter", "document.querySelectorAll('.chapter')[3].click()"),
        ("a guess", "document.querySelector('.guesses button').click()"),
        ("a view", "part('stage-section').click()"),
        ("back to the story", "part('story-return').click()"),
        ("a jump in time", "document.querySelectorAll('.jump')[4].click()"),
        (
            "another site",
            "part('site').value = 'neck'; part('site').dispatchEvent(new Event('change', { bubbles: true }))",
        ),
        (
            "a product",
            "part('product').value = 'caffeine'; part('product').dispatchEvent(new Event('change', { bubbles: true }))",
        ),
        ("other colours", "part('theme').click()"),
        ("the checklist", "part('guidance-open').click()"),
        ("a tick", "part('guidance').querySelector('input').click()"),
        ("closing it", "part('guidance-close').click()"),
        ("the calendar", "part('calendar-open').click()"),
        (
            "a date",
            "part('treatment-date').value = '2030-03-01'; part('treatment-date').dispatchEvent(new Event('change', { bubbles: true }))",
        ),
        (
            "an event",
            "part('event-date').value = '2030-03-09'; part('event-date').dispatchEvent(new Event('change', { bubbles: true }))",
        ),
        ("closing that", "part('calendar-close').click()"),
        ("the clock", "part('play').click()"),
        ("a pause", "part('play').click()"),
    ];
    for (what, action) in actions {
        page.run("window.__heard = [];", Value::Null)?;
        page.run(action, Value::Null)?;
        // As long as a journey through time and the description after it take.
        pause(2500);
        let heard = page.eval("[...new Set(window.__heard.map((one) => one[0]))]", Value::Null)?;
        let heard: Vec<String> = serde_json::from_value(heard)?;
        let said = page.eval("window.__heard", Value::Null)?;
        ensure!(heard.len() <= 1, "{what}: {said:#}");
        // The same region may say something anew once the picture has come to rest, not more often.
        let times = page.eval("new Set(window.__heard.map((one) => one[1])).size", Value::Null)?;
        ensure!(
            times.as_u64().unwrap_or(9) <= 1,
            "{what}, several times: {said:#}"
        );
        spoke += heard.len();
    }
    ensure!(spoke > 5, "only {spoke} actions are spoken of");
    page.expect_no_errors()
}

/// Nothing is cut off, lies over other text or sticks out: with spaced text, with text of double length, from right to
/// left, in the dialogs too.
pub(super) fn nothing_is_cut_off(page: &Page<'_>) -> Result<()> {
    for (width, height) in [(500, 900), (1280, 900)] {
        page.browser.resize(width, height)?;
        for (fault, address) in [
            ("", "?lang=en&chapter=needle"),
            ("", "?lang=ar&chapter=needle"),
            ("double", "?lang=de&chapter=healing"),
            ("double", "?lang=ar&chapter=change"),
        ] {
            page.plant(fault)?;
            page.open_flat(address)?;
            page.story_is_there()?;
            page.settle()?;
            let state = |what: &str| format!("{width} px, {address}, {fault} {what}");
            page.faults(&state(""))?;
            for dialog in DIALOGS {
                page.open_dialog(dialog)?;
                page.faults(&state(dialog))?;
                page.click(&[dialog, "-close"].concat())?;
            }
            if fault.is_empty() {
                page.measure("spread();", Value::Null)?;
                pause(CALM_MS);
                page.faults(&state("with spaced text"))?;
            }
        }
    }
    page.expect_no_errors()
}

/// The same in a window of 320 CSS pixels, as on a screen at 400 %.
pub(super) fn nothing_is_cut_off_at_320(page: &Page<'_>) -> Result<()> {
    // Only Chromium can be asked for so narrow a window.
    if page.browser.engine != Engine::Chromium {
        return Ok(());
    }
    page.browser.chromium(
        "Emulation.setDeviceMetricsOverride",
        &json!({ "width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": false }),
    )?;
    for (fault, address) in [
        ("", "?lang=en&chapter=needle"),
        ("", "?lang=ar&chapter=needle"),
        ("double", "?lang=de&chapter=healing"),
    ] {
        page.plant(fault)?;
        page.open_flat(address)?;
        let width = page.eval("innerWidth", Value::Null)?;
        ensure!(
            width.as_f64().is_some_and(|width| width <= 321.0),
            "{width} px wide"
        );
        page.story_is_there()?;
        page.settle()?;
        page.faults(&format!("320 px, {address}, {fault}"))?;
        for dialog in DIALOGS {
            page.open_dialog(dialog)?;
            page.faults(&format!("320 px, {address}, {fault}, {dialog}"))?;
            page.click(&[dialog, "-close"].concat())?;
        }
        if fault.is_empty() {
            page.measure("spread();", Value::Null)?;
            page.faults(&format!("320 px, {address}, with spaced text"))?;
        }
    }
    page.expect_no_errors()
}

/// Dates give an answer in words, the picture goes to the day, and a file of the calendar's own kind is offered.
pub(super) fn calendar_answers(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?lang=en&time=needling")?;
    page.open_dialog("calendar")?;
    let said = page.text("calendar-says")?;
    ensure!(
        said.contains("12\u{a0}days after session 1") && said.contains("2030"),
        "{said}"
    );
    // A year that is being typed changes nothing.
    page.choose("event-date", "0020-03-13")?;
    ensure!(page.text("calendar-says")? == said, "a year that is being typed");
    page.run(
        "window.__saved = []; const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { blob.text().then((text) => window.__saved.push(blob.type, text)); return make.call(URL, blob); };",
        Value::Null,
    )?;
    page.click("calendar-save")?;
    page.wait("the file is offered", "window.__saved.length === 2", &Value::Null)?;
    let file = page.text_of("window.__saved[1]", "calendar-save")?;
    for line in [
        "BEGIN:VCALENDAR\r\n",
        "DTSTART;VALUE=DATE:20300301\r\n",
        "SUMMARY:Micro-needling: session 4 of 4",
    ] {
        ensure!(file.contains(line), "no {line} in {file}");
    }
    page.click("calendar-show")?;
    page.wait("the picture goes there", "!part('calendar').open", &Value::Null)?;
    page.settle()?;
    let time = page.text_of("part('time').getAttribute('aria-valuetext')", "time")?;
    ensure!(time.contains("12"), "the picture shows {time}");
    let kept = page.eval(
        "[localStorage.length, sessionStorage.length, location.search.includes('2030')]",
        Value::Null,
    )?;
    ensure!(kept == json!([0, 0, false]), "dates are kept: {kept}");
    page.expect_no_errors()
}

/// Contradicting trials stand side by side, people are counted, and the mechanism can be seen.
pub(super) fn known_shows_trials(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?lang=en&concern=acne-scars&time=needling")?;
    page.click("known-open")?;
    page.wait("the cards are there", "part('card-harm') !== null", &Value::Null)?;
    let found = page.eval(
        "[part('card-acne-scars').open, part('card-acne-scars').querySelectorAll('.sides > div').length,
          part('card-acne-scars').querySelectorAll('.people').length > 0, part('card-harm').querySelectorAll('.people').length >= 4,
          document.querySelectorAll('.card').length, part('known').textContent.includes('{')]",
        Value::Null,
    )?;
    ensure!(found == json!([true, 2, true, true, 13, false]), "{found}");
    page.click("see-texture")?;
    page.wait("the dialog is closed", "!part('known').open", &Value::Null)?;
    page.settle()?;
    let shown = page.eval("part('stage-surface').getAttribute('aria-pressed')", Value::Null)?;
    ensure!(shown == json!("true"), "the mechanism is not shown");
    page.expect_no_errors()
}
