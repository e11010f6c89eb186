//! How languages write numbers and form plurals. In a browser the platform says so, asked once; natively, and where a
//! browser does not know, a small table of the same rules does.

use super::Lang;

/// The form of a plural, as Unicode's CLDR names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plural {
    /// None.
    Zero,
    /// One, and what a language treats alike.
    One,
    /// Two.
    Two,
    /// A few.
    Few,
    /// Many.
    Many,
    /// All the rest.
    Other,
}

impl Plural {
    /// All forms.
    pub const ALL: [Self; 6] = [
        Self::Zero,
        Self::One,
        Self::Two,
        Self::Few,
        Self::Many,
        Self::Other,
    ];

    /// What it is called by the platform, and at the end of a key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The form of a [`key`](Self::key); what is unknown counts as the rest.
    pub fn from_key(key: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|plural| plural.key() == key)
            .unwrap_or(Self::Other)
    }
}

/// Numbers that have a form of their own; from the second hundred on, languages go by the last two digits.
pub const COUNTED: u64 = 200;
/// A number from whose text the marks can be read.
pub const SAMPLE: f64 = 12345.6;

/// How one language writes numbers and which plurals they take. Plain data: whoever makes it has asked once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Habits {
    decimal: char,
    group: char,
    plurals: Vec<Plural>,
}

impl Habits {
    /// The habits that the small table knows.
    pub fn known(lang: Lang) -> Self {
        let (decimal, group) = match lang {
            Lang::En | Lang::Ar => ('.', ','),
            Lang::Es | Lang::De | Lang::PtBr => (',', '.'),
            Lang::Fr => (',', '\u{202f}'),
        };
        Self {
            decimal,
            group,
            plurals: (0..COUNTED).map(|n| plural(lang, n)).collect(),
        }
    }

    /// The habits of a platform: how it writes [`SAMPLE`], and the form of each number below [`COUNTED`]. Marks that
    /// cannot be read from the sample stay those of the small table.
    pub fn asked(lang: Lang, sample: &str, plural: impl FnMut(u64) -> Plural) -> Self {
        let mut habits = Self::known(lang);
        let mut marks = sample.chars().filter(|c| !c.is_ascii_digit());
        if let (Some(group), Some(decimal), None) = (marks.next(), marks.next(), marks.next()) {
            (habits.decimal, habits.group) = (decimal, group);
        }
        habits.plurals = (0..COUNTED).map(plural).collect();
        habits
    }

    pub(super) fn plural(&self, n: u64) -> Plural {
        let n = if n < COUNTED { n } else { 100 + n % 100 };
        self.plurals.get(n as usize).copied().unwrap_or(Plural::Other)
    }

    pub(super) fn written(&self, digits: String) -> String {
        if (self.decimal, self.group) == ('.', ',') {
            return digits;
        }
        let mark = |c| match c {
            '.' => self.decimal,
            ',' => self.group,
            other => other,
        };
        digits.chars().map(mark).collect()
    }
}

/// CLDR's rules for whole numbers.
const fn plural(lang: Lang, n: u64) -> Plural {
    match (lang, n, n % 100) {
        (Lang::Fr | Lang::PtBr, 0 | 1, _) | (_, 1, _) => Plural::One,
        (Lang::Ar, 0, _) => Plural::Zero,
        (Lang::Ar, 2, _) => Plural::Two,
        (Lang::Ar, _, 3..=10) => Plural::Few,
        (Lang::Ar, _, 11..=99) => Plural::Many,
        _ => Plural::Other,
    }
}
