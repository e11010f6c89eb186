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

use crate::render::Picture;
use crate::{ui, web};

/// Starts the program in the page's `#app` element.
pub fn start() {
    web::announce_panics();
    web::set_state(web::State::Loading);
    let Some(place) = web::place("app") else {
        return;
    };
    // The driver compiles while the page is built: as large as it will be there, for it waits when its size changes. Where
    // that fails, as where the early context was lost meanwhile, the page has a canvas of its own.
    let early = web::early_canvas().and_then(|canvas| {
        let _alone = web::dom::Hung::new(ui::stage_alone(&canvas), &place, None);
        Picture::new(&canvas).ok().map(|picture| (canvas, picture))
    });
    let (canvas, picture) = early.unzip();
    web::dom::mount(place, || {
        let desk = desk::Desk::open();
        let (page, parts) = ui::view(desk.page(), canvas);
        (page, move || {
            if let Some(parts) = parts {
                let picture = picture.map_or_else(|| Picture::new(&parts.canvas), Ok);
                desk.fill(parts, picture);
            }
        })
    });
}
