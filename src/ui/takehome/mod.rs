//! Taking it home: the link and its code, the handout, use without a network, the second display. In a dialog that is
//! made when it is opened, with texts and a style sheet that come then.

mod end;
mod handout;
mod offline;
mod second;

pub use self::end::{Idle, warn as warn_of_end};
pub use self::handout::{Paper, Whose, print};
pub use self::second::open as open_second;
use super::{Ask, Page};
use crate::handout::code;
use crate::plan::Session;
use crate::plan::params::Mode;
use crate::plan::token::{Beside, encode_with};
use crate::web;
use crate::web::dom::{self, Node, button, el, svg};
use crate::words::{Key, Words, key};

/// The file of styles that all of this needs.
const STYLES: &str = "takehome.css";

/// Opens the dialog.
pub fn open(page: Page) {
    web::with_styles(STYLES, move || {
        dom::open_over(dialog(page, "take", key::TAKE, content));
    });
}

/// Loads the styles that shared screens need at once.
pub fn dress() {
    web::with_styles(STYLES, || ());
}

/// A dialog whose content waits for its texts.
fn dialog(page: Page, part: &str, name: Key, content: fn(Page, Words) -> Vec<Node>) -> Node {
    el("dialog")
        .class("leaf take")
        .part(part)
        .live("aria-label", move || {
            page.told.get().find(name.0).unwrap_or_default().into()
        })
        .list(move || {
            let words = page.told.get();
            let mut all = vec![close(words)];
            if words.find(name.0).is_some() {
                all.extend(content(page, words));
            }
            all
        })
}

/// The platform closes a dialog by a form of its own kind, and by the escape key.
fn close(words: Words) -> Node {
    el("form").attr("method", "dialog").child(
        el("button")
            .class("pill")
            .part("take-close")
            .text(words.say(key::CLOSE)),
    )
}

fn content(page: Page, words: Words) -> Vec<Node> {
    let mut all = vec![el("h2").text(words.say(key::TAKE)), link(page, words)];
    // Whoever waits in front of a screen takes a link along, and nothing else.
    if *page.mode.peek() != Mode::Kiosk {
        all.extend([offline::view(words), second::view(page, words)]);
    }
    all
}

/// The link that opens what is shown now, in the language that is spoken. It holds what the token can hold, and
/// nothing that anybody wrote or ticked.
pub fn link_home(page: Page) -> String {
    let session = Session {
        plan: page.plan.peek().clone(),
        view: page.view.peek().clone(),
    };
    let lang = page.words.peek().lang();
    let story = page.story.peek();
    let chapter = story.as_ref().map(|telling| telling.step().chapter.as_str());
    let beside = Beside {
        compare: page
            .compared
            .peek()
            .as_ref()
            .map(|compared| compared.compare.clone()),
        ..Beside::of(lang.key(), chapter)
    };
    web::link_to(&encode_with(&session, &beside))
}

/// A link as a drawing that phones can read, dark on light in every theme.
fn drawn(words: Words, link: &str) -> Option<Node> {
    let code = code(link)?;
    let side = code.side.to_string();
    Some(
        svg("svg")
            .class("code")
            .part("code")
            .attr("role", "img")
            .attr("aria-label", words.say(key::TAKE_CODE))
            .attr("viewBox", &["0 0 ", &side, " ", &side].concat())
            .attr("shape-rendering", "crispEdges")
            .child(
                svg("path")
                    .class("paper-white")
                    .attr("d", &["M0 0h", &side, "v", &side, "H0z"].concat()),
            )
            .child(svg("path").class("paper-ink").attr("d", &code.path)),
    )
}

fn link(page: Page, words: Words) -> Node {
    let link = link_home(page);
    let done = move || {
        let said = match page.shared.get() {
            Some(true) => key::SHARE_DONE,
            Some(false) => key::SHARE_FAILED,
            None => return String::new(),
        };
        words.say(said).into()
    };
    let picture = drawn(words, &link);
    let paper = (*page.mode.peek() != Mode::Kiosk).then(|| {
        button()
            .class("pill")
            .part("handout")
            .press(move || page.ask(Ask::Handout))
            .text(words.say(key::TAKE_PRINT))
    });
    let how = if picture.is_some() {
        key::TAKE_HOW
    } else {
        key::TAKE_NO_CODE
    };
    el("div").class("take-link").children(picture).child(
        el("div")
            .child(el("p").text(words.say(how)))
            .child(
                el("label")
                    .class("field")
                    .child(el("span").class("field-name").text(words.say(key::TAKE_LINK)))
                    .child(
                        el("input")
                            .part("link")
                            .attr("readonly", "")
                            .attr("dir", "ltr")
                            .attr("value", &link),
                    ),
            )
            .child(
                button()
                    .class("pill strong")
                    .part("copy")
                    .press(move || page.ask(Ask::Share))
                    .text(words.say(key::TAKE_COPY)),
            )
            .children(paper)
            .child(el("p").attr("role", "status").live_text(done)),
    )
}
