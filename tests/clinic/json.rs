//! The reader of JSON agrees with another one on any text, and reads what it writes.

use proptest::prelude::*;
use skindepth::clinic::json::{Value, read};

fn other(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Flag(on) => (*on).into(),
        Value::Number(text) => serde_json::from_str(text).unwrap_or_default(),
        Value::Text(text) => text.as_str().into(),
        Value::List(items) => items.iter().map(other).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| (name.clone(), other(value)))
            .collect(),
    }
}

/// Both take a text and read the same, or both refuse it.
#[track_caller]
fn check(text: &str) {
    let ours = read(text).ok().map(|value| other(&value));
    let theirs: Option<serde_json::Value> = serde_json::from_str(text).ok();
    assert_eq!(ours, theirs, "{text}");
}

pub(crate) fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Flag),
        "-?(0|[1-9][0-9]{0,4})(\\.[0-9]{1,3})?(e[+-]?[0-9])?".prop_map(Value::Number),
        "\\PC{0,12}|[\\x00-\\x1f\"\\\\]{0,4}".prop_map(Value::Text),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::List),
            // Each name once: the other reader keeps the last.
            proptest::collection::btree_map("\\PC{0,6}", inner, 0..5)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

#[test]
fn texts_of_every_kind() {
    let rows = [
        " {} ",
        "[1,2 , 3]",
        "\"\\u00e9\\ud83d\\ude00\\n\\/\"",
        "-0",
        "-",
        "01",
        "1.",
        "1e5",
        "1E+5",
        "\"\u{7f}\"",
        "\"\n\"",
        "[1 2]",
        "{\"a\":1,}",
        "{\"a\" : {\"b\" : [true,false,null]}}",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\u{a0}1",
        "tru",
        "truex",
    ];
    for text in rows {
        check(text);
    }
    let deep = ["[".repeat(12), "]".repeat(12)].concat();
    check(&deep);
    assert_eq!(
        read(&["[".repeat(100_000), "]".repeat(100_000)].concat()),
        Err(1),
        "too deep"
    );
}

#[test]
fn values_are_put_at_paths() {
    let file = read(r#"{"a": {"b": 1}, "c": 2}"#).unwrap();
    let text = |value: &str| Some(Value::Text(value.into()));
    let rows: [(&[&str], Option<Value>, Option<&str>); 6] = [
        (&["c"], text("x"), Some(r#"{"a": {"b": 1}, "c": "x"}"#)),
        (&["a", "b"], text("x"), Some(r#"{"a": {"b": "x"}, "c": 2}"#)),
        (
            &["a", "d"],
            text("x"),
            Some(r#"{"a": {"b": 1, "d": "x"}, "c": 2}"#),
        ),
        (
            &["e", "f"],
            text("x"),
            Some(r#"{"a": {"b": 1}, "c": 2, "e": {"f": "x"}}"#),
        ),
        (&["a", "b"], None, Some(r#"{"c": 2}"#)),
        (&["x", "y"], None, Some(r#"{"a": {"b": 1}, "c": 2}"#)),
    ];
    for (path, value, expected) in rows {
        let found = file.with(path, value.clone());
        assert_eq!(found, expected.map(|text| read(text).unwrap()), "{path:?}");
        assert_eq!(found.unwrap().at(path), value.as_ref(), "{path:?}");
    }
}

#[test]
fn the_line_of_an_error_is_told() {
    let rows = [
        ("{\n\"a\": 1,\n\"b\" 2\n}", 3),
        ("\n\n\nx", 4),
        ("", 1),
        ("{}\n{}", 2),
    ];
    for (text, line) in rows {
        assert_eq!(read(text), Err(line), "{text:?}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(value in values()) {
        prop_assert_eq!(read(&value.written()), Ok(value));
    }

    #[test]
    fn any_text_is_read_like_the_other_does(text in "[\\[\\]{}:, \"0-9a-z.\\\\+-]{0,24}") {
        check(&text);
    }

    #[test]
    fn what_is_written_is_read_by_the_other(value in values()) {
        check(&value.written());
    }
}
