//! Keys of JSON against the document that names them.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// Under which name the value of a key of an object at this path is walked; `None` where it counts as the object itself.
pub(crate) type Named = for<'a> fn(&str, &Map<String, Value>, &'a str) -> Option<&'a str>;

/// Adds the paths of a value, as the documents write them: `a.b` for a key, `a[]` for what is in a list.
pub(crate) fn paths(path: &str, value: &Value, named: Named, all: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match named(path, map, key) {
                    Some(key) if path.is_empty() => paths(key, value, named, all),
                    Some(key) => paths(&[path, ".", key].concat(), value, named, all),
                    None => drop(all.insert(path.to_owned())),
                }
            }
        }
        Value::Array(list) => {
            let below = [path, "[]"].concat();
            for value in list {
                paths(&below, value, named, all);
            }
            all.insert(below);
        }
        _ => drop(all.insert(path.to_owned())),
    }
}

/// Every key that was found stands in the document's tables, and none beside.
pub(crate) fn expect_documented(found: &BTreeSet<String>, document: &str) {
    let documented: BTreeSet<String> = document
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(key, _)| key.to_owned())
        .collect();
    let lacks: Vec<_> = found.difference(&documented).collect();
    let gone: Vec<_> = documented.difference(found).collect();
    assert!(
        lacks.is_empty() && gone.is_empty(),
        "not documented: {lacks:#?}\nnot there: {gone:#?}"
    );
}
