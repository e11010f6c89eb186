//! The only automation: `cargo xtask serve | test | dist | bench`.
//!
//! Plain Rust, few dependencies. Each command gets the tools that it needs by itself ([`tools`], [`debian`]), says
//! what it is doing and how long it took ([`console`]), and reuses everything on the next run ([`places`]).

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this program speaks to a person at a terminal"
)]

mod args;
mod bench;
mod build;
mod console;
mod debian;
mod diffusion;
mod dist;
mod embed;
mod faults;
mod front;
mod headers;
mod hosting;
mod icons;
mod places;
mod program;
mod serve;
mod site;
mod suite;
mod test;
mod three;
mod tools;
mod weigh;
mod wordpress;
mod xvfb;

use std::process::ExitCode;

use anyhow::{Result, bail};

use args::Args;
use places::Places;

const USAGE: &str = "\
cargo xtask serve [--port 8080] [--release]     build, serve, rebuild on change
cargo xtask test  [--only PART]... [--browser ENGINE]... [--scenario NAME] [--long] [--built]
                  [--allow-skips]
                  PART: fmt clippy native docs wasm shaders hosting browsers wordpress    ENGINE: chromium firefox webkit
                  --built takes dist/ as it is    --long runs what takes minutes, too
cargo xtask dist                                the optimised site in dist/, within its size budget
cargo xtask bench [--built] [--embed | --pictures | --three [--minutes 1] [--table TABLE]...]
                  the figures that the docs quote; --built takes dist/ as it is, --embed says what the widget costs a host
                  page, --pictures what the picture costs, pass by pass, --three sets it beside a page of three.js
                  TABLE: starts motions growth minutes    --minutes: how long time plays in the last";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut args = Args::from_env();
    let places = Places::find()?;
    match args.command().as_deref() {
        Some("serve") => serve::run(&places, &serve::Options::read(&mut args)?),
        Some("test") => test::run(&places, &test::Options::read(&mut args)?),
        Some("dist") => {
            args.finish()?;
            dist::run(&places)
        }
        Some("bench") => {
            let (built, embed) = (args.flag("--built"), args.flag("--embed"));
            let (pictures, beside) = (args.flag("--pictures"), args.flag("--three"));
            let three = three::Options::read(&mut args)?;
            args.finish()?;
            if beside {
                three::print(&places, &three)
            } else if pictures {
                bench::pictures(&places)
            } else if embed {
                weigh::print(&places)
            } else {
                bench::run_all(&places, built, &three)
            }
        }
        None | Some("help" | "--help" | "-h") => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => bail!("`{other}` is no command.\n\n{USAGE}"),
    }
}
