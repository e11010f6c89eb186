//! The page: one file per visible thing. Components show what the [`Page`] holds and ask for changes; they decide
//! nothing about skin.

mod control;
mod depth;
mod fields;
mod header;
mod mirror;
mod notices;
mod page;
mod stage;
mod timeline;

pub use self::mirror::Mirror;
pub use self::page::{Ask, Outcome, Page, Parts, Pointed, Settled, Shown};
use crate::web::dom::{Node, el};
use crate::words::page as words;

/// Everything on the page, and the elements that are drawn into: none where the browser made none.
pub fn view(page: Page) -> (Node, Option<Parts>) {
    let card = panel("treatment", words::TREATMENT).children(depth::view(page));
    let (stage, parts) = stage::view(page, &card);
    let view = el("main").class("page").children([
        header::view(page),
        stage,
        card,
        panel("clock", words::TIME).children(timeline::view(page)),
        panel("choices", words::CHOICES).child(fields::view(page)),
        el("footer")
            .class("standing")
            .child(el("p").text(words::STANDING))
            .child(el("p").text(words::PURPOSE)),
    ]);
    (view, parts)
}

fn panel(kind: &str, name: &str) -> Node {
    el("section")
        .class(&["panel ", kind].concat())
        .attr("aria-label", name)
}
