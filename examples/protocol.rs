//! Writes the protocol's page, the element's types and its manifest: `cargo run --example protocol`.

use std::fs;
use std::io;
use std::path::Path;

use skindepth::protocol::docs;

fn main() -> io::Result<()> {
    for (path, text) in docs::files() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(path), text)?;
    }
    Ok(())
}
