//! One browser session, used without `async`: a scenario reads as a list of steps.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::{Builder, Runtime};

use crate::driver::{Driver, Engine};
use crate::host::Sites;
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
        let command =
            Command::ExtensionCommand(Box::new(Extension("/actions", json!({ "actions": actions }))));
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

    /// For the text of a failure.
    pub(crate) fn state_of_things(&self) -> String {
        let facts = "return JSON.stringify({ url: location.href.slice(0, 200), state: document.documentElement.dataset, probe: { ...window.__probe, frames: undefined, contexts: undefined, asked: undefined } })";
        match self.execute(facts, Vec::new()) {
            Ok(facts) => format!("with {}", facts.as_str().unwrap_or_default()),
            Err(error) => format!("with a page that does not answer ({error})"),
        }
    }

    /// The window as a picture, in the bytes of a PNG.
    pub(crate) fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.runtime.block_on(self.session.screenshot_as_png())?)
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
        let command = Command::ExtensionCommand(Box::new(Extension("/goog/cdp/execute", body)));
        Ok(self.runtime.block_on(self.session.cmd(command))?.value_json()?)
    }

    pub(crate) fn quit(self) -> Result<()> {
        let Self { runtime, session, .. } = self;
        Ok(runtime.block_on(session.quit())?)
    }
}

/// Commands that the library does not know: its own chain of actions has no touch.
#[derive(Debug)]
struct Extension(&'static str, Value);

impl ExtensionCommand for Extension {
    fn parameters_json(&self) -> Option<Value> {
        Some(self.1.clone())
    }

    fn method(&self) -> http::Method {
        http::Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::from(self.0)
    }
}
