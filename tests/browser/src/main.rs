//! Real browsers against the built site: one list of scenarios, run in three engines.
//!
//! `cargo xtask test --only browsers` serves the site and calls this with an engine and addresses: the site as it is
//! deployed, the same with `probe.js` first in every page, that once more with WebGL refused, the site with the faults
//! that a test asks for, and pages of strangers with the widget in them.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this program speaks to a person at a terminal"
)]

mod browser;
mod driver;
mod figures;
mod gestures;
mod host;
mod page;
mod scenarios;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use browser::Browser;
use driver::{Driver, Engine};
use host::Sites;
use scenarios::{Needs, SCENARIOS, Scenario, When};

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
    let usage = "usage: skindepth-browser-tests ENGINE SITE PROBED_SITE DRAWN_SITE FAULTY_SITE HOSTS [--long] [SCENARIO... | --figures PROBLEM | --pictures | --three THREE PROBED_THREE MINUTES [TABLE...]]";
    let engine = Engine::from_name(&args.next().context(usage)?).context(usage)?;
    let sites = Sites {
        plain: args.next().context(usage)?,
        probed: args.next().context(usage)?,
        drawn: args.next().context(usage)?,
        faulty: args.next().context(usage)?,
        hosts: args.next().context(usage)?,
    };
    let mut only: Vec<String> = args.collect();
    let long = only.first().is_some_and(|word| word == "--long");
    if long {
        only.remove(0);
    }
    if only.first().is_some_and(|word| word == "--figures") {
        let problem = only.get(1).context(usage)?;
        return figures::print(
            &Driver::start(engine)?,
            &sites,
            &std::fs::read_to_string(problem)?,
        );
    }
    if only.first().is_some_and(|word| word == "--pictures") {
        return figures::pictures(&Driver::start(engine)?, &sites);
    }
    if only.first().is_some_and(|word| word == "--three") {
        let [_, plain, probed, minutes, parts @ ..] = &*only else {
            bail!(usage);
        };
        let options = figures::compare::Options {
            three: [plain.clone(), probed.clone()],
            minutes: minutes.parse().context(usage)?,
            parts: parts.to_vec(),
        };
        return figures::compare::print(&Driver::start(engine)?, &sites, &options);
    }
    let mut chosen: Vec<&Scenario> = SCENARIOS
        .iter()
        .filter(|scenario| {
            if only.is_empty() {
                scenario.when == When::Always || long && scenario.when == When::Long
            } else {
                only.iter().any(|name| name == scenario.name)
            }
        })
        .collect();
    if let Some(name) = only
        .iter()
        .find(|name| chosen.iter().all(|scenario| scenario.name != *name))
    {
        bail!("no scenario is called {name}");
    }

    // One session for all that need the same and no more than a fresh page, since starting one takes a browser seconds.
    // What is about the start itself, or keeps copies, has a session for each.
    chosen.sort_by_key(|scenario| scenario.needs.sharing());
    let mut kept: Option<(Needs, Browser)> = None;
    let driver = Driver::start(engine)?;
    let (mut failed, mut again) = (0, 0);
    for scenario in &chosen {
        #[expect(
            clippy::disallowed_methods,
            reason = "the driver's clock, outside of the browser"
        )]
        let started = Instant::now();
        let address = match scenario.needs {
            Needs::Untouched | Needs::Traced => &sites.plain,
            Needs::Broken | Needs::BrokenFlat => &sites.faulty,
            Needs::Drawing if !long => &sites.drawn,
            // It has no switch for WebGL.
            Needs::NoWebgl if engine == Engine::Webkit => &sites.drawn,
            Needs::Probe | Needs::Drawing | Needs::NoWebgl => &sites.probed,
        };
        let needs = scenario.needs;
        let mut attempt = || -> Result<()> {
            let browser = match kept.take() {
                Some((kind, browser)) if kind == needs => browser,
                before => {
                    before.map_or(Ok(()), |(_, browser)| browser.quit())?;
                    Browser::start(&driver, needs)?
                }
            };
            let result = scenario.keep(&browser.page(address, &sites));
            let result = result.map_err(|error| error.context(browser.state_of_things()));
            if needs.sharing().is_some() && result.is_ok() && browser.tidy(address).is_ok() {
                kept = Some((needs, browser));
            } else {
                browser.quit()?;
            }
            result
        };
        // Drivers lose a session now and then, and a busy machine its patience: one more attempt, and never in silence.
        let result = attempt().or_else(|error| {
            println!("  ! {engine} {}, once more after: {error:#}", scenario.name);
            again += 1;
            attempt()
        });
        match result {
            Ok(()) => println!("  ✓ {engine} {} ({:.0?})", scenario.name, started.elapsed()),
            Err(error) => {
                failed += 1;
                println!("  ✗ {engine} {}: {error:#}", scenario.name);
            }
        }
    }
    kept.map_or(Ok(()), |(_, browser)| browser.quit())?;
    if again > failed {
        println!(
            "  ! {} in {engine} passed at the second attempt only",
            again - failed
        );
    }
    if failed > 0 {
        bail!("{failed} of {} scenarios failed in {engine}", chosen.len());
    }
    Ok(())
}
