//! Drawings that share what they have in common: the skin is the same in all of them, so it is written once.

use std::collections::HashMap;

/// The drawings, SVG documents, each with what an earlier one has already as a reference to it. What a drawing says of
/// itself (its name and description) stays its own.
pub(crate) fn share(drawings: &[String]) -> Vec<String> {
    let split: Vec<(&str, Vec<&str>)> = drawings.iter().map(|drawing| elements(drawing)).collect();
    let runs = runs(&split);
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut names = 0;
    let uses = |element: &str| split.iter().filter(|(_, all)| all.contains(&element)).count();
    let mut out = Vec::new();
    for (head, all) in &split {
        let mut text = String::from(*head);
        let mut at = 0;
        while at < all.len() {
            let first = all[at];
            let run = &all[at..at + runs[first]];
            at += run.len();
            if let Some(name) = seen.get(first) {
                text.push_str(&["<use href=\"#d", &name.to_string(), "\"/>"].concat());
            } else if uses(first) > 1 && run.concat().len() > 60 {
                names += 1;
                seen.insert(first, names);
                text.push_str(&["<g id=\"d", &names.to_string(), "\">", &run.concat(), "</g>"].concat());
            } else {
                text.push_str(&run.concat());
            }
        }
        text.push_str("</svg>");
        out.push(text);
    }
    out
}

/// What comes before the shapes, and the shapes.
fn elements(drawing: &str) -> (&str, Vec<&str>) {
    let body = drawing.find("</desc>").map_or(0, |at| at + "</desc>".len());
    let (head, rest) = drawing.split_at(body);
    let mut rest = rest.trim_end().trim_end_matches("</svg>");
    let mut all = Vec::new();
    while !rest.is_empty() {
        // What ends with its own tag: words, and neighbours that are painted the same way.
        let closing = [("<text", "</text>"), ("<g", "</g>")]
            .into_iter()
            .find_map(|(start, end)| rest.starts_with(start).then_some(end));
        let end = closing.unwrap_or("/>");
        let end = rest.find(end).map(|at| at + end.len());
        let (element, after) = rest.split_at(end.unwrap_or(rest.len()));
        all.push(element);
        rest = after;
    }
    (head, all)
}

/// How many elements from each on always stand together, in this order, wherever one of them stands; 1 for one that is
/// alone.
fn runs<'a>(split: &[(&'a str, Vec<&'a str>)]) -> HashMap<&'a str, usize> {
    let mut after: HashMap<&str, Option<&str>> = HashMap::new();
    let mut before: HashMap<&str, Option<&str>> = HashMap::new();
    for (_, all) in split {
        for (i, &element) in all.iter().enumerate() {
            let next = all.get(i + 1).copied();
            let last = i.checked_sub(1).map(|i| all[i]);
            for (map, other) in [(&mut after, next), (&mut before, last)] {
                let known = map.entry(element).or_insert(other);
                if *known != other {
                    *known = None;
                }
            }
        }
    }
    let joined = |one: &str| {
        let next = after.get(one).copied().flatten()?;
        (before.get(next).copied().flatten() == Some(one)).then_some(next)
    };
    let mut runs = HashMap::new();
    for (_, all) in split {
        for &element in all {
            let (mut length, mut at) = (1, element);
            while let Some(next) = joined(at) {
                length += 1;
                at = next;
            }
            runs.insert(element, length);
        }
    }
    runs
}
