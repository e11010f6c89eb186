//! Shader text for the program: comments and spaces fall away, numbers and our own names get short.
//!
//! The sources stay readable, and what is shipped has the same meaning: names that the interface or the language owns
//! are kept, and every program is validated after squeezing.

use std::collections::{BTreeMap, BTreeSet};

/// A piece of GLSL that can't be split without changing its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Number(String),
    Sign(char),
    /// A line that begins with `#`: it keeps its line.
    Directive(String),
}

const TYPES: &[&str] = &[
    "void", "bool", "int", "uint", "float", "vec2", "vec3", "vec4", "ivec2", "ivec3", "ivec4", "uvec4",
    "mat2", "mat3",
];

fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for line in source.lines() {
        let line = line.split_once("//").map_or(line, |(code, _)| code).trim();
        if line.starts_with('#') {
            tokens.push(Token::Directive(line.to_owned()));
            continue;
        }
        let mut rest = line;
        while let Some(first) = rest.chars().next() {
            let begins_number = first.is_ascii_digit()
                || (first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit()));
            let end = |inside: fn(char) -> bool| rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
            let length = if first.is_whitespace() {
                // Two signs must not become one: `a - -b`.
                if matches!(tokens.last(), Some(Token::Sign('-' | '+'))) {
                    tokens.push(Token::Sign(' '));
                }
                1
            } else if begins_number {
                let mut length = end(|c| c.is_ascii_alphanumeric() || c == '.');
                // The sign of an exponent belongs to the number.
                if rest[..length].ends_with('e') && rest[length..].starts_with('-') {
                    length += 1 + rest[length + 1..]
                        .find(|c: char| !c.is_ascii_digit())
                        .unwrap_or(rest.len() - length - 1);
                }
                tokens.push(Token::Number(number(&rest[..length])));
                length
            } else if first.is_ascii_alphabetic() || first == '_' {
                let length = end(|c| c.is_ascii_alphanumeric() || c == '_');
                tokens.push(Token::Word(rest[..length].to_owned()));
                length
            } else {
                tokens.push(Token::Sign(first));
                first.len_utf8()
            };
            rest = &rest[length..];
        }
    }
    tokens
}

/// `0.50` as `.5`, `1.0` as `1.`; whole numbers and exponents stay.
fn number(text: &str) -> String {
    if text.contains('e') || !text.contains('.') {
        return text.to_owned();
    }
    let short = text.trim_start_matches('0').trim_end_matches('0');
    if short == "." {
        "0.".to_owned()
    } else {
        short.to_owned()
    }
}

/// Our own names and what they become, over all sources at once: the parts share names.
fn short_names(sources: &[Vec<Token>]) -> BTreeMap<String, String> {
    let mut known_types: BTreeSet<&str> = TYPES.iter().copied().collect();
    let (mut seen, mut calls) = (BTreeMap::<&str, usize>::new(), BTreeSet::new());
    let (mut functions, mut declared) = (BTreeSet::new(), BTreeSet::new());
    for tokens in sources {
        for pair in tokens.windows(2) {
            if let [Token::Word(keyword), Token::Word(name)] = pair
                && keyword == "struct"
            {
                known_types.insert(name);
                declared.insert(name.as_str());
            }
        }
    }
    for tokens in sources {
        for (i, token) in tokens.iter().enumerate() {
            let Token::Word(name) = token else { continue };
            let name = name.as_str();
            let called = tokens.get(i + 1) == Some(&Token::Sign('('));
            *seen.entry(name).or_default() += 1;
            let before = i.checked_sub(1).and_then(|before| tokens.get(before));
            if matches!(before, Some(Token::Word(kind)) if known_types.contains(kind.as_str())) {
                declared.insert(name);
                if called {
                    functions.insert(name);
                } else {
                    let also = also_declared(&tokens[i..]);
                    declared.extend(also.into_iter().filter(|name| !known_types.contains(name)));
                }
            }
            if called {
                calls.insert(name);
            }
        }
    }
    let interface = |name: &str| {
        ["u_", "t_", "o_", "gl_"]
            .iter()
            .any(|start| name.starts_with(start))
    };
    let swizzle = |name: &str| name.chars().all(|letter| "xyzwrgbastpq".contains(letter));
    let mut ours: Vec<&str> = declared
        .into_iter()
        .filter(|name| name.len() > 2 && *name != "main" && !interface(name) && !swizzle(name))
        .filter(|name| functions.contains(name) || !calls.contains(name) || known_types.contains(name))
        .collect();
    ours.sort_by_key(|name| (std::cmp::Reverse(seen[name]), *name));
    let letters = || (b'a'..=b'z').chain(b'A'..=b'Z').map(char::from);
    let fresh = letters()
        .map(String::from)
        .chain(letters().flat_map(|a| letters().map(move |b| format!("{a}{b}"))))
        .filter(|name| !seen.contains_key(name.as_str()) && !matches!(name.as_str(), "do" | "if" | "in"));
    ours.into_iter().map(str::to_owned).zip(fresh).collect()
}

/// The names after the first one of a declaration, `a = f(x, y), b, c = 2.0;`, up to its end or that of a list of parameters.
fn also_declared(tokens: &[Token]) -> Vec<&str> {
    const QUALIFIERS: [&str; 4] = ["in", "out", "inout", "const"];
    let (mut depth, mut names) = (0_i32, Vec::new());
    for pair in tokens.windows(2) {
        match pair {
            [Token::Sign('(' | '[' | '{'), _] => depth += 1,
            [Token::Sign(')' | ']' | '}'), _] => depth -= 1,
            [Token::Sign(','), Token::Word(name)] if depth == 0 && !QUALIFIERS.contains(&name.as_str()) => {
                names.push(name.as_str());
            }
            _ => {}
        }
        if depth < 0 || pair[0] == Token::Sign(';') {
            break;
        }
    }
    names
}

/// The same text with or without what stands between `#ifdef FLAT` and its end: only tests have layers drawn flat.
pub(crate) fn flat(source: &str, with: bool) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for line in source.lines() {
        match line {
            "#ifdef FLAT" => inside = true,
            "#endif" if inside => inside = false,
            _ if with || !inside => {
                kept.push_str(line);
                kept.push('\n');
            }
            _ => {}
        }
    }
    kept
}

/// Leaves out what declares one input: the program's table of inputs says the same. Lists stay, for their lengths.
fn without_inputs(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut rest = tokens;
    while let Some((first, others)) = rest.split_first() {
        let is_input =
            *first == Token::Word("uniform".to_owned()) && others.get(2) == Some(&Token::Sign(';'));
        rest = if is_input {
            &others[3..]
        } else {
            kept.push(first.clone());
            others
        };
    }
    kept
}

/// The same text without what only people need, and without its inputs but for lists, each of which keeps a line of its
/// own. `fixed` are names whose short form is agreed elsewhere.
pub(crate) fn squeeze(sources: &[String], fixed: &BTreeMap<String, String>) -> Vec<String> {
    let sources: Vec<Vec<Token>> = sources
        .iter()
        .map(|source| without_inputs(&tokens(source)))
        .collect();
    let mut names = short_names(&sources);
    names.extend(fixed.iter().map(|(long, short)| (long.clone(), short.clone())));
    sources
        .iter()
        .map(|tokens| {
            let mut text = String::new();
            let mut after_word = false;
            for (i, token) in tokens.iter().enumerate() {
                let (piece, is_word) = match token {
                    Token::Word(word) => (names.get(word).unwrap_or(word).clone(), true),
                    Token::Number(digits) => (digits.clone(), true),
                    Token::Sign(sign) => (sign.to_string(), false),
                    Token::Directive(line) => (format!("{line}\n"), false),
                };
                let own_line = piece == "uniform" || matches!(token, Token::Directive(_));
                if own_line && !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                } else if is_word && after_word {
                    text.push(' ');
                }
                let before_sign = matches!(tokens.get(i + 1), Some(Token::Sign('-' | '+')));
                if piece == " " && !before_sign {
                    continue;
                }
                text.push_str(&piece);
                after_word = is_word;
            }
            text.push('\n');
            text
        })
        .collect()
}

/// The palette's names in the shaders, `PAL_NAME`, and what they become: `P` and their number in the table.
pub(crate) fn palette(table: &str) -> BTreeMap<String, String> {
    let role = |line: &str| Some(line.split_once(" \"")?.1.split_once("\" 0x")?.0.to_owned());
    let product = ["SERUM_LOW", "SERUM_MID", "SERUM_HIGH"].map(String::from);
    let roles = table.lines().filter_map(role).chain(product);
    let colours = roles
        .enumerate()
        .map(|(i, name)| (format!("PAL_{name}"), format!("P{i}")));
    let contours = (0..3).map(|i| (format!("SERUM_CONTOUR_{i}"), format!("S{i}")));
    colours.chain(contours).collect()
}
