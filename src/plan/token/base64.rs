//! Base64 with the alphabet that addresses leave alone (RFC 4648, section 5), without padding.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Appends `bytes` to `text`.
pub(super) fn write(text: &mut String, bytes: &[u8]) {
    for chunk in bytes.chunks(3) {
        let mut bits = 0;
        for i in 0..3 {
            bits = bits << 8 | u32::from(chunk.get(i).copied().unwrap_or(0));
        }
        // One byte needs two digits, two need three.
        for digit in 0..=chunk.len() {
            let six = bits >> (18 - 6 * digit) & 0x3f;
            text.push(char::from(ALPHABET[six as usize]));
        }
    }
}

/// The bytes of `text`; none if a character is foreign, or if digits or bits are left over.
pub(super) fn read(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for i in 0..4 {
            let six = match chunk.get(i) {
                Some(digit) => ALPHABET.iter().position(|letter| letter == digit)? as u32,
                None => 0,
            };
            bits = bits << 6 | six;
        }
        let [_, first, second, third] = bits.to_be_bytes();
        let (whole, rest) = match chunk.len() {
            4 => (3, 0),
            3 => (2, third),
            2 => (1, second | third),
            _ => return None,
        };
        if rest != 0 {
            return None;
        }
        bytes.extend_from_slice(&[first, second, third][..whole]);
    }
    Some(bytes)
}
