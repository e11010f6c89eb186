//! English warnings about parameters of a link or a host page.

use super::super::number;
use crate::plan::params::{Warning, WarningKind};
use crate::plan::token::TokenError;

/// Most decimals of any parameter.
const DECIMALS: u32 = 2;

pub(super) fn warning(warning: &Warning) -> String {
    let (name, given) = (warning.parameter.as_str(), warning.given.as_str());
    match warning.kind {
        WarningKind::Clamped { to } => {
            let to = number::rounded(to, DECIMALS);
            ["“", name, "” cannot be ", given, "; ", &to, " is used instead."].concat()
        }
        WarningKind::UnknownValue => {
            ["“", given, "” is no value of “", name, "”; its preset stays."].concat()
        }
        WarningKind::UnknownParameter => ["There is no parameter “", name, "”; it is ignored."].concat(),
        WarningKind::Repeated => ["“", name, "” is given twice; the first counts."].concat(),
        WarningKind::BadToken(error) => {
            let mut text = String::from(token(error));
            text.push_str(" What you see starts from the presets.");
            text
        }
        WarningKind::TooMany => "There are more problems with this link than are listed.".into(),
    }
}

fn token(error: TokenError) -> &'static str {
    match error {
        TokenError::Empty => "The link carries no session.",
        TokenError::NotAToken => "The end of the link is not a session.",
        TokenError::UnknownVersion | TokenError::Newer => {
            "The link was made by a newer version than this one; reload the page to get it."
        }
        TokenError::Damaged => "The link was cut off or changed on its way; ask for it again.",
    }
}
