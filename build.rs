//! Turns the evidence table into one constant per fact and per source, and squeezes the shaders.
//!
//! A fact that does not exist is then a compile error, a fact that nobody uses costs no bytes, and a source that
//! does not resolve stops the build with its id.

#![expect(
    clippy::expect_used,
    reason = "a malformed table has to stop the build, with its reason"
)]

#[path = "build/outcomes.rs"]
mod outcomes;
#[path = "build/programs.rs"]
mod programs;
#[path = "build/squeeze.rs"]
mod squeeze;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

use serde_json::Value;

fn main() {
    let table_path = "public/data/evidence.json";
    println!("cargo::rerun-if-changed={table_path}");
    println!("cargo::rerun-if-changed=build.rs");
    // Which copy of the project is built: they share a folder, and an older copy's files look built after a newer one was.
    println!("cargo::rerun-if-env-changed=SKINDEPTH_COPY");
    println!("cargo::rerun-if-changed=build/outcomes.rs");
    println!("cargo::rerun-if-changed=build/programs.rs");
    println!("cargo::rerun-if-changed=build/squeeze.rs");
    shaders();
    cut();
    let table: Value =
        serde_json::from_str(&fs::read_to_string(table_path).expect("the evidence table is readable"))
            .expect("the evidence table is JSON");
    let sources = table["sources"].as_object().expect("`sources` is an object");
    let facts = table["facts"].as_array().expect("`facts` is a list");

    let mut code = String::new();
    let mut all = String::new();
    let mut units: Vec<&str> = Vec::new();
    for fact in facts {
        let id = fact["id"].as_str().expect("every fact has an id");
        for source in fact["source_ids"]
            .as_array()
            .expect("every fact lists its sources")
        {
            let source = source.as_str().expect("a source id is text");
            assert!(
                sources.contains_key(source),
                "fact `{id}` names the unknown source `{source}`"
            );
        }
        let status = match fact["status"].as_str() {
            Some("VERIFIED") => "Verified",
            Some("MEMORY") => "Memory",
            Some("DERIVED") => "Derived",
            other => panic!("fact `{id}` has the unknown status {other:?}"),
        };
        let unit = fact["unit"].as_str().expect("every fact has a unit");
        let place = units.iter().position(|known| *known == unit).unwrap_or_else(|| {
            units.push(unit);
            units.len() - 1
        });
        let name = constant_name(id);
        let quantity = fact["quantity"]
            .as_str()
            .unwrap_or_default()
            .replace(['[', ']', '<', '>', '`'], " ");
        writeln!(
            code,
            "/// `{id}`: {quantity}.\npub const {name}: Fact = Fact {{ id: {id:?}, value: {}, low: {}, high: {}, unit: UNIT_{place}, status: Status::{status} }};",
            number(&fact["value"]), number(&fact["low"]), number(&fact["high"]),
        )
        .expect("writing to a string succeeds");
        writeln!(all, "    {name},").expect("writing to a string succeeds");
    }
    for (place, unit) in units.iter().enumerate() {
        writeln!(code, "const UNIT_{place}: &Unit = &Unit::known({unit:?});")
            .expect("writing to a string succeeds");
    }
    writeln!(
        code,
        "/// Every fact of the table, in its order.\npub const ALL: &[Fact] = &[\n{all}];"
    )
    .expect("writing to a string succeeds");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("facts.rs"), code).expect("OUT_DIR is writable");
    fs::write(Path::new(&out).join("outcomes.rs"), outcomes::code(&table)).expect("OUT_DIR is writable");
}

/// Whoever cuts the program in two needs the linker's notes on what refers to what.
fn cut() {
    println!("cargo::rerun-if-env-changed=SKINDEPTH_SPLIT");
    if env::var_os("SKINDEPTH_SPLIT").is_some() {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-bin=skindepth-app=--emit-relocs");
    }
}

/// Writes the shader texts into the build's folder, shortened.
fn shaders() {
    let folder = Path::new("src/render/shaders");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the shaders are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    files.sort();
    let for_site = env::var_os("SKINDEPTH_SPLIT").is_some();
    let texts: Vec<String> = files
        .iter()
        .map(|file| squeeze::flat(&fs::read_to_string(file).expect("a shader is text"), !for_site))
        .collect();
    let palette = "src/scene/palette.rs";
    println!("cargo::rerun-if-changed={palette}");
    let palette = squeeze::palette(&fs::read_to_string(palette).expect("the palette is there"));
    for text in &texts {
        for word in text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
            assert!(
                !word.starts_with("PAL_") || palette.contains_key(word),
                "a shader names `{word}`, and there is no such colour"
            );
        }
    }
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("shaders");
    fs::create_dir_all(&out).expect("OUT_DIR is writable");
    let squeezed: BTreeMap<String, String> = files
        .iter()
        .map(|file| file.file_name().expect("a file has a name"))
        .map(|name| name.to_string_lossy().into_owned())
        .zip(squeeze::squeeze(&texts, &palette))
        .collect();
    for name in ["header.glsl", "fullscreen.vert", "tubes.vert"] {
        fs::write(out.join(name), &squeezed[name]).expect("OUT_DIR is writable");
    }
    fs::write(out.join("fragments"), programs::text(&squeezed)).expect("OUT_DIR is writable");
}

fn number(value: &Value) -> String {
    value
        .as_f64()
        .map_or_else(|| "None".to_owned(), |x| format!("Some({x:?})"))
}

/// `pen-channel-depth-0p5` becomes `PEN_CHANNEL_DEPTH_0P5`; a leading digit gets a letter in front.
fn constant_name(id: &str) -> String {
    let name = id
        .replace(|c: char| !c.is_ascii_alphanumeric(), "_")
        .to_uppercase();
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("F{name}")
    } else {
        name
    }
}
