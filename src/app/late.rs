//! The second part of the program: all that nobody needs before the first picture. It is fetched once that shows.
//!
//! The optimised site is cut here: whatever is reached through [`fetch`] only goes into a file of its own
//! (docs/architecture.md). In other builds it is one program, and the same code runs.

use std::rc::Rc;

use super::desk::{Desk, Inner};
use super::outcome;
use super::panels::Solved;
use crate::course::Course;
use crate::scene::Frame;
use crate::ui::{Ask, Controls, Outcome, flat};
use crate::web::{Gesture, Mark};
use crate::words::Words;

/// What the second part can do, for the first to call.
#[derive(Debug)]
pub(super) struct Late {
    /// What stands around the picture.
    pub(super) controls: Controls,
    /// Does what a component asks.
    pub(super) hear: fn(&Rc<Desk>, Ask),
    /// Does what a host page asks.
    pub(super) obey: fn(&Rc<Desk>, &[String]),
    /// Takes what hands do on the picture, and on the pill. True where the browser is to do nothing of its own.
    pub(super) feel: [fn(&Rc<Desk>, Gesture) -> bool; 2],
    /// Names what the pointer hovers over.
    pub(super) point: fn(&Rc<Desk>),
    /// Says in words what is shown.
    pub(super) describe: fn(&Rc<Desk>),
    /// Writes the state into the address.
    pub(super) write_address: fn(&Rc<Desk>),
    /// Reads the address anew.
    pub(super) reopen: fn(&Rc<Desk>),
    /// Goes on in the story.
    pub(super) turn: fn(&Rc<Desk>),
    /// Says what was wrong with the address.
    pub(super) warn: fn(&Rc<Desk>),
    /// The frame drawn flat.
    pub(super) marks: fn(Words, &Frame) -> Vec<Mark>,
    /// What follows from the plan, in words.
    pub(super) outcome: fn(Words, &Course) -> Outcome,
    /// Does what the door asks for beside the picture.
    pub(super) enter: fn(&Rc<Desk>),
    /// Opens the door that the address names, fetches the clinic's file, and then the story.
    pub(super) open_door: fn(&Rc<Desk>),
    /// Puts the clinic's colours where they belong.
    pub(super) colour: fn(&Rc<Desk>),
    /// Works on pictures beside each other. True while there is more to do.
    pub(super) tick: fn(&mut Inner, f64) -> bool,
    /// Has them follow what is chosen.
    pub(super) renew: fn(&Rc<Desk>),
    /// Takes a result for one of them.
    pub(super) solved: fn(&Rc<Desk>, (u32, usize), Solved),
    /// Draws the marks over a frame.
    pub(super) ink: fn(&mut Inner, &Frame),
}

/// The second part could not be fetched.
#[derive(Debug)]
pub(super) struct Missing;

/// Fetches the second part.
#[cfg(not(split))]
pub(super) async fn fetch() -> Result<Late, Missing> {
    std::future::ready(Ok(late())).await
}

#[cfg(split)]
pub(super) use cut::fetch;

#[cfg(split)]
mod cut {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Late, Missing, late};

    impl From<SplitLoaderError> for Missing {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "the macro lets the loader fail in its place"
    )]
    #[wasm_split(late, fallible)]
    pub(in crate::app) fn fetch() -> Result<Late, Missing> {
        Ok(late())
    }
}

fn late() -> Late {
    Late {
        controls: Controls::all(),
        hear: Desk::hear,
        obey: Desk::obey,
        feel: [Desk::feel, Desk::feel_pill],
        point: Desk::point,
        describe: Desk::describe,
        write_address: Desk::write_address,
        reopen: Desk::reopen,
        turn: Desk::turn,
        warn: Desk::warn,
        marks: flat::marks,
        outcome: outcome::outcome,
        enter: Desk::enter,
        open_door: Desk::open_door,
        colour: Desk::colour,
        tick: Inner::tick_panels,
        renew: Desk::renew_panels,
        solved: Desk::solved_panel,
        ink: Inner::draw_ink,
    }
}
