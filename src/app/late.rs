//! The second part of the program: all that nobody needs before the first picture. It is fetched once that shows.
//!
//! The optimised site is cut here: whatever is reached through [`fetch`] only goes into a file of its own
//! (docs/architecture.md). In other builds it is one program, and the same code runs.

use std::rc::Rc;

use super::desk::Desk;
use super::outcome::{self, Followed};
use super::overlay::{self, Writes};
use crate::course::Course;
use crate::scene::Frame;
use crate::ui::{Ask, Controls, flat};
use crate::web::{Gesture, Mark};
use crate::words::Words;

/// What the second part can do, for the first to call.
#[derive(Debug)]
pub(super) struct Late {
    /// What stands around the picture.
    pub(super) controls: Controls,
    /// Takes a summary of what gets in.
    pub(super) summed: fn(&Rc<Desk>, &[f32]),
    /// Does what a component asks.
    pub(super) hear: fn(&Rc<Desk>, Ask),
    /// Does what a host page asks.
    pub(super) obey: fn(&Rc<Desk>, &[String]),
    /// Takes what hands do on the picture, on the pill, and on the seam. True where the browser is to do nothing of its own.
    pub(super) feel: [fn(&Rc<Desk>, Gesture) -> bool; 3],
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
    /// Watches whether the picture can be seen.
    pub(super) watch: fn(&Rc<Desk>),
    /// Gives the picture's memory back.
    pub(super) release: fn(&Rc<Desk>),
    /// The frame drawn flat; names on the left and on the right begin below these heights.
    pub(super) marks: fn(Words, &Frame, [f32; 3]) -> Vec<Mark>,
    /// What is written over the picture around a lens, beside a seam, and while a product is to be seen.
    pub(super) more_marks: Writes,
    /// What follows from the plan, in words.
    pub(super) outcome: fn(Words, &Course) -> Followed,
    /// Does what the door asks for beside the picture.
    pub(super) enter: fn(&Rc<Desk>),
    /// Opens the door that the address names, fetches the clinic's file, and then the story.
    pub(super) open_door: fn(&Rc<Desk>),
}

/// A part of the program could not be fetched.
#[derive(Debug)]
pub(super) struct Missing;

/// Fetches the second part.
#[cfg(not(split))]
pub(super) async fn fetch() -> Result<Late, Missing> {
    std::future::ready(Ok(late())).await
}

/// Fetches the third part.
#[cfg(not(split))]
pub(super) async fn fetch_more() -> Result<super::more::More, Missing> {
    std::future::ready(Ok(super::more::more())).await
}

#[cfg(split)]
pub(super) use cut::{fetch, fetch_more};

#[cfg(split)]
mod cut {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Late, Missing, late};
    use crate::app::more::{More, more};

    impl From<SplitLoaderError> for Missing {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    #[wasm_split(late, fallible)]
    pub(in crate::app) fn fetch() -> Result<Late, Missing> {
        Ok(late())
    }

    #[wasm_split(more, fallible)]
    pub(in crate::app) fn fetch_more() -> Result<More, Missing> {
        Ok(more())
    }
}

fn late() -> Late {
    Late {
        controls: Controls::all(),
        summed: Desk::summed,
        hear: Desk::hear,
        obey: Desk::obey,
        feel: [Desk::feel, Desk::feel_pill, Desk::feel_seam],
        point: Desk::point,
        describe: Desk::describe,
        write_address: Desk::write_address,
        reopen: Desk::reopen,
        turn: Desk::turn,
        warn: Desk::warn,
        watch: Desk::watch,
        release: Desk::release,
        marks: flat::marks,
        more_marks: overlay::more_marks,
        outcome: outcome::outcome,
        enter: Desk::enter,
        open_door: Desk::open_door,
    }
}
