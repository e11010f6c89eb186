//! One browser session, used without `async`: a scenario reads as a list of steps.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use serde_json::{Value, json};
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::{Capabilities, WebDriver, WindowHandle};
use tokio::runtime::{Builder, Runtime};

use crate::driver::{Driver, Engine};
use crate::host::Sites;
use crate::page::Page;
use crate::scenarios::Needs;

/// A session; [`Browser::quit`] ends it.
#[derive(Debug)]
pub(crate) struct Browser {
    runtime: Runtime,
    session: WebDriver,
    /// The window of the start, and where it was: x, y, width, height.
    first: WindowHandle,
    place: (i64, i64, u32, u32),
    pub(crate) engine: Engine,
}

impl Browser {
    pub(crate) fn start(driver: &Driver, needs: Needs) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let capabilities = driver.engine.capabilities(needs);
        let capabilities: Capabilities = capabilities
            .as_object()
            .context("capabilities are an object")?
            .clone()
            .into();
        let session = runtime.block_on(WebDriver::new(driver.address(), capabilities))?;
        let first = runtime.block_on(session.window())?;
        let rect = runtime.block_on(session.get_window_rect())?;
        let browser = Self {
            runtime,
            session,
            first,
            place: (rect.x, rect.y, rect.width as u32, rect.height as u32),
            engine: driver.engine,
        };
        browser
            .runtime
            .block_on(browser.session.set_script_timeout(Duration::from_secs(60)))?;
        Ok(browser)
    }

    /// The page under test at this address.
    pub(crate) fn page<'a>(&'a self, address: &'a str, sites: &'a Sites) -> Page<'a> {
        Page {
            browser: self,
            address,
            sites,
        }
    }

    /// Goes into the frame that the body of a function returns.
    pub(crate) fn enter(&self, body: &str, args: Vec<Value>) -> Result<()> {
        self.runtime
            .block_on(async {
                let frame = self.session.execute(body, args).await?.element()?;
                frame.enter_frame().await
            })
            .with_context(|| format!("no frame: {body}"))
    }

    /// Back to the page around all frames.
    pub(crate) fn leave(&self) -> Result<()> {
        Ok(self.runtime.block_on(self.session.enter_default_frame())?)
    }

    /// How many tabs and windows are open.
    pub(crate) fn windows(&self) -> Result<usize> {
        Ok(self.runtime.block_on(self.session.windows())?.len())
    }

    /// A click by the driver's hand, on what the body of a function returns.
    pub(crate) fn click(&self, body: &str) -> Result<()> {
        Ok(self.runtime.block_on(async {
            let element = self.session.execute(body, Vec::<Value>::new()).await?.element()?;
            element.click().await
        })?)
    }

    pub(crate) fn goto(&self, url: &str) -> Result<()> {
        self.runtime
            .block_on(self.session.goto(url))
            .context("cannot open the page")
    }

    pub(crate) fn refresh(&self) -> Result<()> {
        Ok(self.runtime.block_on(self.session.refresh())?)
    }

    pub(crate) fn resize(&self, width: u32, height: u32) -> Result<()> {
        Ok(self
            .runtime
            .block_on(self.session.set_window_rect(0, 0, width, height))?)
    }

    /// Makes Chromium pretend a screen of this many CSS pixels, and of pixels for each.
    pub(crate) fn pretend(&self, width: u32, height: u32, ratio: f64) -> Result<()> {
        let params = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
        let command = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": params });
        self.send(Raw {
            method: http::Method::POST,
            endpoint: String::from("/goog/cdp/execute"),
            body: Some(command),
        })
        .context("cannot pretend a screen")
        .map(drop)
    }

    /// Runs the body of a function in the page; `arguments` holds `args`.
    pub(crate) fn execute(&self, body: &str, args: Vec<Value>) -> Result<Value> {
        let result = self.runtime.block_on(self.session.execute(body, args));
        Ok(result
            .with_context(|| format!("in the page: {body}"))?
            .json()
            .clone())
    }

    /// Performs input actions as the protocol defines them: the library's own chain knows no touch.
    pub(crate) fn perform(&self, actions: &Value) -> Result<()> {
        let body = Some(json!({ "actions": actions }));
        let endpoint = String::from("/actions");
        self.send(Raw {
            method: http::Method::POST,
            endpoint,
            body,
        })
        .map(drop)
        .context("cannot perform actions")
    }

    pub(crate) fn active_element_keys(&self, keys: &str) -> Result<()> {
        let typed = || {
            self.runtime.block_on(async {
                let element = self.session.active_element().await?;
                element.send_keys(keys).await
            })
        };
        // WebKit's driver may forget the element between the two steps while the page is busy with its first picture.
        typed().or_else(|_| typed())?;
        Ok(())
    }

    /// The roles and the names that the engine gives elements to assistive technology; the elements are those of a list
    /// that an expression yields.
    pub(crate) fn computed(&self, expression: &str) -> Result<Vec<[String; 2]>> {
        let found = self.execute(&format!("return ({expression});"), Vec::new())?;
        let mut computed = Vec::new();
        for element in found.as_array().context("a list of elements")? {
            let id = element.as_object().and_then(|names| names.values().next());
            let id = id.and_then(Value::as_str).context("an element")?;
            let ask = |what: &str| -> Result<String> {
                let endpoint = format!("/element/{id}/{what}");
                let answer = self.send(Raw {
                    method: http::Method::GET,
                    endpoint,
                    body: None,
                })?;
                Ok(answer.as_str().unwrap_or_default().to_owned())
            };
            computed.push([ask("computedrole")?, ask("computedlabel")?]);
        }
        Ok(computed)
    }

    /// Asks Chromium's own protocol for something that the common one has not.
    pub(crate) fn chromium(&self, cmd: &str, params: &Value) -> Result<()> {
        let body = Some(json!({ "cmd": cmd, "params": params }));
        let endpoint = String::from("/goog/cdp/execute");
        self.send(Raw {
            method: http::Method::POST,
            endpoint,
            body,
        })
        .map(drop)
    }

    fn send(&self, command: Raw) -> Result<Value> {
        let command = Command::ExtensionCommand(Box::new(command));
        let answer = self.runtime.block_on(self.session.cmd(command))?;
        Ok(answer.value_json()?)
    }

    /// What Chromium's own console and network logs hold; nothing elsewhere.
    pub(crate) fn log(&self, kind: &str) -> Result<Vec<(String, String)>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let entries = self.runtime.block_on(self.session.get_log(kind))?;
        Ok(entries
            .into_iter()
            .map(|entry| (entry.level, entry.message))
            .collect())
    }

    /// What is on screen, as PNG.
    pub(crate) fn screenshot(&self) -> Result<Vec<u8>> {
        Ok(self.runtime.block_on(self.session.screenshot_as_png())?)
    }

    /// The page on paper of this size in centimetres, as PDF; none where the driver cannot print.
    pub(crate) fn print(&self, width: f64, height: f64) -> Result<Option<Vec<u8>>> {
        if self.engine == Engine::Webkit {
            return Ok(None);
        }
        let paper = json!({ "page": { "width": width, "height": height }, "shrinkToFit": false });
        let answer = self
            .send(Raw {
                method: http::Method::POST,
                endpoint: String::from("/print"),
                body: Some(paper),
            })
            .context("cannot print")?;
        let text = answer.as_str().context("a printed page is text")?;
        Ok(Some(base64::engine::general_purpose::STANDARD.decode(text)?))
    }

    /// How many windows there are; the `nth` of them becomes the one that is driven.
    pub(crate) fn window(&self, nth: usize) -> Result<usize> {
        self.runtime.block_on(async {
            let mut windows = self.session.windows().await?;
            // Drivers list them in any order.
            windows.sort_by_key(|window| *window != self.first);
            if let Some(window) = windows.get(nth) {
                self.session.switch_to_window(window.clone()).await?;
            }
            Ok(windows.len())
        })
    }

    /// Opens a window for an address, as a person would, and drives it. A window that a script opens ends WebKit's session.
    pub(crate) fn open_window(&self, url: &str) -> Result<()> {
        self.runtime.block_on(async {
            let window = self.session.new_window().await?;
            self.session.switch_to_window(window).await
        })?;
        self.goto(url)
    }

    /// Closes the window that is driven.
    pub(crate) fn close_window(&self) -> Result<()> {
        Ok(self.runtime.block_on(self.session.close_window())?)
    }

    /// For the text of a failure.
    pub(crate) fn state_of_things(&self) -> String {
        let facts = "return JSON.stringify({ url: location.href.slice(0, 200), state: document.documentElement.dataset, probe: { ...window.__probe, frames: undefined, contexts: undefined, asked: undefined } })";
        match self.execute(facts, Vec::new()) {
            Ok(facts) => format!("with {}", facts.as_str().unwrap_or_default()),
            Err(error) => format!("with a page that does not answer ({error})"),
        }
    }

    /// Bytes of the page's scripts after a collection; Chromium alone says it.
    pub(crate) fn heap(&self) -> Result<Option<f64>> {
        if self.engine != Engine::Chromium {
            return Ok(None);
        }
        self.devtools("HeapProfiler.collectGarbage", &json!({}))?;
        let usage = self.devtools("Runtime.getHeapUsage", &json!({}))?;
        Ok(usage["usedSize"].as_f64())
    }

    /// A command of Chromium's own.
    pub(crate) fn devtools(&self, command: &str, params: &Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": params });
        self.send(Raw {
            method: http::Method::POST,
            endpoint: String::from("/goog/cdp/execute"),
            body: Some(body),
        })
    }

    /// As good as new for pages of an address: one window of the first size, no storage and no cookies.
    pub(crate) fn tidy(&self, address: &str) -> Result<()> {
        self.runtime.block_on(async {
            for window in self.session.windows().await? {
                if window != self.first {
                    self.session.switch_to_window(window).await?;
                    self.session.close_window().await?;
                }
            }
            self.session.switch_to_window(self.first.clone()).await?;
            let (x, y, width, height) = self.place;
            self.session.set_window_rect(x, y, width, height).await?;
            // Any page of the origin will do to reach its storage.
            self.session.goto(format!("{address}boot.js")).await?;
            self.session
                .execute(
                    "localStorage.clear(); sessionStorage.clear();",
                    Vec::<Value>::new(),
                )
                .await?;
            self.session.delete_all_cookies().await
        })?;
        Ok(())
    }

    pub(crate) fn quit(self) -> Result<()> {
        let Self { runtime, session, .. } = self;
        Ok(runtime.block_on(session.quit())?)
    }
}

/// A command of the protocol that the library has no name for.
#[derive(Debug)]
struct Raw {
    method: http::Method,
    endpoint: String,
    body: Option<Value>,
}

impl ExtensionCommand for Raw {
    fn parameters_json(&self) -> Option<Value> {
        self.body.clone()
    }

    fn method(&self) -> http::Method {
        self.method.clone()
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::from(self.endpoint.as_str())
    }
}
