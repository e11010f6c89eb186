//! JSON objects of the few kinds of value that messages have.

/// An object that is being written.
#[derive(Debug, Default)]
pub(super) struct Object(String);

impl Object {
    fn name(&mut self, name: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.quoted(name);
        self.0.push(':');
    }

    /// Keys and tokens need no escape; what would is left out, so that the text is JSON whatever comes.
    fn quoted(&mut self, text: &str) {
        self.0.push('"');
        let plain = |c: &char| !matches!(c, '"' | '\\') && !c.is_control();
        self.0.extend(text.chars().filter(plain));
        self.0.push('"');
    }

    /// A text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        self.quoted(value);
    }

    /// A yes or a no.
    pub(super) fn yes_or_no(&mut self, name: &str, value: bool) {
        self.name(name);
        self.0.push_str(if value { "true" } else { "false" });
    }

    /// A number that is not negative, to two decimals. Whole numbers write it: printing floats would weigh kilobytes.
    pub(super) fn hundredths(&mut self, name: &str, value: f64) {
        self.name(name);
        let hundredths = (value.max(0.0) * 100.0).round() as u32;
        self.0.push_str(&(hundredths / 100).to_string());
        self.0.push('.');
        self.0.push_str(&(hundredths / 10 % 10).to_string());
        self.0.push_str(&(hundredths % 10).to_string());
    }

    /// An object that is written already.
    pub(super) fn raw(&mut self, name: &str, json: &str) {
        self.name(name);
        self.0.push_str(json);
    }

    /// The text.
    pub(super) fn end(mut self) -> String {
        if self.0.is_empty() {
            self.0.push('{');
        }
        self.0.push('}');
        self.0
    }
}
