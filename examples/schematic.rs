//! Writes the schematic of an address as SVG: `cargo run --example schematic -- 'site=cheek&depth=1.5' picture.svg`.
//! A token works too (`'#s1...'`). Without a file name the drawing goes to standard output.

use std::{env, fs, io, io::Write as _};

use skindepth::course::Course;
use skindepth::plan::{Theme, params};
use skindepth::scene::{Scene, Viewport};
use skindepth::schematic::{Texts, svg};
use skindepth::words::native::english;

/// A sheet wide enough for names on both sides, in the unit that a screen has.
const SHEET: Viewport = Viewport {
    width: 1180.0,
    height: 820.0,
    insets: [24.0; 4],
    compact: false,
};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let address = arguments.next().unwrap_or_default();
    let (query, fragment) = address.split_once('#').unwrap_or((&address, ""));
    let parsed = params::parse(query, fragment);
    for warning in &parsed.warnings {
        writeln!(io::stderr(), "{warning:?}")?;
    }
    let (plan, view) = (parsed.session.plan, parsed.session.view);
    let mut course = Course::derive(&plan);
    course.absorption = course.setup().map(|setup| setup.solve().into());
    let frame = Scene::new(&course).frame(&course, &view, SHEET, view.theme == Theme::Dark);
    let words = english();
    let texts = Texts {
        title: words.site(plan.site).into(),
        description: words.describe(&frame, &course, &view),
        name: |structure| english().structure(structure),
        halves: words.halves(&frame),
    };
    let drawing = svg(&frame, &texts);
    match arguments.next() {
        Some(file) => fs::write(file, drawing),
        None => io::stdout().write_all(drawing.as_bytes()),
    }
}
