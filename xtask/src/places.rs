//! Where things are: the project, and the cache that every checkout on a machine shares.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

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
        let places = Self {
            tools: cache.join("tools"),
            tools_target: cache.join("tools-target"),
            npm: cache.join("npm"),
            wasm_target: chosen.clone().unwrap_or_else(|| cache.join("target")),
            target: chosen.unwrap_or_else(|| root.join("target")),
            root,
        };
        places.renew_build_script()?;
        Ok(places)
    }

    /// Makes the build script look new where another copy was built last: this one's may be older than what that left, and
    /// different.
    #[expect(clippy::disallowed_methods, reason = "xtask never runs in a browser")]
    fn renew_build_script(&self) -> Result<()> {
        let note = self.wasm_target.join("copy");
        let here = self.root.to_string_lossy();
        if fs::read_to_string(&note).is_ok_and(|last| last == here) {
            return Ok(());
        }
        let parts = fs::read_dir(self.root.join("build"))?;
        let parts = parts.map(|part| Ok(part?.path())).collect::<Result<Vec<_>>>()?;
        for file in parts.into_iter().chain([self.root.join("build.rs")]) {
            File::options()
                .append(true)
                .open(&file)
                .and_then(|file| file.set_modified(SystemTime::now()))
                .with_context(|| format!("{} can't be touched", file.display()))?;
        }
        fs::create_dir_all(&self.wasm_target)?;
        fs::write(note, here.as_bytes())?;
        Ok(())
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
    /// `build.rs` has a copy built anew after another was built there, with a script of its own.
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
