//! Guidance: the checklist, care by hour and day, and other ways beside. What is ticked is
//! forgotten when the leaf is closed.

use super::cite::cite;
use super::{Mirror, Page};
use crate::course::{Caution, checklist_cited};
use crate::guidance::{Aftercare, Alternative, Contraindication};
use crate::web::dom::{Node, checked_of, el};
use crate::words::{Key, Words, key};

/// What the dialog holds.
pub(super) fn content(page: Page, words: Words) -> Vec<Node> {
    vec![
        checklist(page, words),
        aftercare(page, words),
        own(page, words),
        beside(page, words),
        section(words, key::GUIDANCE_USES)
            .child(
                el("p")
                    .text(words.say(key::GUIDANCE_USES_SAYS))
                    .text(" ")
                    .child(cite(
                        page,
                        move || words.say(key::GUIDANCE_USES).into(),
                        || Caution::BeyondEvaluatedDepth.cited().to_vec(),
                    )),
            )
            .child(el("p").text(words.say(key::GUIDANCE_DEPTH_SAYS))),
        el("p").text(words.say(key::STANDING)),
    ]
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

/// Ticks stay in the page's memory, and end in what to talk about, never in a verdict.
fn checklist(page: Page, words: Words) -> Node {
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
    // The dialog is headed by the question.
    el("section")
        .child(
            el("p")
                .text(words.say(key::GUIDANCE_CHECKLIST_HOW))
                .text(" ")
                .child(cite(
                    page,
                    move || words.say(key::GUIDANCE_CHECKLIST).into(),
                    checklist_cited,
                )),
        )
        .children(items)
        .child(el("p").part("talk").attr("role", "status").live_text(talk))
}

fn aftercare(page: Page, words: Words) -> Node {
    let rows = Aftercare::ALL.into_iter().map(|item| {
        el("tr")
            .child(el("th").attr("scope", "row").text(words.aftercare(item)))
            .child(el("td").text(words.advice(item.advice())))
            .child(
                el("td")
                    .text(&[&words.times(item.times()), " ", words.when(item.when()), " "].concat())
                    .child(cite(
                        page,
                        move || words.aftercare(item).into(),
                        move || vec![item.fact()],
                    )),
            )
    });
    section(words, key::GUIDANCE_AFTERCARE)
        .child(el("p").text(words.say(key::GUIDANCE_AFTERCARE_HOW)))
        .child(el("table").child(el("tbody").children(rows)))
}

fn beside(page: Page, words: Words) -> Node {
    section(words, key::GUIDANCE_BESIDE).children(Alternative::ALL.into_iter().map(|way| {
        el("article").child(el("h3").text(words.alternative(way))).child(
            el("p").text(words.alternative_says(way)).text(" ").child(cite(
                page,
                move || words.alternative(way).into(),
                move || way.facts().to_vec(),
            )),
        )
    }))
}
