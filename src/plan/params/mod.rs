//! Single choices by name: the query of an address, the attributes of the embedded element, a clinic's configuration.
//!
//! [`PARAMETERS`] is the one list: it drives the reader here and the page docs/parameters.md. Reading is total. What
//! is unknown is left out, what is out of range becomes the nearest value, and each time a [`Warning`] says so.

#[cfg(not(target_arch = "wasm32"))]
pub mod docs;
mod door;
pub mod number;
mod percent;
mod readers;
mod schema;
mod warning;

pub use self::door::{Door, Mode};
pub use self::schema::{Kind, PARAMETERS, Parameter};
pub use self::warning::{Warning, WarningKind, is_plain, short};

use super::{Session, Theme, token};

/// What an address asks for.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize)]
pub struct Parsed {
    /// A valid session.
    pub session: Session,
    /// Which door the page opens, and what only the page knows what to do with.
    pub door: Door,
    /// What could not be taken as it was, at most [`Parsed::WARNINGS_MAX`].
    pub warnings: Vec<Warning>,
}

/// Reads the query (without question mark) and the fragment (without hash sign; either may have it) of an address.
///
/// A token in the fragment holds the whole session: it wins over the query, which then only opens the door and sets a
/// theme if the token has none. A broken token is warned of, and the query counts. Any other fragment that could be
/// the name of a place on the page is none of our business. Of a name that comes twice the first counts.
pub fn parse(query: &str, fragment: &str) -> Parsed {
    let mut parsed = Parsed::default();
    parsed.read(query);
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.is_empty() || is_place_on_the_page(fragment) {
        return parsed;
    }
    match token::decode_with(&percent::decode(fragment)) {
        Ok((session, beside)) => {
            // What the query says of the door was said on purpose, and later.
            let door = &mut parsed.door;
            door.lang = door.lang.take().or_else(|| beside.lang.map(String::from));
            door.chapter = door.chapter.take().or_else(|| beside.chapter.map(String::from));
            let theme = parsed.session.view.theme;
            parsed.session = session;
            if parsed.session.view.theme == Theme::Auto {
                parsed.session.view.theme = theme;
            }
        }
        Err(error) => parsed.warn("#", fragment, WarningKind::BadToken(error)),
    }
    parsed
}

/// Reads a query over a session that there is: what it does not name stays. With what could not be taken.
pub fn over(session: &Session, query: &str) -> (Session, Vec<Warning>) {
    let mut parsed = Parsed {
        session: session.clone(),
        ..Parsed::default()
    };
    parsed.read(query);
    (parsed.session, parsed.warnings)
}

impl Parsed {
    /// More warnings than these help nobody; the last of them then says that there were more.
    pub const WARNINGS_MAX: usize = 16;

    /// Takes every parameter of a query; of a name that comes twice the first counts.
    fn read(&mut self, query: &str) {
        let mut seen = [false; PARAMETERS.len()];
        let query = query.strip_prefix('?').unwrap_or(query);
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (percent::decode(name), percent::decode(value));
            if is_tracking(&name) {
                continue;
            }
            let index = Parameter::index(&name);
            match index.and_then(|index| seen.get_mut(index)) {
                Some(seen) if *seen => self.warn(&name, &value, WarningKind::Repeated),
                Some(seen) => {
                    *seen = true;
                    self.set(&name, &value);
                }
                None => self.warn(&name, &value, WarningKind::UnknownParameter),
            }
        }
    }

    /// Takes one parameter: an attribute, an entry of a configuration, a pair of the query.
    pub fn set(&mut self, name: &str, value: &str) {
        let outcome = match Parameter::index(name) {
            Some(index) => PARAMETERS[index].take(value, &mut self.session, &mut self.door),
            None => Err(WarningKind::UnknownParameter),
        };
        if let Err(kind) = outcome {
            self.warn(name, value, kind);
        }
    }

    fn warn(&mut self, parameter: &str, given: &str, kind: WarningKind) {
        if self.warnings.len() < Self::WARNINGS_MAX {
            self.warnings.push(Warning {
                parameter: short(parameter),
                given: short(given),
                kind,
            });
        } else if let Some(last) = self.warnings.last_mut() {
            last.kind = WarningKind::TooMany;
        }
    }
}

/// Marks that mail, advertisements and social networks hang on links: not ours, and not worth a warning.
fn is_tracking(name: &str) -> bool {
    name.starts_with("utm_") || ["fbclid", "gclid", "msclkid", "mc_cid", "mc_eid"].contains(&name)
}

/// Names of elements that links on the page jump to: a letter, then letters, digits and hyphens.
fn is_place_on_the_page(fragment: &str) -> bool {
    fragment.len() <= 64
        && fragment.starts_with(|c: char| c.is_ascii_alphabetic())
        && fragment.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
