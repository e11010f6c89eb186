//! The texts of one language, and how the language writes numbers and forms plurals.
//!
//! A language is a folder of `public/lang`: `core.txt` with what the page needs at once, and further files that come
//! when they are asked for. One text a line, `key = text`, `{name}` where something is put in, `#` before remarks.
//! Nothing here fetches: whoever has the text of a file makes a [`Catalogue`] of it.

use std::sync::atomic::{AtomicBool, Ordering};

use super::number;
use super::rules::Habits;
use super::{Key, Lang};

/// A space that does not break.
const SPACE: char = '\u{a0}';
/// The place for a number: spaces beside it do not break.
const NUMBER: &str = "n";
/// The same as it stands in a text, after the brace that opens it.
const NUMBER_PLACE: &str = "n}";

/// The texts of one language.
#[derive(Debug)]
pub struct Catalogue {
    lang: Lang,
    habits: Habits,
    /// Keys and texts. A page asks for few at a time, so they are searched one by one; what was put in last counts.
    entries: Vec<(&'static str, &'static str)>,
    /// Was a text asked for that is not here?
    missed: AtomicBool,
}

impl Catalogue {
    /// A language without texts.
    pub const fn new(lang: Lang, habits: Habits) -> Self {
        Self {
            lang,
            habits,
            entries: Vec::new(),
            missed: AtomicBool::new(false),
        }
    }

    /// Adds the texts of a file. Lines that are none are left out; a text stays valid without the rest of its file.
    #[must_use]
    pub fn with(mut self, file: &'static str) -> Self {
        self.entries.extend(entries(file));
        self
    }

    /// The language for as long as the page lives. A page opens few languages and keeps what it has read: so texts
    /// can stand in the page without being copied.
    pub fn open(self) -> Words {
        Words(Box::leak(Box::new(self)))
    }
}

/// The keys and texts of a file, in its order.
pub fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines().filter_map(|line| {
        let (key, text) = line.split_once('=')?;
        let (key, text) = (key.trim(), text.trim());
        (!key.starts_with('#') && !text.is_empty()).then_some((key, text))
    })
}

/// An open language. Copies are the same language.
#[derive(Clone, Copy)]
pub struct Words(&'static Catalogue);

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.lang.key())
    }
}

impl Words {
    /// Which language it is.
    pub fn lang(self) -> Lang {
        self.0.lang
    }

    /// The same language with the texts of a further file.
    #[must_use]
    pub fn and(self, file: &'static str) -> Self {
        let Catalogue {
            lang,
            habits,
            entries,
            ..
        } = self.0;
        let mut catalogue = Catalogue::new(*lang, habits.clone());
        catalogue.entries.clone_from(entries);
        catalogue.with(file).open()
    }

    /// The same language with the texts of a file where it has none of its own: English, where a file is older than
    /// the program.
    #[must_use]
    pub fn or(self, file: &'static str) -> Self {
        let Catalogue {
            lang,
            habits,
            entries,
            ..
        } = self.0;
        let mut catalogue = Catalogue::new(*lang, habits.clone()).with(file);
        catalogue.entries.extend(entries);
        catalogue.open()
    }

    /// Was a text asked for that it lacks?
    pub fn misses_some(self) -> bool {
        self.0.missed.load(Ordering::Relaxed)
    }

    /// A text, if the language has it.
    pub fn find(self, key: &str) -> Option<&'static str> {
        let mut entries = self.0.entries.iter().rev();
        entries.find(|(name, _)| *name == key).map(|(_, text)| *text)
    }

    /// A text. One that is missing reads as its key, so that the page stays usable; a test keeps any from missing.
    pub fn say(self, key: Key) -> &'static str {
        self.find(key.0).unwrap_or_else(|| {
            self.0.missed.store(true, Ordering::Relaxed);
            key.0
        })
    }

    /// The text of one of a kind: `site.cheek`. Empty where there is none.
    pub fn named(self, kind: &str, name: &str) -> &'static str {
        self.find(&[kind, ".", name].concat()).unwrap_or_default()
    }

    /// A text with something put in.
    pub fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        fill(self.say(key), values)
    }

    /// The text of one of a kind, with something put in.
    pub fn fill_named(self, kind: &str, name: &str, values: &[(&str, &str)]) -> String {
        fill(self.named(kind, name), values)
    }

    /// A text with a number: the plural that the number asks for, where the language has plurals of it.
    pub fn count(self, kind: &str, n: u64) -> String {
        let plural = self.0.habits.plural(n);
        let mut text = self.named(kind, plural.key());
        if text.is_empty() {
            text = self.named(kind, "other");
        }
        if text.is_empty() {
            text = self.find(kind).unwrap_or_default();
        }
        fill(text, &[(NUMBER, &self.whole(n))])
    }

    /// A text with a number that is written already: the plural of `n`, where that is a whole number.
    pub(super) fn counted(self, kind: &str, n: f64, written: &str) -> String {
        let plural = if n >= 0.0 && n.fract() == 0.0 {
            self.0.habits.plural(n as u64)
        } else {
            super::rules::Plural::Other
        };
        let mut text = self.named(kind, plural.key());
        if text.split('{').all(|rest| !rest.starts_with(NUMBER_PLACE)) {
            text = self.named(kind, "other");
        }
        fill(text, &[(NUMBER, written)])
    }

    /// A whole number.
    pub fn whole(self, value: u64) -> String {
        self.written(number::whole(value))
    }

    /// Exactly so many decimals.
    pub fn fixed(self, value: f64, decimals: u32) -> String {
        self.written(number::fixed(value, decimals))
    }

    /// At most so many decimals.
    pub fn rounded(self, value: f64, decimals: u32) -> String {
        self.written(number::rounded(value, decimals))
    }

    /// Digits with the marks of the language in place of full stops and commas.
    pub(super) fn written(self, digits: String) -> String {
        self.0.habits.written(digits)
    }
}

/// Puts values into the places of a text. A place without a value stays empty.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, next)) = after.split_once('}') else {
            break;
        };
        rest = next;
        let value = values.iter().find(|(place, _)| *place == name);
        let number = name == NUMBER;
        match before.strip_suffix(' ') {
            Some(before) if number => {
                out.push_str(before);
                out.push(SPACE);
            }
            _ => out.push_str(before),
        }
        out.push_str(value.map_or("", |(_, value)| value));
        if let (true, Some(next)) = (number, rest.strip_prefix(' ')) {
            out.push(SPACE);
            rest = next;
        }
    }
    out.push_str(rest);
    out
}
