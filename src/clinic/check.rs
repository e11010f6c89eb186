//! Holds a file against the table: what may stand stays, and each thing that may not becomes a [`Problem`].

use super::colour;
use super::field::{Allowed, Field, Kind};
use super::json::Value;
use super::{CONTRAST, LOGO_BYTES, Problem, VERSION};
use crate::plan::params::{self, PARAMETERS, Parsed, WarningKind, short};
use crate::protocol::ADDRESS_ONLY;
use crate::words::Lang;

/// Parameters that a file may set: all that choose what is shown.
pub(super) fn shown_names() -> impl Iterator<Item = &'static str> {
    PARAMETERS
        .iter()
        .map(|parameter| parameter.name)
        .filter(|name| !ADDRESS_ONLY.contains(name) && *name != "lang")
}

/// What was found so far, and where in the file.
pub(super) struct Check {
    pub(super) problems: Vec<Problem>,
    path: String,
}

impl Check {
    pub(super) fn new() -> Self {
        Self {
            problems: Vec::new(),
            path: String::new(),
        }
    }

    pub(super) fn wrong(&mut self, found: &str, allowed: Allowed) {
        if self.problems.len() < super::PROBLEMS_MAX {
            self.problems.push(Problem {
                path: self.path.clone(),
                found: short(found),
                allowed,
            });
        }
    }

    fn wrong_kind(&mut self, value: &Value, allowed: Allowed) {
        let found = match value {
            Value::Null => "null",
            Value::Flag(true) => "true",
            Value::Flag(false) => "false",
            Value::Number(text) | Value::Text(text) => text,
            Value::List(_) => "[…]",
            Value::Object(_) => "{…}",
        };
        self.wrong(found, allowed);
    }

    /// Does something one step further into the file.
    fn within<T>(&mut self, step: &str, what: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        if !step.starts_with('[') && length > 0 {
            self.path.push('.');
        }
        self.path.push_str(if step.is_empty() { "\"\"" } else { step });
        let done = what(self);
        self.path.truncate(length);
        done
    }

    /// What of a value may stand; nothing where none of it may.
    pub(super) fn value(&mut self, value: &Value, kind: &'static Kind) -> Option<Value> {
        match *kind {
            // Read before anything else is.
            Kind::Version => Some(value.clone()),
            Kind::Text(most) => self.text(value, most),
            Kind::Texts(most) => self.texts(value, most),
            Kind::Colour { dark } => self.colour(value, dark),
            Kind::Link(schemes) => self.keep(value, is_link(value.text(), schemes), Allowed::Link(schemes)),
            Kind::Logo => self.logo(value),
            Kind::OneOf(names) => {
                let is_one = matches!(value, Value::Text(text) if names.contains(&text.as_str()));
                self.keep(value, is_one, Allowed::OneOf(names))
            }
            Kind::Name => self.keep(value, is_name(value), Allowed::Name),
            Kind::Parameter(name) => self.parameter(name, value),
            Kind::Shown { named } => self.shown(value, named),
            Kind::List { of, most, once } => self.list(value, of, most, once),
            Kind::Object(fields) => self.object(value, fields),
        }
    }

    fn keep(&mut self, value: &Value, may: bool, allowed: Allowed) -> Option<Value> {
        if may {
            return Some(value.clone());
        }
        self.wrong_kind(value, allowed);
        None
    }

    /// Plain text: nothing that looks like markup, turns the direction of writing or cannot be seen.
    fn text(&mut self, value: &Value, most: u16) -> Option<Value> {
        let text = match value {
            Value::Text(text) => text.trim(),
            _ => "",
        };
        let length = text.chars().count();
        let is_plain =
            (1..=usize::from(most)).contains(&length) && !text.contains(['<', '>']) && params::is_plain(text);
        if is_plain {
            return Some(Value::Text(text.to_owned()));
        }
        self.wrong_kind(value, Allowed::Text(most));
        None
    }

    fn texts(&mut self, value: &Value, most: u16) -> Option<Value> {
        let Value::Object(fields) = value else {
            return self.text(value, most);
        };
        let mut kept = Vec::new();
        for (tag, text) in fields {
            self.within(&short(tag), |check| {
                if !Lang::ALL.into_iter().any(|lang| lang.key() == tag) {
                    check.wrong(tag, Allowed::Lang);
                } else if kept.iter().any(|(have, _)| have == tag) {
                    check.wrong(tag, Allowed::Once);
                } else if let Some(text) = check.text(text, most) {
                    kept.push((tag.clone(), text));
                }
            });
        }
        if fields.is_empty() {
            self.wrong_kind(value, Allowed::Text(most));
        }
        (!kept.is_empty()).then_some(Value::Object(kept))
    }

    fn colour(&mut self, value: &Value, dark: bool) -> Option<Value> {
        let colour = match value {
            Value::Text(text) => colour::read(text),
            _ => None,
        };
        let Some(colour) = colour else {
            self.wrong_kind(value, Allowed::Colour);
            return None;
        };
        let ratio = colour::on_page(colour, dark);
        if ratio < CONTRAST {
            let tenths = (ratio * 10.0) as u16;
            self.wrong_kind(value, Allowed::Contrast { tenths });
            return None;
        }
        Some(value.clone())
    }

    fn logo(&mut self, value: &Value) -> Option<Value> {
        let text = match value {
            Value::Text(text) => text.as_str(),
            _ => "",
        };
        if let Some(data) = picture_data(text) {
            // Four letters hold three bytes.
            if data.len() / 4 * 3 > LOGO_BYTES as usize {
                self.wrong_kind(value, Allowed::LogoBytes(LOGO_BYTES));
                return None;
            }
            let is_base64 = |b: u8| b.is_ascii_alphanumeric() || b"+/=".contains(&b);
            return self.keep(
                value,
                !data.is_empty() && data.bytes().all(is_base64),
                Allowed::Logo,
            );
        }
        self.keep(value, is_picture_path(text), Allowed::Logo)
    }

    /// A value of a parameter, as text. What would be clamped in an address is refused here: a file can be mended.
    fn parameter(&mut self, name: &str, value: &Value) -> Option<Value> {
        let given = match value {
            Value::Flag(true) => "yes",
            Value::Flag(false) => "no",
            Value::Number(text) | Value::Text(text) => text,
            _ => {
                self.wrong_kind(value, allowed_by(name));
                return None;
            }
        };
        let mut parsed = Parsed::default();
        parsed.set(name, given);
        match parsed.warnings.first().map(|warning| warning.kind) {
            None if !given.contains(['&', '#', '%', '+']) => Some(Value::Text(given.trim().to_owned())),
            Some(WarningKind::UnknownParameter) => {
                self.wrong(name, Allowed::Shown);
                None
            }
            _ => {
                self.wrong(given, allowed_by(name));
                None
            }
        }
    }

    fn shown(&mut self, value: &Value, named: bool) -> Option<Value> {
        let Value::Object(fields) = value else {
            self.wrong_kind(value, Allowed::Object);
            return None;
        };
        let mut kept: Vec<(String, Value)> = Vec::new();
        for (name, value) in fields {
            self.within(&short(name), |check| {
                let known = shown_names().any(|known| known == name);
                if kept.iter().any(|(have, _)| have == name) {
                    check.wrong(name, Allowed::Once);
                } else if named && name == "name" {
                    kept.extend(check.texts(value, 40).map(|texts| (name.clone(), texts)));
                } else if known {
                    kept.extend(check.parameter(name, value).map(|value| (name.clone(), value)));
                } else {
                    check.wrong(name, Allowed::Shown);
                }
            });
        }
        (!kept.is_empty()).then_some(Value::Object(kept))
    }

    fn list(&mut self, value: &Value, of: &'static Kind, most: u8, once: bool) -> Option<Value> {
        let Value::List(items) = value else {
            self.wrong_kind(value, Allowed::List(most));
            return None;
        };
        let mut kept = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let step = ["[", index.to_string().as_str(), "]"].concat();
            let more = self.within(&step, |check| {
                if index >= usize::from(most) {
                    check.wrong_kind(item, Allowed::List(most));
                    return false;
                }
                if let Some(item) = check.value(item, of) {
                    if once && kept.contains(&item) {
                        check.wrong_kind(&item, Allowed::Once);
                    } else {
                        kept.push(item);
                    }
                }
                true
            });
            if !more {
                break;
            }
        }
        Some(Value::List(kept))
    }

    pub(super) fn object(&mut self, value: &Value, table: &'static [Field]) -> Option<Value> {
        let Value::Object(fields) = value else {
            self.wrong_kind(value, Allowed::Object);
            return None;
        };
        let mut kept: Vec<(String, Value)> = Vec::new();
        for (name, value) in fields {
            self.within(&short(name), |check| {
                let Some(field) = table.iter().find(|field| field.name == name) else {
                    // Where an editor finds the schema; it says nothing to us.
                    if name != "$schema" {
                        check.wrong(name, Allowed::Field(table));
                    }
                    return;
                };
                if kept.iter().any(|(have, _)| have == name) {
                    check.wrong(name, Allowed::Once);
                } else {
                    kept.extend(check.value(value, &field.kind).map(|value| (name.clone(), value)));
                }
            });
        }
        let has = |name: &str, fields: &[(String, Value)]| fields.iter().any(|(have, _)| have == name);
        for field in table.iter().filter(|field| field.needed) {
            if !has(field.name, fields) {
                let allowed = match field.kind {
                    Kind::OneOf(names) => Allowed::OneOf(names),
                    _ => Allowed::Version(VERSION),
                };
                self.within(field.name, |check| check.wrong("", allowed));
            }
            if !has(field.name, &kept) {
                return None;
            }
        }
        Some(Value::Object(kept))
    }

    /// The version of a file; none of another kind or newer than this program.
    pub(super) fn version(&mut self, file: &Value) -> Option<u32> {
        let found = file.get("version");
        let version = match found {
            // The first form had none.
            None => Some(1),
            Some(Value::Number(text)) => text.bytes().try_fold(0_u32, |sum, byte| {
                byte.is_ascii_digit().then(|| {
                    sum.saturating_mul(10)
                        .saturating_add(u32::from(byte.saturating_sub(b'0')))
                })
            }),
            Some(_) => None,
        };
        let version = version.filter(|version| (1..=VERSION).contains(version));
        if version.is_none() {
            self.within("version", |check| {
                check.wrong_kind(found.unwrap_or(&Value::Null), Allowed::Version(VERSION));
            });
        }
        version
    }
}

/// What a parameter takes.
fn allowed_by(name: &str) -> Allowed {
    let parameter = PARAMETERS.iter().find(|parameter| parameter.name == name);
    match parameter.map(|parameter| parameter.kind) {
        Some(params::Kind::Choice(keys, _)) => Allowed::OneOf(keys),
        Some(params::Kind::Number { low, high, unit, .. }) => Allowed::Number { low, high, unit },
        Some(params::Kind::Flag(_)) => Allowed::Flag,
        Some(params::Kind::Moment(_)) => Allowed::Moment,
        Some(params::Kind::Compare(_) | params::Kind::Text(..)) | None => Allowed::Shown,
    }
}

/// A link of one of the schemes, with something behind it and no sign that addresses never have.
fn is_link(text: &str, schemes: &[&str]) -> bool {
    let after = schemes.iter().find_map(|scheme| text.strip_prefix(scheme));
    after.is_some_and(|rest| {
        let is_plain = |b: u8| b.is_ascii_graphic() && !b"<>\"'`{}|\\^".contains(&b);
        // A host begins with a letter or a digit, and no user's name comes before it.
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_web = text.starts_with("https://");
        let starts = rest.starts_with(|c: char| c.is_ascii_alphanumeric() || (!is_web && c == '+'));
        text.len() <= 300
            && starts
            && rest.bytes().all(is_plain)
            && !(is_web && host.bytes().any(|byte| byte == b'@'))
    })
}

fn is_name(value: &Value) -> bool {
    matches!(value, Value::Text(name) if (1..=32).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
}

/// What stands in a picture's data address behind its head.
fn picture_data(text: &str) -> Option<&str> {
    ["svg+xml", "png", "webp", "jpeg"].into_iter().find_map(|kind| {
        text.strip_prefix("data:image/")?
            .strip_prefix(kind)?
            .strip_prefix(";base64,")
    })
}

/// A relative path below the site's own folder.
fn is_picture_path(path: &str) -> bool {
    let is_plain = path.len() <= 128
        && path
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._-/".contains(&b));
    let is_below = path
        .split('/')
        .all(|part| !part.is_empty() && !part.starts_with('.'));
    let ends = [".svg", ".png", ".webp", ".jpg"]
        .into_iter()
        .any(|ending| path.len() > ending.len() && path.ends_with(ending));
    is_plain && is_below && ends
}
