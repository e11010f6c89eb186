//! A clinic's own file: what may stand in it, and what is said of what may not.

#[path = "clinic/docs.rs"]
mod docs;
#[path = "clinic/fuzz.rs"]
mod fuzz;
#[path = "clinic/json.rs"]
mod json;
#[path = "clinic/rows.rs"]
mod rows;
