//! What paper needs of the platform: sources out of the table, the printer, a style sheet that comes late.

use js_sys::{Function, Reflect};

use super::record::Record;

/// The sources of facts, each once, as a line: who, year, title, where. None where the table can't be read.
pub fn sources_of(table: &str, facts: &[&str]) -> Vec<String> {
    let Some(table) = Record::open(table) else {
        return Vec::new();
    };
    let known = table.at("sources");
    let mut ids: Vec<String> = Vec::new();
    for fact in table.at("facts").entries() {
        if !facts.contains(&fact.at("id").text().as_str()) {
            continue;
        }
        for id in fact.at("source_ids").entries() {
            let id = id.text();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids.iter()
        .map(|id| line(&known.at(id)))
        .filter(|line| !line.is_empty())
        .collect()
}

fn line(source: &Record) -> String {
    let parts: Vec<String> = ["authors", "year", "title", "journal", "doi"]
        .iter()
        .map(|name| source.at(name).text())
        .filter(|text| !text.is_empty())
        .map(|text| String::from(text.trim_end_matches('.')))
        .collect();
    parts.join(". ")
}

/// Hands the page to the printer: what the style sheet shows on paper.
pub fn print() {
    let global = js_sys::global();
    let found = Reflect::get(&global, &"print".into());
    if let Ok(print) = found.and_then(wasm_bindgen::JsCast::dyn_into::<Function>) {
        let printed = print.call0(&global);
        drop(printed);
    }
}

/// Loads a style sheet of the site, once; `then` is called when it is there, or cannot come.
pub fn with_styles(path: &str, then: impl FnOnce() + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let there = document.query_selector(&["link[href='", path, "']"].concat());
    let (Ok(None), Some(head), Ok(link)) = (there, document.head(), document.create_element("link")) else {
        return then();
    };
    for (name, value) in [("rel", "stylesheet"), ("href", path)] {
        super::root::put(&link, name, value);
    }
    let then = wasm_bindgen::closure::Closure::once_into_js(then);
    for name in ["onload", "onerror"] {
        let set = Reflect::set(&link, &name.into(), &then);
        debug_assert!(set.is_ok(), "a property of every element");
    }
    let appended = head.append_child(&link);
    debug_assert!(appended.is_ok(), "a new element can be appended");
}
