//! What paper needs of the platform: sources out of the table, the printer, a style
//! sheet that comes late.

use js_sys::{Array, Function, JSON, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// The sources of facts, each once, as a line: who, year, title, where. None where the table can't be read.
pub fn sources_of(table: &str, facts: &[&str]) -> Vec<String> {
    let Ok(table) = JSON::parse(table) else {
        return Vec::new();
    };
    let known = field(&table, "sources");
    let mut ids: Vec<String> = Vec::new();
    for fact in field(&table, "facts").dyn_into::<Array>().unwrap_or_default() {
        let asked = field(&fact, "id")
            .as_string()
            .is_some_and(|id| facts.contains(&id.as_str()));
        if !asked {
            continue;
        }
        for id in field(&fact, "source_ids").dyn_into::<Array>().unwrap_or_default() {
            let id = id.as_string().unwrap_or_default();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids.iter()
        .map(|id| line(&field(&known, id)))
        .filter(|line| !line.is_empty())
        .collect()
}

fn line(source: &JsValue) -> String {
    let mut parts = Vec::new();
    for name in ["authors", "year", "title", "journal", "doi"] {
        let value = field(source, name);
        let text = value
            .as_string()
            .or_else(|| value.as_f64().map(|year| (year as i32).to_string()));
        parts.extend(
            text.filter(|text| !text.is_empty())
                .map(|text| String::from(text.trim_end_matches('.'))),
        );
    }
    parts.join(". ")
}

/// Hands the page to the printer: what the style sheet shows on paper.
pub fn print() {
    let global = js_sys::global();
    if let Ok(print) = field(&global, "print").dyn_into::<Function>() {
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
