//! What the practitioner's window and the client's window say to each other. A session travels as the token that links
//! carry, so that whatever arrives is valid or refused, and nothing that was written or ticked can be in it.

use crate::plan::Session;
use crate::plan::token::{Beside, decode_with, encode_with};

/// What one window tells the other.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// The client's window is there.
    Here,
    /// The client's window shows this.
    Show {
        /// What is shown.
        session: Session,
        /// In which language.
        beside: Beside,
        /// Does the clock run?
        playing: bool,
    },
    /// The consultation is over: the client's window forgets it.
    End,
}

/// The first field of every message.
const MARK: &str = "skindepth.second.1";

/// A message as fields.
pub fn write(said: &Said) -> Vec<String> {
    let mut fields = vec![String::from(MARK)];
    match said {
        Said::Here => fields.push("here".into()),
        Said::End => fields.push("end".into()),
        Said::Show {
            session,
            beside,
            playing,
        } => fields.extend([
            "show".into(),
            encode_with(session, *beside),
            String::from(if *playing { "plays" } else { "rests" }),
        ]),
    }
    fields
}

/// The message of some fields; none if they are not one, whole and sound.
pub fn read(fields: &[String]) -> Option<Said> {
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    match fields[..] {
        [MARK, "here"] => Some(Said::Here),
        [MARK, "end"] => Some(Said::End),
        [MARK, "show", token, playing @ ("plays" | "rests")] => {
            let (session, beside) = decode_with(token).ok()?;
            Some(Said::Show {
                session,
                beside,
                playing: playing == "plays",
            })
        }
        _ => None,
    }
}
