//! The stage: the picture with its caption, what is drawn over it, and how it is looked at. The elements are handed
//! over to whoever draws; here they only stand in order.

use super::cite::cite;
use super::{Page, Parts, fill, notices};
use crate::plan::{Command, Stage};
use crate::web::dom::{Node, button, el, svg};
use crate::web::{Canvas, State};
use crate::words::{Words, key};

/// The stage, and what is drawn into; `card` is the card that names beside the picture must not run under.
pub(super) fn view(page: Page, card: &Node) -> (Node, Option<Parts>) {
    let canvas = el("canvas")
        .part("canvas")
        .attr("role", "img")
        .attr("tabindex", "0")
        .live("aria-label", page.said(key::PICTURE))
        .attr("aria-describedby", "description keys");
    let schematic = svg("svg")
        .class("sheet")
        .part("schematic")
        .attr("aria-hidden", "true")
        .live_presence("hidden", move || {
            matches!(page.state.get(), State::Live | State::Loading)
        });
    let ruler = svg("g").part("ruler");
    let overlay = svg("g");
    let handle = el("div")
        .class("depth-handle")
        .part("depth-handle")
        .attr("aria-hidden", "true");
    let seam = el("div")
        .class("seam-grip")
        .part("seam")
        .attr("role", "slider")
        .attr("tabindex", "0")
        .live("aria-label", page.said(key::CLOCK_BEFORE));
    let free = el("div").class("free").attr("aria-hidden", "true");
    let stage = el("section").class("stage").part("stage");
    let parts = parts(&[
        &canvas, &overlay, &ruler, &schematic, &handle, &seam, &free, card, &stage,
    ]);
    let over = svg("svg")
        .class("sheet over")
        .attr("aria-hidden", "true")
        .child(overlay)
        .child(ruler);
    let hud = el("div")
        .class("hud")
        .child(caption(page))
        .child(free)
        .child(fill(page, notices::place(page), |controls| controls.notices))
        .child(fill(page, el("div").class("views"), |controls| controls.views));
    let description = el("p")
        .attr("id", "description")
        .class("unseen")
        .part("description")
        // One voice at a time: while the story tells, its step says what is new.
        .live("aria-live", move || {
            let tells = page.story.read().as_ref().is_some_and(|story| !story.away);
            String::from(if tells { "off" } else { "polite" })
        })
        .live_text(move || page.settled.read().description.clone());
    let keys = el("p")
        .attr("id", "keys")
        .class("unseen")
        .live_text(page.said(key::PICTURE_KEYS));
    let stage = stage.children([
        canvas,
        schematic,
        over,
        handle,
        seam,
        hud,
        pointed(page),
        description,
        keys,
    ]);
    (stage, parts)
}

fn parts(nodes: &[&Node; 9]) -> Option<Parts> {
    let [canvas, overlay, ruler, schematic, handle, seam, free, card, stage] = nodes.map(Node::element);
    Some(Parts {
        canvas: crate::web::cast::<Canvas>(canvas?)?,
        overlay: overlay?,
        ruler: ruler?,
        schematic: schematic?,
        handle: handle?,
        seam: seam?,
        free: free?,
        card: card?,
        stage: stage?,
    })
}

fn caption(page: Page) -> Node {
    el("div")
        .class("caption")
        .child(
            el("p")
                .class("eyebrow")
                .child(el("span").live_text(move || page.words.get().clock(page.view.read().moment)))
                .child(fill(page, el("span"), |controls| controls.source)),
        )
        .child(el("h1").live_text(move || {
            let moment = page.view.read().moment;
            page.words.get().title(moment, page.phase.get()).into()
        }))
        .child(fill(page, el("p").class("lede"), |controls| controls.lede))
}

/// The name of what is pointed at, beside the pointer.
fn pointed(page: Page) -> Node {
    let side = move |axis: usize| {
        move || {
            page.pointed.get().map_or_else(String::new, |pointed| {
                let px = pointed.at[axis].round() as i32;
                [px.to_string().as_str(), "px"].concat()
            })
        }
    };
    el("div")
        .class("pointed")
        .attr("aria-hidden", "true")
        .live_presence("hidden", move || page.pointed.read().is_none())
        .live_style("left", side(0))
        .live_style("top", side(1))
        .live_text(move || page.pointed.get().map_or("", |pointed| pointed.name).into())
}

/// What is shown, in one line, and how fast.
pub(super) fn lede(page: Page) -> Vec<Node> {
    let text = move || {
        let caption = page.settled.read().caption.clone();
        let pace = page.pace();
        if pace.is_empty() {
            caption
        } else {
            [&caption, ". ", &pace].concat()
        }
    };
    vec![el("span").live_text(text)]
}

/// The way to what caption and description rest on.
pub(super) fn source(page: Page) -> Vec<Node> {
    let title = move || page.words.get().title(page.view.read().moment, page.phase.get());
    vec![cite(
        page,
        move || title().into(),
        move || {
            let moment = page.view.peek().moment;
            page.plan.peek().caption_cited(moment, *page.phase.peek())
        },
    )]
}

/// The camera's presets, and names in the picture.
pub(super) fn views(page: Page, words: Words) -> Vec<Node> {
    let presets = Stage::ALL.into_iter().map(|preset| {
        button()
            .part(&["stage-", preset.key()].concat())
            .live_flag("aria-pressed", move || page.view.read().stage == preset)
            .press(move || page.send(Command::SetStage(preset)))
            .text(words.stage(preset))
    });
    let labels = button()
        .class("labels-toggle")
        .part("labels")
        .live_flag("aria-pressed", move || page.view.read().labels)
        .press(move || {
            let labels = page.view.peek().labels;
            page.send(Command::ShowLabels(!labels));
        })
        .text(words.say(key::LABELS));
    let segments = el("div")
        .class("segments")
        .attr("role", "group")
        .attr("aria-label", words.say(key::VIEWS))
        .children(presets);
    vec![segments, labels]
}
