//! The program of the optimised site: cut in two, optimised, its names shortened.
//!
//! Trunk lays out the site and compiles; the program that it has put there is then replaced. What is reached through
//! the one function that is marked as a cut goes into a file of its own, which the page fetches after its first
//! picture. Both files share one memory and one table, and belong to one build: a digest over all of them names each.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use sha2::{Digest as _, Sha256};
use wasm_encoder::reencode::{self, Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module};

use crate::console;
use crate::dist::hex;
use crate::places::Places;

/// Trunk's name for the program, without digest and ending.
const NAME: &str = "skindepth-app";
/// The cuts, as `src/app/late.rs` marks them: what follows the first picture, and what belongs to the consultation.
const CUTS: [&str; 2] = ["late", "more"];
/// As Trunk asks it to work on other programs: what browsers of the last years have.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The files of the program, below the site's folder.
#[derive(Debug)]
pub(crate) struct Program {
    /// What Trunk called its script and its wasm.
    pub(crate) trunk: [String; 2],
    /// What they are called now.
    pub(crate) glue: String,
    pub(crate) wasm: String,
}

/// Replaces the program that Trunk has put into the folder.
pub(crate) fn replace(places: &Places, folder: &Path) -> Result<Program> {
    let trunk = [".js", "_bg.wasm"].map(|ending| named(folder, &format!("{NAME}-"), ending));
    let [Ok(old_glue), Ok(old_wasm)] = trunk else {
        bail!("Trunk has put no {NAME} into {}", folder.display());
    };
    let work = places.target.join("cut");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    let rest = cut(places, &work)?;
    let bound = bind(places, &work)?;
    let rest: Vec<(String, Vec<u8>)> = rest
        .into_iter()
        .map(|name| {
            Ok((
                name.clone(),
                optimise(places, &work.join(name).with_extension("wasm"))?,
            ))
        })
        .collect::<Result<_>>()?;
    let main = bound.join(format!("{NAME}_bg.wasm"));
    fs::write(&main, without_streams(&fs::read(&main)?)?)?;
    let main = optimise(places, &main)?;
    let glue = fs::read_to_string(bound.join(format!("{NAME}.js")))?;
    let (main, glue) = shorten(&main, &glue)?;
    let mut link = fs::read_to_string(work.join("__wasm_split.js"))?;

    let mut all = Sha256::new();
    for part in [&main, glue.as_bytes(), link.as_bytes()] {
        all.update(part);
    }
    for (_, part) in &rest {
        all.update(part);
    }
    let digest = hex(&all.finalize()[..8]);
    let (script, wasm) = (format!("{NAME}-{digest}.js"), format!("{NAME}-{digest}_bg.wasm"));
    for (name, part) in rest {
        let named = format!("skindepth-{}-{digest}.wasm", name.trim_start_matches("split_"));
        link = link.replace(&format!("{name}.wasm"), &named);
        fs::write(folder.join(named), part)?;
    }
    fs::write(bound.join("__wasm_split.js"), link)?;
    fs::write(
        bound.join(format!("{NAME}.js")),
        glue.replace(&format!("'{NAME}_bg.wasm'"), &format!("'{wasm}'")),
    )?;
    // The two scripts name each other: one file, and one request less.
    let entry = bound.join("entry.js");
    fs::write(&entry, format!("export {{ default }} from \"./{NAME}.js\";\n"))?;
    minify(places, &entry, &folder.join(&script), true)?;
    fs::write(folder.join(&wasm), main)?;
    for old in [&old_glue, &old_wasm] {
        if *old != script && *old != wasm {
            fs::remove_file(folder.join(old))?;
        }
    }
    Ok(Program {
        trunk: [old_glue, old_wasm],
        glue: script,
        wasm,
    })
}

/// Shortens a script or a style sheet; with all that it names in one file, if wanted.
pub(crate) fn minify(places: &Places, from: &Path, to: &Path, bundle: bool) -> Result<()> {
    let mut command = places.command("esbuild");
    command
        .arg(from)
        .arg(format!("--outfile={}", to.display()))
        .args([
            "--minify",
            "--format=esm",
            "--log-level=warning",
            "--allow-overwrite",
            "--charset=utf8",
        ]);
    if bundle {
        command.arg("--bundle");
    }
    console::run(&mut command)
}

/// The one file with this beginning and this ending.
fn named(folder: &Path, beginning: &str, ending: &str) -> Result<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(beginning) && name.ends_with(ending) {
            found.push(name);
        }
    }
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => bail!("{} files are called {beginning}…{ending}", found.len()),
    }
}

/// Cuts what cargo has linked; says what the parts beside the first are called. What two of them share is a part too.
fn cut(places: &Places, work: &Path) -> Result<Vec<String>> {
    let linked = places
        .wasm_target
        .join(format!("wasm32-unknown-unknown/release/{NAME}.wasm"));
    let input = fs::read(&linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let main = work.join(format!("{NAME}.wasm"));
    let glue = format!("./{NAME}.js");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = work;
    options.main_out_path = &main;
    options.main_module = &glue;
    let parts = wasm_split_cli_support::transform(options)
        .map_err(|why| anyhow!("cannot cut the program: {why:?}"))?;
    let names: Vec<String> = parts
        .split_modules
        .iter()
        .filter_map(|part| Some(part.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    for cut in CUTS {
        if !names.contains(&format!("split_{cut}")) {
            bail!("the program has no part `{cut}`, only {names:?}");
        }
    }
    Ok(names)
}

/// Writes the glue of the first part, which also serves the second.
fn bind(places: &Places, work: &Path) -> Result<PathBuf> {
    let out = work.join("bound");
    console::run(
        places
            .command("wasm-bindgen")
            .args([
                "--target",
                "web",
                "--no-typescript",
                "--keep-lld-exports",
                "--out-dir",
            ])
            .arg(&out)
            .arg(work.join(format!("{NAME}.wasm"))),
    )?;
    Ok(out)
}

fn optimise(places: &Places, file: &Path) -> Result<Vec<u8>> {
    let out = file.with_extension("small.wasm");
    console::run(
        places
            .command("wasm-opt")
            .args(FEATURES)
            // Twice: a second round finds some hundred bytes more.
            .args(["-Oz", "-Oz", "--strip-debug", "--strip-producers"])
            .arg(file)
            .arg("-o")
            .arg(&out),
    )?;
    Ok(fs::read(out)?)
}

/// Takes the streams of Leptos's server functions out of what the program offers its glue: there is no server, but the
/// linker keeps whatever is exported.
fn without_streams(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    Streamless
        .parse_core_module(&mut module, wasmparser::Parser::new(0), wasm)
        .map_err(|why| anyhow!("cannot read the program: {why:?}"))?;
    Ok(module.finish())
}

/// Leaves exports out.
#[derive(Debug)]
struct Streamless;

impl Reencode for Streamless {
    type Error = std::convert::Infallible;

    fn parse_export_section(
        &mut self,
        section: &mut ExportSection,
        exports: wasmparser::ExportSectionReader<'_>,
    ) -> std::result::Result<(), reencode::Error<Self::Error>> {
        for export in exports {
            let export = export.map_err(reencode::Error::ParseError)?;
            if !export.name.contains("intounderlying") {
                RoundtripReencoder.parse_export(section, export)?;
            }
        }
        Ok(())
    }
}

/// Gives what the program takes from its glue short names, in both: a third of the glue is names that nobody reads.
fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Shorten::default();
    let mut module = Module::new();
    names
        .parse_core_module(&mut module, wasmparser::Parser::new(0), wasm)
        .map_err(|why| anyhow!("cannot read the program: {why:?}"))?;
    let glue = rename(glue, &names.short);
    Ok((module.finish(), glue))
}

/// Renames imports as they are met, and remembers how.
#[derive(Debug, Default)]
struct Shorten {
    short: BTreeMap<String, String>,
}

impl Shorten {
    fn name(&mut self, long: &str) -> String {
        let next = letters(self.short.len());
        self.short.entry(long.to_owned()).or_insert(next).clone()
    }
}

impl Reencode for Shorten {
    type Error = std::convert::Infallible;

    fn parse_export_section(
        &mut self,
        section: &mut ExportSection,
        exports: wasmparser::ExportSectionReader<'_>,
    ) -> std::result::Result<(), reencode::Error<Self::Error>> {
        for export in exports {
            let mut export = export.map_err(reencode::Error::ParseError)?;
            // What the glue calls closures by; other parts of the program know nothing of it.
            let short = export
                .name
                .starts_with("wasm_bindgen__")
                .then(|| self.name(export.name));
            if let Some(short) = &short {
                export.name = short;
            }
            RoundtripReencoder.parse_export(section, export)?;
        }
        Ok(())
    }

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: wasmparser::Imports<'_>,
    ) -> std::result::Result<(), reencode::Error<Self::Error>> {
        // Binaryen writes every import by itself.
        let wasmparser::Imports::Single(_, import) = imports else {
            return reencode::utils::parse_imports(self, section, imports);
        };
        let kind = RoundtripReencoder.entity_type(import.ty)?;
        if import.name.starts_with("__wb") {
            let (module, name) = (self.name(import.module), self.name(import.name));
            section.import(&module, &name, kind);
        } else {
            section.import(import.module, import.name, kind);
        }
        Ok(())
    }
}

/// a, b, … z, aa, ab, …
fn letters(mut place: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(b'a' + (place % 26) as u8);
        if place < 26 {
            break;
        }
        place = place / 26 - 1;
    }
    name.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// Replaces whole words: letters, digits, `_`, and what paths have besides.
fn rename(text: &str, names: &BTreeMap<String, String>) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || "_./-".contains(c);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_word) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let word = &rest[..end];
        // The glue names exports as properties of the instance.
        let (of, name) = word
            .strip_prefix("wasm.")
            .map_or(("", word), |name| ("wasm.", name));
        out.push_str(of);
        out.push_str(names.get(name).map_or(name, String::as_str));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_all_different() {
        let names: std::collections::BTreeSet<_> = (0..2000).map(letters).collect();
        assert_eq!(names.len(), 2000);
        let rows = [(0, "a"), (25, "z"), (26, "aa"), (701, "zz"), (702, "aaa")];
        for (place, expected) in rows {
            assert_eq!(letters(place), expected, "{place}");
        }
    }

    #[test]
    fn whole_words_are_renamed() {
        let names = BTreeMap::from([
            ("__wbg_a_1".to_owned(), "a".to_owned()),
            ("./app_bg.js".to_owned(), "b".to_owned()),
        ]);
        let text = "import0 = { __wbg_a_1: f, __wbg_a_12: g }; x[\"./app_bg.js\"]";
        assert_eq!(
            rename(text, &names),
            "import0 = { a: f, __wbg_a_12: g }; x[\"b\"]"
        );
    }

    #[test]
    fn imports_get_short_names_in_both() {
        let mut imports = ImportSection::new();
        let memory = wasm_encoder::EntityType::Global(wasm_encoder::GlobalType {
            val_type: wasm_encoder::ValType::I32,
            mutable: false,
            shared: false,
        });
        imports.import("./app_bg.js", "__wbg_one_77", memory);
        imports.import("./other.js", "two", memory);
        let mut module = Module::new();
        module.section(&imports);
        let (wasm, glue) = shorten(&module.finish(), "{\"./app_bg.js\": {__wbg_one_77: 1}}").unwrap();
        assert_eq!(glue, "{\"a\": {b: 1}}");
        let text = String::from_utf8_lossy(&wasm).into_owned();
        assert!(!text.contains("__wbg") && text.contains("two"), "{text:?}");
    }
}
