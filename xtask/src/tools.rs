//! Tools that no distribution brings in the right version: the wasm target, Trunk, wasm-bindgen, geckodriver, wasm-opt, esbuild.
//!
//! They are built without optimisation, which is a third of the time and makes no difference to what they write.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::console::{read, run, step};
use crate::debian;
use crate::places::Places;

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
/// Also pinned in Trunk.toml. Debian's own wasm-opt (108) writes modules that no browser can start.
const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";

/// Trunk's own minifier can't read the glue of a program this size.
const ESBUILD: &str = "0.28.2";

/// What the picture is compared with.
const THREE: &str = "0.187.0";

const WASM: &str = "wasm32-unknown-unknown";

/// What a development build needs.
pub(crate) fn for_build(places: &Places) -> Result<()> {
    wasm_target(places)?;
    let installed = cargo_tool(places, "trunk", TRUNK);
    installed.ensure("trunk", &["--locked", "--no-default-features"])?;
    wasm_bindgen(places)
}

/// What an optimised build needs on top.
pub(crate) fn for_release(places: &Places) -> Result<()> {
    for_build(places)?;
    from_npm(places, "binaryen", BINARYEN, "wasm-opt")?;
    from_npm(places, "esbuild", ESBUILD, "shortens scripts and styles")
}

/// The checker of accessibility, as one script.
pub(crate) fn axe(places: &Places) -> Result<PathBuf> {
    from_npm(places, "axe-core", AXE, "checks accessibility")?;
    Ok(places.npm.join("node_modules/axe-core/axe.min.js"))
}

/// What the picture is compared with, and what bundles the page that draws with it.
pub(crate) fn three(places: &Places) -> Result<()> {
    from_npm(places, "esbuild", ESBUILD, "shortens scripts and styles")?;
    from_npm(places, "three", THREE, "what the picture is compared with")
}

/// A package of npm in exactly this version.
fn from_npm(places: &Places, package: &str, version: &str, what: &str) -> Result<()> {
    let manifest = places.npm.join("node_modules").join(package).join("package.json");
    let found = fs::read_to_string(manifest)
        .ok()
        .and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok())
        .is_some_and(|manifest| manifest["version"] == version);
    if found {
        return Ok(());
    }
    debian::ensure(&[debian::NPM])?;
    step(&format!("install {package} {version} ({what})"), || {
        fs::create_dir_all(&places.npm)?;
        run(places
            .command("npm")
            .args([
                "install",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
                "--prefix",
            ])
            .arg(&places.npm)
            .arg(format!("{package}@{version}")))
    })
}

/// The target and the runner of browser unit tests.
pub(crate) fn for_wasm_tests(places: &Places) -> Result<()> {
    wasm_target(places)?;
    wasm_bindgen(places)
}

/// Firefox's driver.
pub(crate) fn geckodriver(places: &Places) -> Result<()> {
    cargo_tool(places, "geckodriver", GECKODRIVER).ensure("geckodriver", &["--locked"])
}

/// Compiles for the browser need the target's standard library.
pub(crate) fn wasm_target(places: &Places) -> Result<()> {
    let folder = read(
        places
            .command("rustc")
            .args(["--print", "target-libdir", "--target", WASM]),
    )?;
    if fs::read_dir(&folder).is_ok_and(|mut files| files.next().is_some()) {
        return Ok(());
    }
    step(&format!("rustup target add {WASM}"), || {
        run(places.command("rustup").args(["target", "add", WASM]))
    })
}

/// The program that writes the glue must be of exactly the library's version.
fn wasm_bindgen(places: &Places) -> Result<()> {
    let lock = fs::read_to_string(places.root.join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    // Not --locked: the tool's own lock file names a release that some registries lack.
    cargo_tool(places, "wasm-bindgen", version).ensure("wasm-bindgen-cli", &[])
}

/// The version that a lock file gives a package.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// A program that `cargo install` brings.
struct CargoTool<'a> {
    places: &'a Places,
    program: &'a str,
    version: &'a str,
}

fn cargo_tool<'a>(places: &'a Places, program: &'a str, version: &'a str) -> CargoTool<'a> {
    CargoTool {
        places,
        program,
        version,
    }
}

impl CargoTool<'_> {
    /// Installs `package` unless the program of this version is there already.
    fn ensure(&self, package: &str, args: &[&str]) -> Result<()> {
        if self.is_there() {
            return Ok(());
        }
        let (places, version) = (self.places, self.version);
        step(
            &format!("cargo install {package} {version} (once per machine, a minute or two)"),
            || {
                run(places
                    .command("cargo")
                    .args([
                        "install",
                        package,
                        "--version",
                        version,
                        "--force",
                        "--quiet",
                        "--root",
                    ])
                    .arg(&places.tools)
                    .args(args)
                    .env("CARGO_TARGET_DIR", &places.tools_target)
                    .env("CARGO_PROFILE_RELEASE_LTO", "off")
                    .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                    .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"))
            },
        )?;
        if self.is_there() {
            Ok(())
        } else {
            bail!(
                "{package} {version} installed, yet `{} --version` does not say so",
                self.program
            )
        }
    }

    fn is_there(&self) -> bool {
        let program = self.places.tools.join("bin").join(self.program);
        read(self.places.command(&program.to_string_lossy()).arg("--version"))
            .is_ok_and(|said| said.split_whitespace().nth(1) == Some(self.version))
    }
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn a_lock_file_gives_the_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }
}
