//! The page under test, by the names of its parts: nothing else here knows its markup.

use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::gestures::Point;
use crate::host::Sites;

/// The page at one address of the site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'a> {
    pub(crate) browser: &'a Browser,
    pub(crate) address: &'a str,
    pub(crate) sites: &'a Sites,
}

/// Browsers draw with the processor here, several times slower than on a person's machine.
const PATIENCE: u32 = 60_000;
const LOOK_EVERY: u32 = 100;

/// Finds a part of the page.
const PART: &str = "const part = (name) => document.querySelector(`[data-part=\"${name}\"]`);";

impl Page<'_> {
    /// Opens the page with a query and a fragment, and waits until it is in the state.
    pub(crate) fn open(&self, rest: &str, state: &str) -> Result<()> {
        // A new fragment alone is not a new page.
        self.browser.goto("about:blank")?;
        self.browser.goto(&format!("{}{rest}", self.address))?;
        self.wait_for_state(state)?;
        if matches!(state, "live" | "schematic") {
            self.wait_for_controls()?;
        }
        Ok(())
    }

    /// Opens the page and waits for its picture, or for the drawing where this engine has no WebGL.
    pub(crate) fn open_drawn(&self, rest: &str) -> Result<()> {
        self.browser.goto("about:blank")?;
        self.browser.goto(&format!("{}{rest}", self.address))?;
        self.wait(
            "the page is live or a drawing",
            "['live', 'schematic'].includes(document.documentElement.dataset.state)",
            &Value::Null,
        )?;
        self.wait_for_controls()
    }

    /// What stands around the picture comes after it.
    pub(crate) fn wait_for_controls(&self) -> Result<()> {
        self.wait(
            "the controls are there",
            "document.documentElement.dataset.complete === 'true'",
            &Value::Null,
        )
    }

    /// The address of a file of the site.
    pub(crate) fn at(&self, file: &str) -> String {
        [self.address, file].concat()
    }

    /// Opens the page and waits for its first live picture. With a wish in the address, so that the story waits.
    pub(crate) fn open_live(&self) -> Result<()> {
        self.open("?time=needling", "live")
    }

    /// Makes every later page of this session meet a fault; see `probe.js`.
    pub(crate) fn plant(&self, fault: &str) -> Result<()> {
        // Any page of the origin will do to reach its storage.
        self.browser.goto(&format!("{}boot.js", self.address))?;
        self.run(
            "sessionStorage.setItem('probe-fault', arguments[0])",
            json!(fault),
        )
        .map(drop)
    }

    pub(crate) fn wait_for_state(&self, state: &str) -> Result<()> {
        self.wait(
            &format!("the page is {state}"),
            "document.documentElement?.dataset.state === arguments[0]",
            &json!(state),
        )
    }

    /// Waits until an expression is true.
    pub(crate) fn wait(&self, what: &str, expression: &str, arg: &Value) -> Result<()> {
        for _ in 0..PATIENCE / LOOK_EVERY {
            if self.eval(expression, arg.clone())? == json!(true) {
                return Ok(());
            }
            pause(LOOK_EVERY);
        }
        bail!("waited {} s in vain until {what}", PATIENCE / 1000)
    }

    /// The value of an expression; `part(name)` finds a part, `arguments[0]` is `arg`.
    pub(crate) fn eval(&self, expression: &str, arg: Value) -> Result<Value> {
        self.run(&format!("return ({expression});"), arg)
    }

    /// Runs statements, as [`Page::eval`] does an expression.
    pub(crate) fn run(&self, statements: &str, arg: Value) -> Result<Value> {
        self.browser.execute(&format!("{PART} {statements}"), vec![arg])
    }

    /// The value of a control that holds a number.
    pub(crate) fn number(&self, part: &str) -> Result<f64> {
        self.eval("part(arguments[0]).valueAsNumber", json!(part))?
            .as_f64()
            .with_context(|| format!("{part} holds no number"))
    }

    /// The value of a control as text.
    pub(crate) fn value(&self, part: &str) -> Result<String> {
        self.text_of("part(arguments[0]).value", part)
    }

    /// The text of a part.
    pub(crate) fn text(&self, part: &str) -> Result<String> {
        self.text_of("part(arguments[0]).textContent.trim()", part)
    }

    /// The text that an expression yields; `arguments[0]` is the part's name.
    pub(crate) fn text_of(&self, expression: &str, part: &str) -> Result<String> {
        let value = self.eval(expression, json!(part))?;
        Ok(value
            .as_str()
            .with_context(|| format!("{part} holds no text"))?
            .to_owned())
    }

    /// Brings a part into the window and returns its middle.
    pub(crate) fn middle(&self, part: &str) -> Result<Point> {
        let point = self.run(
            "const it = part(arguments[0]);
             it.scrollIntoView({ block: 'center', behavior: 'instant' });
             const box = it.getBoundingClientRect();
             return [box.x + box.width / 2, box.y + box.height / 2];",
            json!(part),
        )?;
        match (point[0].as_f64(), point[1].as_f64()) {
            (Some(x), Some(y)) => Ok((x, y)),
            _ => bail!("{part} has no place"),
        }
    }

    /// Puts the focus on a part and types keys.
    pub(crate) fn press(&self, part: &str, keys: &str) -> Result<()> {
        self.run("part(arguments[0]).focus()", json!(part))?;
        self.browser.active_element_keys(keys)
    }

    /// Chooses an option the way a person does, as far as the page can tell.
    pub(crate) fn choose(&self, part: &str, value: &str) -> Result<()> {
        self.run(
            "const [name, value] = arguments[0];
             const it = part(name);
             it.focus();
             it.value = value;
             for (const kind of ['input', 'change']) it.dispatchEvent(new Event(kind, { bubbles: true }));",
            json!([part, value]),
        )
        .map(drop)
    }

    /// The values that a select offers.
    pub(crate) fn options(&self, part: &str) -> Result<Vec<String>> {
        let options = self.eval(
            "[...part(arguments[0]).options].map((option) => option.value)",
            json!(part),
        )?;
        Ok(serde_json::from_value(options)?)
    }

    /// Pictures presented since the start.
    pub(crate) fn frames(&self) -> Result<f64> {
        self.eval("Number(document.documentElement.dataset.frames)", Value::Null)?
            .as_f64()
            .context("the page counts no frames")
    }

    /// Waits until no picture has been presented and no frame asked for for a while: a slow machine takes long from one
    /// picture to the next finer one.
    pub(crate) fn settle(&self) -> Result<()> {
        // The last: frames that were asked for and have not come.
        let work =
            "[document.documentElement.dataset.frames, window.__probe.ticks, window.__probe.asked.size]";
        let mut before = self.eval(work, Value::Null)?;
        for _ in 0..PATIENCE / 500 {
            pause(500);
            let now = self.eval(work, Value::Null)?;
            if now == before && now[2] == json!(0) {
                return Ok(());
            }
            before = now;
        }
        bail!("the picture never comes to rest")
    }

    /// The same where there is no probe: only pictures are counted.
    pub(crate) fn settle_without_probe(&self) -> Result<()> {
        let mut before = self.frames()?;
        for _ in 0..PATIENCE / 500 {
            pause(500);
            let now = self.frames()?;
            if (now - before).abs() < 0.5 {
                return Ok(());
            }
            before = now;
        }
        bail!("the picture never comes to rest")
    }

    /// No uncaught error, no error on the console, nothing that the policy had to stop.
    pub(crate) fn expect_no_errors(&self) -> Result<()> {
        let found = self.eval(
            "[...window.__probe.errors, ...window.__probe.violations]",
            Value::Null,
        )?;
        if found != json!([]) {
            bail!("errors in the page: {found:#}");
        }
        Ok(())
    }

    /// The story in words is there to read.
    pub(crate) fn expect_story(&self) -> Result<()> {
        let words = self.eval(
            "document.querySelector('#story')?.innerText.split(/\\s+/).length ?? 0",
            Value::Null,
        )?;
        if words.as_u64().unwrap_or_default() < 150 {
            bail!("the story has {words} words on screen");
        }
        Ok(())
    }
}

pub(crate) fn pause(millis: u32) {
    thread::sleep(Duration::from_millis(u64::from(millis)));
}
