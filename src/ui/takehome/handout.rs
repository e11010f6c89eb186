//! The handout: a page of its own that only paper shows, drawn flat, so that it is the same in every browser and sharp
//! on every printer.

use super::{STYLES, drawn};
use crate::handout::Sheet;
use crate::ui::Page;
use crate::web::dom::{self, Node, el, svg};
use crate::web::{self, Mark};
use crate::words::page::NAME;
use crate::words::{Key, Words, key};

/// What is set on paper.
#[derive(Debug)]
pub struct Paper {
    /// The texts.
    pub sheet: Sheet,
    /// The picture, in a field of `size` units.
    pub marks: Vec<Mark>,
    /// Width and height of the picture.
    pub size: [u16; 2],
    /// What the sheet's facts rest on.
    pub sources: Vec<String>,
    /// Whose handout it is: a name and the address of a logo.
    pub clinic: Option<(String, Option<String>)>,
}

/// Puts the handout in place of an earlier one, and hands it to the printer.
pub fn print(page: Page, paper: Paper) {
    let words = *page.told.peek();
    let link = super::link_home(page);
    web::with_styles(STYLES, move || {
        dom::put_last("paper", &set(words, paper, &link));
        web::print();
    });
}

fn set(words: Words, paper: Paper, link: &str) -> Node {
    let Paper {
        sheet,
        marks,
        size: [width, height],
        sources,
        clinic,
    } = paper;
    let picture = svg("svg")
        .class("picture")
        .attr("role", "img")
        .attr("aria-label", &sheet.picture)
        .attr(
            "viewBox",
            &["0 0 ", &width.to_string(), " ", &height.to_string()].concat(),
        );
    if let Some(element) = picture.element() {
        web::Sheet::new(element).draw(marks);
    }
    let sources = if sources.is_empty() {
        vec![el("p").text(words.say(key::HANDOUT_NO_SOURCES))]
    } else {
        vec![
            el("ol").children(
                sources
                    .iter()
                    .map(|source| el("li").attr("dir", "auto").text(source)),
            ),
        ]
    };
    el("article")
        .class("paper")
        .part("paper")
        .child(masthead(words, clinic))
        .child(el("h1").text(words.say(key::HANDOUT)))
        .child(el("p").class("about").text(&sheet.about))
        .child(
            el("figure")
                .child(picture)
                .child(el("figcaption").text(&sheet.picture)),
        )
        .child(
            section(words, key::HANDOUT_DEPTH)
                .child(el("p").text(&[&sheet.depth, " ", &sheet.reached].concat()))
                .child(table(
                    &[words.say(key::HANDOUT_LAYER), words.say(key::HANDOUT_SHARE)],
                    sheet.layers,
                ))
                .children(sheet.cautions.iter().map(|caution| el("p").text(caution))),
        )
        .child(
            section(words, key::HANDOUT_TIME)
                .child(table(&[], sheet.times))
                .child(el("h3").text(words.say(key::HANDOUT_AFTER)))
                .child(table(&[], sheet.after)),
        )
        .child(
            section(words, key::GUIDANCE_AFTERCARE)
                .child(el("p").text(words.say(key::GUIDANCE_AFTERCARE_HOW)))
                .child(table(&[], sheet.care)),
        )
        .child(
            section(words, key::HANDOUT_ASK)
                .child(el("ul").children(sheet.questions.iter().map(|question| el("li").text(question)))),
        )
        .child(
            section(words, key::HANDOUT_SAME)
                .class("same")
                .children(drawn(words, link))
                .child(el("p").attr("dir", "ltr").class("address").text(link)),
        )
        .child(
            section(words, key::HANDOUT_SOURCES)
                .class("sources")
                .children(sources),
        )
        .child(el("p").class("notice").text(words.say(key::STANDING)))
        .child(el("p").class("notice").text(words.say(key::PURPOSE)))
}

fn masthead(words: Words, clinic: Option<(String, Option<String>)>) -> Node {
    let Some((name, logo)) = clinic else {
        return el("p").class("whose").text(NAME);
    };
    el("p")
        .class("whose")
        .attr("lang", words.lang().key())
        .children(logo.map(|address| el("img").attr("alt", "").attr("src", &address)))
        .child(el("span").text(&name))
}

fn section(words: Words, name: Key) -> Node {
    el("section").child(el("h2").text(words.say(name)))
}

/// Rows with their names first; `heads` are those of the columns after the first.
fn table<const N: usize>(heads: &[&str], rows: Vec<[String; N]>) -> Node {
    let head = (!heads.is_empty()).then(|| {
        el("thead").child(
            el("tr")
                .child(el("td"))
                .children(heads.iter().map(|head| el("th").attr("scope", "col").text(head))),
        )
    });
    let rows = rows.into_iter().map(|row| {
        el("tr").children(row.iter().enumerate().map(|(column, text)| {
            if column == 0 {
                el("th").attr("scope", "row").text(text)
            } else {
                el("td").text(text)
            }
        }))
    });
    el("table").children(head).child(el("tbody").children(rows))
}
