//! Words: the message catalogue, numbers and measures as text, and the description of a frame.
//!
//! ```text
//! names      what each choice, layer, structure, phase ... is called
//! number     digits
//! measures   lengths, times, shares and facts, with unit, range and status
//! describe   a frame in two to four sentences; caption, in one line
//! en         English: every text of the above in one place
//! ```
//!
//! A language is a module like [`en`] with one [`Language`] table; a text that is missing there does not compile.
//! No digit stands in a text: numbers come from facts and from the course.

pub mod en;
pub mod measures;
pub mod names;
pub mod number;
pub mod page;

use crate::course::{Caution, Course};
use crate::evidence::{Fact, facts};
use crate::guidance::{Benefit, Concern};
use crate::plan::View;
use crate::plan::params::Warning;
use crate::scene::Frame;
pub use names::Language;

/// A language of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
}

impl Lang {
    /// All languages.
    pub const ALL: [Self; 1] = [Self::En];

    /// Its tag (BCP 47).
    pub const fn key(self) -> &'static str {
        match self {
            Self::En => "en",
        }
    }

    /// The language of a [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.key() == key)
    }

    /// Its texts.
    pub const fn table(self) -> &'static Language {
        match self {
            Self::En => &en::TABLE,
        }
    }
}

/// The texts in the language that is spoken.
pub(crate) fn table() -> &'static Language {
    Lang::default().table()
}

/// What a frame shows, in two to four sentences: for screen readers, for print, for whoever reads rather than looks.
pub fn describe(frame: &Frame, course: &Course, view: &View) -> String {
    (table().describe)(frame, course, view)
}

/// What a frame shows, in one line.
pub fn caption(course: &Course, view: &View) -> String {
    (table().caption)(course, view)
}

/// What a caution says. The numbers behind it are [`caution_facts`].
pub fn caution(caution: Caution) -> &'static str {
    (table().caution)(caution)
}

/// A caution with its numbers, in one sentence or two.
pub fn caution_in_full(caution: Caution) -> String {
    let mut text = String::from(self::caution(caution));
    for (i, fact) in caution_facts(caution).iter().enumerate() {
        text.push_str(if i == 0 { " (" } else { "; " });
        text.push_str(&measures::fact(fact));
    }
    if !caution_facts(caution).is_empty() {
        text.push(')');
    }
    text
}

/// The numbers that a caution rests on.
pub const fn caution_facts(caution: Caution) -> &'static [Fact] {
    match caution {
        Caution::BeyondEvaluatedDepth => &[facts::SKINPEN_DEPTH_MAX_EVALUATED],
        Caution::BeyondHomeDepth => &[facts::HOME_DEPTH_LIMIT],
        Caution::IntervalShorterThanHealing => &[facts::INTERVAL_TYPICAL],
        Caution::ProductAdvisedAgainst => &[facts::AFTERCARE_ACTIVES],
        Caution::BeyondDermis | Caution::ProductNeedsToBeSterile => &[],
    }
}

/// What was wrong with a parameter, and what became of it.
pub fn warning(warning: &Warning) -> String {
    (table().warning)(warning)
}

/// What needling is thought to do for a benefit, in words that its evidence bears.
pub fn benefit(benefit: Benefit) -> &'static str {
    (table().benefit_sentence)(benefit)
}

/// How needling is thought to act on a concern, with the grade of the evidence; none without a concern.
pub fn mechanism(concern: Concern) -> Option<String> {
    let (asked, grade) = (concern.benefit()?, concern.grade()?);
    let mut text = String::from(benefit(asked));
    text.push(' ');
    text.push_str((table().grade_sentence)(grade));
    Some(text)
}
