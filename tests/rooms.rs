//! The house's invariants, read off the source tree. `docs/architecture.md` names each with the test that holds it.
//!
//! Every check lists all offences at once, as `file:line: what`.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and what it may import from this crate, lowest first. `*` stands for every other room.
const ROOMS: &[(&str, &[&str])] = &[
    ("units", &[]),
    ("evidence", &["units"]),
    ("skin", &["units", "evidence"]),
    ("needle", &["units", "evidence", "skin"]),
    ("absorption", &["units", "evidence", "skin", "needle"]),
    ("healing", &["units", "evidence", "skin", "needle"]),
    ("guidance", &["units", "evidence"]),
    ("keys", &["skin", "needle", "absorption", "guidance", "plan"]),
    (
        "plan",
        &[
            "units",
            "evidence",
            "skin",
            "needle",
            "absorption",
            "guidance",
            "keys",
        ],
    ),
    ("agenda", &["guidance", "plan"]),
    ("story", &["guidance", "plan"]),
    (
        "course",
        &[
            "units",
            "evidence",
            "skin",
            "needle",
            "absorption",
            "healing",
            "guidance",
            "plan",
        ],
    ),
    (
        "scene",
        &[
            "units",
            "evidence",
            "skin",
            "needle",
            "absorption",
            "healing",
            "guidance",
            "plan",
            "course",
        ],
    ),
    (
        "schematic",
        &[
            "units",
            "skin",
            "needle",
            "absorption",
            "healing",
            "guidance",
            "plan",
            "course",
            "scene",
        ],
    ),
    (
        "words",
        &[
            "units",
            "evidence",
            "skin",
            "needle",
            "absorption",
            "healing",
            "guidance",
            "keys",
            "plan",
            "agenda",
            "story",
            "course",
            "scene",
        ],
    ),
    (
        "handout",
        &[
            "units", "evidence", "skin", "needle", "healing", "guidance", "plan", "course", "words",
        ],
    ),
    (
        "protocol",
        &[
            "units",
            "evidence",
            "skin",
            "needle",
            "absorption",
            "healing",
            "guidance",
            "keys",
            "plan",
            "course",
        ],
    ),
    (
        "clinic",
        &[
            "units", "evidence", "skin", "needle", "guidance", "plan", "story", "scene", "words", "protocol",
        ],
    ),
    ("ink", &["skin", "plan"]),
    ("web", &["units"]),
    (
        "render",
        &["units", "skin", "absorption", "healing", "scene", "web"],
    ),
    (
        "ui",
        &[
            "units",
            "evidence",
            "skin",
            "needle",
            "absorption",
            "healing",
            "guidance",
            "keys",
            "plan",
            "agenda",
            "story",
            "course",
            "scene",
            "schematic",
            "words",
            "handout",
            "protocol",
            "clinic",
            "ink",
            "web",
        ],
    ),
    ("app", &["*"]),
];

/// Rooms that only exist for the web.
const WEB_ROOMS: &[&str] = &["web", "ui", "app"];

/// Rooms of models, whose numbers are facts.
const MODELS: &[&str] = &["skin", "needle", "absorption", "healing", "guidance"];

/// Numbers that mean nothing by themselves: signs, halves, small counts, powers of ten and their like.
const NEUTRAL: &[f64] = &[0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 10.0, 100.0, 1000.0, 1e-3, 1e-6];

/// Model files, or folders, with other float literals, which ones (none listed: any, for a file full of drawing), and
/// why they are not clinical.
const NUMERICS: &[(&str, &[f64], &str)] = &[
    (
        "src/absorption/closure.rs",
        &[1e-9, 1e9],
        "where a quotient takes its limit; how far off a needling may be",
    ),
    (
        "src/absorption/products.rs",
        &[0.75, 1.2e6, 6.0, 273.15, 1e4, 1.380_649e-23, 6.022_140_76e23],
        "Stokes and Einstein's formula: physical constants, and the density that its doc owns up to",
    ),
    (
        "src/absorption/result.rs",
        &[0.1, 2.4],
        "what counts as reached in a picture, and its depth",
    ),
    (
        "src/absorption/setup.rs",
        &[],
        "limits of what the grid resolves, and the usual grid",
    ),
    ("src/absorption/solve.rs", &[], "times of record and tolerances"),
    (
        "src/absorption/summary.rs",
        &[4.0, 24.0, 101.0],
        "when a summary is told, and its version",
    ),
    ("src/absorption/step.rs", &[], "control of the step's size"),
    (
        "src/absorption/uncertainty.rs",
        &[1e-12],
        "a share that rounding leaves of nothing",
    ),
    ("src/absorption/unit_cell.rs", &[], "sizes of the grid's cells"),
    (
        "src/healing/kernel.rs",
        &[0.05, 2.995_732_273_553_991],
        "what settled means, and its logarithm",
    ),
    (
        "src/healing/mod.rs",
        &[24.0, 3650.0],
        "what intervals are refused",
    ),
    (
        "src/healing/series.rs",
        &[0.8, 365.0, 86_400.0],
        "a point on a scale of 0 to 1; the horizon of a search",
    ),
    (
        "src/needle/channels.rs",
        &[8.0, 15.0, 100_000.0],
        "the rows and passes that facts state in words; how many channels are refused",
    ),
    (
        "src/needle/force.rs",
        &[5.0, 37.0, 1000.0],
        "the condition of a fact: widths of tips; micrometres in a millimetre",
    ),
    (
        "src/needle/penetration.rs",
        &[0.5, 1.5, 600.0, 770.0],
        "the conditions of facts: set depths and lengths",
    ),
    (
        "src/needle/penetration.rs",
        &[6.0],
        "where an integral over a normal distribution ends",
    ),
    (
        "src/needle/quantities.rs",
        &[],
        "what devices can be set to, and what is refused",
    ),
    (
        "src/needle/stroke.rs",
        &[],
        "the drawn stroke: its moments and proportions",
    ),
    (
        "src/skin/anatomy.rs",
        &[],
        "the drawn block and its proportions; thicknesses come from facts",
    ),
    (
        "src/skin/anatomy/",
        &[],
        "drawn paths, bends and wobbles; depths and diameters come from facts",
    ),
    (
        "src/skin/hash.rs",
        &[16_777_216.0],
        "2 to the 24th: bits to a share",
    ),
    ("src/skin/mod.rs", &[9.0], "steps of the tone scale"),
    (
        "src/skin/spread.rs",
        &[8.0, 1e-17],
        "where a normal distribution, and its series, are as good as 0",
    ),
];

/// A source text without comments, so that prose may name what code may not; lines keep their numbers.
struct Source {
    /// Relative to the package, with `/`.
    path: String,
    lines: Vec<String>,
}

impl Source {
    /// The room it belongs to: the folder or file directly under `src`.
    fn room(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or_default();
        below
            .split('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".rs")
    }

    /// Lines for which `offence` says what is wrong.
    fn offences(&self, mut offence: impl FnMut(&str) -> Option<String>) -> Vec<String> {
        self.lines
            .iter()
            .enumerate()
            .filter_map(|(i, line)| offence(line).map(|what| format!("{}:{}: {what}", self.path, i + 1)))
            .collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder with one of the endings; none if the folder does not exist.
fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join(folder), &mut found);
    found.sort();
    found
        .iter()
        .filter(|path| {
            endings
                .iter()
                .any(|ending| path.extension().is_some_and(|have| have == *ending))
        })
        .filter_map(|path| read(path))
        .collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn read(path: &Path) -> Option<Source> {
    let text = fs::read_to_string(path).ok()?;
    let is_web_page = path.extension().is_some_and(|ending| ending == "html");
    Some(Source {
        path: path
            .strip_prefix(root())
            .ok()?
            .to_string_lossy()
            .replace('\\', "/"),
        lines: without_comments(&text, is_web_page)
            .lines()
            .map(str::to_owned)
            .collect(),
    })
}

/// Blanks `//` and `/* */` comments, or `<!-- -->` in a page. A comment sign inside a string is rare here and only
/// makes a check look at less of that line; an address (`https://`) is not taken for a comment.
fn without_comments(text: &str, is_web_page: bool) -> String {
    let (open, close) = if is_web_page {
        ("<!--", "-->")
    } else {
        ("/*", "*/")
    };
    let mut out = String::new();
    let mut inside = false;
    for line in text.lines() {
        let mut rest = line;
        while !rest.is_empty() {
            if inside {
                let Some(end) = rest.find(close) else { break };
                inside = false;
                rest = &rest[end + close.len()..];
                continue;
            }
            let slashes = rest
                .match_indices("//")
                .map(|(at, _)| at)
                .find(|&at| !is_web_page && !rest[..at].ends_with(':'));
            match (rest.find(open), slashes) {
                (Some(block), line_end) if line_end.is_none_or(|at| block < at) => {
                    out.push_str(&rest[..block]);
                    inside = true;
                    rest = &rest[block + open.len()..];
                }
                (_, Some(at)) => {
                    out.push_str(&rest[..at]);
                    break;
                }
                _ => {
                    out.push_str(rest);
                    break;
                }
            }
        }
        out.push('\n');
    }
    out
}

#[track_caller]
fn none(offences: &[String]) {
    assert!(offences.is_empty(), "\n{}", offences.join("\n"));
}

/// The names of this crate's rooms that a text imports, written `crate::room` or `crate::{room, ...}`.
fn imported_rooms(line: &str) -> Vec<&str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    line.match_indices("crate::")
        .flat_map(|(at, sign)| {
            let rest = &line[at + sign.len()..];
            match rest.strip_prefix('{') {
                Some(list) => list
                    .split(',')
                    .map(|part| part.trim().split(|c| !is_name(c)).next().unwrap_or_default())
                    .collect(),
                None => vec![rest.split(|c| !is_name(c)).next().unwrap_or_default()],
            }
        })
        .filter(|name| ROOMS.iter().any(|(room, _)| room == name))
        .collect()
}

#[test]
fn rooms_import_only_what_the_table_allows() {
    let sources = files("src", &["rs"]);
    assert!(!sources.is_empty(), "the source tree is readable");
    let offences: Vec<String> = sources
        .iter()
        .filter(|source| !["lib", "main", "solver"].contains(&source.room()))
        .flat_map(|source| {
            let Some((room, allowed)) = ROOMS.iter().find(|(room, _)| *room == source.room()) else {
                return vec![format!("{}: not in the table of rooms", source.path)];
            };
            source.offences(|line| {
                if line.trim_end().ends_with("crate::{") {
                    return Some("write one `use` for each room, so that this test sees it".to_owned());
                }
                imported_rooms(line)
                    .into_iter()
                    .find(|name| name != room && !allowed.contains(name) && !allowed.contains(&"*"))
                    .map(|name| format!("{room} imports {name}"))
            })
        })
        .collect();
    none(&offences);
}

/// The table itself: `render` and `ui` are strangers, and so are the three projections of a frame.
#[test]
fn the_table_keeps_strangers_apart() {
    let may = |room: &str, other: &str| {
        ROOMS
            .iter()
            .any(|(name, allowed)| *name == room && allowed.contains(&other))
    };
    let forbidden = [
        ("render", "ui"),
        ("ui", "render"),
        ("render", "schematic"),
        ("render", "words"),
        ("schematic", "render"),
        ("schematic", "words"),
        ("words", "render"),
        ("words", "schematic"),
        ("scene", "render"),
        ("scene", "words"),
        ("ui", "app"),
    ];
    for (room, other) in forbidden {
        assert!(!may(room, other), "{room} may import {other}");
    }
    let pure = ROOMS
        .iter()
        .filter(|(room, _)| !WEB_ROOMS.contains(room) && *room != "render");
    for (room, allowed) in pure {
        for web in WEB_ROOMS.iter().chain(&["render"]) {
            assert!(!allowed.contains(web), "{room} may import {web}");
        }
    }
}

#[test]
fn pure_rooms_know_no_web_clock_or_chance() {
    const NAMES: &[&str] = &[
        "web_sys",
        "js_sys",
        "JsValue",
        "wasm_bindgen",
        "leptos",
        "Instant::now",
        "SystemTime",
        "thread_rng",
        "thread_local!",
        "static mut",
    ];
    let offences: Vec<String> = files("src", &["rs"])
        .iter()
        .filter(|source| {
            !WEB_ROOMS.contains(&source.room()) && !["render", "main", "solver"].contains(&source.room())
        })
        .flat_map(|source| {
            source.offences(|line| {
                NAMES
                    .iter()
                    .find(|name| line.contains(**name))
                    .map(|name| (*name).to_owned())
            })
        })
        .collect();
    none(&offences);
}

#[test]
fn the_browser_is_named_in_web_and_render_gl_only() {
    let offences: Vec<String> = files("src", &["rs"])
        .iter()
        .filter(|source| source.room() != "web" && !source.path.starts_with("src/render/gl"))
        .flat_map(|source| {
            let is_ui = source.room() == "ui";
            source.offences(|line| {
                // What leptos hands to an event handler is a browser type by name.
                let events = |rest: &str| {
                    rest.strip_prefix("::").is_some_and(|rest| {
                        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
                        name.ends_with("Event")
                    })
                };
                let names_browser = line
                    .match_indices("web_sys")
                    .any(|(at, name)| !(is_ui && events(&line[at + name.len()..])));
                let names_script = line.contains("js_sys") || line.contains("JsValue");
                (names_browser || names_script).then(|| line.trim().to_owned())
            })
        })
        .collect();
    none(&offences);
}

/// The first raw colour of a line: `#rgb`, `#rrggbb` and their like, or a colour function of numbers.
fn raw_colour(line: &str, is_style: bool) -> Option<String> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    for (at, _) in line.match_indices('#') {
        let digits: String = line[at + 1..].chars().take_while(|&c| is_word(c)).collect();
        let looks = matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|b| b.is_ascii_hexdigit());
        // Outside style sheets `#face` may be the address of a chapter.
        if looks && (is_style || digits.bytes().any(|b| b.is_ascii_digit())) {
            return Some(format!("#{digits}"));
        }
    }
    ["rgb(", "rgba(", "hsl(", "hsla(", "oklch("]
        .iter()
        .find_map(|name| {
            line.match_indices(name).find_map(|(at, _)| {
                let starts = !line[..at].ends_with(|c: char| is_word(c) || c == '.');
                let number = line[at + name.len()..]
                    .trim_start()
                    .starts_with(|c: char| c.is_ascii_digit());
                (starts && number).then(|| format!("{name}…)"))
            })
        })
}

#[test]
fn colours_are_raw_in_two_places_only() {
    // Pages without scripts are written from the palette, and a test holds that they are current.
    const TABLES: [&str; 2] = ["style/tokens.css", "src/scene/palette.rs"];
    let all = files("src", &["rs", "glsl", "frag", "vert"])
        .into_iter()
        .chain(files("style", &["css"]))
        .chain(files("public", &["html", "css", "js"]))
        .chain(pages());
    let offences: Vec<String> = all
        .filter(|source| !TABLES.contains(&source.path.as_str()) && !source.path.starts_with("public/story"))
        .flat_map(|source| {
            let is_style = source.path.rsplit('.').next() == Some("css");
            // The browser's own frame takes its colour from a tag that can't name a token.
            source.offences(|line| raw_colour(line, is_style).filter(|_| !line.contains("theme-color")))
        })
        .collect();
    none(&offences);
}

#[test]
fn raw_colours_are_recognised() {
    let rows = [
        ("color: #fff;", true, true),
        ("color: #a1b2c3;", true, true),
        ("let c = \"#a1b2c3\";", false, true),
        ("background: rgb(1 2 3);", true, true),
        ("background: hsl( 20 30% 40%);", true, true),
        ("#[expect(dead_code)]", false, false),
        ("href=\"#face\"", false, false),
        ("#version 300 es", false, false),
        ("#field-2", true, false),
        ("color: var(--ink);", true, false),
        ("Role::Ink.rgb()", false, false),
        ("color: rgb(var(--ink-rgb))", true, false),
    ];
    for (line, is_style, expected) in rows {
        assert_eq!(raw_colour(line, is_style).is_some(), expected, "{line}");
    }
}

/// The float literals of a line.
fn floats(line: &str) -> Vec<f64> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    let mut in_text = false;
    while at < bytes.len() {
        let here = bytes[at];
        if here == b'"' && (at == 0 || bytes[at - 1] != b'\\') {
            in_text = !in_text;
        }
        let follows_name =
            at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || b"_.".contains(&bytes[at - 1]));
        if in_text || !here.is_ascii_digit() || follows_name {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && (bytes[at].is_ascii_digit() || b"_.".contains(&bytes[at])) {
            at += 1;
        }
        if at < bytes.len() && bytes[at] == b'e' {
            at += 1;
            while at < bytes.len() && (bytes[at].is_ascii_digit() || bytes[at] == b'-') {
                at += 1;
            }
        }
        let literal = line[start..at].replace('_', "");
        let is_float = (literal.contains('.') || literal.contains('e')) && !literal.contains("..");
        found.extend(literal.parse::<f64>().ok().filter(|_| is_float));
    }
    found
}

/// Heuristic: it can't know what a number means, so it lists every file whose numbers were looked at.
#[test]
fn models_hold_no_clinical_literals() {
    let same = |list: &[f64], x: f64| list.iter().any(|listed| listed.to_bits() == x.to_bits());
    let excused = |path: &str, x: f64| {
        NUMERICS.iter().any(|(listed, literals, _)| {
            path.starts_with(listed) && (literals.is_empty() || same(literals, x))
        })
    };
    let offences: Vec<String> = files("src", &["rs"])
        .iter()
        .filter(|source| MODELS.contains(&source.room()))
        .flat_map(|source| {
            source.offences(|line| {
                floats(line)
                    .into_iter()
                    .find(|&x| !same(NEUTRAL, x) && !excused(&source.path, x))
                    .map(|x| format!("{x} is no fact: take it from the table, or give it a row in NUMERICS"))
            })
        })
        .collect();
    none(&offences);
    for (path, _, reason) in NUMERICS {
        assert!(root().join(path).exists(), "{path} is gone: take its row out");
        assert!(!reason.is_empty(), "{path} needs a reason");
    }
}

#[test]
fn float_literals_are_recognised() {
    let rows: [(&str, &[f64]); 7] = [
        ("let x = 1.5 * y;", &[1.5]),
        ("2.996_5 + 1e-3", &[2.9965, 1e-3]),
        ("for i in 0..10 {", &[]),
        ("pair.0 + x1.5", &[]),
        ("\"1.5 mm\", 0.25", &[0.25]),
        ("Time::from_secs(60)", &[]),
        ("f(-0.42, 7.0)", &[0.42, 7.0]),
    ];
    for (line, expected) in rows {
        let bits = |list: &[f64]| list.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&floats(line)), bits(expected), "{line}");
    }
}

#[test]
fn nothing_is_left_undone() {
    // Built from halves, so that this file does not accuse itself.
    let marks = [
        ["TO", "DO"],
        ["FIX", "ME"],
        ["unimple", "mented!"],
        ["to", "do!("],
    ]
    .map(|halves| halves.concat());
    let mut offences = Vec::new();
    for folder in ["src", "tests", "xtask/src", "style", "public/embed"] {
        let mut found = Vec::new();
        collect(&root().join(folder), &mut found);
        found.sort();
        for path in found {
            // Comments count here, so the file is read as it is.
            let text = fs::read_to_string(&path).unwrap_or_default();
            for (i, line) in text.lines().enumerate() {
                if let Some(mark) = marks.iter().find(|mark| line.contains(mark.as_str())) {
                    offences.push(format!("{}:{}: {mark}", path.display(), i + 1));
                }
            }
        }
    }
    none(&offences);
}

/// The pages at the package's root.
fn pages() -> Vec<Source> {
    fs::read_dir(root())
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .filter_map(|path| read(&path))
        .collect()
}

/// What the content security policy would block, or would have to be loosened for.
fn inline_offence(line: &str) -> Option<String> {
    let lower = line.to_ascii_lowercase();
    let attribute = |name: &str| {
        lower
            .match_indices(name)
            .any(|(at, _)| at > 0 && lower.as_bytes()[at - 1].is_ascii_whitespace())
    };
    let handler = [
        "onload=",
        "onerror=",
        "onclick=",
        "oninput=",
        "onsubmit=",
        "onchange=",
    ];
    if lower.contains("<style") || attribute("style=") {
        Some("inline style".to_owned())
    } else if lower.contains("<script") && !attribute("src=") {
        Some("inline script".to_owned())
    } else {
        handler
            .iter()
            .find(|name| attribute(name))
            .map(|name| format!("inline handler {name}"))
    }
}

#[test]
fn pages_hold_no_inline_style_or_script() {
    let offences: Vec<String> = pages()
        .iter()
        .flat_map(|page| page.offences(inline_offence))
        .collect();
    none(&offences);
    let rows = [
        ("<script src=\"/boot.js\"></script>", false),
        ("<link rel=\"stylesheet\" href=\"a.css\">", false),
        ("<script>go()</script>", true),
        ("<p style=\"margin:0\">", true),
        ("<style>", true),
        ("<body onload=\"go()\">", true),
    ];
    for (line, expected) in rows {
        assert_eq!(inline_offence(line).is_some(), expected, "{line}");
    }
}

/// Names of test functions in backticks, as the document cites them: `tests/<file>.rs::<name>`.
fn cited_tests(text: &str) -> Vec<(&str, &str)> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|code| {
            code.split_once("::")
                .filter(|(file, _)| file.starts_with("tests/"))
        })
        .collect()
}

#[test]
fn the_architecture_names_a_holder_for_every_invariant() {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap_or_default();
    let section = text.split("## Invariants").nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut expected = 1;
    for block in section.split("\n### ").skip(1) {
        let number = block
            .split('.')
            .next()
            .and_then(|number| number.parse::<u32>().ok());
        assert_eq!(
            number,
            Some(expected),
            "invariants are numbered in order: {block:.60}"
        );
        expected += 1;
        let held = block.split("Held by").nth(1).unwrap_or_default();
        let says_who =
            !cited_tests(held).is_empty() || held.contains("the compiler") || held.contains("review");
        assert!(says_who, "invariant {} names no holder", expected - 1);
    }
    assert!(expected > 9, "the document lists the invariants");
}

#[test]
fn every_test_that_the_architecture_names_exists() {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap_or_default();
    let cited = cited_tests(&text);
    assert!(!cited.is_empty(), "the document names tests");
    for (file, name) in cited {
        let source = fs::read_to_string(root().join(file)).unwrap_or_default();
        // A plain test, one of a property, one in a browser's engine, or a promise of the browser suite.
        let is_test = [
            format!("#[test]\nfn {name}("),
            format!("    fn {name}("),
            format!("#[wasm_bindgen_test]\nasync fn {name}("),
        ]
        .iter()
        .any(|form| source.contains(form))
            || (file.contains("/scenarios/") && source.contains(&format!("pub(super) fn {name}(")));
        assert!(is_test, "{file} has no test `{name}`");
    }
}
