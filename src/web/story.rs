//! The story's file, read with the platform's own reader, and the platform's voice.

use js_sys::{Array, Function, JSON, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

fn list(of: &JsValue, name: &str) -> Array {
    field(of, name).dyn_into().unwrap_or_default()
}

fn text(of: &JsValue, name: &str) -> String {
    field(of, name).as_string().unwrap_or_default()
}

/// The steps of a story file, each as chapter, name, parameters, and what may be guessed, with spaces between. What is
/// of another kind than it should be is left out.
pub fn steps_of(file: &str) -> Vec<[String; 4]> {
    let Ok(story) = JSON::parse(file) else {
        return Vec::new();
    };
    let mut steps = Vec::new();
    for chapter in list(&story, "chapters") {
        for step in list(&chapter, "steps") {
            let ask = list(&step, "ask").join(" ").into();
            steps.push([text(&chapter, "id"), text(&step, "id"), text(&step, "set"), ask]);
        }
    }
    steps
}

/// Reads a text aloud; says nothing where the browser has no voice.
pub fn read_aloud(text: &str, tag: &str) {
    let global = js_sys::global();
    let Ok(kind) = field(&global, "SpeechSynthesisUtterance").dyn_into::<Function>() else {
        return;
    };
    let Ok(said) = Reflect::construct(&kind, &Array::of1(&text.into())) else {
        return;
    };
    let tagged = Reflect::set(&said, &"lang".into(), &tag.into());
    debug_assert!(tagged.is_ok(), "a property of every utterance");
    call("speak", &Array::of1(&said));
}

/// Ends what is being read aloud. True if something was.
pub fn hush() -> bool {
    let voice = field(&js_sys::global(), "speechSynthesis");
    let speaks = ["speaking", "pending"]
        .iter()
        .any(|state| field(&voice, state).is_truthy());
    if speaks {
        call("cancel", &Array::new());
    }
    speaks
}

fn call(method: &str, given: &Array) {
    let voice = field(&js_sys::global(), "speechSynthesis");
    if let Ok(method) = field(&voice, method).dyn_into::<Function>() {
        // A voice that refuses is no voice.
        drop(method.apply(&voice, given));
    }
}

/// Has the browser a voice?
pub fn has_voice() -> bool {
    !field(&js_sys::global(), "speechSynthesis").is_undefined()
}
