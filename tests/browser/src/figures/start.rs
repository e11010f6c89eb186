//! From navigation to the first live picture: when it is handed over, when it is drawn, and what the page's main thread did
//! until then, task by task, from Chromium's own trace.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::compare::Subject;
use super::middle;
use crate::browser::Browser;
use crate::driver::Driver;
use crate::host::Sites;
use crate::page::pause;
use crate::scenarios::Needs;

/// Starts of which the median is told.
const STARTS: usize = 5;
/// What is made slower: nothing; the page's own threads, as audits do for a phone; the network, which on this machine is none.
const WAYS: [Way; 3] = [
    Way {
        name: "as it is",
        threads: 1,
        network: false,
    },
    Way {
        name: "threads 4 times slower",
        threads: 4,
        network: false,
    },
    Way {
        name: "network of 9 Mbit/s, 60 ms",
        threads: 1,
        network: true,
    },
];
/// Beyond this a task keeps people waiting, by the usual definition.
const LONG_MS: f64 = 50.0;

/// How a start is made slower.
#[derive(Debug)]
struct Way {
    /// In the table.
    name: &'static str,
    /// How many times slower the page's threads are.
    threads: u32,
    /// Over a good mobile network, as audits call it.
    network: bool,
}

/// What the main thread did, milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Work {
    /// All tasks.
    tasks: f64,
    /// What of that it had the processor for, which other programs want, too.
    computing: f64,
    /// The longest task.
    longest: f64,
    /// What of each was beyond [`LONG_MS`].
    blocking: f64,
}

impl Work {
    /// The tasks of the thread that marked the first picture, from navigation to the mark, `marked_ms` later.
    fn of(events: &[Value], marked_ms: f64) -> Option<Self> {
        let mark = events
            .iter()
            .find(|event| event["name"] == "skindepth:first-frame")?;
        let end = mark["ts"].as_f64()?;
        let begin = end - 1e3 * marked_ms;
        let mut work = Self::default();
        for event in events {
            if event["name"] != "RunTask" || event["pid"] != mark["pid"] || event["tid"] != mark["tid"] {
                continue;
            }
            let number = |name: &str| event[name].as_f64().unwrap_or_default();
            let (from, whole) = (number("ts"), number("dur"));
            let micros = ((from + whole).min(end) - from.max(begin)).max(0.0);
            let ms = micros / 1e3;
            work.tasks += ms;
            work.computing += number("tdur") / 1e3 * micros / whole.max(1.0);
            work.longest = work.longest.max(ms);
            work.blocking += (ms - LONG_MS).max(0.0);
        }
        Some(work)
    }
}

/// Prints a table: all subjects in turn, several times.
pub(super) fn print(driver: &Driver, sites: &Sites, subjects: &[Subject]) -> Result<()> {
    println!(
        "\n| slower | page | first live picture, ms | drawn, ms | in full, ms | main thread until it, ms | computing, ms | longest task, ms | blocking, ms | kB |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for way in &WAYS {
        let mut rows = vec![Vec::new(); subjects.len()];
        for _ in 0..STARTS {
            for (subject, row) in subjects.iter().zip(&mut rows) {
                row.push(begin(driver, sites, subject, way)?);
            }
        }
        for (subject, starts) in subjects.iter().zip(&rows) {
            let told: Vec<String> = (0..starts[0].len())
                .map(|column| {
                    let mut values: Vec<f64> = starts.iter().map(|start| start[column]).collect();
                    format!("{:.0}", middle(&mut values))
                })
                .collect();
            println!("| {} | {} | {} |", way.name, subject.name, told.join(" | "));
        }
    }
    Ok(())
}

/// One cold start, in a session of its own: Chromium's driver gives the trace once only. The figures of a row.
fn begin(driver: &Driver, sites: &Sites, subject: &Subject, way: &Way) -> Result<[f64; 8]> {
    let browser = Browser::start(driver, Needs::Traced)?;
    let page = browser.page(&subject.plain, sites);
    browser.pretend(super::compare::WIDTH, super::compare::HEIGHT, 1.0)?;
    browser.goto("about:blank")?;
    browser.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": include_str!("../../drawn.js") }),
    )?;
    browser.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": way.threads }))?;
    if way.network {
        browser.devtools("Network.enable", &json!({}))?;
        browser.devtools(
            "Network.emulateNetworkConditions",
            &json!({ "offline": false, "latency": 60, "downloadThroughput": 9_000_000 / 8, "uploadThroughput": 1_000_000 / 8 }),
        )?;
    }
    // What the browser does at its own start is none of the page's.
    pause(1_000);
    browser.goto(&[page.address, &subject.query].concat())?;
    page.wait("the picture is drawn in full", "window.__whole > 0", &Value::Null)?;
    let told = page.run(
        "const marked = performance.getEntriesByName('skindepth:first-frame')[0].startTime;
         const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
         const early = files.filter((file) => file.responseEnd > 0 && file.startTime < marked);
         return [marked, window.__drawn, window.__whole, early.reduce((sum, file) => sum + file.encodedBodySize, 0) / 1e3];",
        Value::Null,
    )?;
    let [marked_ms, drawn_ms, whole_ms, kilobytes]: [f64; 4] = serde_json::from_value(told)?;
    let work = Work::of(&traced(&browser)?, marked_ms).context("Chromium's trace holds no first picture")?;
    browser.quit()?;
    Ok([
        marked_ms,
        drawn_ms,
        whole_ms,
        work.tasks,
        work.computing,
        work.longest,
        work.blocking,
        kilobytes,
    ])
}

/// What Chromium's trace holds.
fn traced(browser: &Browser) -> Result<Vec<Value>> {
    let mut events = Vec::new();
    for (_, message) in browser.log("performance")? {
        let mut entry: Value = serde_json::from_str(&message)?;
        if entry["message"]["method"] == "Tracing.dataCollected" {
            events.push(entry["message"]["params"].take());
        }
    }
    Ok(events)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Work;

    #[test]
    fn tasks_count_from_navigation_to_the_mark_on_its_thread() {
        // On the processor for half of the time.
        let task = |tid: u32, ts: f64, dur: f64| json!({ "name": "RunTask", "pid": 1, "tid": tid, "ts": ts, "dur": dur, "tdur": 0.5 * dur });
        let events = [
            // Before navigation, across it, wholly after the mark, on another thread.
            task(2, 0.0, 500_000.0),
            task(2, 990_000.0, 20_000.0),
            task(2, 1_030_000.0, 60_000.0),
            task(2, 1_190_000.0, 40_000.0),
            task(2, 1_300_000.0, 1_000.0),
            task(3, 1_030_000.0, 60_000.0),
            json!({ "name": "skindepth:first-frame", "pid": 1, "tid": 2, "ts": 1_200_000.0 }),
        ];
        let work = Work::of(&events, 200.0);
        let expected = Work {
            tasks: 80.0,
            computing: 40.0,
            longest: 60.0,
            blocking: 10.0,
        };
        assert_eq!(work, Some(expected));
        assert_eq!(Work::of(&events[..3], 200.0), None);
    }
}
