//! Guidance: concerns, benefits, contraindications, aftercare. Words live in the catalogue; here are the facts.
//!
//! Nothing here recommends: each item names what it rests on and how well that is shown. Trials that contradict each
//! other stand in the same list.

mod aftercare;
mod benefit;
mod contraindication;
mod names;
pub mod outcome;

pub use aftercare::{Advice, Aftercare, When};
pub use benefit::{Alternative, Benefit, Grade};
pub use contraindication::Contraindication;

/// What a client would like to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Concern {
    /// None chosen.
    #[default]
    None,
    /// Fine lines and wrinkles.
    Wrinkles,
    /// Acne scars.
    AcneScars,
    /// Dark marks.
    DarkMarks,
    /// Pores.
    Pores,
    /// Texture and tone.
    Texture,
    /// Elasticity.
    Elasticity,
}

impl Concern {
    /// All concerns. The order is part of the token format: append only.
    pub const ALL: [Self; 7] = [
        Self::None,
        Self::Wrinkles,
        Self::AcneScars,
        Self::DarkMarks,
        Self::Pores,
        Self::Texture,
        Self::Elasticity,
    ];

    /// The stable name, in links, tokens and the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Wrinkles => "wrinkles",
            Self::AcneScars => "acne-scars",
            Self::DarkMarks => "dark-marks",
            Self::Pores => "pores",
            Self::Texture => "texture",
            Self::Elasticity => "elasticity",
        }
    }

    /// The concern of a [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|concern| concern.key() == key)
    }

    /// The benefit that a client with this concern asks about.
    pub const fn benefit(self) -> Option<Benefit> {
        match self {
            Self::None => None,
            Self::Wrinkles => Some(Benefit::Wrinkles),
            Self::AcneScars => Some(Benefit::AcneScars),
            Self::DarkMarks => Some(Benefit::DarkMarks),
            Self::Pores => Some(Benefit::Pores),
            Self::Texture => Some(Benefit::Texture),
            Self::Elasticity => Some(Benefit::Elasticity),
        }
    }

    /// How well it is shown that needling alone helps.
    pub const fn grade(self) -> Option<Grade> {
        match self.benefit() {
            Some(benefit) => Some(benefit.grade()),
            None => None,
        }
    }
}
