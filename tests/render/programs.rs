//! What the build hands each program: what its conditions keep and what it calls, and nothing else.

use std::collections::BTreeMap;

use skindepth::render::shaders::Program;

use crate::programs;

/// The names of the functions that a text defines.
fn functions(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut begins) = (0, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => {
                let head = text[begins..at].trim();
                if depth == 0 && head.ends_with(')') {
                    let before = head.split_once('(').map_or(head, |(before, _)| before);
                    found.extend(before.rsplit([' ', '\n']).next());
                }
                depth += 1;
            }
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 && matches!(letter, '}' | ';') {
            begins = at + 1;
        }
    }
    found
}

#[test]
fn no_program_is_handed_a_function_that_it_never_calls() {
    for program in Program::ALL {
        let text = program.fragment();
        assert!(
            !text.contains("#if") && !text.contains("PART"),
            "{}",
            program.name()
        );
        let found = functions(&text);
        assert_eq!(
            found.iter().filter(|name| **name == "main").count(),
            1,
            "{}: {found:?}",
            program.name()
        );
        let mut calls: Vec<&str> = Vec::new();
        for (at, _) in text.match_indices('(') {
            let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            calls.extend(text[..at].rsplit(|c| !is_word(c)).next());
        }
        for name in found {
            // Where it is defined, and where it is called; none calls itself.
            let called = calls.iter().filter(|call| **call == name).count() > 1;
            assert!(called || name == "main", "{} has `{name}`", program.name());
        }
    }
}

#[test]
fn the_build_knows_the_programs_by_their_places() {
    for program in Program::ALL {
        assert_eq!(programs::NAMES[program as usize], program.name());
    }
}

#[test]
fn conditions_and_calls_decide_what_a_program_is_handed() {
    let check = |block: &str, program: Program, wanted: &str| {
        let names = [
            "tubes.frag",
            "common.glsl",
            "noise.frag",
            "height.frag",
            "sites.frag",
            "tissue.glsl",
            "appendages.glsl",
            "product.glsl",
            "light.frag",
            "present.frag",
        ];
        let mut files: BTreeMap<String, String> = names.map(|name| (name.to_owned(), String::new())).into();
        files.insert("block.frag".to_owned(), block.to_owned());
        let all = programs::text(&files);
        let mine = all.split('\0').filter_map(|piece| {
            let letter = piece.chars().next()?;
            let belongs = u32::from(letter) >> program as u32 & 1 == 1;
            belongs.then(|| &piece[letter.len_utf8()..])
        });
        let mine: String = mine.collect();
        assert_eq!(
            mine.replace('\n', " ").trim(),
            wanted,
            "{} of {block}",
            program.name()
        );
    };
    let calls = "float a(){return 1.;}float b(){return a();}float c(){return 2.;}void main(){b();}";
    check(
        calls,
        Program::Cut,
        "float a(){return 1.;}float b(){return a();}void main(){b();}",
    );
    // Of no program of the block.
    check(calls, Program::Light, "");
    let branches = "#if PART == 1\nint x;\n#elif PART > 4\nint y;\n#if PART == 5\nint z;\n#endif\n#else\nint w;\n#endif\nvoid main(){}";
    check(branches, Program::Cut, "int x;void main(){}");
    check(branches, Program::Tissue, "int y;int z;void main(){}");
    check(branches, Program::Sketch, "int y;void main(){}");
    check(branches, Program::Hair, "int w;void main(){}");
    // A condition within a function: what is called in one branch is another program's business.
    let within = "void a(){}void main(){\n#if PART == 2 || PART == 3\na();\n#endif\n}";
    check(within, Program::Top, "void a(){}void main(){a();}");
    check(within, Program::Hair, "void a(){}void main(){a();}");
    check(within, Program::Page, "void main(){}");
    // Words on either side of a cut stay two, and what is not a function stays, with what it calls.
    let words = "const float K=a();float a(){return 1.;}void main(){if(true)a();else\n#if PART == 1\nreturn;\n#else\na();\n#endif\n}";
    check(
        words,
        Program::Cut,
        "const float K=a();float a(){return 1.;}void main(){if(true)a();else return;}",
    );
}
