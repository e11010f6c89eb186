//! The evidence table as one page: numbers by topic, the methods that disagree, and the sources with their addresses.

use std::collections::BTreeMap;

use serde_json::Value;
use skindepth::evidence::facts;
use skindepth::words::native::english;

/// Topics in the order of the page, with their headings.
const TOPICS: [(&str, &str); 7] = [
    ("anatomy", "Skin"),
    ("needle", "Needles and channels"),
    ("depth-protocol", "Depths and series in use"),
    ("absorption", "Absorption"),
    ("healing", "Healing and outcomes"),
    ("safety", "Safety"),
    ("regulation", "Regulation"),
];

/// The whole page.
pub(crate) fn html(table: &str) -> String {
    let table: Value = serde_json::from_str(table).unwrap_or_default();
    let mut page = String::from(HEAD);
    let rows = list(&table, "facts");
    for (topic, name) in TOPICS {
        page.push_str(&["\n<section>\n<h2>", name, "</h2>\n<dl>\n"].concat());
        for row in rows.iter().filter(|row| text(row, "topic") == topic) {
            page.push_str(&fact(row, &table));
        }
        page.push_str("</dl>\n</section>\n");
    }
    page.push_str("\n<section>\n<h2>Where methods disagree</h2>\n");
    for group in list(&table, "methods") {
        page.push_str(&methods(group, rows));
    }
    page.push_str("</section>\n\n<section>\n<h2>Sources</h2>\n<ol>\n");
    if let Some(sources) = table["sources"].as_object() {
        // In order of their ids, whatever order the reader of JSON keeps: another package of a build
        // can turn that reader's features on.
        for (id, source) in sources.iter().collect::<BTreeMap<_, _>>() {
            page.push_str(&reference(id, source));
        }
    }
    page.push_str("</ol>\n</section>\n</main>\n</body>\n</html>\n");
    page
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

/// Text as it may stand in markup.
fn plain(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The same with a full stop at its end.
fn sentence(text: &str) -> String {
    let mut text = plain(text);
    if !text.ends_with(['.', '?', '!']) {
        text.push('.');
    }
    text
}

/// Value, range and status of a fact, as the page writes them.
fn numbers(id: &str) -> String {
    let fact = facts::ALL.iter().find(|fact| fact.id == id);
    fact.map_or_else(String::new, |fact| english().fact(fact))
}

fn fact(row: &Value, table: &Value) -> String {
    let id = text(row, "id");
    let numbers = numbers(id);
    let parts = [
        "<dt id=\"",
        id,
        "\">",
        &plain(text(row, "quantity")),
        if numbers.is_empty() { "" } else { ": <b>" },
        &plain(&numbers),
        if numbers.is_empty() { "" } else { "</b>" },
        "</dt>\n<dd>",
        &sentence(text(row, "site_condition")),
    ];
    let mut line = parts.concat();
    let note = text(row, "note");
    if !note.is_empty() {
        line.push_str(&[" ", &sentence(note)].concat());
    }
    for source in list(row, "source_ids") {
        let source = source.as_str().unwrap_or_default();
        line.push_str(&[" ", &short(source, &table["sources"][source])].concat());
    }
    line.push_str(" <small>");
    line.push_str(id);
    line.push_str("</small></dd>\n");
    line
}

/// First author and year, as a link to the list of sources.
fn short(id: &str, source: &Value) -> String {
    let authors = text(source, "authors");
    let first = authors.split([',', ';']).next().unwrap_or_default();
    let first = first.split(" (").next().unwrap_or_default();
    let year = source["year"]
        .as_u64()
        .map_or_else(String::new, |year| format!(" {year}"));
    let year = if first.ends_with(year.trim()) {
        ""
    } else {
        year.as_str()
    };
    ["<a href=\"#source-", id, "\">", &plain(first), year, "</a>"].concat()
}

fn methods(group: &Value, facts: &[Value]) -> String {
    let mut out = [
        "<h3 id=\"methods-",
        text(group, "id"),
        "\">",
        &plain(text(group, "quantity")),
        "</h3>\n<p>",
        &plain(text(group, "choice")),
        "</p>\n<ul>\n",
    ]
    .concat();
    for row in list(group, "rows") {
        let id = text(row, "fact");
        let condition = facts
            .iter()
            .find(|fact| text(fact, "id") == id)
            .map_or("", |fact| text(fact, "site_condition"));
        let used = row["used"].as_bool().unwrap_or_default();
        let line = [
            "<li>",
            &plain(text(row, "method")),
            ", ",
            &plain(condition),
            ": <a href=\"#",
            id,
            "\">",
            &plain(&numbers(id)),
            "</a>",
            if used { " (used)" } else { "" },
            "</li>\n",
        ];
        out.push_str(&line.concat());
    }
    out.push_str("</ul>\n");
    out
}

fn reference(id: &str, source: &Value) -> String {
    let mut out = ["<li id=\"source-", id, "\">", &plain(text(source, "authors"))].concat();
    if let Some(year) = source["year"].as_u64() {
        out.push_str(&[" (", &year.to_string(), ")"].concat());
    }
    out.push_str(&[". ", &plain(text(source, "title")), "."].concat());
    let journal = text(source, "journal");
    if !journal.is_empty() {
        out.push_str(&[" ", &plain(journal), "."].concat());
    }
    let doi = text(source, "doi");
    let url = text(source, "url");
    if !doi.is_empty() {
        let doi = plain(doi);
        out.push_str(&[" <a href=\"https://doi.org/", &doi, "\">doi:", &doi, "</a>"].concat());
    }
    if !url.is_empty() && !url.contains(doi_or_none(doi)) {
        out.push_str(&[" <a href=\"", &plain(url), "\">as read</a>"].concat());
    }
    let note = text(source, "note");
    if !note.is_empty() {
        out.push_str(&[". ", &plain(note)].concat());
    }
    out.push_str("</li>\n");
    out
}

/// An address that only repeats the DOI is not told twice; without a DOI nothing is repeated.
const fn doi_or_none(doi: &str) -> &str {
    if doi.is_empty() { "\n" } else { doi }
}

const HEAD: &str = "<!doctype html>
<!-- Written by `cargo run --example references` from data/evidence.json. -->
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<title>Skindepth: every number with its source</title>
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"description\" content=\"The numbers behind Skindepth: value, range, in whom, how measured, and the source of each.\">
<meta name=\"referrer\" content=\"no-referrer\">
<meta name=\"color-scheme\" content=\"light\">
<link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">
<link rel=\"stylesheet\" href=\"story.css\">
</head>
<body>
<main>
<h1>Every number with its source</h1>
<p><a href=\"./\">To the moving picture</a> · <a href=\"story.html\">The story with drawings</a> · <a href=\"data/evidence.json\">The same as data</a></p>
<p>Each entry says what was measured, value and range, in whom or where, and by whom. <i>Estimate</i> means calculated from cited formulae, <i>approximate</i> known from the literature and not read again. The others were seen in the abstract, a table or the text of the source; seldom was a whole paper read. An entry is here because it was found, also where nothing uses it; some are recorded so that they are not believed.</p>
";
