//! Words: names for everything, numbers and measures, descriptions, and what must never be said.

#[path = "words/agenda.rs"]
mod agenda;
#[path = "words/claims.rs"]
mod claims;
#[path = "words/compare.rs"]
mod compare;
#[path = "words/describe.rs"]
mod describe;
#[path = "words/known.rs"]
mod known;
#[path = "words/measures.rs"]
mod measures;
#[path = "words/names.rs"]
mod names;
#[path = "words/reading.rs"]
mod reading;
#[path = "words/sources.rs"]
mod sources;
