//! The published schema (`clinic.schema.json`, JSON Schema 2020-12) and docs/clinic.md, written from the table. Not in
//! the program.

use std::fmt::Write as _;

use super::check::shown_names;
use super::json::Value;
use super::{CLINIC, CONTRAST, Field, Kind, LIMITS, PROBLEMS_MAX, VERSION};
use crate::plan::params::{self, PARAMETERS};
use crate::words::Lang;

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(number: impl std::fmt::Display) -> Value {
    Value::Number(number.to_string())
}

fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Object(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> Value {
    Value::List(names.into_iter().map(text).collect())
}

/// The schema as a file.
pub fn schema() -> String {
    let mut schema = object([
        ("$schema", text("https://json-schema.org/draft/2020-12/schema")),
        ("title", text("A clinic's own settings for Skindepth")),
    ]);
    if let (Value::Object(to), Value::Object(from)) = (&mut schema, fields(&CLINIC)) {
        to.extend(from);
    }
    schema.written()
}

fn fields(table: &[Field]) -> Value {
    let mut properties: Vec<(String, Value)> = Vec::new();
    if table.first().is_some_and(|field| field.name == "version") {
        properties.push(("$schema".into(), object([("type", text("string"))])));
    }
    properties.extend(table.iter().map(|field| {
        let mut schema = kind(&field.kind);
        if let Value::Object(schema) = &mut schema {
            schema.insert(0, ("description".into(), text(field.doc)));
        }
        (field.name.to_owned(), schema)
    }));
    let needed = table.iter().filter(|field| field.needed);
    object([
        ("type", text("object")),
        ("additionalProperties", Value::Flag(false)),
        ("required", names(needed.map(|field| field.name))),
        ("properties", Value::Object(properties)),
    ])
}

fn pattern(of: &str) -> Value {
    object([("type", text("string")), ("pattern", text(of))])
}

fn plain(most: u16) -> Value {
    object([
        ("type", text("string")),
        ("minLength", number(1)),
        ("maxLength", number(most)),
        ("pattern", text("^[^<>]*$")),
    ])
}

fn kind(of: &Kind) -> Value {
    match of {
        Kind::Version => object([("const", number(VERSION))]),
        Kind::Text(most) => plain(*most),
        Kind::Texts(most) => {
            let each = Lang::ALL
                .into_iter()
                .map(|lang| (lang.key().to_owned(), plain(*most)))
                .collect();
            let by_language = object([
                ("type", text("object")),
                ("additionalProperties", Value::Flag(false)),
                ("minProperties", number(1)),
                ("properties", Value::Object(each)),
            ]);
            object([("anyOf", Value::List(vec![plain(*most), by_language]))])
        }
        Kind::Colour { .. } => pattern("^#[0-9a-fA-F]{6}$"),
        Kind::Link(schemes) => pattern(&format!("^({})", schemes.join("|"))),
        Kind::Logo => pattern(
            r"^(data:image/(svg\+xml|png|webp|jpeg);base64,[A-Za-z0-9+/=]+|[A-Za-z0-9._/-]+\.(svg|png|webp|jpg))$",
        ),
        Kind::OneOf(keys) => object([("enum", names(keys.iter().copied()))]),
        Kind::Name => pattern("^[a-z0-9-]{1,32}$"),
        Kind::Parameter(name) => parameter(name),
        Kind::Shown { named } => {
            let mut properties: Vec<(String, Value)> = Vec::new();
            if *named {
                properties.push(("name".into(), kind(&Kind::Texts(40))));
            }
            properties.extend(shown_names().map(|name| (name.to_owned(), parameter(name))));
            object([
                ("type", text("object")),
                ("additionalProperties", Value::Flag(false)),
                ("properties", Value::Object(properties)),
            ])
        }
        Kind::List { of, most, once } => object([
            ("type", text("array")),
            ("maxItems", number(most)),
            ("uniqueItems", Value::Flag(*once)),
            ("items", kind(of)),
        ]),
        Kind::Object(table) => fields(table),
    }
}

/// Values of a parameter as files write them: numbers may also stand as text, with their unit.
fn parameter(name: &str) -> Value {
    let parameter = PARAMETERS.iter().find(|parameter| parameter.name == name);
    match parameter.map(|parameter| parameter.kind) {
        Some(params::Kind::Choice(keys, _)) => object([("enum", names(keys.iter().copied()))]),
        Some(params::Kind::Number { low, high, .. }) => object([
            ("type", Value::List(vec![text("number"), text("string")])),
            ("minimum", number(low)),
            ("maximum", number(high)),
        ]),
        Some(params::Kind::Flag(_)) => object([("type", Value::List(vec![text("boolean"), text("string")]))]),
        _ => object([("type", Value::List(vec![text("string"), text("number")]))]),
    }
}

const HEAD: &str = "\
# The clinic's own

<!-- Written by `cargo run --example clinic`; a test compares it with the table in src/clinic/field.rs. -->

`clinic.json` beside the site makes it the clinic's, without building anything. The site ships with an empty one: put
yours in its place, or name another with `?config=folder/name.json`. [`configure.html`](../configure.html) edits it with
a live preview and gives the file and the snippet for other pages.

Begin the file with `\"$schema\": \"clinic.schema.json\"` and an editor checks it while you type; the schema is written from
the same table as this page.

- Each thing that may not stand in the file is told on the page with its path (`presets[2].depth`), what was found and
  what is allowed; the default counts in its place and the rest of the file is taken. A file that is no JSON, too large or
  newer than the program is not taken at all.
- Texts are shown as text: `<` and `>`, control characters and characters that turn the direction of writing are refused,
  in the clinic's name too.
- Links begin with `https://`, `mailto:` or `tel:`; everything else is refused, `javascript:` first.
- Numbers out of range are refused here, not moved to the nearest as in an address: a file can be mended.
";

/// The page docs/clinic.md.
pub fn markdown() -> String {
    let mut page = String::from(HEAD);
    let [size, logo] = LIMITS.map(|bytes| bytes / 1000);
    let figures = format!(
        "- The file may have {size} kB, the logo {logo} kB, in the file or beside it: a larger one is not shown, and the page says so.\n\
         - The accents are for text and for controls: each needs a contrast of {CONTRAST}:1 with the ground on which it is hardest to \
         read (the light page's edge, a raised card on the dark page). One with less is refused and its ratio told.\n\
         - At most {PROBLEMS_MAX} problems are listed.\n\n\
         ## Versions\n\nThis is version {VERSION}. A file without version, or of version 1, is one of the first form, in which the \
         parameters that the page opens with stood beside the rest: they are taken as `start`, and `lang` as the first of \
         `languages`. A version that the program does not know leaves the defaults.\n\n## What may stand in it\n\n"
    );
    page.push_str(&figures);
    rows(&mut page, "", &CLINIC);
    page.push_str(EXAMPLE_HEAD);
    page.push_str("```json\n");
    page.push_str(EXAMPLE);
    page.push_str("```\n");
    page
}

const EXAMPLE_HEAD: &str = "\nAll names and values of parameters are in [parameters.md](parameters.md); those of the story's chapters in \
`story.json`. Depths in a file are the clinic's own words, and no advice of ours: the cautions stay where a depth calls for one.\n\n\
## An example\n\n";

/// The example in the docs; a test reads it without a problem.
pub const EXAMPLE: &str = include_str!("../../examples/clinic/clinic.json");

fn rows(page: &mut String, above: &str, table: &[Field]) {
    if above.is_empty() {
        page.push_str("| name | values | |\n|---|---|---|\n");
    }
    for field in table {
        let name = format!("{above}{}", field.name);
        let row = writeln!(page, "| `{name}` | {} | {} |", values(&field.kind), field.doc);
        debug_assert!(row.is_ok(), "writing to a string succeeds");
        match field.kind {
            Kind::Object(inner) => rows(page, &format!("{name}."), inner),
            Kind::List {
                of: Kind::Object(inner),
                ..
            } => rows(page, &format!("{name}[]."), inner),
            _ => {}
        }
    }
}

fn values(kind: &Kind) -> String {
    let ticked = |names: &[&str]| {
        names
            .iter()
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match kind {
        Kind::Version => format!("{VERSION}"),
        Kind::Text(most) => format!("plain text of 1 to {most} characters"),
        Kind::Texts(most) => {
            format!("plain text of 1 to {most} characters, or an object of such texts by language")
        }
        Kind::Colour { .. } => "a colour".into(),
        Kind::Link(schemes) => format!("a link that begins with {}", ticked(schemes)),
        Kind::Logo => "a path or a picture".into(),
        Kind::OneOf(keys) => ticked(keys),
        Kind::Name => "small letters, digits, hyphens".into(),
        Kind::Parameter(name) => format!("as the parameter `{name}`"),
        Kind::Shown { named: false } => "an object of parameters".into(),
        Kind::Shown { named: true } => "an object of parameters, and `name`".into(),
        Kind::List { of, most, once } => {
            let each = if *once { ", each once" } else { "" };
            format!("a list of at most {most}{each}: {}", values(of))
        }
        Kind::Object(_) => "an object".into(),
    }
}
