//! Real browsers against the built site: one list of scenarios, run in three engines.
//!
//! `cargo xtask test --only browsers` serves the site and calls this with an engine and two addresses of it: the site
//! as it is deployed, and the same with `probe.js` first in every page.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this program speaks to a person at a terminal"
)]

mod browser;
mod driver;
mod figures;
mod gestures;
mod page;
mod scenarios;

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use browser::Browser;
use driver::{Driver, Engine};
use scenarios::{Needs, SCENARIOS, Scenario};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let usage = "usage: skindepth-browser-tests ENGINE SITE PROBED_SITE BROKEN_SITE [SCENARIO | --figures]";
    let engine = Engine::from_name(&args.next().context(usage)?).context(usage)?;
    let mut address = || args.next().context(usage);
    let (site, probed, broken) = (address()?, address()?, address()?);
    let only = args.next();
    if only.as_deref() == Some("--figures") {
        return figures::print(&Driver::start(engine)?, &probed);
    }
    let chosen: Vec<&Scenario> = SCENARIOS
        .iter()
        .filter(|scenario| only.as_ref().is_none_or(|name| scenario.name == name))
        .collect();
    if chosen.is_empty() {
        bail!("no scenario has this name");
    }

    let driver = Driver::start(engine)?;
    let mut failed = 0;
    for scenario in &chosen {
        // A session of its own: nothing that one scenario leaves behind can help or hurt the next.
        let result = Browser::start(&driver, scenario.needs == Needs::NoWebgl).and_then(|browser| {
            let address = match scenario.needs {
                Needs::Untouched => &site,
                Needs::Broken => &broken,
                Needs::Probe | Needs::NoWebgl => &probed,
            };
            let result = (scenario.run)(&browser.page(address));
            let result = result.map_err(|error| error.context(browser.state_of_things()));
            browser.quit()?;
            result
        });
        match result {
            Ok(()) => println!("  ✓ {engine} {}", scenario.name),
            Err(error) => {
                failed += 1;
                println!("  ✗ {engine} {}: {error:#}", scenario.name);
            }
        }
    }
    if failed > 0 {
        bail!("{failed} of {} scenarios failed in {engine}", chosen.len());
    }
    Ok(())
}
