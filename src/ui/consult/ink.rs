//! Pen and stamps: the bar of tools. What is drawn is drawn elsewhere.

use crate::ink::Stamp;
use crate::ui::{Ask, Page, Pencil, Tool};
use crate::web::dom::{Node, button, el};
use crate::words::{Words, key};

/// Takes the pen, or puts everything away.
pub(super) fn toggle(page: Page) {
    let tool = match page.inked.peek().tool {
        None => Some(Tool::Pen),
        Some(_) => None,
    };
    page.ask(Ask::Ink(Pencil::Take(tool)));
}

pub(super) fn view(page: Page) -> Node {
    let is_drawing = move || page.inked.read().tool.is_some();
    el("div")
        .class("inking")
        .part("ink-tools")
        .attr("role", "group")
        .live("aria-label", move || page.told.get().say(key::INK_TOOLS).into())
        .live_presence("hidden", move || !is_drawing())
        .child(el("div").class("pens").list(move || tools(page, page.told.get())))
        .child(
            el("p")
                .class("presets-note")
                .live_text(move || page.told.get().say(key::INK_SAYS).into()),
        )
        .child(
            el("p")
                .class("unseen")
                .part("ink-count")
                .attr("aria-live", "polite")
                .live_text(move || {
                    let words = page.told.get();
                    let marks = page.inked.read().marks as u64;
                    [words.say(key::INK_COUNT), ": ", &words.whole(marks)].concat()
                }),
        )
}

fn tools(page: Page, words: Words) -> Vec<Node> {
    let tool = |part: &str, name: &str, tool: Tool| {
        button()
            .class("pill")
            .part(part)
            .live_flag("aria-pressed", move || page.inked.read().tool == Some(tool))
            .press(move || page.ask(Ask::Ink(Pencil::Take(Some(tool)))))
            .text(name)
    };
    let mut all = vec![tool("ink-pen", words.say(key::INK_PEN), Tool::Pen)];
    all.extend(Stamp::ALL.into_iter().map(|stamp| {
        tool(
            &["ink-", stamp.key()].concat(),
            words.named("ink.stamp", stamp.key()),
            Tool::Stamp(stamp),
        )
    }));
    let does = |part: &str, name, pencil: Pencil| {
        button()
            .class("pill")
            .part(part)
            .press(move || page.ask(Ask::Ink(pencil)))
            .text(words.say(name))
    };
    all.extend([
        does("ink-undo", key::INK_UNDO, Pencil::Undo)
            .live_presence("disabled", move || !page.inked.read().can_undo),
        does("ink-clear", key::INK_CLEAR, Pencil::Clear)
            .live_presence("disabled", move || page.inked.read().marks == 0),
        does("ink-done", key::INK_DONE, Pencil::Take(None)),
    ]);
    all
}
