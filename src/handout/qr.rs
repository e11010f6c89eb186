//! A link as a QR code (ISO/IEC 18004): made here, so that no link is ever sent to anybody to be drawn.

use qrcodegen::{QrCode, QrCodeEcc};

/// Light modules around the code, without which readers do not find it.
const QUIET: i32 = 4;

/// A code as one outline of an SVG path, in a square of `side` units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Modules along each side, the quiet zone included.
    pub side: i32,
    /// The dark modules, one rectangle for each run of them.
    pub path: String,
}

/// The code of a text, with about 15 % of it to spare for what is smudged or creased. None where the text is too long:
/// more than 2331 bytes.
pub fn code(text: &str) -> Option<Code> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|at| code.get_module(*at, y)).count() as i32;
            if run > 0 {
                let [left, top, width] = [x + QUIET, y + QUIET, run].map(|number| number.to_string());
                path.push_str(&["M", &left, " ", &top, "h", &width, "v1h-", &width, "z"].concat());
            }
            x += run + 1;
        }
    }
    Some(Code {
        side: size + 2 * QUIET,
        path,
    })
}
