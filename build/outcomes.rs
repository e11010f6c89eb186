//! The table's outcomes as constants of `guidance::outcome`. Names are written as variants without a look at them: one
//! that does not exist stops the compiler.

use serde_json::Value;

use super::constant_name;

/// One constant list of all outcomes.
pub(crate) fn code(table: &Value) -> String {
    let rows = table["outcomes"].as_array().expect("`outcomes` is a list");
    let rows: String = rows.iter().map(row).collect();
    format!("/// All outcomes, in the table's order.\npub const ALL: &[Outcome] = &[\n{rows}];\n")
}

fn row(row: &Value) -> String {
    let id = text(&row["id"]);
    let field = |key: &str, of: &str| format!("{of}::{}", variant(text(&row[key])));
    let follow_up = &row["follow_up"];
    let follow_up = if follow_up.is_null() {
        "None".to_owned()
    } else {
        format!(
            "Some(FollowUp {{ value: {}, unit: Span::{}, counted_from: CountedFrom::{} }})",
            follow_up["value"]
                .as_u64()
                .expect("a follow-up is a whole number"),
            variant(text(&follow_up["unit"])),
            variant(text(&follow_up["counted_from"])),
        )
    };
    let added = row["added"].as_str().map_or_else(
        || "None".to_owned(),
        |added| format!("Some(Added::{})", variant(added)),
    );
    format!(
        "Outcome {{ id: {id:?}, about: {}, measure: {}, shown: {}, fact: facts::{}, finding: {}, comparator: {}, added: {added}, \
         people: {}, studies: {}, sessions: {}, interval_days: {}, follow_up: {follow_up}, blinded: {}, sponsored: {} }},\n",
        field("about", "About"),
        field("measure", "Measure"),
        shown(id, row),
        constant_name(text(&row["facts"][0])),
        field("finding", "Finding"),
        field("comparator", "Comparator"),
        option(&row["people"]),
        option(&row["studies"]),
        option(&row["sessions"]),
        option(&row["interval_days"]),
        option(&row["blinded"]),
        option(&row["sponsored"]),
    )
}

fn shown(id: &str, row: &Value) -> String {
    let fact = |at: usize| format!("facts::{}", constant_name(text(&row["facts"][at])));
    let second = || {
        if row["facts"][1].is_null() {
            "None".to_owned()
        } else {
            format!("Some({})", fact(1))
        }
    };
    match text(&row["shows"]) {
        "people" => {
            let groups = row["groups"].as_array().expect("`groups` is a list");
            let groups: String = groups.iter().map(group).collect();
            format!("Shown::People(&[{groups}])")
        }
        "interval" => format!("Shown::Interval {{ fact: {}, other: {} }}", fact(0), second()),
        "before-after" => format!("Shown::BeforeAfter {{ before: {}, after: {} }}", fact(0), fact(1)),
        "beside" => format!("Shown::Beside {{ needling: {}, other: {} }}", fact(0), fact(1)),
        "mean" => format!("Shown::Mean {{ fact: {}, more: {} }}", fact(0), second()),
        "statement" => format!("Shown::Statement({})", fact(0)),
        other => panic!("outcome `{id}` is shown as `{other}`, which is none of the known ways"),
    }
}

fn group(group: &Value) -> String {
    format!(
        "Group {{ who: Who::{}, arm: Arm::{}, people: {}, fact: facts::{} }},",
        variant(text(&group["who"])),
        variant(text(&group["arm"])),
        group["people"]
            .as_u64()
            .expect("a group is a whole number of people"),
        constant_name(text(&group["fact"])),
    )
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a name of an outcome is text")
}

/// A number or a yes or no, if there is one.
fn option(value: &Value) -> String {
    if value.is_null() {
        "None".to_owned()
    } else {
        format!("Some({value})")
    }
}

/// `acne-scars` becomes `AcneScars`.
fn variant(name: &str) -> String {
    name.split('-')
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_uppercase() + rest
        })
        .collect()
}
