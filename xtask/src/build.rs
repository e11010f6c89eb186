//! The site, built by Trunk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::places::Places;

/// A Trunk run into `dist`.
///
/// The folder must exist beforehand: Trunk makes it next to a staging folder inside.
pub(crate) fn trunk(places: &Places, release: bool, dist: &Path) -> Result<Command> {
    fs::create_dir_all(dist).with_context(|| format!("cannot make {}", dist.display()))?;
    let mut command = places.command("trunk");
    command
        .arg("build")
        .arg("--dist")
        .arg(dist)
        .env("CARGO_TARGET_DIR", &places.wasm_target)
        // Trunk reads any value of this as an argument of its own, and stops at `1`.
        .env_remove("NO_COLOR");
    if release {
        command.arg("--release");
    }
    Ok(command)
}

/// Where `serve` builds.
pub(crate) fn development_site(places: &Places) -> PathBuf {
    places.target.join("site")
}

/// Where `dist` builds.
pub(crate) fn dist(places: &Places) -> PathBuf {
    places.root.join("dist")
}
