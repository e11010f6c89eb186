//! Healing: curves against the facts, and what must hold for every treatment.

#![expect(clippy::unwrap_used, reason = "what the tests build is physical")]

#[path = "healing/calendar.rs"]
mod calendar;
#[path = "healing/facts.rs"]
mod facts;
#[path = "healing/properties.rs"]
mod properties;
