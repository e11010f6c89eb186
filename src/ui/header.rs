//! The name, sharing, and light or dark.

use super::control::icon;
use super::{Ask, Page};
use crate::plan::params::Mode;
use crate::web::dom::{Node, button, el, show_value, svg, value_of};
use crate::words::page::NAME;
use crate::words::{Key, Lang, key};

pub(super) fn content(page: Page) -> Vec<Node> {
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
        let words = page.words.get();
        String::from(match page.shared.get() {
            Some(true) => words.say(key::SHARE_DONE),
            Some(false) => words.say(key::SHARE_FAILED),
            None => "",
        })
    };
    vec![
        el("p").class("brand").child(mark).child(el("span").text(NAME)),
        el("div")
            .class("tools")
            .child(language(page))
            .child(
                tool(page, "theme", key::THEME_DARK, half)
                    .live_flag("aria-pressed", move || page.dark.get())
                    .press(move || page.ask(Ask::Shade)),
            )
            .child(tool(page, "share", key::SHARE, out).press(move || share(page)))
            .child(ending(page)),
        el("p")
            .class("toast")
            .attr("role", "status")
            .live_flag("data-shown", move || page.shared.read().is_some())
            .live_text(said),
    ]
}

/// In a frame of another page there is no room for a dialog: the link is copied at once.
fn share(page: Page) {
    if *page.mode.peek() == Mode::Widget {
        page.ask(Ask::Share);
    } else {
        page.ask(Ask::TakeHome);
    }
}

/// Ends a consultation. Its name comes with the words of what is taken home.
fn ending(page: Page) -> Node {
    let name = move || page.told.get().find(key::END.0).unwrap_or_default().into();
    button()
        .class("pill strong")
        .part("end")
        .live_presence("hidden", move || {
            !matches!(page.mode.get(), Mode::Consult | Mode::Kiosk)
                || page.told.get().find(key::END.0).is_none()
        })
        .press(move || page.ask(Ask::End))
        .live_text(name)
}

fn tool(page: Page, part: &str, name: Key, picture: Node) -> Node {
    button()
        .class("icon")
        .part(part)
        .live("aria-label", page.said(name))
        .live("title", page.said(name))
        .child(picture)
}

/// The languages, each by its own name, under a globe. It is not made anew when one is chosen, so the focus stays.
fn language(page: Page) -> Node {
    let globe = icon(
        "0 0 24 24",
        &[("", "M3.5 12h17M12 3.5c-5 5-5 12 0 17M12 3.5c5 5 5 12 0 17")],
    )
    .child(svg("circle").attr("cx", "12").attr("cy", "12").attr("r", "8.5"));
    let options = Lang::ALL.into_iter().map(|lang| {
        el("option")
            .attr("value", lang.key())
            .attr("lang", lang.key())
            .live_presence("hidden", move || {
                let offered = &page.clinic.read().languages;
                !offered.is_empty() && !offered.contains(&lang)
            })
            .text(lang.name())
    });
    el("label")
        .class("icon language")
        .live("title", page.said(key::LANGUAGE_CHOOSE))
        .child(globe)
        .child(
            el("select")
                .part("language")
                .live("aria-label", page.said(key::LANGUAGE_CHOOSE))
                .children(options)
                .live_value(move || page.words.get().lang().key().into())
                .on("change", move |event| {
                    let asked = Lang::from_tag(&value_of(&event));
                    // The list shows what is spoken: the other language may not be to be had.
                    show_value(&event, page.words.peek().lang().key());
                    if let Some(lang) = asked {
                        page.ask(Ask::Speak(lang));
                    }
                }),
        )
}
