//! The few arguments of the few commands; an argument that nobody asked for is an error, not a shrug.

use std::env;

use anyhow::{Context as _, Result, bail};

/// What is left of the command line.
#[derive(Debug)]
pub(crate) struct Args {
    left: Vec<String>,
}

impl Args {
    pub(crate) fn from_env() -> Self {
        Self {
            left: env::args().skip(1).collect(),
        }
    }

    /// Takes the first word.
    pub(crate) fn command(&mut self) -> Option<String> {
        (!self.left.is_empty()).then(|| self.left.remove(0))
    }

    /// Takes `name` if it is there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.left.len();
        self.left.retain(|arg| arg != name);
        self.left.len() < before
    }

    /// Takes every `name VALUE`.
    pub(crate) fn values(&mut self, name: &str) -> Result<Vec<String>> {
        let mut values = Vec::new();
        while let Some(at) = self.left.iter().position(|arg| arg == name) {
            self.left.remove(at);
            if at >= self.left.len() {
                bail!("{name} wants a value");
            }
            values.push(self.left.remove(at));
        }
        Ok(values)
    }

    /// Takes `name VALUE` as a port.
    pub(crate) fn port(&mut self, name: &str, default: u16) -> Result<u16> {
        match self.values(name)?.pop() {
            Some(text) => text
                .parse()
                .with_context(|| format!("{name} wants a port, not `{text}`")),
            None => Ok(default),
        }
    }

    /// Refuses what is left.
    pub(crate) fn finish(&self) -> Result<()> {
        match self.left.first() {
            Some(arg) => bail!("`{arg}` means nothing here; `cargo xtask help` lists what does"),
            None => Ok(()),
        }
    }
}
