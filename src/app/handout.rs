//! The handout: what it says and shows, from the same course and frame as the picture on screen.

use std::rc::Rc;

use super::desk::Desk;
use crate::agenda::Day;
use crate::handout;
use crate::scene::Viewport;
use crate::ui::flat;
use crate::ui::takehome::{self, Paper, Whose};
use crate::web;

/// The picture's field on paper, in units of its own.
const FIELD: [u16; 2] = [720, 400];

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

    fn whose(&self) -> Whose {
        let clinic = self.page.clinic.peek();
        let contact = &clinic.contact;
        let lang = self.page.words.peek().lang();
        Whose {
            name: clinic.name.clone(),
            logo: self.page.logo.peek().clone(),
            contact: [&contact.address, &contact.phone, &contact.email, &contact.web]
                .into_iter()
                .filter(|line| !line.is_empty())
                .map(|line| {
                    let line = ["tel:", "mailto:"]
                        .iter()
                        .find_map(|scheme| line.strip_prefix(scheme))
                        .unwrap_or(line);
                    String::from(line)
                })
                .collect(),
            says: clinic
                .aftercare
                .iter()
                .map(|says| String::from(says.say(lang)))
                .collect(),
        }
    }

    fn paper(&self, table: &str) -> Paper {
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
        let mut marks = flat::marks(words, &frame, [0.0; 3]);
        marks.extend(state.inking.on_paper(words, state.session.view.moment, &frame));
        let tag = words.lang().numbers();
        let date = |day: u16| web::date_in(tag, Day::new(day).millis()).unwrap_or_default();
        let sheet = handout::sheet(words, course, picture, &date);
        Paper {
            marks,
            sources: web::sources_of(table, &sheet.facts),
            sheet,
            size: FIELD,
            whose: self.whose(),
        }
    }
}
