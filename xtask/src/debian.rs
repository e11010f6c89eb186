//! Programs that come from Debian's packages: installed if we may, named with the exact command if not.

use std::env;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::console::{run, step};

/// A program on `PATH` and the package that brings it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Program {
    pub(crate) name: &'static str,
    pub(crate) package: &'static str,
}

const fn program(name: &'static str, package: &'static str) -> Program {
    Program { name, package }
}

pub(crate) const NPM: Program = program("npm", "npm");
pub(crate) const GLSLANG: Program = program("glslangValidator", "glslang-tools");
pub(crate) const CHROMIUM: Program = program("chromium", "chromium");
pub(crate) const CHROMEDRIVER: Program = program("chromedriver", "chromium-driver");
pub(crate) const FIREFOX: Program = program("firefox-esr", "firefox-esr");
pub(crate) const WEBKIT: Program = program("WebKitWebDriver", "webkit2gtk-driver");
pub(crate) const POPPLER: Program = program("pdftotext", "poppler-utils");
pub(crate) const NGINX: Program = program("nginx", "nginx-light");
pub(crate) const APACHE: Program = program("apache2", "apache2");
pub(crate) const CADDY: Program = program("caddy", "caddy");
pub(crate) const MARIADB: Program = program("mariadbd", "mariadb-server");
pub(crate) const PHP: Program = program("php", "php-cli");
pub(crate) const XVFB: Program = program("Xvfb", "xvfb");

/// Makes sure that the programs are there; the error names the command that a person can run.
pub(crate) fn ensure(programs: &[Program]) -> Result<()> {
    let missing: Vec<&str> = programs
        .iter()
        .filter(|program| !on_path(program.name))
        .map(|program| program.package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    let by_hand = format!("sudo apt-get install --yes --no-install-recommends {packages}");
    if !on_path("apt-get") {
        bail!("missing: {packages} (names of Debian's packages; on other systems install the same programs)");
    }
    let Some(mut prefix) = administrator() else {
        bail!("missing packages. Run: {by_hand}");
    };
    step(&format!("apt-get install {packages}"), || {
        prefix.push("apt-get");
        let apt = |args: &[&str]| {
            let mut command = Command::new(prefix[0]);
            command
                .args(&prefix[1..])
                .args(args)
                .env("DEBIAN_FRONTEND", "noninteractive")
                .stdin(Stdio::null())
                .stdout(Stdio::null());
            run(&mut command)
        };
        apt(&["update", "--quiet"])?;
        let mut install = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
        // Where another installation is under way, its end is waited for.
        install.extend(["-o", "DPkg::Lock::Timeout=300"]);
        install.extend(&missing);
        apt(&install)
    })
    .map_err(|error| error.context(format!("try by hand: {by_hand}")))
}

/// What to put before `apt-get`: nothing for root, `sudo -n` where that asks for no password.
fn administrator() -> Option<Vec<&'static str>> {
    let answers = |program: &str, args: &[&str]| {
        Command::new(program)
            .args(args)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()
            .filter(|output| output.status.success())
            .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    if answers("id", &["-u"]).as_deref() == Some("0") {
        Some(Vec::new())
    } else {
        answers("sudo", &["-n", "true"]).map(|_| vec!["sudo", "-n"])
    }
}

/// Whether a program of this name is on `PATH`.
pub(crate) fn on_path(name: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(name).is_file()))
}
