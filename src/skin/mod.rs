//! Skin: sites, layers with their spread, tones, and the procedural anatomy grown from a seed.

pub mod anatomy;
mod appendages;
mod cited;
pub mod hash;
mod keys;
mod layers;
pub mod spread;

pub use self::appendages::Appendages;
pub use self::cited::cited;
use crate::units::{Length, OutOfRange};

/// A treatment site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Site {
    /// Forehead.
    Forehead,
    /// Cheek.
    Cheek,
    /// Skin around the eye (periorbital).
    EyeArea,
    /// Nose.
    Nose,
    /// Upper lip (the skin above it).
    UpperLip,
    /// Chin.
    Chin,
    /// Neck.
    Neck,
    /// Décolletage (upper chest).
    Decolletage,
    /// Scalp.
    Scalp,
    /// Abdomen.
    Abdomen,
    /// Back of the hand.
    BackOfHand,
    /// Forearm.
    Forearm,
}

impl Site {
    /// All sites, in the order in which they are offered. The order is part of the token format: append only.
    pub const ALL: [Self; 12] = [
        Self::Forehead,
        Self::Cheek,
        Self::EyeArea,
        Self::Nose,
        Self::UpperLip,
        Self::Chin,
        Self::Neck,
        Self::Decolletage,
        Self::Scalp,
        Self::Abdomen,
        Self::BackOfHand,
        Self::Forearm,
    ];
}

/// Which point of the site's thickness distribution is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Thickness {
    /// The low end of the spread.
    Thin,
    /// The middle.
    #[default]
    Typical,
    /// The high end of the spread.
    Thick,
}

/// Women's or men's data, where the table has both; `Either` pools them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// Not stated: both pooled.
    #[default]
    Either,
    /// Women.
    Women,
    /// Men.
    Men,
}

/// A tone of the Monk scale, 1 (lightest) to 10 (darkest).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Tone(u8);

impl Tone {
    /// A tone by its number.
    ///
    /// # Errors
    ///
    /// Refuses what is not 1 to 10.
    pub fn new(tone: i64) -> Result<Self, OutOfRange> {
        OutOfRange::check_whole("tone", tone, [1, 10]).map(Self)
    }
    /// The nearest tone of the scale, for a choice that came from outside.
    pub fn clamped(tone: i64) -> Self {
        Self(tone.clamp(1, 10) as u8)
    }
    /// 1 to 10.
    pub fn get(self) -> u8 {
        self.0
    }
    /// Position on the scale, 0 (lightest) to 1 (darkest).
    pub fn depth_of_tone(self) -> f32 {
        f32::from(self.0 - 1) / 9.0
    }
}

/// A tissue layer, from the surface down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// Stratum corneum.
    StratumCorneum,
    /// Viable epidermis, down to the dermo-epidermal junction.
    ViableEpidermis,
    /// Papillary dermis.
    PapillaryDermis,
    /// Reticular dermis, down to the fat.
    ReticularDermis,
    /// Hypodermis (subcutaneous fat).
    Hypodermis,
}

impl Layer {
    /// All layers from the surface down.
    pub const ALL: [Self; 5] = [
        Self::StratumCorneum,
        Self::ViableEpidermis,
        Self::PapillaryDermis,
        Self::ReticularDermis,
        Self::Hypodermis,
    ];

    /// The stable name, for the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::StratumCorneum => "stratum-corneum",
            Self::ViableEpidermis => "viable-epidermis",
            Self::PapillaryDermis => "papillary-dermis",
            Self::ReticularDermis => "reticular-dermis",
            Self::Hypodermis => "hypodermis",
        }
    }
}

/// A length with its spread over people: typical, low and high (about the 16th and 84th percentile where the
/// evidence gives a standard deviation). Made by [`Spread::new`]: the three are numbers, in order, and not negative.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Spread {
    /// Middle.
    pub typical: Length,
    /// Low end.
    pub low: Length,
    /// High end.
    pub high: Length,
}

/// Thickness of every layer at one site, with its spread over people. Every layer has a thickness at both of its ends.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct LayerStack {
    /// Stratum corneum.
    pub stratum_corneum: Spread,
    /// Viable epidermis (mean over rete ridges and papillae).
    pub viable_epidermis: Spread,
    /// Papillary dermis.
    pub papillary_dermis: Spread,
    /// Reticular dermis.
    pub reticular_dermis: Spread,
    /// Hypodermis.
    pub hypodermis: Spread,
}
