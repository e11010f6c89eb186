//! A problem in words.

use super::{Allowed, Problem};
use crate::words::{Words, key, number};

impl Problem {
    /// Where it is, what stands there and what may, in a sentence.
    pub fn told(&self, words: Words) -> String {
        let or = |text: &str, otherwise| {
            if text.is_empty() {
                String::from(words.say(otherwise))
            } else {
                text.to_owned()
            }
        };
        words.fill(
            key::CLINIC_PROBLEM,
            &[
                ("path", &or(&self.path, key::CLINIC_FILE)),
                ("found", &or(&self.found, key::CLINIC_NOTHING)),
                ("allowed", &allowed(words, self.allowed)),
            ],
        )
    }
}

fn allowed(words: Words, allowed: Allowed) -> String {
    let ([low, high], unit) = allowed.numbers();
    words
        .fill_named(
            "clinic.allowed",
            allowed.key(),
            &[
                ("names", &allowed.names().join(", ")),
                ("low", &number::rounded(low, 2)),
                ("high", &number::rounded(high, 2)),
                ("unit", unit),
            ],
        )
        .trim_end()
        .to_owned()
}
