//! The GLSL and the table of inputs are one interface.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use skindepth::render::shaders::{Input, Kind, Program};
use skindepth::scene::palette::Role;

use crate::squeeze;

/// `uniform TYPE name;` and `uniform TYPE name[N];`, as (type, name, length or 0).
fn declared(source: &str) -> Vec<(String, String, usize)> {
    let declaration = |line: &str| -> Option<(String, String, usize)> {
        let rest = line.trim().strip_prefix("uniform ")?;
        let (body, _) = rest.split_once(';')?;
        let (kind, name) = body.split_once(' ')?;
        let (name, length) = match name.split_once('[') {
            Some((name, length)) => (name, length.trim_end_matches(']').parse().ok()?),
            None => (name, 0),
        };
        Some((kind.to_owned(), name.to_owned(), length))
    };
    source.lines().filter_map(declaration).collect()
}

fn expected(&(name, kind): &Input) -> (String, String, usize) {
    let length = match kind {
        Kind::Vec3s(n) | Kind::Vec4s(n) => n,
        _ => 0,
    };
    (kind.glsl().to_owned(), name.to_owned(), length)
}

/// The sources that a program is made of, as they were written.
fn sources(program: Program) -> String {
    let own: &[&str] = match program {
        Program::Noise => &["common.glsl", "noise.frag"],
        Program::Tubes => &["tubes.vert", "tubes.frag"],
        Program::Height => &["common.glsl", "height.frag"],
        Program::Sites => &["common.glsl", "sites.frag"],
        Program::Light => &["common.glsl", "light.frag"],
        Program::Present => &["common.glsl", "present.frag"],
        _ => &[
            "common.glsl",
            "tissue.glsl",
            "appendages.glsl",
            "product.glsl",
            "block.frag",
        ],
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/shaders");
    own.iter()
        .map(|file| fs::read_to_string(folder.join(file)).unwrap_or_default())
        .collect()
}

#[test]
fn every_program_declares_exactly_its_inputs() {
    for program in Program::ALL {
        let table: BTreeSet<_> = program.inputs().iter().map(expected).collect();
        // As it was written, and as drivers get it.
        let given = if program == Program::Tubes {
            program.vertex()
        } else {
            program.fragment()
        };
        for text in [sources(program), given] {
            let glsl = declared(&text);
            assert_eq!(glsl.len(), table.len(), "{}: an input twice", program.name());
            let glsl: BTreeSet<_> = glsl.into_iter().collect();
            assert_eq!(glsl, table, "{}", program.name());
        }
    }
}

#[test]
fn every_palette_name_in_the_shaders_exists() {
    let names = squeeze::palette(include_str!("../../src/scene/palette.rs"));
    // The build numbers the roles as the table has them.
    for (i, role) in Role::ALL.iter().enumerate() {
        assert_eq!(names[&format!("PAL_{}", role.name())], format!("P{i}"));
    }
    for program in Program::ALL {
        let text = program.fragment();
        let known: BTreeSet<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("const ")?.split([' ', '=']).nth(1))
            .collect();
        for word in text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
            let numbered = word.strip_prefix(['P', 'S']).is_some_and(|number| {
                !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
            });
            assert!(
                !(numbered || word.starts_with("PAL_")) || known.contains(word),
                "{}: {word}",
                program.name()
            );
        }
    }
}

/// The site's shaders lack what only tests draw, and have all else.
#[test]
fn the_site_draws_nothing_flat() {
    for program in Program::ALL {
        let text = sources(program);
        let [with, without] = [true, false].map(|with| squeeze::flat(&text, with));
        let starts = text.lines().filter(|line| line.starts_with("#if")).count();
        let flat = text.lines().filter(|line| *line == "#ifdef FLAT").count();
        for (kept, what) in [(&with, "tests"), (&without, "the site")] {
            let ifs = kept.lines().filter(|line| line.starts_with("#if")).count();
            let ends = kept.lines().filter(|line| line.starts_with("#endif")).count();
            assert_eq!((ifs, ends), (starts - flat, ifs), "{} for {what}", program.name());
        }
        for input in ["u_flat", "u_raw"] {
            assert!(!without.contains(input), "{}", program.name());
        }
        assert!(flat == 0 || with.len() > without.len(), "{}", program.name());
    }
}

#[test]
fn squeezing_keeps_the_meaning() {
    for (source, want) in [
        ("float far = 1.0; // how far", "float a=1.;\n"),
        ("x = 0.50 - -y;", "x=.5- -y;\n"),
        (
            "float q(float p) { return 1e-3 * p; }",
            "float q(float p){return 1e-3*p;}\n",
        ),
        (
            "#version 300 es\nuniform float u_a; uniform vec3 u_b[4];",
            "#version 300 es\nuniform vec3 u_b[4];\n",
        ),
        (
            "struct Cell { vec3 to; float size; }; Cell c; c.size;",
            "struct a{vec3 to;float b;};a c;c.b;\n",
        ),
        (
            "struct Cell { vec3 rgb; }; Cell c; c.rgb.xyz;",
            "struct a{vec3 rgb;};a c;c.rgb.xyz;\n",
        ),
        ("float step_t = step(a, 0.0);", "float b=step(a,0.);\n"),
        (
            "float far = mix(e, i, 0.5), wide = 2.0; far * wide;",
            "float a=mix(e,i,.5),b=2.;a*b;\n",
        ),
        ("int one[3], second; second;", "int b[3],a;a;\n"),
        (
            "void cast(float near, inout vec3 tint) { tint *= near; }",
            "void c(float a,inout vec3 b){b*=a;}\n",
        ),
        (
            "x = 1.0;\n#if PART == 1\ny = 2.0;\n#endif",
            "x=1.;\n#if PART == 1\ny=2.;\n#endif\n\n",
        ),
    ] {
        assert_eq!(
            squeeze::squeeze(&[source.to_owned()], &BTreeMap::new()),
            [want.to_owned()],
            "{source}"
        );
    }
}
