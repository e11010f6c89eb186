//! Writes public/story.html, the story as text with drawings for browsers without scripts or WebAssembly:
//! `cargo run --example story`.

mod page;

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    let story = fs::read_to_string(public.join("story.json"))?;
    fs::write(public.join("story.html"), page::html(&story))
}
