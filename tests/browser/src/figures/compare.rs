//! The picture beside a page that draws a comparable block with three.js (`tests/browser/three`), in one run and in turn:
//! starts, motions and rest, at the same size of canvas. Then how the picture's own frames grow, and whether they slow down
//! over minutes. Chromium only, which alone says what its threads did.

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::{DRAG, LET_GO, middle, processor, start};
use crate::browser::Browser;
use crate::driver::Driver;
use crate::host::Sites;
use crate::page::{Page, pause};
use crate::scenarios::Needs;

/// The screen, CSS pixels.
pub(super) const WIDTH: u32 = 1180;
pub(super) const HEIGHT: u32 = 820;
/// How the product is opened: needles in, a product on the skin.
const QUERY: &str = "?time=needling&product=niacinamide";
/// How long each motion is watched, and how often in turn.
const WATCHED_MS: u32 = 4_000;
const ROUNDS: usize = 2;

/// What is done to both pages by the same hand. The camera is turned beside the needles.
const MOTIONS: [(&str, &str, &str); 3] = [
    ("time plays", "part('play').click();", "part('play').click();"),
    ("needle dragged", DRAG, LET_GO),
    (
        "camera turns",
        "const it = part('canvas'), box = it.getBoundingClientRect(); let at = 0;
         const point = (kind, x) => it.dispatchEvent(new PointerEvent(kind, {
           pointerId: 1, pointerType: 'mouse', isPrimary: true, bubbles: true, buttons: kind === 'pointerup' ? 0 : 1,
           clientX: box.x + 0.5 * box.width + x, clientY: box.y + 0.95 * box.height,
         }));
         point('pointerdown', 0);
         window.__hand = setInterval(() => {
           at += 1;
           const x = 120 - Math.abs(at * 3 % 480 - 240);
           point('pointermove', x);
         }, 16);
         window.__let = () => point('pointerup', 0);",
        "clearInterval(window.__hand); window.__let();",
    ),
];

/// One of the pages that are compared.
#[derive(Debug)]
pub(super) struct Subject {
    pub(super) name: &'static str,
    /// Address of its server: as deployed, and with the probe.
    pub(super) plain: String,
    probed: String,
    pub(super) query: String,
}

/// What is compared, and for how long.
#[derive(Debug)]
pub(crate) struct Options {
    /// The server of the other page: as deployed, and with the probe.
    pub(crate) three: [String; 2],
    /// How long time plays without a pause.
    pub(crate) minutes: u32,
    /// Which tables; all where it is empty.
    pub(crate) parts: Vec<String>,
}

/// Prints the tables.
pub(crate) fn print(driver: &Driver, sites: &Sites, options: &Options) -> Result<()> {
    let wants = |part: &str| options.parts.is_empty() || options.parts.iter().any(|wanted| wanted == part);
    let subjects = subjects(driver, sites, options)?;
    if wants("starts") {
        start::print(driver, sites, &subjects)?;
    }
    if wants("motions") {
        motions(driver, sites, &subjects)?;
    }
    if wants("growth") {
        growth(driver, sites)?;
    }
    if wants("minutes") {
        minutes(driver, sites, options.minutes)?;
    }
    Ok(())
}

/// The pages, with a canvas of the same size and a block of the same scale.
fn subjects(driver: &Driver, sites: &Sites, options: &Options) -> Result<[Subject; 3]> {
    let browser = Browser::start(driver, Needs::Untouched)?;
    browser.pretend(WIDTH, HEIGHT, 1.0)?;
    let page = browser.page(&sites.probed, sites);
    page.open(QUERY, "live")?;
    // The pill stands at the set depth, on the cut face, which the camera looks at from 23 degrees above.
    let pill = |depth: &str| -> Result<f64> {
        page.choose("depth", depth)?;
        page.settle()?;
        let y = "new DOMMatrix(getComputedStyle(part('depth-handle')).transform).m42";
        page.eval(y, Value::Null)?
            .as_f64()
            .context("the pill has a place")
    };
    let scale = (pill("2")? - pill("1")?) / 23.0_f64.to_radians().cos();
    let size = page.eval(
        "[part('canvas').clientWidth, part('canvas').clientHeight]",
        Value::Null,
    )?;
    browser.quit()?;
    let [width, height]: [f64; 2] = serde_json::from_value(size)?;
    println!("canvas {width} by {height} CSS pixels, {scale:.0} for a millimetre");
    let ours = Subject {
        name: "Skindepth",
        plain: sites.plain.clone(),
        probed: sites.probed.clone(),
        query: QUERY.to_owned(),
    };
    let three = |name, more: &str| {
        let [plain, probed] = options.three.clone();
        Subject {
            name,
            plain,
            probed,
            query: format!("?width={width}&height={height}&scale={scale:.0}{more}"),
        }
    };
    Ok([
        ours,
        three("three.js", ""),
        three("three.js, tissue baked", "&baked"),
    ])
}

/// What was seen of a page for a while.
#[derive(Debug, Default)]
struct Watched {
    /// Of each picture: when it was begun, how long scripts took for it, how many pixels it has.
    frames: Vec<[f64; 3]>,
    /// Milliseconds from each picture to the next, within one watch.
    between: Vec<f64>,
    secs: f64,
    /// All that the main thread did, and the process that draws, milliseconds.
    main_ms: f64,
    graphics_ms: f64,
}

impl Watched {
    fn add(&mut self, other: Self) {
        self.frames.extend(other.frames);
        self.between.extend(other.between);
        self.secs += other.secs;
        self.main_ms += other.main_ms;
        self.graphics_ms += other.graphics_ms;
    }

    const HEAD: &'static str = "pictures a second | ms from one to the next | ms of script | ms of the main thread | ms of the graphics process | thousand pixels | its ms for a million pixels";

    /// A row: medians over pictures, and sums divided by their number.
    fn row(&self) -> String {
        let count = self.frames.len().max(1) as f64;
        let mut script: Vec<f64> = self.frames.iter().map(|frame| frame[1]).collect();
        let mut pixels: Vec<f64> = self.frames.iter().map(|frame| frame[2]).collect();
        let all: f64 = pixels.iter().sum();
        format!(
            "{:.1} | {:.0} | {:.1} | {:.1} | {:.0} | {:.0} | {:.0}",
            self.frames.len() as f64 / self.secs.max(1e-3),
            middle(&mut self.between.clone()),
            middle(&mut script),
            self.main_ms / count,
            self.graphics_ms / count,
            middle(&mut pixels) / 1e3,
            self.graphics_ms * 1e6 / all.max(1.0),
        )
    }
}

/// Opens a page where pictures are counted, and waits until it is at rest.
fn open(page: &Page<'_>, query: &str) -> Result<()> {
    page.open(query, "live")?;
    page.settle()?;
    page.run(include_str!("../../presented.js"), Value::Null)
        .map(drop)
}

/// Watches a page for a while; `begin` and `end` are what is done to it.
fn watch(page: &Page<'_>, driver: &Driver, millis: u32, begin: &str, end: &str) -> Result<Watched> {
    page.run(begin, Value::Null)?;
    // The first pictures of a motion find their size.
    pause(2_000);
    let before = Spent::so_far(page.browser, driver)?;
    page.run(
        "window.__presented.frames.length = 0; window.__watched = performance.now();",
        Value::Null,
    )?;
    pause(millis);
    let seen = page.eval(
        "[window.__presented.frames, performance.now() - window.__watched]",
        Value::Null,
    )?;
    let after = Spent::so_far(page.browser, driver)?;
    page.run(end, Value::Null)?;
    let (frames, watched_ms): (Vec<[f64; 3]>, f64) = serde_json::from_value(seen)?;
    // A busy page answers late: what was spent was spent over a little longer than was watched.
    let share = watched_ms / 1e3 / (after.at - before.at);
    Ok(Watched {
        between: frames.windows(2).map(|pair| pair[1][0] - pair[0][0]).collect(),
        frames,
        secs: watched_ms / 1e3,
        main_ms: (after.main_ms - before.main_ms) * share,
        graphics_ms: (after.graphics_ms - before.graphics_ms) * share,
    })
}

/// What was spent up to a time, in seconds of Chromium's clock.
#[derive(Debug)]
struct Spent {
    at: f64,
    main_ms: f64,
    graphics_ms: f64,
}

impl Spent {
    fn so_far(browser: &Browser, driver: &Driver) -> Result<Self> {
        let graphics_ms = processor::graphics_ms(driver)?;
        let told = browser.devtools("Performance.getMetrics", &json!({}))?;
        let metrics = told["metrics"].as_array().context("a list of metrics")?;
        let metric = |name: &str| {
            let found = metrics.iter().find(|metric| metric["name"] == name);
            found
                .and_then(|metric| metric["value"].as_f64())
                .with_context(|| format!("Chromium tells no {name}"))
        };
        Ok(Self {
            at: metric("Timestamp")?,
            main_ms: 1e3 * metric("TaskDuration")?,
            graphics_ms,
        })
    }
}

/// Each motion on each page, in turn, several times; then rest.
fn motions(driver: &Driver, sites: &Sites, subjects: &[Subject]) -> Result<()> {
    let browser = Browser::start(driver, Needs::Untouched)?;
    browser.pretend(WIDTH, HEIGHT, 1.0)?;
    browser.devtools("Performance.enable", &json!({}))?;
    let mut rows: Vec<[Watched; MOTIONS.len()]> = subjects.iter().map(|_| Default::default()).collect();
    let mut stills = vec![Vec::new(); subjects.len()];
    let mut resting = vec![[0.0; 2]; subjects.len()];
    for _ in 0..ROUNDS {
        for (nth, (subject, row)) in subjects.iter().zip(&mut rows).enumerate() {
            let page = browser.page(&subject.probed, sites);
            open(&page, &subject.query)?;
            for ((_, begin, end), watched) in MOTIONS.iter().zip(row) {
                watched.add(watch(&page, driver, WATCHED_MS, begin, end)?);
                page.settle()?;
            }
            stills[nth].push(still(&page, driver)?);
            let [pictures, asked] = idle(&page)?;
            resting[nth] = [resting[nth][0] + pictures, resting[nth][1] + asked];
        }
    }
    println!("\n| motion | page | {} |", Watched::HEAD);
    println!("|---|---|---|---|---|---|---|---|---|");
    for (at, (motion, ..)) in MOTIONS.iter().enumerate() {
        for (subject, row) in subjects.iter().zip(&rows) {
            println!("| {motion} | {} | {} |", subject.name, row[at].row());
        }
    }
    println!(
        "\n| one change, until it is drawn in full | pictures | ms of the graphics process |\n|---|---|---|"
    );
    for (subject, row) in subjects.iter().zip(&stills) {
        let mean = |column: usize| row.iter().map(|still| still[column]).sum::<f64>() / ROUNDS as f64;
        println!("| {} | {:.1} | {:.0} |", subject.name, mean(0), mean(1));
    }
    for (subject, [pictures, asked]) in subjects.iter().zip(resting) {
        println!(
            "{}: {pictures} pictures and {asked} frames asked for in {} seconds at rest",
            subject.name,
            2 * ROUNDS
        );
    }
    browser.quit()
}

/// One change of depth, and all that is drawn until the picture is at rest again: pictures, and milliseconds of the graphics
/// process.
fn still(page: &Page<'_>, driver: &Driver) -> Result<[f64; 2]> {
    let before = processor::graphics_ms(driver)?;
    page.run(
        "window.__presented.frames.length = 0;
         const it = part('depth');
         it.value = String(it.valueAsNumber > 1.5 ? 1 : 2);
         it.dispatchEvent(new Event('input', { bubbles: true }));",
        Value::Null,
    )?;
    page.settle()?;
    let pictures = page.eval("window.__presented.frames.length", Value::Null)?;
    let pictures = pictures.as_f64().context("a number of pictures")?;
    Ok([pictures, processor::graphics_ms(driver)? - before])
}

/// Pictures, and frames that were asked for, in two seconds at rest.
fn idle(page: &Page<'_>) -> Result<[f64; 2]> {
    page.run(
        "window.__presented.frames.length = 0; window.__probe.ticks = 0;",
        Value::Null,
    )?;
    pause(2_000);
    let told = page.eval(
        "[window.__presented.frames.length, window.__probe.ticks]",
        Value::Null,
    )?;
    Ok(serde_json::from_value(told)?)
}

/// Our own frames with more pixels, on denser screens, with more channels. The product never draws more than forty channels
/// in a block (`src/scene/sites.rs`), which 36 needles and ten passes reach.
fn growth(driver: &Driver, sites: &Sites) -> Result<()> {
    const SCREENS: [(u32, u32, f64); 5] = [
        (390, 844, 1.0),
        (WIDTH, HEIGHT, 1.0),
        (1600, 1000, 1.0),
        (WIDTH, HEIGHT, 1.5),
        (WIDTH, HEIGHT, 2.0),
    ];
    const CHANNELS: [(u32, u32); 3] = [(1, 1), (12, 4), (36, 10)];
    let browser = Browser::start(driver, Needs::Untouched)?;
    browser.devtools("Performance.enable", &json!({}))?;
    let page = browser.page(&sites.probed, sites);
    page.plant("dense")?;
    println!("\n| Skindepth | motion | {} |", Watched::HEAD);
    println!("|---|---|---|---|---|---|---|---|---|");
    let row = |what: &str, query: &str| -> Result<()> {
        open(&page, query)?;
        for at in [0, 2] {
            let (motion, begin, end) = MOTIONS[at];
            let watched = watch(&page, driver, WATCHED_MS, begin, end)?;
            page.settle()?;
            println!("| {what} | {motion} | {} |", watched.row());
        }
        Ok(())
    };
    for (width, height, ratio) in SCREENS {
        browser.pretend(width, height, ratio)?;
        row(&format!("{width} by {height}, ratio {ratio}"), QUERY)?;
    }
    browser.pretend(WIDTH, HEIGHT, 1.0)?;
    for (needles, passes) in CHANNELS {
        let query = format!("{QUERY}&needles={needles}&passes={passes}");
        row(&format!("{needles} needles, {passes} passes"), &query)?;
    }
    browser.quit()
}

/// Does the picture slow down, or grow? Time plays over and over, minute by minute.
fn minutes(driver: &Driver, sites: &Sites, minutes: u32) -> Result<()> {
    if minutes == 0 {
        bail!("there is nothing to watch in no minutes");
    }
    let browser = Browser::start(driver, Needs::Untouched)?;
    browser.pretend(WIDTH, HEIGHT, 1.0)?;
    browser.devtools("Performance.enable", &json!({}))?;
    let page = browser.page(&sites.probed, sites);
    open(&page, QUERY)?;
    // It stops at the end of the axis, and starts again as players do.
    page.run(
        "part('play').click(); let last;
         setInterval(() => {
           const now = part('time').value;
           if (now === last) part('play').click();
           last = now;
         }, 2000);",
        Value::Null,
    )?;
    println!(
        "\n| Skindepth, time plays over and over | {} | scripts, MB | program, MB |",
        Watched::HEAD
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for minute in 1..=minutes {
        let watched = watch(&page, driver, 59_000, "", "")?;
        let program = page.eval("window.__probe.memory.buffer.byteLength", Value::Null)?;
        // The tests' own records of frames are no part of it.
        page.run(
            "window.__probe.frames.length = 0; window.__presented.frames.length = 0;",
            Value::Null,
        )?;
        let scripts = browser.heap()?.context("Chromium says how much there is")?;
        println!(
            "| minute {minute} | {} | {:.2} | {:.2} |",
            watched.row(),
            scripts / 1e6,
            program.as_f64().context("the probe saw the program's memory")? / 1e6
        );
    }
    browser.quit()
}
