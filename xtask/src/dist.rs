//! `dist`: the optimised site, ready to copy to any static host, within its size budget.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::console::{self, step};
use crate::places::Places;
use crate::{build, embed, front, icons, program, tools};

/// Bytes over the wire (brotli) until the picture lives: page, styles, loader, glue and wasm.
const FIRST_FRAME_BUDGET: usize = 150_000;
/// Bytes over the wire (brotli) of all that the page can come to ask for, in the language that weighs most.
const TOTAL_BUDGET: usize = 353_500;
/// What a consultation asks for on top.
const CONSULTATION_BUDGET: usize = 100_000;

/// Bytes over the wire (brotli) of the element: all that a host page loads before anybody looks.
const ELEMENT_BUDGET: usize = 6_000;
const ELEMENT: &str = "embed/skin-depth.js";

/// Builds `dist/`, prints its sizes and fails over budget.
pub(crate) fn run(places: &Places) -> Result<()> {
    tools::for_release(places)?;
    let files = step("build the optimised site", || build(places))?;
    println!("\n{}", table(&files));
    check_element(&files)?;
    check_budget(&files)?;
    println!(
        "{} holds the site; docs/deploy.md says how to put it on a host",
        build::dist(places).display()
    );
    Ok(())
}

/// A file of the site and its size in the three forms in which a host may send it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct File {
    /// Below `dist/`, with `/`.
    pub(crate) path: String,
    raw: usize,
    gzip: usize,
    /// Bytes after brotli; never more than raw.
    pub(crate) brotli: usize,
}

impl File {
    /// Whether the page needs it before its first live picture.
    fn is_early(&self) -> bool {
        let name = self.path.as_str();
        name == FIRST_WORDS
            || !name.contains('/')
                && (name == "index.html"
                    || name == "boot.js"
                    || name.starts_with("style-") && kind_of(name) == "css"
                    || is_program(name))
    }

    /// Whether the page itself never asks for it: documents that are read without the program, what a host page loads
    /// instead, lists and licences.
    fn is_beside(&self) -> bool {
        let name = self.path.as_str();
        let page = kind_of(name) == "html" && name != "index.html";
        page || name == "story.css"
            || name == OFFLINE_LIST
            || name.starts_with("embed/")
            || name.starts_with("fonts/") && kind_of(name) == "txt"
    }

    /// Whether only a consultation, its preparation, or a copy for use without a network asks for it.
    fn is_for_consultations(&self) -> bool {
        let name = self.path.as_str();
        let last = name.rsplit('/').next().unwrap_or_default();
        name.starts_with("skindepth-more-")
            || name.starts_with("icon-")
            || name.starts_with("clinic.")
            || [
                "consult.css",
                "consult.txt",
                "takehome.css",
                "takehome.txt",
                "offline.js",
                "sw.js",
                "app.webmanifest",
            ]
            .contains(&last)
    }

    /// The language that it is in, where a language has a file of its own.
    fn language(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("lang/")?;
        Some(inside.split_once('/')?.0)
    }
}

/// The texts that the page fetches beside the program; in other languages they weigh about the same.
const FIRST_WORDS: &str = "lang/en/core.txt";

/// The glue and the wasm that Trunk names after the binary.
fn is_program(name: &str) -> bool {
    name.starts_with("skindepth-app-")
}

/// Builds and packs, without the table.
pub(crate) fn build(places: &Places) -> Result<Vec<File>> {
    let folder = build::dist(places);
    // Compressed copies of files that are gone must not stay.
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    console::run(build::trunk(places, true, &folder)?.env("SKINDEPTH_SPLIT", "1"))?;
    let program = program::replace(places, &folder)?;
    front::rewrite(places, &folder, &program)?;
    embed::add_page(places, &folder)?;
    shorten(places, &folder)?;
    icons::write(&folder)?;
    let (files, version) = pack(&folder)?;
    let release = embed::add_paths(&folder, &version)?;
    embed::write_extras(places, &folder, &release)?;
    Ok(files)
}

/// Shortens the scripts, styles and data that Trunk copies as they are.
fn shorten(places: &Places, folder: &Path) -> Result<()> {
    let mut paths = Vec::new();
    list(folder, folder, &mut paths)?;
    // What has a digest in its name is short already, and must not change any more.
    let ours = |path: &&String| {
        ["js", "css"].contains(&kind_of(path)) && !path.starts_with("skindepth-") && !has_digest(path)
    };
    for path in paths.iter().filter(ours) {
        let file = folder.join(path);
        program::minify(places, &file, &file, false)?;
    }
    for path in &paths {
        let short = match kind_of(path) {
            "json" => short_json,
            "txt" if path.starts_with("lang/") => short_words,
            _ => continue,
        };
        let file = folder.join(path);
        let text = short(&fs::read_to_string(&file)?);
        fs::write(&file, text)?;
    }
    Ok(())
}

/// JSON without what only its lines need. A text in it has no line's end of its own, so that what stands before a line is
/// never part of one; nor is what follows the first quotation marks of a line, where a colon does.
fn short_json(text: &str) -> String {
    let mut short = String::new();
    for line in text.lines().map(str::trim_start) {
        match line.split_once("\": ") {
            Some((key, value)) if key.matches(['"', '\\']).count() == 1 => {
                short.extend([key, "\":", value]);
            }
            _ => short.push_str(line),
        }
    }
    short
}

/// The texts of a language without remarks, empty lines and spaces that are left out in reading.
fn short_words(text: &str) -> String {
    let mut short = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, text)) = line.split_once('=') {
            short.extend([key.trim(), "=", text.trim(), "\n"]);
        }
    }
    short
}

/// Adds what a host wants beside the files: cache rules, the offline list, compressed copies.
fn pack(folder: &Path) -> Result<(Vec<File>, String)> {
    let mut paths = Vec::new();
    list(folder, folder, &mut paths)?;
    paths.sort();
    add_cache_rules(folder, &paths)?;
    let mut files = Vec::new();
    for path in paths.iter().filter(|path| !path.starts_with('_')) {
        files.push(pack_file(folder, path)?);
    }
    let version = write_offline_list(folder)?;
    files.push(pack_file(folder, OFFLINE_LIST)?);
    Ok((files, version))
}

const OFFLINE_LIST: &str = "offline.json";

/// Copies a folder with all that is in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let into = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &into)?;
        } else {
            fs::copy(entry.path(), into)?;
        }
    }
    Ok(())
}

fn list(folder: &Path, inside: &Path, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(inside)? {
        let path = entry?.path();
        if path.is_dir() {
            list(folder, &path, paths)?;
        } else if let Ok(below) = path.strip_prefix(folder) {
            paths.push(below.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

/// A name with a digest never changes its content, so browsers may keep it for ever.
fn add_cache_rules(folder: &Path, paths: &[String]) -> Result<()> {
    let file = folder.join("_headers");
    let mut rules = fs::read_to_string(&file).context("the site has no _headers")?;
    rules.push_str("\n# Names with a digest: written by `cargo xtask dist`.\n");
    for path in paths.iter().filter(|path| has_digest(path)) {
        writeln!(
            rules,
            "/{path}\n  Cache-Control: public, max-age=31536000, immutable"
        )?;
    }
    fs::write(file, rules)?;
    Ok(())
}

/// Whether a name ends in Trunk's digest: 16 hexadecimal digits, and `_bg` after them for wasm.
fn has_digest(path: &str) -> bool {
    let stem = path
        .rsplit('/')
        .next()
        .and_then(|name| name.split('.').next())
        .unwrap_or_default();
    stem.trim_end_matches("_bg")
        .rsplit_once('-')
        .is_some_and(|(_, digest)| digest.len() >= 15 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn pack_file(folder: &Path, path: &str) -> Result<File> {
    let file = folder.join(path);
    let bytes = fs::read(&file)?;
    let mut size = File {
        path: path.to_owned(),
        raw: bytes.len(),
        gzip: bytes.len(),
        brotli: bytes.len(),
    };
    if is_compressible(path) {
        let (brotli, gzip) = (brotli(&bytes)?, gzip(&bytes)?);
        // A copy that saves nothing is not written.
        if brotli.len() < bytes.len() {
            size.brotli = brotli.len();
            fs::write(suffixed(&file, "br"), brotli)?;
        }
        if gzip.len() < bytes.len() {
            size.gzip = gzip.len();
            fs::write(suffixed(&file, "gz"), gzip)?;
        }
    }
    Ok(size)
}

fn is_compressible(path: &str) -> bool {
    !["png", "jpg", "jpeg", "webp", "woff2"].contains(&kind_of(path))
}

/// What follows the last dot.
fn kind_of(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, kind)| kind)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

fn suffixed(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// What must be fetched for the site to work without a network, with the digests that say whether it arrived whole, and
/// one version for all of it. A page whose copy could not be moved into a folder stops the build.
pub(crate) fn write_offline_list(folder: &Path) -> Result<String> {
    let mut paths = Vec::new();
    list(folder, folder, &mut paths)?;
    paths.retain(|path| is_for_offline(path));
    paths.sort();
    can_be_moved(&fs::read_to_string(folder.join("index.html"))?)?;
    let mut all = Sha256::new();
    let mut entries = Vec::new();
    for path in &paths {
        let bytes = fs::read(folder.join(path))?;
        let sha256 = hex(&Sha256::digest(&bytes));
        all.update(path);
        all.update(&sha256);
        entries.push(json!({ "path": path, "sha256": sha256, "bytes": bytes.len() }));
    }
    let version = hex(&all.finalize()[..8]);
    let list = json!({ "version": version, "files": entries });
    fs::write(folder.join(OFFLINE_LIST), format!("{list:#}\n"))?;
    Ok(version)
}

/// Whether a copy for use without a network needs the file: not what only other sites, hosts or installers ask for.
fn is_for_offline(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    !(first.starts_with('_')
        || ["br", "gz", "png", "webmanifest"].contains(&kind_of(path))
        || ["embed", "embed.html", "r", "v1", "sw.js", OFFLINE_LIST].contains(&first))
}

/// `public/offline.js` gives the copied page another base and takes the installer's file out of it: each of the two
/// must stand in the page once.
fn can_be_moved(page: &str) -> Result<()> {
    for (unquoted, quoted) in [
        ("<base href=./", "<base href=\"./\""),
        ("href=app.webmanifest", "href=\"app.webmanifest\""),
    ] {
        let count = page.matches(unquoted).count() + page.matches(quoted).count();
        if count != 1 {
            bail!("index.html holds `{quoted}` {count} times, and a copy of it needs it once");
        }
    }
    Ok(())
}

/// Bytes over the wire.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Totals {
    /// Until the first live picture.
    pub(crate) early: usize,
    /// Of all that the page can come to ask for.
    pub(crate) person: usize,
    /// Of what a consultation asks for besides.
    pub(crate) consultation: usize,
    /// Of the whole site, every language in it.
    pub(crate) site: usize,
}

pub(crate) fn totals(files: &[File]) -> Totals {
    let sum = |which: &dyn Fn(&File) -> bool| -> usize {
        files
            .iter()
            .filter(|file| which(file))
            .map(|file| file.brotli)
            .sum()
    };
    // One person reads one language: the one that weighs most counts.
    let one_language = |which: &dyn Fn(&File) -> bool| -> usize {
        let mut languages = BTreeMap::<&str, usize>::new();
        for file in files.iter().filter(|file| which(file)) {
            if let Some(language) = file.language() {
                *languages.entry(language).or_default() += file.brotli;
            }
        }
        sum(&|file| which(file) && file.language().is_none())
            + languages.into_values().max().unwrap_or_default()
    };
    Totals {
        early: sum(&File::is_early),
        person: one_language(&|file| !file.is_beside() && !file.is_for_consultations()),
        consultation: one_language(&|file| !file.is_beside() && file.is_for_consultations()),
        site: sum(&|_| true),
    }
}

/// Sizes of every file, those before the first picture marked.
pub(crate) fn table(files: &[File]) -> String {
    let mut rows = vec![format!(
        "{:<46} {:>10} {:>10} {:>10}",
        "file (* before the first live picture)", "raw", "gzip", "brotli"
    )];
    rows.extend(files.iter().map(|file| {
        let mark = if file.is_early() { '*' } else { ' ' };
        format!(
            "{mark} {:<44} {:>10} {:>10} {:>10}",
            file.path, file.raw, file.gzip, file.brotli
        )
    }));
    let totals = totals(files);
    for (what, bytes, budget) in [
        ("to the first live picture", totals.early, FIRST_FRAME_BUDGET),
        (
            "all that the page can ask for, in one language",
            totals.person,
            TOTAL_BUDGET,
        ),
        (
            "a consultation, besides",
            totals.consultation,
            CONSULTATION_BUDGET,
        ),
    ] {
        rows.push(format!("{what:<68} {bytes:>10} of {budget}"));
    }
    rows.push(format!(
        "{:<68} {:>10}",
        "the whole site, every language and document", totals.site
    ));
    rows.join("\n")
}

/// The element has its own budget, without leave to overshoot.
fn check_element(files: &[File]) -> Result<()> {
    match files.iter().find(|file| file.path == ELEMENT) {
        Some(file) if file.brotli <= ELEMENT_BUDGET => Ok(()),
        Some(file) => bail!(
            "{ELEMENT} has {} bytes; its budget is {ELEMENT_BUDGET}",
            file.brotli
        ),
        None => bail!("the site has no {ELEMENT}"),
    }
}

fn check_budget(files: &[File]) -> Result<()> {
    let totals = totals(files);
    for (what, bytes, budget) in [
        ("until the first live picture", totals.early, FIRST_FRAME_BUDGET),
        ("that the page can ask for", totals.person, TOTAL_BUDGET),
        (
            "that a consultation asks for besides",
            totals.consultation,
            CONSULTATION_BUDGET,
        ),
    ] {
        if bytes > budget {
            bail!("{bytes} bytes {what}; the budget is {budget}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortened_json_says_the_same() {
        let text = include_str!("../../public/data/evidence.json");
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
        let short = short_json(text);
        assert!(read(text).is_some() && read(text) == read(&short));
        assert!(short.len() < text.len());
        let hard = "{\n \"a\": [\n  \"b\\\": c\",\n  \"d: e\"\n ]\n}";
        assert_eq!(read(hard), read(&short_json(hard)));
    }

    #[test]
    fn shortened_words_say_the_same() {
        for text in [
            include_str!("../../public/lang/ar/core.txt"),
            include_str!("../../public/lang/fr/story.txt"),
        ] {
            // As the page reads them.
            let entries = |text: &str| -> Vec<(String, String)> {
                let entry = |line: &str| {
                    let (key, text) = line.split_once('=')?;
                    let (key, text) = (key.trim().to_owned(), text.trim().to_owned());
                    (!key.starts_with('#') && !text.is_empty()).then_some((key, text))
                };
                text.lines().filter_map(entry).collect()
            };
            assert_eq!(entries(text), entries(&short_words(text)));
        }
    }

    #[test]
    fn names_with_a_digest_are_known() {
        let rows = [
            ("skindepth-app-1f2e3d4c5b6a7988.js", true),
            ("skindepth-app-1f2e3d4c5b6a7988_bg.wasm", true),
            ("page-1f2e3d4c5b6a7988.css", true),
            ("boot.js", false),
            ("index.html", false),
            ("embed/skin-depth.js", false),
        ];
        for (path, expected) in rows {
            assert_eq!(has_digest(path), expected, "{path}");
        }
    }

    #[test]
    fn a_copy_holds_what_the_page_asks_for() {
        let rows = [
            ("index.html", true),
            ("boot.js", true),
            ("offline.js", true),
            ("lang/pt-BR/core.txt", true),
            ("data/evidence.json", true),
            ("icon.svg", true),
            ("boot.js.br", false),
            ("_headers", false),
            ("sw.js", false),
            ("offline.json", false),
            ("embed.html", false),
            ("embed/skin-depth.js", false),
            ("icon-512.png", false),
        ];
        for (path, expected) in rows {
            assert_eq!(is_for_offline(path), expected, "{path}");
        }
    }

    #[test]
    fn a_page_can_be_moved_into_a_folder_or_stops_the_build() {
        let manifest = "<link rel=manifest href=app.webmanifest>";
        let rows = [
            (format!("<base href=./>{manifest}"), true),
            (
                "<base href=\"./\"/><link href=\"app.webmanifest\">".to_owned(),
                true,
            ),
            (manifest.to_owned(), false),
            ("<base href=\"/\"/>".to_owned() + manifest, false),
            (format!("<base href=./>{manifest}{manifest}"), false),
            ("<base href=./>".to_owned(), false),
        ];
        for (page, expected) in rows {
            assert_eq!(can_be_moved(&page).is_ok(), expected, "{page}");
        }
    }

    #[test]
    fn one_person_loads_one_language() {
        let file = |path: &str, brotli| File {
            path: path.into(),
            raw: brotli,
            gzip: brotli,
            brotli,
        };
        let files = [
            file("index.html", 1),
            file("skindepth-app-1f2e3d4c5b6a7988_bg.wasm", 10),
            file("skindepth-late-1f2e3d4c5b6a7988.wasm", 100),
            file("skindepth-more-1f2e3d4c5b6a7988.wasm", 300),
            file("lang/en/consult.txt", 30),
            file("references.html", 20_000),
            file("embed/frame.js", 20_000),
            file("lang/en/core.txt", 1000),
            file("lang/fr/core.txt", 2000),
        ];
        let expected = Totals {
            early: 1011,
            person: 2111,
            consultation: 330,
            site: 43_441,
        };
        assert_eq!(totals(&files), expected);
    }

    #[test]
    fn what_is_packed_unpacks_to_the_same() {
        let bytes = "needle ".repeat(500).into_bytes();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&bytes).unwrap(), &mut back).unwrap();
        assert_eq!(back, bytes, "brotli");
        let mut back = Vec::new();
        io::copy(
            &mut flate2::read::GzDecoder::new(&*gzip(&bytes).unwrap()),
            &mut back,
        )
        .unwrap();
        assert_eq!(back, bytes, "gzip");
    }
}
