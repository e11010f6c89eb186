//! The root element: what tests, styles and the host page read there, and the story that stands in for the picture.

use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// How the page is, as `data-state` of the root element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// No picture yet.
    Loading,
    /// The picture is shown.
    Live,
    /// This browser shows the schematic instead.
    Schematic,
    /// The graphics context is lost; the schematic stands in until it is back.
    Lost,
    /// The program has stopped.
    Failed,
}

impl State {
    /// The attribute's value.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Live => "live",
            Self::Schematic => "schematic",
            Self::Lost => "lost",
            Self::Failed => "failed",
        }
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window().and_then(|window| window.document())
}

fn set(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        put(&root, name, value);
    }
}

/// Attribute names here are constants, and valid: setting them cannot fail.
pub(super) fn put(element: &Element, name: &str, value: &str) {
    let set = element.set_attribute(name, value);
    debug_assert!(set.is_ok(), "a valid attribute name");
}

/// Says how the page is.
pub fn set_state(state: State) {
    set("data-state", state.key());
}

/// Says that everything around the picture is there as well.
pub fn set_complete() {
    set("data-complete", "true");
}

/// Says that it is known whether there is a story: its room is no longer kept.
pub fn set_told() {
    set("data-told", "");
}

/// Says how many pictures have been presented.
pub fn frames_presented(count: u64) {
    set("data-frames", &count.to_string());
}

/// Which door the page was opened by, for styles.
pub fn set_mode(mode: &str) {
    set("data-mode", mode);
}

/// Colours of the page.
pub fn dark_stage(dark: bool) {
    set("data-theme", if dark { "dark" } else { "light" });
}

/// Gives a property of the page's style another value, or its own again.
pub fn set_property(name: &str, value: Option<&str>) {
    let root = document().and_then(|document| document.document_element());
    let Some(style) = root
        .as_ref()
        .and_then(|root| root.dyn_ref::<web_sys::HtmlElement>())
        .map(web_sys::HtmlElement::style)
    else {
        return;
    };
    let done = match value {
        Some(value) => style.set_property(name, value),
        None => style.remove_property(name).map(|_| ()),
    };
    debug_assert!(done.is_ok(), "a property of every element");
}

/// Marks the first picture for measurements, and lets the page ask for its own faces: type never delays a picture.
pub fn mark_first_frame() {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        let marked = performance.mark("skindepth:first-frame");
        debug_assert!(marked.is_ok(), "marks need no options");
    }
    set("data-faces", "own");
}

/// Shows or hides the story in text: it stays in the document for whoever cannot see the picture.
pub fn show_story(shown: bool) {
    let Some(story) = document().and_then(|document| document.get_element_by_id("story")) else {
        return;
    };
    if shown {
        let removed = story.remove_attribute("hidden");
        debug_assert!(removed.is_ok(), "removing an attribute cannot fail");
    } else {
        put(&story, "hidden", "");
    }
}

/// The element in which the page is built.
pub fn place(id: &str) -> Option<web_sys::HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Writes a `data-` attribute (or any other) of an element.
pub fn set_data(element: &Element, name: &str, value: &str) {
    put(element, name, value);
}

/// Takes an attribute of an element away.
pub fn remove_data(element: &Element, name: &str) {
    let removed = element.remove_attribute(name);
    debug_assert!(removed.is_ok(), "removing an attribute cannot fail");
}

/// Moves an element to a place, CSS pixels from the corner of its container; whole pixels keep its text sharp.
pub fn set_place(element: &Element, [x, y]: [f32; 2]) {
    let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() else {
        return;
    };
    let mut text = String::from("translate(");
    text.push_str(&(x.round() as i32).to_string());
    text.push_str("px, ");
    text.push_str(&(y.round() as i32).to_string());
    text.push_str("px)");
    let set = element.style().set_property("transform", &text);
    debug_assert!(set.is_ok(), "a property of every element");
}

/// Puts the focus on the part of a name, as when what had it is gone.
pub fn focus_part(name: &str) {
    let found = document().and_then(|document| {
        let place = ["[data-part=\"", name, "\"]"].concat();
        document.query_selector(&place).ok().flatten()
    });
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let focused = element.focus();
        debug_assert!(focused.is_ok(), "an element of the page");
    }
}

/// Has `element` the focus?
pub fn focused(element: &Element) -> bool {
    document().and_then(|document| document.active_element()).as_ref() == Some(element)
}

/// The number of the control that sent an event: read as a number, for parsing text would weigh more than the page.
/// Not a number where there is none.
pub fn number_of(event: &web_sys::Event) -> f64 {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        .map_or(f64::NAN, |input| input.value_as_number())
}
