//! Writes public/clinic.schema.json and docs/clinic.md from the table of what a clinic's file may say:
//! `cargo run --example clinic`.

use std::fs;
use std::io;
use std::path::Path;

use skindepth::clinic::docs;

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(root.join("public/clinic.schema.json"), docs::schema())?;
    fs::write(root.join("docs/clinic.md"), docs::markdown())
}
