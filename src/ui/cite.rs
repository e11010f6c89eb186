//! Source cards: what a number rests on, opened by a small button beside it. Value and status come from the program's
//! own facts; in whom, how, by whom and what other methods found come from the open data file, which is fetched when the
//! first card opens. The file is in English, and says so.

use super::control::icon;
use super::{Ask, Mirror, Page};
use crate::evidence::{Fact, Status};
use crate::web::dom::{self, Node, button, el};
use crate::web::{self, Record};
use crate::words::{Words, key};

/// What a card is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Cited {
    /// What the number says, in the viewer's language.
    pub name: String,
    /// What it rests on.
    pub facts: Vec<Fact>,
}

/// The open data file, as far as it has come.
#[derive(Debug, Default)]
enum Table {
    /// Not asked for.
    #[default]
    Unasked,
    /// On its way.
    Asked,
    /// There.
    Here(Record),
    /// It could not be had.
    Missing,
}

/// The button beside a number. `name` says what the number is, `facts` what it rests on now.
pub(super) fn cite(
    page: Page,
    name: impl Fn() -> String + Clone + 'static,
    facts: impl Fn() -> Vec<Fact> + 'static,
) -> Node {
    let told = name.clone();
    button()
        .class("cite")
        .part("cite")
        .attr("aria-haspopup", "dialog")
        .live("aria-label", move || {
            page.words.get().fill(key::CITE, &[("name", &told())])
        })
        .press(move || {
            page.ask(Ask::Cite(Cited {
                name: name(),
                facts: facts(),
            }));
        })
        .child(icon(
            "0 0 24 24",
            &[("", "M12 11v6M12 7.2v.4M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0")],
        ))
}

/// The dialog of cards. It opens over whatever is open.
pub(super) fn view(page: Page) -> Node {
    let table: &'static Mirror<Table> = Box::leak(Box::new(Mirror::default()));
    let close = el("form").attr("method", "dialog").child(
        el("button")
            .class("icon")
            .part("cite-close")
            .live("aria-label", page.said(key::CLOSE))
            .child(icon("0 0 24 24", &[("", "M6 6l12 12M18 6 6 18")])),
    );
    let dialog = el("dialog")
        .class("leaf cards")
        .part("cards")
        .attr("aria-labelledby", "cards-title")
        .child(
            el("header")
                .child(el("h2").attr("id", "cards-title").live_text(move || {
                    let cited = page.cited.read();
                    cited
                        .as_ref()
                        .map_or_else(String::new, |cited| cited.name.clone())
                }))
                .child(close),
        )
        .child(el("div").class("leaf-body").list(move || content(page, table)));
    let opened = dialog.element();
    dialog
        .on("close", move |_| page.cited.set(None))
        .live("data-open", move || {
            let is_asked = page.cited.read().is_some();
            if let (true, Some(dialog)) = (is_asked, &opened) {
                dom::show_dialog(dialog);
            }
            String::new()
        })
}

fn content(page: Page, table: &'static Mirror<Table>) -> Vec<Node> {
    let cited = page.cited.get();
    let words = page.told.get();
    let Some(cited) = cited.filter(|_| words.find(key::CITE_SOURCE.0).is_some()) else {
        return Vec::new();
    };
    if matches!(*table.peek(), Table::Unasked | Table::Missing) {
        table.put(Table::Asked);
        web::fetch_text("data/evidence.json", move |file| {
            let file = file.as_deref().and_then(Record::open);
            table.put(file.map_or(Table::Missing, Table::Here));
        });
    }
    let mut nodes: Vec<Node> = cited.facts.iter().map(|fact| card(words, fact, table)).collect();
    nodes.push(el("p").class("small").text(words.say(key::CITE_ENGLISH)));
    nodes.push(
        el("p").child(
            el("a")
                .attr("href", "references.html")
                .attr("target", "_blank")
                .attr("rel", "noopener")
                .text(words.say(key::CITE_ALL)),
        ),
    );
    nodes
}

fn card(words: Words, fact: &Fact, table: &'static Mirror<Table>) -> Node {
    let fact = *fact;
    el("article")
        .class("source-card")
        .part(&["card-", fact.id].concat())
        .child(el("p").class("say").child(el("b").text(&words.fact(&fact))))
        .child(el("div").list(move || match &*table.read() {
            Table::Here(table) => details(words, &fact, table),
            Table::Missing => vec![el("p").attr("role", "status").text(words.say(key::CITE_FAILED))],
            Table::Unasked | Table::Asked => Vec::new(),
        }))
}

/// What the table says of a fact.
fn details(words: Words, fact: &Fact, table: &Record) -> Vec<Node> {
    let rows = table.at("facts").entries();
    let Some(row) = rows.iter().find(|row| row.at("id").text() == fact.id) else {
        return Vec::new();
    };
    let sources = row.at("source_ids").entries();
    let sources = sources
        .iter()
        .map(|id| source(&table.at("sources").at(&id.text())));
    let mut list = el("dl").class("facts-of");
    let mut add = |name, value: Node| {
        list = std::mem::replace(&mut list, el("dl"))
            .child(el("dt").text(words.say(name)))
            .child(value);
    };
    add(key::CITE_WHOM, english("dd", &row.at("site_condition").text()));
    let note = row.at("note").text();
    if !note.is_empty() {
        add(key::CITE_NOTE, english("dd", &note));
    }
    let seen = if fact.status == Status::Verified {
        words.say(key::CITE_SEEN)
    } else {
        words.status(fact.status)
    };
    add(
        key::CITE_SOURCE,
        el("dd")
            .children(sources)
            .child(el("span").class("tag").text(seen)),
    );
    let mut nodes = vec![english("p", &row.at("quantity").text()), list];
    nodes.extend(methods(words, fact, table, &rows));
    nodes
}

/// Authors, year, title, journal, and where to find it.
fn source(source: &Record) -> Node {
    let say = |name: &str| source.at(name).text();
    let year = say("year");
    let year = if year.is_empty() {
        year
    } else {
        [" (", &year, ")"].concat()
    };
    let line = [
        &say("authors"),
        year.as_str(),
        ". ",
        &say("title"),
        ". ",
        &say("journal"),
        " ",
    ]
    .concat();
    let doi = say("doi");
    let (address, name) = if doi.is_empty() {
        (say("url"), say("url"))
    } else {
        (["https://doi.org/", &doi].concat(), ["doi:", &doi].concat())
    };
    let node = english("p", &line);
    // Nothing but an address of the web becomes a link.
    if address.starts_with("https://") || address.starts_with("http://") {
        node.child(
            el("a")
                .attr("href", &address)
                .attr("target", "_blank")
                .attr("rel", "noopener noreferrer")
                .text(&name),
        )
    } else {
        node
    }
}

/// What other methods found, with what the models take and why; nothing where no other is known.
fn methods(words: Words, fact: &Fact, table: &Record, facts: &[Record]) -> Option<Node> {
    let groups = table.at("methods").entries();
    let group = groups.iter().find(|group| {
        let rows = group.at("rows").entries();
        rows.iter().any(|row| row.at("fact").text() == fact.id)
    })?;
    let rows = group.at("rows").entries();
    let rows = rows.iter().map(|row| {
        let id = row.at("fact").text();
        let found = facts.iter().find(|fact| fact.at("id").text() == id);
        let line = [
            &row.at("method").text(),
            ", ",
            &found.map_or_else(String::new, |found| found.at("site_condition").text()),
            ": ",
            &found.map_or_else(String::new, numbers),
        ];
        let node = english("li", &line.concat());
        if row.at("used").is_true() {
            node.text(" ")
                .child(el("span").class("tag").text(words.say(key::CITE_USED)))
        } else {
            node
        }
    });
    Some(
        el("details")
            .child(el("summary").text(words.say(key::CITE_METHODS)))
            .child(english("p", &group.at("choice").text()))
            .child(el("ul").children(rows)),
    )
}

/// Value, range and unit as the file has them.
fn numbers(fact: &Record) -> String {
    let [value, low, high] = ["value", "low", "high"].map(|name| fact.at(name).text());
    let range = if low.is_empty() || high.is_empty() {
        String::new()
    } else {
        [" (", &low, "–", &high, ")"].concat()
    };
    [value.as_str(), &range, " ", &fact.at("unit").text()].concat()
}

/// An element whose text is in English whatever the page speaks.
fn english(tag: &str, text: &str) -> Node {
    el(tag).attr("lang", "en").attr("dir", "ltr").text(text)
}
