//! The open data: its schema is documented, the references page is current, methods that disagree stand together.

#[path = "../examples/references/page.rs"]
mod page;

mod keys;

use std::collections::BTreeSet;

use keys::{expect_documented, paths};
use serde_json::{Map, Value};
use skindepth::absorption::{Product, SHARED_CITED};
use skindepth::evidence::{Fact, facts};
use skindepth::healing::{Curve, Phase};
use skindepth::needle::{Device, Setting, channels_cited, reach_cited};
use skindepth::skin::{Layer, Site};

const TABLE: &str = include_str!("../public/data/evidence.json");
const SCHEMA: &str = include_str!("../docs/evidence.md");
const PAGE: &str = include_str!("../public/references.html");

fn table() -> Value {
    serde_json::from_str(TABLE).unwrap_or_default()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

/// The names of sources count as one.
#[expect(clippy::unnecessary_wraps, reason = "the shape that a walk asks for")]
fn named<'a>(path: &str, _: &Map<String, Value>, key: &'a str) -> Option<&'a str> {
    Some(if path == "sources" { "*" } else { key })
}

#[test]
fn every_key_is_documented_and_every_documented_key_is_there() {
    let mut found = BTreeSet::new();
    paths("", &table(), named, &mut found);
    // The list of facts itself is documented by what is in it.
    found.remove("facts[]");
    expect_documented(&found, SCHEMA);
}

#[test]
fn the_references_page_is_current_and_whole() {
    assert!(
        PAGE == page::html(TABLE),
        "write it anew: cargo run --example references"
    );
    assert!(PAGE.len() < 250_000, "{} bytes", PAGE.len());
    assert!(
        !PAGE.contains("<script") && !PAGE.contains("style=\""),
        "no script, no inline style"
    );
    for fact in facts::ALL {
        assert_eq!(
            PAGE.matches(&["<dt id=\"", fact.id, "\">"].concat()).count(),
            1,
            "{}",
            fact.id
        );
    }
    let table = table();
    let mut sources = 0;
    for (id, source) in table["sources"].as_object().into_iter().flatten() {
        assert_eq!(
            PAGE.matches(&["<li id=\"source-", id, "\">"].concat()).count(),
            1,
            "{id}"
        );
        let doi = text(source, "doi");
        assert!(
            doi.is_empty() || PAGE.contains(&["https://doi.org/", doi].concat()),
            "{id}"
        );
        sources += 1;
    }
    assert!(sources > 100);
}

/// Nothing of the table can become markup or leave an attribute.
#[test]
fn markup_in_the_table_stays_text() {
    let odd = r#"{"sources": {"s": {"authors": "<b>A", "title": "\"x\" & y", "url": "https://a.example/?q=\"><script>"}},
        "facts": [{"id": "a", "topic": "needle", "quantity": "<script>1", "site_condition": "a & b", "source_ids": ["s"]}]}"#;
    let page = page::html(odd);
    assert!(!page.contains("<script") && !page.contains("<b>A"), "{page}");
    assert!(page.contains("&lt;script&gt;1") && page.contains("a &amp; b"));
    // What is no table is a page without entries.
    assert!(page::html("{").contains("</html>"));
}

/// Two methods or more, at least one of them used, each fact once in a group; the reason is given.
#[test]
fn methods_that_disagree_are_told() {
    let table = table();
    let groups = list(&table, "methods");
    assert!(groups.len() > 10);
    let mut ids = BTreeSet::new();
    for group in groups {
        let id = text(group, "id");
        assert!(ids.insert(id), "{id} stands twice");
        assert!(
            text(group, "choice").ends_with('.') && !text(group, "quantity").is_empty(),
            "{id}"
        );
        let rows = list(group, "rows");
        let named: BTreeSet<&str> = rows.iter().map(|row| text(row, "fact")).collect();
        assert_eq!(named.len(), rows.len(), "{id}");
        assert!(
            rows.len() > 1 && rows.iter().any(|row| row["used"] == true),
            "{id}"
        );
        for name in named {
            assert!(facts::ALL.iter().any(|fact| fact.id == name), "{id}: {name}");
        }
    }
}

/// A source card names only what a model takes: the constants stand in the models' own files.
#[test]
fn cards_cite_what_models_take() {
    let models = [
        include_str!("../src/skin/layers.rs"),
        include_str!("../src/needle/penetration.rs"),
        include_str!("../src/needle/channels.rs"),
        include_str!("../src/healing/response.rs"),
        include_str!("../src/healing/dose.rs"),
        include_str!("../src/healing/series.rs"),
        include_str!("../src/absorption/products.rs"),
        include_str!("../src/absorption/tissue.rs"),
        include_str!("../src/absorption/setup.rs"),
        include_str!("../src/absorption/closure.rs"),
        include_str!("../src/absorption/result.rs"),
    ]
    .concat();
    let mut cited: Vec<Fact> = SHARED_CITED.to_vec();
    let mut add = |facts: &[Fact]| {
        assert!(!facts.is_empty(), "something rests on nothing");
        cited.extend(facts);
    };
    for site in Site::ALL {
        for layer in Layer::ALL {
            add(skindepth::skin::cited(site, layer));
        }
    }
    for device in Device::ALL {
        for setting in Setting::ALL {
            add(reach_cited(device, setting));
            add(channels_cited(device, setting));
        }
    }
    for curve in Curve::ALL {
        add(curve.cited());
    }
    for phase in Phase::ALL {
        add(phase.cited());
    }
    for product in Product::ALL {
        add(product.cited());
    }
    for fact in cited {
        let constant = fact.id.replace('-', "_").to_uppercase();
        assert!(
            models.contains(&constant) || models.contains(fact.id),
            "{}",
            fact.id
        );
    }
}

/// What the table calls used stands in a model's file. The other way round nothing follows: a fact may be used for
/// another quantity.
#[test]
fn what_is_called_used_is_used() {
    let models = [
        include_str!("../src/skin/layers.rs"),
        include_str!("../src/needle/penetration.rs"),
        include_str!("../src/healing/response.rs"),
        include_str!("../src/healing/dose.rs"),
    ]
    .concat();
    let table = table();
    for group in list(&table, "methods") {
        for row in list(group, "rows") {
            let id = text(row, "fact");
            let constant = id.replace('-', "_").to_uppercase();
            let is_word = |at: usize| {
                let after = models[at + constant.len()..].chars().next();
                !after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
            };
            let stands = models.match_indices(&constant).any(|(at, _)| is_word(at));
            assert!(stands || row["used"] == false, "{}: {id}", text(group, "id"));
        }
    }
}
