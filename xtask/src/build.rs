//! The site, built by Trunk.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

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
        // Trunk reads any value of this as an argument of its own, and stops at `1`.
        .env_remove("NO_COLOR");
    places.build_wasm(&mut command);
    if release {
        command
            .arg("--release")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_paths()?);
    }
    Ok(command)
}

/// Flags that keep the builder's folders out of the program: messages of panics name files, and there they would stay.
fn without_paths() -> Result<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let Some(home) = home.or_else(|| Some(env::home_dir()?.join(".cargo"))) else {
        return Ok(String::new());
    };
    // One folder for each registry; without any there is nothing to hide.
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten();
    let mut folders: Vec<String> = registries
        .map(|entry| Ok(entry?.path().display().to_string()))
        .collect::<Result<_>>()?;
    // The same order each time: other flags build everything anew.
    folders.sort();
    // A flag with a space in it would become two.
    folders.retain(|folder| !folder.contains(' '));
    let flags: Vec<String> = folders
        .iter()
        .map(|folder| format!("--remap-path-prefix={folder}/="))
        .collect();
    Ok(flags.join(" "))
}

/// Where `serve` builds.
pub(crate) fn development_site(places: &Places) -> PathBuf {
    places.target.join("site")
}

/// Where `dist` builds.
pub(crate) fn dist(places: &Places) -> PathBuf {
    places.root.join("dist")
}
