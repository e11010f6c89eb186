//! Leaves: dialogs over the page with what not everybody asks for. Each is made when it is opened and forgotten when it
//! is closed; its words come when it is opened first.

use super::control::icon;
use super::{Ask, Page, absorbed, calendar, cite, guidance, known, numbers};
use crate::web::dom::{self, Node, button, el};
use crate::words::{Key, Words, key};

/// Something that opens over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaf {
    /// The checklist, care, other ways, authorised uses.
    Guidance,
    /// What is known of each purpose.
    Known,
    /// Dates of treatment and event.
    Calendar,
    /// What gets in, with ranges.
    Absorbed,
    /// Numbers with their sources.
    Numbers,
}

const GUIDANCE: (&str, Key) = ("guidance", key::GUIDANCE_CHECKLIST);
/// The words of source cards, which every leaf has. They come with it: were they fetched when a card opens, what lies
/// below it would be made anew, without its ticks and with the focus gone.
const SOURCES: (&str, Key) = ("science", key::CITE_SOURCE);

impl Leaf {
    const ALL: [Self; 5] = [
        Self::Guidance,
        Self::Known,
        Self::Calendar,
        Self::Absorbed,
        Self::Numbers,
    ];

    /// Its part's name.
    const fn key(self) -> &'static str {
        match self {
            Self::Guidance => "guidance",
            Self::Known => "known",
            Self::Calendar => "calendar",
            Self::Absorbed => "absorbed",
            Self::Numbers => "numbers",
        }
    }

    /// The files of words that it needs, each with a text that shows whether it is there.
    pub const fn files(self) -> &'static [(&'static str, Key)] {
        match self {
            Self::Guidance | Self::Numbers => &[GUIDANCE, SOURCES],
            Self::Known => &[GUIDANCE, SOURCES, ("known", key::KNOWN_HOW)],
            Self::Calendar => &[GUIDANCE, SOURCES, ("calendar", key::CALENDAR_TREATMENT)],
            Self::Absorbed => &[SOURCES],
        }
    }

    /// What its button says, and its heading.
    const fn name(self) -> Key {
        match self {
            Self::Guidance => key::GUIDANCE,
            Self::Known => key::KNOWN,
            Self::Calendar => key::CALENDAR,
            Self::Absorbed => key::ABSORBED_OPEN,
            Self::Numbers => key::NUMBERS,
        }
    }

    const fn picture(self) -> &'static str {
        match self {
            Self::Guidance => "M6 4.5h12v16H6zM9 3h6v3H9zM9 12l2 2 4-4.5",
            Self::Known => "M5 20V10M12 20V4M19 20v-6M3 20.5h18",
            Self::Calendar => "M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5v4M15.5 3.5v4",
            Self::Absorbed => "M4 9h16M12 3v14M8 13l4 4 4-4M6 20.5h12",
            Self::Numbers => "M6 4h9l3 3v13H6zM9 11h6M9 14.5h6M9 18h4",
        }
    }

    fn content(self, page: Page, words: Words) -> Vec<Node> {
        match self {
            Self::Guidance => guidance::content(page, words),
            Self::Known => known::content(page, words),
            Self::Calendar => calendar::content(page, words),
            Self::Absorbed => absorbed::content(page, words),
            Self::Numbers => numbers::content(page, words),
        }
    }
}

/// A button for each leaf, and the dialogs that they open.
pub(super) fn all(page: Page) -> Vec<Node> {
    let mut leaves: Vec<Node> = Leaf::ALL.into_iter().map(|leaf| one(page, leaf)).collect();
    leaves.push(cite::view(page));
    leaves
}

fn one(page: Page, leaf: Leaf) -> Node {
    let name = leaf.name();
    let heading = [leaf.key(), "-title"].concat();
    let close = el("form").attr("method", "dialog").child(
        el("button")
            .class("icon")
            .part(&[leaf.key(), "-close"].concat())
            .live("aria-label", page.said(key::CLOSE))
            .child(icon("0 0 24 24", &[("", "M6 6l12 12M18 6 6 18")])),
    );
    let dialog = el("dialog")
        .class("leaf")
        .part(leaf.key())
        .attr("aria-labelledby", &heading)
        .child(
            el("header")
                .child(el("h2").attr("id", &heading).live_text(page.said(name)))
                .child(close),
        )
        .child(el("div").class("leaf-body").list(move || inside(page, leaf)));
    let opened = dialog.element();
    // Told some time after it closed: another may be open by then.
    let dialog = dialog.on("close", move |_| {
        if *page.leaf.peek() == Some(leaf) {
            page.leaf.set(None);
        }
    });
    el("div")
        .child(
            button()
                .class("leaf-open")
                .part(&[leaf.key(), "-open"].concat())
                .attr("aria-haspopup", "dialog")
                .press(move || {
                    page.ask(Ask::Open(leaf));
                    if let Some(dialog) = &opened {
                        dom::show_dialog(dialog);
                    }
                })
                .child(icon("0 0 24 24", &[("", leaf.picture())]))
                .child(el("span").live_text(page.said(name))),
        )
        .child(dialog)
}

/// What the leaf holds; nothing while it is closed or its words are on their way.
fn inside(page: Page, leaf: Leaf) -> Vec<Node> {
    if page.leaf.get() != Some(leaf) {
        return Vec::new();
    }
    let words = page.told.get();
    let there = |&(_, text): &(&str, Key)| words.find(text.0).is_some();
    if leaf.files().iter().all(there) {
        leaf.content(page, words)
    } else {
        Vec::new()
    }
}
