//! The consultation: what a practitioner needs next to a client, and nothing else. Presets, the clinic's depths, and
//! the buttons that open what lies beside them, within reach of two thumbs.
//!
//! Reached from [`view`] alone. Each deed is a file of its own with one entry.

mod clinic;
mod compare;
mod ink;
mod presets;

pub use self::compare::{Panel, panels};
pub use self::presets::now as chosen;

use super::{Ask, Page, takehome};
use crate::plan::{Axis, Command, Compare, Moment};
use crate::web;
use crate::web::dom::{self, Node, button, el};
use crate::words::key;

/// The whole of it, to be hung into the page before the card.
pub fn view(page: Page) -> Node {
    let consult = el("section")
        .class("panel consult")
        .part("consult")
        .live("aria-label", move || page.told.get().say(key::CONSULT).into())
        .children([
            clinic::view(page),
            presets::view(page),
            presets::depths(page),
            deeds(page),
            ink::view(page),
        ]);
    el("div")
        .class("consulting")
        .children([consult, compare::view(page)])
}

/// What can be done beside looking.
fn deeds(page: Page) -> Node {
    el("div").class("deeds").list(move || {
        let words = page.told.get();
        let deed = |part: &str, name| button().class("pill").part(part).text(words.say(name));
        vec![
            deed("compare-open", key::COMPARE)
                .live_flag("aria-pressed", move || page.compared.read().is_some())
                .press(move || page.ask(Ask::Compare(compared(page)))),
            deed("ink-open", key::INK)
                .live_flag("aria-pressed", move || page.inked.read().tool.is_some())
                .press(move || ink::toggle(page)),
            deed("take-open", key::SHARE).press(move || takehome::open(page)),
            deed("choices-open", key::CONSULT_CHOICES).press(open_choices),
        ]
    })
}

/// What the button shows: depths that lie around the one that is chosen, or one picture again. Before the needling no
/// depth can be seen, so that is where it begins.
fn compared(page: Page) -> Option<Compare> {
    if page.compared.peek().is_some() {
        return None;
    }
    if page.view.peek().moment == Moment::Before {
        page.send(Command::SetMoment(Moment::Needling { stroke: 1.0 }));
    }
    Compare::of(Axis::Depth, &["0.5", "1.5", "2.5"])
}

/// Shows all choices, or hides them again.
fn open_choices() {
    if let Some(main) = dom::find(".page") {
        let open = main.get_attribute("data-choices").is_none();
        web::set_data(&main, "data-choices", "open");
        if !open {
            web::remove_data(&main, "data-choices");
        }
    }
}
