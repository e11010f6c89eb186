//! `bench --embed`: what the widget costs a host page before anybody touches it, by Lighthouse, beside two elements that
//! are embedded the same way: below the fold of the same text.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::console::{run, step};
use crate::places::Places;
use crate::site::Site;
use crate::{build, debian, dist};

const PACKAGES: [&str; 3] = [
    "lighthouse@12.8.2",
    "@google/model-viewer@4.4.0",
    "@ruffle-rs/ruffle@0.6.0",
];
/// Visits of which the median is told.
const VISITS: usize = 3;

/// The same page with one element or another in the place of the widget; `@` is where its files are.
const ELEMENTS: [(&str, &str); 4] = [
    ("without", ""),
    (
        "<skin-depth>",
        "<script type=module src=@/embed/skin-depth.js></script><skin-depth site=cheek depth=1>What micro-needling does.</skin-depth>",
    ),
    (
        "<model-viewer>",
        "<script type=module src=@/model-viewer.min.js></script><model-viewer src=@/model.glb alt=Model></model-viewer>",
    ),
    (
        "Ruffle",
        "<script src=@/ruffle.js></script><object type=application/x-shockwave-flash data=@/movie.swf width=600 height=400></object>",
    ),
];

/// Prints the table of `docs/embed.md`; the site must be built.
pub(crate) fn print(places: &Places) -> Result<()> {
    debian::ensure(&[debian::CHROMIUM, debian::NPM])?;
    let tools = places.npm.join("weigh");
    step("npm install lighthouse and the others", || {
        fs::create_dir_all(&tools)?;
        let mut npm = places.command("npm");
        npm.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            "--prefix",
        ]);
        run(npm.arg(&tools).args(PACKAGES))
    })?;
    let work = places.target.join("weigh");
    let (peers, hosts) = (work.join("peers"), work.join("hosts"));
    write_peers(&tools.join("node_modules"), &peers)?;
    fs::create_dir_all(&hosts)?;
    let (site, peers) = (
        Site::serve(&build::dist(places), 0, None)?,
        Site::serve(&peers, 0, None)?,
    );
    let text = fs::read_to_string(places.root.join("demo/partner.html"))?;
    for (at, (_, element)) in ELEMENTS.iter().enumerate() {
        let files = if at == 1 { site.address() } else { peers.address() };
        let element = element.replace('@', files.trim_end_matches('/'));
        fs::write(hosts.join(format!("{at}.html")), page(&text, &element)?)?;
    }
    fs::copy(places.root.join("demo/partner.css"), hosts.join("partner.css"))?;
    let hosts = Site::serve(&hosts, 0, None)?;
    println!(
        "{:<16} {:>12} {:>12} {:>14} {:>16}",
        "page", "performance", "kB", "main thread ms", "blocking ms"
    );
    for (at, (name, _)) in ELEMENTS.iter().enumerate() {
        let address = format!("{}{at}.html", hosts.foreign_address());
        let visits = (0..VISITS)
            .map(|visit| visit_by(places, &tools, &address, &work.join(format!("{at}-{visit}.json"))))
            .collect::<Result<Vec<_>>>()?;
        let middle = |column: usize| {
            let mut values: Vec<f64> = visits.iter().map(|visit| visit[column]).collect();
            values.sort_by(f64::total_cmp);
            values[VISITS / 2]
        };
        println!(
            "{name:<16} {:>12.0} {:>12.1} {:>14.0} {:>16.0}",
            middle(0) * 100.0,
            middle(1) / 1e3,
            middle(2),
            middle(3)
        );
    }
    Ok(())
}

/// The partner's page with another element in the place of the widget.
fn page(text: &str, element: &str) -> Result<String> {
    let (head, rest) = text.split_once("<script").context("a script in the page")?;
    let (_, rest) = rest.split_once("</script>").context("its end")?;
    let (before, rest) = rest.split_once("<skin-depth").context("a widget in the page")?;
    let (_, after) = rest.split_once("</skin-depth>").context("its end")?;
    Ok([head, before, element, after].concat())
}

/// One visit: performance, bytes, and milliseconds of the main thread and of blocking, as Lighthouse counts for a phone.
fn visit_by(places: &Places, tools: &Path, address: &str, into: &Path) -> Result<[f64; 4]> {
    let program = tools.join("node_modules/.bin/lighthouse");
    run(places
        .command(&program.to_string_lossy())
        .args([
            address,
            "--only-categories=performance",
            "--output=json",
            "--quiet",
        ])
        .arg(format!("--output-path={}", into.display()))
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
        .env("CHROME_PATH", "/usr/bin/chromium"))?;
    let report: Value = serde_json::from_str(&fs::read_to_string(into)?)?;
    let audit = |name: &str| {
        report["audits"][name]["numericValue"]
            .as_f64()
            .with_context(|| format!("Lighthouse says nothing of {name}"))
    };
    Ok([
        report["categories"]["performance"]["score"]
            .as_f64()
            .context("no score")?,
        audit("total-byte-weight")?,
        audit("mainthread-work-breakdown")?,
        audit("total-blocking-time")?,
    ])
}

/// Their files with brotli copies, as a good host sends them, and the least that they can show: a triangle, an empty movie.
fn write_peers(modules: &Path, into: &Path) -> Result<()> {
    fs::create_dir_all(into)?;
    let ruffle = modules.join("@ruffle-rs/ruffle");
    let mut files = vec![modules.join("@google/model-viewer/dist/model-viewer.min.js")];
    for entry in fs::read_dir(ruffle)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "js" || end == "wasm") {
            files.push(path);
        }
    }
    for file in files {
        let name = file.file_name().context("a file has a name")?;
        let bytes = fs::read(&file)?;
        fs::write(into.join(name), &bytes)?;
        let packed = into.join([&*name.to_string_lossy(), ".br"].concat());
        if !packed.is_file() {
            fs::write(packed, dist::brotli(&bytes)?)?;
        }
    }
    fs::write(into.join("model.glb"), triangle())?;
    fs::write(into.join("movie.swf"), EMPTY_MOVIE)?;
    // Pages of other origins use them.
    fs::write(into.join("_headers"), "/*\n  Access-Control-Allow-Origin: *\n")?;
    Ok(())
}

/// One frame of nothing, 600 by 400 pixels.
const EMPTY_MOVIE: &[u8] = &[
    b'F', b'W', b'S', 6, 26, 0, 0, 0, 0x78, 0, 5, 0xdc, 0, 0, 0xfa, 0, 0, 0, 12, 1, 0, 0x40, 0, 0, 0, 0,
];

/// A triangle as binary glTF.
fn triangle() -> Vec<u8> {
    let points: [f32; 9] = [0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0];
    let data: Vec<u8> = points.iter().flat_map(|value| value.to_le_bytes()).collect();
    let mut text = r#"{"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0}],"meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],"accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3","min":[0,0,0],"max":[1,1,0]}],"bufferViews":[{"buffer":0,"byteLength":36}],"buffers":[{"byteLength":36}]}"#.to_owned();
    while !text.len().is_multiple_of(4) {
        text.push(' ');
    }
    let word = |value: usize| u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes();
    let mut file = b"glTF\x02\0\0\0".to_vec();
    file.extend(word(12 + 8 + text.len() + 8 + data.len()));
    file.extend(word(text.len()));
    file.extend(b"JSON");
    file.extend(text.bytes());
    file.extend(word(data.len()));
    file.extend(b"BIN\0");
    file.extend(data);
    file
}
