//! Colours of a clinic, and whether they can be read (WCAG 2.2, relative luminance and contrast ratio).

use crate::scene::palette::{RAISED_DARK, Rgb, Role};

/// Reads `#rrggbb`.
pub fn read(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    digits
        .chars()
        .try_fold(0, |sum, c| Some(sum * 16 + c.to_digit(16)?))
        .map(Rgb)
}

/// The contrast of two colours, 1 to 21.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |colour: Rgb| {
        let [r, g, b] = colour.linear().map(f64::from);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The contrast of a colour with the ground of the page on which it is hardest to read: the edge in the light, a raised
/// card in the dark. What is written on the colour itself is lighter than the one and darker than the other.
pub fn on_page(colour: Rgb, dark: bool) -> f64 {
    contrast(colour, if dark { RAISED_DARK } else { Role::PageEdge.rgb() })
}
