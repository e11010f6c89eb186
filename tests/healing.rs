//! Healing: curves against the facts, and what must hold for every treatment.

#[path = "healing/calendar.rs"]
mod calendar;
#[path = "healing/facts.rs"]
mod facts;
#[path = "healing/properties.rs"]
mod properties;
