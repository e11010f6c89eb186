//! Data files, read with the platform's own reader: fields by name, nothing where a field is missing or of another kind.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// A value of a data file.
#[derive(Debug, Clone)]
pub struct Record(JsValue);

impl Record {
    /// Reads a file. `None` for what is no JSON.
    pub fn open(file: &str) -> Option<Self> {
        JSON::parse(file).ok().map(Self)
    }

    /// What stands under a name.
    #[must_use]
    pub fn at(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED))
    }

    /// The entries of a list.
    pub fn entries(&self) -> Vec<Self> {
        let list: Array = self.0.clone().dyn_into().unwrap_or_default();
        list.iter().map(Self).collect()
    }

    /// A text, or a number as the platform writes it; empty for anything else.
    pub fn text(&self) -> String {
        let number = || {
            let number = js_sys::Number::from(self.0.as_f64()?);
            number.to_string_with_radix(10).ok().map(String::from)
        };
        self.0.as_string().or_else(number).unwrap_or_default()
    }

    /// Is it `true`?
    pub fn is_true(&self) -> bool {
        self.0.is_truthy()
    }
}
