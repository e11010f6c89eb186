//! Writes the story as text with drawings, for browsers without scripts or WebAssembly: public/story.html in English,
//! public/story/<language>.html in the others, and the text that stands in index.html: `cargo run --example story`.

mod page;
mod shared;

use std::path::Path;
use std::{fs, io};

use skindepth::words::Lang;

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let story = fs::read_to_string(root.join("public/story.json"))?;
    fs::create_dir_all(root.join("public/story"))?;
    for lang in Lang::ALL {
        fs::write(
            root.join("public").join(page::place(lang)),
            page::html(&story, lang),
        )?;
    }
    let index = root.join("index.html");
    let text = fs::read_to_string(&index)?;
    fs::write(index, page::index(&text, &story))
}
