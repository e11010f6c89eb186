//! What an address says beside the session, checked before anybody uses it.

use skindepth::plan::params::{Door, parse};

#[track_caller]
fn check(query: &str, read: fn(Door) -> Option<String>, expected: Option<&str>) {
    let parsed = parse(query, "");
    assert_eq!(read(parsed.door).as_deref(), expected, "{query}");
    assert_eq!(
        parsed.warnings.is_empty(),
        expected.is_some(),
        "{query} gives or lacks a warning"
    );
}

#[test]
fn languages() {
    let rows = [
        ("en", Some("en")),
        ("EN", Some("en")),
        ("pt-br", Some("pt-BR")),
        ("pt_BR", Some("pt-BR")),
        ("zh-hant-tw", Some("zh-Hant-TW")),
        ("es-419", Some("es-419")),
        ("", None),
        ("e", None),
        ("english", None),
        ("en-", None),
        ("en--us", None),
        ("en/../x", None),
        ("en\"onload=", None),
        ("en-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd", None),
    ];
    for (value, expected) in rows {
        check(&format!("lang={value}"), |door| door.lang, expected);
    }
}

#[test]
fn configurations() {
    let rows = [
        ("clinic.json", Some("clinic.json")),
        ("clinics/north_2.json", Some("clinics/north_2.json")),
        ("clinics%2Fnorth.json", Some("clinics/north.json")),
        ("", None),
        (".json", None),
        ("clinics/.json", None),
        ("/clinic.json", None),
        ("//evil.example/clinic.json", None),
        ("https://evil.example/clinic.json", None),
        ("https:clinic.json", None),
        ("../clinic.json", None),
        ("a/../clinic.json", None),
        ("a/%2e%2e/clinic.json", None),
        ("a//clinic.json", None),
        ("a\\clinic.json", None),
        ("clinic.json?x", None),
        ("clinic.js", None),
        ("clinic.JSON", None),
    ];
    for (value, expected) in rows {
        check(&format!("config={value}"), |door| door.config, expected);
    }
    check(
        &format!("config={}.json", "a".repeat(200)),
        |door| door.config,
        None,
    );
}

#[test]
fn chapters() {
    let rows = [
        ("healing", Some("healing")),
        ("Your_Skin", Some("your-skin")),
        ("", None),
        ("<b>", None),
        ("é", None),
        ("abcdefghijklmnopqrstuvwxyz0123456789", None),
    ];
    for (value, expected) in rows {
        check(&format!("chapter={value}"), |door| door.chapter, expected);
    }
}

#[test]
fn modes() {
    for key in ["app", "consult", "kiosk", "widget"] {
        assert_eq!(parse(&format!("mode={key}"), "").door.mode.key(), key);
    }
    assert_eq!(parse("mode=admin", "").door, Door::default());
}
