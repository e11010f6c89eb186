//! `bench --three`: the picture beside a page that draws a comparable block with three.js, both from the same kind of server.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::args::Args;
use crate::console::run;
use crate::dist::brotli;
use crate::places::Places;
use crate::site::{Probe, Site};
use crate::{build, debian, tools};

/// What the command line says.
#[derive(Debug)]
pub(crate) struct Options {
    /// How long time plays without a pause.
    pub(crate) minutes: u32,
    /// Which tables; all where it is empty.
    pub(crate) tables: Vec<String>,
}

const TABLES: [&str; 4] = ["starts", "motions", "growth", "minutes"];

impl Options {
    pub(crate) fn read(args: &mut Args) -> Result<Self> {
        let tables = args.values("--table")?;
        if let Some(table) = tables.iter().find(|table| !TABLES.contains(&table.as_str())) {
            bail!("`{table}` is none of: {}", TABLES.join(" "));
        }
        let minutes = match args.values("--minutes")?.pop() {
            Some(text) => text
                .parse()
                .with_context(|| format!("--minutes wants a number, not `{text}`"))?,
            None => 1,
        };
        Ok(Self { minutes, tables })
    }
}

/// Prints the tables of `docs/performance.md`; the site must be built.
pub(crate) fn print(places: &Places, options: &Options) -> Result<()> {
    debian::ensure(&[debian::CHROMIUM, debian::CHROMEDRIVER])?;
    tools::three(places)?;
    let folder = places.target.join("three");
    write_page(places, &folder)?;
    let script = fs::read_to_string(places.root.join("tests/browser/probe.js"))?;
    let probe = Probe { script };
    let serve = |folder: &Path, probed: bool| Site::serve(folder, 0, probed.then_some(&probe));
    let ours = build::dist(places);
    let (plain, probed) = (serve(&ours, false)?, serve(&ours, true)?);
    let (three, probed_three) = (serve(&folder, false)?, serve(&folder, true)?);
    run(places
        .cargo()
        .args(["run", "--quiet", "--package", "skindepth-browser-tests", "--"])
        .arg("chromium")
        .args([plain.address(), probed.address()])
        .args([plain.address(); 3])
        .args(["--three", three.address(), probed_three.address()])
        .arg(options.minutes.to_string())
        .args(&options.tables))
}

/// The page in one script, with compressed copies as the site has them.
fn write_page(places: &Places, into: &Path) -> Result<()> {
    let from = places.root.join("tests/browser/three");
    fs::create_dir_all(into)?;
    for name in ["index.html", "page.css"] {
        fs::copy(from.join(name), into.join(name))?;
    }
    run(places
        .command("esbuild")
        .arg(from.join("page.js"))
        .arg(format!("--outfile={}", into.join("page.js").display()))
        .args([
            "--bundle",
            "--minify",
            "--format=esm",
            "--log-level=warning",
            "--charset=utf8",
        ])
        .args(["glsl", "vert", "frag"].map(|kind| format!("--loader:.{kind}=text")))
        .env("NODE_PATH", places.npm.join("node_modules")))?;
    for name in ["index.html", "page.css", "page.js"] {
        let bytes = fs::read(into.join(name))?;
        fs::write(into.join(format!("{name}.br")), brotli(&bytes)?)?;
    }
    Ok(())
}
