//! Writes every program's expanded GLSL into a folder, for a validator: `cargo run --example shaders -- target/shaders`.

use std::path::PathBuf;
use std::{env, fs, io};

use skindepth::render::shaders::Program;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "target/shaders".to_owned()));
    fs::create_dir_all(&folder)?;
    for program in Program::ALL {
        let file = folder.join(program.name());
        fs::write(file.with_extension("vert"), program.vertex())?;
        fs::write(file.with_extension("frag"), program.fragment())?;
    }
    Ok(())
}
