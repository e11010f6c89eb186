//! Cautions that belong to what is shown, warnings about the address, and what stands in for the picture. A caution
//! shows its name, and the sentence behind it when asked.

use super::Page;
use super::cite::cite;
use crate::course::Caution;
use crate::web::State;
use crate::web::dom::{Node, el};
use crate::words::key;

pub(super) fn place(page: Page) -> Node {
    el("ul")
        .class("notices")
        .part("notices")
        .live("aria-label", page.said(key::NOTICES))
}

pub(super) fn all(page: Page) -> Vec<Node> {
    let words = page.words.get();
    let mut all = Vec::new();
    match page.state.get() {
        State::Schematic => all.push(plain(words.say(key::SCHEMATIC))),
        State::Lost => all.push(plain(words.say(key::LOST))),
        State::Loading | State::Live | State::Failed => {}
    }
    if page.unsolved.get() && page.plan.read().product.is_some() {
        all.push(plain(words.say(key::UNSOLVED)));
    }
    let cautions = page.cautions.read();
    all.extend(
        cautions
            .iter()
            .map(|(of, name, sentence)| caution(page, *of, name, sentence)),
    );
    all.extend(page.warnings.read().iter().map(|warning| plain(warning)));
    all
}

fn plain(text: &str) -> Node {
    el("li").class("plain").text(text)
}

fn caution(page: Page, of: Caution, name: &'static str, sentence: &str) -> Node {
    let says =
        el("p")
            .text(sentence)
            .text(" ")
            .child(cite(page, move || name.into(), move || of.cited().to_vec()));
    el("li").child(el("details").child(el("summary").text(name)).child(says))
}
