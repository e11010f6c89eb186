//! Numbers as text. The digits come from [`crate::evidence::digits`], which is free of the float formatter.

use crate::evidence::digits;

/// Exactly so many decimals: `1.50`. What is not a number is an en dash.
pub fn fixed(value: f64, decimals: u32) -> String {
    let mut text = String::new();
    digits::fixed(&mut text, value, decimals);
    text
}

/// At most so many decimals, without closing zeros: `1.5`, `2`.
pub fn rounded(value: f64, decimals: u32) -> String {
    let mut text = fixed(value, decimals);
    if text.bytes().any(|byte| byte == b'.') {
        let kept = text.trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(kept);
    }
    text
}

/// A whole number.
pub fn whole(value: u64) -> String {
    let mut text = String::new();
    digits::whole(&mut text, value);
    text
}
