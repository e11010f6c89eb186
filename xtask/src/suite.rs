//! A run of checks: each timed, its output kept in a log, all of them in one table at the end.

use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::console::{Seconds, Stopwatch};

/// Checks may run on several threads at once; the table has them in the order in which they ended.
#[derive(Debug)]
pub(crate) struct Suite {
    logs: PathBuf,
    done: Mutex<Vec<Check>>,
}

#[derive(Clone, Debug)]
struct Check {
    name: String,
    took: Seconds,
    outcome: Outcome,
}

#[derive(Clone, Debug)]
enum Outcome {
    Passed,
    Failed,
    Skipped(String),
}

/// What a check may say besides failing.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// It ran and found nothing wrong.
    Passed,
    /// It could not run, for this reason.
    Skipped(String),
}

impl Suite {
    /// Logs go into `logs`, which is emptied first.
    pub(crate) fn new(logs: PathBuf) -> Result<Self> {
        if logs.exists() {
            fs::remove_dir_all(&logs)?;
        }
        fs::create_dir_all(&logs).with_context(|| format!("cannot make {}", logs.display()))?;
        Ok(Self {
            logs,
            done: Mutex::default(),
        })
    }

    /// Runs one check with a log file of its own; returns whether it passed.
    pub(crate) fn check(&self, name: &str, work: impl FnOnce(&PathBuf) -> Result<Verdict>) -> bool {
        println!("• {name}");
        let watch = Stopwatch::start();
        let log = self.logs.join(name.replace(' ', "-")).with_extension("log");
        let outcome = match work(&log) {
            Ok(Verdict::Passed) => Outcome::Passed,
            Ok(Verdict::Skipped(why)) => Outcome::Skipped(why),
            Err(error) => {
                println!("\n✗ {name}\n{error:#}\n");
                Outcome::Failed
            }
        };
        let took = watch.elapsed();
        match &outcome {
            Outcome::Passed => println!("✓ {name} ({took})"),
            Outcome::Failed => println!("✗ {name} ({took})"),
            Outcome::Skipped(why) => println!("\n! SKIPPED {name}: {why}\n"),
        }
        let passed = matches!(outcome, Outcome::Passed);
        if let Ok(mut done) = self.done.lock() {
            done.push(Check {
                name: name.to_owned(),
                took,
                outcome,
            });
        }
        passed
    }

    /// Prints the table; an error if anything failed, or was skipped without leave.
    pub(crate) fn finish(self, whole: Seconds, allow_skips: bool) -> Result<()> {
        let done = self.done.into_inner().unwrap_or_default();
        println!("\n{:<28} {:>10}  result", "check", "time");
        for check in &done {
            let result = match &check.outcome {
                Outcome::Passed => "passed".to_owned(),
                Outcome::Failed => "FAILED".to_owned(),
                Outcome::Skipped(why) => format!("SKIPPED: {why}"),
            };
            println!("{:<28} {:>10}  {result}", check.name, check.took);
        }
        let work: Duration = done.iter().map(|check| check.took.0).sum();
        println!("{:<28} {whole:>10}  ({} of checks)\n", "in all", Seconds(work));
        let count = |wanted: fn(&Outcome) -> bool| done.iter().filter(|check| wanted(&check.outcome)).count();
        let failed = count(|outcome| matches!(outcome, Outcome::Failed));
        let skipped = count(|outcome| matches!(outcome, Outcome::Skipped(_)));
        if failed > 0 {
            bail!(
                "{failed} of {} checks failed; logs: {}",
                done.len(),
                self.logs.display()
            );
        }
        if skipped > 0 && !allow_skips {
            bail!("{skipped} checks were skipped; --allow-skips takes that for a pass");
        }
        Ok(())
    }
}
