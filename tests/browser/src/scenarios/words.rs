//! Languages, the story and the guidance.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use crate::page::{Page, pause};

/// Every language of the list can be chosen; what was chosen before stays, also after a reload.
pub(super) fn every_language(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?time=needling")?;
    page.choose("site", "neck")?;
    page.press("depth", "\u{e011}")?;
    let depth = page.number("depth")?;
    let mut told = Vec::new();
    for lang in page.options("language")? {
        page.choose("language", &lang)?;
        page.wait(
            "the page speaks the language",
            "document.documentElement.lang === arguments[0]",
            &json!(lang),
        )?;
        page.settle()?;
        let rtl = page.eval("document.documentElement.dir === 'rtl'", Value::Null)? == json!(true);
        ensure!(rtl == (lang == "ar"), "{lang}: the direction");
        ensure!(page.value("site")? == "neck", "{lang}: the site is lost");
        ensure!(
            (page.number("depth")? - depth).abs() < 1e-9,
            "{lang}: the depth is lost"
        );
        let description = page.text("description")?;
        ensure!(
            !told.contains(&description),
            "{lang}: described as in another language"
        );
        told.push(description);
    }
    ensure!(told.len() == 6, "{} languages", told.len());
    page.expect_no_errors()
}

/// Texts of double length, from right to left, and full of markup: nothing sticks out, nothing is run.
pub(super) fn strange_languages(page: &Page<'_>) -> Result<()> {
    page.browser.resize(500, 900)?;
    for (fault, address) in [
        ("double", "?time=needling"),
        ("markup", "?time=1d"),
        ("double", "?lang=ar&time=1d"),
    ] {
        page.plant(fault)?;
        page.open_drawn(address)?;
        page.wait("the story is there", "!part('story').hidden", &Value::Null)?;
        // A link shows something else: first the story steps back and says what, then it tells.
        for told in [false, true] {
            if told {
                page.run("part('story-return').click()", Value::Null)?;
            }
            page.wait(
                "there are words",
                "part('story-text').textContent.length > 20 && (part('story').dataset.away !== 'true') === arguments[0]",
                &json!(told),
            )?;
            page.settle()?;
            let found = page.eval(
                "[document.documentElement.scrollWidth <= innerWidth, document.querySelectorAll('#app i[onclick]').length]",
                Value::Null,
            )?;
            let wide = page.eval(
                "[...document.querySelectorAll('#app *')].filter((it) => it.getBoundingClientRect().right > innerWidth + 1
                  || it.getBoundingClientRect().left < -1
                  || (it.scrollWidth > it.clientWidth + 1 && it.clientWidth && getComputedStyle(it).overflowX === 'visible')).filter((it) => !it.closest('.jumps, .stage')).map((it) => it.dataset.part ?? (it.className || it.tagName)).slice(0, 12).join(', ')",
                Value::Null,
            )?;
            ensure!(
                found == json!([true, 0]),
                "{fault}, {address}, told {told}: fits, markup: {found}; what sticks out: {wide}"
            );
        }
        page.expect_no_errors()?;
    }
    Ok(())
}

/// The story turns its pages, asks before it shows, waits when the picture is taken, and can be come back to.
pub(super) fn story_turns_its_pages(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?chapter=needle")?;
    page.wait("the story is there", "!part('story').hidden", &Value::Null)?;
    let turn = |part: &str| page.run("part(arguments[0]).click()", json!(part)).map(drop);
    let first = page.text("story-text")?;
    turn("story-next")?;
    let asked = page.text("story-text")?;
    ensure!(asked.ends_with('?') && asked != first, "no question: {asked}");
    let before = page.number("depth")?;
    page.run("document.querySelector('.guesses button').click()", Value::Null)?;
    page.settle()?;
    let answered = page.text("story-text")?;
    ensure!(
        answered != asked && answered.contains("people"),
        "no answer: {answered}"
    );
    ensure!(page.number("depth")? > before, "the step shows nothing");
    page.press("depth", "\u{e011}")?;
    let away = "!part('story-return').hidden";
    ensure!(
        page.eval(away, Value::Null)? == json!(true),
        "no way back to the story"
    );
    turn("story-return")?;
    page.settle()?;
    ensure!(
        page.number("depth")? > before,
        "the way back shows the step again"
    );
    for _ in 0..30 {
        turn("story-next")?;
    }
    ensure!(
        page.eval("part('story-next').disabled", Value::Null)? == json!(true),
        "the story has an end"
    );
    page.expect_no_errors()
}

/// Opened without a wish the story plays, and can be stopped.
pub(super) fn story_plays_by_itself(page: &Page<'_>) -> Result<()> {
    page.open("", "live")?;
    page.wait("the story is there", "!part('story').hidden", &Value::Null)?;
    let first = page.text("story-text")?;
    page.wait(
        "the next step",
        "part('story-text').textContent !== arguments[0]",
        &json!(first),
    )?;
    page.run("part('story-play').click()", Value::Null)?;
    let stopped = page.text("story-text")?;
    pause(1500);
    ensure!(page.text("story-text")? == stopped, "paused, it went on");
    page.expect_no_errors()
}

/// Untouched it plays from the first step to the last: each is told whole and on screen, and the last one stays. The
/// picture of each goes into the folder that `SKINDEPTH_PICTURES` names, to be looked at.
pub(super) fn story_plays_to_its_end(page: &Page<'_>) -> Result<()> {
    page.browser.resize(1180, 900)?;
    page.open("", "live")?;
    page.wait("the story is there", "!part('story').hidden", &Value::Null)?;
    let steps = page.run(
        "return (async () => {
           const { chapters } = await (await fetch('story.json')).json();
           const steps = chapters.flatMap(({ steps }) => steps);
           return [steps.length, steps.filter((step) => step.ask).length];
         })()",
        Value::Null,
    )?;
    let (Some(steps), Some(asked)) = (steps[0].as_u64(), steps[1].as_u64()) else {
        bail!("steps and questions: {steps}");
    };
    let folder = std::env::var_os("SKINDEPTH_PICTURES").map(PathBuf::from);
    let mut told: Vec<String> = Vec::new();
    loop {
        let before = told.last().cloned().unwrap_or_default();
        page.wait(
            &format!("something follows `{before}`"),
            "part('story-text').textContent.trim() !== arguments[0] || part('story-play').dataset.playing !== 'true'",
            &json!(before),
        )?;
        let text = page.text("story-text")?;
        if text == before {
            break;
        }
        pause(4_000);
        if let Some(folder) = &folder {
            let name = format!("{}-{:02}.png", page.browser.engine, told.len());
            fs::write(folder.join(name), page.browser.screenshot()?)?;
        }
        let whole = page.eval(
            "(({ left, right, top, bottom }) => left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight)
               (part('story-text').getBoundingClientRect())",
            Value::Null,
        )?;
        ensure!(whole == json!(true), "off the screen: {text}");
        ensure!(!told.contains(&text), "told twice: {text}");
        told.push(text);
    }
    // A question and its answer are two texts of one step.
    ensure!(
        told.len() as u64 == steps + asked,
        "{} texts of {steps} steps with {asked} questions",
        told.len()
    );
    println!("    {} texts, each on screen", told.len());
    page.expect_no_errors()
}

/// The checklist ends in what to talk about; nothing of it reaches the address or a store.
pub(super) fn checklist_gives_no_verdict(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?time=needling")?;
    page.run("part('guidance-open').click()", Value::Null)?;
    page.wait(
        "the guidance is there",
        "part('guidance').querySelectorAll('input').length > 10",
        &Value::Null,
    )?;
    page.settle()?;
    let address = page.eval("location.href", Value::Null)?;
    page.run("part('guidance').querySelector('input').click()", Value::Null)?;
    let talk = page.text("talk")?;
    ensure!(talk.contains("clinician"), "no advice to talk: {talk}");
    pause(600);
    let kept = page.eval(
        "[location.href, localStorage.length, sessionStorage.length]",
        Value::Null,
    )?;
    ensure!(kept == json!([address, 0, 0]), "something was kept: {kept}");
    page.run("part('guidance-close').click()", Value::Null)?;
    page.run("part('guidance-open').click()", Value::Null)?;
    page.wait(
        "the guidance is there again",
        "part('guidance').querySelectorAll('input').length > 10",
        &Value::Null,
    )?;
    let ticked = page.eval(
        "part('guidance').querySelectorAll('input:checked').length",
        Value::Null,
    )?;
    ensure!(ticked == json!(0), "what was ticked is not forgotten");
    page.expect_no_errors()
}

/// The step is read aloud in its language; turning the page ends that.
pub(super) fn story_is_read_aloud(page: &Page<'_>) -> Result<()> {
    page.open_drawn("?lang=de&chapter=skin")?;
    page.wait("the story is there", "!part('story').hidden", &Value::Null)?;
    if page.eval("part('story-listen') === null", Value::Null)? == json!(true) {
        // This browser has no voice, and so no button.
        return page.expect_no_errors();
    }
    page.run(
        "window.__spoken = []; window.__speaks = false;
         speechSynthesis.speak = (said) => { window.__spoken.push([said.text, said.lang]); window.__speaks = true; };
         speechSynthesis.cancel = () => { window.__speaks = false; };
         Object.defineProperty(speechSynthesis, 'speaking', { get: () => window.__speaks });",
        Value::Null,
    )?;
    page.run("part('story-listen').click()", Value::Null)?;
    let text = page.text("story-text")?;
    let spoken = page.eval("window.__spoken", Value::Null)?;
    ensure!(spoken == json!([[text, "de"]]), "{spoken}");
    page.run("part('story-next').click()", Value::Null)?;
    ensure!(
        page.eval("window.__speaks", Value::Null)? == json!(false),
        "the step before is still read"
    );
    page.expect_no_errors()
}

/// Pages turn by arrow keys, by a swipe and by a wheel; up and down scrolls.
pub(super) fn story_turns_by_hand(page: &Page<'_>) -> Result<()> {
    page.browser.resize(1280, 900)?;
    page.open_drawn("?lang=en&chapter=skin")?;
    page.wait("the story is there", "!part('story').hidden", &Value::Null)?;
    let first = page.text("story-text")?;
    page.press("story-next", "\u{e014}")?;
    let second = page.text("story-text")?;
    ensure!(second != first, "the arrow key turns no page");
    page.press("story-next", "\u{e012}")?;
    ensure!(
        page.text("story-text")? == first,
        "the other arrow does not go back"
    );
    let drag = |dx: i32, dy: i32| {
        page.run(
            "const it = part('story-text'), [dx, dy] = arguments[0];
             const at = (kind, x, y) => it.dispatchEvent(new PointerEvent(kind, { clientX: x, clientY: y, bubbles: true, pointerId: 9 }));
             at('pointerdown', 200, 200); at('pointerup', 200 + dx, 200 + dy);",
            json!([dx, dy]),
        )
    };
    drag(-90, 10)?;
    ensure!(page.text("story-text")? == second, "a swipe turns no page");
    drag(-50, 120)?;
    ensure!(page.text("story-text")? == second, "scrolling turns a page");
    drag(90, 0)?;
    ensure!(page.text("story-text")? == first, "a swipe does not go back");
    page.run(
        "part('story-text').dispatchEvent(new WheelEvent('wheel', { deltaX: 60, bubbles: true }))",
        Value::Null,
    )?;
    ensure!(page.text("story-text")? == second, "a wheel turns no page");
    page.expect_no_errors()
}

/// The page without scripts is a page.
pub(super) fn story_without_scripts(page: &Page<'_>) -> Result<()> {
    for file in ["story.html", "story/de.html", "story/ar.html"] {
        page.browser.goto(&page.at(file))?;
        let found = page.run(
            "return [document.querySelectorAll('svg').length, document.querySelectorAll('h2').length,
               [...document.querySelectorAll('use')].map((it) => it.getBBox())
                   .filter((box) => box.width === 0 && box.height === 0).length]",
            Value::Null,
        )?;
        let drawings = found[0].as_u64().context("a number")?;
        ensure!(
            drawings > 7 && found[2] == json!(0),
            "{file}: {found}: drawings, headings, empty ones"
        );
    }
    Ok(())
}
