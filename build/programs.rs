//! One text for all fragment shaders: pieces, each of which says to which programs it belongs.
//!
//! Drivers read all of a text before they compile any of it, and the block's programs share most of theirs. So what a
//! program's conditions leave out, and functions that it never calls, are left out of what it hands over.

use std::collections::{BTreeMap, BTreeSet};

/// The programs in the order of `Program` (src/render/shaders.rs), which a test compares.
pub(crate) const NAMES: [&str; 13] = [
    "noise", "tubes", "height", "sites", "page", "tissue", "sketch", "cut", "top", "hair", "needles",
    "light", "present",
];

/// The programs of the block, by their place, and which `PART` of the text each is.
const BLOCK: [(u32, u32); 7] = [(4, 0), (5, 5), (6, 6), (7, 1), (8, 2), (9, 3), (10, 4)];

/// Their places alone.
const OF_BLOCK: &[u32] = &[4, 5, 6, 7, 8, 9, 10];

/// The files in the order in which they make up a text, and the places of the programs that they belong to.
const FILES: [(&str, &[u32]); 11] = [
    ("tubes.frag", &[1]),
    ("common.glsl", &[0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    ("noise.frag", &[0]),
    ("height.frag", &[2]),
    ("sites.frag", &[3]),
    ("tissue.glsl", OF_BLOCK),
    ("appendages.glsl", OF_BLOCK),
    ("product.glsl", OF_BLOCK),
    ("block.frag", OF_BLOCK),
    ("light.frag", &[11]),
    ("present.frag", &[12]),
];

/// A piece of text, the programs whose conditions keep it (a bit for each), and the function that it is part of.
struct Piece {
    text: String,
    programs: u32,
    function: Option<String>,
}

/// The text: before each piece a zero and a letter whose number has a bit for each of its programs.
///
/// # Panics
///
/// Where a file is missing, or has a directive other than conditions on `PART`.
pub(crate) fn text(files: &BTreeMap<String, String>) -> String {
    let mut pieces = Vec::new();
    for (name, programs) in FILES {
        let programs = programs.iter().fold(0, |all, program| all | 1 << program);
        cut(&files[name], programs, &mut pieces);
    }
    let used: Vec<BTreeSet<String>> = (0..NAMES.len())
        .map(|program| reachable(&pieces, program))
        .collect();
    for piece in &mut pieces {
        let Some(function) = &piece.function else { continue };
        for (program, used) in used.iter().enumerate() {
            if !used.contains(function) {
                piece.programs &= !(1 << program);
            }
        }
    }
    let mut text = String::new();
    let mut before = 0;
    for piece in pieces.iter().filter(|piece| piece.programs != 0) {
        if piece.programs != before {
            before = piece.programs;
            text.push('\0');
            text.push(char::from_u32(before).expect("thirteen bits are a letter"));
        }
        // Inputs have lines of their own; elsewhere a line's end parts words at most.
        let code = piece.text.trim();
        if code.starts_with("uniform") {
            text.push('\n');
        }
        text.push_str(code);
        if code.ends_with(is_word) {
            text.push('\n');
        }
    }
    text
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// Cuts a file at its conditions and between its functions.
fn cut(file: &str, programs: u32, pieces: &mut Vec<Piece>) {
    let mut open = Open {
        programs,
        ..Open::default()
    };
    // For each condition around: what was kept before it, and what of that none of its branches had so far.
    let mut around: Vec<[u32; 2]> = Vec::new();
    for line in file.lines() {
        let Some(directive) = line.strip_prefix('#') else {
            for letter in line.chars().chain(['\n']) {
                open.push(letter, pieces);
            }
            continue;
        };
        open.close(pieces);
        open.programs = if let Some(condition) = directive.strip_prefix("if ") {
            let here = open.programs & holds(condition);
            around.push([open.programs, open.programs & !here]);
            here
        } else {
            let [before, left] = around.last_mut().expect("a condition is open");
            if let Some(condition) = directive.strip_prefix("elif ") {
                let here = *left & holds(condition);
                *left &= !here;
                here
            } else if directive == "else" {
                std::mem::take(left)
            } else {
                assert_eq!(directive, "endif", "a directive that is no condition");
                let before = *before;
                around.pop();
                before
            }
        };
    }
    assert!(
        around.is_empty() && open.depth == 0,
        "a condition or a brace stays open"
    );
    open.close(pieces);
}

/// The piece that is being read.
#[derive(Default)]
struct Open {
    text: String,
    programs: u32,
    function: Option<String>,
    depth: usize,
    /// Where the declaration begins that is being read.
    begins: usize,
}

impl Open {
    fn push(&mut self, letter: char, pieces: &mut Vec<Piece>) {
        if letter == '{' && self.depth == 0 {
            let head = self.text[self.begins..].trim();
            // A head that ends with its parameters is a function's.
            if let Some((before, _)) = head.split_once('(').filter(|_| head.ends_with(')')) {
                let name = before.rsplit(' ').next().map(str::to_owned);
                let head = self.text.split_off(self.begins);
                self.close(pieces);
                (self.text, self.function) = (head, name);
            }
        }
        self.text.push(letter);
        match letter {
            '{' => self.depth += 1,
            '}' => self.depth -= 1,
            _ => {}
        }
        if self.depth == 0 && matches!(letter, ';' | '}') {
            if letter == '}' && self.function.is_some() {
                self.close(pieces);
                self.function = None;
            }
            self.begins = self.text.len();
        }
    }

    fn close(&mut self, pieces: &mut Vec<Piece>) {
        self.begins = 0;
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            pieces.push(Piece {
                text,
                programs: self.programs,
                function: self.function.clone(),
            });
        }
    }
}

/// The programs whose part a condition names: `PART == 1 || PART > 4`. A bit for each.
fn holds(condition: &str) -> u32 {
    let one = |part: u32, term: &str| {
        let words: Vec<&str> = term.split_whitespace().collect();
        let ["PART", sign, number] = words[..] else {
            panic!("`{term}` is no condition on PART");
        };
        let number: u32 = number.parse().expect("a part is a number");
        match sign {
            "==" => part == number,
            "<" => part < number,
            ">" => part > number,
            _ => panic!("`{sign}` is no comparison of parts"),
        }
    };
    let of = |part: u32| condition.split("||").any(|term| one(part, term));
    let kept = BLOCK.iter().filter(|(_, part)| of(*part));
    kept.fold(0, |all, (program, _)| all | 1 << program)
}

/// The functions of a program that `main` and what is outside of functions may call.
fn reachable(pieces: &[Piece], program: usize) -> BTreeSet<String> {
    let mine = || pieces.iter().filter(|piece| piece.programs >> program & 1 == 1);
    // A variable may have a function's name: only what stands before a parenthesis is called.
    let calls = |text: &str| -> Vec<String> {
        let before = text.match_indices('(').map(|(at, _)| &text[..at]);
        let name = |before: &str| before.rsplit(|c: char| !is_word(c)).next().map(str::to_owned);
        before.filter_map(name).collect()
    };
    let mut found = BTreeSet::new();
    let mut next = vec!["main".to_owned()];
    next.extend(
        mine()
            .filter(|piece| piece.function.is_none())
            .flat_map(|piece| calls(&piece.text)),
    );
    while let Some(name) = next.pop() {
        let bodies = || mine().filter(|piece| piece.function.as_ref() == Some(&name));
        if bodies().next().is_some() && found.insert(name.clone()) {
            next.extend(bodies().flat_map(|piece| calls(&piece.text)));
        }
    }
    found
}
