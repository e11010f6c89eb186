//! What a reader of parameters could not take as it was.

use crate::plan::token::TokenError;

/// One thing that was not taken as it was given.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Warning {
    /// The parameter's name, shortened and without control characters; `#` for the fragment.
    pub parameter: String,
    /// What was given, likewise.
    pub given: String,
    /// What is wrong with it, and what became of it.
    pub kind: WarningKind,
}

/// What is wrong with a parameter, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// Out of range or between two steps: this nearest value was taken, in the parameter's unit.
    Clamped {
        /// The value that counts.
        to: f64,
    },
    /// Not one of the values, not a number, or not allowed: the preset stays.
    UnknownValue,
    /// No parameter has this name: ignored.
    UnknownParameter,
    /// The name came before: ignored, the first counts.
    Repeated,
    /// The fragment is no readable token: the query and the presets count.
    BadToken(TokenError),
    /// There were more warnings than are kept.
    TooMany,
}

/// Foreign text for showing: at most 40 characters, then an ellipsis, and none that move the cursor, turn the direction
/// of writing, or cannot be seen.
pub fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut visible = text.chars().filter(|&c| is_visible(c));
    let mut short: String = visible.by_ref().take(LONGEST).collect();
    if visible.next().is_some() {
        short.push('…');
    }
    short
}

/// Has a text none of the characters that [`short`] leaves out?
pub fn is_plain(text: &str) -> bool {
    text.chars().all(is_visible)
}

fn is_visible(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}'
            | '\u{200b}'..='\u{200f}' // zero width, left-to-right, right-to-left
            | '\u{2028}'..='\u{202e}' // line and paragraph ends, embeddings, overrides
            | '\u{2060}'..='\u{206f}' // joiners, isolates
            | '\u{fff9}'..='\u{fffb}' // annotations
            | '\u{e0000}'..='\u{e0fff}') // tags and variation selectors
}
