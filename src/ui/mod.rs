//! The page: one file per visible thing. Components show what the [`Page`] holds and ask for changes; they decide
//! nothing about skin.

pub mod configure;
pub mod consult;
mod control;
mod depth;
mod fields;
mod guidance;
mod header;
mod mirror;
mod notices;
mod page;
mod stage;
mod story;
mod timeline;

pub use self::mirror::Mirror;
pub use self::page::{
    Ask, Compared, Inked, Outcome, Page, Parts, Pencil, Pointed, Settled, Shown, Tool, Turn,
};
use crate::web::dom::{Node, el};
use crate::words::{Key, Words, key};

/// Everything on the page, and the elements that are drawn into: none where the browser made none.
pub fn view(page: Page) -> (Node, Option<Parts>) {
    let card = panel(page, "treatment", key::TREATMENT, |page, words| {
        depth::view(page, words).into()
    });
    let (stage, parts) = stage::view(page, &card);
    let view = el("main").class("page").children([
        header::view(page),
        stage,
        story::view(page),
        card,
        panel(page, "clock", key::TIME, |page, words| {
            timeline::view(page, words).into()
        }),
        panel(page, "choices", key::CHOICES, |page, words| {
            vec![fields::view(page, words)]
        }),
        el("footer")
            .class("standing")
            .child(guidance::view(page))
            .child(el("p").live_text(page.said(key::STANDING)))
            .child(el("p").live_text(page.said(key::PURPOSE))),
    ]);
    (view, parts)
}

/// A panel, whose content is made anew when another language is spoken. What was chosen is kept elsewhere.
fn panel(page: Page, kind: &str, name: Key, content: fn(Page, Words) -> Vec<Node>) -> Node {
    el("section")
        .class(&["panel ", kind].concat())
        .live("aria-label", page.said(name))
        .list(move || content(page, page.words.get()))
}
