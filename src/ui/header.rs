//! The name, sharing, and light or dark.

use super::control::icon;
use super::{Ask, Page};
use crate::web::dom::{Node, button, el, svg};
use crate::words::page as words;

pub(super) fn view(page: Page) -> Node {
    let mark = icon(
        "0 0 22 22",
        &[
            ("brand-needle", "M11 1v15"),
            ("brand-tip", "M11 21l-1.6-5h3.2z"),
            ("brand-skin", "M1 13c3 0 4-1.6 6-1.6M21 13c-3 0-4-1.6-6-1.6"),
        ],
    );
    let half = icon("0 0 24 24", &[("solid", "M12 4a8 8 0 1 0 0 16z")])
        .child(svg("circle").attr("cx", "12").attr("cy", "12").attr("r", "8"));
    let out = icon(
        "0 0 24 24",
        &[("", "M12 15V4M8 7.5 12 3.5l4 4M6 11H5v9h14v-9h-1")],
    );
    let said = move || {
        String::from(match page.shared.get() {
            Some(true) => words::SHARED,
            Some(false) => words::NOT_SHARED,
            None => "",
        })
    };
    el("header")
        .class("masthead")
        .child(
            el("p")
                .class("brand")
                .child(mark)
                .child(el("span").text(words::NAME)),
        )
        .child(
            el("div")
                .class("tools")
                .child(
                    tool("theme", words::THEME_DARK, half)
                        .live_flag("aria-pressed", move || page.dark.get())
                        .press(move || page.ask(Ask::Shade)),
                )
                .child(tool("share", words::SHARE, out).press(move || page.ask(Ask::Share))),
        )
        .child(
            el("p")
                .class("toast")
                .attr("role", "status")
                .live_flag("data-shown", move || page.shared.read().is_some())
                .live_text(said),
        )
}

fn tool(part: &str, name: &str, picture: Node) -> Node {
    button()
        .class("icon")
        .part(part)
        .attr("aria-label", name)
        .attr("title", name)
        .child(picture)
}
