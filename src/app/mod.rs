//! Wiring: owns the session and all that follows from it, listens to the page, and runs the frame.

mod desk;
mod flat;
mod hand;
mod outcome;
mod overlay;
mod tongue;
mod travel;

use crate::{ui, web};

/// Starts the program in the page's `#app` element.
pub fn start() {
    web::announce_panics();
    web::set_state(web::State::Loading);
    if let Some(place) = web::place("app") {
        let page = desk::Desk::open();
        leptos::mount::mount_to(place, move || ui::view(page)).forget();
    }
}
