//! The browser: animation frames, timers, sizes, media queries, the address, the clipboard, the root element, and
//! panics. Together with `render::gl` the only room that names the browser's types; nothing here knows skin.

mod address;
mod calendar;
mod clipboard;
mod complaint;
mod copy;
pub mod dom;
mod file;
mod frames;
mod gesture;
mod host;
mod language;
mod listen;
#[cfg(all(split, target_arch = "wasm32"))]
mod mathematics;
mod media;
mod offline;
mod panics;
mod paper;
mod record;
mod root;
mod second;
mod sheet;
mod sight;
mod size;
mod solver;
mod story;
mod timer;
mod turning;

pub use self::address::{
    fragment, link_to, on_fragment, query, remove_parameter, replace_fragment, replace_parameter, start_anew,
};
pub use self::calendar::{date_in, save, today};
pub use self::clipboard::copy;
pub use self::complaint::complain;
pub use self::copy::copy_picture;
pub use self::file::{chosen_data, chosen_size, chosen_text, fetch_picture, fetch_text, spawn};
pub use self::frames::Frames;
pub use self::gesture::{Gesture, Pointer, gestures};
pub use self::host::{on_host, tell_host};
pub use self::language::{loaded as loaded_words, number_in, plurals_in, speak};
pub use self::listen::{Listener, keep_inside, listen, on_window};
pub use self::media::Media;
pub use self::offline::{ask_offline, on_offline};
pub use self::panics::{announce_missing, announce_panics};
pub use self::paper::{print, sources_of, with_styles};
pub use self::record::Record;
pub use self::root::{
    State, dark_stage, focus_part, focused, frames_presented, mark_first_frame, number_of, place,
    remove_data, set_complete, set_data, set_mode, set_place, set_property, set_state, set_told, show_story,
};
pub use self::second::{Other, on_leaving};
pub use self::sheet::{Form, Mark, Paint, Sheet};
pub use self::sight::{Sight, still_of};
pub use self::size::{Box2, SizeWatch, offset};
pub use self::solver::{ask_solver, on_solved, on_summed};
pub use self::story::{has_voice, hush, read_aloud, steps_of};
pub use self::timer::{Timer, now};

/// An element of the page.
pub type Element = web_sys::Element;
/// The element that a picture is drawn on.
pub type Canvas = web_sys::HtmlCanvasElement;

/// An element as one of its kind, if it is one.
pub fn cast<T: wasm_bindgen::JsCast>(element: Element) -> Option<T> {
    use wasm_bindgen::JsCast as _;
    element.dyn_into().ok()
}
