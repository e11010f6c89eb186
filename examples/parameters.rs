//! Writes docs/parameters.md from the list of parameters: `cargo run --example parameters`.

use std::fs;
use std::io;
use std::path::Path;

use skindepth::plan::params::docs;

fn main() -> io::Result<()> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/parameters.md");
    fs::write(page, docs::markdown())
}
