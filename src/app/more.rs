//! The third part of the program: the consultation, the clinic's own, pictures beside each other, ink, and what is taken
//! home. It is fetched when one of them is asked for: most visitors never do.

use std::rc::Rc;

use super::consult::Own;
use super::desk::{Desk, Inner};
use super::late;
use super::panels::Solved;
use crate::scene::Frame;
use crate::ui::{Ask, takehome};
use crate::web;
use crate::words::Words;

/// What the third part can do, for the others to call.
#[derive(Debug)]
pub(super) struct More {
    /// Does what a component asks.
    pub(super) hear: fn(&Rc<Desk>, Ask),
    /// Watches a tablet that goes from hand to hand.
    pub(super) enter: fn(&Rc<Desk>),
    /// Hangs the consultation into the page.
    pub(super) open_consult: fn(&Rc<Desk>),
    /// Reads the clinic's file, or learns that there is none.
    pub(super) read: fn(&Rc<Desk>, Option<&str>),
    /// Puts the clinic's colours where they belong.
    pub(super) colour: fn(&Rc<Desk>),
    /// What is wrong with the clinic's file, in words.
    pub(super) told: fn(&Own, Words) -> Vec<String>,
    /// Works on pictures beside each other. True while there is more to do.
    pub(super) tick: fn(&mut Inner, f64) -> bool,
    /// Has them follow what is chosen.
    pub(super) renew: fn(&Rc<Desk>),
    /// Takes a result for one of them.
    pub(super) solved: fn(&Rc<Desk>, (u32, usize), Solved),
    /// Draws the marks over a frame.
    pub(super) ink: fn(&mut Inner, &Frame),
}

pub(super) fn more() -> More {
    More {
        hear: Desk::hear_more,
        enter: Desk::enter_private,
        open_consult: Desk::open_consult,
        read: Desk::read_clinic,
        colour: Desk::colour,
        told: Own::told,
        tick: Inner::tick_panels,
        renew: Desk::renew_panels,
        solved: Desk::solved_panel,
        ink: Inner::draw_ink,
    }
}

impl Desk {
    /// Has the third part do something, if it is here: without it there is nothing of its kind on the page.
    pub(super) fn further(&self, what: impl FnOnce(&'static More)) {
        let more = self.state.borrow().more;
        if let Some(more) = more {
            what(more);
        }
    }

    /// Has the third part do something, once it is here.
    pub(super) fn with_more(self: &Rc<Self>, what: impl FnOnce(&Rc<Self>, &'static More) + 'static) {
        let more = self.state.borrow().more;
        if let Some(more) = more {
            return what(self, more);
        }
        let desk = Rc::clone(self);
        web::spawn(async move {
            match late::fetch_more().await {
                Ok(more) => {
                    let known = desk.state.borrow().more;
                    let more = known.unwrap_or_else(|| Box::leak(Box::new(more)));
                    desk.state.borrow_mut().more = Some(more);
                    what(&desk, more);
                }
                Err(late::Missing) => web::announce_missing(),
            }
        });
    }

    /// Does what belongs to a consultation.
    fn hear_more(self: &Rc<Self>, ask: Ask) {
        match ask {
            Ask::TakeHome => {
                self.fetch_takehome();
                takehome::open(self.page);
            }
            Ask::Handout => self.print(),
            Ask::End => self.end(),
            Ask::Show(session) => {
                self.take_over();
                self.put(*session);
            }
            Ask::Compare(compare) => self.compare(compare),
            Ask::Ink(pencil) => self.pencil(pencil),
            Ask::Clinic(clinic) => self.take_clinic(clinic),
            _ => {}
        }
    }
}
