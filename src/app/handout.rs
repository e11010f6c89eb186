//! The handout: what it says and shows, from the same course and frame as the picture on screen.

use std::rc::Rc;

use super::desk::Desk;
use crate::handout;
use crate::scene::Viewport;
use crate::ui::flat;
use crate::ui::takehome::{self, Paper};
use crate::web;

/// The picture's field on paper, in units of its own.
const FIELD: [u16; 2] = [720, 400];
/// Days are counted from 1970-01-01, as the platform counts milliseconds.
const DAY_MS: f64 = 86_400_000.0;

impl Desk {
    /// Fetches the texts and the sources, then prints.
    pub(super) fn print(self: &Rc<Self>) {
        self.fetch_all_words(&["guidance", "takehome"], |desk| {
            let desk = Rc::clone(desk);
            web::fetch_text("data/evidence.json", move |table| {
                takehome::print(desk.page, desk.paper(&table.unwrap_or_default()));
            });
        });
    }

    fn paper(&self, table: &str) -> Paper {
        let clinic = self.page.clinic.get();
        let logo = Some(self.page.logo.get()).filter(|logo| !logo.is_empty());
        let state = self.state.borrow();
        let (words, course) = (state.words, state.course());
        let [width, height] = FIELD.map(f32::from);
        let field = Viewport {
            width,
            height,
            insets: [0.0; 4],
            compact: false,
        };
        // Always light: paper is.
        let frame = state.frame_for_paper(field);
        let picture = words.describe(&frame, course, &state.session.view);
        let tag = words.lang().numbers();
        let date = |day: u16| web::date_in(tag, f64::from(day) * DAY_MS).unwrap_or_default();
        let sheet = handout::sheet(words, course, picture, &date);
        Paper {
            marks: flat::marks(words, &frame),
            sources: web::sources_of(table, &sheet.facts),
            sheet,
            size: FIELD,
            clinic: (!clinic.name.is_empty()).then_some((clinic.name.clone(), logo)),
        }
    }
}
