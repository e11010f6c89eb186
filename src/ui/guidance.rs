//! Guidance: what is known of each purpose, the checklist, care by hour and day, and other ways beside. In a dialog
//! that is made when it is opened; what is ticked is forgotten when it is closed.

use super::{Ask, Mirror, Page};
use crate::guidance::{Aftercare, Alternative, Benefit, Contraindication};
use crate::web::dom::{self, Node, button, checked_of, el};
use crate::words::{Key, Words, key};

/// The button, and the dialog that it opens.
pub(super) fn content(page: Page) -> Vec<Node> {
    let dialog = el("dialog")
        .class("guidance")
        .part("guidance")
        .live("aria-label", page.said(key::GUIDANCE))
        .list(move || inside(page));
    let opened = dialog.element();
    let dialog = dialog.on("close", move |_| page.guidance.set(false));
    let button = button()
        .class("pill wide")
        .part("guidance-open")
        .press(move || {
            page.guidance.set(true);
            page.ask(Ask::Guide);
            if let Some(dialog) = &opened {
                dom::show_dialog(dialog);
            }
        })
        .live_text(page.said(key::GUIDANCE));
    vec![button, dialog]
}

fn inside(page: Page) -> Vec<Node> {
    if !page.guidance.get() {
        return Vec::new();
    }
    let words = page.told.get();
    // The words come when they are asked for first.
    if words.find(key::GUIDANCE_EVIDENCE.0).is_none() {
        return vec![close(words)];
    }
    vec![
        close(words),
        checklist(words),
        evidence(page, words),
        aftercare(words),
        own(page, words),
        beside(words),
        section(words, key::GUIDANCE_USES)
            .child(el("p").text(words.say(key::GUIDANCE_USES_SAYS)))
            .child(el("p").text(words.say(key::GUIDANCE_DEPTH_SAYS))),
        el("p").text(words.say(key::STANDING)),
    ]
}

/// The platform closes a dialog by a form of its own kind, and by the escape key.
fn close(words: Words) -> Node {
    el("form").attr("method", "dialog").child(
        el("button")
            .class("pill")
            .part("guidance-close")
            .text(words.say(key::CLOSE)),
    )
}

fn section(words: Words, name: Key) -> Node {
    el("section").child(el("h2").text(words.say(name)))
}

/// What the clinic itself advises.
fn own(page: Page, words: Words) -> Node {
    let clinic = page.clinic.read();
    if clinic.aftercare.is_empty() {
        return el("div").attr("hidden", "");
    }
    let advice = clinic
        .aftercare
        .iter()
        .map(|texts| el("li").text(texts.say(words.lang())));
    section(words, key::CLINIC_SAYS).child(el("ul").children(advice))
}

/// Only what may be said where the clinic practises.
fn evidence(page: Page, words: Words) -> Node {
    let clinic = page.clinic.read();
    let told = Benefit::ALL.into_iter().filter(|benefit| clinic.claims(*benefit));
    section(words, key::GUIDANCE_EVIDENCE).children(told.map(|benefit| {
        el("article")
            .child(el("h3").text(words.benefit(benefit)))
            .child(el("p").text(words.benefit_says(benefit)))
            .child(el("p").class("tag").text(words.grade_says(benefit.grade())))
    }))
}

/// Ticks stay in the page's memory, and end in what to talk about, never in a verdict.
fn checklist(words: Words) -> Node {
    let ticked: &'static Mirror<Vec<Contraindication>> = Box::leak(Box::new(Mirror::default()));
    let items = Contraindication::ALL.into_iter().map(|item| {
        el("label")
            .class("tick")
            .child(el("input").attr("type", "checkbox").on("change", move |event| {
                let mut now = ticked.peek().clone();
                now.retain(|one| *one != item);
                if checked_of(&event) {
                    now.push(item);
                }
                ticked.set(now);
            }))
            .child(el("span").text(words.contraindication(item)))
    });
    let talk = move || {
        let ticked = ticked.read();
        if ticked.is_empty() {
            return words.say(key::GUIDANCE_CHECKLIST_NONE).into();
        }
        let items: Vec<&str> = ticked.iter().map(|item| words.contraindication(*item)).collect();
        words.fill(key::GUIDANCE_CHECKLIST_TALK, &[("items", &items.join("; "))])
    };
    section(words, key::GUIDANCE_CHECKLIST)
        .child(el("p").text(words.say(key::GUIDANCE_CHECKLIST_HOW)))
        .children(items)
        .child(el("p").part("talk").attr("role", "status").live_text(talk))
}

fn aftercare(words: Words) -> Node {
    let rows = Aftercare::ALL.into_iter().map(|item| {
        el("tr")
            .child(el("th").attr("scope", "row").text(words.aftercare(item)))
            .child(el("td").text(words.advice(item.advice())))
            .child(el("td").text(&[&words.times(item.times()), " ", words.when(item.when())].concat()))
    });
    section(words, key::GUIDANCE_AFTERCARE)
        .child(el("p").text(words.say(key::GUIDANCE_AFTERCARE_HOW)))
        .child(el("table").child(el("tbody").children(rows)))
}

fn beside(words: Words) -> Node {
    section(words, key::GUIDANCE_BESIDE).children(Alternative::ALL.into_iter().map(|way| {
        el("article")
            .child(el("h3").text(words.alternative(way)))
            .child(el("p").text(words.alternative_says(way)))
    }))
}
