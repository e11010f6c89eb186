//! Where things are: the project, and the cache that every checkout on a machine shares.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

/// Absolute folders.
#[derive(Debug)]
pub(crate) struct Places {
    /// The project: this workspace.
    pub(crate) root: PathBuf,
    /// Programs installed by cargo: `bin/` inside.
    pub(crate) tools: PathBuf,
    /// Where those programs are built.
    pub(crate) tools_target: PathBuf,
    /// Programs installed by npm: `node_modules/.bin` inside.
    pub(crate) npm: PathBuf,
    /// Where the site's wasm is built, unless `CARGO_TARGET_DIR` names another folder.
    pub(crate) wasm_target: PathBuf,
    /// Where native builds, logs and the development site go.
    pub(crate) target: PathBuf,
}

impl Places {
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask lies inside the project")?
            .to_path_buf();
        let folder = |name: &str| {
            env::var_os(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        let cache = folder("SKINDEPTH_CACHE")
            .or_else(|| folder("XDG_CACHE_HOME").map(|cache| cache.join("skindepth")))
            .or_else(|| folder("HOME").map(|home| home.join(".cache/skindepth")))
            .context("neither SKINDEPTH_CACHE nor XDG_CACHE_HOME nor HOME is set")?;
        // A relative folder means relative to where cargo was called.
        let cache = std::path::absolute(cache)?;
        let chosen = folder("CARGO_TARGET_DIR").map(std::path::absolute).transpose()?;
        Ok(Self {
            tools: cache.join("tools"),
            tools_target: cache.join("tools-target"),
            npm: cache.join("npm"),
            wasm_target: chosen.clone().unwrap_or_else(|| cache.join("target")),
            target: chosen.unwrap_or_else(|| root.join("target")),
            root,
        })
    }

    /// A command in the project's root that finds our tools before any others of the same name.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.path());
        command
    }

    /// `cargo` for native targets.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = self.command("cargo");
        command.env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// `cargo` for wasm targets.
    pub(crate) fn wasm_cargo(&self) -> Command {
        let mut command = self.command("cargo");
        self.build_wasm(&mut command);
        command
    }

    /// Has a command build into the folder for wasm. Copies of the project share it, and cargo tells files by their time alone:
    /// `build.rs` has a copy built anew after another was built there.
    pub(crate) fn build_wasm(&self, command: &mut Command) {
        command
            .env("CARGO_TARGET_DIR", &self.wasm_target)
            .env("SKINDEPTH_COPY", &self.root);
    }

    fn path(&self) -> OsString {
        let ours = [self.tools.join("bin"), self.npm.join("node_modules/.bin")];
        let others = env::var_os("PATH").unwrap_or_default();
        env::join_paths(ours.into_iter().chain(env::split_paths(&others))).unwrap_or(others)
    }
}
