//! Words: what is said, and how. The texts are in files, one folder for each language (`public/lang`); here is which
//! text, with which numbers.
//!
//! ```text
//! catalogue  the texts of one language: Words
//! lang       which languages there are
//! rules      how they write numbers and form plurals
//! key        what the program asks for by name
//! names      what each choice, layer, structure, phase ... is called
//! measures   lengths, times, shares and facts, with unit, range and status
//! compare    pictures beside each other
//! page       the clock, headings, warnings
//! describe   a frame in two to four sentences; caption, in one line
//! agenda     a day after a session, entries of a calendar file
//! known      what trials measured
//! number     digits
//! ```
//!
//! No digit stands in a text: numbers come from facts and from the course. Nothing here knows where texts come from:
//! the page fetches them, tests and tools have them built in (`native`).

mod agenda;
mod catalogue;
mod compare;
mod describe;
pub mod key;
mod known;
mod lang;
mod measures;
mod names;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod number;
pub mod page;
pub mod rules;

pub use catalogue::{Catalogue, Words, entries, fill};
pub use lang::Lang;
pub use measures::caution_facts;

/// The name of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(pub &'static str);
