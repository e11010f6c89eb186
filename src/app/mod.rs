//! Wiring: owns the session and all that follows from it, listens to the page, and runs the frame.

mod consult;
mod desk;
mod hand;
mod handout;
mod host;
mod ink;
mod late;
mod more;
mod outcome;
mod overlay;
mod panels;
mod second;
mod story;
mod tablet;
mod tongue;
mod travel;

use crate::{ui, web};

/// Starts the program in the page's `#app` element.
pub fn start() {
    web::announce_panics();
    web::set_state(web::State::Loading);
    if let Some(place) = web::place("app") {
        web::dom::mount(place, || {
            let desk = desk::Desk::open();
            let (page, parts) = ui::view(desk.page());
            (page, move || {
                if let Some(parts) = parts {
                    desk.fill(parts);
                }
            })
        });
    }
}
