//! The published schema and the page are those of the table.

use std::fs;
use std::path::Path;

use skindepth::clinic::docs;

#[track_caller]
fn check(file: &str, written: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == written, "{file} is stale: cargo run --example clinic");
}

#[test]
fn schema_and_page_are_current() {
    check("public/clinic.schema.json", &docs::schema());
    check("docs/clinic.md", &docs::markdown());
}

#[test]
fn the_schema_is_json_and_names_every_field() {
    let schema: serde_json::Value = serde_json::from_str(&docs::schema()).unwrap();
    for field in &skindepth::clinic::CLINIC {
        let described = schema["properties"][field.name]["description"].as_str();
        assert!(described.is_some_and(|text| !text.is_empty()), "{}", field.name);
    }
    assert_eq!(
        schema["properties"]["presets"]["items"]["properties"]["depth"]["maximum"],
        2.5
    );
    assert_eq!(
        schema["properties"]["devices"]["items"]["properties"]["device"]["enum"][0],
        "pen"
    );
}
