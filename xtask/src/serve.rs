//! `serve`: build, serve on this machine, build again when a source file changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Result, bail};

use crate::args::Args;
use crate::console::{self, Stopwatch, step};
use crate::places::Places;
use crate::site::Site;
use crate::{build, dist, embed, icons, tools};

/// What the command line says.
#[derive(Debug)]
pub(crate) struct Options {
    port: u16,
    release: bool,
}

impl Options {
    pub(crate) fn read(args: &mut Args) -> Result<Self> {
        let options = Self {
            port: args.port("--port", 8080)?,
            release: args.flag("--release"),
        };
        args.finish()?;
        Ok(options)
    }
}

/// What a page is made of.
const SOURCES: &[&str] = &[
    "src",
    "style",
    "public",
    "index.html",
    "embed-origins.json",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
];

/// Looking at a few hundred files costs a millisecond.
const LOOK_EVERY: Duration = Duration::from_millis(400);

fn run_build(places: &Places, release: bool) -> Result<PathBuf> {
    if release {
        dist::build(places)?;
        Ok(build::dist(places))
    } else {
        let folder = build::development_site(places);
        console::run(&mut build::trunk(places, false, &folder)?)?;
        embed::add_page(places, &folder)?;
        icons::write(&folder)?;
        dist::write_offline_list(&folder)?;
        Ok(folder)
    }
}

/// Serves until interrupted.
pub(crate) fn run(places: &Places, options: &Options) -> Result<()> {
    let watch = Stopwatch::start();
    println!("Skindepth, served from {}", places.root.display());
    tools::wasm_target(places)?;
    if options.release {
        tools::for_release(places)?;
    } else {
        tools::for_build(places)?;
    }
    let mut seen = newest(places);
    let folder = step(
        "build the site (the first time compiles everything: a minute or two)",
        || run_build(places, options.release),
    )?;
    if !folder.join("index.html").is_file() {
        bail!("Trunk wrote no page into {}", folder.display());
    }
    let site = Site::serve(&folder, options.port, None)?;
    println!(
        "\n  ready after {}: {}\n  Ctrl+C ends it; a change of a source file builds again.\n",
        watch.elapsed(),
        site.address()
    );
    loop {
        thread::sleep(LOOK_EVERY);
        let now = newest(places);
        if now != seen {
            seen = now;
            match step("something changed: build again", || {
                run_build(places, options.release)
            }) {
                Ok(_) => println!("  reload {}", site.address()),
                // The last good build stays where it is.
                Err(error) => println!("  {error:#}\n  still serving the last build that worked"),
            }
        }
    }
}

/// How many source files there are and when the newest was changed.
fn newest(places: &Places) -> (usize, Option<SystemTime>) {
    let mut seen = (0, None);
    for source in SOURCES {
        look(&places.root.join(source), &mut seen);
    }
    seen
}

fn look(path: &Path, seen: &mut (usize, Option<SystemTime>)) {
    let Ok(about) = fs::metadata(path) else {
        return;
    };
    seen.0 += 1;
    seen.1 = seen.1.max(about.modified().ok());
    if about.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            look(&entry.path(), seen);
        }
    }
}
