//! The page: one file per visible thing. Components show what the [`Page`] holds and ask for changes; they decide
//! nothing about skin.

mod absorbed;
mod calendar;
mod cite;
pub mod configure;
pub mod consult;
mod control;
mod controls;
mod depth;
mod fields;
pub mod flat;
mod guidance;
mod header;
mod known;
mod leaf;
mod mirror;
mod notices;
mod numbers;
mod page;
mod stage;
mod story;
pub mod takehome;
mod timeline;

pub use self::cite::Cited;
use self::controls::fill;
pub use self::controls::{Controls, Fill};
pub use self::leaf::Leaf;
pub use self::mirror::Mirror;
pub use self::page::{
    Ask, Cautioned, Compared, Inked, Lasting, Outcome, Page, Parts, Pencil, Pointed, Settled, Shown, Tool,
    Turn,
};
use crate::web::dom::{Node, el};
use crate::words::{Key, key};

/// Everything on the page, and the elements that are drawn into: none where the browser made none.
pub fn view(page: Page) -> (Node, Option<Parts>) {
    let card = panel(page, "treatment", key::TREATMENT, |controls| controls.treatment);
    let (stage, parts) = stage::view(page, &card);
    let view = el("main").class("page").children([
        fill(page, el("header").class("masthead"), |controls| controls.masthead),
        stage,
        fill(page, story::place(page), |controls| controls.story),
        card,
        panel(page, "clock", key::TIME, |controls| controls.clock),
        panel(page, "choices", key::CHOICES, |controls| controls.choices),
        el("footer")
            .class("standing")
            .child(fill(page, el("div").class("leaves"), |controls| controls.leaves))
            .child(el("p").live_text(page.said(key::STANDING)))
            .child(el("p").live_text(page.said(key::PURPOSE))),
    ]);
    (view, parts)
}

/// The place of a panel.
fn panel(page: Page, kind: &str, name: Key, which: fn(&Controls) -> Fill) -> Node {
    let place = el("section")
        .class(&["panel ", kind].concat())
        .live("aria-label", page.said(name));
    fill(page, place, which)
}
