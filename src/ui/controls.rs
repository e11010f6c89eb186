//! What stands around the picture. The program that makes it comes after the first picture: until then the page has the
//! places, in order and with their names, and nothing in them.

use super::{Page, depth, fields, header, leaf, notices, stage, story, timeline};
use crate::web::dom::Node;

/// What fills one place, given the page.
pub type Fill = fn(Page) -> Vec<Node>;

/// What fills each place.
#[derive(Debug, Clone, Copy)]
pub struct Controls {
    pub(super) masthead: Fill,
    pub(super) story: Fill,
    pub(super) treatment: Fill,
    pub(super) clock: Fill,
    pub(super) choices: Fill,
    pub(super) views: Fill,
    pub(super) source: Fill,
    pub(super) lede: Fill,
    pub(super) notices: Fill,
    pub(super) leaves: Fill,
}

impl Controls {
    /// All of them. Whoever names this links the code of every control.
    pub const fn all() -> Self {
        Self {
            masthead: header::content,
            story: story::content,
            // A panel is made anew when another language is spoken. What was chosen is kept elsewhere.
            treatment: |page| depth::view(page, page.words.get()).into(),
            clock: |page| timeline::view(page, page.words.get()).into(),
            choices: |page| vec![fields::view(page, page.words.get())],
            views: |page| stage::views(page, page.words.get()),
            source: stage::source,
            lede: stage::lede,
            notices: notices::all,
            leaves: leaf::all,
        }
    }
}

/// A place, filled once there is something to fill it with.
pub(super) fn fill(page: Page, place: Node, which: fn(&Controls) -> Fill) -> Node {
    place.list(move || {
        let filling = page.controls.get();
        filling.map_or_else(Vec::new, |controls| which(&controls)(page))
    })
}
