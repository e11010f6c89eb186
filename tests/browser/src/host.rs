//! Pages of strangers with the widget in them: from another origin than the site's.

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::page::Page;

/// Addresses that a run was given, each with a slash at its end.
#[derive(Debug)]
pub(crate) struct Sites {
    /// The site as it is deployed.
    pub(crate) plain: String,
    /// The site with the probe in every page.
    pub(crate) probed: String,
    /// The site with the probe, which refuses WebGL.
    pub(crate) drawn: String,
    /// The site with whatever faults a test orders.
    pub(crate) faulty: String,
    /// Host pages, in a folder for each of the three; all with the probe.
    pub(crate) hosts: String,
}

/// The widget's frame, for the body of a function; `arguments[0]` says which of the page's widgets.
const FRAME: &str =
    "return document.querySelectorAll('skin-depth')[arguments[0]].shadowRoot.querySelector('iframe')";

/// A new event goes into `window.heard`, as its name and detail.
const LISTEN: &str = "window.heard = [];
    for (const name of ['ready', 'change', 'resize', 'fallback', 'error', 'poster-dismissed', 'theme', 'cta']) {
      document.addEventListener(name, ({ detail }) => window.heard.push([name, detail]), true);
    }";

impl Page<'_> {
    /// Opens a host page for the probed site, and waits until it knows the element.
    pub(crate) fn host(&self, file: &str) -> Result<()> {
        self.host_of("probed", file)
    }

    /// Opens a host page for one of the three copies of the site.
    pub(crate) fn host_of(&self, site: &str, file: &str) -> Result<()> {
        self.browser.goto("about:blank")?;
        self.browser
            .goto(&[&self.sites.hosts, site, "/", file].concat())?;
        self.run(LISTEN, Value::Null)?;
        self.wait(
            "the element is defined",
            "Boolean(customElements.get('skin-depth'))",
            &Value::Null,
        )
    }

    /// Puts an element with these attributes into the host page.
    pub(crate) fn put(&self, attributes: &[(&str, &str)]) -> Result<()> {
        self.run(
            "const element = document.createElement('skin-depth');
             for (const [name, value] of arguments[0]) element.setAttribute(name, value);
             document.querySelector('main').append(element);",
            json!(attributes),
        )
        .map(drop)
    }

    /// What a promise of the page comes to; `skin` is the first widget. An error comes as its code.
    pub(crate) fn promised(
        &self,
        expression: &str,
        arg: &Value,
    ) -> Result<std::result::Result<Value, String>> {
        self.run(
            &format!(
                "const skin = document.querySelector('skin-depth'); window.told = undefined;
                 Promise.resolve().then(() => ({expression})).then(
                   (value) => {{ window.told = [true, value ?? null]; }},
                   (error) => {{ window.told = [false, error.code ?? String(error)]; }});"
            ),
            arg.clone(),
        )?;
        self.wait(
            &format!("`{expression}` settles"),
            "window.told !== undefined",
            &Value::Null,
        )?;
        let told = self.eval("window.told", Value::Null)?;
        Ok(if told[0] == json!(true) {
            Ok(told[1].clone())
        } else {
            Err(told[1].as_str().unwrap_or_default().to_owned())
        })
    }

    /// The same, where it must succeed.
    pub(crate) fn granted(&self, expression: &str) -> Result<Value> {
        match self.promised(expression, &Value::Null)? {
            Ok(value) => Ok(value),
            Err(code) => bail!("`{expression}` was refused: {code}"),
        }
    }

    /// Waits for an event of a widget, and takes it and all before it.
    pub(crate) fn hears(&self, name: &str) -> Result<Value> {
        self.wait(
            &format!("the host hears {name}"),
            "window.heard.some(([name]) => name === arguments[0])",
            &json!(name),
        )?;
        self.run(
            "const at = window.heard.findIndex(([name]) => name === arguments[0]);
             return window.heard.splice(0, at + 1).at(-1)[1];",
            json!(name),
        )
    }

    /// Does something in the frame of a widget.
    pub(crate) fn inside<T>(&self, which: usize, work: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        self.browser.enter(FRAME, vec![json!(which)])?;
        let result = work(self).with_context(|| format!("in the frame of widget {which}"));
        self.browser.leave()?;
        result
    }
}
