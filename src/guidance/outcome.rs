//! Outcomes: what trials measured in people, as data. Trials that contradict each other stand in the same list, in the
//! order in which the table has them.
//!
//! The rows are the `outcomes` of `public/data/evidence.json`, turned into constants when the program is built: a name
//! that is not here, or a fact that is not in the table, does not compile. No row predicts anybody's result, and none
//! is drawn as a face.

use crate::evidence::{Fact, facts};

/// What the trial was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// Fine lines and wrinkles.
    Wrinkles,
    /// Acne scars.
    AcneScars,
    /// Dark marks (melasma).
    DarkMarks,
    /// Pores.
    Pores,
    /// Texture.
    Texture,
    /// Elasticity and laxity.
    Elasticity,
    /// Collagen in biopsies.
    Collagen,
    /// Stretch marks.
    StretchMarks,
    /// Lasting harm: dark marks and scars left by needling.
    Harm,
}

/// What was measured: the name of the scale, for the message catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// People who reported some improvement themselves.
    ReportedImprovement,
    /// Fall of a grade of wrinkles (Lemperle), in grades.
    WrinkleGrade,
    /// How severe wrinkles were rated.
    WrinkleSeverity,
    /// Fall of a score of acne scars, in points.
    ScarScoreFall,
    /// A score of acne scars, in points: lower is better.
    ScarScore,
    /// A difference of scores of acne scars, in points: lower is better.
    ScarScoreDifference,
    /// A grade of acne scars (Goodman and Baron): lower is better.
    ScarGrade,
    /// By how many percent the grade of acne scars improved.
    ScarGradeImprovement,
    /// Chance of success beside the comparator's: above 1 is in favour of the comparator.
    ChanceOfSuccess,
    /// Response as rated by the investigators.
    RatedResponse,
    /// Odds of being at least half better, beside the comparator's: above 1 is in favour of what was added.
    OddsOfHalfBetter,
    /// Fall of a score of melasma (MASI), in points.
    MelasmaScoreFall,
    /// Size of the effect in standard deviations.
    SizeOfEffect,
    /// Needling alone was not tested.
    NotTestedAlone,
    /// Improvement of a grade of texture.
    TextureGrade,
    /// Improvement of a grade of laxity.
    LaxityGrade,
    /// Elasticity as measured, change in percent.
    MeasuredElasticity,
    /// Elastin in biopsies, change in percent.
    ElastinProtein,
    /// Collagen in biopsies, change in percent.
    CollagenContent,
    /// Stretch marks that became at least half better, in percent of them.
    MarksHalfBetter,
    /// People whose response was rated as poor.
    PoorResponse,
    /// People with new dark marks.
    NewDarkMarks,
    /// People with scars like tram tracks.
    TramTrackScars,
    /// People whose pigmentation became worse.
    WorsePigmentation,
}

/// What needling was compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparator {
    /// Nothing but the same people before: part of any change may have other reasons.
    Before,
    /// The other, untreated half of the same faces.
    UntreatedSide,
    /// Chemical peels.
    Peel,
    /// Fractional carbon dioxide laser.
    Laser,
    /// Needling without what was added.
    NeedlingAlone,
    /// Routine care without needling.
    RoutineCare,
    /// Other treatments without laser.
    OtherTreatments,
    /// Needling was in both arms, so that nothing is known of it alone.
    NoneTested,
    /// What was read does not say.
    NotSaid,
}

/// What was put on the skin with the needling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Added {
    /// Tranexamic acid.
    TranexamicAcid,
    /// Platelet-rich plasma.
    Platelets,
    /// Prescribed medicines of several kinds.
    TopicalMedicine,
}

/// What the row says, beside its comparator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// Better with needling (or with what was added to it).
    Better,
    /// Little or no difference, or none that chance does not explain.
    NoDifference,
    /// Worse than the comparator, or less of what is hoped for.
    Worse,
    /// No answer to the question.
    NoAnswer,
    /// A harm was seen.
    Harm,
    /// A harm was looked for and not seen.
    NoHarm,
}

/// People counted, in one arm of a trial.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Group {
    /// What they have in common.
    pub who: Who,
    /// Which arm.
    pub arm: Arm,
    /// How many of [`Outcome::people`].
    pub people: u16,
    /// The share, as published.
    pub fact: Fact,
}

/// What people who are counted have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// Improved to some degree.
    Improved,
    /// An excellent response.
    Excellent,
    /// A good response.
    Good,
    /// A poor response.
    Poor,
    /// New dark marks.
    DarkMarks,
    /// Tram-track scars.
    TramTracks,
    /// Worse than before.
    Worse,
}

/// An arm of a trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arm {
    /// Needling.
    Needling,
    /// The comparator.
    Other,
}

/// How a row is drawn.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// People: so many out of [`Outcome::people`], in groups that do not overlap within an arm.
    People(&'static [Group]),
    /// A value with its interval, beside the value that means "no effect".
    Interval {
        /// The value.
        fact: Fact,
        /// The value in the comparator, where it was published apart.
        other: Option<Fact>,
    },
    /// Before and after, each with its spread over people where it was published.
    BeforeAfter {
        /// Before.
        before: Fact,
        /// After.
        after: Fact,
    },
    /// Needling beside its comparator.
    Beside {
        /// Needling.
        needling: Fact,
        /// The comparator.
        other: Fact,
    },
    /// A mean without an interval; and a second number to it, where there is one.
    Mean {
        /// The mean.
        fact: Fact,
        /// The second number.
        more: Option<Fact>,
    },
    /// A statement without numbers.
    Statement(Fact),
}

/// The unit of a follow-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Span {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
}

/// What a follow-up is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountedFrom {
    /// The first session.
    FirstSession,
    /// The last session.
    LastSession,
    /// What was read does not say.
    NotSaid,
}

/// When the outcome was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct FollowUp {
    /// How long.
    pub value: u16,
    /// In what.
    pub unit: Span,
    /// Since when.
    pub counted_from: CountedFrom,
}

/// One result of one trial, or of a review of several.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Outcome {
    /// The stable id of the row.
    pub id: &'static str,
    /// What it is about.
    pub about: About,
    /// What was measured.
    pub measure: Measure,
    /// How it is drawn, with its facts.
    pub shown: Shown,
    /// Its first fact: whose source card names the trial.
    pub fact: Fact,
    /// What it says.
    pub finding: Finding,
    /// Beside what.
    pub comparator: Comparator,
    /// What was added to the needling; none for needling alone.
    pub added: Option<Added>,
    /// How many people took part (in a review: in all of its trials).
    pub people: Option<u16>,
    /// How many trials a review covers; none for a single trial.
    pub studies: Option<u16>,
    /// How many sessions they had.
    pub sessions: Option<u16>,
    /// Days between sessions.
    pub interval_days: Option<u16>,
    /// When it was measured.
    pub follow_up: Option<FollowUp>,
    /// Did those who rated not know what was done? None where what was read does not say.
    pub blinded: Option<bool>,
    /// Did the maker of the device pay for it? None where what was read does not say.
    pub sponsored: Option<bool>,
}

impl About {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::Wrinkles,
        Self::AcneScars,
        Self::DarkMarks,
        Self::Pores,
        Self::Texture,
        Self::Elasticity,
        Self::Collagen,
        Self::StretchMarks,
        Self::Harm,
    ];

    /// Its rows.
    pub fn outcomes(self) -> impl Iterator<Item = &'static Outcome> {
        ALL.iter().filter(move |outcome| outcome.about == self)
    }

    /// Do its trials contradict each other: one found a benefit, another none or the opposite?
    pub fn is_disputed(self) -> bool {
        let found = |wanted: &[Finding]| self.outcomes().any(|outcome| wanted.contains(&outcome.finding));
        found(&[Finding::Better]) && found(&[Finding::NoDifference, Finding::Worse])
    }
}

impl super::Concern {
    /// What a client with this concern looks up.
    pub const fn about(self) -> Option<About> {
        match self {
            Self::None => None,
            Self::Wrinkles => Some(About::Wrinkles),
            Self::AcneScars => Some(About::AcneScars),
            Self::DarkMarks => Some(About::DarkMarks),
            Self::Pores => Some(About::Pores),
            Self::Texture => Some(About::Texture),
            Self::Elasticity => Some(About::Elasticity),
        }
    }
}

impl Outcome {
    /// Was there anything to compare with, other than the same people before?
    pub const fn is_controlled(&self) -> bool {
        !matches!(
            self.comparator,
            Comparator::Before | Comparator::NoneTested | Comparator::NotSaid
        )
    }

    /// The value that means "no effect" on the scale of an interval: 1 for ratios, else 0.
    pub const fn no_effect(&self) -> f64 {
        match self.measure {
            Measure::ChanceOfSuccess | Measure::OddsOfHalfBetter => 1.0,
            _ => 0.0,
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/outcomes.rs"));
