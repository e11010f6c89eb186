//! A whole session in a link: short, checked, and readable for ever.
//!
//! ```text
//! https://example.org/#s1.AAI9TQ
//!                      |  | records: field number, value; then two bytes of checksum, all in base64url
//!                      |  +- only what differs from the first version's presets
//!                      +---- the version
//! ```
//!
//! A session is a row of whole numbers (see [`fields`]): each field has a number that never changes and a preset that
//! is frozen, so a token means the same after the app's own presets have changed. Fields and choices are only ever
//! appended; what an older app does not know, it reports as [`TokenError::Newer`] and does not guess. The clock of a
//! decoded session stands still: no link starts motion by itself.

mod base64;
mod fields;

use super::{Compare, Session};
use fields::{FIELDS, Numbers, PRESETS};

/// Why a token could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TokenError {
    /// There is nothing to read.
    Empty,
    /// The text does not begin like a token.
    NotAToken,
    /// The token has a version that this app does not read.
    UnknownVersion,
    /// The token is of this version, but holds a field or a choice that came later.
    Newer,
    /// Cut off, changed on its way, or never a token's content.
    Damaged,
}

impl TokenError {
    /// The stable name, for the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotAToken => "not-a-token",
            Self::UnknownVersion => "unknown-version",
            Self::Newer => "newer",
            Self::Damaged => "damaged",
        }
    }
}

/// What a token of this version begins with.
const PREFIX: &str = "s1.";
/// Longer than any token can be; more is not looked at.
const LONGEST: usize = 512;

/// What goes along with a session to another screen. There is room for nothing that a person wrote or ticked.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Beside {
    /// The language that was spoken, by its tag.
    pub lang: Option<&'static str>,
    /// The chapter of the story that was open.
    pub chapter: Option<&'static str>,
    /// The pictures that stood beside each other.
    pub compare: Option<Compare>,
}

impl Beside {
    /// From a tag and a chapter's name; one that tokens do not know is left out.
    pub fn of(lang: &str, chapter: Option<&str>) -> Self {
        let known = |all: &[&'static str], name: &str| all.iter().find(|one| **one == name).copied();
        Self {
            lang: known(&fields::LANGUAGES, lang),
            chapter: chapter.and_then(|chapter| known(&fields::CHAPTERS, chapter)),
            compare: None,
        }
    }
}

/// The token of a session, without the fragment's hash sign. At most 1 s, 1 mrad and 1 µm are lost, and whether the
/// clock was running.
pub fn encode(session: &Session) -> String {
    encode_with(session, &Beside::default())
}

/// The token of a session with what goes along.
pub fn encode_with(session: &Session, beside: &Beside) -> String {
    let mut bytes = Vec::with_capacity(32);
    let numbers = fields::numbers(&session.clone().clamped(), beside);
    for (field, (number, preset)) in numbers.into_iter().zip(PRESETS).enumerate() {
        if number != preset {
            write_varint(&mut bytes, field as u32);
            write_varint(&mut bytes, number);
        }
    }
    let sum = checksum(&bytes);
    bytes.extend_from_slice(&sum.to_be_bytes());
    let mut token = String::from(PREFIX);
    base64::write(&mut token, &bytes);
    token
}

/// The session of a token, with or without the fragment's hash sign. Space around it and punctuation after it, which
/// messengers and mail add, do not count.
///
/// # Errors
///
/// See [`TokenError`]; the caller goes on with a default session.
pub fn decode(text: &str) -> Result<Session, TokenError> {
    decode_with(text).map(|(session, _)| session)
}

/// The session of a token, as [`decode`] gives it, and what goes along.
///
/// # Errors
///
/// See [`TokenError`].
pub fn decode_with(text: &str) -> Result<(Session, Beside), TokenError> {
    let text = text.trim();
    let text = text.strip_prefix('#').unwrap_or(text);
    if text.is_empty() {
        return Err(TokenError::Empty);
    }
    let Some(content) = text.strip_prefix(PREFIX) else {
        return Err(if looks_like_a_token(text) {
            TokenError::UnknownVersion
        } else {
            TokenError::NotAToken
        });
    };
    if content.len() > LONGEST {
        return Err(TokenError::Damaged);
    }
    // A list: to look for a character in a text brings the whole search for texts into the program.
    let content = content.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '\'', '"']);
    let bytes = base64::read(content).ok_or(TokenError::Damaged)?;
    let (records, sum) = bytes.split_last_chunk().ok_or(TokenError::Damaged)?;
    if checksum(records) != u16::from_be_bytes(*sum) {
        return Err(TokenError::Damaged);
    }
    fields::session(read_records(records)?)
}

/// True for the letter s, a version's digits and a dot: a token, though perhaps not of this version.
pub fn looks_like_a_token(text: &str) -> bool {
    let text = text.strip_prefix('#').unwrap_or(text);
    text.strip_prefix('s')
        .and_then(|rest| rest.split_once('.'))
        .is_some_and(|(version, _)| !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit()))
}

/// Records stand in rising order of their fields, each at most once.
fn read_records(mut records: &[u8]) -> Result<Numbers, TokenError> {
    let mut numbers = PRESETS;
    let mut first_free = 0;
    while !records.is_empty() {
        let field = read_varint(&mut records).ok_or(TokenError::Damaged)? as usize;
        let number = read_varint(&mut records).ok_or(TokenError::Damaged)?;
        if field < first_free {
            return Err(TokenError::Damaged);
        }
        if field >= FIELDS {
            return Err(TokenError::Newer);
        }
        numbers[field] = number;
        first_free = field + 1;
    }
    Ok(numbers)
}

/// Seven bits a byte, the lowest first; the top bit says that more follow.
fn write_varint(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn read_varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u64;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return u32::try_from(number).ok();
        }
    }
    None
}

/// CRC-16 with the polynomial x¹⁶ + x¹² + x⁵ + 1, started with ones (CCITT-FALSE): a link that lost its case or its end
/// passes once in 65 536 times.
fn checksum(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xffff, |sum, &byte| {
        (0..8).fold(sum ^ (u16::from(byte) << 8), |sum: u16, _| {
            let shifted = sum << 1;
            if sum & 0x8000 == 0 {
                shifted
            } else {
                shifted ^ 0x1021
            }
        })
    })
}
