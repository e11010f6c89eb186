//! `test`: everything that must hold before a change is good. docs/testing.md says what each part proves.
//!
//! Two lanes run side by side, one native and one for the browser's target, for their builds share nothing; the
//! browsers come last, one after the other, for they draw with the processor and would disturb each other's times.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use anyhow::{Context as _, Result, bail};
use serde_json::json;

use crate::args::Args;
use crate::console::{Stopwatch, run_into};
use crate::debian::{self, Program};
use crate::dist::copy_folder;
use crate::faults::Faults;
use crate::hosting::Server;
use crate::places::Places;
use crate::site::{Probe, Site};
use crate::suite::{Suite, Verdict};
use crate::wordpress::WordPress;
use crate::xvfb::Xvfb;
use crate::{build, dist, embed, hosting, tools};

const WASM: &str = "wasm32-unknown-unknown";
const PARTS: &[&str] = &[
    "fmt",
    "clippy",
    "native",
    "docs",
    "wasm",
    "shaders",
    "hosting",
    "browsers",
    "wordpress",
];
const ENGINES: &[&str] = &["chromium", "firefox", "webkit"];

/// What Chromium needs inside a container, and what keeps it from talking to anybody.
const CHROMIUM_ARGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
];

/// What the command line says.
#[derive(Debug)]
pub(crate) struct Options {
    parts: Vec<String>,
    engines: Vec<String>,
    scenarios: Vec<String>,
    built: bool,
    /// The scenarios that take minutes, too.
    long: bool,
    allow_skips: bool,
}

impl Options {
    pub(crate) fn read(args: &mut Args) -> Result<Self> {
        let mut options = Self {
            parts: args.values("--only")?,
            engines: args.values("--browser")?,
            scenarios: args.values("--scenario")?,
            built: args.flag("--built"),
            long: args.flag("--long"),
            allow_skips: args.flag("--allow-skips"),
        };
        args.finish()?;
        all_known(&options.parts, PARTS)?;
        all_known(&options.engines, ENGINES)?;
        // Naming an engine or a scenario means to run that and nothing else.
        if options.parts.is_empty() && (!options.engines.is_empty() || !options.scenarios.is_empty()) {
            options.parts.push("browsers".to_owned());
        }
        Ok(options)
    }

    fn wants(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|wanted| wanted == part)
    }

    fn engines(&self) -> impl Iterator<Item = &'static str> {
        ENGINES
            .iter()
            .copied()
            .filter(|engine| self.engines.is_empty() || self.engines.iter().any(|wanted| wanted == engine))
    }
}

fn all_known(words: &[String], known: &[&str]) -> Result<()> {
    match words.iter().find(|word| !known.contains(&word.as_str())) {
        Some(word) => bail!("`{word}` is none of: {}", known.join(" ")),
        None => Ok(()),
    }
}

/// Runs the chosen checks and prints the table.
pub(crate) fn run(places: &Places, options: &Options) -> Result<()> {
    let watch = Stopwatch::start();
    let suite = Suite::new(places.target.join("test-logs"))?;
    if options.wants("fmt") {
        suite.check("fmt", |log| {
            passed(run_into(log, places.cargo().args(["fmt", "--all", "--check"])))
        });
    }
    if ["clippy", "docs", "wasm", "browsers"]
        .iter()
        .any(|part| options.wants(part))
    {
        tools::wasm_target(places)?;
    }
    thread::scope(|scope| {
        scope.spawn(|| native_lane(places, options, &suite));
        scope.spawn(|| wasm_lane(places, options, &suite));
    });
    if options.wants("hosting") {
        for server in Server::ALL {
            suite.check(server.program().name, |_log| behind(server, places));
        }
    }
    // Together: each lane alone leaves a core idle now and then.
    thread::scope(|scope| {
        if options.wants("wasm") {
            scope.spawn(|| suite.check("wasm tests", |log| wasm_tests(places, log)));
        }
        if options.wants("browsers") {
            scope.spawn(|| browsers(places, options, &suite));
        }
    });
    // Only by its name: it brings a database.
    if options.parts.iter().any(|part| part == "wordpress") {
        suite.check("wordpress", |log| in_wordpress(places, log));
    }
    suite.finish(watch.elapsed(), options.allow_skips)
}

#[expect(clippy::unnecessary_wraps, reason = "the shape that a check returns")]
fn skipped(why: &str) -> Result<Verdict> {
    Ok(Verdict::Skipped(why.to_owned()))
}

fn passed(result: Result<()>) -> Result<Verdict> {
    result.map(|()| Verdict::Passed)
}

fn native_lane(places: &Places, options: &Options, suite: &Suite) {
    let cargo = |log: &Path, args: &[&str]| passed(run_into(log, places.cargo().args(args)));
    if options.wants("clippy") {
        suite.check("clippy native", |log| {
            cargo(
                log,
                &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
            )
        });
    }
    if options.wants("native") {
        suite.check("native tests", |log| {
            let packages = ["--workspace"];
            if debian::on_path("cargo-nextest") {
                cargo(
                    log,
                    &[&["nextest", "run", "--no-fail-fast"][..], &packages].concat(),
                )?;
                cargo(log, &[&["test", "--doc"][..], &packages].concat())
            } else {
                cargo(log, &[&["test", "--no-fail-fast"][..], &packages].concat())
            }
        });
    }
    if options.wants("shaders") {
        suite.check("shaders", |log| shaders(places, log));
    }
    if options.wants("docs") {
        suite.check("rustdoc native", |log| {
            let args = ["doc", "--workspace", "--no-deps", "--document-private-items"];
            passed(run_into(
                log,
                places.cargo().args(args).env("RUSTDOCFLAGS", "-D warnings"),
            ))
        });
    }
}

fn wasm_lane(places: &Places, options: &Options, suite: &Suite) {
    if options.wants("clippy") {
        suite.check("clippy wasm", |log| {
            let args = [
                "clippy", "--target", WASM, "--lib", "--bins", "--", "-D", "warnings",
            ];
            passed(run_into(log, places.wasm_cargo().args(args)))
        });
    }
    if options.wants("docs") {
        suite.check("rustdoc wasm", |log| {
            let args = [
                "doc",
                "--target",
                WASM,
                "--lib",
                "--no-deps",
                "--document-private-items",
            ];
            passed(run_into(
                log,
                places.wasm_cargo().args(args).env("RUSTDOCFLAGS", "-D warnings"),
            ))
        });
    }
    if options.wants("wasm") {
        suite.check("build wasm tests", |log| {
            tools::for_wasm_tests(places)?;
            passed(run_into(log, wasm_test(places).arg("--no-run")))
        });
    }
    if (options.wants("browsers") || options.wants("hosting")) && !options.built {
        suite.check("dist", |_log| {
            dist::run(places)?;
            Ok(Verdict::Passed)
        });
    }
}

/// Every program's expanded text through the reference compiler; Rust's own GLSL parser knows no `300 es`.
fn shaders(places: &Places, log: &Path) -> Result<Verdict> {
    if !places.root.join("examples/shaders.rs").is_file() {
        return skipped("examples/shaders.rs does not exist, so no shader text was checked");
    }
    debian::ensure(&[debian::GLSLANG])?;
    let folder = places.target.join("shaders");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let args = ["run", "--quiet", "--example", "shaders", "--"];
    run_into(log, places.cargo().args(args).arg(&folder))?;
    let mut programs: Vec<_> = fs::read_dir(&folder)
        .context("the example wrote no shaders")?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|kind| kind == "frag"))
        .collect();
    programs.sort();
    if programs.is_empty() {
        bail!("the example wrote no .frag");
    }
    for fragment in &programs {
        // Both texts of a program, and what the one hands to the other.
        let vertex = fragment.with_extension("vert");
        run_into(
            log,
            places
                .command("glslangValidator")
                .arg("-l")
                .args([&vertex, fragment]),
        )?;
    }
    println!("  {} programs", programs.len());
    Ok(Verdict::Passed)
}

/// The command that builds the tests in `tests/wasm.rs`, and runs them unless it is given `--no-run`.
fn wasm_test(places: &Places) -> Command {
    let mut command = places.wasm_cargo();
    command.args(["test", "--target", WASM, "--test", "wasm"]);
    command
}

/// `tests/wasm.rs` in Chromium.
fn wasm_tests(places: &Places, log: &Path) -> Result<Verdict> {
    if !places.root.join("tests/wasm.rs").is_file() {
        return skipped("tests/wasm.rs does not exist, so nothing ran inside a browser engine");
    }
    let installing = INSTALLING.lock();
    debian::ensure(&[debian::CHROMIUM, debian::CHROMEDRIVER])?;
    drop(installing);
    let webdriver = places.target.join("webdriver.json");
    fs::write(
        &webdriver,
        json!({ "goog:chromeOptions": { "args": CHROMIUM_ARGS } }).to_string(),
    )?;
    passed(run_into(
        log,
        wasm_test(places)
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
                "wasm-bindgen-test-runner",
            )
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &webdriver)
            // Half a hundred pictures, drawn by the processor: minutes, where the runner would wait for seconds.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "1800")
            .env("CHROMEDRIVER", "chromedriver"),
    ))
}

/// The built site behind a server, with the file that is shipped for it.
fn behind(server: Server, places: &Places) -> Result<Verdict> {
    let program = server.program();
    if let Err(error) = debian::ensure(&[program]) {
        return skipped(&format!("{error:#}"));
    }
    hosting::check(server, &build::dist(places), &places.target.join(program.name))?;
    Ok(Verdict::Passed)
}

/// The built site in real browsers, under the headers of a deployment.
fn browsers(places: &Places, options: &Options, suite: &Suite) {
    let site = build::dist(places);
    let ready = suite.check("build browser tests", |log| {
        if !site.join("index.html").is_file() {
            bail!("there is no site in {}", site.display());
        }
        passed(run_into(
            log,
            places
                .cargo()
                .args(["build", "--package", "skindepth-browser-tests"]),
        ))
    });
    if !ready {
        return;
    }
    // Chromium takes as long as the other two together: two at a time keep two cores busy.
    let lane = |mine: fn(&str) -> bool| {
        for engine in options.engines().filter(|engine| mine(engine)) {
            suite.check(engine, |log| browser(places, options, engine, &site, log));
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| lane(|engine| engine == "chromium"));
        scope.spawn(|| lane(|engine| engine != "chromium"));
    });
}

/// Held while packages are installed, which is done by one at a time.
static INSTALLING: Mutex<()> = Mutex::new(());

/// A `WordPress` that shows the built site's widget in its posts.
fn in_wordpress(places: &Places, log: &Path) -> Result<Verdict> {
    debian::ensure(&[debian::CHROMIUM, debian::CHROMEDRIVER])?;
    let site = Site::serve(&build::dist(places), 0, None)?;
    let wordpress = WordPress::start(places, &places.target.join("wordpress"), site.address())?;
    let mut command = places.cargo();
    command
        .args([
            "run",
            "--quiet",
            "--package",
            "skindepth-browser-tests",
            "--",
            "chromium",
        ])
        .args([site.address(); 4])
        .args([&wordpress.address, "widget-in-wordpress"]);
    passed(run_into(log, &mut command))
}

/// A build that differs from `site` in what a page shows at once and in what it fetches later: the version of each is
/// in the title and in a script.
fn another_build(site: &Path, other: &Path) -> Result<()> {
    if other.exists() {
        fs::remove_dir_all(other)?;
    }
    copy_folder(site, other)?;
    let title = "page.title = ";
    for file in ["lang/en/core.txt", "solve.js", "boot.js"] {
        let path = other.join(file);
        let text = fs::read_to_string(&path)?;
        let changed = text.replacen(title, "page.title = Other: ", 1);
        fs::write(
            &path,
            if changed == text {
                text + "\n// Other: \n"
            } else {
                changed
            },
        )?;
        for kind in ["br", "gz"] {
            let copy = other.join(format!("{file}.{kind}"));
            if copy.exists() {
                fs::remove_file(copy)?;
            }
        }
    }
    dist::write_offline_list(other)?;
    for kind in ["br", "gz"] {
        let copy = other.join(format!("offline.json.{kind}"));
        if copy.exists() {
            fs::remove_file(copy)?;
        }
    }
    Ok(())
}

fn browser(places: &Places, options: &Options, engine: &str, site: &Path, log: &Path) -> Result<Verdict> {
    let programs: &[Program] = match engine {
        "chromium" => &[debian::CHROMIUM, debian::CHROMEDRIVER, debian::POPPLER],
        "firefox" => &[debian::FIREFOX, debian::XVFB, debian::POPPLER],
        _ => &[debian::WEBKIT, debian::XVFB],
    };
    let installing = INSTALLING.lock();
    if let Err(error) = debian::ensure(programs) {
        return skipped(&format!("{error:#}"));
    }
    if engine == "firefox" {
        tools::geckodriver(places)?;
    }
    let axe = tools::axe(places)?;
    drop(installing);
    let screen = if engine == "chromium" {
        None
    } else {
        Some(Xvfb::start()?)
    };
    let script = fs::read_to_string(places.root.join("tests/browser/probe.js"))?;
    let plain = Site::serve(site, 0, None)?;
    let probed = Site::serve(
        site,
        0,
        Some(&Probe {
            script: script.clone(),
        }),
    )?;
    let drawn = Site::serve(
        site,
        0,
        Some(&Probe {
            script: format!("window.__drawn = true;\n{script}"),
        }),
    )?;
    let other = places.target.join("other-build").join(engine);
    another_build(site, &other)?;
    let faulty = Site::serve_faulty(site, Faults::new(&other))?;
    let folder = places.target.join("hosts").join(engine);
    for (name, site) in [("plain", &plain), ("probed", &probed), ("faulty", &faulty)] {
        embed::write_hosts(places, &folder.join(name), site.address())?;
    }
    let hosts = Site::serve(&folder, 0, Some(&Probe { script }))?;
    let mut command = places.cargo();
    command
        .args(["run", "--quiet", "--package", "skindepth-browser-tests", "--"])
        .args([engine, plain.address(), probed.address(), drawn.address()])
        .arg(faulty.address())
        .arg(hosts.foreign_address())
        .args(options.long.then_some("--long"))
        .args(&options.scenarios)
        .env("SKINDEPTH_AXE", axe);
    if let Some(screen) = &screen {
        command.env("DISPLAY", screen.display());
    }
    let result = run_into(log, &mut command);
    // Its table of scenarios is worth seeing also when all is well.
    if result.is_ok() {
        print!("{}", fs::read_to_string(log).unwrap_or_default());
    }
    passed(result)
}
