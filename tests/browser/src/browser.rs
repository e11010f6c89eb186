//! One browser session, used without `async`: a scenario reads as a list of steps.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use serde_json::{Value, json};
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::{Builder, Runtime};

use crate::driver::{Driver, Engine};
use crate::page::Page;

/// A session; [`Browser::quit`] ends it.
#[derive(Debug)]
pub(crate) struct Browser {
    runtime: Runtime,
    session: WebDriver,
    pub(crate) engine: Engine,
}

impl Browser {
    pub(crate) fn start(driver: &Driver, without_webgl: bool) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let capabilities = driver.engine.capabilities(without_webgl);
        let capabilities: Capabilities = capabilities
            .as_object()
            .context("capabilities are an object")?
            .clone()
            .into();
        let session = runtime.block_on(WebDriver::new(driver.address(), capabilities))?;
        let browser = Self {
            runtime,
            session,
            engine: driver.engine,
        };
        browser
            .runtime
            .block_on(browser.session.set_script_timeout(Duration::from_secs(60)))?;
        Ok(browser)
    }

    /// The page under test at this address.
    pub(crate) fn page<'a>(&'a self, address: &'a str) -> Page<'a> {
        Page {
            browser: self,
            address,
        }
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

    /// Runs the body of a function in the page; `arguments` holds `args`.
    pub(crate) fn execute(&self, body: &str, args: Vec<Value>) -> Result<Value> {
        let result = self.runtime.block_on(self.session.execute(body, args));
        Ok(result
            .with_context(|| format!("in the page: {body}"))?
            .json()
            .clone())
    }

    /// Performs input actions as the protocol defines them.
    pub(crate) fn perform(&self, actions: &Value) -> Result<()> {
        let command = Command::ExtensionCommand(Box::new(Perform(json!({ "actions": actions }))));
        self.runtime
            .block_on(self.session.cmd(command))
            .context("cannot perform actions")?;
        Ok(())
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
        let command = Command::ExtensionCommand(Box::new(Print(paper)));
        let answer = self
            .runtime
            .block_on(self.session.cmd(command))
            .context("cannot print")?;
        let text: String = answer.value()?;
        Ok(Some(base64::engine::general_purpose::STANDARD.decode(text)?))
    }

    /// How many windows there are; the `nth` of them becomes the one that is driven.
    pub(crate) fn window(&self, nth: usize) -> Result<usize> {
        self.runtime.block_on(async {
            let windows = self.session.windows().await?;
            if let Some(window) = windows.get(nth) {
                self.session.switch_to_window(window.clone()).await?;
            }
            Ok(windows.len())
        })
    }

    /// Closes the window that is driven.
    pub(crate) fn close_window(&self) -> Result<()> {
        Ok(self.runtime.block_on(self.session.close_window())?)
    }

    /// For the text of a failure.
    pub(crate) fn state_of_things(&self) -> String {
        let facts = "return JSON.stringify({ url: location.href.slice(0, 200), state: document.documentElement.dataset, probe: { ...window.__probe, frames: undefined } })";
        match self.execute(facts, Vec::new()) {
            Ok(facts) => format!("with {}", facts.as_str().unwrap_or_default()),
            Err(error) => format!("with a page that does not answer ({error})"),
        }
    }

    pub(crate) fn quit(self) -> Result<()> {
        let Self { runtime, session, .. } = self;
        Ok(runtime.block_on(session.quit())?)
    }
}

/// The protocol's "print page": the library's own has no names for its fields that all drivers take.
#[derive(Debug)]
struct Print(Value);

impl ExtensionCommand for Print {
    fn parameters_json(&self) -> Option<Value> {
        Some(self.0.clone())
    }

    fn method(&self) -> http::Method {
        http::Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::from("/print")
    }
}

/// The protocol's "perform actions": the library's own chain knows no touch.
#[derive(Debug)]
struct Perform(Value);

impl ExtensionCommand for Perform {
    fn parameters_json(&self) -> Option<Value> {
        Some(self.0.clone())
    }

    fn method(&self) -> http::Method {
        http::Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::from("/actions")
    }
}
