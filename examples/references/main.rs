//! Writes public/references.html, every number of the evidence table with its source, as a page without scripts:
//! `cargo run --example references`.

mod page;

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    let table = fs::read_to_string(public.join("data/evidence.json"))?;
    fs::write(public.join("references.html"), page::html(&table))
}
