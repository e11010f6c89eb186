//! Writes golden pictures out of a log of the tests in the browser, read from standard input; docs/testing.md says how.
//! Lines that hold `golden NAME data:image/png;base64,...` become `tests/golden/pictures/NAME.png`.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

fn main() -> io::Result<()> {
    let mut log = String::new();
    io::stdin().read_to_string(&mut log)?;
    for line in log.lines() {
        let Some((_, rest)) = line.split_once("golden ") else {
            continue;
        };
        let Some((name, data)) = rest.split_once(" data:image/png;base64,") else {
            continue;
        };
        let file = Path::new("tests/golden/pictures")
            .join(name)
            .with_extension("png");
        fs::write(file, bytes(data.trim()))?;
    }
    Ok(())
}

/// The bytes of base64 text; what is no digit ends it.
fn bytes(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut held, mut bytes) = (0_u32, 0, Vec::new());
    for digit in text.bytes() {
        let Some(value) = DIGITS.iter().position(|&known| known == digit) else {
            break;
        };
        (bits, held) = ((bits << 6) | value as u32, held + 6);
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}
